package posting_test

import (
	"errors"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"rolewright/internal/posting"
)

// sketch is a posting's text in a few lines, for tables of tests.
func sketch(p posting.Posting) string {
	var b strings.Builder
	b.WriteString("= " + p.Title + "\n")
	for _, part := range p.Company.Parts() {
		if *part.Text != "" {
			b.WriteString(part.Name + ": " + strings.ReplaceAll(*part.Text, "\n", "|") + "\n")
		}
	}
	if p.Apply.Instructions != "" {
		b.WriteString("apply: " + strings.ReplaceAll(p.Apply.Instructions, "\n", "|") + "\n")
	}
	for _, s := range p.Sections {
		b.WriteString("[" + string(s.Kind) + "] " + s.Heading + "\n")
		for _, block := range s.Blocks {
			if block.Kind == posting.Paragraph {
				b.WriteString("  " + block.Text + "\n")
			}
			for _, item := range block.Items {
				b.WriteString("  -" + string(block.Importance) + "/" + block.Group + ": " + item.Text + "\n")
			}
		}
	}
	return b.String()
}

func TestReadMarkdownOfOthers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no heading", "We need a cook.\n", "= \n[summary] About the job\n  We need a cook.\n"},
		{"text above the sections", "# Cook\nCome and cook.\n\n## Benefits\n- Food\n", "= Cook\nbenefits: - Food\n[summary] About the job\n  Come and cook.\n[benefits] Benefits\n"},
		{"setext headings", "Cook\n====\n\nRequirements\n---\n* Knife\n", "= Cook\n[requirements] Requirements\n  -/: Knife\n"},
		{"front matter's title", "---\ntitle: Cook\n---\n## Requirements\n1. Knife\n", "= Cook\n[requirements] Requirements\n  -/: Knife\n"},
		{"sections at level one", "# Responsibilities\n- Cook\n\n# Requirements\n## Must have\n- Knife\n", "= \n[responsibilities] Responsibilities\n  -/: Cook\n[requirements] Requirements\n  -must/: Knife\n"},
		{"importance and groups", "# C\n## Requirements\n### Required\n- a\n#### Tools\n- b\n### Preferred\nAny of:\n\n- c\n### Other\n- d\n",
			"= C\n[requirements] Requirements\n  -must/: a\n  -must/Tools: b\n  Any of:\n  -nice/: c\n  -/Other: d\n"},
		{"importance as a section", "# C\n## Must have\n- a\n## Nice to have\n- b\n", "= C\n[requirements] Must have\n  -must/: a\n[requirements] Nice to have\n  -nice/: b\n"},
		{"headings of paragraphs", "# C\n## Team\n### Where we sit\nBy the *river*.\n### How\n", "= C\n[custom] Team\n  **Where we sit**\n  By the *river*.\n  **How**\n"},
		{"company texts", "# C\n## About us\nWe cook.\n### Mission\nFeed all.\n### The kitchen\nBig.\n", "= C\nabout: We cook.\nmission: Feed all.\n[about] About us\n  **The kitchen**\n  Big.\n"},
		{"applying", "# C\n## How to apply\nWrite to us.\n", "= C\napply: Write to us.\n[apply] How to apply\n"},
		{"nested lists", "# C\n## Requirements\n- Languages\n  - Go\n    - and C\n  - Rust\n\n  as well\n- SQL\n",
			"= C\n[requirements] Requirements\n  -/: Languages\n  -/: Go\n  -/: and C\n  -/: Rust\n  -/: as well\n  -/: SQL\n"},
		{"table", "# C\n## Team\n| Who | Where |\n|---|---|\n| Ann | **here** |\n| Bob | |\n", "= C\n[custom] Team\n  -/: Who · Where\n  -/: Ann · **here**\n  -/: Bob\n"},
		{"code and HTML", "# C\n## Team\n```sh\na *b*\n\nc\n```\n<div>\n<b>d</b> &amp; e<br>f\n</div>\n", "= C\n[custom] Team\n  a \\*b\\*\n  c\n  d & e\n  f\n"},
		{"inline code and HTML", "# C\n## Team\nUse `a*b` &copy; <em>x</em> as <your name><br>now\n", "= C\n[custom] Team\n  Use a*b © x as <your name>\n  now\n"},
		{"images and links", "# C\n## Team\n![us](https://a.example/u.png) ![a](/b.png) <https://c.example> [d](/e) [f][g]\n\n[g]: https://h.example\n",
			"= C\n[custom] Team\n  [us](https://a.example/u.png) a (/b.png) [https://c.example](https://c.example) d [f](https://h.example)\n"},
		{"quotes", "# C\n> Great place.\n\n## Team\n> - a\n", "= C\n[summary] About the job\n  Great place.\n[custom] Team\n  -/: a\n"},
		{"lines broken on purpose", "# C\n## Team\n**Where:** here  \n**When:** now\n", "= C\n[custom] Team\n  **Where:** here\n  **When:** now\n"},
		{"definitions", "# C\n## Team\nTerm\n: what it means\n", "= C\n[custom] Team\n  Term : what it means\n"},
		{"line ends and a mark of order", "\ufeff# C\r\n\r\n## Team\r\nA\x00\x07 b\r\n", "= C\n[custom] Team\n  A b\n"},
		{"a front matter without end", "---\ntitle: x\n\n# C\n", "= C\n[summary] About the job\n  title: x\n"},
		{"rules", "---\n\nA text: this.\n\n---\n\nmore\n", "= \n[summary] About the job\n  A text: this.\n  more\n"},
		{"empty", "", "= \n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := read(t, tt.text)
			if diff := cmp.Diff(tt.want, sketch(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestReadMarkdownCredit wants a credit edited by hand to follow the rules of
// shown facts.
func TestReadMarkdownCredit(t *testing.T) {
	const front, body = "---\ncredit: From O*NET.\n---\n", "# Cook\n\n## Team\n\n- a\n"
	tests := map[string]struct {
		text, credit, want string
		notes              []int
	}{
		"as written":       {front + body + "\n***\n\n> From O*NET.\n", "From O*NET.", "  -/: a\n", nil},
		"another line":     {front + body + "\n---\n> From us.\n", "From O*NET.", "  -/: a\n", []int{11}},
		"no line":          {front + body, "From O*NET.", "  -/: a\n", nil},
		"no key":           {body + "\n***\n\n> From O*NET.\n", "", "  -/: a\n  From O*NET.\n", []int{9}},
		"text comes after": {front + body + "\n***\n\n> Great.\n\nEnd.\n", "From O*NET.", "  -/: a\n  Great.\n  End.\n", []int{12}},
		"a quote of ours":  {front + body + "\n> Great.\n", "From O*NET.", "  -/: a\n  Great.\n", []int{10}},
		"nothing but it":   {"---\ncredit: From us.\n---\n***\n\n> From us.\n", "From us.", "", nil},
	}
	for name, tt := range tests {
		got, report := read(t, tt.text)
		_, lines, _ := strings.Cut(sketch(got), "Team\n")
		if got.Credit != tt.credit || lines != tt.want {
			t.Errorf("%s: credit %q and text %q, want %q and %q", name, got.Credit, lines, tt.credit, tt.want)
		}
		var notes []int
		for _, n := range report.Notes {
			notes = append(notes, n.Line)
		}
		if diff := cmp.Diff(tt.notes, notes); diff != "" {
			t.Errorf("%s: lines of notes (-want +got)\n%s\n%v", name, diff, report.Notes)
		}
	}
}

func TestReadMarkdownFacts(t *testing.T) {
	const text = `---
company: Acme
location: x # not ours
locations: [Berlin, {city: Köln, country: DE, zip: 50667}]
pay: {min: 60_000, note: from the union}
apply: jobs@acme.example
openings: ~
---
# Cook

> Acme Corp · Berlin

## Pay

> nothing
`
	got, report := read(t, text)
	want := posting.Normalize(posting.Posting{
		Title: "Cook", Company: posting.Company{Name: "Acme"}, Apply: posting.Apply{Email: "jobs@acme.example"},
		Locations: []posting.Location{{City: "Berlin", Country: "DE"}, {City: "Köln", Country: "DE"}}, Pay: posting.Pay{Min: "60_000"},
		Sections: []posting.Section{{Kind: posting.PaySection, Heading: "Pay"}},
		Extra:    "location: x # not ours\npay:\n  note: from the union",
	}, counter())
	if diff := cmp.Diff(withoutIDs(want), withoutIDs(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	wantLines := []int{4, 11, 15}
	var lines []int
	for _, n := range report.Notes {
		lines = append(lines, n.Line)
	}
	if diff := cmp.Diff(wantLines, lines); diff != "" {
		t.Errorf("lines of notes (-want +got)\n%s\n%v", diff, report.Notes)
	}
}

func TestReadMarkdownErrors(t *testing.T) {
	tests := []struct {
		name, text string
		want       posting.ReadError // only Line and Field
	}{
		{"not YAML", "---\nrole: a\nhours: b: c\n---\n", posting.ReadError{Line: 3}},
		{"a list for a text", "---\nrole: a\nhours:\n  - b\n---\n", posting.ReadError{Line: 4, Field: "hours"}},
		{"a text for keys", "---\npay: 5\n---\n", posting.ReadError{Line: 2, Field: "pay"}},
		{"a list for keys", "---\npay: [5]\n---\n", posting.ReadError{Line: 2, Field: "pay"}},
		{"keys for a text, deeper", "---\npay:\n  min: {a: 5}\n---\n", posting.ReadError{Line: 3, Field: "pay.min"}},
		{"a key twice", "---\nhours: a\nhours: b\n---\n", posting.ReadError{Line: 3, Field: "hours"}},
		{"an unknown kind", "---\nsections:\n  - heading: a\n    kind: b\n---\n", posting.ReadError{Line: 3, Field: "sections.0.kind"}},
		{"sections that are none", "---\nsections: [a]\n---\n", posting.ReadError{Line: 2, Field: "sections.0"}},
		{"not UTF-8", "# a\n\xff\n", posting.ReadError{Line: 2}},
		{"too long", strings.Repeat("a", 4<<20+1), posting.ReadError{}},
		{"an anchor elsewhere", "---\nhours: &a 5\nx: [*a]\n---\n", posting.ReadError{Line: 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := posting.ReadMarkdown([]byte(tt.text))
			var got *posting.ReadError
			if !errors.As(err, &got) {
				t.Fatalf("got %v, want a *ReadError", err)
			}
			if got.Problem == "" || got.Remedy == "" {
				t.Errorf("the error %q lacks its problem or remedy", err)
			}
			if diff := cmp.Diff(tt.want, posting.ReadError{Line: got.Line, Field: got.Field}); diff != "" {
				t.Errorf("%v (-want +got)\n%s", err, diff)
			}
		})
	}
}

func TestWriteMarkdownRefusesWrongExtra(t *testing.T) {
	for _, extra := range []string{"- a", "a: [", "hours: 4", "pay: {min: 5}", "sections: []", "x: 1\nx: 2", "just text"} {
		err := posting.WriteMarkdown(&strings.Builder{}, posting.Posting{Extra: extra})
		var field *posting.FieldError
		if !errors.As(err, &field) || field.Field != "extra" {
			t.Errorf("extra %q: got %v, want a *FieldError for extra", extra, err)
		}
	}
}

// TestReadMarkdownKeepsEveryWord reads small files of many kinds, and real
// postings from the folder that ROLEWRIGHT_DATA names.
func TestReadMarkdownKeepsEveryWord(t *testing.T) {
	files, _ := filepath.Glob("testdata/foreign/*.md")
	if len(files) == 0 {
		t.Fatal("no files in testdata/foreign")
	}
	for _, folder := range []string{"gsa_md", "mixed_md", "french_md"} {
		more, _ := filepath.Glob(filepath.Join(os.Getenv("ROLEWRIGHT_DATA"), "postings", folder, "*.md"))
		files = append(files, more...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := wordsIn(t, string(source))
			p, _ := read(t, string(source))
			text := write(t, p)
			if diff := cmp.Diff([]string(nil), missing(want, wordsIn(t, text))); diff != "" {
				t.Errorf("words lost (-want +got)\n%s", diff)
			}
			for _, link := range regexp.MustCompile(`(?m)^[^#\n].*?\]\((https?://[^) ]*)`).FindAllStringSubmatch(string(source), -1) {
				if !strings.Contains(text, link[1]) {
					t.Errorf("the link to %s is lost", link[1])
				}
			}
			again, _ := read(t, text)
			if diff := cmp.Diff(withoutIDs(p), withoutIDs(again)); diff != "" {
				t.Errorf("read again (-once +twice)\n%s", diff)
			}
		})
	}
}

// wordsIn are the words of a file, in lower case, without comments, tags,
// numbers of items and addresses of links.
func wordsIn(t *testing.T, text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var front yaml.Node
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		facts, body, _ := strings.Cut(rest, "\n---\n")
		if err := yaml.Unmarshal([]byte(facts), &front); err != nil {
			t.Skip("the front matter is not YAML")
		}
		text = body
	}
	for _, unseen := range []string{`(?s)<!--.*?-->`, `</?[a-z]+( [^>@]*)?/?>`, `(?m)^\[.*\]: .*$`, `(?m)^[ >]*[0-9]+[.)]\s`, `\]\([^)]*\)`} {
		text = regexp.MustCompile(unseen).ReplaceAllString(text, " ")
	}
	text = regexp.MustCompile(`(?m)^###+ (.*)$`).ReplaceAllStringFunc(text, func(heading string) string {
		_, importance := posting.ImportanceOfHeading(heading, "fr")
		if _, part := posting.PartOfHeading(heading, "fr"); part || importance {
			return "" // has a name of its own in our form
		}
		return heading
	})
	text = norm.NFC.String(strings.ToLower(html.UnescapeString(text) + scalars(&front)))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// scalars are the keys and values of YAML, but for the word title.
func scalars(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && n.Value != "title" {
		return " " + n.Value
	}
	var b strings.Builder
	for _, c := range n.Content {
		b.WriteString(scalars(c))
	}
	return b.String()
}

// missing are the words of want that got does not have often enough.
func missing(want, got []string) []string {
	have := map[string]int{}
	for _, w := range got {
		have[w]++
	}
	var lost []string
	for _, w := range want {
		if have[w]--; have[w] < 0 {
			lost = append(lost, w)
		}
	}
	slices.Sort(lost)
	return lost
}

func TestReadMarkdownOfHostileInput(t *testing.T) {
	const size = 100_000
	for _, s := range []string{"**", "[[", "> ", "- ", "* a\n  ", "[a](", "*a_", "`a", "<a ", "<!--", "| a ", "1. ", "# a\n", "![", "&#1", "[a]: b\n", "a\n: ", "***\n", "    ", "```\n", "- a\n\n  > "} {
		text := strings.Repeat(s, size/len(s))
		p, _, err := posting.ReadMarkdown([]byte(text))
		if err != nil {
			t.Errorf("%q repeated: %v", s, err)
		}
		_ = write(t, posting.Normalize(p, counter()))
	}
}

func FuzzReadMarkdown(f *testing.F) {
	full, err := os.ReadFile("testdata/full.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(full))
	for _, s := range []string{"", "---\ntitle: a\n---\n# b\n", "# a\n> b\n\n## About us\n***\n### c\n- d\n", "- a\n  - b\n", "|a|b|\n|-|-|\n|c|d|\n", "<b>a</b>\n", "---\nx: &a 1\ny: *a\n# c\nz: |\n  a\n---\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, _, err := posting.ReadMarkdown([]byte(text))
		if err != nil {
			return
		}
		p = posting.Normalize(p, counter())
		once := write(t, p)
		back, _ := read(t, once)
		if twice := write(t, back); twice != once {
			t.Fatalf("written again (-once +twice)\n%s", cmp.Diff(once, twice))
		}
	})
}

func BenchmarkWriteMarkdown(b *testing.B) {
	p := fullPosting()
	b.ReportAllocs()
	for b.Loop() {
		write(b, p)
	}
}

func BenchmarkReadMarkdown(b *testing.B) {
	text := []byte(write(b, fullPosting()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := posting.ReadMarkdown(text); err != nil {
			b.Fatal(err)
		}
	}
}
