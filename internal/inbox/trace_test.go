package inbox_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/inbox"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// traced is what became of each line of a text.
func traced(t *testing.T, text string, change func(*posting.Posting)) []string {
	t.Helper()
	res, err := intake.Read("old.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := posting.Normalize(res.Posting, workspace.NewPartID)
	change(&p)
	var found []workspace.Finding
	for _, f := range res.Found {
		found = append(found, workspace.Finding{Field: f.Field, Value: f.Value, Text: f.Text})
	}
	headings := map[string]string{"": ""}
	for _, s := range p.Sections {
		headings[s.ID] = s.Heading
	}
	var out []string
	for _, l := range inbox.Trace(text, found, p) {
		if l.Blank {
			continue
		}
		where := strings.Trim(headings[l.Section]+" "+l.Field, " ")
		if !l.Placed() {
			where = "nowhere"
		}
		if l.Changed {
			where += ", changed"
		}
		out = append(out, l.Text+" → "+where)
	}
	return out
}

func TestTrace(t *testing.T) {
	got := traced(t, baker+"\nBENEFITS\n1. Bread at cost\no\tAprons\n", func(p *posting.Posting) {
		for i := range p.Sections {
			for j := range p.Sections[i].Blocks {
				b := &p.Sections[i].Blocks[j]
				b.Text = strings.Replace(b.Text, "for all who work here", "for you", 1)
				b.Items = slicesWithout(b.Items, "Clean the oven")
			}
		}
	})
	want := []string{"Baker → title", "Location: Leeds, UK → locations", "Salary: £28,000 - £32,000 per annum → pay",
		"Duties → Duties", "- Bake the bread of the morning → Duties", "- Clean the oven → nowhere",
		"Requirements → Requirements", "Essential → importance", "- Two years at an oven → Requirements",
		"CAR PARKING → CAR PARKING", "Behind the kiln, and it is free of charge for all who work here. → CAR PARKING, changed",
		"BENEFITS → Benefits", "1. Bread at cost → Benefits company.benefits", "o\tAprons → Benefits company.benefits"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func slicesWithout(items []posting.Item, text string) []posting.Item {
	var out []posting.Item
	for _, it := range items {
		if it.Text != text {
			out = append(out, it)
		}
	}
	return out
}

// TestTraceIsBounded: a text and a posting of one word, over and over, must not
// take a look at each for each.
func TestTraceIsBounded(t *testing.T) {
	p := posting.Posting{Sections: []posting.Section{{ID: "s", Kind: posting.Custom, Heading: "x", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: strings.Repeat("bake ", 200_000)}}}}}
	lines := inbox.Trace(strings.Repeat("bake bake bake oven\n", 20_000), nil, p)
	if len(lines) != 20_000 {
		t.Errorf("got %d lines", len(lines))
	}
}
