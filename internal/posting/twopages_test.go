package posting_test

import (
	"fmt"

	"rolewright/internal/posting"
)

// twoPages is a posting of the length and kind that employers write, in
// normal form.
func twoPages() posting.Posting {
	return posting.Posting{
		Title: "Senior payroll specialist", Role: "payroll-specialist", Seniority: posting.Senior, Department: "Finance",
		ReportsTo: "Head of finance", RequisitionID: "FIN-204", Openings: "2", Language: "en-US",
		EmploymentType: posting.FullTime, Workplace: posting.Hybrid, Hours: "40 a week", Start: "2027-01-04", ApplyBy: "2026-12-01",
		Locations: []posting.Location{
			{City: "Austin", Region: "US-TX", Country: "US"}, {City: "Los Angeles", County: "Los Angeles County", Region: "US-CA", Country: "US"},
		},
		Education: posting.Bachelor, ExperienceMonths: "36",
		Apply: posting.Apply{URL: "https://example.com/jobs/204", Email: "jobs@example.com", Instructions: "Send us a CV.\n\nYou hear from us within *five* days."},
		Pay:   posting.Pay{Kind: posting.PayRange, Min: "95000", Max: "120000", Currency: "USD", Period: posting.Year, Bonus: "Up to 10 %"},
		Company: posting.Company{
			Name: "Acme", Site: "https://example.com", Colour: "#0a7c4a",
			About:    "Acme makes time clocks for hospitals. Some **400 wards** in 12 states use them every day, and the people who work there decide what we build next.",
			Mission:  "Nobody should work an hour without being paid for it.\n\n- 1,000 wards by 2028\n- No payslip with a mistake",
			Culture:  "We write things down. A new colleague notices that meetings begin with ten minutes of reading.",
			Values:   "- Care: we answer the phone\n- Candour: we publish our mistakes",
			Size:     "120 people, nine of them in finance.",
			Benefits: "- 25 days of leave\n- Health insurance from the first day\n- 401(k) with 5 % match", Perks: "- A learning budget of $1,500 a year",
			EqualOpportunity: "Acme is an equal opportunity employer. Write to [our people team](mailto:people@example.com) if you need an adjustment.",
		},
		Sections: twoPageSections(),
	}
}

func twoPageSections() []posting.Section {
	var out []posting.Section
	for i, k := range posting.Kinds()[:9] {
		id := fmt.Sprintf("s%d", i)
		s := posting.Section{ID: id, Kind: k, Heading: posting.LabelsFor("en").Heading(k, "Acme")}
		switch k {
		case posting.Summary:
			s.Blocks = []posting.Block{{Kind: posting.Paragraph, Text: "You run the payroll of a growing company and have a say in *how* it is done. The team is small, the work is varied, and the software is ours."}}
		case posting.Responsibilities:
			s.Blocks = []posting.Block{lines(id, "", 9)}
		case posting.Requirements:
			s.Blocks = []posting.Block{lines(id+"m", posting.MustHave, 7), lines(id+"n", posting.NiceToHave, 5)}
		case posting.Process:
			s.Blocks = []posting.Block{lines(id, "", 4)}
		}
		out = append(out, s)
	}
	return out
}

func lines(id string, importance posting.Importance, n int) posting.Block {
	b := posting.Block{Kind: posting.List, Importance: importance}
	for i := range n {
		text := fmt.Sprintf("Run the monthly payroll for group %d, from the time sheets to the bank file, and explain every line of it", i)
		if i == 2 {
			text = "Know the rules of **at least two** states, and where to [look the others up](https://example.com/rules)"
		}
		b.Items = append(b.Items, posting.Item{ID: fmt.Sprintf("%s-%d", id, i), Text: text})
	}
	return b
}
