package offer

import "strings"

// leftOut names the facts that the texts leave out, and why.
func (o *offering) leftOut() (notInPosting, notTyped []string) {
	p := o.visible
	notInPosting, notTyped = []string{}, []string{}
	for _, fact := range []struct{ name, value string }{
		{"the title", p.Title}, {"the company’s name", p.Company.Name}, {"the start", o.startText()},
		{"the type of employment", string(p.EmploymentType)}, {"the hours", p.Hours}, {"the workplace", string(p.Workplace)},
		{o.placeName(), o.placeOfWork()}, {"whom the job reports to", p.ReportsTo}, {"the benefits, as a list", strings.Join(o.benefits(), "")},
	} {
		if oneLine(fact.value) == "" {
			notInPosting = append(notInPosting, fact.name)
		}
	}
	for _, term := range []struct{ name, value string }{
		{"the candidate’s name", o.terms.Candidate}, {"the base pay", o.basePay()},
		{"the day to answer by", o.answerBy.text}, {"your name", o.terms.Manager},
	} {
		if term.value == "" {
			notTyped = append(notTyped, term.name)
		}
	}
	return notInPosting, notTyped
}

func (o *offering) placeName() string {
	if len(o.visible.Locations) > 1 {
		return "which of its places is meant"
	}
	return "the place of work"
}
