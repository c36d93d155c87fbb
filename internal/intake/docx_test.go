package intake_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

const wordStyles = `<w:styles xmlns:w="w">
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Ours"><w:name w:val="Our heading"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Listenabsatz"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`

const wordNumbering = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

// relationsOf writes relations of kinds to targets; "http" is outside.
func relationsOf(pairs ...string) string {
	var out strings.Builder
	out.WriteString(`<Relationships>`)
	for i := 0; i < len(pairs); i += 2 {
		mode := ""
		if strings.HasPrefix(pairs[i+1], "http") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&out, `<Relationship Id="r%d" Type="http://x/%s" Target="%s"%s/>`, i/2+1, pairs[i], pairs[i+1], mode)
	}
	return out.String() + `</Relationships>`
}

// wordParts are the parts of a Word document with a body. Its main part has
// a name of its own, as some programs give it.
func wordParts(body string) map[string]string {
	return map[string]string{
		"_rels/.rels": relationsOf("officeDocument", "/word/document2.xml"),
		"word/_rels/document2.xml.rels": relationsOf("styles", "styles.xml", "numbering", "numbering.xml",
			"hyperlink", "https://acme.example/handbook", "footnotes", "footnotes.xml", "header", "header1.xml"),
		"word/styles.xml":    wordStyles,
		"word/numbering.xml": wordNumbering,
		"word/footnotes.xml": `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>` +
			`<w:footnote w:id="2"><w:p><w:r><w:t>Paid monthly.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"word/header1.xml":   `<w:hdr xmlns:w="w"><w:p><w:r><w:t>Acme Ltd, confidential</w:t></w:r></w:p></w:hdr>`,
		"word/document2.xml": `<w:document xmlns:w="w" xmlns:r="r" xmlns:mc="mc"><w:body>` + body + `</w:body></w:document>`,
	}
}

func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// para is a paragraph in a style with one run.
func para(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func boldPara(text string) string {
	return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}

func bullet(text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func row(cells ...string) string {
	return `<w:tr><w:tc><w:p><w:r><w:t>` + strings.Join(cells, `</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>`) + `</w:t></w:r></w:p></w:tc></w:tr>`
}

func readWord(t *testing.T, body string) intake.Result {
	t.Helper()
	res, err := intake.Read("a.docx", zipped(t, wordParts(body)))
	if err != nil {
		t.Fatal(err)
	}
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q", lost)
	}
	return res
}

func TestReadWordDocument(t *testing.T) {
	body := para("Titel", "Warehouse Lead") +
		`<w:tbl>` + row("Location", "Leeds, UK") + row("Salary:", "£28,000 - £32,000 per annum") + row("Contract type", "Full-time") + `</w:tbl>` +
		para("berschrift1", "The role") + para("", "You run the night shift.") +
		para("Ours", "Key responsibilities") + bullet("Lead six people") +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>Plan the </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>week</w:t></w:r></w:p>` +
		para("Listenabsatz", "Count stock") +
		para("berschrift1", "Requirements") + para("berschrift2", "Essential") + bullet("A forklift licence") +
		boldPara("Desirable") + bullet("Read the <w:br/>") +
		para("berschrift1", "Car parking") + para("", "Behind the kiln.")
	body = strings.Replace(body, `<w:t>Read the <w:br/></w:t></w:r>`, `<w:t xml:space="preserve">Read the </w:t></w:r><w:hyperlink r:id="r3"><w:r><w:t>handbook</w:t></w:r></w:hyperlink>`, 1)
	res := readWord(t, body)
	want := `## The role (summary)
You run the night shift.
## Key responsibilities (responsibilities)
[]
- Lead six people
- Plan the *week*
- Count stock
## Requirements (requirements)
[must]
- A forklift licence
[nice]
- Read the [handbook](https://acme.example/handbook)
## Car parking (custom)
Behind the kiln.`
	if diff := cmp.Diff(want, outline(res.Posting)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	facts := posting.Posting{Title: "Warehouse Lead", EmploymentType: posting.FullTime, Locations: []posting.Location{{City: "Leeds", Country: "GB"}},
		Pay: posting.Pay{Kind: posting.PayRange, Min: "28000", Max: "32000", Currency: "GBP", Period: posting.Year}}
	got := res.Posting
	got.Sections = nil
	if diff := cmp.Diff(facts, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}

func TestReadWordParts(t *testing.T) {
	run := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
	box := func(text string) string {
		return `<w:txbxContent><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:txbxContent>`
	}
	for _, c := range []struct{ name, body, want string }{
		{"line breaks", `<w:p>` + run("One.") + `<w:r><w:br/></w:r>` + run("Two.") + `</w:p>`, "One.\nTwo."},
		{"runs that cut a word", `<w:p>` + run("Ma") + run("nage ") + run("stock.") + `</w:p>`, "Manage stock."},
		{"tracked changes", `<w:p>` + run("We ") + `<w:del><w:r><w:delText>hate</w:delText></w:r></w:del><w:ins>` + run("like") + `</w:ins>` + run(" it.") + `</w:p>`, "We like it."},
		{"a moved paragraph", `<w:moveFrom><w:p>` + run("Old place.") + `</w:p></w:moveFrom><w:p><w:moveTo>` + run("New place.") + `</w:moveTo></w:p>`, "New place."},
		{"a text box, drawn twice", `<w:p>` + run("Text.") + `<w:r><mc:AlternateContent><mc:Choice><w:drawing>` + box("In a box.") + `</w:drawing></mc:Choice><mc:Fallback><w:pict>` + box("In a box.") + `</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "Text.\nIn a box."},
		{"a footnote", `<w:p>` + run("Pay is fair.") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, "Pay is fair.\n## Notes (custom)\n[]\n- Paid monthly."},
		{"a content control", `<w:sdt><w:sdtContent><w:p>` + run("In a control.") + `</w:p></w:sdtContent></w:sdt>`, "In a control."},
		{"a field that links", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("here") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run(".") + `</w:p>`, "[here](https://a.example)."},
		{"a link that runs a script", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("here.") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "here."},
		{"hidden text", `<w:p>` + run("Seen.") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>`, "Seen."},
		{"typed bullets", `<w:p>` + run("• one") + `</w:p><w:p>` + run("• two") + `</w:p>`, "[]\n- one\n- two"},
		{"a style that is its own base", para("Loop", "Text."), "Text."},
		{"cells with whole texts", `<w:tbl><w:tr><w:tc>` + strings.Repeat(para("", "Left."), 3) + `</w:tc><w:tc>` + para("", "Right.") + `</w:tc></w:tr></w:tbl>`, "Left.\nLeft.\nLeft.\nRight."},
		{"three columns", `<w:tbl>` + row("Day", "From", "To") + row("Monday", "9", "5") + `</w:tbl>`, "[]\n- Day · From · To\n- Monday · 9 · 5"},
		{"an inserted row", `<w:tbl><w:ins>` + row("Location", "Leeds") + `</w:ins></w:tbl>`, ""},
		{"a table in a table", `<w:tbl><w:tr><w:tc><w:tbl>` + row("Floor", "Second floor") + `</w:tbl></w:tc></w:tr></w:tbl>`, "[]\n- Floor: Second floor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := outline(readWord(t, para("Titel", "Tester")+c.body).Posting)
			got = strings.TrimPrefix(got, "## About the job (summary)\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWordNotesSayWhatIsLeftOut(t *testing.T) {
	res := readWord(t, para("Titel", "Tester")+`<w:p><w:r><w:t>Text.</w:t></w:r><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>`)
	notes := strings.Join(res.Notes, "\n")
	for _, want := range []string{"deleted", "Pictures", "Acme Ltd, confidential"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes lack %q:\n%s", want, notes)
		}
	}
	if !strings.Contains(res.Original, "Acme Ltd, confidential") {
		t.Error("the original lacks the header's text")
	}
}

// A document may hold nothing but its letterhead.
func TestWordHeaderAlone(t *testing.T) {
	if got := readWord(t, "").Posting.Title; got != "Acme Ltd, confidential" {
		t.Errorf("the header alone: title %q", got)
	}
}

func TestReadRefusesWordBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 17<<20)
	with := func(name, content string) map[string]string {
		parts := wordParts(para("", "Text."))
		parts[name] = content
		return parts
	}
	many := wordParts(para("", "Text."))
	for i := range 6000 {
		many[fmt.Sprint("word/media/", i)] = ""
	}
	lol := `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
	for _, c := range []struct {
		name  string
		parts map[string]string
		kind  intake.RefusalKind
	}{
		{"a part of zeros", with("word/document2.xml", zeros), intake.TooLarge},
		{"entities", with("word/document2.xml", lol), intake.TooLarge},
		{"depth", with("word/document2.xml", strings.Repeat("<w:p>", 100_000)), intake.TooLarge},
		{"elements", with("word/document2.xml", "<w:document>"+strings.Repeat("<w:p/>", 1_000_000)+"</w:document>"), intake.TooLarge},
		{"text", with("word/document2.xml", wordParts(para("", strings.Repeat("word ", 300_000)))["word/document2.xml"]), intake.TooLarge},
		{"one text", with("word/document2.xml", "<a>"+strings.Repeat("x", 3<<20)), intake.TooLarge},
		{"attributes", with("word/document2.xml", "<a "+strings.Repeat("a='b' ", 1_000_000)), intake.TooLarge},
		{"files", many, intake.TooLarge},
		{"cut XML", with("word/document2.xml", `<w:document xmlns:w="w"><w:body><w:p>`), intake.Damaged},
		{"no body", with("word/document2.xml", `<a/>`), intake.Damaged},
		{"no text", map[string]string{"word/document.xml": `<w:document xmlns:w="w"><w:body/></w:document>`}, intake.Empty},
		{"a workbook", map[string]string{"_rels/.rels": "<a/>", "xl/workbook.xml": "<a/>"}, intake.Unsupported},
		{"any archive", map[string]string{"readme.txt": "a"}, intake.Unsupported},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := intake.Read("a.docx", zipped(t, c.parts))
			wantRefusal(t, err, c.kind)
		})
	}
}

func wantRefusal(t *testing.T, err error, kind intake.RefusalKind) {
	t.Helper()
	var refusal *intake.Refusal
	if !errors.As(err, &refusal) {
		t.Fatalf("error = %v, want a *Refusal", err)
	}
	if refusal.Kind != kind || refusal.Problem == "" || refusal.Remedy == "" {
		t.Errorf("refusal = %+v, want kind %q with a problem and a remedy", refusal, kind)
	}
}

// Bytes that were lost or changed on the way give a refusal or a reading,
// never more.
func TestReadDamagedWordDocument(t *testing.T) {
	whole := zipped(t, wordParts(para("Titel", "Tester")+para("", "Text.")))
	for i := range 60 {
		cut := whole[:len(whole)*i/60]
		if _, err := intake.Read("a.docx", cut); err == nil {
			t.Errorf("cut to %d of %d bytes it was read", len(cut), len(whole))
		}
		torn := bytes.Clone(whole)
		for j := range 20 {
			torn[(i*37+j*113)%len(torn)] ^= 0x55
		}
		var refusal *intake.Refusal
		if _, err := intake.Read("a.docx", torn); err != nil && !errors.As(err, &refusal) {
			t.Errorf("error %v, want a *Refusal", err)
		}
	}
}

// TestRealWordDocuments reads the documents in the folder that the
// environment names, whole and damaged.
func TestRealWordDocuments(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_POSTINGS")
	if dir == "" {
		t.Skip("ROLEWRIGHT_POSTINGS names no folder with postings")
	}
	files, err := filepath.Glob(filepath.Join(dir, "office", "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in %s/office", dir)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			keepsEveryWord(t, file)
			_, err = intake.Read(filepath.Base(file), src)
			var refusal *intake.Refusal
			if errors.As(err, &refusal) && refusal.Kind == intake.NotPosting {
				t.Skip("it is no posting")
			}
			keepsRunText(t, src)
			_, err = intake.Read("a.docx", src[:len(src)*2/3])
			wantRefusal(t, err, intake.Damaged)
		})
	}
}

var wordText = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)

// keepsRunText compares a reading with the text of the document's runs, which
// is found here without the reader.
func keepsRunText(t *testing.T, src []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	res, err := intake.Read("a.docx", src)
	if err != nil {
		t.Fatal(err)
	}
	have := squeezed(everything(res))
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "word/document") {
			continue
		}
		for _, m := range wordText.FindAllStringSubmatch(contentOf(t, f), -1) {
			if text := squeezed(strings.Trim(html.UnescapeString(m[1]), ":\u00a0 ")); !strings.Contains(have, text) {
				t.Errorf("lost %q", m[1])
			}
		}
	}
}

func contentOf(t *testing.T, f *zip.File) string {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var out bytes.Buffer
	if _, err := out.ReadFrom(in); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// squeezed is text without spaces and control characters.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u00ad' || r == '\u200b' {
			return -1
		}
		return r
	}, text)
}

func FuzzWordBody(f *testing.F) {
	f.Add(para("Titel", "A") + boldPara("Duties") + bullet("b"))
	f.Add(`<w:tbl>` + row("Location", "Leeds, UK") + row("a", "b", "c") + `</w:tbl>`)
	f.Add(`<w:p><w:hyperlink r:id="r3"><w:r><w:t>x</w:t><w:br/><w:tab/></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		readBody(t, body)
	})
}

func readBody(t *testing.T, body string) {
	res, err := intake.Read("a.docx", zipped(t, wordParts(body)))
	var refusal *intake.Refusal
	if err != nil {
		if !errors.As(err, &refusal) {
			t.Fatalf("error %T %v, want a *Refusal", err, err)
		}
		return
	}
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q\n%s\nOriginal:\n%s", lost, summary(res), res.Original)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(zipped(f, wordParts(para("Titel", "A"))))
	f.Fuzz(func(t *testing.T, src []byte) {
		_, err := intake.Read("a.docx", src)
		var refusal *intake.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatalf("error %T %v, want a *Refusal", err, err)
		}
	})
}
