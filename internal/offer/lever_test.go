package offer_test

import (
	"strings"
	"testing"

	"rolewright/internal/offer"
	"rolewright/internal/posting"
)

func TestLevers(t *testing.T) {
	tests := []struct {
		name   string
		family string
		change func(*posting.Posting)
		want   string
	}{
		{"an engineer", "engineering", nil, "signing bonus equity refresh relocation training start leave hours remote review title"},
		{"a nurse", "healthcare", func(p *posting.Posting) { p.Workplace = posting.OnSite }, "signing bonus relocation training start leave hours review title"},
		{"a nurse with shares", "healthcare", func(p *posting.Posting) { p.Pay.Equity = "Options" }, "signing bonus equity refresh relocation training start leave hours remote review title"},
		{"from home", "engineering", func(p *posting.Posting) { p.Workplace = posting.Remote }, "signing bonus equity refresh training start leave hours remote review title"},
		{"a contractor", "engineering", func(p *posting.Posting) {
			p.EmploymentType, p.Pay.Bonus, p.Sections = posting.Contractor, "", nil
		}, "start hours remote"},
		{"an intern", "engineering", func(p *posting.Posting) { p.EmploymentType, p.Pay.Bonus = posting.Internship, "" }, "equity refresh relocation training start leave hours remote"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := payroll()
			if tt.change != nil {
				tt.change(&p)
			}
			var got []string
			for _, l := range offer.Make(offer.Input{Posting: p, Family: tt.family, Today: today()}).Levers {
				got = append(got, l.Key)
				for _, text := range []string{l.Name, l.Helps, l.Costs, l.Watch} {
					if text == "" {
						t.Errorf("%s says too little: %+v", l.Key, l)
					}
				}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), tt.want)
			}
		})
	}
}

// TestLeversInPosting: what the posting says already is shown by its own words.
func TestLeversInPosting(t *testing.T) {
	p := payroll()
	p.Company.Benefits = "- A (conference) each year\n- A sign-on bonus\n- Believe in yourself\n"
	p.Sections = append(p.Sections, posting.Section{Kind: posting.PaySection, Heading: "Pay", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "Reviewed *each* spring."}}})
	want := map[string]string{"leave": "30 days of leave", "bonus": "Up to 5 % of base pay", "start": "4 January 2027", "hours": "38 a week, Monday to Friday",
		"remote": "Hybrid", "training": "A (conference) each year", "signing": "A sign-on bonus", "review": "Reviewed each spring."}
	check := func(p posting.Posting, want map[string]string) {
		t.Helper()
		for _, l := range offer.Make(offer.Input{Posting: p, Family: "engineering", Today: today()}).Levers {
			if l.InPosting != want[l.Key] {
				t.Errorf("%s: got %q, want %q", l.Key, l.InPosting, want[l.Key])
			}
		}
	}
	check(p, want)
	// English words say nothing of a text in another language.
	p.Language = "de"
	check(p, map[string]string{"bonus": want["bonus"], "start": want["start"], "hours": want["hours"], "remote": want["remote"]})
}

// TestRoom: the room that an offer leaves is the first lever.
func TestRoom(t *testing.T) {
	first := func(base string) string {
		return offer.Make(offer.Input{Posting: payroll(), Terms: offer.Terms{Base: base}, Today: today()}).Levers[0].Name
	}
	for base, want := range map[string]string{"70000": "Base pay, $4,000 below the top of the range", "74000": "Signing bonus", "": "Signing bonus"} {
		if got := first(base); got != want {
			t.Errorf("%s: got %q, want %q", base, got, want)
		}
	}
}

// TestPrinciples: a law is named where it holds, and all of them elsewhere.
func TestPrinciples(t *testing.T) {
	tests := []struct {
		place      posting.Location
		eu, us, va bool
	}{
		{posting.Location{Country: "DE"}, true, false, false},
		{posting.Location{Region: "US-VA", Country: "US"}, false, false, true},
		{posting.Location{Country: "JP"}, true, false, true},
	}
	for _, tt := range tests {
		p := posting.Posting{Locations: []posting.Location{tt.place}}
		got := offer.Make(offer.Input{Posting: p, Today: today()}).Principles[0]
		if strings.Contains(got, "2023/970") != tt.eu || strings.Contains(got, "Virginia") != tt.va {
			t.Errorf("%+v: %s", tt.place, got)
		}
	}
}
