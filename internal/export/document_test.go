package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// outline writes a document's blocks a line each, for a test to compare.
func outline(doc export.Document) []string {
	var out []string
	for _, s := range doc.Sections {
		out = append(out, "# "+s.Heading)
		for _, b := range s.Blocks {
			out = append(out, blockLine(b))
		}
	}
	return out
}

func blockLine(b export.Block) string {
	switch b.Kind {
	case export.Subheading:
		return strings.Repeat("#", b.Level+1) + " " + text(b.Spans)
	case export.List:
		return fmt.Sprintf("list of %d: %s", len(b.Items), text(b.Items[0].Spans))
	case export.Facts:
		return fmt.Sprintf("facts: %d", len(b.Facts))
	case export.Break:
		return "***"
	default:
		return "p: " + text(b.Spans)
	}
}

func text(spans []posting.Span) string {
	var out strings.Builder
	for _, s := range spans {
		out.WriteString(s.Text)
	}
	return out.String()
}

func requirements(blocks ...posting.Block) posting.Posting {
	return posting.Posting{Title: "Tester", Sections: []posting.Section{
		{ID: "r", Kind: posting.Requirements, Heading: "Requirements", Blocks: blocks}}}
}

func TestDocumentHeadsListsByImportanceAndGroup(t *testing.T) {
	must, nice := posting.MustHave, posting.NiceToHave
	for _, c := range []struct {
		name   string
		blocks []posting.Block
		want   string
	}{
		{"plain list", []posting.Block{bullets("", "", "a")}, "list of 1: a"},
		{"must and nice", []posting.Block{bullets(must, "", "a"), bullets(nice, "", "b")},
			"## Must have|list of 1: a|## Nice to have|list of 1: b"},
		{"groups below an importance", []posting.Block{bullets(must, "Go", "a"), bullets(must, "SQL", "b"), bullets(nice, "SQL", "c")},
			"## Must have|### Go|list of 1: a|### SQL|list of 1: b|## Nice to have|### SQL|list of 1: c"},
		{"groups alone", []posting.Block{bullets("", "Go", "a"), bullets("", "SQL", "b")},
			"## Go|list of 1: a|## SQL|list of 1: b"},
		{"a list after a must-have list is not one", []posting.Block{bullets(must, "", "a"), bullets("", "", "b")},
			"## Must have|list of 1: a|***|list of 1: b"},
		{"a group ends, the importance goes on", []posting.Block{bullets(must, "Go", "a"), bullets(must, "", "b")},
			"## Must have|### Go|list of 1: a|## Must have|list of 1: b"},
		{"a paragraph stays with its list", []posting.Block{bullets(must, "", "a"), para("Or so."), bullets(must, "", "b")},
			"## Must have|list of 1: a|p: Or so.|list of 1: b"},
		{"an empty list has no heading", []posting.Block{bullets(must, "Go", " ", ""), bullets(nice, "", "b")},
			"## Nice to have|list of 1: b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := outline(export.NewDocument(requirements(c.blocks...), nil))
			if diff := cmp.Diff(append([]string{"# Requirements"}, strings.Split(c.want, "|")...), got); diff != "" {
				t.Errorf("outline (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDocumentShowsWhatACandidateMaySee(t *testing.T) {
	doc := export.NewDocument(acme(), nil)
	got := strings.Join(outline(doc), "\n")
	for _, never := range []string{"Secret note", "Notes for us", "Nothing here", "Empty group"} {
		if strings.Contains(got, never) {
			t.Errorf("the document holds %q:\n%s", never, got)
		}
	}
	if doc.Source.Headcount.Total != "" || doc.Source.Company.Profile != "" {
		t.Errorf("the document's source holds what is the employer's alone: %+v", doc.Source)
	}
	want := `# About Acme
p: We plan routes for fresh produce from forty ports to nine thousand shops. Two hundred people in Berlin, Gdynia and Valencia keep the cold chain cold.
p: Planners live in our software every day, so they sit two desks away from us.
## Mission and goals
p: Less food thrown away: every pallet that arrives a day fresher is a pallet that gets eaten.
## Values
list of 2: Say what you know, and how you know it.
***
p: You find us by the canal, next to the old fruit hall.`
	if !strings.HasPrefix(got, want) {
		t.Errorf("outline = %s\nwant it to begin with\n%s", got, want)
	}
}

func TestDocumentOfNothing(t *testing.T) {
	doc := export.NewDocument(posting.Posting{}, nil)
	want := export.Document{Language: "en"}
	if diff := cmp.Diff(want, doc); diff != "" || !doc.Empty() {
		t.Errorf("document of an empty posting (-want +got):\n%s", diff)
	}
}

func TestDocumentKeepsHostileAddressesOut(t *testing.T) {
	p := posting.Posting{Title: "T", Company: posting.Company{Name: "Acme", Site: "javascript:alert(1)", Colour: "red;}"}}
	doc := export.NewDocument(p, nil)
	if doc.Site != "" || doc.Colour != "" {
		t.Errorf("site %q, colour %q, want both empty", doc.Site, doc.Colour)
	}
}

func TestDocumentShowsCompanyTextsOnce(t *testing.T) {
	p := posting.Posting{Company: posting.Company{About: "We are Acme."}, Sections: []posting.Section{
		{ID: "1", Kind: posting.About, Heading: "About us"},
		{ID: "2", Kind: posting.About, Heading: "More about us", Blocks: []posting.Block{para("Really.")}}}}
	want := []string{"# About us", "p: We are Acme.", "# More about us", "p: Really."}
	if diff := cmp.Diff(want, outline(export.NewDocument(p, nil))); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}
