package review_test

import (
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// saying is a complete posting that says text in its summary.
func saying(text string, change ...func(*posting.Posting)) posting.Posting {
	p := complete()
	for i := range p.Sections {
		if p.Sections[i].Kind == posting.Summary {
			p.Sections[i].Blocks[0].Text = text
		}
	}
	for _, f := range change {
		f(&p)
	}
	return p
}

func TestConsistency(t *testing.T) {
	remote := func(p *posting.Posting) { p.Workplace = posting.Remote }
	ctx := review.Context{Today: today(), OtherCompanies: []string{"Miller Mills", "Crumb"}}
	for _, c := range []struct {
		rule  string
		p     posting.Posting
		quote string // empty: not found
	}{
		{"other-company", saying("Miller Mills bakes at night."), "Miller Mills"},
		{"other-company", saying("Crumb & Daughters bakes at night."), ""},
		{"workplace-contradiction", saying("This is a fully remote job."), "fully remote"},
		{"workplace-contradiction", saying("We have remote colleagues too."), ""},
		{"workplace-contradiction", saying("Three days per week in our office.", remote), "days per week in our office"},
		{"workplace-contradiction", saying("A fully remote job.", remote), ""},
		{"place-contradiction", saying("The position is based in Hull and starts soon."), "Hull"},
		{"place-contradiction", saying("The position is based in Leeds."), ""},
		{"place-contradiction", saying("You will work in a small team."), ""},
		{"title-contradiction", saying("We are looking for a Payroll Manager to join us."), "Payroll Manager"},
		{"title-contradiction", saying("We are looking for an experienced baker who likes nights."), ""},
		{"title-contradiction", saying("We are looking for a team player with patience."), ""},
		{"pay-contradiction", saying("The salary is £31,000 to £34,000 a year."), "£31,000 to £34,000"},
		{"pay-contradiction", saying("The salary is £27,000 to £30,000 a year."), ""},
		{"pay-contradiction", saying("You look after an income of £2,000,000 to £3,000,000."), ""},
		{"past-date", saying("The closing date is 3 March 2026."), "3 March 2026"},
		{"past-date", saying("The closing date is March 3, 2027."), ""},
		{"past-date", saying("We opened on 3 March 2020."), ""},
		{"field-note", saying("You bake.", func(p *posting.Posting) { p.ApplyBy = "2026-01-01" }), ""},
	} {
		f, ok := firstOf(t, c.rule, c.p, ctx)
		if c.rule == "field-note" {
			if !ok || f.Place.Field != "applyBy" {
				t.Errorf("a date in the past is not noticed: %+v", f)
			}
			continue
		}
		if ok != (c.quote != "") || f.Quote != c.quote {
			t.Errorf("%s in %q: finds %q, want %q", c.rule, c.p.Sections[1].Blocks[0].Text, f.Quote, c.quote)
		}
	}
}
