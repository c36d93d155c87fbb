package posting_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
)

var update = flag.Bool("update", false, "write the golden files anew")

// write is p in its Markdown form.
func write(t interface{ Fatalf(string, ...any) }, p posting.Posting) string {
	var b bytes.Buffer
	if err := posting.WriteMarkdown(&b, p); err != nil {
		t.Fatalf("WriteMarkdown: %v", err)
	}
	return b.String()
}

// read reads a Markdown form and brings it into normal form.
func read(t interface{ Fatalf(string, ...any) }, text string) (posting.Posting, posting.ReadReport) {
	p, report, err := posting.ReadMarkdown([]byte(text))
	if err != nil {
		t.Fatalf("ReadMarkdown: %v\n%s", err, text)
	}
	return posting.Normalize(p, counter()), report
}

// withoutIDs is p with all ids empty.
func withoutIDs(p posting.Posting) posting.Posting {
	p.Sections = append([]posting.Section(nil), p.Sections...)
	for i := range p.Sections {
		s := &p.Sections[i]
		s.ID = ""
		s.Blocks = append([]posting.Block(nil), s.Blocks...)
		for j := range s.Blocks {
			b := &s.Blocks[j]
			b.Items = append([]posting.Item(nil), b.Items...)
			for k := range b.Items {
				b.Items[k].ID = ""
			}
		}
	}
	return p
}

// fullPosting is a realistic posting with nearly everything in it.
func fullPosting() posting.Posting {
	para := func(s string) posting.Block { return posting.Block{Kind: posting.Paragraph, Text: s} }
	list := func(i posting.Importance, group string, items ...string) posting.Block {
		b := posting.Block{Kind: posting.List, Importance: i, Group: group}
		for _, s := range items {
			b.Items = append(b.Items, posting.Item{Text: s})
		}
		return b
	}
	return posting.Normalize(posting.Posting{
		Title: "Senior Backend Engineer", Role: "backend-software-engineer", Seniority: posting.Senior,
		Department: "Engineering", ReportsTo: "Head of Platform", RequisitionID: "ENG-0412", Openings: "2", Language: "en",
		EmploymentType: posting.FullTime, Workplace: posting.Hybrid, Hours: "40 a week", Start: "as soon as possible", ApplyBy: "2026-12-18",
		Locations: []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}, {City: "Denver", Region: "US-CO", Country: "US"}},
		Education: posting.Bachelor, ExperienceMonths: "60",
		Pay:   posting.Pay{Kind: posting.PayRange, Min: "145000", Max: "175000", Currency: "USD", Period: posting.Year, Bonus: "up to 10 %", Equity: "stock options"},
		Apply: posting.Apply{URL: "https://northwind.example/jobs/eng-0412", Email: "jobs@northwind.example", Instructions: "Send a CV; no cover letter is needed.\n\nWe answer within **five working days**."},
		Company: posting.Company{
			Name: "Northwind Freight", Site: "https://northwind.example", Colour: "#0a5c7d",
			About: "Northwind Freight moves small parcels between 140 towns, on schedule, with a fleet of its own.", Mission: "Nobody should wait at home for a parcel.",
			Values: "- Say what is true, early\n- Leave it better than you found it", Size: "320 people in four offices", KeyClients: "Fabrikam, Contoso and some 2,000 small shops",
			OfficeHours: "Core hours 10 to 15", RemotePolicy: "Three days a week from home.", Benefits: "- Health, dental and vision insurance from the first day\n- 25 days of paid leave\n- 401(k) with a 5 % match",
			Perks: "- Public transport ticket\n- $1,500 a year for courses", EqualOpportunity: "We hire for skill and welcome everybody. Tell us what you need for the interview.",
		},
		Sections: []posting.Section{
			{Kind: posting.About, Heading: "About Northwind Freight"},
			{Kind: posting.Summary, Heading: "About the job", Blocks: []posting.Block{para("You will build the services that plan 40,000 deliveries a day, with [a team of six](https://northwind.example/team).")}},
			{Kind: posting.Responsibilities, Heading: "What you will do", Blocks: []posting.Block{list("", "", "Design, build and run services in Go", "Own the routing engine: its code, its data & its on-call rota", "Review others' work and explain your own")}},
			{Kind: posting.Requirements, Heading: "What you bring", Blocks: []posting.Block{
				list(posting.MustHave, "", "Five years of backend work, **three of them in Go**", "Clear written English"),
				list(posting.MustHave, "Databases", "PostgreSQL in production", "Schema changes without downtime"),
				list(posting.NiceToHave, "", "C++ or C#", "Routing or logistics (A* and friends)"),
			}},
			{Kind: posting.Custom, Heading: "The first 90 days", Blocks: []posting.Block{list("", "First month", "Ship one fix a week"), list("", "By day 90", "Own one service"), para("Nobody is on call before day 60.")}},
			{Kind: posting.PaySection, Heading: "Pay", Blocks: []posting.Block{para("Where in the range depends on experience; we tell you how we decide.")}},
			{Kind: posting.Benefits, Heading: "Benefits", Blocks: []posting.Block{para("This team also has a hardware budget.")}},
			{Kind: posting.Process, Heading: "How we hire", Blocks: []posting.Block{list("", "", "30 minutes on the phone", "A work sample of 2 hours, paid", "A day with the team")}},
			{Kind: posting.ApplySection, Heading: "How to apply"},
			{Kind: posting.EqualOpportunity, Heading: "Equal opportunity"},
		},
		Credit: "This posting includes information from the O*NET 30.1 Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA.",
		Extra:  "tags: [go, logistics] # for the careers page\nlayout: job",
	}, counter())
}

func TestMarkdownGolden(t *testing.T) {
	const file = "testdata/full.md"
	got := write(t, fullPosting())
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
	back, report := read(t, got)
	if diff := cmp.Diff(withoutIDs(fullPosting().Visible()), withoutIDs(back)); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if len(report.Notes) > 0 {
		t.Errorf("notes on our own form: %v", report.Notes)
	}
}
