// Package posting is the job description itself: its content, the checks of
// its fields, its Markdown form and the comparison of two versions.
//
// A Posting is portable content. Whatever belongs to keeping it (id, version,
// status, timestamps) lives in the record around it and never in a file that
// a candidate may receive.
package posting

// Posting is one job description: what the job is and what the text says.
//
// Facts that people type are strings and are kept as typed when they cannot
// be understood; Check reports those beside their field. Normalize brings a
// posting into normal form, the form in which it is stored and compared.
type Posting struct {
	// Title is the job's title alone: no code, pay, place or company.
	Title string `json:"title"`
	// Role is the slug of the role template that the posting began from.
	Role string `json:"role,omitempty"`

	Seniority     Seniority `json:"seniority,omitempty"`
	Department    string    `json:"department,omitempty"`
	ReportsTo     string    `json:"reportsTo,omitempty"`
	RequisitionID string    `json:"requisitionId,omitempty"`
	// Openings is a whole number of at least 1.
	Openings string `json:"openings,omitempty"`
	// Language is a BCP 47 tag such as "en" or "de-AT"; empty means "en".
	Language string `json:"language,omitempty"`

	EmploymentType EmploymentType `json:"employmentType,omitempty"`
	Workplace      Workplace      `json:"workplace,omitempty"`
	// Hours is free text such as "40 a week" or "Monday to Friday, 9 to 5".
	Hours string `json:"hours,omitempty"`
	// Start, ApplyBy and PostedOn are dates, YYYY-MM-DD in normal form.
	// Start may also be words such as "as soon as possible".
	Start    string `json:"start,omitempty"`
	ApplyBy  string `json:"applyBy,omitempty"`
	PostedOn string `json:"postedOn,omitempty"`

	Locations []Location `json:"locations,omitempty"`
	// ApplicantLocations says where people who work remotely may live.
	ApplicantLocations []Location `json:"applicantLocations,omitempty"`
	// Headcount is for the law only and is never shown to a candidate.
	Headcount Headcount `json:"headcount,omitzero"`

	Education Education `json:"education,omitempty"`
	// ExperienceMonths is the least experience asked for, in whole months.
	ExperienceMonths string `json:"experienceMonths,omitempty"`

	Apply   Apply   `json:"apply,omitzero"`
	Pay     Pay     `json:"pay,omitzero"`
	Company Company `json:"company,omitzero"`

	// Sections stand in the employer's order.
	Sections []Section `json:"sections,omitempty"`

	// Credit is what a licence asks to be shown with the posting's text: plain
	// text, one paragraph. It is the last line of every sheet and file.
	Credit string `json:"credit,omitempty"`

	// Extra is YAML: front-matter keys of others, kept as they were read.
	Extra string `json:"extra,omitempty"`
}

// Location is a place of work or of residence. In normal form no part holds
// a comma, Region is an ISO 3166-2 code ("US-CA") and Country an ISO 3166-1
// alpha-2 code ("US") where they were understood.
type Location struct {
	City    string `json:"city,omitempty"`
	County  string `json:"county,omitempty"`
	Region  string `json:"region,omitempty"`
	Country string `json:"country,omitempty"`
}

// Headcount is the employer's number of employees, in whole numbers; pay
// transparency laws start at a number of them, in all or in one place.
type Headcount struct {
	Total   string           `json:"total,omitempty"`
	ByPlace []PlaceHeadcount `json:"byPlace,omitempty"`
}

// PlaceHeadcount is the number of employees in one country or region, named
// by its ISO 3166 code.
type PlaceHeadcount struct {
	Place string `json:"place"`
	Count string `json:"count"`
}

// Apply says how a candidate applies.
type Apply struct {
	// URL is an http or https address.
	URL   string `json:"url,omitempty"`
	Email string `json:"email,omitempty"`
	// Instructions are prose (see ParseProse).
	Instructions string `json:"instructions,omitempty"`
}

// Pay is what the employer offers. Amounts are decimal strings in units of
// the currency ("95000", "27.50"), never floats and never market figures.
type Pay struct {
	Kind     PayKind `json:"kind,omitempty"`
	Min      string  `json:"min,omitempty"`
	Max      string  `json:"max,omitempty"`
	Currency string  `json:"currency,omitempty"` // ISO 4217
	Period   Period  `json:"period,omitempty"`
	Bonus    string  `json:"bonus,omitempty"`
	Equity   string  `json:"equity,omitempty"`
}

// Company is the posting's own copy of the employer's texts, so that a
// posting and its files are complete in themselves. Texts are prose (see
// ParseProse). Profile and ProfileVersion name what it was taken from.
type Company struct {
	Name string `json:"name,omitempty"`
	Site string `json:"site,omitempty"`
	// Logo names an image: a blob of the store, by its name or, in a
	// file on disk, a path beside that file.
	Logo string `json:"logo,omitempty"`
	// Colour is "#rrggbb".
	Colour string `json:"colour,omitempty"`

	About        string `json:"about,omitempty"`
	Mission      string `json:"mission,omitempty"`
	Culture      string `json:"culture,omitempty"`
	Values       string `json:"values,omitempty"`
	Size         string `json:"size,omitempty"`
	KeyClients   string `json:"keyClients,omitempty"`
	OfficeHours  string `json:"officeHours,omitempty"`
	RemotePolicy string `json:"remotePolicy,omitempty"`
	Benefits     string `json:"benefits,omitempty"`
	Perks        string `json:"perks,omitempty"`

	EqualOpportunity string `json:"equalOpportunity,omitempty"`

	Profile        string `json:"profile,omitempty"`
	ProfileVersion uint64 `json:"profileVersion,omitempty"`
}

// Section is one part of the text under a heading.
type Section struct {
	// ID is stable for the life of the posting and unique within it.
	ID      string  `json:"id"`
	Kind    Kind    `json:"kind"`
	Heading string  `json:"heading"`
	Hidden  bool    `json:"hidden,omitempty"`
	Blocks  []Block `json:"blocks,omitempty"`
}

// Block is a paragraph (Text) or a list (Items, with an optional importance
// and group). Text and item texts are small Markdown: bold, italic, links.
type Block struct {
	Kind BlockKind `json:"kind"`
	Text string    `json:"text,omitempty"`

	Importance Importance `json:"importance,omitempty"`
	Group      string     `json:"group,omitempty"`
	Items      []Item     `json:"items,omitempty"`
}

// Item is one line of a list.
type Item struct {
	// ID is stable for the life of the posting and unique within it.
	ID   string `json:"id"`
	Text string `json:"text"`
}

// BlockKind tells a paragraph from a list.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	List      BlockKind = "list"
)

// Importance says how much a list's items matter; empty is not yet sorted.
type Importance string

// The importances.
const (
	MustHave   Importance = "must"
	NiceToHave Importance = "nice"
)

// Kind is what a section is about; it decides which facts the section shows.
type Kind string

// The kinds of section, in the order in which a new posting has them.
const (
	About            Kind = "about"
	Summary          Kind = "summary"
	Responsibilities Kind = "responsibilities"
	Requirements     Kind = "requirements"
	PaySection       Kind = "pay"
	Benefits         Kind = "benefits"
	Process          Kind = "process"
	ApplySection     Kind = "apply"
	EqualOpportunity Kind = "equal-opportunity"
	Custom           Kind = "custom"
)

// Kinds lists every kind of section, in the order of a new posting.
func Kinds() []Kind {
	return []Kind{About, Summary, Responsibilities, Requirements, PaySection,
		Benefits, Process, ApplySection, EqualOpportunity, Custom}
}

// Seniority is a level of experience; anything else is kept as typed.
type Seniority string

// The seniorities, lowest first.
const (
	Intern    Seniority = "intern"
	Junior    Seniority = "junior"
	Mid       Seniority = "mid"
	Senior    Seniority = "senior"
	Lead      Seniority = "lead"
	Principal Seniority = "principal"
	Manager   Seniority = "manager"
	Director  Seniority = "director"
	Executive Seniority = "executive"
)

// Seniorities lists the known seniorities, lowest first.
func Seniorities() []Seniority {
	return []Seniority{Intern, Junior, Mid, Senior, Lead, Principal, Manager, Director, Executive}
}

// EmploymentType follows schema.org's employmentType, in lower case.
type EmploymentType string

// The employment types.
const (
	FullTime   EmploymentType = "full-time"
	PartTime   EmploymentType = "part-time"
	Contractor EmploymentType = "contractor"
	Temporary  EmploymentType = "temporary"
	Internship EmploymentType = "internship"
	Volunteer  EmploymentType = "volunteer"
	PerDiem    EmploymentType = "per-diem"
)

// EmploymentTypes lists the known employment types.
func EmploymentTypes() []EmploymentType {
	return []EmploymentType{FullTime, PartTime, Contractor, Temporary, Internship, Volunteer, PerDiem}
}

// Workplace is the workplace type.
type Workplace string

// The workplace types.
const (
	OnSite Workplace = "on-site"
	Hybrid Workplace = "hybrid"
	Remote Workplace = "remote"
)

// Workplaces lists the known workplace types.
func Workplaces() []Workplace { return []Workplace{OnSite, Hybrid, Remote} }

// Education is the least education asked for, in the terms of schema.org's
// credentialCategory.
type Education string

// The levels of education.
const (
	NoEducation  Education = "none"
	HighSchool   Education = "high-school"
	Associate    Education = "associate"
	Bachelor     Education = "bachelor"
	Certificate  Education = "professional-certificate"
	Postgraduate Education = "postgraduate"
)

// Educations lists the known levels of education.
func Educations() []Education {
	return []Education{NoEducation, HighSchool, Associate, Bachelor, Certificate, Postgraduate}
}

// PayKind says how pay is stated.
type PayKind string

// The kinds of pay.
const (
	PayRange      PayKind = "range"
	PayFixed      PayKind = "fixed"
	PayCommission PayKind = "commission"
)

// PayKinds lists the known kinds of pay.
func PayKinds() []PayKind { return []PayKind{PayRange, PayFixed, PayCommission} }

// Period is the time that an amount of pay is for.
type Period string

// The pay periods.
const (
	Hour  Period = "hour"
	Day   Period = "day"
	Week  Period = "week"
	Month Period = "month"
	Year  Period = "year"
)

// Periods lists the known pay periods.
func Periods() []Period { return []Period{Hour, Day, Week, Month, Year} }
