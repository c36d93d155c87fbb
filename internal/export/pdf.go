package export

import (
	"fmt"
	"io"
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
	set, err := themeNamed(opt.Theme)
	if err != nil {
		return nil, Report{}, err
	}
	logo, err := readLogo(doc.Logo)
	if err != nil {
		return nil, Report{}, err
	}
	l, err := pdfLayouts{doc, paper, set, logo, opt.Fonts}.fit()
	if err != nil {
		return nil, Report{}, err
	}
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
	// filled is how full the last page is, as a share.
	filled float64
	// marked says that each page is marked as one of a draft.
	marked bool
}

// longDocument is the number of pages from which on nobody minds one more.
const longDocument = 8

// pdfLayouts are the ways to lay a document out.
type pdfLayouts struct {
	doc   Document
	paper Paper
	theme func(*pdfTheme)
	logo  *logo
	fonts *typeset.Fonts
}

// fit lays the document out. Where its last page would hold little, it tries
// whether a slightly closer setting saves that page; where it has one page and
// the theme would have that filled, whether it can be set larger.
func (p pdfLayouts) fit() (pdfLayout, error) {
	meant, err := p.lay(1)
	if err != nil {
		return pdfLayout{}, err
	}
	t, pages := meant.composer.theme, len(meant.pages)
	others := t.densities
	switch {
	case pages == 1:
		others, pages = t.generous, 2
	case pages >= longDocument || meant.filled > t.spare:
		return meant, nil
	}
	for _, density := range others {
		if !promises(float64(len(meant.pages)-1)+meant.filled, density, pages-1) {
			continue
		}
		if other, err := p.lay(density); err != nil || len(other.pages) < pages {
			return other, err
		}
	}
	return meant, nil
}

// promises reports whether text that fills so many pages may fit on fewer, or
// no more, in another density. Lines and letters take less room.
func promises(filled, density float64, pages int) bool {
	return filled*density*(2+density)/3 < float64(pages)+0.05
}

func (p pdfLayouts) lay(density float64) (pdfLayout, error) {
	theme := themedPage(p.paper, p.doc.Colour, density, p.theme)
	family, err := theme.family()
	if err != nil {
		return pdfLayout{}, err
	}
	family.fonts, family.language = p.fonts, p.doc.Language
	c := &pdfComposer{theme: theme, family: family, direction: directionOfDocument(p.doc), tree: newPDFTree()}
	logo := p.logo.within(theme.logoW, theme.logoH)
	theme.title(c, p.doc, logo)
	body := len(c.rows)
	c.sections(p.doc.Sections)
	c.credit(p.doc.Credit)
	l := pdfLayout{doc: p.doc, composer: c, logo: logo, labels: posting.LabelsFor(p.doc.Language)}
	l.pages, l.filled = paginate(c.rows, body, theme, c.step())
	return l, nil
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
