package export_test

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// golden compares a file with the one that is kept.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestBoard(t *testing.T) {
	golden(t, "testdata/acme.board.html", written(t, export.Board{}, export.NewDocument(acme(), onePixel())))
}

func TestText(t *testing.T) {
	golden(t, "testdata/acme.txt", written(t, export.Text{}, export.NewDocument(acme(), onePixel())))
}

func TestBoardHasOnlyTheTagsThatBoardsKeep(t *testing.T) {
	keepsTags(t, string(written(t, export.Board{}, export.NewDocument(acme(), onePixel()))), "p", "br", "ul", "li", "strong", "em", "h2", "h3")
}

// keepsTags looks for other elements than those named, and for attributes.
func keepsTags(t *testing.T, markup string, tags ...string) {
	t.Helper()
	tree, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	tree.Find("body *").Each(func(_ int, at *goquery.Selection) {
		if name := goquery.NodeName(at); !slices.Contains(tags, name) || len(at.Nodes[0].Attr) > 0 {
			t.Errorf("there is a <%s> with %v", name, at.Nodes[0].Attr)
		}
	})
}

func TestFewTagsShowTextAsTyped(t *testing.T) {
	hostile := `<script>alert(1)</script> & "x"`
	p := posting.Posting{Title: hostile, Company: posting.Company{Name: hostile}, Sections: []posting.Section{
		{Kind: posting.Custom, Heading: hostile, Blocks: []posting.Block{para(hostile), bullets(posting.MustHave, hostile, hostile)}}}}
	doc := export.NewDocument(p, nil)
	board := string(written(t, export.Board{}, doc))
	keepsTags(t, board, "p", "ul", "li", "strong", "em", "h2", "h3")
	if got := strings.Count(plainOf(t, board), hostile); got != 6 {
		t.Errorf("the text stands there %d times as typed, want 6:\n%s", got, board)
	}
}

// TestLinksWrittenOut: formats without links keep the addresses.
func TestLinksWrittenOut(t *testing.T) {
	for text, want := range map[string]string{
		"our [handbook](https://acme.example/h?a=1&b=2).":    "our handbook (https://acme.example/h?a=1&b=2).",
		"[**bold** and plain](https://acme.example) twice":   "bold and plain (https://acme.example) twice",
		"[https://acme.example/x](https://acme.example/x)":   "https://acme.example/x",
		"[acme.example](https://acme.example/)":              "acme.example",
		"write to [us](mailto:jobs@acme.example)":            "write to us (jobs@acme.example)",
		"[jobs@acme.example](mailto:jobs@acme.example)":      "jobs@acme.example",
		"[a](https://acme.example/a)[b](https://b.example/)": "a (https://acme.example/a)b (https://b.example/)",
	} {
		p := posting.Posting{Sections: []posting.Section{{Kind: posting.Custom, Blocks: []posting.Block{para(text)}}}}
		doc := export.NewDocument(p, nil)
		if got := strings.TrimSpace(string(written(t, export.Text{}, doc))); got != want {
			t.Errorf("%s: text says %q, want %q", text, got, want)
		}
		if got := strings.TrimSpace(plainOf(t, string(written(t, export.Board{}, doc)))); got != want {
			t.Errorf("%s: the board's text says %q, want %q", text, got, want)
		}
	}
}

func TestTextWraps(t *testing.T) {
	long := "https://acme.example/" + strings.Repeat("long/", 20)
	for _, c := range []struct{ what, text, want string }{
		{"words", strings.Repeat("words ", 13), strings.TrimSpace(strings.Repeat("words ", 12)) + "\nwords\n"},
		{"an address stays whole", "See " + long + " for more.", "See\n" + long + "\nfor more.\n"},
		{"an amount keeps its currency", strings.Repeat("x", 66) + " 95\u00a0000\u00a0€", strings.Repeat("x", 66) + "\n95\u00a0000\u00a0€\n"},
		{"no line begins like a list", "a " + strings.Repeat("x", 69) + " - y", "a\n" + strings.Repeat("x", 69) + " -\ny\n"},
		{"two columns for Chinese", strings.Repeat("工", 40), strings.Repeat("工", 36) + "\n" + strings.Repeat("工", 4) + "\n"},
		{"one column for a letter and its accent", strings.Repeat("e\u0301", 72), strings.Repeat("é", 72) + "\n"},
	} {
		p := posting.Posting{Sections: []posting.Section{{Kind: posting.Custom, Blocks: []posting.Block{para(c.text)}}}}
		got := string(written(t, export.Text{}, export.NewDocument(p, nil)))
		if got = strings.ReplaceAll(got, "e\u0301", "é"); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.what, got, c.want)
		}
	}
}

// TestTextLines holds for whatever is written: no line is too long or ends in
// a space, and no word is lost.
func TestTextLines(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zäß工作é][a-zäß工作é-]{0,29}`), 1, 60).Draw(rt, "words")
		text := strings.Join(words, " ")
		p := posting.Posting{Title: text, Sections: []posting.Section{{Kind: posting.Custom, Heading: text, Blocks: []posting.Block{bullets("", "", text, text)}}}}
		file := string(written(t, export.Text{}, export.NewDocument(p, nil)))
		for line := range strings.Lines(file) {
			line = strings.TrimSuffix(line, "\n")
			if strings.TrimRight(line, " ") != line || uniseg.StringWidth(line) > 72 {
				rt.Errorf("the line %q has %d columns", line, uniseg.StringWidth(line))
			}
		}
		letters := strings.NewReplacer(" ", "", "\n", "", "-", "", "=", "")
		if got, want := letters.Replace(file), strings.Repeat(letters.Replace(text), 4); got != want {
			rt.Errorf("the file's words are %q, want %q", got, want)
		}
	})
}

func BenchmarkFormats(b *testing.B) {
	doc := export.NewDocument(complete(), nil)
	for _, f := range []export.Format{export.Text{}, export.Board{}, export.JSONLD{}, export.JSON{}} {
		b.Run(f.Name(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Write(io.Discard, doc, export.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestFormatOfAFileName(t *testing.T) {
	for name, want := range map[string]string{"a.html": "html", "a.board.html": "board", "A.TXT": "txt", "a.jsonld": "jsonld", "board.html": "html", "x.y.json": "json"} {
		f, err := export.ByFileName(name)
		if err != nil || f.Name() != want {
			t.Errorf("%s: got %v, %v, want %s", name, f, err, want)
		}
	}
	if _, err := export.ByFileName("a.exe"); err == nil || !strings.Contains(err.Error(), `".exe" is not known: use one of pdf`) {
		t.Errorf("a.exe: %v", err)
	}
}
