package export_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// place is a marked sequence on a page, both counted from 0.
type place struct{ page, mark int }

// tagWalk is what a walk over a file found.
type tagWalk struct {
	pdfFile
	pageOf  map[pdfRef]int
	owner   map[place]pdfRef  // element, by what was drawn
	linked  map[pdfRef]pdfRef // Link element, by annotation
	order   []place           // as it is read
	heads   []int             // levels, as they are read
	parents map[int]any       // the parent tree
}

// walkTags checks that a finished file is tagged as it should be.
func walkTags(t testing.TB, raw []byte) tagWalk {
	t.Helper()
	w := tagWalk{pdfFile: parsePDF(t, raw), pageOf: map[pdfRef]int{}, owner: map[place]pdfRef{}, linked: map[pdfRef]pdfRef{}, parents: map[int]any{}}
	for i, p := range w.pages() {
		w.pageOf[p] = i
	}
	root := w.catalog["StructTreeRoot"].(pdfRef)
	nums := w.list(w.dict(w.dict(root)["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		w.parents[int(nums[i].(float64))] = nums[i+1]
	}
	top := w.list(w.dict(root)["K"])
	if len(top) != 1 || w.dict(top[0])["S"] != pdfName("Document") {
		t.Errorf("the tree does not begin with one Document: %v", top)
	}
	w.element(top[0].(pdfRef), root)
	for i, p := range w.pages() {
		w.page(i, w.dict(p))
	}
	w.checkOrder()
	return w
}

// within says which elements stand in which.
func within() map[pdfName][]pdfName {
	blocks := []pdfName{"Sect", "H1", "H2", "H3", "H4", "P", "L", "Figure"}
	text := []pdfName{"Link", "Span"}
	return map[pdfName][]pdfName{
		"Document": blocks, "Sect": blocks, "H1": text, "H2": text, "H3": text, "H4": text, "P": text,
		"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Lbl": text, "LBody": text, "Link": {"Span"}, "Span": {}, "Figure": {},
	}
}

func (w *tagWalk) element(r, parent pdfRef) {
	w.t.Helper()
	e := w.dict(r)
	role := e["S"].(pdfName)
	if e["P"] != parent {
		w.t.Errorf("%s %d: parent %v, want %v", role, r, e["P"], parent)
	}
	var level int
	if n, _ := fmt.Sscanf(string(role), "H%d", &level); n == 1 {
		w.heads = append(w.heads, level)
	}
	kids := w.list(e["K"])
	if len(kids) == 0 && role != "Document" {
		w.t.Errorf("%s %d is empty", role, r)
	}
	w.checkEntries(role, r)
	for _, k := range kids {
		w.kid(role, r, k)
	}
}

func (w *tagWalk) kid(role pdfName, r pdfRef, k any) {
	w.t.Helper()
	page := w.dict(r)["Pg"]
	if child, ok := k.(pdfRef); ok {
		if inner := w.dict(child)["S"].(pdfName); !slices.Contains(within()[role], inner) {
			w.t.Errorf("%s in %s", inner, role)
		}
		w.element(child, r)
		return
	}
	if d, ok := k.(pdfDict); ok {
		page, k = d["Pg"], d["MCID"]
		if d["Type"] == pdfName("OBJR") {
			w.linked[d["Obj"].(pdfRef)] = r
			return
		}
	}
	at := place{w.pageOf[page.(pdfRef)], int(k.(float64))}
	if other, twice := w.owner[at]; twice {
		w.t.Errorf("mark %v is in elements %d and %d", at, other, r)
	}
	w.owner[at] = r
	w.order = append(w.order, at)
}

// checkEntries looks for what elements of a role must have.
func (w *tagWalk) checkEntries(role pdfName, r pdfRef) {
	w.t.Helper()
	e := w.dict(r)
	attributes, _ := e["A"].(pdfDict)
	switch role {
	case "Figure":
		if e["Alt"] == nil || e["Alt"] == pdfBytes("") || len(w.list(attributes["BBox"])) != 4 {
			w.t.Errorf("figure without words or place: %v", e)
		}
	case "L":
		if attributes["ListNumbering"] == nil {
			w.t.Errorf("list does not say how it is numbered: %v", e)
		}
	}
}

// page checks what is drawn on a page, and its links.
func (w *tagWalk) page(i int, page pdfDict) {
	w.t.Helper()
	if page["Tabs"] != pdfName("S") || page["StructParents"] != float64(i) {
		w.t.Errorf("page %d: tab order %v, place in the parent tree %v", i+1, page["Tabs"], page["StructParents"])
	}
	owners := w.list(w.parents[i])
	n := w.content(i, w.streams[page["Contents"].(pdfRef)])
	if len(owners) != n {
		w.t.Errorf("page %d has %d marks, the parent tree %d", i+1, n, len(owners))
	}
	for mark, o := range owners {
		if got, found := w.owner[place{i, mark}]; !found || got != o {
			w.t.Errorf("page %d, mark %d: element %v, parent tree %v", i+1, mark, got, o)
		}
	}
	for _, a := range w.list(page["Annots"]) {
		w.link(a.(pdfRef))
	}
}

func (w *tagWalk) link(r pdfRef) {
	w.t.Helper()
	a := w.dict(r)
	e, found := w.linked[r]
	if !found || w.dict(e)["S"] != pdfName("Link") {
		w.t.Errorf("link %v is in no Link element", a)
	}
	if key, _ := a["StructParent"].(float64); w.parents[int(key)] != e {
		w.t.Errorf("link %v: parent tree %v, want %v", a, w.parents[int(key)], e)
	}
	if said, _ := a["Contents"].(pdfBytes); said == "" {
		w.t.Errorf("link %v has no words", a)
	}
}

// content checks that whatever a page shows is marked, as an artifact or
// with a number, and returns how many numbers there are.
func (w *tagWalk) content(page int, data []byte) int {
	w.t.Helper()
	marks, open, artifact, reversed := 0, false, false, false
	var operands []any
	for l := (lexer{w.t, bytes.TrimSpace(data)}); len(l.rest) > 0; l.space() {
		v := l.value()
		op, ok := v.(pdfWord)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch {
		case op == "BMC" && operands[0] == pdfName("ReversedChars"):
			if !open || reversed {
				w.t.Errorf("page %d: text is marked as reversed in the wrong place", page+1)
			}
			op, reversed = "", true
		case op == "EMC" && reversed:
			op, reversed = "", false
		}
		switch op {
		case "BDC", "BMC":
			if open {
				w.t.Errorf("page %d: a mark within a mark", page+1)
			}
			n := w.begun(page, marks, operands)
			open, artifact, marks = true, n == 0, marks+n
		case "EMC":
			if !open {
				w.t.Errorf("page %d: the end of no mark", page+1)
			}
			open = false
		case "TJ", "Do":
			if !open {
				w.t.Errorf("page %d: %s %v is not marked", page+1, op, operands)
			}
		case "Tj", "'", "\"", "f", "F", "f*", "B", "b", "S", "s", "sh", "BI":
			if !open || !artifact {
				w.t.Errorf("page %d: %s %v is not marked as a decoration", page+1, op, operands)
			}
		}
		operands = nil
	}
	if open {
		w.t.Errorf("page %d ends within a mark", page+1)
	}
	return marks
}

// begun checks the operands of a mark and returns 1 where it has a number.
func (w *tagWalk) begun(page, want int, operands []any) int {
	w.t.Helper()
	if operands[0] == pdfName("Artifact") {
		return 0
	}
	if got := operands[1].(pdfDict)["MCID"]; got != float64(want) {
		w.t.Errorf("page %d: mark %v, want %d", page+1, got, want)
	}
	if r := w.owner[place{page, want}]; r == 0 || w.dict(r)["S"] != operands[0] {
		w.t.Errorf("page %d, mark %d: %v is in element %d", page+1, want, operands[0], r)
	}
	return 1
}

// checkOrder holds that all is drawn in the order in which it is read, and
// that headings go down by one level at a time.
func (w *tagWalk) checkOrder() {
	w.t.Helper()
	if !slices.IsSortedFunc(w.order, func(a, b place) int { return (a.page-b.page)*1_000_000 + a.mark - b.mark }) {
		w.t.Errorf("reading order differs from that of drawing: %v", w.order)
	}
	before := 0
	for _, level := range w.heads {
		if level > before+1 {
			w.t.Errorf("headings skip a level: %v", w.heads)
		}
		before = level
	}
}

func TestPDFIsTagged(t *testing.T) {
	samples := pdfSamples(t)
	samples["nothing"] = export.Document{Language: "en"}
	eachLook(t, samples, func(t *testing.T, doc export.Document, opt export.Options) {
		opt.Draft = true
		file, _ := writePDF(t, doc, opt)
		w := walkTags(t, file)
		if marked := w.dict(w.catalog["MarkInfo"])["Marked"]; marked != true {
			t.Errorf("the file says that it is tagged: %v", marked)
		}
	})
}

// TestPDFParagraphOverPages looks for a paragraph in one piece.
func TestPDFParagraphOverPages(t *testing.T) {
	file, _ := writePDF(t, oneParagraph(posting.Span{Text: strings.Repeat("zebra ", 2500)}), export.Options{})
	w := walkTags(t, file)
	pages := map[pdfRef]map[int]bool{}
	for at, e := range w.owner {
		if pages[e] == nil {
			pages[e] = map[int]bool{}
		}
		pages[e][at.page] = true
	}
	for e, on := range pages {
		if w.dict(e)["S"] == pdfName("P") && (len(on) != len(w.pages()) || len(on) < 2) {
			t.Errorf("paragraph stands on %d of %d pages", len(on), len(w.pages()))
		}
	}
}

func TestPDFSaysWhereLinksLead(t *testing.T) {
	long := "https://example.org/a/b"
	doc := oneParagraph(
		posting.Span{Text: "a link ", Link: long},
		posting.Span{Text: strings.Repeat("that is long ", 9), Link: long, Bold: true},
		posting.Span{Text: "and "}, posting.Span{Text: "Büro", Link: "mailto:jobs@example.org"},
		posting.Span{Text: " "}, posting.Span{Text: "www.example.net/x", Link: "https://www.example.net/x"},
	)
	file, _ := writePDF(t, doc, export.Options{})
	w := walkTags(t, file)
	elements := map[pdfRef]int{}
	var said []string
	for _, a := range w.list(w.dict(w.pages()[0])["Annots"]) {
		elements[w.linked[a.(pdfRef)]]++
		if s := decoded(w.dict(a)["Contents"].(pdfBytes)); !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	want := []string{
		"a link " + strings.TrimSpace(strings.Repeat("that is long ", 9)) + " (example.org)",
		"Büro (jobs@example.org)", "www.example.net/x",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
	if len(elements) != 3 {
		t.Errorf("%d Link elements, want 3: a link over two lines is one", len(elements))
	}
}

// decoded reads a text string that was parsed as ASCII or as hex digits.
func decoded(s pdfBytes) string {
	if !strings.HasPrefix(string(s), "FEFF") {
		return string(s)
	}
	var out []rune
	for i := 4; i < len(s); i += 4 {
		n, _ := strconv.ParseUint(string(s[i:i+4]), 16, 16)
		out = append(out, rune(n))
	}
	return string(out)
}

// TestPDFHeadingsWithoutSections looks at what headings become where the
// titles above them are missing.
func TestPDFHeadingsWithoutSections(t *testing.T) {
	doc := onePageDocument()
	doc.Title = ""
	doc.Sections = []export.Section{
		section(posting.Custom, "", subheading(1, "One"), subheading(2, "Two"), paragraph("Text.")),
		section(posting.Custom, "Three", subheading(2, "Four"), paragraph("Text."), export.Block{Kind: export.Break}, paragraph("Text.")),
	}
	file, _ := writePDF(t, doc, export.Options{})
	if diff := cmp.Diff([]int{1, 2, 2, 3}, walkTags(t, file).heads); diff != "" {
		t.Errorf("levels (-want +got):\n%s", diff)
	}
}

func TestPDFMetadata(t *testing.T) {
	doc := backendDocument()
	doc.Title = `R&D "Köchin" <m/w/d>`
	file, _ := writePDF(t, doc, export.Options{})
	w := walkTags(t, file)
	xmp := string(w.streams[w.catalog["Metadata"].(pdfRef)])
	for _, want := range []string{
		`<rdf:li xml:lang="x-default">R&amp;D &#34;Köchin&#34; &lt;m/w/d&gt;</rdf:li></rdf:Alt></dc:title>`,
		"<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>", "<pdfuaid:part>1</pdfuaid:part>",
		"<xmp:CreateDate>2026-11-20T00:00:00Z</xmp:CreateDate>", "<xmp:ModifyDate>2026-11-20T00:00:00Z</xmp:ModifyDate>",
	} {
		if !strings.Contains(xmp, want) {
			t.Errorf("description lacks %s:\n%s", want, xmp)
		}
	}
	doc.Title, doc.Source.PostedOn = "", ""
	file, _ = writePDF(t, doc, export.Options{})
	for _, no := range []string{"pdfuaid:part", "dc:title", "CreateDate"} {
		if bytes.Contains(file, []byte(no+">")) {
			t.Errorf("%s is stated without ground", no)
		}
	}
}

// TestPDFReadsAloud compares what screen readers are given with a golden
// file, without the numbers of objects.
func TestPDFReadsAloud(t *testing.T) {
	doc := backendDocument()
	doc.Logo, doc.Credit = logoPNG(t, 90, 30), "Some sentences are from elsewhere."
	file, _ := writePDF(t, doc, export.Options{})
	got := regexp.MustCompile(`(?m)^ *Object \d+ 0\n`).ReplaceAllString(tool(t, file, "pdfinfo", "-struct-text", "-"), "")
	golden := filepath.Join("testdata", "read-aloud.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("structure (-want +got):\n%s", diff)
	}
}

// TestPDFKeepsWordsApart reads a text of many lines in three ways.
func TestPDFKeepsWordsApart(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("Sicherheits\u00ADüberwachungs\u00ADkonzepte schreiben, prüfen und well-known machen. ", 8))
	want := strings.ReplaceAll(text, "\u00AD", "")
	file, _ := writePDF(t, oneParagraph(posting.Span{Text: text}), export.Options{})
	joined := strings.NewReplacer("\u00AD\n", "", "-\n", "-", "\n", " ")
	for name, got := range map[string]string{
		"structure": tool(t, file, "pdfinfo", "-struct-text", "-"),
		"poppler":   joined.Replace(pdfText(t, file)),
		"mupdf":     joined.Replace(string(mutool(t, file, "-F", "text"))),
	} {
		if !strings.Contains(words(got), words(want)) {
			t.Errorf("%s reads %q, want %q", name, got, want)
		}
	}
}

// mutool runs mupdf's command that draws, which warns of what it was built
// without.
func mutool(t *testing.T, file []byte, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("mutool"); err != nil && os.Getenv("CI") != "true" {
		t.Skip("mutool is not installed")
	}
	input := filepath.Join(t.TempDir(), "in.pdf")
	if err := os.WriteFile(input, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("mutool", append(append([]string{"draw", "-q"}, args...), "-o", "-", input)...).Output()
	if err != nil {
		t.Fatalf("mutool: %v", err)
	}
	return out
}

// TestPDFTagsAreNotSeen draws pages with and without their marks, in two
// engines.
func TestPDFTagsAreNotSeen(t *testing.T) {
	eachLook(t, pdfSamples(t), func(t *testing.T, doc export.Document, opt export.Options) {
		if opt.Paper == export.Letter {
			return // a second paper would only take time
		}
		file, _ := writePDF(t, doc, opt)
		bare := withoutMarks(t, file)
		if tool(t, bare, "pdftoppm", "-r", "50", "-gray", "-") != tool(t, file, "pdftoppm", "-r", "50", "-gray", "-") {
			t.Error("poppler draws the tags")
		}
		draw := []string{"-r", "50", "-F", "pgm"}
		if !bytes.Equal(mutool(t, bare, draw...), mutool(t, file, draw...)) {
			t.Error("mupdf draws the tags")
		}
	})
}

// withoutMarks is the file with pages that hold no marks, appended to it.
func withoutMarks(t *testing.T, file []byte) []byte {
	t.Helper()
	f := parsePDF(t, file)
	marks := regexp.MustCompile(`(?m)^/\w+ <<.*>> BDC$|^EMC$`)
	out := bytes.Clone(file)
	var table bytes.Buffer
	for _, p := range f.pages() {
		n := f.dict(p)["Contents"].(pdfRef)
		data := marks.ReplaceAll(f.streams[n], nil)
		if len(data) == len(f.streams[n]) {
			t.Fatal("a page without marks")
		}
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n \n", n, len(out))
		out = fmt.Appendf(out, "%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", n, len(data), data)
	}
	trailer := regexp.MustCompile(`(?s)trailer\n<<(.*)>>\nstartxref\n(\d+)\n`).FindSubmatch(file)
	at := len(out)
	return fmt.Appendf(out, "xref\n%strailer\n<<%s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table.String(), trailer[1], trailer[2], at)
}

func TestPDFIsValid(t *testing.T) {
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	eachLook(t, pdfSamples(t), func(t *testing.T, doc export.Document, opt export.Options) {
		file, _ := writePDF(t, doc, opt)
		if err := api.Validate(bytes.NewReader(file), conf); err != nil {
			t.Error(err)
		}
	})
}
