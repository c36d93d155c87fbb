package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// titleBlock adds what stands above the sections: company, title and facts.
func (c *pdfComposer) titleBlock(doc Document, logo *logo) {
	t := c.theme
	measure := t.inner()
	if logo != nil {
		measure -= logo.width + gutter
		c.tree.logo = c.tree.at().AddFigure(logoAlt(doc))
	}
	if doc.Company != "" {
		company := posting.Span{Text: doc.Company, Link: doc.Site}
		style := pdfStyle{pdfType: t.company, colour: t.accent, bold: true, quietLinks: true}
		rows := c.lines([]posting.Span{company}, style, 0, measure)
		c.add(c.tree.within(canvas.Paragraph, rows), 0, keepAll)
	}
	c.title(doc.Title, measure)
	c.logoRoom(logo)
	c.frame(doc.Facts)
}

// title adds the title, the smaller the more lines it would fill.
func (c *pdfComposer) title(text string, measure float64) {
	t := c.theme
	// Replaced here, what a face lacks is counted once for all sizes.
	spans := []posting.Span{{Text: c.substitute.text(text, c.family.bold)}}
	var rows []pdfRow
	for i, size := range t.titles {
		style := pdfStyle{pdfType: size, colour: t.ink, bold: true, balanced: true}
		if rows = c.lines(spans, style, 0, measure); len(rows) <= 2+i {
			break
		}
	}
	c.add(c.tree.title(rows), 4, keepAll)
}

// logoAlt is what stands for the logo where it is not seen: the name that it
// shows.
func logoAlt(doc Document) string {
	if doc.Company == "" {
		return "Logo"
	}
	return doc.Company
}

// logoRoom makes the block at least as high as the logo beside it.
func (c *pdfComposer) logoRoom(l *logo) {
	if l == nil {
		return
	}
	if missing := l.height - heightOf(c.rows); missing > 0 && len(c.rows) > 0 {
		c.rows[len(c.rows)-1].height += missing
	}
}

// hairline is the thinnest line that prints well, in points.
const hairline = 0.5

// accentRule is a hairline that begins as a short bar in the company's colour.
func (c *pdfComposer) accentRule() pdfRow {
	t := c.theme
	bar := pdfRule{0, 0, 48, 2.4, t.accent}
	if c.direction == typeset.RightToLeft {
		bar.x = t.inner() - bar.w
	}
	line := pdfRule{0, (bar.h - hairline) / 2, t.inner(), hairline, t.rule}
	return pdfRow{height: bar.h, rules: []pdfRule{line, bar}}
}

// frame adds the rule below the title and the facts between it and a second.
func (c *pdfComposer) frame(facts []posting.Fact) {
	t := c.theme
	c.add([]pdfRow{c.accentRule()}, 14, keepWhole)
	if len(facts) == 0 {
		return
	}
	c.rows[len(c.rows)-1].keep = true
	c.facts(facts, 2, t.fine, 10)
	c.rows[len(c.rows)-1].keep = true
	c.add([]pdfRow{{height: hairline, rules: []pdfRule{{0, 0, t.inner(), hairline, t.rule}}}}, 10, keepWhole)
}
