package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// drawn is a text on a page: its place in points from the left and the foot,
// its size, and its font, which is "B" for bold, "I" for italic, else "R".
type drawn struct {
	x, y, size float64
	font, text string
}

// pdfPages writes a PDF file of pages as a simple program would, which says
// nothing of headings, lists and paragraphs.
func pdfPages(pages ...[]drawn) []byte {
	out := []byte("%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n")
	fonts := ""
	for name, face := range map[string]string{"R": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"} {
		fonts += fmt.Sprintf("/%s <</Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding>> ", name, face)
	}
	kids := ""
	for i, page := range pages {
		var body bytes.Buffer
		for _, d := range page {
			text := strings.NewReplacer("(", `\(`, ")", `\)`, "•", `\225`, "\u00ad", `\255`, "–", `\226`).Replace(d.text)
			fmt.Fprintf(&body, "BT /%s %g Tf %g %g Td (%s) Tj ET\n", d.font, d.size, d.x, d.y, text)
		}
		n := 3 + 2*i
		kids += fmt.Sprintf("%d 0 R ", n)
		out = fmt.Appendf(out, "%d 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources <</Font <<%s>>>>>>\nendobj\n", n, n+1, fonts)
		out = fmt.Appendf(out, "%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", n+1, body.Len(), &body)
	}
	return fmt.Appendf(out, "2 0 obj\n<</Type /Pages /Count %d /Kids [%s]>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%%%EOF\n", len(pages), kids)
}

// at sets lines below each other.
func at(x, y, size float64, font string, lines ...string) []drawn {
	var out []drawn
	for i, text := range lines {
		out = append(out, drawn{x, y - float64(i)*size*1.2, size, font, text})
	}
	return out
}

// markdownOf is what a file reads as, in the Markdown form.
func markdownOf(t *testing.T, file []byte) (string, intake.Result) {
	t.Helper()
	res, err := intake.Read("a.pdf", file)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := posting.WriteMarkdown(&out, posting.Normalize(res.Posting, func() string { return "" })); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	return text[strings.Index(text, "# "+res.Posting.Title):], res
}

func TestReadPagesOfPDF(t *testing.T) {
	foot := func(n int) []drawn {
		return []drawn{{60, 30, 8, "R", "Northwind careers"}, {280, 30, 8, "R", fmt.Sprintf("Page %d of 2", n)}}
	}
	first := slices.Concat(
		at(60, 780, 20, "B", "Bakery Shift Lead"),
		at(60, 740, 11, "B", "Responsibilities"),
		[]drawn{{66, 722, 11, "R", "•"}, {80, 722, 11, "R", "Plan the shifts of nine bakers so that every shop has its bread at the hour when it"}},
		at(80, 709, 11, "R", "opens its doors"),
		[]drawn{{66, 696, 11, "R", "•"}, {80, 696, 11, "R", "Keep the oven logs"}, {66, 683, 11, "R", "•"}, {80, 683, 11, "R", "Train apprentices"}},
		at(60, 655, 11, "B", "Requirements"),
		at(60, 640, 11, "R", "You have led a team and know how dough behaves. Bread is made at night, and who respon-",
			"sibly leads a shift knows what everybody does. We ask for a well-known certificate and for the",
			"patience that teaching takes."),
		at(60, 590, 11, "R", "The rota is made together. Whoever leads a shift speaks with everybody in it before it is made,"),
		foot(1))
	second := slices.Concat(at(60, 780, 11, "R", "and again after the month."), foot(2))
	got, res := markdownOf(t, pdfPages(first, second))
	want := `# Bakery Shift Lead

## Responsibilities

- Plan the shifts of nine bakers so that every shop has its bread at the hour when it opens its doors
- Keep the oven logs
- Train apprentices

## Requirements

You have led a team and know how dough behaves. Bread is made at night, and who responsibly leads a shift knows what everybody does. We ask for a well-known certificate and for the patience that teaching takes.

The rota is made together. Whoever leads a shift speaks with everybody in it before it is made, and again after the month.
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if want := "Northwind careers\nPage 1 of 2\nPage 2 of 2"; res.LeftOut != want {
		t.Errorf("left out %q, want %q", res.LeftOut, want)
	}
	if !strings.Contains(strings.Join(res.Notes, "\n"), "from the pages of a PDF file") {
		t.Errorf("notes %q do not say where the text is from", res.Notes)
	}
}

// TestReadColumnsAndTablesOfPDF reads what stands side by side: columns one
// after the other, labels with what they stand for.
func TestReadColumnsAndTablesOfPDF(t *testing.T) {
	labels := slices.Concat(
		[]drawn{{60, 740, 11, "B", "Location:"}, {200, 740, 11, "R", "Leeds, UK"}},
		[]drawn{{60, 725, 11, "B", "Salary:"}, {200, 725, 11, "R", "£30,000 – £34,000 a year"}},
		[]drawn{{60, 710, 11, "B", "Closing date:"}, {200, 710, 11, "R", "1 December 2026"}})
	for i := range labels {
		labels[i].text = strings.ReplaceAll(labels[i].text, "£", "\xa3")
	}
	page := slices.Concat(
		at(60, 780, 20, "B", "Bakery Shift Lead"), labels,
		at(60, 660, 13, "B", "Responsibilities"),
		at(60, 640, 11, "R", "Plan the shifts of the whole", "team with everybody who is", "in it, and keep the logs of", "all the ovens that we have."),
		at(320, 660, 13, "B", "Benefits"),
		at(320, 640, 11, "R", "Bread every day, and a bonus", "for everybody when the year", "was good. A pension that we", "pay half of."))
	got, res := markdownOf(t, pdfPages(page))
	for _, want := range []string{
		"Plan the shifts of the whole team with everybody who is in it, and keep the logs of all the ovens that we have.",
		"Bread every day, and a bonus for everybody when the year was good. A pension that we pay half of.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	p := res.Posting
	if len(p.Locations) != 1 || p.Locations[0].City != "Leeds" || p.Pay.Min != "30000" || p.ApplyBy != "2026-12-01" {
		t.Errorf("place %v, pay %v, closing date %q", p.Locations, p.Pay, p.ApplyBy)
	}
}

// TestReadOwnPagesKeepsEveryWord reads PDF files of ours by their pages, as if
// another program had taken their text out.
func TestReadOwnPagesKeepsEveryWord(t *testing.T) {
	p := fullPosting(t)
	for _, theme := range export.Themes() {
		t.Run(theme, func(t *testing.T) {
			var pdf, text bytes.Buffer
			doc := export.NewDocument(p, nil)
			if _, err := (export.PDF{}).Write(&pdf, doc, export.Options{Theme: theme}); err != nil {
				t.Fatal(err)
			}
			if _, err := (export.Text{}).Write(&text, doc, export.Options{}); err != nil {
				t.Fatal(err)
			}
			res, err := intake.Read("a.pdf", bytes.ReplaceAll(pdf.Bytes(), []byte("(posting.md)"), []byte("(invoice.xm)")))
			if err != nil {
				t.Fatal(err)
			}
			if res.Posting.Title != p.Title {
				t.Errorf("title %q, want %q", res.Posting.Title, p.Title)
			}
			have := counts(everything(res))
			for word := range counts(text.String()) {
				// An address may be broken where a side column ends.
				if have[word] == 0 && !strings.Contains(strings.ReplaceAll(everything(res), " ", ""), word) {
					t.Errorf("%q is lost", word)
				}
			}
			kinds := map[posting.Kind]bool{}
			for _, s := range res.Posting.Sections {
				kinds[s.Kind] = true
			}
			for _, kind := range []posting.Kind{posting.About, posting.Responsibilities, posting.Requirements, posting.Benefits, posting.Process, posting.ApplySection, posting.EqualOpportunity} {
				if !kinds[kind] {
					t.Errorf("no section %q", kind)
				}
			}
		})
	}
}

// TestRealPDFKeepsTheWordsOfPoppler compares with what another program finds.
func TestRealPDFKeepsTheWordsOfPoppler(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_POSTINGS")
	if dir == "" {
		t.Skip("ROLEWRIGHT_POSTINGS names no folder with postings")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDF files: %v", err)
	}
	for _, file := range files {
		theirs, err := exec.Command("pdftotext", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		res, err := intake.Read("a.pdf", src)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		have := counts(res.Original)
		for word, n := range counts(withoutHeads(string(theirs))) {
			if have[word] < n && len(word) > 1 {
				t.Errorf("%s: %q stands %d times, and %d in what was read", filepath.Base(file), word, n, have[word])
			}
		}
	}
}

// withoutHeads takes out the lines of later pages that the first one has:
// heads and feet, which are named once.
func withoutHeads(text string) string {
	pages := strings.Split(text, "\f")
	first := strings.Split(pages[0], "\n")
	out := pages[0]
	for _, page := range pages[1:] {
		for line := range strings.SplitSeq(page, "\n") {
			if !slices.Contains(first, line) {
				out += "\n" + line
			}
		}
	}
	return out
}

func TestReadPDFRefusesByWhatIsWrong(t *testing.T) {
	good := pdfPages(at(60, 700, 11, "R", "Baker"))
	many := make([][]drawn, 201)
	tests := map[string]struct {
		file []byte
		want intake.RefusalKind
		says string
	}{
		"pages without text": {pdfPages(nil, nil), intake.Empty, "OCR"},
		"encrypted":          {bytes.Replace(good, []byte("<</Root"), []byte("<</Encrypt 9 0 R /Root"), 1), intake.Encrypted, "print it"},
		"cut off":            {good[:len(good)/2], intake.Damaged, "print it"},
		"too many pages":     {pdfPages(many...), intake.TooLarge, "200 pages"},
		"letters unknown":    {bytes.ReplaceAll(good, []byte("/WinAnsiEncoding"), []byte("<</Differences [66 /g1 97 /g2 /g3 101 /g4 107 /g5 114 /g6]>>")), intake.Unsupported, "OCR"},
		"a letter":           {pdfPages(at(60, 700, 11, "R", strings.Split(strings.Repeat("Ingredients: flour, butter. Preheat the oven, stir and whisk, simmer.\n", 8), "\n")...)), intake.NotPosting, "recipe"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var refusal *intake.Refusal
			_, err := intake.Read("a.pdf", tt.file)
			if !errors.As(err, &refusal) || refusal.Kind != tt.want || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v, want one of kind %q that says %q", err, tt.want, tt.says)
			}
		})
	}
}

// TestReadPDFOfTheMostText reads pages that are as full as is allowed, in
// shapes that made a reader of this kind slow.
func TestReadPDFOfTheMostText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var row, pile, scattered []drawn
	for i := range 60_000 {
		row = append(row, drawn{float64(i) * 3, 700, 10, "R", "a"})
		pile = append(pile, drawn{60, 700 - float64(i), 10, "R", "ab"})
		scattered = append(scattered, drawn{float64(i * 37 % 600), float64(i * 53 % 800), 6, "R", "ab"})
	}
	for name, page := range map[string][]drawn{"one line": row, "one column": pile, "everywhere": scattered} {
		t.Run(name, func(t *testing.T) {
			_, err := intake.Read("a.pdf", pdfPages(page))
			var refusal *intake.Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Error(err)
			}
		})
	}
}

func FuzzPDFPages(f *testing.F) {
	f.Add(pdfPages(slices.Concat(at(60, 780, 20, "B", "Baker"), at(60, 700, 11, "R", "• bake", "• clean"), at(320, 700, 11, "R", "a", "b", "c"))))
	f.Fuzz(func(t *testing.T, src []byte) {
		res, err := intake.Read("a.pdf", append([]byte("%PDF-1.4\n"), src...))
		var refusal *intake.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("error %v is no refusal", err)
		}
		if lost := lostWords(res); err == nil && len(lost) > 0 {
			t.Errorf("words lost: %q", lost)
		}
	})
}
