package offer_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolewright/internal/offer"
	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// broken finds what a letter never has: a placeholder, a double space, an
// empty sentence, an empty line of a list, a label without its value.
var broken = regexp.MustCompile(`[\[\]{}<>]|TODO|  | [.,:;]|\.\.|(?m)^\s*-\s*$|^\s*[.,]|: *$\n[^\n-]|\n\n\n| (of|at|to|by|until|from)\.|%!`)

// TestLettersAreWhole: whatever a posting says and a person types, each letter
// reads as whole sentences.
func TestLettersAreWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := offer.Make(drawInput(t))
		for _, text := range g.Texts {
			if (text.Body == "") != (text.Subject == "") || (text.Body == "") != (text.Missing != "") {
				t.Fatalf("%s is half a letter: %+v", text.Key, text)
			}
			for _, s := range []string{text.Subject, text.Body, text.Missing} {
				if m := broken.FindString(s); m != "" {
					t.Fatalf("%s has %q:\n%s", text.Key, m, s)
				}
			}
		}
		for _, r := range g.Remarks {
			if m := broken.FindString(r.Text); m != "" || !strings.HasSuffix(r.Text, ".") {
				t.Fatalf("a remark has %q: %s", m, r.Text)
			}
		}
		for _, p := range g.Positions {
			if _, ok := p.Own(); ok != (p.Why == "") {
				t.Fatalf("half a position: %+v", p)
			}
			for _, f := range p.Figures {
				if f.Place == "" || f.Amount == "" || broken.MatchString(f.Place) {
					t.Fatalf("half a figure: %+v", f)
				}
			}
		}
	})
}

func drawInput(t *rapid.T) offer.Input {
	pick := func(name string, list ...string) string { return rapid.SampledFrom(list).Draw(t, name) }
	word := func(name string) string {
		return pick(name, "", "Cook", " Head of\tsales ", "Köchin (m/w/d)", "Acme Inc.", "R&D, lead", "a\nb", "寿司")
	}
	amount := func(name string) string {
		return pick(name, "", "62000", "74000", "27.50", "0", "$95k", "€70.000", "70-80k", "DOE", "1", "9999999999999")
	}
	day := func(name string) string {
		return pick(name, "", "2026-12-01", "1 Jan 2027", "12/01/2026", "as soon as you can", "next Friday.", "2020-01-01")
	}
	p := posting.Posting{
		Title: word("title"), Language: pick("language", "", "en", "de-AT", "zz", "en-CA"), Start: day("starts"), Hours: word("hours"), ReportsTo: word("reportsTo"),
		EmploymentType: posting.EmploymentType(pick("employment", "", "full-time", "part-time", "contractor", "odd")), Workplace: posting.Workplace(pick("workplace", "", "remote", "moon")),
		Pay: posting.Pay{Kind: posting.PayKind(pick("kind", "", "range", "fixed", "commission")), Min: amount("min"), Max: amount("max"),
			Currency: pick("currency", "", "USD", "EUR", "CHF", "gold"), Period: posting.Period(pick("period", "", "hour", "month", "year", "moon")), Bonus: word("bonus"), Equity: word("equity")},
		Company: posting.Company{Name: word("company"), Benefits: pick("benefits", "", "- Lunch\n- **30 days** of leave", "Good ones.")},
	}
	for range rapid.IntRange(0, 2).Draw(t, "places") {
		p.Locations = append(p.Locations, posting.Location{City: word("city"), Country: pick("country", "", "US", "DE")})
	}
	for _, kind := range []posting.Kind{posting.PaySection, posting.Benefits} {
		p.Sections = append(p.Sections, posting.Section{Kind: kind, Heading: "x", Hidden: rapid.Bool().Draw(t, "hidden"),
			Blocks: []posting.Block{{Kind: posting.List, Items: []posting.Item{{Text: word("item")}}}}})
	}
	in := offer.Input{Posting: posting.Normalize(p, func() string { return "id" }), Family: pick("family", "", "engineering", "retail"), Today: today()}
	in.Terms = offer.Terms{Candidate: word("candidate"), Base: amount("base"), Raised: amount("raised"), Bonus: word("bonus too"), Signing: word("signing"),
		Equity: word("equity too"), Start: day("start"), AnswerBy: day("answer"), Instead: pick("instead", "", "A day", "- a\n-\n\n* b  c"), Manager: word("manager")}
	figure := rapid.SampledFrom([]int{0, 40_000, 62_000, 74_000})
	in.Market = []role.PaySource{{Currency: "USD", Period: pick("source", "hour", "year"), Typical: figure.Draw(t, "typical"),
		Percentiles: role.Percentiles{P10: figure.Draw(t, "p10"), P50: 74_000}}, {Currency: "USD", Period: "year", Range: &role.PayRange{Min: 50_000, Max: 80_000}}}
	return in
}
