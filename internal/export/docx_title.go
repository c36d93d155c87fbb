package export

import (
	"rolewright/internal/export/docx"
	"rolewright/internal/posting"
)

// titleBlock adds what stands above the sections: company, title and facts,
// and the logo beside them. The theme of plain text has the title first, lines
// for the facts and no logo.
func (c *docxComposer) titleBlock(logo *logo) {
	c.title = c.titleSize(logo)
	if c.theme.pairs == 0 {
		c.titleLine()
		c.companyLine()
		c.facts(c.doc.Facts)
		return
	}
	c.companyLine()
	c.titleLine()
	c.picture(logo)
	c.factTable()
}

func (c *docxComposer) companyLine() {
	if c.doc.Company == "" {
		return
	}
	company := docx.Run{Text: c.doc.Company}
	if safeLink(c.doc.Site) {
		company.Link, company.Style = c.doc.Site, styleQuietLink
	}
	c.add(styleCompany, []docx.Run{company})
}

func (c *docxComposer) titleLine() {
	if c.doc.Title != "" {
		c.add(styleTitle, []docx.Run{{Text: c.doc.Title}})
	}
}

// titleSize is the smaller the more lines the title would fill.
func (c *docxComposer) titleSize(logo *logo) pdfType {
	t := c.measures.theme
	measure := t.inner()
	if c.theme.band {
		measure -= 2 * bandPad
	}
	if logo != nil && !c.theme.centred && c.theme.pairs > 0 {
		measure -= logo.width + gutter
	}
	for i, size := range t.titles {
		probe := pdfComposer{theme: t, family: c.measures.family}
		if len(probe.lines([]posting.Span{{Text: c.doc.Title}}, pdfStyle{pdfType: size, bold: !t.regularTitle}, 0, measure)) <= 2+i {
			return size
		}
	}
	return t.titles[len(t.titles)-1]
}

// picture hangs the logo on the first line and makes room for it.
func (c *docxComposer) picture(l *logo) {
	if l == nil {
		return
	}
	if len(c.body) == 0 {
		c.add(styleCompany, nil)
	}
	first := c.body[0].(*docx.Paragraph)
	first.Picture = &docx.Picture{PNG: l.png, Width: l.width, Height: l.height, Gap: gutter, Middle: c.theme.centred, Says: c.doc.Company}
	if c.doc.Title == "" {
		first.Look.After = l.height
	}
}

// factTable adds the facts in columns, between lines or on an area of colour;
// without any, a line alone.
func (c *docxComposer) factTable() {
	t := c.measures.theme
	rule := docx.Line{Width: hairline, Colour: docxColour(t.accent), Accent: true}
	if len(c.doc.Facts) == 0 {
		if n := len(c.body); n > 0 && !c.theme.band {
			rule.Gap = 10
			c.body[n-1].(*docx.Paragraph).Look.Below = rule
		}
		return
	}
	g := c.measures.grid(c.doc.Facts, c.theme.pairs, t.fine)
	if c.theme.tinted {
		g.label += tintPad
	}
	table := docx.Table{Style: styleFacts, Columns: factColumns(g)}
	for i := 0; i < len(c.doc.Facts); {
		n := g.fit(c.doc.Facts[i:])
		table.Rows = append(table.Rows, c.factRow(g, c.doc.Facts[i:i+n]))
		i += n
	}
	frame(table.Rows, rule, c.tintOf())
	c.body = append(c.body, table)
}

// factColumns are the widths of labels and values. The space between two
// columns is part of the values', and the last takes what is left.
func factColumns(g pdfGrid) []float64 {
	var out []float64
	left := g.composer.theme.inner()
	for range g.columns - 1 {
		out = append(out, g.label, g.column-g.label+gutter)
		left -= g.column + gutter
	}
	return append(out, g.label, left-g.label)
}

// factRow sets facts side by side; the last takes what is left of the row.
func (c *docxComposer) factRow(g pdfGrid, facts []posting.Fact) docx.Row {
	var row docx.Row
	for i, f := range facts {
		label := docx.Paragraph{Style: styleTableFact, Runs: []docx.Run{{Text: f.Label, Style: styleLabel}}}
		value := docx.Paragraph{Style: styleTableFact, Runs: c.runs([]posting.Span{{Text: f.Value, Link: f.Link}})}
		label.Look.Right = 6 // of the space that the column has to spare
		span := 1
		if i == len(facts)-1 {
			span = 2*(g.columns-i) - 1
		} else {
			value.Look.Right = gutter
		}
		row.Cells = append(row.Cells, docx.Cell{Paragraph: label}, docx.Cell{Span: span, Paragraph: value})
	}
	return row
}

// frame draws the lines above the first row and below the last, the first one
// double, or fills the table with a colour instead.
func frame(rows []docx.Row, rule docx.Line, fill string) {
	rule.Gap = 9
	first, last := rows[0].Cells, rows[len(rows)-1].Cells
	if fill != "" {
		rule.Width = 0
		fillRows(rows, fill)
	}
	for i := range last {
		last[i].Below = rule
	}
	if rule.Width > 0 {
		rule.Width, rule.Double = 0.75, true
	}
	for i := range first {
		first[i].Above = rule
	}
}

// tintPad is the space before labels on an area of colour.
const tintPad = 8

// fillRows gives every cell a colour, with some of it before the labels.
func fillRows(rows []docx.Row, fill string) {
	for _, r := range rows {
		for i := range r.Cells {
			r.Cells[i].Fill = fill
			if i%2 == 0 {
				r.Cells[i].Inset = tintPad
			}
		}
	}
}
