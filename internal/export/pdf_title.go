package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// hairline is the thinnest line that prints well, in points.
const hairline = 0.5

// centredTitle hangs logo, company and title from the middle, with the facts
// between rules.
func (c *pdfComposer) centredTitle(doc Document, l *logo) {
	t := c.theme
	if l != nil {
		c.figure(doc)
		box := pdfBox{(t.inner() - l.width) / 2, 0, l.width, l.height}
		c.add([]pdfRow{{height: l.height + 12, logo: &box}}, 0, keepAll)
	}
	c.company(doc, pdfStyle{pdfType: t.company, colour: t.accent, centred: true}, t.inner())
	c.name(doc, pdfStyle{colour: t.ink, centred: true}, t.inner())
	c.frame(doc.Facts)
}

// frame adds a heavy and a light rule, and the facts between them and a
// third.
func (c *pdfComposer) frame(facts []posting.Fact) {
	t := c.theme
	heavy := pdfRule{0, 0, t.inner(), 1.6, t.accent}
	light := pdfRule{0, 3.4, t.inner(), hairline, t.accent}
	c.add([]pdfRow{{height: 4, rules: []pdfRule{heavy, light}}}, 15, keepWhole)
	if len(facts) == 0 {
		return
	}
	c.rows[len(c.rows)-1].keep = true
	c.factColumns(facts, 2, t.fine, 9)
	c.rows[len(c.rows)-1].keep = true
	c.add([]pdfRow{{height: hairline, rules: []pdfRule{{0, 0, t.inner(), hairline, t.accent}}}}, 9, keepWhole)
}

// highestBand is the part of a page's height that a coloured title may take;
// a longer one is set without the colour.
const highestBand = 0.4

// longTitle is the length, in bytes, from which on a title may be so high.
const longTitle = 500

// bandTitle sets company and title on an area of the company's colour that
// runs to the edges, and the facts beside the text.
func (c *pdfComposer) bandTitle(doc Document, l *logo) {
	const pad = 22
	t := c.theme
	style := pdfStyle{colour: t.onBrand}
	if len(doc.Company)+len(doc.Title) > longTitle && c.titleHeight(doc, style) > highestBand*t.height {
		style.colour = t.ink
	}
	c.company(doc, style.of(t.company), t.inner())
	c.name(doc, style, t.inner())
	if len(c.rows) > 0 && style.colour == t.onBrand {
		band := pdfRule{-t.side, -t.top, t.width, t.top + heightOf(c.rows) + pad, t.brand}
		c.rows[0].rules = append(c.rows[0].rules, band)
		c.banded = true
		c.rows[len(c.rows)-1].height += pad
	}
	c.beside(doc, l)
}

// titleHeight is the height of company and title.
func (c *pdfComposer) titleHeight(doc Document, style pdfStyle) float64 {
	probe := c.probe()
	probe.company(doc, style.of(c.theme.company), c.theme.inner())
	probe.name(doc, style, c.theme.inner())
	return heightOf(probe.rows)
}

// denseTitle sets company and title with the logo beside them, and the facts
// close together.
func (c *pdfComposer) denseTitle(doc Document, l *logo) {
	t := c.theme
	measure := t.inner()
	if l != nil {
		measure -= l.width + gutter
		c.figure(doc)
	}
	c.company(doc, pdfStyle{pdfType: t.company, colour: t.accent, bold: true}, measure)
	c.name(doc, pdfStyle{colour: t.ink}, measure)
	c.logoAtEnd(l)
	c.factCells(doc.Facts, 4, 9)
}

// plainTitle sets title, company and facts as lines of text.
func (c *pdfComposer) plainTitle(doc Document, _ *logo) {
	t := c.theme
	c.name(doc, pdfStyle{colour: t.ink}, t.inner())
	c.company(doc, pdfStyle{pdfType: t.company, colour: t.ink}, t.inner())
	c.factLines(doc.Facts, 9)
}

// company adds the company's name, which leads to its site.
func (c *pdfComposer) company(doc Document, style pdfStyle, measure float64) {
	if doc.Company == "" {
		return
	}
	style.quietLinks, style.balanced = true, true
	rows := c.lines([]posting.Span{{Text: doc.Company, Link: doc.Site}}, style, 0, measure)
	c.add(c.tree.within(canvas.Paragraph, rows), 4, keepAll)
}

// name adds the title, the smaller the more lines it would fill.
func (c *pdfComposer) name(doc Document, style pdfStyle, measure float64) {
	style.bold, style.balanced = !c.theme.regularTitle, true
	var rows []pdfRow
	defer func() { c.substitute.muted = false }() // what faces lack is counted once for all sizes
	for i, size := range c.theme.titles {
		if rows = c.lines([]posting.Span{{Text: doc.Title}}, style.of(size), 0, measure); len(rows) <= 2+i {
			break
		}
		c.substitute.muted = true
	}
	c.add(c.tree.title(rows), 4, keepAll)
}

// figure makes a place in the reading order for the logo. The company's name,
// which it shows, stands for it where it is not seen.
func (c *pdfComposer) figure(doc Document) {
	alt := doc.Company
	if alt == "" {
		alt = "Logo"
	}
	c.tree.logo = c.tree.at().AddFigure(alt)
}

// logoAtEnd puts the logo at the end of the first line and makes the title at
// least as high.
func (c *pdfComposer) logoAtEnd(l *logo) {
	if l == nil {
		return
	}
	if len(c.rows) == 0 {
		c.add([]pdfRow{{}}, 0, keepAll)
	}
	box := pdfBox{c.theme.inner() - l.width, 0, l.width, l.height}
	if c.direction == typeset.RightToLeft {
		box.x = 0
	}
	c.rows[0].logo = &box
	if missing := l.height - heightOf(c.rows); missing > 0 {
		c.rows[len(c.rows)-1].height += missing
	}
}
