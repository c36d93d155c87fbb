package export_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolewright/internal/export"
)

// paritySamples are postings drawn from fixed seeds, so that programs can read
// many of them at once; ROLEWRIGHT_PARITY asks for more of them.
func paritySamples(t *testing.T, few int) []parity {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("ROLEWRIGHT_PARITY")); err == nil {
		few = n
	}
	languages := []string{"de", "he", "vi", "ar", "el", "en", "fr"}
	var out []parity
	for i := range few {
		out = append(out, newParity(parityPosting(languages[i%len(languages)]).Example(i)))
	}
	return out
}

// TestParityPDF reads PDF files with poppler, by where their letters stand and
// by their tags.
func TestParityPDF(t *testing.T) {
	papers := []export.Paper{export.A4, export.Letter}
	for i, p := range paritySamples(t, 7) {
		for j, theme := range export.Themes() {
			opt := export.Options{Theme: theme, Paper: papers[(i+j)%len(papers)]}
			t.Run(fmt.Sprintf("%d/%s/%s", i, theme, opt.Paper), func(t *testing.T) {
				t.Parallel()
				p.inPDF(t, opt)
			})
		}
	}
}

// inPDF writes a file and compares what poppler finds in it.
func (p parity) inPDF(t *testing.T, opt export.Options) {
	t.Helper()
	file, report := writePDF(t, p.doc, opt)
	if len(report.Replaced) > 0 {
		t.Errorf("replaced: %v", report.Replacements())
	}
	want := p.body
	if opt.Theme == "plain" {
		want = p.linked
	}
	p.pdf(t, want, tool(t, file, "pdftotext", "-raw", "-", "-"))
	if !rightToLeftLetters.MatchString(fmt.Sprint(want, p.facts)) {
		p.sameBody(t, "pdfinfo", want, p.withoutFrame(saidByTags(tool(t, file, "pdfinfo", "-struct-text", "-"))))
	}
}

// rightToLeftLetters are letters whose words pdfinfo shows from left to right.
var rightToLeftLetters = regexp.MustCompile(`[\p{Hebrew}\p{Arabic}]`)

// pdf looks for the pieces in their order. One may go on on the next page,
// below its foot. Words from right to left are looked for one by one, since
// poppler gives a line's in the order in which they stand.
func (p parity) pdf(t *testing.T, body []said, text string) {
	t.Helper()
	text = folded(text)
	at := 0
	for _, s := range body {
		if rightToLeftLetters.MatchString(s.Text) {
			continue
		}
		end := pieceIn(text, at, s.Text)
		if end < 0 {
			t.Errorf("the PDF does not say the %s %q after what comes before it:\n%s", s.What, s.Text, text[at:])
			return
		}
		at = end
	}
	p.rightToLeft(t, body, text)
	for _, f := range p.facts {
		if !rightToLeftLetters.MatchString(f) && pieceIn(text, 0, folded(f)) < 0 {
			t.Errorf("the PDF does not say the fact %q:\n%s", f, text)
		}
	}
	if m := hiddenMark.FindString(text); m != "" {
		t.Errorf("the PDF shows what is hidden, %q", m)
	}
}

// rightToLeft looks for the marks of all pieces in their order, and for the
// words of each of them.
func (p parity) rightToLeft(t *testing.T, body []said, text string) {
	t.Helper()
	at := 0
	for _, s := range body {
		for _, mark := range shownMark.FindAllString(s.Text, -1)[:min(1, len(shownMark.FindAllString(s.Text, -1)))] {
			i := strings.Index(text[at:], mark)
			if i < 0 {
				t.Errorf("the PDF does not say %q after what comes before it:\n%s", s.Text, text[at:])
				return
			}
			at += i
		}
	}
	words := parityWords()
	for _, word := range slices.Concat(words["he"], words["ar"]) {
		want := 0
		for _, s := range body {
			want += strings.Count(s.Text, word)
		}
		if got := strings.Count(text, word); got < want {
			t.Errorf("the PDF says %q %d times, not %d:\n%s", word, got, want, text)
		}
	}
}

// shownMark is the mark of a text that everybody sees.
var shownMark = regexp.MustCompile(`q[0-9]{3}x`)

// mostFurniture is more than the foot of a page and what a column says again
// on the next take.
const mostFurniture = 600

// pieceIn finds a piece from a place on and returns its end, or -1. It may be
// parted by a page's end with the foot before it and a head after it.
func pieceIn(text string, at int, piece string) int {
	if i := strings.Index(text[at:], piece); i >= 0 {
		return at + i + len(piece)
	}
	for from := at; ; {
		i := strings.IndexByte(text[from:], '\f')
		if i < 0 {
			return -1
		}
		cut := from + i
		before, after := text[max(at, cut-mostFurniture-len(piece)):cut], text[cut:min(len(text), cut+mostFurniture+len(piece))]
		for n := len(piece) - 1; n > 0; n-- {
			j := strings.Index(after, piece[n:])
			if j >= 0 && strings.Contains(before, piece[:n]) {
				return cut + j + len(piece) - n
			}
		}
		from = cut + 1
	}
}

// withoutFrame leaves out the company above the text and the credit below it.
func (p parity) withoutFrame(body []said) []said {
	return slices.DeleteFunc(body, func(s said) bool {
		text := folded(s.Text)
		return s.What == aParagraph && (text == folded(p.posting.Company.Name) || text == folded(p.posting.Credit))
	})
}

// saidByTags reads what pdfinfo shows of the tags. Lists whose items have no
// bullet are facts.
func saidByTags(text string) []said {
	roles := map[string]string{"H1": aTitle, "H2": aHeading, "H3": aSub, "H4": aSub, "P": aParagraph, "LBody": anItem}
	var out []said
	open, label := -1, ""
	for line := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimSpace(line)
		role, _, _ := strings.Cut(trimmed, " (")
		switch what, ok := roles[role]; {
		case role == "Lbl":
			open, label = -2, ""
		case ok && (what != anItem || label == "•"):
			open = len(out)
			out = append(out, said{What: what})
		case ok || role == "L" || role == "LI":
			open = -1
		case len(trimmed) > 1 && trimmed[0] == '"' && trimmed[len(trimmed)-1] == '"':
			piece := trimmed[1 : len(trimmed)-1]
			if open >= 0 {
				out[open].Text += piece
			} else if open == -2 {
				label += strings.TrimSpace(piece)
			}
		}
	}
	return slices.DeleteFunc(out, func(s said) bool { return s.Text == "" })
}

// TestParityWord reads Word files with python-docx, and all of them at once
// with pandoc.
func TestParityWord(t *testing.T) {
	dir := t.TempDir()
	type sample struct {
		parity
		name string
		want []said
	}
	var samples []sample
	var files []string
	for i, p := range paritySamples(t, 7) {
		for _, theme := range export.Themes() {
			s := sample{parity: p, name: fmt.Sprintf("%d-%s.docx", i, theme), want: p.body}
			if theme == "plain" {
				s.want = p.linked
			}
			samples, files = append(samples, s), append(files, s.name)
			if err := os.WriteFile(filepath.Join(dir, s.name), parityFile(t, export.DOCX{}, p.doc, theme), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Run("python-docx", func(t *testing.T) {
		read := saidByPython(t, dir, files)
		for _, s := range samples {
			s.sameBody(t, s.name, s.want, read[s.name].Body)
			s.saysFacts(t, s.name, folded(read[s.name].Text), s.facts)
		}
	})
	t.Run("pandoc", func(t *testing.T) {
		page := runIn(t, dir, "pandoc", append([]string{"-f", "docx+styles", "-t", "html", "--wrap=none"}, files...)...)
		var want []said
		for _, s := range samples {
			// Titles are no part of the text for pandoc, and headings begin
			// at its first level.
			want = append(want, s.want[1:]...)
		}
		samples[0].sameBody(t, "pandoc", want, saidByPandoc(t, page))
		if m := hiddenMark.FindString(page); m != "" {
			t.Errorf("pandoc finds what is hidden, %q", m)
		}
	})
}

// saidByPandoc reads headings, paragraphs and items, and leaves out the
// paragraphs that hold facts.
func saidByPandoc(t *testing.T, page string) []said {
	t.Helper()
	page = strings.NewReplacer("<h3", "<h4", "</h3>", "</h4>", "<h2", "<h3", "</h2>", "</h3>", "<h1", "<h2", "</h1>", "</h2>").Replace(page)
	return saidByHTML(t, []byte(page), "body")
}

// runIn runs a program in a folder and returns what it prints.
func runIn(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// wordBody is a Word file as python-docx sees it.
type wordBody struct {
	Body []said
	Text string
}

// saidByPython reads the files by their styles. A file's text has the cells of
// its tables, too.
func saidByPython(t *testing.T, dir string, files []string) map[string]wordBody {
	t.Helper()
	out := runIn(t, dir, python(t), append([]string{"-c", `
import docx, json, sys
def words(p): # the words of links, too, which not every version counts among a paragraph's
	return "".join(t.text or "" for t in p._p.iter(docx.oxml.ns.qn("w:t")))
kinds = {"Title": "title", "Heading 1": "heading", "Heading 2": "subheading", "Heading 3": "subheading", "List Bullet": "item", "Normal": "paragraph"}
read = {}
for name in sys.argv[1:]:
	d = docx.Document(name)
	cells = [c.text for t in d.tables for r in t.rows for c in r.cells]
	read[name] = {
		"Body": [{"What": kinds[p.style.name], "Text": words(p)} for p in d.paragraphs if p.style.name in kinds and words(p)],
		"Text": "\n".join(cells + [words(p) for p in d.paragraphs]),
	}
print(json.dumps(read))`}, files...)...)
	var read map[string]wordBody
	if err := json.Unmarshal([]byte(out), &read); err != nil {
		t.Fatal(err)
	}
	return read
}
