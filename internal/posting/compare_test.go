package posting_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func list(items ...posting.Item) []posting.Block {
	return []posting.Block{{Kind: posting.List, Items: items}}
}

func TestCompareFacts(t *testing.T) {
	a := posting.Posting{
		Title: "Clerk", Pay: posting.Pay{Min: "1"}, Locations: []posting.Location{{City: "Bonn", Country: "DE"}},
		Company: posting.Company{Culture: "Calm."},
	}
	b := a
	b.Title, b.Pay.Min, b.Company.Culture, b.Company.ProfileVersion = "Senior clerk", "", "Quick.", 3
	b.Locations = []posting.Location{{City: "Bonn", Country: "DE"}, {City: "Köln", Country: "DE"}}
	want := []posting.Difference{
		{"title", "Title", "Clerk", "Senior clerk"},
		{"locations", "Places of work", "Bonn, Germany", "Bonn, Germany\nKöln, Germany"},
		{"pay.min", "Pay from", "1", ""},
		{"company.culture", "Culture", "Calm.", "Quick."},
		{"company.profileVersion", "Profile’s version", "0", "3"},
	}
	if diff := cmp.Diff(want, posting.Compare(a, b)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCompareSections(t *testing.T) {
	one, two, three := posting.Item{ID: "1", Text: "One"}, posting.Item{ID: "2", Text: "Two"}, posting.Item{ID: "3", Text: "Three"}
	section := func(id, heading string, blocks []posting.Block) posting.Section {
		return posting.Section{ID: id, Kind: posting.Custom, Heading: heading, Blocks: blocks}
	}
	tests := map[string]struct {
		a, b []posting.Section
		want []posting.Difference
	}{
		"added": {nil, []posting.Section{section("x", "Work", list(one))}, []posting.Difference{
			{"sections.x", "Section added: Work", "", "- One"},
		}},
		"removed": {[]posting.Section{section("x", "Work", nil)}, nil, []posting.Difference{
			{"sections.x", "Section removed: Work", "Work", ""},
		}},
		"renamed and hidden": {
			[]posting.Section{section("x", "Work", nil)},
			[]posting.Section{{ID: "x", Kind: posting.Custom, Heading: "Tasks", Hidden: true}},
			[]posting.Difference{
				{"sections.x.heading", "Tasks, heading", "Work", "Tasks"},
				{"sections.x.hidden", "Tasks, shown or hidden", "shown", "hidden"},
			},
		},
		"moved": {
			[]posting.Section{section("x", "X", nil), section("y", "Y", nil), section("z", "Z", nil)},
			[]posting.Section{section("z", "Z", nil), section("x", "X", nil), section("y", "Y", nil)},
			[]posting.Difference{{"sections.z", "Z, place", "3", "1"}},
		},
		"lines": {
			[]posting.Section{section("x", "X", list(one, two))},
			[]posting.Section{section("x", "X", list(posting.Item{ID: "1", Text: "Uno"}, three))},
			[]posting.Difference{
				{"sections.x.items.1", "X, line 1", "One", "Uno"},
				{"sections.x.items.3", "X, line 2", "", "Three"},
				{"sections.x.items.2", "X, line 2 removed", "Two", ""},
			},
		},
		"a line moved": {
			[]posting.Section{section("x", "X", list(one, two, three))},
			[]posting.Section{section("x", "X", list(three, one, two))},
			[]posting.Difference{{"sections.x.items.3", "X, line 1, place", "line 3", "line 1"}},
		},
		"paragraphs": {
			[]posting.Section{section("x", "X", []posting.Block{{Kind: posting.Paragraph, Text: "a"}, {Kind: posting.Paragraph, Text: "b"}})},
			[]posting.Section{section("x", "X", []posting.Block{{Kind: posting.Paragraph, Text: "a"}, {Kind: posting.Paragraph, Text: "c"}})},
			[]posting.Difference{{"sections.x", "X, paragraph 2", "b", "c"}},
		},
		"kind": {
			[]posting.Section{{ID: "x", Kind: posting.Custom, Heading: "X"}},
			[]posting.Section{{ID: "x", Kind: posting.Process, Heading: "X"}},
			[]posting.Difference{{"sections.x.kind", "X, kind of section", "custom", "process"}},
		},
		"a paragraph moved below a list": {
			[]posting.Section{section("x", "X", append([]posting.Block{{Kind: posting.Paragraph, Text: "a"}}, list(one)...))},
			[]posting.Section{section("x", "X", append(list(one), posting.Block{Kind: posting.Paragraph, Text: "a"}))},
			[]posting.Difference{{"sections.x", "X, arrangement", "a\n- One", "- One\na"}},
		},
		"importance": {
			[]posting.Section{section("x", "X", list(one))},
			[]posting.Section{section("x", "X", []posting.Block{{Kind: posting.List, Importance: posting.MustHave, Items: []posting.Item{one}}})},
			[]posting.Difference{{"sections.x.items.1", "X, line 1, list", "", "Must have"}},
		},
	}
	for name, tt := range tests {
		got := posting.Compare(posting.Posting{Sections: tt.a}, posting.Posting{Sections: tt.b})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

func TestCompareMissesNothing(t *testing.T) {
	text := rapid.SampledFrom([]string{"", "a", "b", "c"})
	rapid.Check(t, func(t *rapid.T) {
		ids := counter()
		a := posting.Normalize(anyPosting(text).Draw(t, "a"), ids)
		b := posting.Normalize(anyPosting(text).Draw(t, "b"), ids)
		if rapid.Bool().Draw(t, "shuffled") {
			b = a
			b.Sections = rapid.Permutation(slices.Clone(a.Sections)).Draw(t, "order")
		}
		differences := posting.Compare(a, b)
		if equal := cmp.Equal(a, b); equal != (len(differences) == 0) {
			t.Fatalf("equal is %v, but Compare says %+v\n%s", equal, differences, cmp.Diff(a, b))
		}
	})
}
