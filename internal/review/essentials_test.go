package review_test

import (
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// complete is a posting that has what the essentials look for.
func complete() posting.Posting {
	text := func(s string) []posting.Block { return []posting.Block{{Kind: posting.Paragraph, Text: s}} }
	list := func(i posting.Importance, texts ...string) posting.Block {
		b := posting.Block{Kind: posting.List, Importance: i}
		for n, t := range texts {
			b.Items = append(b.Items, posting.Item{ID: string(i) + string(rune('a'+n)), Text: t})
		}
		return b
	}
	return posting.Posting{
		Title: "Bread baker", Language: "en", EmploymentType: posting.FullTime, Workplace: posting.OnSite, Hours: "38 a week",
		Locations: []posting.Location{{City: "Leeds", Country: "GB"}},
		Pay:       posting.Pay{Kind: posting.PayRange, Min: "27000", Max: "30000", Currency: "GBP", Period: posting.Year},
		Apply:     posting.Apply{URL: "https://crumb.example/jobs/7"},
		Company:   posting.Company{Name: "Crumb & Daughters", About: "We bake for forty cafés in the north of England."},
		Sections: []posting.Section{
			{ID: "a", Kind: posting.About, Heading: "About us"},
			{ID: "s", Kind: posting.Summary, Heading: "The job", Blocks: text("You bake our sourdough, from the starter to the shelf.")},
			{ID: "d", Kind: posting.Responsibilities, Heading: "What you will do", Blocks: []posting.Block{
				list("", "Mix and shape the doughs of the night", "Check each batch and write down what you see", "Teach one apprentice a year"),
			}},
			{ID: "r", Kind: posting.Requirements, Heading: "What you bring", Blocks: []posting.Block{
				list(posting.MustHave, "A year in a bakery that works by hand", "You can start at three in the morning"),
				list(posting.NiceToHave, "You have taught somebody a craft"),
			}},
			{ID: "p", Kind: posting.PaySection, Heading: "Pay"},
			{ID: "n", Kind: posting.Process, Heading: "What happens next", Blocks: text("We answer within a week and invite you to bake a loaf with us.")},
			{ID: "h", Kind: posting.ApplySection, Heading: "How to apply"},
		},
	}
}

// rules are the rules that find something, each once.
func rules(p posting.Posting, ctx review.Context) map[string]bool {
	out := map[string]bool{}
	for _, f := range review.Review(p, ctx).Findings {
		out[f.Rule] = true
	}
	return out
}

func TestACompletePostingHasNothingMissing(t *testing.T) {
	for _, f := range review.Review(complete(), review.Context{}).Findings {
		if f.Category == review.Essentials {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
}

func TestEssentials(t *testing.T) {
	section := func(p *posting.Posting, k posting.Kind) *posting.Section {
		for i := range p.Sections {
			if p.Sections[i].Kind == k {
				return &p.Sections[i]
			}
		}
		return nil
	}
	for _, c := range []struct {
		rule   string
		change func(p *posting.Posting)
	}{
		{"title-missing", func(p *posting.Posting) { p.Title = "" }},
		{"summary-missing", func(p *posting.Posting) { section(p, posting.Summary).Blocks = nil }},
		{"summary-missing", func(p *posting.Posting) { section(p, posting.Summary).Hidden = true }},
		{"responsibilities-missing", func(p *posting.Posting) { section(p, posting.Responsibilities).Blocks = nil }},
		{"requirements-missing", func(p *posting.Posting) {
			section(p, posting.Requirements).Blocks[0].Items = nil
			section(p, posting.Requirements).Blocks[1].Items = nil
		}},
		{"next-steps-missing", func(p *posting.Posting) { section(p, posting.Process).Blocks = nil }},
		{"company-missing", func(p *posting.Posting) { p.Company.Name = "" }},
		{"workplace-missing", func(p *posting.Posting) { p.Workplace = "" }},
		{"employment-type-missing", func(p *posting.Posting) { p.EmploymentType = "" }},
		{"hours-missing", func(p *posting.Posting) { p.Hours = "" }},
		{"apply-missing", func(p *posting.Posting) { p.Apply = posting.Apply{} }},
		{"place-missing", func(p *posting.Posting) { p.Locations = nil }},
		{"applicants-place-missing", func(p *posting.Posting) { p.Locations = nil; p.Workplace = posting.Remote }},
		{"placeholder", func(p *posting.Posting) { section(p, posting.Summary).Blocks[0].Text = "[Company name] bakes." }},
		{"placeholder", func(p *posting.Posting) { p.Company.About = "We are {{company}}." }},
		{"placeholder", func(p *posting.Posting) { p.Company.About = "Lorem ipsum dolor sit amet." }},
		{"placeholder", func(p *posting.Posting) { p.Apply.Instructions = "Write to ______ by Friday." }},
	} {
		p := complete()
		c.change(&p)
		if !rules(p, review.Context{})[c.rule] {
			t.Errorf("%s is not found", c.rule)
		}
	}
}

func TestWhatIsNoPlaceholder(t *testing.T) {
	for _, text := range []string{
		"Bread [sic] and cake.", "See note [1].", "[x] Flour", "Write to <jobs@crumb.example>.", "snake_case names", "Python [preferred]",
		"Use {x | x > 2}.", "a < b and c > d",
	} {
		if got := found("placeholder", posting.Summary, text); len(got) > 0 {
			t.Errorf("%q in %q is taken for a placeholder", got[0].Quote, text)
		}
	}
}

// TestTitles says what is found in a title and what is offered instead.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ title, rule, quote, offered string }{
		{"BREAD BAKER", "title-capitals", "BREAD BAKER", "Bread baker"},
		{"HEAD OF IT", "title-capitals", "HEAD OF IT", "Head of IT"},
		{"QA", "", "", ""},
		{"IT support", "", "", ""},
		{"Bread baker (Req 48213)", "title-code", "Req 48213", "Bread baker"},
		{"Bread baker - #77", "title-code", "77", "Bread baker"},
		{"Graduate programme 2027", "", "", ""},
		{"Office 365 administrator", "", "", ""},
		{"Bread baker, Leeds", "title-fact", "Leeds", "Bread baker"},
		{"Bread baker $60k-$70k", "title-fact", "$60k-$70k", "Bread baker"},
		{"Bread baker at Crumb & Daughters", "title-fact", "Crumb & Daughters", "Bread baker"},
		{"URGENT: bread baker", "title-noise", "URGENT", "bread baker"},
		{"Bread baker wanted!", "title-noise", "wanted", "Bread baker"},
		{"Sr. bread baker", "title-abbreviation", "Sr.", "Senior bread baker"},
		{"Account Mgr", "title-abbreviation", "Mgr", "Account Manager"},
		{"5G engineer", "", "", ""},
		{"Level 2 support analyst", "", "", ""},
	} {
		p := complete()
		p.Title = c.title
		var got []review.Finding
		for _, f := range review.Review(p, review.Context{}).Findings {
			if f.Place.Field == "title" {
				got = append(got, f)
			}
		}
		switch {
		case c.rule == "" && len(got) > 0:
			t.Errorf("%q: %s finds %q", c.title, got[0].Rule, got[0].Quote)
		case c.rule == "":
		case len(got) == 0 || got[0].Rule != c.rule || got[0].Quote != c.quote:
			t.Errorf("%q: got %+v, want %s at %q", c.title, got, c.rule, c.quote)
		case len(got[0].Fixes) == 0 || got[0].Fixes[0].Text != c.offered:
			t.Errorf("%q: offers %+v, want %q", c.title, got[0].Fixes, c.offered)
		}
	}
}
