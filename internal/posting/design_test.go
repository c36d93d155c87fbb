package posting_test

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
)

const (
	designPage  = "../../docs/design.md"
	fieldsBegin = "<!-- fields: begin -->\n"
	fieldsEnd   = "<!-- fields: end -->\n"
)

// TestDesignListsEveryField keeps the table of docs/design.md as Fields says;
// TestFieldsAreComplete keeps Fields as Posting is.
func TestDesignListsEveryField(t *testing.T) {
	page, err := os.ReadFile(designPage)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(page), fieldsBegin)
	got, after, end := strings.Cut(rest, fieldsEnd)
	if !found || !end {
		t.Fatalf("%s has lost the marks of the table, %q and %q", designPage, fieldsBegin, fieldsEnd)
	}
	want := fieldTable()
	if *update {
		if err := os.WriteFile(designPage, []byte(before+fieldsBegin+want+fieldsEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := gocmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s is out of date: run this test with -update (-want +got)\n%s", designPage, diff)
	}
}

func fieldTable() string {
	var b strings.Builder
	b.WriteString("| field | name for people | control | Markdown form | JobPosting property | review |\n|---|---|---|---|---|---|\n")
	for _, f := range posting.Fields() {
		property := "none"
		if f.JSONLD != "" {
			property = "`" + f.JSONLD + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", f.Path, f.Label, f.Control, f.Markdown, property, cmp.Or(f.Review, "none"))
	}
	return b.String()
}

// broken has a posting for every field that Check looks at, in which that
// field alone is wrong.
func broken() map[string]posting.Posting {
	good := func(change func(*posting.Posting)) posting.Posting {
		p := posting.Posting{Title: "Clerk"}
		change(&p)
		return p
	}
	pay := func(pay posting.Pay) posting.Posting { return good(func(p *posting.Posting) { p.Pay = pay }) }
	headcount := func(h posting.PlaceHeadcount) posting.Posting {
		return good(func(p *posting.Posting) { p.Headcount.ByPlace = []posting.PlaceHeadcount{h} })
	}
	return map[string]posting.Posting{
		"title":                        {},
		"seniority":                    good(func(p *posting.Posting) { p.Seniority = "wizard" }),
		"employmentType":               good(func(p *posting.Posting) { p.EmploymentType = "odd" }),
		"openings":                     good(func(p *posting.Posting) { p.Openings = "many" }),
		"workplace":                    good(func(p *posting.Posting) { p.Workplace = "the moon" }),
		"locations.*.country":          good(func(p *posting.Posting) { p.Locations = []posting.Location{{City: "Berlin"}} }),
		"applicantLocations.*.country": good(func(p *posting.Posting) { p.ApplicantLocations = []posting.Location{{Country: "Nowhere"}} }),
		"start":                        good(func(p *posting.Posting) { p.Start = "12/01/2027" }),
		"applyBy":                      good(func(p *posting.Posting) { p.ApplyBy = "soon" }),
		"postedOn":                     good(func(p *posting.Posting) { p.PostedOn = "soon" }),
		"pay.kind":                     pay(posting.Pay{Kind: "odd"}),
		"pay.min":                      pay(posting.Pay{Min: "much", Currency: "USD", Period: posting.Year}),
		"pay.max":                      pay(posting.Pay{Max: "much", Currency: "USD", Period: posting.Year}),
		"pay.currency":                 pay(posting.Pay{Min: "10", Currency: "shells", Period: posting.Year}),
		"pay.period":                   pay(posting.Pay{Min: "10", Currency: "USD", Period: "moon"}),
		"education":                    good(func(p *posting.Posting) { p.Education = "odd" }),
		"experienceMonths":             good(func(p *posting.Posting) { p.ExperienceMonths = "two years" }),
		"company.site":                 good(func(p *posting.Posting) { p.Company.Site = "acme" }),
		"company.colour":               good(func(p *posting.Posting) { p.Company.Colour = "green" }),
		"sections.*.heading":           good(func(p *posting.Posting) { p.Sections = []posting.Section{{ID: "s1", Kind: posting.Custom}} }),
		"apply.url":                    good(func(p *posting.Posting) { p.Apply.URL = "acme" }),
		"apply.email":                  good(func(p *posting.Posting) { p.Apply.Email = "acme" }),
		"language":                     good(func(p *posting.Posting) { p.Language = "!" }),
		"headcount.total":              good(func(p *posting.Posting) { p.Headcount.Total = "many" }),
		"headcount.byPlace.*.place":    headcount(posting.PlaceHeadcount{Place: "Nowhere", Count: "3"}),
		"headcount.byPlace.*.count":    headcount(posting.PlaceHeadcount{Place: "US-CA", Count: "many"}),
	}
}

// TestReviewIsTrue holds what Fields says of Check to what Check does.
func TestReviewIsTrue(t *testing.T) {
	broken := broken()
	for _, f := range posting.Fields() {
		p, has := broken[f.Path]
		delete(broken, f.Path)
		switch notes := posting.Check(p, today()); {
		case has != (f.Review == "field note"):
			t.Errorf("%s: the table says %q; give it an example of a note here, or correct the table", f.Path, f.Review)
		case has && (len(notes) != 1 || !strings.HasPrefix(concrete(f.Path)+".", notes[0].Field+".")):
			t.Errorf("%s: want one note beside this field, got %+v", f.Path, notes)
		}
	}
	for path := range broken {
		t.Errorf("%s is no field", path)
	}
}

// concrete is a path in the examples: the first of each list, and the section
// with its id.
func concrete(path string) string {
	return strings.Replace(strings.Replace(path, "sections.*", "sections.s1", 1), ".*", ".0", 1)
}
