package posting

import (
	"strconv"

	cldr "golang.org/x/text/feature/plural"
)

// Fact is one fact as a sheet shows it: a label and a value in the posting's
// language. Key is the JSON name of the field it comes from ("workplace").
type Fact struct {
	Key   string
	Label string
	Value string
	// Link is an http, https or mailto address that Value leads to, or empty.
	Link string
}

// Facts are the facts of the title block in their order, only those that are
// set, in the posting's language. Call it on what Visible returns.
func (p Posting) Facts() []Fact {
	f := p.factList(18)
	f.keyFacts(p)
	f.add("seniority", f.labels.Seniority(p.Seniority))
	f.add("department", p.Department)
	f.add("reportsTo", p.ReportsTo)
	f.add("hours", p.Hours)
	f.add("start", f.labels.f.date(p.Start))
	f.add("applyBy", f.labels.f.date(p.ApplyBy))
	f.add("openings", p.Openings)
	f.add("experienceMonths", f.labels.experience(p.ExperienceMonths))
	f.add("education", f.labels.Education(p.Education))
	f.add("requisitionId", p.RequisitionID)
	return f.facts
}

// KeyFacts are the few facts that fit on one line below the title: company,
// place, workplace, employment type and pay.
func (p Posting) KeyFacts() []Fact {
	f := p.factList(6)
	f.keyFacts(p)
	return f.facts
}

// SectionFacts are the facts that a section of kind k shows above its text:
// the pay, bonus and equity, or how and until when to apply.
func (p Posting) SectionFacts(k Kind) []Fact {
	f := p.factList(3)
	switch k {
	case PaySection:
		f.add("pay", p.Pay.line(f.labels))
		f.add("pay.bonus", p.Pay.Bonus)
		f.add("pay.equity", p.Pay.Equity)
	case ApplySection:
		f.addLink("apply.url", p.Apply.URL, webLink(p.Apply.URL))
		f.addLink("apply.email", p.Apply.Email, mailLink(p.Apply.Email))
		f.add("applyBy", f.labels.f.date(p.ApplyBy))
	}
	return f.facts
}

// factList collects facts with their labels.
type factList struct {
	labels Labels
	facts  []Fact
}

func (p Posting) factList(room int) *factList {
	return &factList{labels: LabelsFor(p.Locale()), facts: make([]Fact, 0, room)}
}

func (f *factList) keyFacts(p Posting) {
	f.addLink("company", p.Company.Name, webLink(p.Company.Site))
	f.add("locations", f.labels.places(p.Locations))
	f.add("workplace", f.labels.Workplace(p.Workplace))
	if where := f.labels.places(p.ApplicantLocations); where != "" {
		f.add("applicantLocations", fill(f.labels.w.Phrases.OpenTo, "places", where))
	}
	f.add("employmentType", f.labels.EmploymentType(p.EmploymentType))
	f.add("pay", p.Pay.line(f.labels))
}

func (f *factList) add(key, value string) { f.addLink(key, value, "") }

func (f *factList) addLink(key, value, link string) {
	if value != "" {
		f.facts = append(f.facts, Fact{Key: key, Label: f.labels.Fact(key), Value: value, Link: link})
	}
}

func (l Labels) places(list []Location) string {
	var shown []string
	for _, place := range list {
		shown = append(shown, place.Display(l.Language()))
	}
	return joinNonEmpty(firstOf(l.w.Phrases.Semicolon, ";")+" ", shown...)
}

// experience writes whole months as years where they are; no months are no
// fact, and other text is shown as typed.
func (l Labels) experience(months string) string {
	n, err := strconv.Atoi(months)
	switch {
	case err != nil || n < 0:
		return months
	case n == 0:
		return ""
	case n%12 == 0:
		return fill(l.w.Phrases.AtLeast, "time", l.count(l.w.Units.Years, n/12))
	}
	return fill(l.w.Phrases.AtLeast, "time", l.count(l.w.Units.Months, n))
}

// count puts n into the form that the language asks for by the plural rules
// of the Unicode CLDR.
func (l Labels) count(p plural, n int) string {
	form := p.Other
	switch cldr.Cardinal.MatchPlural(l.w.tag, n, 0, 0, 0, 0) {
	case cldr.Zero:
		form = p.Zero
	case cldr.One:
		form = p.One
	case cldr.Two:
		form = p.Two
	case cldr.Few:
		form = p.Few
	case cldr.Many:
		form = p.Many
	}
	return fill(firstOf(form, p.Other), "n", strconv.Itoa(n))
}
