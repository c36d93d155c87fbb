package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// pdfOf is the PDF file of a posting, and the Markdown form that it carries.
func pdfOf(t testing.TB, p posting.Posting) (file []byte, text string) {
	t.Helper()
	doc := export.NewDocument(p, nil)
	var pdf, md bytes.Buffer
	for w, f := range map[*bytes.Buffer]export.Format{&pdf: export.PDF{}, &md: export.Markdown{}} {
		if _, err := f.Write(w, doc, export.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return pdf.Bytes(), md.String()
}

func fullPosting(t testing.TB) posting.Posting {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "posting", "testdata", "full.md"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := intake.Read("full.md", src)
	if err != nil {
		t.Fatal(err)
	}
	res.Posting.Extra = "" // which a PDF does not carry
	return res.Posting
}

func TestReadPDF(t *testing.T) {
	file, text := pdfOf(t, fullPosting(t))
	want, err := intake.Read("posting.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.pdf", "a.txt", ""} {
		got, err := intake.Read(name, file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Posting, got.Posting); diff != "" {
			t.Errorf("posting (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(text, got.Original); diff != "" {
			t.Errorf("text (-want +got):\n%s", diff)
		}
		if len(got.Notes) != len(want.Notes)+1 || !strings.Contains(got.Notes[0], "PDF") {
			t.Errorf("notes %q do not tell where the text is from", got.Notes)
		}
	}
}

func TestPDFCarriesNoKeysOfOthers(t *testing.T) {
	p := posting.Posting{Language: "en", Title: "Baker", Extra: "budget: 90000\n"}
	file, _ := pdfOf(t, p)
	got, err := intake.Read("a.pdf", file)
	if err != nil {
		t.Fatal(err)
	}
	if got.Posting.Title != p.Title || got.Posting.Extra != "" {
		t.Errorf("title %q, keys of others %q", got.Posting.Title, got.Posting.Extra)
	}
}

// TestReadPDFThatWasAddedTo reads a file to which a program added a newer
// catalog, as it does for a comment. Only that one leads to the posting.
func TestReadPDFThatWasAddedTo(t *testing.T) {
	file, text := pdfOf(t, posting.Posting{Language: "en", Title: "Baker"})
	catalog := string(regexpFind(t, `(\d+ 0 obj\n<</Type /Catalog.*)\nendobj`, file)[1])
	file = bytes.Replace(file, []byte("/Names [(posting.md)"), []byte("/Names [(invoice.xm)"), 1)
	got, err := intake.Read("a.pdf", withObject(t, file, catalog))
	if err != nil {
		t.Fatal(errors.Unwrap(err))
	}
	if diff := cmp.Diff(text, got.Original); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
}

// withObject appends an object, which begins with its number, to a file.
func withObject(t *testing.T, file []byte, object string) []byte {
	t.Helper()
	root := regexpFind(t, `/Root (\d+) 0 R`, file)[1]
	before := regexpFind(t, `startxref\n(\d+)\n`, file)[1]
	number, _, _ := strings.Cut(object, " ")
	out := fmt.Appendf(bytes.Clone(file), "%s\r\nendobj\r\n", object)
	return fmt.Appendf(out, "xref\r\n%s 1\r\n%010d 00000 n\r\ntrailer\r\n<</Root %s 0 R /Prev %s>>\r\nstartxref\r\n%d\r\n%%%%EOF\r\n",
		number, len(file), root, before, len(out))
}

// TestReadTextCopiedFromPDF reads words that the PDF divided, as programs copy
// them.
func TestReadTextCopiedFromPDF(t *testing.T) {
	const text = "Bäcker\n\nAufgaben\n\nDu planst mit uns die Schichten und schreibst Sicherheitsüberwachungs\u00AD\n" +
		"konzepte, die alle Kolleginnen und Kollegen verstehen und auch an vollen Tagen anwenden können.\n"
	got, err := intake.Read("", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var md bytes.Buffer
	if err := posting.WriteMarkdown(&md, got.Posting); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(md.String(), " Sicherheitsüberwachungskonzepte, die") {
		t.Errorf("a divided word is not put together:\n%s", md.String())
	}
}

// TestReadPDFWithoutItsText reads files of ours that carry nothing, or
// nothing that can be found, by their pages.
func TestReadPDFWithoutItsText(t *testing.T) {
	file, _ := pdfOf(t, posting.Posting{Language: "en", Title: "Baker"})
	carried := string(regexpFind(t, `(\d+) 0 obj\n<</Type /EmbeddedFile`, file)[1])
	for name, src := range map[string][]byte{
		"of others": bytes.ReplaceAll(file, []byte("(posting.md)"), []byte("(invoice.xm)")),
		"too long":  withObject(t, file, carried+" 0 obj <</Length 9223372036854775807>>\nstream\n"),
		"a loop":    bytes.Replace(file, []byte("trailer\n<<"), []byte("trailer\n<</Prev "+string(regexpFind(t, `startxref\n(\d+)\n`, file)[1])), 1),
	} {
		got, err := intake.Read("a.pdf", src)
		if err != nil || got.Posting.Title != "Baker" || !strings.Contains(got.Notes[0], "from the pages") {
			t.Errorf("%s: title %q, notes %q, error %v", name, got.Posting.Title, got.Notes, err)
		}
	}
}

func TestReadPDFRefuses(t *testing.T) {
	file, _ := pdfOf(t, posting.Posting{Language: "en", Title: "Baker"})
	for name, src := range map[string][]byte{
		"cut off":    file[:len(file)/2],
		"data wrong": bytes.ReplaceAll(file, []byte("stream\nx"), []byte("stream\n!")),
	} {
		var refusal *intake.Refusal
		if _, err := intake.Read("a.pdf", src); !errors.As(err, &refusal) || refusal.Kind != intake.Damaged {
			t.Errorf("%s: error %v, want a refusal", name, err)
		}
	}
}

func FuzzPDFSource(f *testing.F) {
	file, _ := pdfOf(f, posting.Posting{Language: "en", Title: "Baker"})
	f.Add(file[bytes.LastIndex(file, []byte("\nxref\n")):])
	f.Fuzz(func(t *testing.T, tail []byte) {
		src := append(bytes.Clone(file[:bytes.LastIndex(file, []byte("\nxref\n"))]), tail...)
		_, err := intake.Read("a.pdf", src)
		var refusal *intake.Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("error %v is no refusal", err)
		}
	})
}

func regexpFind(t testing.TB, pattern string, text []byte) [][]byte {
	t.Helper()
	m := regexp.MustCompile(pattern).FindSubmatch(text)
	if m == nil {
		t.Fatalf("file lacks %s", pattern)
	}
	return m
}
