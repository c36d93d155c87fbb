package export

import (
	"bytes"
	"io"

	"rolewright/internal/posting"
)

// Board is HTML to be pasted into a job board's form: a piece of a page with
// the tags that boards keep (p, br, ul, li, strong, em, h2 and h3) and without
// a class or a style. Links are written out, as many boards drop them.
type Board struct{}

// Name implements Format.
func (Board) Name() string { return "board" }

// Ending implements Format.
func (Board) Ending() string { return ".board.html" }

// MediaType implements Format.
func (Board) MediaType() string { return "text/html; charset=utf-8" }

// Write implements Format. The report is always empty.
func (Board) Write(w io.Writer, doc Document, _ Options) (Report, error) {
	return Report{}, buffered(w, func(b *bytes.Buffer) {
		tags := boardTags()
		if doc.Title != "" {
			tags.text(b, [2]string{"<h2>", "</h2>"}, doc.Title)
		}
		if doc.Company != "" || doc.Site != "" {
			tags.spans(b, [2]string{"<p>", "</p>"}, companyLine(doc))
		}
		tags.body(b, doc)
	})
}

// companyLine is the company's name, which leads to its site.
func companyLine(doc Document) []posting.Span {
	name := doc.Company
	if name == "" {
		name = doc.Site
	}
	return []posting.Span{{Text: name, Link: doc.Site}}
}
