// Package role is the role library: what a manager needs to know of a role
// in order to hire for it, and the posting that a draft begins from.
//
// A role is one YAML file, named after its slug. See docs/formats.md for the
// format.
package role

import "rolewright/internal/posting"

// Role is one role template. Every text is plain prose without Markdown;
// a part that has nothing particular to say is empty.
type Role struct {
	// Slug is the file's name without its ending.
	Slug string `yaml:"slug,omitempty" json:"slug"`
	// Title is the title a posting starts with.
	Title string `yaml:"title,omitempty" json:"title"`
	// Family is the slug of the family, such as "engineering".
	Family string `yaml:"family,omitempty" json:"family"`
	// Occupation is the O*NET-SOC or SOC code that statistics count the role
	// under, such as "29-1141.00"; see SOC.
	Occupation string `yaml:"occupation,omitempty" json:"occupation,omitempty"`
	// OtherTitles are what people also call the role.
	OtherTitles []string `yaml:"otherTitles,omitempty" json:"otherTitles"`
	// FoundBy are titles that are no names of the role: of neighbouring or
	// special jobs, for which it is the nearest one here. Only a search uses
	// them.
	FoundBy []string `yaml:"foundBy,omitempty" json:"foundBy,omitempty"`
	// Summary is two or three sentences about the role, for the library.
	Summary string `yaml:"summary,omitempty" json:"summary"`
	// Overview is the work described in a few paragraphs.
	Overview  []string  `yaml:"overview,omitempty" json:"overview"`
	AtAGlance AtAGlance `yaml:"atAGlance,omitempty" json:"atAGlance"`

	// Posting is what a draft begins with.
	Posting Starter `yaml:"posting,omitempty" json:"posting"`
	// Levels changes the start for a seniority ("junior", "senior", …).
	Levels map[string]Level `yaml:"levels,omitempty" json:"levels,omitempty"`

	Tools     []string   `yaml:"tools,omitempty" json:"tools,omitempty"`
	PaySkills []PaySkill `yaml:"paySkills,omitempty" json:"paySkills,omitempty"`
	// Decisions is who decides what.
	Decisions []string `yaml:"decisions,omitempty" json:"decisions,omitempty"`
	// Stakeholders is whom the role works with, and over what.
	Stakeholders []string `yaml:"stakeholders,omitempty" json:"stakeholders,omitempty"`
	// Measures is how performance is measured.
	Measures []string `yaml:"measures,omitempty" json:"measures,omitempty"`
	// Pay holds published figures, never an employer's offer.
	Pay []PaySource `yaml:"pay,omitempty" json:"pay,omitempty"`
	// CareerPath has a step a line, first step first.
	CareerPath []Step `yaml:"careerPath,omitempty" json:"careerPath,omitempty"`
	// Moves are common moves from the role.
	Moves []Step `yaml:"moves,omitempty" json:"moves,omitempty"`
	// GrowthSlows says when a career in the role stalls.
	GrowthSlows string `yaml:"growthSlows,omitempty" json:"growthSlows,omitempty"`
	// StrongApplication is what a good application shows.
	StrongApplication []string    `yaml:"strongApplication,omitempty" json:"strongApplication,omitempty"`
	Interview         []Interview `yaml:"interview,omitempty" json:"interview,omitempty"`
	// Questions are what people ask about the role.
	Questions []Question `yaml:"questions,omitempty" json:"questions,omitempty"`
	// Attributes rate the role from 1 to 5 on the axes of its family.
	Attributes map[string]int `yaml:"attributes,omitempty" json:"attributes,omitempty"`
	// HireWhen has the ends of the sentence "Hire one when …": what an
	// employer sees before the role is the right one.
	HireWhen []string `yaml:"hireWhen,omitempty" json:"hireWhen,omitempty"`
	// Related are slugs of neighbouring roles.
	Related []string `yaml:"related,omitempty" json:"related,omitempty"`
	// Reviewed is the date of the last review, YYYY-MM-DD.
	Reviewed string   `yaml:"reviewed,omitempty" json:"reviewed"`
	Sources  []Source `yaml:"sources,omitempty" json:"sources"`

	// model is the posting that the role was made of, see FromPosting.
	model *posting.Posting
}

// AtAGlance is the short facts of a role.
type AtAGlance struct {
	Education      string   `yaml:"education,omitempty" json:"education"`
	Experience     string   `yaml:"experience,omitempty" json:"experience"`
	Certifications string   `yaml:"certifications,omitempty" json:"certifications"`
	Employers      []string `yaml:"employers,omitempty" json:"employers"`
	Outlook        string   `yaml:"outlook,omitempty" json:"outlook"`
	// AI is what artificial intelligence changes about the work.
	AI string `yaml:"ai,omitempty" json:"ai"`
}

// Starter is the text that a draft begins with, written to the candidate.
type Starter struct {
	// Summary is one or two paragraphs about the job.
	Summary          []string      `yaml:"summary,omitempty" json:"summary"`
	Responsibilities []string      `yaml:"responsibilities,omitempty" json:"responsibilities"`
	Requirements     []Requirement `yaml:"requirements,omitempty" json:"requirements"`
	// Suggestions are further lines that the editor offers.
	Suggestions Suggestions `yaml:"suggestions,omitempty" json:"suggestions,omitzero"`
}

// Requirement is a group of requirements, split into must and nice to have.
type Requirement struct {
	Group string   `yaml:"group,omitempty" json:"group"`
	Must  []string `yaml:"must,omitempty" json:"must,omitempty"`
	Nice  []string `yaml:"nice,omitempty" json:"nice,omitempty"`
}

// Suggestions are lines that fit the role but not every job in it.
type Suggestions struct {
	Responsibilities []string `yaml:"responsibilities,omitempty" json:"responsibilities,omitempty"`
	Requirements     []string `yaml:"requirements,omitempty" json:"requirements,omitempty"`
}

// Level is how a seniority differs from the starter.
type Level struct {
	// Experience replaces the first must-have of the group "Experience".
	Experience string `yaml:"experience,omitempty" json:"experience,omitempty"`
	// Months is the least experience in whole months; 0 is none asked.
	Months int `yaml:"months,omitempty" json:"months,omitempty"`
	// Responsibilities are added in front of the starter's.
	Responsibilities []string `yaml:"responsibilities,omitempty" json:"responsibilities,omitempty"`
	// Must and Nice are added to the requirements' last group.
	Must []string `yaml:"must,omitempty" json:"must,omitempty"`
	Nice []string `yaml:"nice,omitempty" json:"nice,omitempty"`
	// Leave names responsibilities of the starter that the level leaves out.
	Leave []string `yaml:"leave,omitempty" json:"leave,omitempty"`
	// LeaveRequirements names must-haves and nice-to-haves of the starter that
	// the level leaves out, because they ask too much of it or too little.
	LeaveRequirements []string `yaml:"leaveRequirements,omitempty" json:"leaveRequirements,omitempty"`
}

// PaySkill is a skill that moves pay, how much, and why.
type PaySkill struct {
	Skill  string `yaml:"skill,omitempty" json:"skill"`
	Impact string `yaml:"impact,omitempty" json:"impact"` // high or medium
	Why    string `yaml:"why,omitempty" json:"why"`
}

// PaySource is one published set of pay figures, in whole units of Currency
// per Period. Percentiles are percentiles and never stand for seniorities.
type PaySource struct {
	Source string `yaml:"source,omitempty" json:"source"`
	// Kind is "government statistics", "published career profile" or
	// "published salary comparison".
	Kind     string `yaml:"kind,omitempty" json:"kind"`
	Date     string `yaml:"date,omitempty" json:"date"`
	Area     string `yaml:"area,omitempty" json:"area"`
	Currency string `yaml:"currency,omitempty" json:"currency"`
	Period   string `yaml:"period,omitempty" json:"period"`
	// Occupation is the SOC code and title the figures are for, if any.
	Occupation string `yaml:"occupation,omitempty" json:"occupation,omitempty"`
	// Note says what the reader must know to judge the figures.
	Note string `yaml:"note,omitempty" json:"note,omitempty"`

	Percentiles Percentiles `yaml:"percentiles,omitempty" json:"percentiles,omitzero"`
	Range       *PayRange   `yaml:"range,omitempty" json:"range,omitempty"`
	Typical     int         `yaml:"typical,omitempty" json:"typical,omitempty"`
	// Levels holds a figure by "early", "mid" and "senior".
	Levels map[string]int `yaml:"levels,omitempty" json:"levels,omitempty"`
}

// Percentiles are points of a pay distribution; 0 is not published.
type Percentiles struct {
	P10 int `yaml:"p10,omitempty" json:"p10,omitempty"`
	P25 int `yaml:"p25,omitempty" json:"p25,omitempty"`
	P50 int `yaml:"p50,omitempty" json:"p50,omitempty"`
	P75 int `yaml:"p75,omitempty" json:"p75,omitempty"`
	P90 int `yaml:"p90,omitempty" json:"p90,omitempty"`
}

// PayRange is a published band.
type PayRange struct {
	Min int `yaml:"min,omitempty" json:"min"`
	Max int `yaml:"max,omitempty" json:"max"`
}

// Step is a stage of a career or a move, with a line about it.
type Step struct {
	Title string `yaml:"title,omitempty" json:"title"`
	Line  string `yaml:"line,omitempty" json:"line"`
}

// Interview is a question worth asking and what a good answer shows.
type Interview struct {
	Ask       string `yaml:"ask,omitempty" json:"ask"`
	ListenFor string `yaml:"listenFor,omitempty" json:"listenFor"`
}

// Question is what people ask about a role, with the answer.
type Question struct {
	Q string `yaml:"q,omitempty" json:"q"`
	A string `yaml:"a,omitempty" json:"a"`
}

// Source names where facts about a role come from.
type Source struct {
	Name string `yaml:"name,omitempty" json:"name"`
	For  string `yaml:"for,omitempty" json:"for"`
	Date string `yaml:"date,omitempty" json:"date,omitempty"`
	// Text says that sentences of the posting come from the source, so that
	// postings made from the role carry its credit; see TextCredit.
	Text bool `yaml:"text,omitempty" json:"text,omitempty"`
}
