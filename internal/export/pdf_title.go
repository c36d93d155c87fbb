package export

import "rolewright/internal/posting"

// titleBlock adds what stands above the sections: company, title and facts.
func (c *pdfComposer) titleBlock(doc Document, logo *logo) {
	t := c.theme
	measure := t.inner()
	if logo != nil {
		measure -= logo.width + gutter
	}
	if doc.Company != "" {
		company := posting.Span{Text: doc.Company}
		style := pdfStyle{pdfType: t.company, colour: t.accent, bold: true}
		c.add(c.lines([]posting.Span{company}, style, 0, measure), 0, keepAll)
	}
	c.title(doc.Title, measure)
	c.logoRoom(logo)
	c.frame(doc.Facts)
}

// title adds the title, smaller where it would fill more than two lines.
func (c *pdfComposer) title(text string, measure float64) {
	t := c.theme
	spans := []posting.Span{{Text: text}}
	style := pdfStyle{pdfType: t.title, colour: t.ink, bold: true, kerned: true}
	rows := c.lines(spans, style, 0, measure)
	if len(rows) > 2 {
		style.pdfType = t.longTitle
		rows = c.lines(spans, style, 0, measure)
	}
	c.add(rows, 4, keepAll)
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

// frame adds the rule below the title and the facts between it and a second.
func (c *pdfComposer) frame(facts []posting.Fact) {
	t := c.theme
	rule := pdfRow{height: 1.2, keep: len(facts) > 0, rules: []pdfRule{{0, 0, t.inner(), 1.2, t.accent}}}
	c.add([]pdfRow{rule}, 13, keepWhole)
	if len(facts) == 0 {
		return
	}
	c.facts(facts, 2, 9)
	end := pdfRow{before: 9, height: 0.5, rules: []pdfRule{{0, 0, t.inner(), 0.5, t.rule}}}
	c.rows[len(c.rows)-1].keep = true
	c.rows = append(c.rows, end)
}
