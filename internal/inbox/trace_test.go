package inbox_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/inbox"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// traced is what became of each line of a text.
func traced(t *testing.T, ending, text string, change func(*posting.Posting)) []string {
	t.Helper()
	res, err := intake.Read("old."+ending, []byte(text))
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
	for _, l := range inbox.Trace(text, res.LeftOut, found, p) {
		if l.Blank {
			continue
		}
		where := strings.Trim(headings[l.Section]+" "+l.Field, " ")
		if l.LeftOut {
			where = "left out"
		}
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
	got := traced(t, "txt", baker+"\nBENEFITS\n1. Bread at cost\no\tAprons\n", func(p *posting.Posting) {
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

// TestTraceLeftOut: what the reader left out of a text is told from what is
// nowhere, and stands once on the page.
func TestTraceLeftOut(t *testing.T) {
	text := "---\n# Fill in the name of the job\ntitle: Cook\n---\n\n## Duties\n\n- Cook &amp; taste\n- Keep the stove clean\n\n## Requirements\n\n- Two years at a stove\n"
	got := traced(t, "md", text, func(*posting.Posting) {})
	want := []string{"# Fill in the name of the job → left out", "title: Cook → title", "## Duties → Duties", "- Cook &amp; taste → Duties", "- Keep the stove clean → Duties",
		"## Requirements → Requirements", "- Two years at a stove → Requirements"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := inbox.Beside("Cook\nMenu of the day", "Home  Careers\nmenu of the DAY\n"); got != "Home  Careers" {
		t.Errorf("beside the text stands %q", got)
	}
}

// TestTraceOfRealPostings reads the folder that ROLEWRIGHT_POSTINGS names: of
// postings that were just read, hardly a line stands nowhere.
func TestTraceOfRealPostings(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_POSTINGS")
	if dir == "" {
		t.Skip("ROLEWRIGHT_POSTINGS names no folder of postings")
	}
	all, nowhere := 0, 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		res, err := intake.Read(path, src)
		if err != nil {
			return nil //nolint:nilerr // what is refused is not traced
		}
		var found []workspace.Finding
		for _, f := range res.Found {
			found = append(found, workspace.Finding{Field: f.Field, Value: f.Value, Text: f.Text})
		}
		text := strings.TrimSuffix(res.Original, "\n"+res.LeftOut+"\n")
		for _, l := range inbox.Trace(text, res.LeftOut, found, posting.Normalize(res.Posting, workspace.NewPartID)) {
			all++
			if !l.Placed() {
				nowhere++
				t.Logf("%s:%d: %s", path, l.Number, l.Text)
			}
		}
		return nil
	})
	if err != nil || nowhere*200 > all {
		t.Errorf("of %d lines %d stand nowhere, %v", all, nowhere, err)
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
	lines := inbox.Trace(strings.Repeat("bake bake bake oven\n", 20_000), "", nil, p)
	if len(lines) != 20_000 {
		t.Errorf("got %d lines", len(lines))
	}
}
