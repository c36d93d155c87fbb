package export

import (
	"bytes"
	_ "embed" // The style sheet is part of every HTML file.
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

//go:embed sheet.css
var sheetCSS []byte

// SheetCSS returns the style sheet of the sheet, for a page that shows one.
// Callers must not change it.
func SheetCSS() []byte { return sheetCSS }

// HTML is the self-contained HTML file: one file with its style inside, which
// prints as it looks. Where the posting says all that Google requires, the
// file carries its structured data for search engines, too.
type HTML struct{}

// Name implements Format.
func (HTML) Name() string { return "html" }

// Ending implements Format.
func (HTML) Ending() string { return ".html" }

// MediaType implements Format.
func (HTML) MediaType() string { return "text/html; charset=utf-8" }

// Write implements Format. HTML shows every character, so the report is empty.
func (HTML) Write(w io.Writer, doc Document, opt Options) (Report, error) {
	opt, err := opt.checked()
	if err != nil {
		return Report{}, err
	}
	data, err := structuredData(doc)
	if err != nil {
		return Report{}, err
	}
	return Report{}, buffered(w, func(b *bytes.Buffer) {
		b.WriteString("<!doctype html>\n<html")
		writeLanguage(b, doc.Language)
		b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n" +
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
		escape(b, fileTitle(doc))
		b.WriteString("</title>\n<style>\n")
		b.Write(sheetCSS)
		b.WriteString(pageRule(opt, doc.Language))
		if css, ok := ColourCSS(doc.Colour); ok {
			b.Write(css)
		}
		b.WriteString("</style>\n")
		b.WriteString(data)
		b.WriteString("</head>\n<body class=\"sheet-page\">\n<main>\n")
		writeSheet(b, doc, logoData(doc.Logo), opt)
		b.WriteString("</main>\n</body>\n</html>\n")
	})
}

// structuredData is a script element for search engines. It is empty where
// they would only report an error.
func structuredData(doc Document) (string, error) {
	job, notes := jobPostingOf(doc)
	if slices.ContainsFunc(notes, func(n Note) bool { return n.Required }) {
		return "", nil
	}
	data, err := job.encode()
	return "<script type=\"application/ld+json\">\n" + string(data) + "</script>\n", err
}

// WriteSheet writes the document alone, as an article with classes and
// without any style of its own, for a page under a strict content security
// policy. The logo is part of it as a data: address. Of the options, the paper
// is the page's that prints the sheet.
func WriteSheet(w io.Writer, doc Document, opt Options) error {
	return WriteSheetWithLogo(w, doc, logoData(doc.Logo), opt)
}

// WriteSheetWithLogo is WriteSheet with the logo at an address of the caller's
// instead, or without a logo where the address is empty: a page that is
// written again with every change need not carry the image each time.
func WriteSheetWithLogo(w io.Writer, doc Document, logo string, opt Options) error {
	opt, err := opt.checked()
	if err != nil {
		return err
	}
	return buffered(w, func(b *bytes.Buffer) { writeSheet(b, doc, logo, opt) })
}

// usualSize is enough for a posting of two pages without growing again.
const usualSize = 32 << 10

// buffered has fill write to a buffer and passes that on in one piece.
func buffered(w io.Writer, fill func(*bytes.Buffer)) error {
	var b bytes.Buffer
	b.Grow(usualSize)
	fill(&b)
	_, err := w.Write(b.Bytes())
	return err
}

// pageRule is the paper with the margins of the theme's pages, and the mark of
// a draft on the pages after the first, which has one in its text.
func pageRule(opt Options, language string) string {
	size := "A4"
	if opt.Paper == Letter {
		size = "letter"
	}
	margin := map[string]string{"classic": "22mm 28mm", "modern": "16mm 17mm", "compact": "14mm 15mm", "plain": "22mm 25mm"}[opt.Theme]
	rule := "@page{size:" + size + ";margin:" + margin + "}\n"
	if opt.Draft {
		rule += fmt.Sprintf("@page{@top-right{content:%q;color:#5c6470;font:8pt sans-serif}}\n@page :first{@top-right{content:none}}\n", posting.LabelsFor(language).Draft())
	}
	return rule
}

// fileTitle is what a browser's tab and a search engine show.
func fileTitle(doc Document) string {
	switch {
	case doc.Title == "":
		return doc.Company
	case doc.Company == "":
		return doc.Title
	default:
		return doc.Title + " – " + doc.Company
	}
}

// logoData is a data: address for a PNG or JPEG file, or nothing.
func logoData(file []byte) string {
	if len(file) == 0 {
		return ""
	}
	switch kind := http.DetectContentType(file); kind {
	case "image/png", "image/jpeg":
		return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(file)
	default:
		return ""
	}
}

func writeLanguage(b *bytes.Buffer, language string) {
	attribute(b, "lang", language)
	if rightToLeft(language) {
		attribute(b, "dir", "rtl")
	}
}

// rightToLeft reports whether the language is written from right to left.
func rightToLeft(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch base {
	case "ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi":
		return true
	}
	return false
}

func writeSheet(b *bytes.Buffer, doc Document, logo string, opt Options) {
	b.WriteString(`<article`)
	attribute(b, "class", "sheet sheet-"+opt.Theme)
	writeLanguage(b, doc.Language)
	b.WriteString(">\n")
	if opt.Draft {
		b.WriteString(`<p class="sheet-draft">`)
		escape(b, posting.LabelsFor(doc.Language).Draft())
		b.WriteString("</p>\n")
	}
	b.WriteString("<header class=\"sheet-head\">\n<div class=\"sheet-name\">\n")
	writeCompany(b, doc, logo)
	if doc.Title != "" {
		b.WriteString(`<h1 class="sheet-title">`)
		escape(b, doc.Title)
		b.WriteString("</h1>\n")
	}
	b.WriteString("</div>\n")
	writeFacts(b, doc.Facts, "")
	b.WriteString("</header>\n")
	for _, s := range doc.Sections {
		writeSection(b, s)
	}
	writeCredit(b, doc.Credit)
	b.WriteString("</article>\n")
}

func writeCredit(b *bytes.Buffer, text string) {
	if text == "" {
		return
	}
	b.WriteString(`<footer class="sheet-credit"><p>`)
	escape(b, text)
	b.WriteString("</p></footer>\n")
}

func writeCompany(b *bytes.Buffer, doc Document, logo string) {
	if doc.Company == "" && logo == "" {
		return
	}
	b.WriteString(`<p class="sheet-company">`)
	if doc.Site != "" {
		openLink(b, doc.Site)
	}
	if logo != "" {
		b.WriteString(`<img class="sheet-logo"`)
		attribute(b, "src", logo)
		// The name stands beside it, so a reader need not hear it twice.
		b.WriteString(` alt="">`)
	}
	b.WriteString(`<span>`)
	escape(b, doc.Company)
	b.WriteString(`</span>`)
	if doc.Site != "" {
		b.WriteString("</a>")
	}
	b.WriteString("</p>\n")
}

func writeSection(b *bytes.Buffer, s Section) {
	b.WriteString(`<section class="sheet-section"`)
	if s.ID != "" {
		attribute(b, "id", "section-"+s.ID)
		attribute(b, "data-section", s.ID)
	}
	attribute(b, "data-kind", string(s.Kind))
	b.WriteString(">\n")
	if s.Heading != "" {
		b.WriteString("<h2>")
		escape(b, s.Heading)
		b.WriteString("</h2>\n")
	}
	for _, block := range s.Blocks {
		writeBlock(b, block, s.Heading)
	}
	b.WriteString("</section>\n")
}

func writeBlock(b *bytes.Buffer, block Block, heading string) {
	switch block.Kind {
	case Paragraph:
		b.WriteString("<p>")
		writeSpans(b, block.Spans)
		b.WriteString("</p>\n")
	case Subheading:
		writeSubheading(b, block)
	case List:
		writeList(b, block.Items)
	case Facts:
		writeFacts(b, block.Facts, heading)
	case Break:
		b.WriteString("<hr class=\"sheet-break\">\n")
	}
}

func writeSubheading(b *bytes.Buffer, block Block) {
	tag := "h3"
	if block.Level > 1 {
		tag = "h4"
	}
	b.WriteString("<" + tag + ">")
	writeSpans(b, block.Spans)
	b.WriteString("</" + tag + ">\n")
}

func writeList(b *bytes.Buffer, items []Item) {
	b.WriteString("<ul>\n")
	for _, it := range items {
		b.WriteString("<li")
		if it.ID != "" {
			attribute(b, "id", "item-"+it.ID)
		}
		b.WriteByte('>')
		writeSpans(b, it.Spans)
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul>\n")
}

// writeFacts writes a list of facts. A label that only repeats the section's
// heading ("Pay" below "Pay") is for screen readers alone.
func writeFacts(b *bytes.Buffer, facts []posting.Fact, heading string) {
	if len(facts) == 0 {
		return
	}
	b.WriteString("<dl class=\"sheet-facts\">\n")
	for _, f := range facts {
		b.WriteString("<div")
		attribute(b, "data-fact", f.Key)
		if strings.EqualFold(f.Label, heading) {
			b.WriteString(`><dt class="sheet-said">`)
		} else {
			b.WriteString("><dt>")
		}
		escape(b, f.Label)
		b.WriteString("</dt><dd>")
		writeSpans(b, []posting.Span{{Text: f.Value, Link: f.Link}})
		b.WriteString("</dd></div>\n")
	}
	b.WriteString("</dl>\n")
}

func writeSpans(b *bytes.Buffer, spans []posting.Span) {
	for _, s := range spans {
		link := safeLink(s.Link)
		if link {
			openLink(b, s.Link)
		}
		openTag(b, s.Bold, "<strong>")
		openTag(b, s.Italic, "<em>")
		escape(b, s.Text)
		openTag(b, s.Italic, "</em>")
		openTag(b, s.Bold, "</strong>")
		openTag(b, link, "</a>")
	}
}

func openTag(b *bytes.Buffer, wanted bool, tag string) {
	if wanted {
		b.WriteString(tag)
	}
}

func openLink(b *bytes.Buffer, address string) {
	b.WriteString("<a")
	attribute(b, "href", address)
	b.WriteString(` rel="noopener nofollow">`)
}

// safeLink reports whether a browser may follow the address: whatever the
// document was read from, no script address reaches a file.
func safeLink(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

func attribute(b *bytes.Buffer, name, value string) {
	b.WriteByte(' ')
	b.WriteString(name)
	b.WriteString(`="`)
	escape(b, value)
	b.WriteByte('"')
}

// escape writes text so that HTML shows it as it is, within elements and
// within quoted attributes.
func escape(b *bytes.Buffer, text string) {
	from := 0
	for i := 0; i < len(text); i++ {
		var entity string
		switch text[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		case '\'':
			entity = "&#39;"
		case 0:
			entity = "\uFFFD"
		default:
			continue
		}
		b.WriteString(text[from:i])
		b.WriteString(entity)
		from = i + 1
	}
	b.WriteString(text[from:])
}
