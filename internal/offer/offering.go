package offer

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"rolewright/internal/posting"
)

// offering is the input as far as it was understood, with the remarks that
// came up on the way.
type offering struct {
	in Input
	// visible is what the candidate has seen of the posting.
	visible posting.Posting
	posted  postedPay
	// base and raised are amounts, or none.
	base, raised money
	start        day
	answerBy     day
	terms        Terms
	remarks      []Remark
}

// postedPay is the posting's pay as far as it can be reckoned with.
type postedPay struct {
	low, high money
	line      string
}

func newOffering(in Input) *offering {
	o := &offering{in: in, visible: in.Posting.Visible(), terms: in.Terms.clean()}
	o.readPosted()
	o.base = o.readAmount("base", "base pay", o.terms.Base)
	o.raised = o.readAmount("raised", "raised base pay", o.terms.Raised)
	o.start = o.readDay("start", o.terms.Start)
	o.answerBy = o.readDay("answerBy", o.terms.AnswerBy)
	o.checkRange()
	o.checkDays()
	o.checkLanguage()
	return o
}

// remark says each thing once, also where it is so of two amounts.
func (o *offering) remark(g Gravity, field, text string) {
	if !slices.ContainsFunc(o.remarks, func(r Remark) bool { return r.Text == text }) {
		o.remarks = append(o.remarks, Remark{g, field, text})
	}
}

// sortedRemarks has the gravest first and is never nil.
func (o *offering) sortedRemarks() []Remark {
	order := []Gravity{Stop, Fault, Warning, Note}
	out := slices.Clone(o.remarks)
	slices.SortStableFunc(out, func(a, b Remark) int { return slices.Index(order, a.Gravity) - slices.Index(order, b.Gravity) })
	return append([]Remark{}, out...)
}

// clean brings every term on one line, but for the lines of Instead.
func (t Terms) clean() Terms {
	for _, s := range []*string{&t.Candidate, &t.Base, &t.Raised, &t.Bonus, &t.Signing, &t.Equity, &t.Start, &t.AnswerBy, &t.Manager} {
		*s = oneLine(*s)
	}
	return t
}

// oneLine is text without line breaks, control characters and double spaces.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// lines are the lines of a text that say something, without their bullets.
func lines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = oneLine(strings.TrimLeft(line, "-*•– \t")); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// readPosted takes what posting.Check says of the pay along.
func (o *offering) readPosted() {
	p := o.in.Posting
	for _, n := range posting.Check(p, o.in.Today) {
		if strings.HasPrefix(n.Field, "pay.") {
			o.remark(Warning, n.Field, n.Message)
		}
	}
	o.posted.line = p.Pay.Line("en")
	o.posted.low = newMoney(p.Pay.Min, p.Pay.Currency, p.Pay.Period)
	o.posted.high = newMoney(p.Pay.Max, p.Pay.Currency, p.Pay.Period)
	switch {
	case o.posted.low.above(o.posted.high):
		o.posted.low, o.posted.high = money{}, money{}
	case p.Pay.Kind == posting.PayFixed && !o.posted.high.known():
		o.posted.high = o.posted.low
	case p.Pay.Kind == posting.PayFixed && !o.posted.low.known():
		o.posted.low = o.posted.high
	}
	o.checkPosted()
}

// readAmount reads an amount as people type it, in the posting's currency.
func (o *offering) readAmount(field, what, typed string) money {
	if typed == "" {
		return money{}
	}
	p := o.in.Posting
	read := posting.Normalize(posting.Posting{Language: p.Language, Locations: p.Locations, ApplicantLocations: p.ApplicantLocations,
		Pay: posting.Pay{Min: typed, Currency: p.Pay.Currency, Period: p.Pay.Period}}, func() string { return "" }).Pay
	m := newMoney(read.Min, read.Currency, read.Period)
	_, currency, isAmount := posting.ParseAmount(typed)
	switch {
	case read.Max != "":
		o.remark(Fault, field, "The "+what+", “"+typed+"”, has two amounts. An offer names one: write that.")
		return money{}
	case !m.known() && isAmount && currency != "" && currency != p.Pay.Currency:
		o.remark(Fault, field, "The "+what+", “"+typed+"”, is in another currency than the job description’s pay, "+p.Pay.Currency+". Write the amount in that one.")
	case !m.known():
		o.remark(Fault, field, "The "+what+", “"+typed+"”, could not be read as an amount. Write the number alone, such as 70000.")
	}
	return m
}

// day is a date or words for one, ready for a sentence.
type day struct {
	text string
	date time.Time
}

// readDay keeps words as they are typed and leaves out what could be two
// dates.
func (o *offering) readDay(field, typed string) day {
	if typed == "" {
		return day{}
	}
	probe := posting.Posting{Language: o.in.Posting.Language, Start: typed}
	for _, n := range posting.Check(posting.Normalize(probe, func() string { return "" }), o.in.Today) {
		if n.Field == "start" {
			o.remark(Fault, field, n.Message+" Until then the letters leave it out.")
			return day{}
		}
	}
	date, ok := posting.ParseDate(typed, o.in.Posting.Language)
	if !ok {
		return day{text: typed}
	}
	d := day{text: posting.DisplayDate(date, "en")}
	d.date, _ = time.Parse(time.DateOnly, date) // ParseDate gives no other form
	return d
}
