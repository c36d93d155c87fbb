package check_test

import (
	"slices"
	"strconv"
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/templates"
)

// filled is a posting that an employer began from a role and completed with
// what only an employer can say.
func filled(r role.Role, level posting.Seniority) posting.Posting {
	n := 0
	newID := func() string { n++; return "i" + strconv.Itoa(n) }
	p := role.Start(r, role.StartOptions{
		Seniority: level,
		Location:  posting.Location{City: "Leeds", Region: "GB-ENG", Country: "GB"},
		Company:   bakery(),
	}, newID)
	p.Workplace, p.EmploymentType, p.Hours = posting.OnSite, posting.FullTime, "37.5 a week, Monday to Friday"
	p.Pay = posting.Pay{Kind: posting.PayRange, Min: "38000", Max: "44000", Currency: "GBP", Period: posting.Year}
	p.Apply.Email = "jobs@crumb.example"
	for _, s := range []struct {
		kind posting.Kind
		text string
	}{
		{posting.Process, "We answer within a week. Then come a telephone call of half an hour and a meeting in Leeds of two hours, with the people you would work with. You hear from us within three days."},
		{posting.Benefits, "You have 28 days of holiday and the bank holidays, and we pay 8 % into your pension."},
		{posting.ApplySection, "Send us your CV. We need no letter."},
	} {
		i := slices.IndexFunc(p.Sections, func(at posting.Section) bool { return at.Kind == s.kind })
		p.Sections[i].Blocks = append(p.Sections[i].Blocks, posting.Block{Kind: posting.Paragraph, Text: s.text})
	}
	return posting.Normalize(p, newID)
}

func bakery() posting.Company {
	return posting.Company{
		Name:             "Crumb & Sons",
		About:            "We bake bread and cakes for four hundred cafés between Leeds and York, and have done so since 1988. Three hundred people work here, most of them at night.",
		Values:           "We say what we think, and we pay our suppliers on time.",
		EqualOpportunity: "We look at what you can do. Tell us if you need anything to be different in the interview, and we will arrange it.",
	}
}

// library is all roles of the library.
func library(tb testing.TB) []role.Role {
	tb.Helper()
	lib, err := role.Open(templates.Roles())
	if err != nil {
		tb.Fatal(err)
	}
	var out []role.Role
	for _, e := range lib.List() {
		r, err := lib.Get(e.Slug)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}
