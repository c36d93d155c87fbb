package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// PDF writes a document as pages to print and to send to a candidate.
type PDF struct{}

// Name is "pdf".
func (PDF) Name() string { return "pdf" }

// Ending is ".pdf".
func (PDF) Ending() string { return ".pdf" }

// MediaType is PDF's.
func (PDF) MediaType() string { return "application/pdf" }

// Write writes the document's pages. The same document and options give the
// same bytes. The report lists the characters that the fonts lack. An error
// names what is wrong with the document where that can be mended.
func (PDF) Write(w io.Writer, doc Document, opt Options) (Report, error) {
	file, report, err := renderPDF(doc, opt)
	if err != nil {
		return Report{}, err
	}
	if _, err := w.Write(file); err != nil {
		return Report{}, fmt.Errorf("write pdf: %w", err)
	}
	return report, nil
}

// renderPDF recovers because gofpdf panics on some inputs; those known are
// kept from it, and one that is not must not end the program.
func renderPDF(doc Document, opt Options) (file []byte, report Report, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pdf of %q could not be drawn: %v", doc.Title, r)
		}
	}()
	paper, err := ParsePaper(string(opt.Paper))
	if err != nil {
		return nil, Report{}, err
	}
	if opt.Theme != "" && !slices.Contains(Themes(), opt.Theme) {
		return nil, Report{}, fmt.Errorf("theme %q is not known: use one of %s", opt.Theme, strings.Join(Themes(), ", "))
	}
	family, err := liberationSans()
	if err != nil {
		return nil, Report{}, err
	}
	logo, err := readLogo(doc.Logo)
	if err != nil {
		return nil, Report{}, err
	}
	l := fitPDF(doc, paper, family, logo)
	l.marked = opt.Draft
	file, err = l.draw()
	return file, Report{Replaced: l.composer.substitute.list}, err
}

// pdfLayout is a document on its pages.
type pdfLayout struct {
	doc      Document
	composer *pdfComposer
	logo     *logo
	pages    []pdfPage
	labels   posting.Labels
	// marked says that each page is marked as one of a draft.
	marked bool
}

// longDocument is the number of pages from which on nobody minds one more.
const longDocument = 8

// fitPDF lays the document out; where its last page would hold next to
// nothing, it tries whether a slightly closer setting saves that page.
func fitPDF(doc Document, paper Paper, family pdfFamily, logo *logo) pdfLayout {
	roomy := layPDF(doc, newPDFTheme(paper, doc.Colour, 1), family, logo)
	if n := len(roomy.pages); n < 2 || n >= longDocument || roomy.lastPageShare() > 0.22 {
		return roomy
	}
	for _, density := range []float64{0.975, 0.95, 0.925} {
		close := layPDF(doc, newPDFTheme(paper, doc.Colour, density), family, logo)
		if len(close.pages) < len(roomy.pages) {
			return close
		}
	}
	return roomy
}

func layPDF(doc Document, theme pdfTheme, family pdfFamily, logo *logo) pdfLayout {
	c := &pdfComposer{theme: theme, family: family, direction: directionOfDocument(doc), tree: newPDFTree()}
	c.titleBlock(doc, logo)
	c.sections(doc.Sections)
	c.credit(doc.Credit)
	return pdfLayout{
		doc: doc, composer: c, logo: logo, labels: posting.LabelsFor(doc.Language),
		pages: paginate(c.rows, theme.top, theme.height-theme.bottom),
	}
}

// lastPageShare is how much of the last page is filled.
func (l pdfLayout) lastPageShare() float64 {
	t := l.composer.theme
	last := l.pages[len(l.pages)-1]
	return (last.end - t.top) / (t.height - t.top - t.bottom)
}

// directionOfDocument follows the title, or else the language.
func directionOfDocument(doc Document) typeset.Direction {
	base, _, _ := strings.Cut(strings.ToLower(doc.Language), "-")
	switch base {
	case "he", "iw", "ar", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv":
		return typeset.DirectionOf(doc.Title, typeset.RightToLeft)
	}
	return typeset.DirectionOf(doc.Title, typeset.LeftToRight)
}

// info is the document's description for readers and search engines.
func (l pdfLayout) info() canvas.Info {
	return canvas.Info{
		Title: l.doc.Title, Author: l.doc.Company, Subject: l.doc.subject(), Creator: "Rolewright",
		Language: l.doc.Language, Created: l.doc.posted(),
	}
}
