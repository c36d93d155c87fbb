package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

func TestPDFReadsInOrder(t *testing.T) {
	head := []string{"Harbour & Vale Logistics", "Senior Backend Developer"}
	facts := []string{"Location Rotterdam, Netherlands Workplace Hybrid", "Pay €72,000–€90,000 a year"}
	pay := "Pay €72,000–€90,000 a year Bonus up to 8% of the yearly pay"
	for _, theme := range export.Themes() {
		title := head
		if theme == "plain" {
			title = []string{head[1], head[0]}
			facts = []string{"Location: Rotterdam, Netherlands Workplace: Hybrid", "Pay: €72,000–€90,000 a year"}
			pay = "€72,000–€90,000 a year Bonus: up to 8% of the yearly pay"
		}
		text := []string{
			"About Harbour & Vale Logistics We move fresh produce",
			"You join the Routing team (six people) and own",
			"• Design and build services in Go",
			"What you bring Must have Backend • Several years", "Nice to have • Routing",
			pay, "How to apply Online", "harbourvale.example/jobs/backend",
		}
		file, report := writePDF(t, backendDocument(), export.Options{Theme: theme})
		phrases := slices.Concat(title, facts, text)
		checkOrder(t, theme+" as drawn", words(pdfText(t, file)), phrases)
		checkOrder(t, theme+" as tagged", taggedText(t, file), phrases)
		if theme == "modern" { // whose columns stand side by side
			checkOrder(t, theme+" as it stands", words(tool(t, file, "pdftotext", "-", "-")), slices.Concat(head, facts, text[:2]))
		}
		if len(report.Replaced) != 0 {
			t.Errorf("%s: report of a text that fonts cover: %v", theme, report.Replaced)
		}
	}
}

// taggedText is the text as the tags give it.
func taggedText(t *testing.T, file []byte) string {
	t.Helper()
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^ *"(.*)"$`).FindAllStringSubmatch(tool(t, file, "pdfinfo", "-struct-text", "-"), -1) {
		out = append(out, m[1])
	}
	return words(strings.Join(out, " "))
}

// checkOrder looks for phrases one after the other.
func checkOrder(t *testing.T, name, text string, phrases []string) {
	t.Helper()
	for _, want := range phrases {
		_, after, found := strings.Cut(text, want)
		if !found {
			t.Fatalf("%s: %q is missing or out of order; left to read: %q", name, want, text)
		}
		text = after
	}
}

func TestPDFDescribesItself(t *testing.T) {
	doc := backendDocument()
	doc.Title = `Köchin (m/w/d) \ Küche`
	doc.Company = "Ćevapi & Söhne (AG)"
	doc.Language = "de-AT"
	file, _ := writePDF(t, doc, export.Options{})
	info := pdfInfo(t, file)
	want := map[string]string{
		"Title": doc.Title, "Author": doc.Company, "Creator": "Rolewright", "Pages": "2",
		"Page size": "595.28 x 841.89 pts (A4)", "CreationDate": "Fri Nov 20 00:00:00 2026 UTC",
		"Subject": "Rotterdam, Netherlands · Hybrid · Full-time · 36 to 40 a week",
	}
	for key, value := range want {
		if info[key] != value {
			t.Errorf("%s = %q, want %q", key, info[key], value)
		}
	}
	for _, part := range []string{"/Lang (de-AT)", "/DisplayDocTitle true"} {
		if !bytes.Contains(file, []byte(part)) {
			t.Errorf("file lacks %s", part)
		}
	}
}

func TestPDFWithoutDateStatesNone(t *testing.T) {
	doc := backendDocument()
	doc.Source.PostedOn = "soon"
	file, _ := writePDF(t, doc, export.Options{})
	if date, stated := pdfInfo(t, file)["CreationDate"]; stated {
		t.Errorf("creation date %q was made up", date)
	}
}

func TestPDFOnLetter(t *testing.T) {
	file, _ := writePDF(t, backendDocument(), export.Options{Paper: export.Letter})
	if got, want := pdfInfo(t, file)["Page size"], "612 x 792 pts (letter)"; got != want {
		t.Errorf("page size %q, want %q", got, want)
	}
}

func TestPDFRefusesUnknownPaper(t *testing.T) {
	_, err := export.PDF{}.Write(new(bytes.Buffer), backendDocument(), export.Options{Paper: "a9"})
	if err == nil || !strings.Contains(err.Error(), "a9") {
		t.Errorf("error %v does not name the paper", err)
	}
}

func TestPDFRefusesUnknownTheme(t *testing.T) {
	_, err := export.PDF{}.Write(new(bytes.Buffer), backendDocument(), export.Options{Theme: "glitter"})
	if err == nil || !strings.Contains(err.Error(), "glitter") || !strings.Contains(err.Error(), export.Themes()[0]) {
		t.Errorf("error %v does not name the theme and what to use", err)
	}
	for _, theme := range export.Themes() {
		if _, err := (export.PDF{}).Write(new(bytes.Buffer), backendDocument(), export.Options{Theme: theme}); err != nil {
			t.Errorf("theme %s: %v", theme, err)
		}
	}
}

func TestPDFLinksTheCompany(t *testing.T) {
	doc := onePageDocument()
	file, _ := writePDF(t, doc, export.Options{})
	if got := pdfLinks(t, file); len(got) == 0 || got[0] != doc.Site {
		t.Errorf("links %v do not begin with the company's site", got)
	}
}

func TestPDFLinks(t *testing.T) {
	doc := oneParagraph(
		posting.Span{Text: strings.Repeat("filler words ", 5)},
		posting.Span{Text: "a link that is long enough to run over the end of its line", Link: "https://example.org/a b?q=(ü)&x=\\"},
		posting.Span{Text: " and "}, posting.Span{Text: "mail", Link: "mailto:jobs@example.org"},
	)
	file, _ := writePDF(t, doc, export.Options{})
	got := pdfLinks(t, file)
	want := []string{
		"https://example.org/a%20b?q=(%C3%BC)&x=%5C", "https://example.org/a%20b?q=(%C3%BC)&x=%5C",
		"mailto:jobs@example.org",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

func TestPDFEmbedsItsFonts(t *testing.T) {
	for theme, want := range map[string]string{
		"classic": "LiberationSerif", "modern": "LiberationSans", "compact": "LiberationSans", "plain": "LiberationSans",
	} {
		file, _ := writePDF(t, backendDocument(), export.Options{Theme: theme})
		lines := strings.Split(strings.TrimSpace(tool(t, file, "pdffonts", "-")), "\n")[2:]
		if len(lines) != 3 {
			t.Errorf("%s: %d fonts, want regular, bold and italic", theme, len(lines))
		}
		for _, line := range lines {
			if !regexp.MustCompile(`^[A-Z]{6}\+` + want + `(-\w+)? .*\byes yes yes\b`).MatchString(line) {
				t.Errorf("%s: font is not embedded as a subset with Unicode: %s", theme, line)
			}
		}
	}
}

func TestPDFIsSound(t *testing.T) {
	eachLook(t, pdfSamples(t), func(t *testing.T, doc export.Document, opt export.Options) {
		file, _ := writePDF(t, doc, opt)
		tool(t, file, "qpdf", "--check", "-")
	})
}

func TestPDFIsTheSameEachTime(t *testing.T) {
	doc := backendDocument()
	doc.Logo = logoPNG(t, 90, 30)
	want, _ := writePDF(t, doc, export.Options{})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			var got bytes.Buffer
			if _, err := (export.PDF{}).Write(&got, doc, export.Options{}); err != nil {
				t.Error(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Error("the same document gave another file")
			}
		})
	}
	group.Wait()
}

// TestPDFReplacesWhatFontsLack reads what is drawn, and what is copied and
// said for it: the text as it was written.
func TestPDFReplacesWhatFontsLack(t *testing.T) {
	for _, test := range []struct{ name, text, shown, copied string }{
		{"emoji beside words", "🚀 Join us 👩‍💻 now", "Join us now", "Join us now"},
		{"emoji alone", "🚀", "[rocket]", "🚀"},
		{"check marks", "✅ Remote ✔ Paid", "√ Remote √ Paid", "✅ Remote ✔ Paid"},
		{"letters of mathematics", "𝗕𝗼𝗹𝗱 words", "Bold words", "𝗕𝗼𝗹𝗱 words"},
		{"above the basic plane", "a𠀀b", "a[East Asian text]b", "a𠀀b"},
		{"scripts without a font", "Say 日本語 or हिन्दी भाषा here", "Say [East Asian text] or [Devanagari text] here",
			"Say 日本語 or हिन्दी भाषा here"},
		{"stops of a script without a font", "前端。हिन्दी।", "[East Asian text][Devanagari text]", "前端。हिन्दी।"},
		{"a note over two lines", strings.Repeat("word ", 18) + "हिन्दी", strings.Repeat("word ", 18) + "[Devanagari text]",
			strings.Repeat("word ", 18) + "हिन्दी"},
		{"flags", "Team 🇩🇪", "Team DE", "Team 🇩🇪"},
		{"currencies", "₹50,000", "Rs.50,000", "₹50,000"},
		{"control characters", "a\x01b\tc", "ab c", "ab c"},
		{"private use", "a\uE000b", "a[U+E000]b", "a[U+E000]b"},
		{"not a character", "a\uFFFFb", "a[U+FFFF]b", "a[U+FFFF]b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file, report := writePDF(t, oneParagraph(posting.Span{Text: test.text}), export.Options{})
			if got := words(pdfText(t, withoutMarks(t, file))); !strings.Contains(got, "Tester "+test.shown+" ") {
				t.Errorf("shown %q, want %q", got, test.shown)
			}
			if got := words(pdfText(t, file)); !strings.Contains(got, "Tester "+test.copied+" ") {
				t.Errorf("copied %q, want %q", got, test.copied)
			}
			if len(report.Replaced) == 0 {
				t.Error("the report names no replacement")
			}
			walkTags(t, file)
		})
	}
}

func TestPDFReportCounts(t *testing.T) {
	doc := oneParagraph(posting.Span{Text: "✅ a ★ b ✅ c"})
	doc.Title = strings.Repeat("A title of many lines ", 20) + "☐"
	doc.Facts = []posting.Fact{{Label: "Fact ☐", Value: "value"}}
	_, report := writePDF(t, doc, export.Options{})
	want := []export.Replacement{
		{Rune: '☐', Shown: "□", Count: 2}, {Rune: '✅', Shown: "√", Count: 2}, {Rune: '★', Shown: "*", Count: 1},
	}
	if diff := cmp.Diff(want, report.Replaced); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestPDFKeepsText(t *testing.T) {
	for _, text := range []string{
		"1️⃣ first", "non\u2011breaking and no\u00A0break", "cafe\u0301 au lait", "“Quotes” – dashes — and … ‘more’ €",
		"Thành phố Hồ Chí Minh", "Αναζητούμε μηχανικό", "п’яти людей, 60 000 ₴", "Zażółć gęślą jaźń",
	} {
		file, report := writePDF(t, oneParagraph(posting.Span{Text: text}), export.Options{})
		want := strings.NewReplacer("1️⃣", "1", "\u2011", "-", "\u00A0", " ", "e\u0301", "é").Replace(text)
		if got := words(pdfText(t, file)); !strings.Contains(got, want) {
			t.Errorf("text %q, want %q", got, want)
		}
		if len(report.Replaced) != 0 {
			t.Errorf("%q: report %v", text, report.Replaced)
		}
	}
}

func TestPDFHebrewReadsRight(t *testing.T) {
	doc := oneParagraph(posting.Span{Text: "אנחנו מחפשים מפתח Go עם 25 שנות ניסיון"})
	doc.Language, doc.Title = "he", "מפתח תוכנה"
	file, report := writePDF(t, doc, export.Options{})
	marks := regexp.MustCompile("[\u202A-\u202E]")
	got := words(marks.ReplaceAllString(tool(t, file, "pdftotext", "-", "-"), ""))
	for _, want := range []string{"מפתח תוכנה", "אנחנו מחפשים מפתח", "Go", "25", "שנות ניסיון"} {
		if !strings.Contains(got, want) {
			t.Errorf("text %q lacks %q", got, want)
		}
	}
	if len(report.Replaced) != 0 {
		t.Errorf("report %v", report.Replaced)
	}
}

func TestPDFSoftHyphens(t *testing.T) {
	long := strings.Repeat("Sicherheits\u00ADüberwachungs\u00ADkonzepte ", 8)
	file, _ := writePDF(t, oneParagraph(posting.Span{Text: long}), export.Options{})
	got := pdfText(t, file)
	if joined := strings.ReplaceAll(got, "\u00AD\n", ""); strings.ContainsAny(joined, "\u00AD-") || joined == got {
		t.Errorf("hyphens stand elsewhere than at the ends of lines, or are no soft ones: %q", got)
	}
	if !strings.Contains(words(got), "Sicherheitsüberwachungskonzepte Sicherheits") {
		t.Errorf("words are broken without need: %q", got)
	}
}

func TestPDFTakesAnyLength(t *testing.T) {
	for name, text := range map[string]string{
		"paragraph":       strings.Repeat("The quick brown fox jumps. ", 4000),
		"word":            strings.Repeat("w", 100_000),
		"marks":           "a" + strings.Repeat("\u0301", 100_000),
		"soft hyphens":    strings.Repeat("a\u00AD", 50_000),
		"missing letters": strings.Repeat("日本", 30_000),
		"brackets":        strings.Repeat("א(", 30_000),
	} {
		t.Run(name, func(t *testing.T) {
			writePDF(t, oneParagraph(posting.Span{Text: text}), export.Options{})
		})
	}
}

func TestPDFTakesLongFields(t *testing.T) {
	doc := backendDocument()
	doc.Title = strings.Repeat("Developer ", 3000)
	doc.Company = strings.Repeat("x", 5000)
	doc.Facts[0].Label = strings.Repeat("Label", 200)
	doc.Facts[1].Value = strings.Repeat("value ", 2000)
	file, _ := writePDF(t, doc, export.Options{})
	tool(t, file, "qpdf", "--check", "-")
}

func TestPDFLeavesOutEmptySections(t *testing.T) {
	doc := onePageDocument()
	doc.Sections = append(doc.Sections, section(posting.Benefits, "Nothing here"))
	file, _ := writePDF(t, doc, export.Options{})
	if strings.Contains(pdfText(t, file), "Nothing here") {
		t.Error("a heading stands over nothing")
	}
}

func TestPDFOfNothing(t *testing.T) {
	file, _ := writePDF(t, export.Document{Language: "en"}, export.Options{})
	tool(t, file, "qpdf", "--check", "-")
}

func TestPDFNumbersPagesInItsLanguage(t *testing.T) {
	doc := backendDocument()
	doc.Language = "de"
	file, _ := writePDF(t, doc, export.Options{})
	if got, want := pdfText(t, file), posting.LabelsFor("de").Page(2, 2); !strings.Contains(got, want) {
		t.Errorf("no %q at the foot", want)
	}
}

// TestPDFDraftMark looks for the mark on each page, where screen readers pass
// over it.
func TestPDFDraftMark(t *testing.T) {
	doc := backendDocument()
	doc.Language = "de"
	const want = "Entwurf"
	marked, _ := writePDF(t, doc, export.Options{Draft: true})
	for i, page := range strings.SplitN(pdfText(t, marked), "\f", 2) {
		if !strings.Contains(page, want) {
			t.Errorf("page %d is not marked", i+1)
		}
	}
	if walkTags(t, marked); strings.Contains(tool(t, marked, "pdfinfo", "-struct-text", "-"), want) {
		t.Error("the mark is read aloud")
	}
	bare, _ := writePDF(t, doc, export.Options{})
	if strings.Contains(pdfText(t, bare), want) {
		t.Error("a page is marked that nobody wanted marked")
	}
}

// TestPDFSmallestText looks at the sizes of all text of a full page.
func TestPDFSmallestText(t *testing.T) {
	doc := backendDocument()
	doc.Sections, doc.Credit = append(doc.Sections, processSection(), benefitsSection(), summarySection()), "Some sentences are from elsewhere."
	for theme, least := range map[string]float64{"classic": 8.5, "modern": 8, "compact": 8.5, "plain": 9} {
		file, _ := writePDF(t, doc, export.Options{Theme: theme, Draft: true})
		f := parsePDF(t, file)
		for _, p := range f.pages() {
			for _, m := range regexp.MustCompile(`([0-9.]+) Tf`).FindAllSubmatch(f.streams[f.dict(p)["Contents"].(pdfRef)], -1) {
				if size, _ := strconv.ParseFloat(string(m[1]), 64); size < least {
					t.Errorf("%s: text of %v points", theme, size)
				}
			}
		}
	}
}

// TestPDFCompactIsOnePage takes postings that need two pages elsewhere.
func TestPDFCompactIsOnePage(t *testing.T) {
	for name, doc := range map[string]export.Document{"short": onePageDocument(), "long": backendDocument()} {
		file, _ := writePDF(t, doc, export.Options{Theme: "compact"})
		if got := pdfInfo(t, file)["Pages"]; got != "1" {
			t.Errorf("%s: %s pages", name, got)
		}
	}
}

func TestPDFOutline(t *testing.T) {
	file, _ := writePDF(t, onePageDocument(), export.Options{})
	got := regexp.MustCompile(`"title": "([^"]*)"`).FindAllStringSubmatch(
		tool(t, file, "qpdf", "--json", "--json-key=outlines", "-"), -1)
	var titles []string
	for _, m := range got {
		titles = append(titles, m[1])
	}
	if diff := cmp.Diff([]string{"About the job", "What you will do", "What you bring"}, titles); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

func TestPDFLogo(t *testing.T) {
	doc := onePageDocument()
	doc.Logo = logoPNG(t, 300, 100)
	file, _ := writePDF(t, doc, export.Options{})
	if got := tool(t, file, "pdfimages", "-list", "-"); !strings.Contains(got, "300   100") {
		t.Errorf("no logo of 300 × 100 pixels:\n%s", got)
	}
	doc.Logo = []byte("GIF89a is not taken")
	_, err := export.PDF{}.Write(new(bytes.Buffer), doc, export.Options{})
	if err == nil || !strings.Contains(err.Error(), "company logo") {
		t.Errorf("error %v does not name the logo", err)
	}
}

func TestPDFPassesOnWriteErrors(t *testing.T) {
	full := errors.New("disk full")
	_, err := export.PDF{}.Write(failing{full}, onePageDocument(), export.Options{})
	if !errors.Is(err, full) {
		t.Errorf("error %v, want %v", err, full)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestPDFKeepsHeadingsWithText moves the break down a page line by line and
// looks at what stands on either side of it.
func TestPDFKeepsHeadingsWithText(t *testing.T) {
	for _, theme := range export.Themes() {
		divided := 0
		for filler := range 20 {
			doc := onePageDocument()
			doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, paragraph(strings.Repeat("Filler words for a line of the page. ", 24+3*filler)))
			doc.Sections = append(doc.Sections, section(posting.Custom, "Heading of the last section",
				paragraph(strings.Repeat("first line ", 8)+strings.Repeat("middle words ", 24)+strings.Repeat("last line ", 9))))
			file, _ := writePDF(t, doc, export.Options{Theme: theme})
			pages := strings.Split(tool(t, file, "pdftotext", "-raw", "-", "-"), "\f")
			divided += len(pages) - 2
			name := fmt.Sprintf("%s, filler %d", theme, filler)
			for i, page := range pages[:len(pages)-1] {
				checkBreak(t, name, i == len(pages)-2, page)
			}
		}
		if divided == 0 && theme != "compact" {
			t.Errorf("%s: no filler needed a second page: the test tests nothing", theme)
		}
	}
}

// checkBreak looks at the lines on either side of a page's end, without what
// stands on every page.
func checkBreak(t *testing.T, name string, final bool, page string) {
	t.Helper()
	var lines []string
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "Page ") || strings.Contains(line, "Senior Backend Developer") || line == "Harbour & Vale Logistics" {
			continue
		}
		lines = append(lines, line)
	}
	last, above := lines[len(lines)-1], lines[len(lines)-2]
	for _, heading := range []string{"Heading of the last section", "What you will do", "What you bring", "Must have", "Nice to have", "Backend", "Working together"} {
		if last == heading {
			t.Errorf("%s: page ends with the heading %q", name, heading)
		}
	}
	if !final && strings.HasPrefix(last, "first line") && strings.Contains(above, "Heading") {
		t.Errorf("%s: a paragraph's first line stands alone below its heading", name)
	}
	if strings.HasPrefix(lines[0], "last line") && len(lines) < 2 {
		t.Errorf("%s: the last line %q stands alone on a page", name, lines[0])
	}
}

// TestPDFKeepsTheCreditWithText moves the end of the text down a whole page and
// looks at where the credit stands.
func TestPDFKeepsTheCreditWithText(t *testing.T) {
	const start = 392 // lines on so many pages that none is worth saving
	last := map[int]bool{}
	for filler := 0; filler < 48; filler += 3 {
		doc := oneParagraph(posting.Span{Text: strings.Repeat("zebra ", 16*(start+filler))})
		doc.Credit = strings.Repeat("credit where it is due ", 24)
		file, _ := writePDF(t, doc, export.Options{})
		pages := strings.Split(tool(t, file, "pdftotext", "-raw", "-", "-"), "\f")
		for i, page := range pages[:len(pages)-1] {
			n := linesWith(page, "credit")
			if n > 0 && (n != linesWith(strings.Join(pages, ""), "credit") || linesWith(page, "zebra") == 0) {
				t.Errorf("%d lines more: page %d has %d lines of the credit, and of the text\n%s", filler, i+1, n, page)
			}
			if n > 0 {
				last[i] = true
			}
		}
	}
	if len(last) < 2 {
		t.Error("no filler moved the credit to another page: the test tests nothing")
	}
}

// TestPDFDividesKindly moves the break down a page line by line and counts
// the lines of a paragraph, and the items of a list, on either side of it.
func TestPDFDividesKindly(t *testing.T) {
	long := strings.Repeat("zebra ", 90)
	for name, block := range map[string]export.Block{
		"paragraph": paragraph(long), "long item": list(long),
		"list": list("zebra one", "zebra two", "zebra three", "zebra four", "zebra five", "zebra six", "zebra seven"),
	} {
		t.Run(name, func(t *testing.T) {
			divided := false
			for filler := 30; filler < 44; filler++ {
				doc := oneParagraph(posting.Span{Text: "Filler"})
				items := make([]string, filler)
				for i := range items {
					items[i] = "filler"
				}
				doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, list(items...), subheading(1, "Heading"), block,
					subheading(1, "Heading"), list(items...)) // so much that no page is worth saving
				file, _ := writePDF(t, doc, export.Options{})
				total := linesWith(tool(t, file, "pdftotext", "-raw", "-", "-"), "zebra")
				first := linesWith(tool(t, file, "pdftotext", "-raw", "-l", "1", "-", "-"), "zebra")
				divided = divided || first > 0 && first < total
				if first == 1 || first == total-1 {
					t.Errorf("%d fillers: %d of %d lines on the first page", filler, first, total)
				}
			}
			if !divided {
				t.Error("no filler divided the block: the test tests nothing")
			}
		})
	}
}

func linesWith(text, word string) int {
	n := 0
	for line := range strings.Lines(text) {
		if strings.Contains(line, word) {
			n++
		}
	}
	return n
}

// TestPDFShowsWhereASubheadingEnds compares the space above two lists.
func TestPDFShowsWhereASubheadingEnds(t *testing.T) {
	doc := oneParagraph(posting.Span{Text: "Text"})
	doc.Sections[0].Blocks = append(doc.Sections[0].Blocks,
		subheading(1, "Nice to have"), list("above"), export.Block{Kind: export.Break}, list("below"))
	file, _ := writePDF(t, doc, export.Options{})
	words := regexp.MustCompile(`yMin="([0-9.]+)"[^>]*>(above|below)<`).
		FindAllStringSubmatch(tool(t, file, "pdftotext", "-bbox", "-", "/dev/stdout"), -1)
	if len(words) != 2 {
		t.Fatalf("%d words, want 2", len(words))
	}
	above, _ := strconv.ParseFloat(words[0][1], 64)
	below, _ := strconv.ParseFloat(words[1][1], 64)
	if below-above < 28 {
		t.Errorf("lists are %.1f points apart: the second seems to belong to the first", below-above)
	}
}

func TestPDFIsKerned(t *testing.T) {
	file, _ := writePDF(t, oneParagraph(posting.Span{Text: "AVAVAVAV AAAAVVVV"}), export.Options{Theme: "plain"})
	boxes := regexp.MustCompile(`xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">A[AV]+<`).
		FindAllStringSubmatch(tool(t, file, "pdftotext", "-bbox", "-", "/dev/stdout"), -1)
	if len(boxes) != 2 {
		t.Fatalf("%d words, want 2", len(boxes))
	}
	var width [2]float64
	for i, b := range boxes {
		from, _ := strconv.ParseFloat(b[1], 64)
		to, _ := strconv.ParseFloat(b[2], 64)
		width[i] = to - from
	}
	if width[0] > width[1]-3 {
		t.Errorf("AVAVAVAV is %.1f points wide, AAAAVVVV %.1f", width[0], width[1])
	}
	if width[1] < 56 || width[1] > 61 { // 8 letters of two thirds of an em, at 11 points
		t.Errorf("AAAAVVVV is %.1f points wide", width[1])
	}
}

// TestPDFDrawsAccents looks for the marks of letters that are made of parts.
func TestPDFDrawsAccents(t *testing.T) {
	before := 0
	for _, letter := range []string{"e", "ê", "ế"} {
		file, _ := writePDF(t, oneParagraph(posting.Span{Text: strings.Repeat(letter, 60)}), export.Options{})
		ink, _ := renderedPages(t, file)[0].ink()
		if before > 0 && (ink <= before || ink > before*3/2) {
			t.Errorf("%q shows %d dots of ink, the letter with one mark less %d", letter, ink, before)
		}
		before = ink
	}
}

func FuzzPDF(f *testing.F) {
	for _, s := range []string{"plain", "🚀 ✅", "אב (Go) 12", "a\u00ADb\u200Bc", "\x00\xff\u2029", "日本\nx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := oneParagraph(posting.Span{Text: text, Link: text})
		doc.Title, doc.Company, doc.Language = text, text, text
		doc.Facts = []posting.Fact{{Label: text, Value: text}}
		writePDF(t, doc, export.Options{})
	})
}

func TestPDFKeepsMarginsClear(t *testing.T) {
	eachLook(t, pdfSamples(t), func(t *testing.T, doc export.Document, opt export.Options) {
		file, _ := writePDF(t, doc, opt)
		for i, page := range renderedPages(t, file) {
			ink, outside := page.ink()
			if ink < 200 {
				t.Errorf("page %d is blank", i+1)
			}
			if opt.Theme == "modern" { // whose band runs to the edges
				outside = 0
			}
			if outside > 0 {
				t.Errorf("page %d has %d dots in its margins", i+1, outside)
			}
		}
		for _, w := range wordBoxes(t, file) {
			const side, head, foot = 43, 24, 24 // in points
			if w.left < side || w.right > w.width-side || w.top < head || w.bottom > w.height-foot {
				t.Errorf("%q stands in a margin: %+v", w.text, w)
			}
		}
	})
}
