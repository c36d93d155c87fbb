package role_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// finished is a posting as an employer keeps it, in normal form.
func finished() posting.Posting {
	return posting.Normalize(posting.Posting{
		Title: "Senior Payroll Clerk", Role: "payroll-specialist", Seniority: posting.Senior, Language: "en",
		Department: "Finance", Workplace: posting.Hybrid, Locations: []posting.Location{{City: "Austin", Region: "US-TX"}},
		Pay:     posting.Pay{Kind: posting.PayRange, Min: "60000", Max: "70000", Currency: "USD", Period: posting.Year},
		Company: posting.Company{Name: "Acme", About: "We make scales."},
		Sections: []posting.Section{
			{Kind: posting.Summary, Heading: "The job", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "You pay **300** people."}}},
			{Kind: posting.Responsibilities, Heading: "What you do", Blocks: []posting.Block{{Kind: posting.List, Items: []posting.Item{{Text: "Run the payroll"}}}}},
			{Kind: posting.Requirements, Heading: "What you bring", Blocks: []posting.Block{
				{Kind: posting.List, Importance: posting.MustHave, Group: "Experience", Items: []posting.Item{{Text: "Five years in payroll"}}},
				{Kind: posting.List, Importance: posting.NiceToHave, Group: "Experience", Items: []posting.Item{{Text: "A second country"}}},
				{Kind: posting.List, Group: "Tools", Items: []posting.Item{{Text: "Spreadsheets"}}},
			}},
			{Kind: posting.Custom, Heading: "Our building", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "It has a garden."}}},
			{Kind: posting.Custom, Heading: "Notes", Hidden: true, Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "Ask Ann."}}},
		},
	}, counter())
}

func TestFromPosting(t *testing.T) {
	base := role.Role{Slug: "payroll-specialist", Title: "Payroll Specialist", Family: "finance", Summary: "Theirs.",
		Pay: []role.PaySource{{Source: "BLS"}}, Interview: []role.Interview{{Ask: "How?", ListenFor: "So."}},
		Levels: map[string]role.Level{"senior": {Experience: "Five years"}}}
	r := role.FromPosting("01abc", finished(), base)

	if r.Slug != "01abc" || r.Title != "Senior Payroll Clerk" || r.Family != "finance" || r.Summary != "You pay 300 people." {
		t.Errorf("got %q %q %q %q", r.Slug, r.Title, r.Family, r.Summary)
	}
	want := role.Starter{
		Summary:          []string{"You pay 300 people."},
		Responsibilities: []string{"Run the payroll"},
		Requirements: []role.Requirement{
			{Group: "Experience", Must: []string{"Five years in payroll"}, Nice: []string{"A second country"}},
			{Group: "Tools", Must: []string{"Spreadsheets"}},
		},
	}
	if diff := cmp.Diff(want, r.Posting); diff != "" {
		t.Errorf("the text is the posting's (-want +got):\n%s", diff)
	}
	if len(r.Pay) != 1 || len(r.Interview) != 1 || r.Levels != nil {
		t.Errorf("pay %v, interview %v, levels %v: want the base's knowledge without its levels, whose text is another's", r.Pay, r.Interview, r.Levels)
	}
}

// TestStartFromPosting wants a posting that loses nothing of the one that the
// role was made of, and takes what the person chose for this one.
func TestStartFromPosting(t *testing.T) {
	r := role.FromPosting("01abc", finished(), role.Role{})
	same := role.Start(r, role.StartOptions{}, counter())
	if diff := cmp.Diff(finished(), same); diff != "" {
		t.Errorf("started without choices (-want +got):\n%s", diff)
	}

	got := role.Start(r, role.StartOptions{Seniority: posting.Lead, Location: posting.Location{City: "Berlin"},
		Company: posting.Company{Name: "Other"}}, counter())
	want := finished()
	want.Title, want.Seniority = "Lead Payroll Clerk", posting.Lead
	want.Locations, want.Company = []posting.Location{{City: "Berlin"}}, posting.Company{Name: "Other"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("started with choices (-want +got):\n%s", diff)
	}

	kept := finished()
	kept.Company = posting.Company{Name: "Acme", About: "We make scales.", Mission: "Fair weights.", Profile: "acme", ProfileVersion: 1}
	profile := posting.Company{Name: "Acme", About: "We make scales.", Profile: "acme", ProfileVersion: 2}
	if got := role.Start(role.FromPosting("01abc", kept, role.Role{}), role.StartOptions{Company: profile}, counter()); got.Company != kept.Company {
		t.Errorf("started for the template's own company: got %+v, want the texts of the template", got.Company)
	}

	same.Sections[0].Blocks[0].Text = "Changed."
	if again := role.Start(r, role.StartOptions{}, counter()); again.Sections[0].Blocks[0].Text == "Changed." {
		t.Error("editing a posting changed the template it was started from")
	}
}

func TestValidSlug(t *testing.T) {
	tests := map[string]bool{"payroll-clerk": true, "2nd-line": true, "": false, "Payroll": false, "a--b": false, "-a": false,
		"a/b": false, "..": false, "compare": false, "import": false}
	for slug, want := range tests {
		if got := role.ValidSlug(slug); got != want {
			t.Errorf("ValidSlug(%q) = %v, want %v", slug, got, want)
		}
	}
}
