package onet

import (
	"regexp"
)

// kind is how a commodity of O*NET is called in a posting, and the group of
// requirements that it belongs to.
type kind struct{ label, group string }

// officeLabel is the one kind that all office software is taken for.
const officeLabel = "Office software"

// browsers are never asked for.
const browsers = "Web browsers"

// Groups of software in a posting.
const (
	groupOffice   = "Office software"
	groupBusiness = "Business systems"
	groupData     = "Data and analysis"
	groupCode     = "Software development"
	groupIT       = "Systems and networks"
	groupMedia    = "Design and media"
	groupTech     = "Engineering and mapping"
	groupOther    = "Specialist software"
)

// abbreviated finds the abbreviation that O*NET puts after the words it is
// short for.
var abbreviated = regexp.MustCompile(` ([A-Z]{2,})\b`)

// kindOf is the kind of a technology: by its name where O*NET counts it
// under a kind that people would not, else by its commodity. A commodity that
// is not in the table is called as O*NET calls it.
func kindOf(t technology) kind {
	if k, ok := kindByName[t.name]; ok {
		return k
	}
	for _, k := range kinds {
		if k.title == t.kind {
			return k.kind
		}
	}
	return kind{abbreviated.ReplaceAllString(t.kind, " ($1)"), groupOther}
}

var (
	languages = kind{"Programming languages", groupCode}
	clouds    = kind{"Cloud platforms", groupIT}
)

// kindByName has the technologies that O*NET counts as databases or as
// development environments, and that are something else to people.
var kindByName = map[string]kind{
	"Amazon Elastic Compute Cloud EC2": clouds,
	"Amazon Web Services AWS software": clouds,
	"Google Cloud software":            clouds,
	"Microsoft Azure software":         clouds,
	"C":                                languages,
	"Go":                               languages,
	"Microsoft Visual Basic":           languages,
	"Ruby":                             languages,
	"GitHub":                           {"Version control", groupCode},
	"Microsoft PowerShell":             {"Scripting", groupIT},
	"TikTok":                           {"Web page and social media tools", groupMedia},
	"Yardi software":                   {"Property management systems", groupBusiness},
}

// kinds are the commodities that many occupations use, of the United Nations
// Standard Products and Services Code that O*NET goes by.
var kinds = []struct {
	title string
	kind
}{
	{"Office suite software", kind{officeLabel, groupOffice}},
	{"Spreadsheet software", kind{officeLabel, groupOffice}},
	{"Word processing software", kind{officeLabel, groupOffice}},
	{"Presentation software", kind{officeLabel, groupOffice}},
	{"Electronic mail software", kind{officeLabel, groupOffice}},
	{"Calendar and scheduling software", kind{"Scheduling software", groupBusiness}},
	{"Document management software", kind{"Document management", groupOffice}},
	{"Video conferencing software", kind{"Video conferencing", groupOffice}},
	{"Internet browser software", kind{browsers, groupOffice}},
	{"Desktop publishing software", kind{"Desktop publishing", groupMedia}},

	{"Enterprise resource planning ERP software", kind{"Enterprise resource planning (ERP)", groupBusiness}},
	{"Customer relationship management CRM software", kind{"Customer relationship management (CRM)", groupBusiness}},
	{"Accounting software", kind{"Accounting software", groupBusiness}},
	{"Financial analysis software", kind{"Financial analysis software", groupBusiness}},
	{"Tax preparation software", kind{"Tax preparation software", groupBusiness}},
	{"Billing and invoicing software", kind{"Billing software", groupBusiness}},
	{"Human resources software", kind{"Human resources systems", groupBusiness}},
	{"Time accounting software", kind{"Timekeeping and payroll software", groupBusiness}},
	{"Project management software", kind{"Project management software", groupBusiness}},
	{"Inventory management software", kind{"Inventory management", groupBusiness}},
	{"Materials requirements planning logistics and supply chain software", kind{"Supply chain software", groupBusiness}},
	{"Procurement software", kind{"Procurement software", groupBusiness}},
	{"Point of sale POS software", kind{"Point-of-sale (POS) systems", groupBusiness}},
	{"Sales and marketing software", kind{"Sales and marketing software", groupBusiness}},
	{"Compliance software", kind{"Compliance software", groupBusiness}},
	{"Facilities management software", kind{"Facilities management software", groupBusiness}},

	{"Data base user interface and query software", kind{"Databases and queries", groupData}},
	{"Data base management system software", kind{"Database management systems", groupData}},
	{"Data base reporting software", kind{"Database reporting", groupData}},
	{"Analytical or scientific software", kind{"Analytical software", groupData}},
	{"Business intelligence and data analysis software", kind{"Business intelligence", groupData}},
	{"Data mining software", kind{"Data mining", groupData}},
	{"Information retrieval or search software", kind{"Research and search tools", groupData}},
	{"Metadata management software", kind{"Metadata management", groupData}},

	{"Object or component oriented development software", languages},
	{"Development environment software", kind{"Development environments and languages", groupCode}},
	{"Web platform development software", kind{"Web development", groupCode}},
	{"Program testing software", kind{"Test tools", groupCode}},
	{"File versioning software", kind{"Version control", groupCode}},
	{"Application server software", kind{"Application servers and containers", groupCode}},
	{"Graphical user interface development software", kind{"Interface design tools", groupCode}},
	{"Content workflow software", kind{"Issue and workflow tracking", groupCode}},
	{"Compiler and decompiler software", kind{"Compilers and decompilers", groupCode}},
	{"Requirements analysis and system architecture software", kind{"Requirements and architecture tools", groupCode}},

	{"Operating system software", kind{"Operating systems", groupIT}},
	{"Cloud-based management software", kind{"Cloud management", groupIT}},
	{"Cloud-based data access and sharing software", kind{"File sharing in the cloud", groupOffice}},
	{"Network monitoring software", kind{"Network monitoring", groupIT}},
	{"Configuration management software", kind{"Configuration management", groupIT}},
	{"Transaction security and virus protection software", kind{"Security and virus protection", groupIT}},
	{"Network security and virtual private network VPN equipment software", kind{"Firewalls and virtual private networks", groupIT}},
	{"Network security or virtual private network VPN management software", kind{"Network security management", groupIT}},
	{"Internet directory services software", kind{"Directory services", groupIT}},
	{"Enterprise application integration software", kind{"Application integration", groupCode}},
	{"Enterprise system management software", kind{"System management", groupIT}},
	{"Backup or archival software", kind{"Backup and archiving", groupIT}},
	{"Helpdesk or call center software", kind{"Help desk software", groupIT}},

	{"Graphics or photo imaging software", kind{"Graphics and image editing", groupMedia}},
	{"Video creation and editing software", kind{"Video editing", groupMedia}},
	{"Music or sound editing software", kind{"Sound editing", groupMedia}},
	{"Web page creation and editing software", kind{"Web page and social media tools", groupMedia}},

	{"Computer aided design CAD software", kind{"Computer-aided design (CAD)", groupTech}},
	{"Computer aided manufacturing CAM software", kind{"Computer-aided manufacturing (CAM)", groupTech}},
	{"Geographic information system", kind{"Geographic information systems (GIS)", groupTech}},
	{"Map creation software", kind{"Mapping software", groupTech}},
	{"Industrial control software", kind{"Industrial control software", groupTech}},
	{"Process mapping and design software", kind{"Process mapping", groupBusiness}},

	{"Medical software", kind{"Health records and medical software", groupOther}},
	{"Computer based training software", kind{"Learning management systems", groupOther}},
}
