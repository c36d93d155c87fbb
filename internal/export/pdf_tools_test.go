package export_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// tool runs a program of poppler or qpdf on a file given at "-" and returns
// what it prints. Without the program the test is skipped, but not in CI.
func tool(t *testing.T, file []byte, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	} else if err != nil {
		t.Skipf("%s is not installed", name)
	}
	input := filepath.Join(t.TempDir(), "in.pdf")
	if err := os.WriteFile(input, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "-" {
			args[i] = input
			break
		}
	}
	var problems bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "TZ=UTC")
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil || problems.Len() > 0 {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, problems.Bytes(), out)
	}
	return string(out)
}

// pdfText is the text in the order in which it was drawn.
func pdfText(t *testing.T, file []byte) string {
	t.Helper()
	return tool(t, file, "pdftotext", "-raw", "-", "-")
}

func pdfInfo(t *testing.T, file []byte) map[string]string {
	t.Helper()
	info := map[string]string{}
	for line := range strings.Lines(tool(t, file, "pdfinfo", "-")) {
		key, value, _ := strings.Cut(line, ":")
		info[key] = strings.TrimSpace(value)
	}
	return info
}

func pdfLinks(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(tool(t, file, "pdfinfo", "-url", "-")) {
		if fields := strings.Fields(line); len(fields) == 3 && fields[1] == "Annotation" {
			out = append(out, fields[2])
		}
	}
	return out
}

// rendering is a page as a picture in grey, 50 dots an inch.
type rendering struct {
	width, height int
	grey          []byte
}

func renderedPages(t *testing.T, file []byte) []rendering {
	t.Helper()
	rest := []byte(tool(t, file, "pdftoppm", "-r", "50", "-gray", "-"))
	var pages []rendering
	for len(rest) > 0 {
		var p rendering
		if _, err := fmt.Sscanf(string(rest[:32]), "P5\n%d %d\n255\n", &p.width, &p.height); err != nil {
			t.Fatal(err)
		}
		rest = rest[len(fmt.Sprintf("P5\n%d %d\n255\n", p.width, p.height)):]
		size := p.width * p.height
		p.grey, rest = rest[:size], rest[size:]
		pages = append(pages, p)
	}
	return pages
}

// ink counts the dots that are not white, and those of them that stand
// within 15 mm of a side, 12 mm of the top or 9 mm of the lower edge.
func (p rendering) ink() (all, outside int) {
	mm := func(n float64) int { return int(n / 25.4 * 50) }
	for i, grey := range p.grey {
		if grey > 250 {
			continue
		}
		all++
		x, y := i%p.width, i/p.width
		if x < mm(15) || x > p.width-mm(15) || y < mm(12) || y > p.height-mm(9) {
			outside++
		}
	}
	return all, outside
}

// wordBox is a word and where it stands on its page, in points.
type wordBox struct {
	text                     string
	width, height            float64 // of the page
	left, right, top, bottom float64
}

func wordBoxes(t *testing.T, file []byte) []wordBox {
	t.Helper()
	pattern := regexp.MustCompile(`<page width="([0-9.]+)" height="([0-9.]+)">|<word xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)">([^<]*)<`)
	var out []wordBox
	var w wordBox
	for _, m := range pattern.FindAllStringSubmatch(tool(t, file, "pdftotext", "-bbox", "-", "/dev/stdout"), -1) {
		n := func(i int) float64 { f, _ := strconv.ParseFloat(m[i], 64); return f }
		if m[1] != "" {
			w.width, w.height = n(1), n(2)
			continue
		}
		w.left, w.top, w.right, w.bottom, w.text = n(3), n(4), n(5), n(6), m[7]
		out = append(out, w)
	}
	return out
}

// eachLook runs a test on documents in every theme, on every paper.
func eachLook(t *testing.T, docs map[string]export.Document, test func(*testing.T, export.Document, export.Options)) {
	t.Helper()
	for name, doc := range docs {
		for _, theme := range export.Themes() {
			for _, paper := range []export.Paper{export.A4, export.Letter} {
				t.Run(fmt.Sprintf("%s/%s/%s", name, theme, paper), func(t *testing.T) {
					test(t, doc, export.Options{Theme: theme, Paper: paper})
				})
			}
		}
	}
}

// pdfSamples are documents of many kinds.
func pdfSamples(t *testing.T) map[string]export.Document {
	t.Helper()
	pale := onePageDocument()
	pale.Colour, pale.Logo = "#fff3b0", logoPNG(t, 600, 200)
	bare := onePageDocument()
	bare.Facts, bare.Company, bare.Colour = nil, "", ""
	title := onePageDocument()
	title.Title = strings.Repeat("Very long title of a job ", 9)
	many := onePageDocument()
	for i := range 30 {
		many.Facts = append(many.Facts, posting.Fact{Label: fmt.Sprint("Fact ", i), Value: strings.Repeat("value ", 1+i*5%13)})
	}
	words := oneParagraph(posting.Span{Text: strings.Repeat("Donaudampfschifffahrtsgesellschaftskapitänskajüte", 12)})
	words.Facts = []posting.Fact{{Label: strings.Repeat("Label", 30), Value: strings.Repeat("Value", 80)}}
	return map[string]export.Document{
		"one page": onePageDocument(), "two pages": backendDocument(), "five pages": longDocument(),
		"pale colour": pale, "bare": bare, "long title": title, "many facts": many, "long words": words,
		"hebrew": hebrewDocument(),
	}
}

func hebrewDocument() export.Document {
	doc := oneParagraph(
		posting.Span{Text: "אנחנו מחפשים מפתח/ת Go עם 5 שנות ניסיון (לפחות) לצוות. קראו עוד ב"},
		posting.Span{Text: "מדריך ההנדסה", Link: "https://example.org/handbook"}, posting.Span{Text: " שלנו."})
	doc.Language, doc.Title, doc.Company = "he", "מפתח/ת תוכנה (Backend)", "נמל וגיא"
	doc.Facts = []posting.Fact{{Label: "מיקום", Value: "תל אביב"}, {Label: "שכר", Value: "25,000–32,000 ₪"}}
	doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, list("ניסיון ב-SQL", "אנגלית"))
	return doc
}
