package review

import (
	"strings"

	"rolewright/internal/posting"
)

// Severity says how much a finding matters.
type Severity string

// The severities. An error makes the posting unfit to publish: it misleads,
// breaks a law that was checked, or leaves a candidate without a way to apply.
// A warning costs candidates or trust. A notice is worth a thought.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "notice"
)

// Severities lists the severities, the worst first.
func Severities() []Severity { return []Severity{Error, Warning, Notice} }

func (s Severity) rank() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Notice:
		return 1
	}
	return 0
}

// AtLeast reports whether s is as bad as other or worse.
func (s Severity) AtLeast(other Severity) bool { return s.rank() >= other.rank() }

// Category is the side of a posting that a rule looks at.
type Category string

// The categories, in the order in which reports list them.
const (
	Essentials   Category = "essentials"
	PayAndLaw    Category = "pay"
	Requirements Category = "requirements"
	Inclusion    Category = "inclusion"
	PlainWords   Category = "plain words"
	Length       Category = "length"
	Slips        Category = "slips"
	Consistency  Category = "consistency"
	House        Category = "company policy"
)

// Categories lists the categories in the order of reports.
func Categories() []Category {
	return []Category{Essentials, PayAndLaw, Requirements, Inclusion, PlainWords, Length, Slips, Consistency, House}
}

// Grade says how well it is known that a rule is right.
type Grade string

// The grades, the strongest first. Law is a text in force; an experiment
// compared groups; field data counted what happened; a convention is what
// the field's practitioners agree on.
const (
	Law        Grade = "law"
	Experiment Grade = "experiment"
	FieldData  Grade = "field data"
	Convention Grade = "convention"
)

// Evidence is one reason to believe a rule.
type Evidence struct {
	// Text is what was found, in a sentence.
	Text string `yaml:"text"`
	// Grade says how strong it is.
	Grade Grade `yaml:"grade"`
	// Source names the work or the law so that it can be found.
	Source string `yaml:"source"`
	// URL leads to it, where there is a lasting address.
	URL string `yaml:"url,omitempty"`
}

// Finding is one thing to look at again.
type Finding struct {
	// Rule is the rule's id, such as "pay-missing".
	Rule     string
	Category Category
	Severity Severity
	Place    Place
	// Quote is the text that is meant, as it was typed, or empty where
	// something is missing.
	Quote string
	// Message says what is wrong, in a plain sentence.
	Message string
	// Why says why it matters.
	Why      string
	Evidence []Evidence
	// Fixes would mend it, the best first.
	Fixes []Fix

	// cost is what the finding takes from its category's points.
	cost int
}

// Place is where in a posting a finding is.
type Place struct {
	// Field is the path of the field, as in posting.Note: "title", "pay.min",
	// "company.about", "sections.SECTION" or, for a text in a section,
	// "sections.SECTION.blocks.2" and "sections.SECTION.items.ITEM".
	Field string
	// Section and Item are ids, empty where the place is in neither.
	Section, Item string
	// Start and End are bytes of the field's text as it was typed; both 0
	// mean the whole field.
	Start, End int
}

// Key tells a finding from others of the posting whatever else changes in it:
// the rule and the quoted words, or the field where nothing is quoted.
func (f Finding) Key() string {
	if f.Quote == "" {
		return f.Rule + " at " + f.Place.Field
	}
	return f.Rule + " on " + strings.ToLower(strings.Join(strings.Fields(posting.PlainText(f.Quote)), " "))
}

// Suppression is a reasoned "not here".
type Suppression struct {
	// Rule is the id of the rule, or empty for any.
	Rule string
	// Key is the Key of the finding, or empty for all of the rule.
	Key string
	// Reason is why, in the words of who said so.
	Reason string
}

// Answered is a finding with the suppression that covers it.
type Answered struct {
	Finding
	Suppression
}

// answered parts the findings that a suppression covers from the others.
func answered(all []Finding, by []Suppression) (open []Finding, done []Answered) {
	for _, f := range all {
		if s, ok := covering(f, by); ok {
			done = append(done, Answered{f, s})
			continue
		}
		open = append(open, f)
	}
	return open, done
}

// covering finds the suppression of f. One without a reason does not count.
func covering(f Finding, by []Suppression) (Suppression, bool) {
	for _, s := range by {
		rule, key := s.Rule == f.Rule, s.Key == f.Key()
		if strings.TrimSpace(s.Reason) != "" && (rule && s.Key == "" || key && (rule || s.Rule == "")) {
			return s, true
		}
	}
	return Suppression{}, false
}
