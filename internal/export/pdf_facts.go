package export

import (
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// gutter is the space between columns of facts, in points.
const gutter = 18

// facts adds labels and values in columns, read row by row. A value that
// would need many lines in a column gets the whole width.
func (c *pdfComposer) facts(facts []posting.Fact, columns int, gap float64) {
	g := c.grid(facts, columns)
	for i := 0; i < len(facts); {
		cells := []pdfCell{g.cell(facts[i], 0)}
		n := 1
		for ; n < columns && i+n < len(facts) && !g.wide(facts[i+n-1]) && !g.wide(facts[i+n]); n++ {
			cells = append(cells, g.cell(facts[i+n], n))
		}
		c.add([]pdfRow{c.cells(cells)}, gap, keepEnds)
		gap = 0
		i += n
	}
}

// pdfGrid is the columns of a list of facts.
type pdfGrid struct {
	composer *pdfComposer
	columns  int
	column   float64 // width of a column
	label    float64 // width of the labels in it
}

// pdfCell is one fact's place in a row.
type pdfCell struct {
	fact         posting.Fact
	x            float64
	label, value float64 // widths
}

func (c *pdfComposer) grid(facts []posting.Fact, columns int) pdfGrid {
	inner := c.theme.inner()
	if columns == 1 {
		inner = c.theme.measure
	}
	g := pdfGrid{composer: c, columns: columns, column: (inner - float64(columns-1)*gutter) / float64(columns)}
	for _, f := range facts {
		if w := c.factLabel(f).natural(); w > 0 {
			g.label = max(g.label, w+12)
		}
	}
	g.label = min(g.label, 0.45*g.column)
	return g
}

func (g pdfGrid) cell(f posting.Fact, column int) pdfCell {
	width := g.column
	if g.wide(f) {
		width = g.column*float64(g.columns) + gutter*float64(g.columns-1)
	}
	label := g.label
	return pdfCell{fact: f, x: float64(column) * (g.column + gutter), label: label, value: width - label}
}

// wide reports whether a fact needs more than two lines in a column.
func (g pdfGrid) wide(f posting.Fact) bool {
	return g.columns > 1 && g.composer.factValue(f).natural() > 1.9*(g.column-g.label)
}

// pdfPhrase is a text that was not yet broken into lines.
type pdfPhrase struct {
	span  posting.Span
	style pdfStyle
	runs  []typeset.Run
}

// natural is the width of the text on one line.
func (p pdfPhrase) natural() float64 {
	w := 0.0
	for _, r := range p.runs {
		w += r.Face.Width(r.Text) * r.Size
	}
	return w
}

func (c *pdfComposer) factLabel(f posting.Fact) pdfPhrase {
	return c.phrase(posting.Span{Text: f.Label}, pdfStyle{pdfType: c.theme.fine, colour: c.theme.quiet})
}

func (c *pdfComposer) factValue(f posting.Fact) pdfPhrase {
	return c.phrase(posting.Span{Text: f.Value, Link: f.Link}, pdfStyle{pdfType: c.theme.fine, colour: c.theme.ink})
}

// phrase measures without counting what it had to replace.
func (c *pdfComposer) phrase(span posting.Span, style pdfStyle) pdfPhrase {
	probe := pdfComposer{theme: c.theme, family: c.family}
	return pdfPhrase{span, style, probe.runs([]posting.Span{span}, style)}
}

// cells sets facts side by side in one row.
func (c *pdfComposer) cells(cells []pdfCell) pdfRow {
	row := pdfRow{height: c.theme.fine.leading}
	for _, cell := range cells {
		c.stack(&row, c.factLabel(cell.fact), cell.x, cell.label)
		c.stack(&row, c.factValue(cell.fact), cell.x+cell.label, cell.value)
	}
	return row
}

// stack puts the lines of a phrase into the row, one below the other.
func (c *pdfComposer) stack(row *pdfRow, p pdfPhrase, x, width float64) {
	lines := c.lines([]posting.Span{p.span}, p.style, x, width-2)
	for i, line := range lines {
		text := line.texts[0]
		text.y += float64(i) * p.style.leading
		row.texts = append(row.texts, text)
	}
	row.height = max(row.height, float64(len(lines))*p.style.leading)
}
