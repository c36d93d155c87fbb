package pdftext_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/pdftext"
)

// pdf writes a file of objects, the first of which is the catalogue and the
// second the list of pages.
func pdf(objects ...string) []byte {
	out := []byte("%PDF-1.7\n")
	for i, o := range objects {
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return fmt.Appendf(out, "trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n0\n%%%%EOF\n", len(objects)+1)
}

const (
	catalogue = "<</Type /Catalog /Pages 2 0 R>>"
	onePage   = "<</Type /Pages /Kids [3 0 R] /Count 1>>"
	page      = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>>"
	helvetica = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>"
)

func streamOf(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

func packed(data []byte) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.String()
}

// drawing is a file of one page with these instructions.
func drawing(instructions string, more ...string) []byte {
	return pdf(append([]string{catalogue, onePage, page, streamOf("", instructions), helvetica}, more...)...)
}

// texts are the texts of all pages.
func texts(pages []pdftext.Page) []string {
	var out []string
	for _, p := range pages {
		for _, r := range p.Runs {
			out = append(out, r.Text)
		}
	}
	return out
}

func TestRead(t *testing.T) {
	wide := "<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<</DW 600 /W [1 [500 400]]>>]>>"
	cmap := "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <0047> endbfchar 1 beginbfrange <0002> <0003> <0061> endbfrange"
	named := "<</Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 65 /Widths [500 500 500 500 500] /Encoding <</Differences [65 /eacute /f_f_i /uni20AC /bullet /ccedilla]>>>>"
	tests := map[string]struct {
		file []byte
		want []string
	}{
		"a string":               {drawing(`BT /F 12 Tf 72 700 Td (Caf\351 \(two\)) Tj ET`), []string{"Café (two)"}},
		"pieces":                 {drawing(`BT /F 12 Tf 72 700 Td [(Bak) -20 (er)] TJ T* (a) ' ET`), []string{"Bak", "er", "a"}},
		"a form":                 {drawing(`/X Do`, streamOf("/Subtype /Form", "BT /F 9 Tf (inside) Tj ET")), []string{"inside"}},
		"wide codes":             {drawing(`BT /F 12 Tf <000100020003> Tj ET`, "null", streamOf("", cmap)), []string{"Gab"}},
		"what stands for it":     {drawing("/Span <</ActualText <FEFF00660069>>> BDC BT /F 12 Tf (x) Tj (y) Tj ET EMC"), []string{"fi"}},
		"a picture in it":        {drawing("BI /W 1 /H 1 ID (not) Tj\n EI BT /F 9 Tf (text) Tj ET"), []string{"text"}},
		"packed":                 {pdf(catalogue, onePage, page, streamOf("/Filter /FlateDecode", packed([]byte("BT /F 9 Tf (text) Tj ET"))), helvetica), []string{"text"}},
		"hexadecimal":            {pdf(catalogue, onePage, page, streamOf("/Filter [/ASCIIHexDecode]", "4254202F462039205466202861292054 6A204554>"), helvetica), []string{"a"}},
		"glyphs by their names":  {bytes.Replace(drawing("BT /F 9 Tf (ABCDE) Tj ET"), []byte(helvetica), []byte(named), 1), []string{"éffi€•ç"}},
		"the last object counts": {append(drawing("BT /F 9 Tf (old) Tj ET"), "4 0 obj\n"+streamOf("", "BT /F 9 Tf (new) Tj ET")+"\nendobj\n"...), []string{"new"}},
		"in a stream of objects": {heldFile(), []string{"held"}},
	}
	tests["wide codes"] = struct {
		file []byte
		want []string
	}{bytes.Replace(tests["wide codes"].file, []byte(helvetica), []byte(wide), 1), tests["wide codes"].want}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			pages, err := pdftext.Read(tt.file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, texts(pages)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// heldFile holds its page in a stream of objects, and has no trailer.
func heldFile() []byte {
	first, second := catalogue, onePage
	head := fmt.Sprintf("1 0 2 %d ", len(first)+1)
	held := packed([]byte(head + first + " " + second))
	out := []byte("%PDF-1.7\n")
	for i, o := range []string{
		streamOf(fmt.Sprintf("/Type /ObjStm /N 2 /First %d /Filter /FlateDecode", len(head)), held),
		page, streamOf("", "BT /F 9 Tf (held) Tj ET"), helvetica, streamOf("/Type /XRef /Root 1 0 R", ""),
	} {
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", []int{8, 3, 4, 5, 9}[i], o)
	}
	return out
}

func TestReadSaysWhereAndHow(t *testing.T) {
	link := strings.Replace(page, "/Contents", "/Annots [<</Subtype /Link /Rect [70 690 200 720] /A <</URI (https://jobs.example/1)>>>>] /Contents", 1)
	file := bytes.Replace(drawing("/Artifact BMC BT /F 8 Tf 72 780 Td (Page 1) Tj ET EMC q 2 0 0 2 0 0 cm BT /F 6 Tf 36 350 Td (Apply) Tj ET Q BT /F 9 Tf 0 1 -1 0 30 300 Tm (Draft) Tj ET"), []byte(page), []byte(link), 1)
	pages, err := pdftext.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	type look struct {
		Text, Link             string
		X, Y, Size             float64
		Bold, Artifact, Turned bool
	}
	var got []look
	for _, r := range pages[0].Runs {
		got = append(got, look{r.Text, r.Link, r.X, r.Y, r.Size, r.Bold, r.Artifact, r.Turned})
	}
	want := []look{
		{"Page 1", "", 72, 20, 8, true, true, false},
		{"Apply", "https://jobs.example/1", 72, 100, 12, true, false, false},
		{"Draft", "", 30, 500, 9, true, false, true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestReadRefuses reads files that are not all there, and those that were made
// to take a long time or all of the memory.
func TestReadRefuses(t *testing.T) {
	good := drawing("BT /F 9 Tf (text) Tj ET")
	deep := []string{catalogue, onePage, page, streamOf("", strings.Repeat("/X Do ", 50)), helvetica}
	for i := range 30 {
		deep = append(deep, streamOf(fmt.Sprintf("/Subtype /Form /Resources <</XObject <</X %d 0 R>>>>", i+7), strings.Repeat("/X Do ", 50)))
	}
	bomb := packed(make([]byte, pdftext.MaxUnpacked+1))
	tests := map[string]struct {
		file []byte
		want error
	}{
		"encrypted":            {bytes.Replace(good, []byte("<</Root"), []byte("<</Encrypt 9 0 R /Root"), 1), pdftext.ErrEncrypted},
		"nothing":              {[]byte("%PDF-1.4\n"), pdftext.ErrDamaged},
		"cut off":              {good[:len(good)/2], pdftext.ErrDamaged},
		"no contents":          {bytes.Replace(good, []byte("4 0 obj"), []byte("9 0 obj"), 1), pdftext.ErrDamaged},
		"a page missing":       {bytes.Replace(good, []byte("[3 0 R]"), []byte("[3 0 R 77 0 R]"), 1), pdftext.ErrDamaged},
		"pages in a circle":    {bytes.Replace(good, []byte("[3 0 R]"), []byte("[2 0 R]"), 1), pdftext.ErrDamaged},
		"bad data":             {pdf(catalogue, onePage, page, streamOf("/Filter /FlateDecode", "x\x9cnonsense"), helvetica), pdftext.ErrDamaged},
		"too many pages":       {bytes.Replace(good, []byte("[3 0 R]"), []byte("["+strings.Repeat("3 0 R ", pdftext.MaxPages+1)+"]"), 1), pdftext.ErrDamaged},
		"unpacks to too much":  {pdf(catalogue, onePage, page, streamOf("/Filter /FlateDecode", bomb), helvetica), pdftext.ErrTooMuch},
		"packed twice":         {pdf(catalogue, onePage, page, streamOf("/Filter [/FlateDecode /FlateDecode]", packed([]byte(bomb))), helvetica), pdftext.ErrTooMuch},
		"forms in forms":       {pdf(deep...), pdftext.ErrTooMuch},
		"texts without an end": {append(good, strings.Repeat("1 0 obj (", 1<<18)...), pdftext.ErrTooMuch},
		"lists in lists":       {append(good, strings.Repeat("1 0 obj [", 1<<18)...), nil},
		"lists of much":        {append(good, "7 0 obj ["+strings.Repeat("0 ", 2<<20)+"]"...), pdftext.ErrTooMuch},
		"much text":            {drawing("BT /F 9 Tf " + strings.Repeat("(many words) Tj ", 1<<18)), pdftext.ErrTooMuch},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := pdftext.Read(tt.file); !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
}

// TestReadTooManyPages has a page of its own for each.
func TestReadTooManyPages(t *testing.T) {
	objects := []string{catalogue, ""}
	kids := ""
	for i := range pdftext.MaxPages + 1 {
		kids += fmt.Sprintf("%d 0 R ", i+3)
		objects = append(objects, "<</Type /Page>>")
	}
	objects[1] = "<</Type /Pages /Kids [" + kids + "]>>"
	if _, err := pdftext.Read(pdf(objects...)); !errors.Is(err, pdftext.ErrTooMuch) {
		t.Errorf("error %v, want %v", err, pdftext.ErrTooMuch)
	}
}

// FuzzRead looks for files that end the program, take long, or give an error
// of another kind.
func FuzzRead(f *testing.F) {
	f.Add(drawing("BT /F 12 Tf 72 700 Td [(Bak) -20 (er)] TJ ET /X Do BI /W 1 ID x EI", streamOf("/Subtype /Form", "BT /F 9 Tf (inside) Tj ET")))
	f.Add(heldFile())
	f.Fuzz(func(t *testing.T, src []byte) {
		_, err := pdftext.Read(src)
		if err != nil && !errors.Is(err, pdftext.ErrDamaged) && !errors.Is(err, pdftext.ErrTooMuch) && !errors.Is(err, pdftext.ErrEncrypted) {
			t.Errorf("error %v is of no known kind", err)
		}
	})
}
