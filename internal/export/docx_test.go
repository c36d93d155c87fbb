package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// wordPart is one part of a Word file.
func wordPart(t *testing.T, file []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// wordLine is a paragraph as a reader of styles sees it.
type wordLine struct{ Style, Text string }

// wordLines reads the paragraphs of a part, those in tables with the rest.
// Bold and italic stand in Markdown's marks and links in angle brackets.
func wordLines(t *testing.T, part []byte) []wordLine {
	t.Helper()
	var out []wordLine
	bold, italic, link := false, false, false
	for d := xml.NewDecoder(bytes.NewReader(part)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		last := max(0, len(out)-1)
		switch at := token.(type) {
		case xml.StartElement:
			switch at.Name.Local {
			case "p":
				out = append(out, wordLine{})
			case "pStyle":
				out[last].Style = at.Attr[0].Value
			case "r":
				bold, italic = false, false
			case "b":
				bold = true
			case "i":
				italic = true
			case "hyperlink":
				link = true
			case "tab":
				if len(at.Attr) == 0 {
					out[last].Text += "\t"
				}
			case "t":
				var text string
				if err := d.DecodeElement(&text, &at); err != nil {
					t.Fatal(err)
				}
				out[last].Text += marked(text, bold, italic, link)
			}
		case xml.EndElement:
			link = link && at.Name.Local != "hyperlink"
		}
	}
}

func marked(text string, bold, italic, link bool) string {
	if bold {
		text = "**" + text + "**"
	}
	if italic {
		text = "*" + text + "*"
	}
	if link {
		text = "<" + text + ">"
	}
	return text
}

func statedByDOCX(t *testing.T, file []byte) stated {
	var got stated
	lines := wordLines(t, wordPart(t, file, "word/document.xml"))
	heading := ""
	for i, l := range lines {
		switch l.Style {
		case "Subtitle":
			got.Company, _, _ = strings.Cut(strings.Trim(l.Text, "<>"), " (")
		case "Title":
			got.Title = l.Text
		case "Heading1":
			heading = l.Text
		case "FactInTable":
			if l.Text == "Location" {
				got.Place = lines[i+1].Text
			}
		case "Fact":
			if heading == "Pay" && got.Pay == "" {
				got.Pay = strings.Trim(l.Text, "*")
			}
			if place, ok := strings.CutPrefix(l.Text, "Location: "); ok {
				got.Place = place
			}
		case "ListBullet":
			if heading == "What you bring" {
				got.Requirements = append(got.Requirements, l.Text)
			}
		case "Credit":
			got.Credit = l.Text
		}
	}
	return got
}

// TestDOCXText is the whole document as a reader of styles sees it.
func TestDOCXText(t *testing.T) {
	file := written(t, export.DOCX{}, export.NewDocument(acme(), nil))
	var out strings.Builder
	for _, part := range []string{"word/document.xml", "word/footer1.xml"} {
		for _, l := range wordLines(t, wordPart(t, file, part)) {
			fmt.Fprintf(&out, "%s: %s\n", l.Style, l.Text)
		}
	}
	const golden = "testdata/acme.docx.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
}

// TestDOCXBullets: every item says itself that it is one, for readers that do
// not look into styles.
func TestDOCXBullets(t *testing.T) {
	file := written(t, export.DOCX{}, export.NewDocument(acme(), nil))
	marks := bytes.Count(wordPart(t, file, "word/document.xml"), []byte("<w:numPr>"))
	if items := len(wantedLines(t, file, "ListBullet")); marks != items || items == 0 {
		t.Errorf("%d of %d items have a bullet", marks, items)
	}
}

// TestDOCXHidesNothing: no part has what a person would not see in Word.
func TestDOCXHidesNothing(t *testing.T) {
	file := written(t, export.DOCX{}, export.NewDocument(acme(), logoPNG(t, 90, 30)))
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		part := string(wordPart(t, file, f.Name))
		for _, secret := range []string{"Secret note", "Notes for us", "internal-profile", "vanish", "comment", "w:ins ", "w:del "} {
			if strings.Contains(part, secret) {
				t.Errorf("%s holds %q", f.Name, secret)
			}
		}
	}
}

func TestDOCXSameBytes(t *testing.T) {
	for name, doc := range pdfSamples(t) {
		if !bytes.Equal(written(t, export.DOCX{}, doc), written(t, export.DOCX{}, doc)) {
			t.Errorf("%s: two files of one document differ", name)
		}
	}
}

func TestDOCXProperties(t *testing.T) {
	doc := backendDocument()
	core := string(wordPart(t, written(t, export.DOCX{}, doc), "docProps/core.xml"))
	for _, want := range []string{
		">Senior Backend Developer<", ">Harbour &amp; Vale Logistics<", "<dc:language>en<", ">2026-11-20T00:00:00Z<",
	} {
		if !strings.Contains(core, want) {
			t.Errorf("the properties lack %s: %s", want, core)
		}
	}
	doc.Source.PostedOn = "soon"
	if core := string(wordPart(t, written(t, export.DOCX{}, doc), "docProps/core.xml")); strings.Contains(core, "created") {
		t.Errorf("a day that is none became one: %s", core)
	}
}

func TestDOCXPaperAndTheme(t *testing.T) {
	for paper, want := range map[export.Paper]string{"": `w:w="11906" w:h="16838"`, export.Letter: `w:w="12240" w:h="15840"`} {
		var out bytes.Buffer
		if _, err := (export.DOCX{}).Write(&out, backendDocument(), export.Options{Paper: paper}); err != nil {
			t.Fatal(err)
		}
		if part := wordPart(t, out.Bytes(), "word/document.xml"); !bytes.Contains(part, []byte(want)) {
			t.Errorf("paper %q is not %s", paper, want)
		}
	}
	for want, opt := range map[string]export.Options{"paper": {Paper: "a3"}, "theme": {Theme: "zigzag"}} {
		var out bytes.Buffer
		if _, err := (export.DOCX{}).Write(&out, backendDocument(), opt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: got %v, want an error about the %s", opt, err, want)
		}
	}
}

// TestDOCXColour: a pale colour is darkened until it can be read on paper.
func TestDOCXColour(t *testing.T) {
	for colour, want := range map[string]string{"#0b6e6e": "0B6E6E", "#fff3b0": strings.ToUpper(export.Readable("#fff3b0")[1:]), "": "1F4B7A"} {
		doc := backendDocument()
		doc.Colour = colour
		file := written(t, export.DOCX{}, doc)
		for _, part := range []string{"word/styles.xml", "word/theme/theme1.xml"} {
			if !bytes.Contains(wordPart(t, file, part), []byte(`"`+want+`"`)) {
				t.Errorf("%s of colour %q has no %s", part, colour, want)
			}
		}
	}
}

func TestDOCXLanguage(t *testing.T) {
	for language, want := range map[string]string{
		"en": `w:val="en-US"`, "en-GB": `w:val="en-GB"`, "de": `w:val="de-DE"`, "de-AT": `w:val="de-AT"`, "pt": `w:val="pt-BR"`,
		"he": `w:bidi="he-IL"`, "ja": `w:eastAsia="ja-JP"`, "not a tag": `w:val="not a tag"`,
	} {
		doc := backendDocument()
		doc.Language = language
		file := written(t, export.DOCX{}, doc)
		if !bytes.Contains(wordPart(t, file, "word/styles.xml"), []byte(want)) {
			t.Errorf("%s is not %s", language, want)
		}
		bidi := bytes.Contains(wordPart(t, file, "word/styles.xml"), []byte("<w:bidi>"))
		if bidi != (language == "he") {
			t.Errorf("%s from right to left: %v", language, bidi)
		}
	}
}

// TestDOCXFoot counts pages in the posting's language.
func TestDOCXFoot(t *testing.T) {
	doc := backendDocument()
	doc.Language = "de"
	foot := wordLines(t, wordPart(t, written(t, export.DOCX{}, doc), "word/footer1.xml"))
	want := []wordLine{{"Footer", "Senior Backend Developer · Harbour & Vale Logistics\tSeite 1 von 1"}}
	if diff := cmp.Diff(want, foot); diff != "" {
		t.Errorf("foot (-want +got):\n%s", diff)
	}
}

// TestDOCXLogo: a logo that cannot be read is told, one that can stands once.
func TestDOCXLogo(t *testing.T) {
	doc := backendDocument()
	doc.Logo = []byte("GIF89a")
	if _, err := (export.DOCX{}).Write(io.Discard, doc, export.Options{}); err == nil || !strings.Contains(err.Error(), "logo") {
		t.Errorf("got %v, want an error about the logo", err)
	}
	for _, title := range []string{doc.Title, ""} {
		doc.Logo, doc.Title = logoPNG(t, 300, 100), title
		file := written(t, export.DOCX{}, doc)
		body := wordPart(t, file, "word/document.xml")
		if n := bytes.Count(body, []byte("<w:drawing>")); n != 1 || !bytes.HasPrefix(wordPart(t, file, "word/media/picture1.png"), []byte("\x89PNG")) {
			t.Errorf("%d logos", n)
		}
		if !bytes.Contains(body, []byte(`descr="Harbour &amp; Vale Logistics"`)) {
			t.Error("the logo says nothing to a screen reader")
		}
	}
}

// TestDOCXOddDocuments: whatever is missing, Word can open the rest.
func TestDOCXOddDocuments(t *testing.T) {
	for name, doc := range map[string]export.Document{
		"empty": {Language: "en"}, "facts alone": {Language: "en", Facts: []posting.Fact{{Label: "Pay", Value: "1"}, {Value: "2"}}},
		"a logo alone":  {Language: "en", Logo: logoPNG(t, 30, 30)},
		"an empty list": {Language: "en", Sections: []export.Section{section(posting.Custom, "", list(" "), export.Block{Kind: export.Break})}},
		"odd text":      oneParagraph(posting.Span{Text: "a\x00\x1fb\xff\n", Link: "http://[::"}),
	} {
		file := written(t, export.DOCX{}, doc)
		if lines := wordLines(t, wordPart(t, file, "word/document.xml")); len(lines) == 0 {
			t.Errorf("%s: no paragraph", name)
		}
	}
}

// readWith runs a program on a Word file in a folder of its own and returns
// what it prints. Without the program the test is skipped, but not in CI.
func readWith(t *testing.T, file []byte, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "in.docx"), file, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, problems.Bytes())
	}
	return string(out)
}

func missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
}

// wantedLines are the lines of a document of some styles.
func wantedLines(t *testing.T, file []byte, styles ...string) []wordLine {
	var out []wordLine
	for _, l := range wordLines(t, wordPart(t, file, "word/document.xml")) {
		if slices.Contains(styles, l.Style) {
			l.Text = strings.NewReplacer("**", "", "<", "", ">", "").Replace(l.Text)
			out = append(out, l)
		}
	}
	return out
}

// inTheme is a Word file in one of the themes, marked as a draft.
func inTheme(t *testing.T, doc export.Document, theme string) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := (export.DOCX{}).Write(&out, doc, export.Options{Theme: theme, Paper: export.Letter, Draft: true}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestDOCXThemes: the themes differ as they say they do.
func TestDOCXThemes(t *testing.T) {
	doc := export.NewDocument(acme(), logoPNG(t, 90, 30))
	doc.Language = "de"
	for theme, want := range map[string]struct {
		font, fill                         string
		centred, tables, pictures, columns bool
	}{
		"classic": {font: "Times New Roman", centred: true, tables: true, pictures: true},
		"modern":  {font: "Arial", fill: "0B6E6E", tables: true, pictures: true},
		"compact": {font: "Arial", tables: true, pictures: true, columns: true},
		"plain":   {font: "Arial"},
	} {
		file := inTheme(t, doc, theme)
		styles, body := string(wordPart(t, file, "word/styles.xml")), string(wordPart(t, file, "word/document.xml"))
		got := want
		got.centred = strings.Contains(styles, `<w:jc w:val="center">`)
		got.tables, got.pictures = strings.Contains(body, "<w:tbl>"), strings.Contains(body, "<w:drawing>")
		got.columns = strings.Contains(body, `<w:cols w:num="2"`)
		if got != want || !strings.Contains(styles, `w:ascii="`+want.font+`"`) || strings.Contains(styles, "<w:shd ") != (want.fill != "") || !strings.Contains(styles, `w:fill="`+want.fill) && want.fill != "" {
			t.Errorf("%s: got %+v, want %+v", theme, got, want)
		}
		head := wordLines(t, wordPart(t, file, "word/header1.xml"))
		if diff := cmp.Diff([]wordLine{{"Header", "\tEntwurf"}}, head); diff != "" {
			t.Errorf("%s: head (-want +got):\n%s", theme, diff)
		}
		if diff := cmp.Diff(statedByDOCX(t, written(t, export.DOCX{}, doc)), statedByDOCX(t, file)); diff != "" {
			t.Errorf("%s says otherwise (-want +got):\n%s", theme, diff)
		}
	}
	if file := string(wordPart(t, written(t, export.DOCX{}, doc), "word/document.xml")); strings.Contains(file, "headerReference") {
		t.Error("a file that is no draft has a head")
	}
}

// TestDOCXBand: what stands on the company's colour can be read.
func TestDOCXBand(t *testing.T) {
	for colour, want := range map[string]string{"#0b6e6e": "FFFFFF", "#ffcc00": "000000"} {
		doc := backendDocument()
		doc.Colour = colour
		var sheet struct {
			Styles []struct {
				ID     string `xml:"styleId,attr"`
				Colour struct {
					Val string `xml:"val,attr"`
				} `xml:"rPr>color"`
				Fill struct {
					Val string `xml:"fill,attr"`
				} `xml:"pPr>shd"`
			} `xml:"style"`
		}
		if err := xml.Unmarshal(wordPart(t, inTheme(t, doc, "modern"), "word/styles.xml"), &sheet); err != nil {
			t.Fatal(err)
		}
		for _, s := range sheet.Styles {
			if (s.ID == "Title" || s.ID == "Subtitle") && (s.Colour.Val != want || s.Fill.Val != strings.ToUpper(colour[1:])) {
				t.Errorf("%s: %s is #%s on #%s", colour, s.ID, s.Colour.Val, s.Fill.Val)
			}
		}
	}
}

// TestDOCXByPython reads headings and items as python-docx sees them.
func TestDOCXByPython(t *testing.T) {
	for _, theme := range export.Themes() {
		t.Run(theme, func(t *testing.T) { readByPython(t, theme) })
	}
}

// python is a Python that has python-docx.
func python(t *testing.T) string {
	t.Helper()
	for _, p := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(p, "-c", "import docx").Run() == nil {
			return p
		}
	}
	missing(t, "python-docx")
	return ""
}

func readByPython(t *testing.T, theme string) {
	file := inTheme(t, export.NewDocument(acme(), logoPNG(t, 90, 30)), theme)
	out := readWith(t, file, python(t), "-c", `
import docx, json
d = docx.Document("in.docx")
print(json.dumps({
	"lines": [{"Style": p.style.style_id, "Text": p.text} for p in d.paragraphs],
	"names": sorted({p.style.name for p in d.paragraphs}),
	"title": d.core_properties.title, "author": d.core_properties.author, "language": d.core_properties.language,
	"facts": [[c.text for c in r.cells] for r in d.tables[0].rows][0] if d.tables else [p.text for p in d.paragraphs if p.style.name == "Fact"][:2],
}))`)
	var got struct {
		Lines                   []wordLine
		Names, Facts            []string
		Title, Author, Language string
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	styles := []string{"Title", "Heading1", "Heading2", "Heading3", "ListBullet"}
	got.Lines = slices.DeleteFunc(got.Lines, func(l wordLine) bool { return !slices.Contains(styles, l.Style) })
	if diff := cmp.Diff(wantedLines(t, file, styles...), got.Lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Credit", "Fact", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Normal", "Pause", "Subtitle", "Title"}, got.Names); diff != "" {
		t.Errorf("styles (-want +got):\n%s", diff)
	}
	want := []string{"Location", "Berlin, Germany", "Workplace", "Hybrid"}
	if theme == "plain" {
		want = []string{"Location: Berlin, Germany", "Workplace: Hybrid"}
	}
	if diff := cmp.Diff(want, got.Facts[:min(len(got.Facts), len(want))]); diff != "" {
		t.Errorf("first facts (-want +got):\n%s", diff)
	}
	if got.Title != "Backend developer" || got.Author != "Acme" || got.Language != "en" {
		t.Errorf("properties: %q, %q, %q", got.Title, got.Author, got.Language)
	}
}

// TestDOCXByPandoc: pandoc, through which texts get into wikis and books,
// sees the title, headings, items, links and the table.
func TestDOCXByPandoc(t *testing.T) {
	for _, theme := range export.Themes() {
		t.Run(theme, func(t *testing.T) { readByPandoc(t, theme) })
	}
}

func readByPandoc(t *testing.T, theme string) {
	file := inTheme(t, export.NewDocument(acme(), nil), theme)
	tree, err := goquery.NewDocumentFromReader(strings.NewReader(readWith(t, file, "pandoc", "-f", "docx", "-t", "html", "-s", "--wrap=none", "in.docx")))
	if err != nil {
		t.Fatal(err)
	}
	var got []wordLine
	styles := map[string]string{"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "li": "ListBullet"}
	tree.Find("h1.title, h1, h2, h3, li").Each(func(_ int, at *goquery.Selection) {
		style := styles[goquery.NodeName(at)]
		if at.HasClass("title") {
			style = "Title"
		}
		got = append(got, wordLine{style, strings.TrimSpace(at.Text())})
	})
	if diff := cmp.Diff(wantedLines(t, file, "Title", "Heading1", "Heading2", "Heading3", "ListBullet"), got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	company, _ := tree.Find(".subtitle a").Attr("href")
	if company != "https://acme.example" || !strings.HasPrefix(tree.Find(`a[href="https://acme.example/handbook?a=1&b=2"]`).Text(), "handbook") {
		t.Errorf("the company leads to %q, or the handbook nowhere", company)
	}
	cells := tree.Find("tbody tr:first-child td").Map(func(_ int, c *goquery.Selection) string { return c.Text() })
	if theme == "plain" {
		if text := tree.Find("body").Text(); len(cells) > 0 || !strings.Contains(text, "Location: Berlin, Germany") {
			t.Errorf("facts in a table, %q, or not as lines: %s", cells, text)
		}
		return
	}
	if want := []string{"Location", "Berlin, Germany", "Workplace", "Hybrid"}; !slices.Equal(cells[:min(len(cells), len(want))], want) {
		t.Errorf("the first facts are %q", cells)
	}
}

// TestDOCXByLibreOffice prints documents and reads the pages.
func TestDOCXByLibreOffice(t *testing.T) {
	out := t.TempDir()
	files := map[string][]byte{}
	args := []string{"-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--headless", "--convert-to", "pdf", "--outdir", out}
	for _, theme := range export.Themes() {
		files[theme] = inTheme(t, export.NewDocument(acme(), logoPNG(t, 300, 100)), theme)
		name := filepath.Join(out, theme+".docx")
		if err := os.WriteFile(name, files[theme], 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	readWith(t, nil, "soffice", args...)
	for theme, docx := range files {
		file, err := os.ReadFile(filepath.Join(out, theme+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(theme, func(t *testing.T) { checkPrinted(t, docx, file) })
	}
}

func checkPrinted(t *testing.T, docx, file []byte) {
	text := textOfPDF(t, file)
	for _, l := range wantedLines(t, docx, "Subtitle", "Title", "Heading1", "Heading2", "Heading3", "ListBullet", "FactInTable", "Credit") {
		if !strings.Contains(text, l.Text) {
			t.Errorf("the pages do not show %q", l.Text)
		}
	}
	info := pdfInfo(t, file)
	if info["Page size"] != "612 x 792 pts (letter)" || info["Title"] != "Backend developer" || !strings.Contains(text, "Page 1 of "+info["Pages"]) {
		t.Errorf("paper, title or numbers of pages: %v", info)
	}
	if marks := strconv.Itoa(strings.Count(text, "Draft")); marks != info["Pages"] {
		t.Errorf("%s pages of a draft are marked, of %s", marks, info["Pages"])
	}
	links := pdfLinks(t, file)
	for _, want := range []string{"https://acme.example/", "https://acme.example/handbook?a=1&b=2", "mailto:jobs@acme.example"} {
		if !slices.Contains(links, want) {
			t.Errorf("no link to %s among %v", want, links)
		}
	}
}

func BenchmarkDOCX(b *testing.B) {
	for name, doc := range map[string]export.Document{"2 pages": backendDocument(), "40 pages": pagesDocument(40)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := (export.DOCX{}).Write(io.Discard, doc, export.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
