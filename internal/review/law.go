package review

import (
	"strconv"
	"strings"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review/paylaw"
)

// law looks at what laws on pay ask of the posting.
func law(d *desk) {
	d.law = paylaw.For(d.whole, d.publishing())
	sizeMatters := false
	for _, duty := range d.law.Duties {
		if duty.Open() && d.unlawful(duty) {
			sizeMatters = sizeMatters || anyMatch(duty.Asked[:duty.Unmet], func(m paylaw.Match) bool { return m.SizeUnknown })
		}
	}
	if sizeMatters {
		d.lead("law-headcount-unknown", "headcount.total", "Fill it in",
			"Whether every law named here applies depends on the number of employees, which is not known.")
	}
	d.ahead()
}

// publishing is the day whose laws count: the posting's own if it is still to
// come, and today otherwise.
func (d *desk) publishing() time.Time {
	posted, err := time.Parse(time.DateOnly, d.posting.PostedOn)
	if err == nil && posted.After(d.ctx.Today) {
		return posted
	}
	return d.ctx.Today
}

// unlawful adds the finding of a duty that the posting leaves open. That
// nothing says how to apply is found without a law.
func (d *desk) unlawful(duty paylaw.Duty) bool {
	rule, field, label := d.lawRule(duty)
	if rule == "" {
		return false
	}
	f := d.lead(rule, field, label, lawMessage(duty, d.whole))
	if !anyMatch(duty.Asked[:duty.Unmet], inForce) {
		f.Severity = Warning
	}
	f.Evidence = lawEvidence(duty.Asked[:duty.Unmet])
	return true
}

// inForce reports whether a law surely applies, as far as the posting tells
// and its text was read.
func inForce(m paylaw.Match) bool { return m.Certain() && m.Jurisdiction.Sure() }

func anyMatch(list []paylaw.Match, is func(paylaw.Match) bool) bool {
	for _, m := range list {
		if is(m) {
			return true
		}
	}
	return false
}

func (d *desk) lawRule(duty paylaw.Duty) (rule, field, label string) {
	switch duty.Must {
	case paylaw.Pay:
		return d.lawPayRule(duty.State)
	case paylaw.Benefits:
		return "law-benefits-missing", d.sectionField(posting.Benefits), "Write it"
	case paylaw.Deadline:
		return "law-deadline-missing", "applyBy", "Fill it in"
	case paylaw.Vacancy:
		return "law-statement-missing", d.sectionField(posting.ApplySection), "Write it"
	case paylaw.FairChance:
		return "law-statement-missing", d.sectionField(posting.EqualOpportunity), "Write it"
	}
	return "", "", ""
}

func (d *desk) lawPayRule(state paylaw.State) (rule, field, label string) {
	switch {
	case state == paylaw.TooWide:
		return "law-range-width", "pay.max", "Change it"
	case state == paylaw.OpenEnded && d.posting.Pay.Min != "":
		return "law-range-open", "pay.max", "Fill it in"
	case state == paylaw.OpenEnded:
		return "law-range-open", "pay.min", "Fill it in"
	}
	return "law-pay-missing", "pay.min", "Fill it in"
}

// lawMessage names the laws that ask for what is not there, those that are
// sure first, and a sentence that would do.
func lawMessage(duty paylaw.Duty, p posting.Posting) string {
	var sure, doubts []string
	for _, m := range duty.Asked[:duty.Unmet] {
		if m.Certain() {
			sure = append(sure, m.Jurisdiction.Name)
		} else {
			doubts = append(doubts, m.Doubt())
		}
	}
	text := lacking(duty)
	if len(sure) > 0 {
		text += " The law of " + namedLaws(sure) + " asks for it."
	}
	if len(doubts) > 0 {
		text += " " + strings.Join(doubts[:min(2, len(doubts))], " ")
	}
	if len(doubts) > 2 {
		text += " So it is with " + strconv.Itoa(len(doubts)-2) + " more."
	}
	if clauses := duty.Clauses(p); len(clauses) > 0 {
		text += " If it is so, write: “" + clauses[0].Text + "”"
	}
	return text
}

// lacking says what the posting does not show.
func lacking(duty paylaw.Duty) string {
	switch duty.State {
	case paylaw.OpenEnded:
		return "The pay range has one end only; both are to be shown."
	case paylaw.TooWide:
		return "The ends of the pay range are further apart than a law allows."
	}
	return "The job description does not say " + duty.Must.Name() + "."
}

// mostNamed is how many laws a sentence names.
const mostNamed = 4

func namedLaws(names []string) string {
	if len(names) > mostNamed {
		return strings.Join(names[:mostNamed], ", ") + " and " + strconv.Itoa(len(names)-mostNamed) + " more places"
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// lawEvidence is what the first laws ask for, with where that was read.
func lawEvidence(laws []paylaw.Match) []Evidence {
	var out []Evidence
	for _, m := range laws[:min(mostNamed, len(laws))] {
		source := m.Jurisdiction.Sources[0]
		e := Evidence{Text: lawText(m), Grade: Law, Source: source.Name + readOn(m.Jurisdiction.Verified), URL: source.URL}
		out = append(out, e)
	}
	return out
}

func lawText(m paylaw.Match) string {
	text := m.Jurisdiction.Name + ": in force since " + plainDate(m.Version.From)
	if c := m.Condition(); c != "" {
		text += ", for " + c
	}
	return strings.TrimSpace(text + ". " + m.Version.Text)
}

func readOn(day string) string {
	if day == "" {
		return " (not verified)"
	}
	return " (read " + plainDate(day) + ")"
}

func plainDate(day string) string {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return date.Format("2 January 2006")
}

// ahead adds a notice of laws to come that ask for what is not there.
func (d *desk) ahead() {
	var texts []string
	var laws []paylaw.Match
	for _, duty := range d.law.Ahead {
		if !duty.Open() {
			continue
		}
		for _, m := range duty.Asked[:duty.Unmet] {
			texts = append(texts, "From "+plainDate(m.Version.From)+" the law of "+m.Jurisdiction.Name+" asks for "+duty.Must.Name()+".")
			laws = append(laws, m)
		}
	}
	if len(texts) > 0 {
		f := d.lead("law-coming", "pay.min", "Look at it", strings.Join(texts[:min(mostNamed, len(texts))], " "))
		f.Evidence = comingEvidence(laws)
	}
}

// comingEvidence names each law to come once.
func comingEvidence(laws []paylaw.Match) []Evidence {
	var out []Evidence
	for i, m := range laws {
		if i > 0 && m.Jurisdiction == laws[i-1].Jurisdiction || len(out) == mostNamed {
			continue
		}
		source := m.Jurisdiction.Sources[0]
		out = append(out, Evidence{
			Text: m.Jurisdiction.Name + ": from " + plainDate(m.Version.From) + ". " + m.Version.Text, Grade: Law,
			Source: source.Name + readOn(m.Jurisdiction.Verified), URL: source.URL,
		})
	}
	return out
}
