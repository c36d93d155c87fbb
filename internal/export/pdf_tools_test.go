package export_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
// within 22 mm of a side, 18 mm of the top or 9 mm of the lower edge.
func (p rendering) ink() (all, outside int) {
	mm := func(n float64) int { return int(n / 25.4 * 50) }
	for i, grey := range p.grey {
		if grey > 250 {
			continue
		}
		all++
		x, y := i%p.width, i/p.width
		if x < mm(22) || x > p.width-mm(22) || y < mm(18) || y > p.height-mm(9) {
			outside++
		}
	}
	return all, outside
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
