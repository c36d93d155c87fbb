package export

import (
	"fmt"
	"io"
	"strings"

	"rolewright/internal/export/docx"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// DOCX writes a document for Word and other word processors, to be worked on
// further: with real headings, lists and links.
type DOCX struct{}

// Name is "docx".
func (DOCX) Name() string { return "docx" }

// Ending is ".docx".
func (DOCX) Ending() string { return ".docx" }

// MediaType is that of Word documents.
func (DOCX) MediaType() string { return docx.MediaType }

// Write writes the document. The same document and options give the same
// bytes. The report is empty: a word processor finds a font for every sign.
// An error names what is wrong with the document where that can be mended.
func (DOCX) Write(w io.Writer, doc Document, opt Options) (Report, error) {
	file, err := newDOCX(doc, opt)
	if err != nil {
		return Report{}, err
	}
	if _, err := file.WriteTo(w); err != nil {
		return Report{}, fmt.Errorf("write docx: %w", err)
	}
	return Report{}, nil
}

// newDOCX lays the document out with the measures of the PDF, whose fonts
// have those of Arial and Times New Roman.
func newDOCX(doc Document, opt Options) (docx.File, error) {
	opt, err := opt.checked()
	if err != nil {
		return docx.File{}, err
	}
	set, err := themeNamed(opt.Theme)
	if err != nil {
		return docx.File{}, err
	}
	page := docxThemeNamed(opt.Theme).page(themedPage(opt.Paper, doc.Colour, 1, set))
	family, err := page.family()
	if err != nil {
		return docx.File{}, err
	}
	logo, err := readLogo(doc.Logo)
	if err != nil {
		return docx.File{}, err
	}
	c := docxComposer{doc: doc, theme: docxThemeNamed(opt.Theme), measures: pdfComposer{theme: page, family: family}}
	c.compose(logo)
	if opt.Draft {
		c.head = []docx.Paragraph{c.mark()}
	}
	return c.file(), nil
}

func (c *docxComposer) file() docx.File {
	t := c.measures.theme
	return docx.File{
		Info: docx.Info{
			Title: c.doc.Title, Subject: c.doc.subject(), Creator: c.doc.Company,
			Application: "Rolewright", Language: c.doc.Language, Created: c.doc.posted(),
		},
		Page: docx.Page{
			Width: t.width, Height: t.height, Top: t.top, Bottom: t.bottom, Left: t.side, Right: t.side, Head: 20, Foot: footY - 2,
		},
		Theme:    fileTheme(t),
		Language: withRegion(c.doc.Language), RightToLeft: c.rightToLeft(),
		Styles:  c.styles(),
		Bullets: docx.Bullets{Style: styleItem, Sign: "•", At: t.bullet, Text: t.indent, Accent: true},
		Body:    c.body, Head: c.head, Foot: []docx.Paragraph{c.foot()},
	}
}

// mark says at the end of each page's head that it is one of a draft.
func (c *docxComposer) mark() docx.Paragraph {
	return docx.Paragraph{Style: styleHead, Runs: []docx.Run{{Tab: true}, {Text: posting.LabelsFor(c.doc.Language).Draft()}}}
}

// rightToLeft follows the language, or else the title.
func (c *docxComposer) rightToLeft() bool {
	return rightToLeft(c.doc.Language) || directionOfDocument(c.doc) == typeset.RightToLeft
}

// foot is the document's name and the page's number.
func (c *docxComposer) foot() docx.Paragraph {
	t := c.measures.theme
	parts := posting.LabelsFor(c.doc.Language).PageParts()
	face := c.measures.family.regular
	numbers := face.Width(strings.Join(parts[:], "00"))*t.small.size + gutter
	if c.rightToLeft() && typeset.DirectionOf(parts[0], typeset.RightToLeft) == typeset.LeftToRight {
		// The words for a language without words of its own are English: this
		// keeps the numbers among them.
		parts[2] += "\u200E"
	}
	return docx.Paragraph{Style: styleFoot, Runs: []docx.Run{
		{Text: shortened(c.doc.footName(), face, (t.inner()-numbers)/t.small.size)}, {Tab: true},
		{Text: parts[0]}, {Field: docx.PageNumber}, {Text: parts[1]}, {Field: docx.PageCount}, {Text: parts[2]},
	}}
}
