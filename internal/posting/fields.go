package posting

import (
	"strings"
	"sync"
)

// Field is one field of a posting as the editor presents it. Fields is the
// one table of them; a test keeps it complete.
type Field struct {
	// Path is the JSON path, such as "company.about"; "*" stands for the
	// index in a list: "locations.*.city".
	Path string
	// Group is the part of the form: "Job", "Place and time", "Pay", …
	Group string
	// Label is the field's name for people.
	Label string
	// Hint asks for what belongs here, so that nobody faces an empty box.
	Hint string
	// Control is how the editor takes it in: "line", "choice", "date",
	// "place", "prose", "blocks", "switch" or "none".
	Control string
	// Markdown is its place in the Markdown form: the front matter's key, a
	// part of the body, or "none".
	Markdown string
	// JSONLD is the schema.org JobPosting property, or empty.
	JSONLD string
	// Review is the check that looks at what is written in the field: "field
	// note" for one of Check, or empty.
	Review string
}

const fieldNote = "field note"

// Fields lists every field of a posting in the form's order.
func Fields() []Field {
	var out []Field
	for _, group := range [][]Field{jobFields(), placeFields(), payFields(), requirementFields(), companyFields(), sectionFields(), applyFields(), recordFields()} {
		out = append(out, group...)
	}
	return out
}

// fieldPositions has the place of every path in Fields.
var fieldPositions = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, f := range Fields() {
		m[f.Path] = i
		for path := f.Path; path != ""; {
			if _, ok := m[path]; !ok {
				m[path] = i
			}
			path = path[:max(0, strings.LastIndexByte(path, '.'))]
		}
	}
	return m
})

// formPosition is the place in the form of a field's path, or of the part of
// the posting that it belongs to.
func formPosition(path string) int {
	positions := fieldPositions()
	for path != "" {
		if i, ok := positions[path]; ok {
			return i
		}
		path = path[:max(0, strings.LastIndexByte(path, '.'))]
	}
	return len(positions)
}

func jobFields() []Field {
	return []Field{
		{"title", "Job", "Title", "The job’s name as candidates search for it, without code, pay or place: “Payroll specialist”.", "line", "# heading", "title", fieldNote},
		{"seniority", "Job", "Seniority", "How much experience the job asks for. Leave it open if you would hire at several levels.", "choice", "seniority", "", fieldNote},
		{"department", "Job", "Department", "The team or department as people in the company call it: “Finance”.", "line", "department", "", ""},
		{"reportsTo", "Job", "Reports to", "The manager’s title, not the name: “Head of finance”.", "line", "reportsTo", "", ""},
		{"employmentType", "Job", "Employment type", "Full-time, part-time or another form of contract.", "choice", "employmentType", "employmentType", fieldNote},
		{"openings", "Job", "Openings", "How many people you will hire with this posting.", "line", "openings", "totalJobOpenings", fieldNote},
		{"requisitionId", "Job", "Reference", "Your own number for this hire, if you use one.", "line", "requisitionId", "identifier", ""},
	}
}

func placeFields() []Field {
	return []Field{
		{"workplace", "Place and time", "Workplace", "Where the work is done: on site, at home, or both.", "choice", "workplace", "jobLocationType", fieldNote},
		{"locations.*.city", "Place and time", "City", "The place of work, one a line: “Austin, Texas, United States”.", "place", "locations", "jobLocation.address.addressLocality", ""},
		{"locations.*.county", "Place and time", "County", "Only where a local law depends on it: “Los Angeles County”.", "place", "locations", "jobLocation.address", ""},
		{"locations.*.region", "Place and time", "State or region", "The state, province or region: “Texas”.", "place", "locations", "jobLocation.address.addressRegion", ""},
		{"locations.*.country", "Place and time", "Country", "The country’s name or its two-letter code.", "place", "locations", "jobLocation.address.addressCountry", fieldNote},
		{"applicantLocations.*.city", "Place and time", "Applicants’ city", "Where people who work remotely may live, one place a line: “Germany”.", "place", "applicantLocations", "applicantLocationRequirements", ""},
		{"applicantLocations.*.county", "Place and time", "Applicants’ county", "Leave it empty unless a local rule asks for it.", "place", "applicantLocations", "applicantLocationRequirements", ""},
		{"applicantLocations.*.region", "Place and time", "Applicants’ state or region", "Only if not the whole country is meant.", "place", "applicantLocations", "applicantLocationRequirements", ""},
		{"applicantLocations.*.country", "Place and time", "Applicants’ country", "The countries in which you can employ people.", "place", "applicantLocations", "applicantLocationRequirements", fieldNote},
		{"hours", "Place and time", "Hours", "How many hours a week, and when: “38 a week, Monday to Friday”.", "line", "hours", "workHours", ""},
		{"start", "Place and time", "Start", "A date, or words such as “as soon as possible”.", "date", "start", "jobStartDate", fieldNote},
		{"applyBy", "Place and time", "Apply by", "The last day on which you take applications.", "date", "applyBy", "validThrough", fieldNote},
	}
}

func payFields() []Field {
	return []Field{
		{"pay.kind", "Pay", "Kind of pay", "A range, one fixed amount, or commission.", "choice", "pay.kind", "baseSalary", fieldNote},
		{"pay.min", "Pay", "Pay from", "The least you would pay, as a number: 95000. “95-120k” fills both.", "line", "pay.min", "baseSalary.value.minValue", fieldNote},
		{"pay.max", "Pay", "Pay up to", "The most you would pay for this job as described.", "line", "pay.max", "baseSalary.value.maxValue", fieldNote},
		{"pay.currency", "Pay", "Currency", "The three-letter code: USD, EUR, GBP.", "choice", "pay.currency", "baseSalary.currency", fieldNote},
		{"pay.period", "Pay", "Pay period", "What time the amounts are for: an hour, a month, a year.", "choice", "pay.period", "baseSalary.value.unitText", fieldNote},
		{"pay.bonus", "Pay", "Bonus", "How large it is and what it depends on: “Up to 10 % of yearly pay, by company results”.", "line", "pay.bonus", "incentiveCompensation", ""},
		{"pay.equity", "Pay", "Equity", "Shares or options, and when they vest.", "line", "pay.equity", "incentiveCompensation", ""},
	}
}

func requirementFields() []Field {
	return []Field{
		{"education", "Requirements", "Education", "The least that the job truly needs. “None” widens the field of applicants.", "choice", "education", "educationRequirements", fieldNote},
		{"experienceMonths", "Requirements", "Experience in months", "The least experience in whole months: 24 for two years. Leave it empty if skills matter more.", "line", "experienceMonths", "experienceRequirements.monthsOfExperience", fieldNote},
	}
}

func companyFields() []Field {
	return []Field{
		{"company.name", "Company", "Company name", "The name that candidates know you by.", "line", "company.name", "hiringOrganization.name", ""},
		{"company.site", "Company", "Website", "The company’s address on the web: https://example.com.", "line", "company.site", "hiringOrganization.sameAs", fieldNote},
		{"company.logo", "Company", "Logo", "An image file, at least 200 pixels wide.", "line", "company.logo", "hiringOrganization.logo", ""},
		{"company.colour", "Company", "Colour", "The colour of headings and lines: #0a7c4a.", "line", "company.colour", "", fieldNote},
		{"company.about", "Company", "About the company", "What does the company make, and for whom? Two or three sentences.", "prose", "about section", "description", ""},
		{"company.mission", "Company", "Mission and goals", "What should be different in the world because of your work, and what is the goal for the next year or two?", "prose", "about section", "description", ""},
		{"company.culture", "Company", "Culture", "How do people work together from day to day? Name one habit that a new colleague would notice in the first week.", "prose", "about section", "description", ""},
		{"company.values", "Company", "Values", "Three to five values, each with an example of a decision it led to.", "prose", "about section", "description", ""},
		{"company.size", "Company", "Size", "How many people work in the company and in this team? How is it changing?", "prose", "about section", "description", ""},
		{"company.keyClients", "Company", "Key clients", "Who uses what you make? Name clients who agreed to be named, or the kinds of them.", "prose", "about section", "description", ""},
		{"company.officeHours", "Company", "Office hours", "When are people expected to be reachable, and what can they arrange themselves?", "prose", "about section", "description", ""},
		{"company.remotePolicy", "Company", "Remote work", "How many days at home, from which places, and what equipment do you pay for?", "prose", "about section", "description", ""},
		{"company.benefits", "Company", "Benefits", "Days of leave, insurance, pension, parental leave: the numbers, a line each.", "prose", "benefits section", "jobBenefits", ""},
		{"company.perks", "Company", "Perks", "What else makes the working day better? Meals, travel, learning budget: a line each.", "prose", "benefits section", "jobBenefits", ""},
		{"company.equalOpportunity", "Company", "Equal opportunity", "Your equal-opportunity statement, and whom to ask for an adjustment in the hiring process.", "prose", "equal-opportunity section", "description", ""},
		{"company.profile", "Company", "Company profile", "The profile that these texts were taken from.", "none", "none", "", ""},
		{"company.profileVersion", "Company", "Profile’s version", "The version of that profile.", "none", "none", "", ""},
	}
}

func sectionFields() []Field {
	return []Field{
		{"sections.*.id", "Text", "Section’s id", "Given by Rolewright.", "none", "none", "", ""},
		{"sections.*.kind", "Text", "Kind of section", "What the section is about; it decides which facts it shows.", "choice", "## heading, else sections", "", ""},
		{"sections.*.heading", "Text", "Heading", "A few words that say what follows: “What you will do”.", "line", "## heading", "description", fieldNote},
		{"sections.*.hidden", "Text", "Hidden", "Keep the section without showing it to candidates.", "switch", "none", "", ""},
		{"sections.*.blocks.*.kind", "Text", "Paragraph or list", "A paragraph, or a list with a line for each point.", "choice", "paragraph or list", "", ""},
		{"sections.*.blocks.*.text", "Text", "Paragraph", "Short sentences that speak to the reader as “you”.", "blocks", "paragraph", "description", ""},
		{"sections.*.blocks.*.importance", "Text", "Importance", "Must have: you would turn down a candidate without it. Everything else is nice to have.", "choice", "### heading", "", ""},
		{"sections.*.blocks.*.group", "Text", "Group", "A label for lines that belong together: “Databases”.", "line", "#### heading", "", ""},
		{"sections.*.blocks.*.items.*.id", "Text", "Line’s id", "Given by Rolewright.", "none", "none", "", ""},
		{"sections.*.blocks.*.items.*.text", "Text", "Line", "One point a line, beginning with a verb: “Run the monthly payroll for 300 people”.", "blocks", "list item", "description", ""},
	}
}

func applyFields() []Field {
	return []Field{
		{"apply.url", "Apply", "Link to apply", "The page where candidates apply: https://example.com/jobs/payroll.", "line", "apply.url", "applicationContact.url", fieldNote},
		{"apply.email", "Apply", "E-mail to apply", "An address that somebody reads: jobs@example.com.", "line", "apply.email", "applicationContact.email", fieldNote},
		{"apply.instructions", "Apply", "How to apply", "What should candidates send, and when will they hear from you?", "prose", "apply section", "description", ""},
	}
}

func recordFields() []Field {
	return []Field{
		{"language", "Settings", "Language", "The language that the posting is written in: its headings, names of facts, dates and money follow.", "choice", "language", "", fieldNote},
		{"postedOn", "Settings", "Posted on", "The day on which the posting goes out.", "date", "postedOn", "datePosted", fieldNote},
		{"headcount.total", "Settings", "Employees in all", "For the rules on stating pay only; candidates never see it.", "line", "none", "", fieldNote},
		{"headcount.byPlace.*.place", "Settings", "Place of employees", "A country or region whose rules count employees there: “California”.", "place", "none", "", fieldNote},
		{"headcount.byPlace.*.count", "Settings", "Employees there", "How many people you employ in that place.", "line", "none", "", fieldNote},
		{"credit", "Settings", "Credit", "O*NET’s licence asks for this line while its sentences are in the text. Clear it when you have rewritten them.", "line", "credit", "description", ""},
		{"role", "Settings", "Role template", "The role that the posting began from.", "none", "role", "", ""},
		{"extra", "Settings", "Other front matter", "Keys of other programs from a Markdown file, kept as they were.", "none", "as read", "", ""},
	}
}
