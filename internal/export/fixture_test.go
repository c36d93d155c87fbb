package export_test

import (
	"rolewright/internal/posting"
)

// acme is a posting of two pages with everything that a document can show.
func acme() posting.Posting {
	return posting.Posting{
		Title: "Backend developer", Language: "en", Seniority: posting.Senior,
		Department: "Platform", ReportsTo: "Head of engineering",
		EmploymentType: posting.FullTime, Workplace: posting.Hybrid, Hours: "40 a week",
		Start: "as soon as possible", ApplyBy: "2026-12-31",
		Locations: []posting.Location{{City: "Berlin", Country: "DE"}},
		Headcount: posting.Headcount{Total: "240"},
		Pay: posting.Pay{Kind: posting.PayRange, Min: "72000", Max: "90000", Currency: "EUR",
			Period: posting.Year, Bonus: "up to 8% of the yearly pay"},
		Apply: posting.Apply{URL: "https://acme.example/jobs/7?from=sheet&lang=en", Email: "jobs@acme.example",
			Instructions: "A short letter is enough.\n\n- Say where you read about us.\n- Name a project you liked."},
		Company:  acmeCompany(),
		Sections: acmeSections(),
		Credit:   acmeCredit,
	}
}

const acmeCredit = "This posting includes information from the O*NET 30.1 Database. O*NET® is a trademark of USDOL/ETA."

func acmeCompany() posting.Company {
	return posting.Company{
		Name: "Acme", Site: "https://acme.example", Colour: "#0b6e6e",
		Profile: "internal-profile", ProfileVersion: 3,
		About: "We plan routes for **fresh produce** from forty ports to nine thousand shops. " +
			"Two hundred people in Berlin, Gdynia and Valencia keep the cold chain cold.\n\n" +
			"Planners live in our software every day, so they sit two desks away from us.",
		Mission:          "Less food thrown away: every pallet that arrives a day fresher is a pallet that gets eaten.",
		Values:           "- Say what you know, and how you know it.\n- Leave it tidier than it was.",
		Benefits:         "- 30 days of holiday and the day of your birthday\n- A pension to which we pay two thirds\n- A training budget of €2,000 a year",
		Perks:            "Fruit, obviously.",
		EqualOpportunity: "We decide on skill and on what you would add to the team.",
	}
}

func acmeSections() []posting.Section {
	return []posting.Section{
		{ID: "s1", Kind: posting.About, Heading: "About Acme", Blocks: []posting.Block{
			para("You find us by the canal, next to the old fruit hall.")}},
		{ID: "s2", Kind: posting.Summary, Heading: "About the job", Blocks: []posting.Block{
			para("You join the **Routing team** (six people) and own the service that decides which lorry takes which pallet, " +
				"*most of the time within 80 milliseconds*. How we work is in our [handbook](https://acme.example/handbook?a=1&b=2).")}},
		{ID: "s3", Kind: posting.Responsibilities, Heading: "What you will do", Blocks: []posting.Block{
			bullets("", "", "Design and build services in Go that planners and drivers rely on around the clock.",
				"Cut the time from a changed order to a new plan from minutes to seconds, together with two colleagues from operations research.",
				"Keep the data model honest: migrations that can be rolled back, queries that stay quick as the tables grow.",
				"Take part in the on-call rota, one week in six, with the following Monday off.")}},
		{ID: "s4", Kind: posting.Requirements, Heading: "What you bring", Blocks: []posting.Block{
			bullets(posting.MustHave, "Backend", "Services in production, in Go or a language close to it", "SQL and at least one relational database"),
			bullets(posting.MustHave, "Working together", "Clear written English"),
			bullets(posting.NiceToHave, "", "Routing, scheduling or other optimisation problems", "Some German or Polish"),
			bullets("", "", "A degree is welcome, not needed")}},
		{ID: "s5", Kind: posting.Benefits, Heading: "Benefits"},
		{ID: "s6", Kind: posting.PaySection, Heading: "Pay", Blocks: []posting.Block{
			para("Where you start in the range depends on experience; we tell you how we decided.")}},
		{ID: "s7", Kind: posting.Process, Heading: "How we hire", Blocks: []posting.Block{
			bullets("", "", "A first talk by phone, half an hour", "A paid task close to the work", "A day with the team")}},
		{ID: "s8", Kind: posting.Custom, Heading: "Notes for us", Hidden: true, Blocks: []posting.Block{para("Secret note")}},
		{ID: "s9", Kind: posting.Custom, Heading: "Nothing here", Blocks: []posting.Block{
			para("   "), bullets(posting.MustHave, "Empty group", " ")}},
		{ID: "s10", Kind: posting.ApplySection, Heading: "How to apply"},
		{ID: "s11", Kind: posting.EqualOpportunity, Heading: "Equal opportunity"},
	}
}

func para(text string) posting.Block { return posting.Block{Kind: posting.Paragraph, Text: text} }

func bullets(i posting.Importance, group string, lines ...string) posting.Block {
	b := posting.Block{Kind: posting.List, Importance: i, Group: group}
	for n, line := range lines {
		b.Items = append(b.Items, posting.Item{ID: string(rune('a'+n)) + group, Text: line})
	}
	return b
}
