package offer

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"rolewright/internal/posting"
)

// checkPosted says what the posting's pay lacks for an offer.
func (o *offering) checkPosted() {
	p := o.in.Posting
	switch {
	case p.Pay.Kind == posting.PayCommission:
		o.remark(Note, "pay.kind", "The pay is commission-based. Compare what people in this job really earned last year, base and commission together, and read what each source counts.")
	case o.posted.line == "":
		o.remark(Warning, "pay.min", "The job description says no pay. State a range or an amount there first: without it nobody can tell whether an offer keeps to it.")
	case o.visible.Pay.Line("en") == "":
		o.remark(Note, "pay.min", "The pay is hidden on the job description, so candidates have not seen it there. The letters do not refer to it.")
	}
}

// checkRange holds the offered amounts against the pay that the posting says.
func (o *offering) checkRange() {
	o.checkAmount("base", "The offer", o.base)
	o.checkAmount("raised", "The raised offer", o.raised)
	if o.base.known() && o.raised.known() && !o.raised.above(o.base) {
		o.remark(Fault, "raised", "The raised base pay is not above the offer of "+o.base.line()+". Write a higher amount, or leave it empty.")
	}
}

func (o *offering) checkAmount(field, what string, m money) {
	low, high := o.posted.low, o.posted.high
	switch {
	case low.above(m):
		o.remark(Stop, field, fmt.Sprintf("%s, %s, is below the lowest pay that the job description says, %s. People applied because of that: offer at least as much. No letter is written with less.", what, m.line(), low.line()))
	case m.above(high):
		o.aboveRange(field, what, m)
	case m.equals(high) && m.equals(low):
		o.remark(Note, field, what+" is the pay that the job description says.")
	case m.equals(high):
		o.remark(Note, field, what+" is the highest pay that the job description says. If it is not enough, the other levers are what is left.")
	case high.above(m):
		o.remark(Note, field, fmt.Sprintf("%s is within the job description’s range, %s below its top.", what, high.minus(m).bare()))
	}
}

func (o *offering) aboveRange(field, what string, m money) {
	if field == "raised" && o.base.above(o.posted.high) {
		o.remark(Warning, field, fmt.Sprintf("%s, %s, is %s above that pay. The same goes for it.", what, m.line(), m.gap(o.posted.high)))
		return
	}
	o.remark(Warning, field, fmt.Sprintf("%s, %s, is %s above the highest pay that the job description says, %s. "+
		"Before you send it: change the range in the job description if it was wrong, look at the pay of the people who do this job already and treat them alike, "+
		"or stay within the range and use another lever.", what, m.line(), m.gap(o.posted.high), o.posted.high.line()))
	for _, rule := range rangeRules() {
		if o.isIn(rule.place) {
			o.remark(Note, field, rule.text)
		}
	}
}

// placeRule is what the law of a place says, with its source and date.
type placeRule struct{ place, text string }

// rangeRules are about ranges that are said in good faith.
func rangeRules() []placeRule {
	return []placeRule{
		{"US-CA", "California: the pay scale in a posting is the employer’s good-faith estimate of what it expects to pay upon hire (SB 642, in force since 1 January 2026). An offer above it raises the question whether it was. This is no legal advice."},
		{"US-CO", "Colorado: the range in a posting is from the lowest to the highest pay that the employer believes in good faith it might pay (7 CCR 1103-18, rule 11.1, as amended 1 January 2024). This is no legal advice."},
	}
}

// isIn reports whether the job, or somebody who does it from home, may be in
// a place, which is an ISO 3166 code of a country or a region.
func (o *offering) isIn(place string) bool {
	for _, list := range [][]posting.Location{o.in.Posting.Locations, o.in.Posting.ApplicantLocations} {
		for _, l := range list {
			if l.Region == place || l.Country == place {
				return true
			}
		}
	}
	return false
}

// leastDays is the time that a person has to answer without being pressed.
const leastDays = 2

func (o *offering) checkDays() {
	year, month, date := o.in.Today.Date()
	today := time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
	if d := o.start.date; !d.IsZero() && d.Before(today) {
		o.remark(Fault, "start", "The start, "+o.start.text+", is in the past. Write a later day.")
	}
	switch d := o.answerBy.date; {
	case d.IsZero():
	case d.Before(today):
		o.remark(Fault, "answerBy", "The day to answer by, "+o.answerBy.text+", is in the past. Write a later one.")
	case d.Before(today.AddDate(0, 0, leastDays)):
		o.remark(Note, "answerBy", "That leaves less than two days to answer. Give people time to read, to ask and to sleep on it.")
	case !o.start.date.IsZero() && d.After(o.start.date):
		o.remark(Fault, "answerBy", "The day to answer by is after the start of work. Change one of the two.")
	}
}

// checkLanguage says where the letters are in another language than the job
// description.
func (o *offering) checkLanguage() {
	tag, err := language.Parse(o.in.Posting.Language)
	if err != nil {
		return
	}
	base, _ := tag.Base()
	name := display.English.Languages().Name(base)
	if base.String() == "en" || strings.TrimSpace(name) == "" {
		return
	}
	o.remark(Note, "language", "The job description is in "+name+". The letters are in English only, with its own words for hours, bonus and the like: have them translated before you send them.")
}
