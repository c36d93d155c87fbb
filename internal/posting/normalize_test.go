package posting_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

// counter gives the ids id1, id2, ….
func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("id%d", n) }
}

func TestNormalizeFacts(t *testing.T) {
	tests := map[string]struct{ in, want posting.Posting }{
		"text": {
			posting.Posting{Title: "\ufeff  Data\tEngineer\x00 \r\n", Department: "Cafe\u0301", Language: "de_at"},
			posting.Posting{Title: "Data Engineer", Department: "Café", Language: "de-AT"},
		},
		"words": {
			posting.Posting{Seniority: "Sr", EmploymentType: "Full time", Workplace: "On site", Education: "Bachelor's"},
			posting.Posting{Seniority: posting.Senior, EmploymentType: posting.FullTime, Workplace: posting.OnSite, Education: posting.Bachelor},
		},
		"German words": {
			posting.Posting{Language: "de", EmploymentType: "Vollzeit", Workplace: "Homeoffice", Pay: posting.Pay{Period: "pro Jahr"}},
			posting.Posting{Language: "de", EmploymentType: posting.FullTime, Workplace: posting.Remote, Pay: posting.Pay{Period: posting.Year}},
		},
		"words nobody knows": {
			posting.Posting{Seniority: " Wizard ", Workplace: "the moon"},
			posting.Posting{Seniority: "Wizard", Workplace: "the moon"},
		},
		"amounts": {
			posting.Posting{Pay: posting.Pay{Min: "$95,000", Max: "120k"}},
			posting.Posting{Pay: posting.Pay{Min: "95000", Max: "120000", Currency: "USD"}},
		},
		"a range in one field": {
			posting.Posting{Pay: posting.Pay{Min: "95-120k", Currency: "€"}},
			posting.Posting{Pay: posting.Pay{Min: "95000", Max: "120000", Currency: "EUR"}},
		},
		"a range in words": {
			posting.Posting{Language: "de", Pay: posting.Pay{Min: "55.000 bis 65.000 €"}},
			posting.Posting{Language: "de", Pay: posting.Pay{Min: "55000", Max: "65000", Currency: "EUR"}},
		},
		"the dollar of the place": {
			posting.Posting{Locations: []posting.Location{{City: "Toronto, ON"}}, Pay: posting.Pay{Min: "$80k"}},
			posting.Posting{
				Locations: []posting.Location{{City: "Toronto", Region: "CA-ON", Country: "CA"}},
				Pay:       posting.Pay{Min: "80000", Currency: "CAD"},
			},
		},
		"an amount that contradicts the currency": {
			posting.Posting{Pay: posting.Pay{Min: "€65k", Currency: "USD"}},
			posting.Posting{Pay: posting.Pay{Min: "€65k", Currency: "USD"}},
		},
		"amounts nobody can read": {
			posting.Posting{Pay: posting.Pay{Min: "competitive", Max: "DOE", Currency: "shells"}},
			posting.Posting{Pay: posting.Pay{Min: "competitive", Max: "DOE", Currency: "shells"}},
		},
		"dates": {
			posting.Posting{Start: "as soon as possible", ApplyBy: "1 Dec 2026", PostedOn: "12/01/2026"},
			posting.Posting{Start: "as soon as possible", ApplyBy: "2026-12-01", PostedOn: "12/01/2026"},
		},
		"places": {
			posting.Posting{
				Locations:          []posting.Location{{City: "Austin, TX"}, {}, {City: "Köln", Country: "germany"}},
				ApplicantLocations: []posting.Location{{Region: "California"}},
			},
			posting.Posting{
				Locations:          []posting.Location{{City: "Austin", Region: "US-TX", Country: "US"}, {City: "Köln", Country: "DE"}},
				ApplicantLocations: []posting.Location{{Region: "US-CA", Country: "US"}},
			},
		},
		"counts": {
			posting.Posting{Openings: " 02", Headcount: posting.Headcount{
				Total: "1,200", ByPlace: []posting.PlaceHeadcount{{Place: "California", Count: "40"}, {}},
			}},
			posting.Posting{Openings: "2", Headcount: posting.Headcount{
				Total: "1200", ByPlace: []posting.PlaceHeadcount{{Place: "US-CA", Count: "40"}},
			}},
		},
		"addresses": {
			posting.Posting{
				Apply:   posting.Apply{URL: "acme.com/jobs", Email: "mailto:jobs@acme.com"},
				Company: posting.Company{Site: "http://acme.com", Colour: "0A7C4A"},
			},
			posting.Posting{
				Apply:   posting.Apply{URL: "https://acme.com/jobs", Email: "jobs@acme.com"},
				Company: posting.Company{Site: "http://acme.com", Colour: "#0a7c4a"},
			},
		},
		"an e-mail address typed as the link": {
			posting.Posting{Apply: posting.Apply{URL: "mailto:jobs@acme.com"}, Company: posting.Company{Colour: "#AbC"}},
			posting.Posting{Apply: posting.Apply{Email: "jobs@acme.com"}, Company: posting.Company{Colour: "#aabbcc"}},
		},
	}
	for name, tt := range tests {
		got := posting.Normalize(tt.in, counter())
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

func TestNormalizeSections(t *testing.T) {
	in := posting.Posting{Sections: []posting.Section{
		{ID: "a", Kind: "Requirement", Heading: "Needs\nof the job", Blocks: []posting.Block{
			{Kind: posting.Paragraph, Text: "One\nline"},
			{Kind: posting.List, Importance: posting.MustHave, Items: []posting.Item{{ID: "x", Text: " Go "}, {Text: "  "}}},
			{Kind: posting.Paragraph},
			{Kind: posting.List, Importance: posting.MustHave, Items: []posting.Item{{ID: "x", Text: "SQL"}}},
			{Kind: posting.List, Importance: "preferred", Items: []posting.Item{{ID: "y", Text: "Rust"}}},
			{Kind: posting.List, Group: "Databases"},
		}},
		{ID: "a", Kind: posting.PaySection},
	}}
	want := []posting.Section{
		{ID: "a", Kind: posting.Requirements, Heading: "Needs of the job", Blocks: []posting.Block{
			{Kind: posting.Paragraph, Text: "One line"},
			{Kind: posting.List, Importance: posting.MustHave, Items: []posting.Item{{ID: "x", Text: "Go"}, {ID: "id2", Text: "SQL"}}},
			{Kind: posting.List, Importance: posting.NiceToHave, Items: []posting.Item{{ID: "y", Text: "Rust"}}},
			{Kind: posting.Paragraph, Text: "Databases"},
		}},
		{ID: "id1", Kind: posting.PaySection, Heading: "Pay"},
	}
	got := posting.Normalize(in, counter()).Sections
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if in.Sections[0].Blocks[0].Text != "One\nline" || in.Sections[1].ID != "a" {
		t.Error("Normalize changed the posting it was given")
	}
}

func TestNormalizeKeepsIDs(t *testing.T) {
	in := posting.Posting{Sections: []posting.Section{
		{Kind: posting.About}, {ID: "id1", Kind: posting.Summary, Blocks: list(posting.Item{Text: "a"}, posting.Item{ID: "id2", Text: "b"})},
	}}
	got := posting.Normalize(in, counter()).Sections
	ids := []string{got[0].ID, got[1].ID, got[1].Blocks[0].Items[0].ID, got[1].Blocks[0].Items[1].ID}
	if diff := cmp.Diff([]string{"id3", "id1", "id4", "id2"}, ids); diff != "" {
		t.Errorf("an id that was there is not kept (-want +got)\n%s", diff)
	}
	in.Sections = append(in.Sections, posting.Section{Kind: posting.Process})
	got = posting.Normalize(in, func() string { return "same" }).Sections
	if got[0].ID == got[2].ID {
		t.Errorf("two sections have the id %q", got[0].ID)
	}
}

// anyPosting draws postings as they come from forms, files and programs.
func anyPosting(text *rapid.Generator[string]) *rapid.Generator[posting.Posting] {
	return rapid.Custom(func(t *rapid.T) posting.Posting {
		draw := func(name string) string { return text.Draw(t, name) }
		pick := func(name string, list ...string) string {
			return rapid.OneOf(rapid.SampledFrom(list), text).Draw(t, name)
		}
		place := func(string) posting.Location {
			return posting.Location{City: pick("city", "Berlin", "Austin, TX", ""), Country: pick("country", "Germany", "US", "")}
		}
		p := posting.Posting{
			Title: draw("title"), Department: draw("department"), Language: pick("language", "", "de", "fr", "en_us", "xx"),
			Seniority: posting.Seniority(pick("seniority", "senior", "Sr.", "")), Workplace: posting.Workplace(pick("workplace", "Remote", "")),
			Start: pick("start", "2026-12-01", "1 Dec 2026", "soon"), Openings: pick("openings", "2", "0"),
			Locations: []posting.Location{place("l")},
			Pay: posting.Pay{
				Min: pick("min", "95k", "95-120k", "€5", "$1", ""), Max: pick("max", "", "120,000", "0,123456k"),
				Currency: pick("currency", "", "EUR", "$", "kr"), Period: posting.Period(pick("period", "year", "p.a.", "")),
			},
			Apply:   posting.Apply{URL: pick("url", "acme.com", "mailto:a@b.co"), Email: pick("email", "a@b.co", ""), Instructions: draw("how")},
			Company: posting.Company{Name: draw("name"), About: draw("about"), Culture: draw("culture"), Colour: pick("colour", "#ABC", "")},
			Credit:  draw("credit"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "sections") {
			p.Sections = append(p.Sections, anySection(t, draw, pick))
		}
		return p
	})
}

func anySection(t *rapid.T, draw func(string) string, pick func(string, ...string) string) posting.Section {
	s := posting.Section{
		ID: pick("section id", "", "a", "b"), Heading: draw("heading"), Hidden: rapid.Bool().Draw(t, "hidden"),
		Kind: rapid.SampledFrom(append(posting.Kinds(), "")).Draw(t, "kind"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "blocks") {
		b := posting.Block{
			Kind: rapid.SampledFrom([]posting.BlockKind{posting.Paragraph, posting.List, ""}).Draw(t, "block"),
			Text: draw("paragraph"), Group: draw("group"),
			Importance: rapid.SampledFrom([]posting.Importance{"", posting.MustHave, posting.NiceToHave}).Draw(t, "importance"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			b.Items = append(b.Items, posting.Item{ID: pick("item id", "", "a", "c"), Text: draw("item")})
		}
		s.Blocks = append(s.Blocks, b)
	}
	return s
}

// awkward draws text with everything that text may hold.
func awkward() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.Just(""), rapid.String(), rapid.StringMatching(`[a-c*_\[\]()\\ \n\t-]{0,12}`),
		rapid.SampledFrom([]string{"e\u0301", "a\u00a0", "\u2028x", "\ufeffb", "**a **", "- x\n- y", "[a](http://b.c)", "\x00", "1. a", "# b"}),
	)
}

func TestNormalizeIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := counter()
		once := posting.Normalize(anyPosting(awkward()).Draw(t, "posting"), ids)
		twice := posting.Normalize(once, ids)
		if diff := cmp.Diff(once, twice); diff != "" {
			t.Fatalf("(-once +twice)\n%s", diff)
		}
	})
}

// wordsOf are the texts of p that people write, word by word.
func wordsOf(p posting.Posting) []string {
	texts := []string{p.Title, p.Department, p.Company.Name, p.Company.About, p.Company.Culture, p.Apply.Instructions}
	for _, s := range p.Sections {
		texts = append(texts, s.Heading)
		for _, b := range s.Blocks {
			texts = append(texts, b.Text)
			for _, item := range b.Items {
				texts = append(texts, item.Text)
			}
		}
	}
	return strings.FieldsFunc(strings.Join(texts, " "), func(r rune) bool { return !('a' <= r && r <= 'z') })
}

func TestNormalizeLosesNoWord(t *testing.T) {
	plain := rapid.StringMatching(`([a-z]{1,6}[ ,.\n-]{1,2}){0,4}[a-z]{1,3}`)
	marked := rapid.StringMatching(`([a-z]{1,6}[ ,.\n*_-]{1,2}){0,4}[a-z]{1,3}`)
	rapid.Check(t, func(t *rapid.T) {
		in := ungrouped(anyPosting(plain).Draw(t, "posting"))
		want, got := wordsOf(in), wordsOf(posting.Normalize(in, counter()))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
		// Marks may stand within a word; its letters stay all the same.
		in = ungrouped(anyPosting(marked).Draw(t, "marked posting"))
		want, got = wordsOf(in), wordsOf(posting.Normalize(in, counter()))
		if diff := cmp.Diff(strings.Join(want, ""), strings.Join(got, "")); diff != "" {
			t.Fatalf("with marks (-want +got)\n%s", diff)
		}
	})
}

// ungrouped leaves out the groups, whose words may change their place.
func ungrouped(p posting.Posting) posting.Posting {
	for _, s := range p.Sections {
		for j := range s.Blocks {
			s.Blocks[j].Group = ""
		}
	}
	return p
}
