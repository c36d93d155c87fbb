package onet

import "strings"

// familyOf is the family of the library that an occupation's code belongs
// to: the one of the longest prefix in the table.
func familyOf(code string) string {
	best := families[0]
	for _, f := range families {
		if strings.HasPrefix(code, f.prefix) && len(f.prefix) > len(best.prefix) {
			best = f
		}
	}
	return best.family
}

// families maps the Standard Occupational Classification to the library's
// families, from the major groups to single occupations. Where the library
// has no family of its own for a group, the nearest one stands; the comment
// says so.
var families = []struct{ prefix, family string }{
	{"", "operations"},

	{"11-", "operations"},
	{"11-1011", "executive"}, // chief executives
	{"11-1031", "executive"}, // legislators: nearest
	{"11-201", "marketing"},  // advertising and promotions
	{"11-2021", "marketing"}, // marketing managers
	{"11-2022", "sales"},     // sales managers
	{"11-203", "marketing"},  // public relations and fundraising
	{"11-3012", "administration"},
	{"11-3021", "it-security"},
	{"11-3031", "finance"},
	{"11-3051", "manufacturing"},
	{"11-3111", "people"},
	{"11-3121", "people"},
	{"11-3131", "people"},
	{"11-9021", "trades"}, // construction managers
	{"11-903", "education"},
	{"11-9041", "manufacturing"}, // engineering managers: nearest
	{"11-9051", "hospitality"},
	{"11-907", "hospitality"}, // gambling and recreation
	{"11-9081", "hospitality"},
	{"11-9111", "healthcare"},
	{"11-9121.01", "healthcare"}, // clinical research coordinators
	{"11-9151", "healthcare"},    // social services: nearest
	{"11-9179", "hospitality"},   // fitness and spa
	{"11-9199.01", "legal"},      // regulatory affairs
	{"11-9199.02", "legal"},      // compliance

	{"13-1", "operations"},
	{"13-1011", "sales"},   // talent agents
	{"13-1022", "retail"},  // retail buyers
	{"13-1031", "finance"}, // insurance claims
	{"13-1032", "finance"},
	{"13-1041", "legal"},         // compliance and inspection
	{"13-1041.06", "healthcare"}, // coroners: nearest
	{"13-107", "people"},
	{"13-1131", "marketing"}, // fundraisers
	{"13-1141", "people"},
	{"13-1151", "people"},
	{"13-1161", "marketing"},
	{"13-1199.06", "retail"},      // online merchants
	{"13-1199.07", "it-security"}, // security management: nearest
	{"13-2", "finance"},

	{"15-", "engineering"},
	{"15-1211", "it-security"}, // systems analysts
	{"15-1212", "it-security"},
	{"15-1221", "data"}, // computer research
	{"15-123", "it-security"},
	{"15-124", "it-security"},
	{"15-1243", "data"}, // data architects and warehousing
	{"15-1255", "design"},
	{"15-1299", "it-security"},
	{"15-1299.02", "data"},        // geographic information
	{"15-1299.07", "engineering"}, // blockchain
	{"15-2", "data"},

	{"17-1", "trades"},        // architects and surveyors: nearest, as part of construction
	{"17-2", "manufacturing"}, // engineers other than of software: nearest
	{"17-2051", "trades"},     // civil engineers: nearest
	{"17-2061", "engineering"},
	{"17-3", "manufacturing"}, // engineering technicians
	{"17-3011", "trades"},     // architectural and civil drafters
	{"17-3022", "trades"},
	{"17-3031", "trades"},

	{"19-", "operations"},        // scientists and their technicians: none fits
	{"19-1012", "manufacturing"}, // food science
	{"19-102", "healthcare"},     // biologists: nearest
	{"19-1023", "operations"},    // wildlife biologists
	{"19-104", "healthcare"},     // epidemiologists and medical scientists
	{"19-201", "education"},      // astronomers and physicists: nearest
	{"19-203", "manufacturing"},  // chemists and materials scientists
	{"19-2099", "data"},          // remote sensing
	{"19-3", "education"},        // social scientists: nearest
	{"19-3011", "data"},          // economists
	{"19-3022", "data"},          // survey researchers
	{"19-303", "healthcare"},     // psychologists
	{"19-305", "operations"},     // urban planners
	{"19-3099", "operations"},    // transportation planners
	{"19-3032", "people"},        // psychologists of work
	{"19-4013", "manufacturing"}, // food science
	{"19-402", "healthcare"},     // biological technicians: nearest
	{"19-403", "manufacturing"},  // chemistry
	{"19-405", "manufacturing"},  // nuclear technicians
	{"19-4099", "manufacturing"}, // quality control
	{"19-4099.03", "data"},       // remote sensing
	{"19-4061", "education"},
	{"19-4092", "legal"}, // forensic science: nearest

	{"21-1", "healthcare"}, // counselling and social work
	{"21-1012", "education"},
	{"21-1092", "legal"},   // probation
	{"21-2", "operations"}, // religious work: none fits

	{"23-", "legal"},
	{"25-", "education"},

	{"27-1", "design"},
	{"27-1026", "retail"},     // visual merchandising
	{"27-2", "design"},        // performing arts: nearest
	{"27-202", "hospitality"}, // sport: nearest, beside recreation
	{"27-3", "marketing"},
	{"27-3042", "engineering"}, // technical writers, as in the written library
	{"27-3092", "legal"},       // court reporters
	{"27-4", "design"},         // audio, camera and film

	{"29-", "healthcare"},
	{"31-", "healthcare"},
	{"33-", "operations"}, // police, fire, security: none fits
	{"35-", "hospitality"},
	{"37-", "operations"},    // cleaning and grounds, as in the written library
	{"39-", "hospitality"},   // personal service
	{"39-2", "operations"},   // animal care: none fits
	{"39-4", "operations"},   // funeral service: none fits
	{"39-9011", "education"}, // childcare, as in the written library
	{"39-9041", "education"}, // residential advisors

	{"41-", "sales"},
	{"41-1011", "retail"},
	{"41-2", "retail"},
	{"41-2012", "hospitality"}, // casino change

	{"43-", "administration"},
	{"43-3", "finance"},
	{"43-3061", "operations"},  // procurement clerks
	{"43-3041", "hospitality"}, // casino cages
	{"43-4011", "finance"},     // brokerage
	{"43-4041", "finance"},     // credit
	{"43-4121", "education"},   // libraries
	{"43-4131", "finance"},     // loans
	{"43-4141", "finance"},     // new accounts
	{"43-9031", "design"},      // desktop publishing
	{"43-9041", "finance"},     // insurance claims
	{"43-9081", "marketing"},   // proofreading
	{"43-4051", "customer-support"},
	{"43-4081", "hospitality"}, // hotel desks
	{"43-4161", "people"},
	{"43-5", "operations"},
	{"43-6012", "legal"},
	{"43-6013", "healthcare"},

	{"45-", "operations"}, // farming, fishing, forestry: none fits
	{"47-", "trades"},
	{"49-", "trades"},
	{"51-", "manufacturing"},
	{"53-", "operations"},
}
