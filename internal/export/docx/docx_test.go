package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export/docx"
)

// sample has everything that a file can have.
func sample() docx.File {
	line := docx.Line{Width: 0.5, Colour: "D5D9DF", Gap: 4}
	return docx.File{
		Info: docx.Info{
			Title: "Cook & Baker", Subject: "Ghent", Creator: "Acme <Foods>", Application: "Tester", Language: "de",
			Created: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC),
		},
		Page:     docx.Page{Width: 595.28, Height: 841.89, Top: 62, Bottom: 68, Left: 68, Right: 68, Head: 20, Foot: 32},
		Theme:    docx.Theme{Name: "Test", Font: docx.Font{Name: "Arial", Substitute: "Liberation Sans", Panose: "020B0604020202020204", Serif: true}, Ink: "222222", Accent: "0B6E6E"},
		Language: "de-DE",
		Styles: []docx.Style{
			{Kind: docx.ParagraphStyle, ID: "Normal", Name: "Normal", Default: true, Quick: true, Look: docx.Look{After: 6, Leading: 1.2}, Type: docx.Type{Size: 10, Colour: "222222"}},
			{Kind: docx.TableStyle, ID: "TableNormal", Name: "Normal Table", Default: true, Order: 99},
			{Kind: docx.ParagraphStyle, ID: "Heading1", Name: "heading 1", BasedOn: "Normal", Next: "Normal", Order: 9,
				Look: docx.Look{KeepNext: true, KeepLines: true, Before: 12, After: 4, Outline: 1, Above: line, Below: line, Left: 3, Right: 4, Hanging: 2, Tabs: []float64{30}, EndTab: 90},
				Type: docx.Type{Size: 13, Bold: true, Italic: true, Colour: "0B6E6E", Accent: true, Underlined: true}},
			{Kind: docx.ParagraphStyle, ID: "Title", Name: "Title", BasedOn: "Normal", Look: docx.Look{Centred: true, Fill: "0B6E6E", Pad: 14, After: 4}},
			{Kind: docx.ParagraphStyle, ID: "ListBullet", Name: "List Bullet", BasedOn: "Normal"},
			{Kind: docx.CharacterStyle, ID: "Hyperlink", Name: "Hyperlink", Type: docx.Type{Underlined: true}},
			{Kind: docx.TableStyle, ID: "Facts", Name: "Facts", Own: true, BasedOn: "TableNormal"},
		},
		Bullets: docx.Bullets{Style: "ListBullet", Sign: "•", At: 1, Text: 13, Accent: true},
		Body: []docx.Block{
			docx.Paragraph{Style: "Heading1", Picture: &docx.Picture{PNG: []byte("PNG"), Width: 60, Height: 20, Gap: 10, Says: "Acme"}, Runs: []docx.Run{{Text: "Cook"}}},
			docx.Table{Style: "Facts", Columns: []float64{50, 60, 70}, Rows: []docx.Row{
				{Cells: []docx.Cell{cell("a"), {Above: docx.Line{Width: 1, Double: true}, Below: line, Fill: "EEF0F2", Inset: 8, Paragraph: words("b")}, cell("c")}},
				{Cells: []docx.Cell{cell("d"), {Span: 2, Paragraph: words("e")}}},
			}},
			docx.Columns{Count: 2, Gap: 24},
			docx.Paragraph{Style: "ListBullet", Item: true, Look: docx.Look{KeepNext: true, After: 3}, Runs: []docx.Run{
				{Text: "bold", Bold: true}, {Text: " italic ", Italic: true},
				{Text: "here", Link: "https://acme.example/?a=1&b=2", Style: "Hyperlink"},
				{Text: " again", Link: "https://acme.example/?a=1&b=2", Style: "Hyperlink"}, {Tab: true}, {Text: "mail", Link: "mailto:jobs@acme.example"},
			}},
			docx.Table{Columns: []float64{50}, Rows: []docx.Row{{Cells: []docx.Cell{cell("x")}}}},
			docx.Table{Columns: []float64{50}, Rows: []docx.Row{{Cells: []docx.Cell{cell("y")}}}},
		},
		Head: []docx.Paragraph{words("Draft")},
		Foot: []docx.Paragraph{{Runs: []docx.Run{{Text: "Page "}, {Field: docx.PageNumber}, {Text: " of "}, {Field: docx.PageCount}}}},
	}
}

func words(text string) docx.Paragraph { return docx.Paragraph{Runs: []docx.Run{{Text: text}}} }

func cell(text string) docx.Cell { return docx.Cell{Paragraph: words(text)} }

func write(t *testing.T, f docx.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts unpacks a file; the names stand in their order.
func parts(t *testing.T, file []byte) (names []string, content map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	content = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		content[f.Name] = string(b)
	}
	return names, content
}

// node is an element with its children.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n node) all(name string) []node {
	var out []node
	for _, c := range n.Children {
		if c.XMLName.Local == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

func tree(t *testing.T, text string) node {
	t.Helper()
	var n node
	if err := xml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return n
}

// TestPackage checks what Word looks at before it reads a word: that every
// part has a type and every relationship leads to a part.
func TestPackage(t *testing.T) {
	names, content := parts(t, write(t, sample()))
	if names[0] != "[Content_Types].xml" {
		t.Errorf("the first part is %s", names[0])
	}
	kinds := tree(t, content["[Content_Types].xml"])
	byEnding := map[string]bool{}
	for _, d := range kinds.all("Default") {
		byEnding["."+d.attr("Extension")] = true
	}
	typed := map[string]bool{}
	for _, o := range kinds.all("Override") {
		name := strings.TrimPrefix(o.attr("PartName"), "/")
		if _, ok := content[name]; !ok || typed[name] {
			t.Errorf("a type for %q, which is there %v and has a type %v", name, ok, typed[name])
		}
		typed[name] = true
	}
	for _, name := range names {
		if !byEnding[path.Ext(name)] || path.Ext(name) == ".xml" && !typed[name] && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
		if path.Ext(name) == ".rels" {
			checkRelationships(t, name, content)
		}
	}
}

func checkRelationships(t *testing.T, name string, content map[string]string) {
	folder := path.Dir(path.Dir(name))
	ids := map[string]bool{}
	for _, r := range tree(t, content[name]).Children {
		if id := r.attr("Id"); ids[id] {
			t.Errorf("%s has the id %s twice", name, id)
		}
		ids[r.attr("Id")] = true
		target := path.Join(folder, r.attr("Target"))
		if _, ok := content[target]; !ok && r.attr("TargetMode") != "External" {
			t.Errorf("%s leads to %s, which is not there", name, target)
		}
	}
	if part := path.Join(folder, strings.TrimSuffix(path.Base(name), ".rels")); part != "." {
		for _, n := range append(tree(t, content[part]).all("hyperlink"), append(tree(t, content[part]).all("blip"), tree(t, content[part]).all("footerReference")...)...) {
			if id := n.attr("id") + n.attr("embed"); !ids[id] {
				t.Errorf("%s names the relationship %q, which is not there", part, id)
			}
		}
	}
}

// order is that of ECMA-376, part 1, annex A, as far as we write the elements.
func order() map[string][]string {
	pPr := strings.Fields("pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr")
	return map[string][]string{
		"pPr":         pPr,
		"rPr":         strings.Fields("rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing kern position sz szCs highlight u shd vertAlign rtl cs em lang"),
		"tblPr":       strings.Fields("tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"),
		"tcPr":        strings.Fields("tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"),
		"tcMar":       strings.Fields("top left bottom right"),
		"tcBorders":   strings.Fields("top left bottom right insideH insideV"),
		"pBdr":        strings.Fields("top left bottom right between bar"),
		"tblCellMar":  strings.Fields("top left bottom right"),
		"tbl":         strings.Fields("tblPr tblGrid tr"),
		"tc":          strings.Fields("tcPr p"),
		"style":       strings.Fields("name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr"),
		"styles":      strings.Fields("docDefaults latentStyles style"),
		"lvl":         strings.Fields("start numFmt pStyle suff lvlText lvlJc pPr rPr"),
		"abstractNum": strings.Fields("nsid multiLevelType tmpl name lvl"),
		"numbering":   strings.Fields("abstractNum num"),
		"sectPr":      strings.Fields("headerReference footerReference type pgSz pgMar pgBorders pgNumType cols vAlign titlePg bidi rtlGutter docGrid"),
		"settings":    strings.Fields("zoom defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator"),
		"font":        strings.Fields("altName panose1 charset family notTrueType pitch sig"),
		"anchor":      strings.Fields("simplePos positionH positionV extent effectExtent wrapSquare docPr cNvGraphicFramePr graphic"),
		"pic":         strings.Fields("nvPicPr blipFill spPr"),
		"Properties":  strings.Fields("Application Company"),
	}
}

// TestOrderOfElements holds the standard's order against every part.
func TestOrderOfElements(t *testing.T) {
	for _, rightToLeft := range []bool{false, true} {
		f := sample()
		f.RightToLeft = rightToLeft
		_, content := parts(t, write(t, f))
		seen := map[string]bool{}
		for name, text := range content {
			if !strings.HasSuffix(name, ".png") {
				checkOrder(t, name, tree(t, text), order(), seen)
			}
		}
		for element := range order() {
			if !seen[element] {
				t.Errorf("no part has %s: the test looks at less than it says", element)
			}
		}
	}
}

func checkOrder(t *testing.T, part string, n node, rules map[string][]string, seen map[string]bool) {
	rule, ruled := rules[n.XMLName.Local]
	seen[n.XMLName.Local] = true
	last := 0
	for _, c := range n.Children {
		checkOrder(t, part, c, rules, seen)
		at := slices.Index(rule, c.XMLName.Local)
		if ruled && at < last {
			t.Errorf("%s: %s stands at the wrong place in %s", part, c.XMLName.Local, n.XMLName.Local)
		}
		last = max(last, at)
	}
}

// TestReferences checks that styles and numbers that are named are there, and
// that ids are used once.
func TestReferences(t *testing.T) {
	_, content := parts(t, write(t, sample()))
	ids := map[string]bool{}
	styles := tree(t, content["word/styles.xml"])
	for _, s := range styles.all("style") {
		if ids[s.attr("styleId")] {
			t.Errorf("two styles have the id %s", s.attr("styleId"))
		}
		ids[s.attr("styleId")] = true
	}
	body := tree(t, content["word/document.xml"])
	for _, where := range []node{styles, body, tree(t, content["word/numbering.xml"])} {
		for _, kind := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, n := range where.all(kind) {
				if !ids[n.attr("val")] {
					t.Errorf("%s names the style %s, which is not there", kind, n.attr("val"))
				}
			}
		}
	}
	number := tree(t, content["word/numbering.xml"]).all("num")[0].attr("numId")
	if items := body.all("numId"); len(items) != 1 || items[0].attr("val") != number {
		t.Errorf("the item is not of the list %s: %v", number, items)
	}
}

// TestTablesStandApart: Word joins tables that touch, and a document that
// ends with one cannot be opened.
func TestTablesStandApart(t *testing.T) {
	_, content := parts(t, write(t, sample()))
	var got []string
	for _, n := range tree(t, content["word/document.xml"]).Children[0].Children {
		got = append(got, n.XMLName.Local)
	}
	if diff := cmp.Diff([]string{"p", "tbl", "p", "p", "tbl", "p", "tbl", "p", "sectPr"}, got); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
}

// TestLinks: one relationship for each address, and none for an address for
// which Word would refuse the file.
func TestLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://acme.example/a?b=1&c=2":           "https://acme.example/a?b=1&c=2",
		"https://acme.example/a b":                 "https://acme.example/a%20b",
		"https://köln.example:8080/stellen#1":      "https://xn--kln-sna.example:8080/stellen#1",
		"HTTP://ACME.example":                      "http://acme.example",
		"mailto:jobs@acme.example?subject=A%20job": "mailto:jobs@acme.example?subject=A%20job",
		"mailto:jobs@@acme.example":                "",
		"mailto:":                                  "",
		"https://":                                 "",
		"https://[::1":                             "",
		"http://a b/":                              "",
		"javascript:alert(1)":                      "",
		"file:///etc/passwd":                       "",
		"https://acme.example/" + strings.Repeat("x", 2100): "",
	} {
		f := sample()
		f.Body = []docx.Block{docx.Paragraph{Runs: []docx.Run{{Text: "one", Link: address}, {Text: "two", Link: address}}}}
		_, content := parts(t, write(t, f))
		var got string
		for _, r := range tree(t, content["word/_rels/document.xml.rels"]).Children {
			if r.attr("TargetMode") == "External" {
				got += r.attr("Target")
			}
		}
		text := len(tree(t, content["word/document.xml"]).all("t"))
		if got != want || text != 2 {
			t.Errorf("%q leads to %q, want %q; %d of 2 texts", address, got, want, text)
		}
	}
}

// TestText: what is written is what is read, without what no file can hold.
func TestText(t *testing.T) {
	for text, want := range map[string]string{
		" a  <b> & \"c\" ": " a  <b> & \"c\" ", "a\nb\tc\r": "a b c ", "a\x00\x07b": "ab", "a\xffb": "a\uFFFDb",
		"Donau\u00ADdampf": "Donau|softHyphen|dampf", "e\u2011mail": "e|noBreakHyphen|mail", "😀 寿司": "😀 寿司", "": "",
	} {
		f := sample()
		f.Body = []docx.Block{words(text)}
		_, content := parts(t, write(t, f))
		var got string
		for _, r := range tree(t, content["word/document.xml"]).all("r") {
			for _, c := range r.Children {
				if c.XMLName.Local == "t" {
					got += c.Text
				} else {
					got += "|" + c.XMLName.Local + "|"
				}
			}
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// TestDirections: letters of Hebrew and Arabic are marked as such, with what
// stands between them; other letters are not.
func TestDirections(t *testing.T) {
	for _, c := range []struct {
		rightToLeft bool
		text        string
		want        []string
	}{
		{false, "Plain text, 5.", []string{"Plain text, 5."}},
		{false, "See אב 5 גד (here)", []string{"See ", "<אב 5 גד", " (here)"}},
		{true, "מפתח Go (5 שנות)", []string{"<מפתח ", "Go", "< (5 שנות)"}},
		{true, "Go", []string{"Go"}},
		{true, "Go 1.2 SQL.", []string{"Go 1.2 SQL", "<."}},
		{true, "25,000–32,000 ₪", []string{"<25,000–32,000 ₪"}},
	} {
		f := sample()
		f.RightToLeft, f.Body = c.rightToLeft, []docx.Block{words(c.text)}
		_, content := parts(t, write(t, f))
		var got []string
		for _, r := range tree(t, content["word/document.xml"]).all("r") {
			mark := ""
			if len(r.all("rtl")) > 0 {
				mark = "<"
			}
			got = append(got, mark+r.all("t")[0].Text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q, right to left %v (-want +got):\n%s", c.text, c.rightToLeft, diff)
		}
	}
}

func TestLanguages(t *testing.T) {
	for language, want := range map[string][]string{
		"de-DE": {"de-DE", "ja-JP", "ar-SA"}, "he-IL": {"en-US", "ja-JP", "he-IL"}, "zh-CN": {"en-US", "zh-CN", "ar-SA"}, "": {"", "ja-JP", "ar-SA"},
	} {
		f := sample()
		f.Language = language
		_, content := parts(t, write(t, f))
		l := tree(t, content["word/styles.xml"]).all("lang")[0]
		if diff := cmp.Diff(want, []string{l.attr("val"), l.attr("eastAsia"), l.attr("bidi")}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", language, diff)
		}
	}
}

func TestSameFileSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, sample()), write(t, sample())) {
		t.Error("two files of one document differ")
	}
}

func TestProperties(t *testing.T) {
	_, content := parts(t, write(t, sample()))
	core := tree(t, content["docProps/core.xml"])
	got := map[string]string{}
	for _, c := range core.Children {
		got[c.XMLName.Local] = c.Text
	}
	want := map[string]string{
		"title": "Cook & Baker", "subject": "Ghent", "creator": "Acme <Foods>", "language": "de",
		"created": "2026-11-20T00:00:00Z", "modified": "2026-11-20T00:00:00Z",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("properties (-want +got):\n%s", diff)
	}
}

// TestRefused: what Word could not open is not written.
func TestRefused(t *testing.T) {
	picture := &docx.Picture{PNG: []byte("PNG"), Width: 1, Height: 1}
	for want, block := range map[string]docx.Block{
		"cells for 1 of 2 columns": docx.Table{Columns: []float64{1, 1}, Rows: []docx.Row{{Cells: []docx.Cell{cell("a")}}}},
		"more cells than 1":        docx.Table{Columns: []float64{1}, Rows: []docx.Row{{Cells: []docx.Cell{cell("a"), cell("b")}}}},
		"no rows":                  docx.Table{Columns: []float64{1}},
		"without content":          docx.Paragraph{Picture: &docx.Picture{Width: 1, Height: 1}},
		"more than one picture": docx.Table{Columns: []float64{1, 1}, Rows: []docx.Row{{Cells: []docx.Cell{
			{Paragraph: docx.Paragraph{Picture: picture}}, {Paragraph: docx.Paragraph{Picture: picture}}}}}},
	} {
		f := sample()
		f.Body = []docx.Block{block}
		var out bytes.Buffer
		if _, err := f.WriteTo(&out); err == nil || !strings.Contains(err.Error(), want) || out.Len() > 0 {
			t.Errorf("got %v and %d bytes, want an error with %q", err, out.Len(), want)
		}
	}
}

type failing struct{}

var errFull = errors.New("disk full")

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrorIsTold(t *testing.T) {
	if _, err := sample().WriteTo(failing{}); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
