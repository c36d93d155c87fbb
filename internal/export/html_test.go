package export_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sheet(t testing.TB, doc export.Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := export.WriteSheet(&out, doc, export.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func page(t testing.TB, doc export.Document, opt export.Options) (string, *goquery.Document) {
	t.Helper()
	var out bytes.Buffer
	if _, err := (export.HTML{}).Write(&out, doc, opt); err != nil {
		t.Fatal(err)
	}
	tree, err := goquery.NewDocumentFromReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), tree
}

func TestSheet(t *testing.T) {
	got := sheet(t, export.NewDocument(acme(), nil))
	const golden = "testdata/sheet.html"
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
		t.Errorf("sheet (-want +got):\n%s", diff)
	}
}

// inlineStyle matches what a strict content security policy refuses.
var inlineStyle = regexp.MustCompile(`(?i)<style|<script| style=| on[a-z]+=|javascript:`)

func TestSheetIsSafeUnderAStrictPolicy(t *testing.T) {
	hostile := `"><script>alert(1)</script><b onclick="x">&amp;'`
	p := posting.Posting{
		Title: hostile, Language: hostile, Company: posting.Company{Name: hostile, Site: "https://x.example/" + hostile},
		Sections: []posting.Section{{ID: hostile, Kind: posting.Kind(hostile), Heading: hostile, Blocks: []posting.Block{
			para(hostile + " [link](javascript:alert(1)) <img src=x onerror=alert(1)>"),
			{Kind: posting.List, Group: hostile, Items: []posting.Item{{ID: hostile, Text: hostile}}},
		}}},
	}
	doc := export.NewDocument(p, nil)
	doc.Facts = []posting.Fact{{Key: hostile, Label: hostile, Value: hostile, Link: "javascript:alert(1)"}}
	doc.Sections[0].Blocks[0].Spans = append(doc.Sections[0].Blocks[0].Spans, posting.Span{Text: "x", Link: "JavaScript:alert(2)"})
	tree, err := goquery.NewDocumentFromReader(strings.NewReader(sheet(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	if n := tree.Find("script, style, [style], [onclick], [onerror], img").Length(); n != 0 {
		t.Errorf("the sheet holds %d elements that a policy refuses", n)
	}
	tree.Find("a").Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); !strings.HasPrefix(href, "https://x.example/") {
			t.Errorf("the sheet links to %q", href)
		}
	})
	if got := tree.Find("h1").Text(); got != hostile {
		t.Errorf("title reads %q, want it as typed", got)
	}
	if got := sheet(t, export.NewDocument(acme(), nil)); inlineStyle.MatchString(got) {
		t.Errorf("the sheet holds %q", inlineStyle.FindString(got))
	}
}

func TestHTMLFile(t *testing.T) {
	src, tree := page(t, export.NewDocument(acme(), onePixel()), export.Options{Paper: export.Letter})
	for _, c := range []struct{ what, got, want string }{
		{"lang", tree.Find("html").AttrOr("lang", ""), "en"},
		{"title", tree.Find("title").Text(), "Backend developer – Acme"},
		{"h1", tree.Find("body > main > article h1").Text(), "Backend developer"},
		{"company link", tree.Find(".sheet-company a").AttrOr("href", ""), "https://acme.example"},
		{"link rel", tree.Find("section a").First().AttrOr("rel", ""), "noopener nofollow"},
		{"must have", tree.Find("#section-s4 h3").First().Text(), "Must have"},
		{"group", tree.Find("#section-s4 h4").First().Text(), "Backend"},
		{"item", tree.Find("#item-aBackend").Text(), "Services in production, in Go or a language close to it"},
		{"logo", tree.Find("img.sheet-logo").AttrOr("src", "")[:22], "data:image/png;base64,"},
	} {
		if c.got != c.want {
			t.Errorf("%s = %q, want %q", c.what, c.got, c.want)
		}
	}
	style := tree.Find("style").Text()
	for _, want := range []string{"--brand:#0b6e6e", "@page{size:letter;", ".sheet-title"} {
		if !strings.Contains(style, want) {
			t.Errorf("the file's style lacks %q", want)
		}
	}
	if from := regexp.MustCompile(`(?:src|href)="https?:[^"]*\.(?:css|js|png)`).FindString(src); from != "" {
		t.Errorf("the file loads %s; it must be complete in itself", from)
	}
}

// TestHTMLThemes: the sheet names its theme, whose rules the file has, and a
// draft says that it is one on the screen and on each printed page.
func TestHTMLThemes(t *testing.T) {
	doc := export.NewDocument(acme(), nil)
	doc.Language = "de"
	margins := map[string]bool{}
	for _, theme := range export.Themes() {
		_, tree := page(t, doc, export.Options{Theme: theme, Draft: true})
		style := tree.Find("style").Text()
		if tree.Find("article.sheet.sheet-"+theme).Length() != 1 || !strings.Contains(style, ".sheet-"+theme+" ") {
			t.Errorf("%s: no sheet of the theme, or no rules for it", theme)
		}
		if got := tree.Find(".sheet > .sheet-draft").Text(); got != "Entwurf" || !strings.Contains(style, `content:"Entwurf"`) {
			t.Errorf("%s: marked %q on the sheet, or not on its pages", theme, got)
		}
		margins[regexp.MustCompile(`@page\{size:A4;margin:[^}]+`).FindString(style)] = true
	}
	if len(margins) != len(export.Themes()) || margins[""] {
		t.Errorf("the pages' margins are %v", margins)
	}
	if src, tree := page(t, doc, export.Options{}); tree.Find(".sheet-draft").Length() > 0 || strings.Contains(src, "@top-right") {
		t.Error("a file that is no draft is marked as one")
	}
	for want, opt := range map[string]export.Options{"theme": {Theme: "baroque"}, "paper": {Paper: "napkin"}} {
		if _, err := (export.HTML{}).Write(io.Discard, doc, opt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: got %v, want an error about the %s", opt, err, want)
		}
	}
}

func TestHTMLOfALanguageFromRightToLeft(t *testing.T) {
	_, tree := page(t, export.NewDocument(posting.Posting{Title: "مطوّر", Language: "ar-EG"}, nil), export.Options{})
	if got := tree.Find("html").AttrOr("dir", ""); got != "rtl" {
		t.Errorf("dir = %q, want rtl", got)
	}
}

func TestHTMLLeavesOutAFileThatIsNoPicture(t *testing.T) {
	_, tree := page(t, export.NewDocument(acme(), []byte("<svg onload=alert(1)>")), export.Options{})
	if n := tree.Find("img").Length(); n != 0 {
		t.Errorf("%d pictures, want none", n)
	}
}

func onePixel() []byte { return []byte("\x89PNG\r\n\x1a\n and the rest of a picture") }

func BenchmarkSheet(b *testing.B) {
	p := acme()
	doc := export.NewDocument(p, nil)
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := export.WriteSheet(io.Discard, doc, export.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("layout and write", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := export.WriteSheet(io.Discard, export.NewDocument(p, nil), export.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
