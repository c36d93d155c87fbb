package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// gutter is the space between columns of facts, in points.
const gutter = 18

// facts adds labels and values in columns, read row by row. Where labels are
// too long for columns there is one; a value that would need many lines in a
// column gets the whole width.
func (c *pdfComposer) facts(facts []posting.Fact, columns int, size pdfType, gap float64) {
	g := c.grid(facts, columns, size)
	g.list = c.tree.at().Add(canvas.List)
	for i := 0; i < len(facts); {
		n := g.fit(facts[i:])
		c.add([]pdfRow{g.row(facts[i : i+n])}, gap, keepEnds)
		gap = 0
		i += n
	}
}

// fit is how many of the facts stand in one row.
func (g pdfGrid) fit(facts []posting.Fact) int {
	n := 1
	for n < g.columns && n < len(facts) && !g.wide(facts[0]) && !g.wide(facts[n]) {
		n++
	}
	return n
}

// pdfGrid is the columns of a list of facts.
type pdfGrid struct {
	composer *pdfComposer
	size     pdfType
	columns  int
	column   float64 // width of a column
	label    float64 // width of the labels in it
	// list holds the facts for screen readers: a list whose items have words
	// for labels. A table would say rows and columns that mean nothing.
	list *canvas.Element
}

// labelShare is the part of a column that labels may take.
const labelShare = 0.5

func (c *pdfComposer) grid(facts []posting.Fact, columns int, size pdfType) pdfGrid {
	width := c.theme.inner()
	if columns == 1 {
		width = c.theme.measure
	}
	g := pdfGrid{composer: c, size: size, columns: columns}
	g.column = (width - float64(columns-1)*gutter) / float64(columns)
	for _, f := range facts {
		if w := g.labelOf(f).natural(); w > 0 {
			g.label = max(g.label, w+12)
		}
	}
	if g.label > labelShare*g.column && columns > 1 {
		return c.grid(facts, 1, size)
	}
	g.label = min(g.label, labelShare*g.column)
	return g
}

// wide reports whether a fact needs more than two lines in a column.
func (g pdfGrid) wide(f posting.Fact) bool {
	return g.columns > 1 && g.valueOf(f).natural() > 1.9*(g.column-g.label)
}

// row sets facts side by side. One alone has the row to itself, and one
// without a label begins where labels do.
func (g pdfGrid) row(facts []posting.Fact) pdfRow {
	row := pdfRow{height: g.size.leading}
	for i, f := range facts {
		x, width, label := float64(i)*(g.column+gutter), g.column, g.label
		if len(facts) == 1 {
			width = float64(g.columns)*(g.column+gutter) - gutter
		}
		if f.Label == "" {
			label = 0
		}
		item := g.list.Add(canvas.ListItem)
		g.stack(&row, g.labelOf(f), item.Add(canvas.Term), x, label)
		g.stack(&row, g.valueOf(f), item.Add(canvas.Body), x+label, width-label)
	}
	return row
}

// stack puts the lines of a phrase into the row, one below the other.
func (g pdfGrid) stack(row *pdfRow, p pdfPhrase, e *canvas.Element, x, width float64) {
	lines := g.composer.lines([]posting.Span{p.span}, p.style, x, width-2)
	for i, line := range lines {
		text := line.texts[0]
		text.element = e
		text.y += float64(i) * p.style.leading
		row.texts = append(row.texts, text)
	}
	row.height = max(row.height, float64(len(lines))*p.style.leading)
}

func (g pdfGrid) labelOf(f posting.Fact) pdfPhrase {
	return g.composer.phrase(posting.Span{Text: f.Label}, pdfStyle{pdfType: g.size, colour: g.composer.theme.quiet})
}

func (g pdfGrid) valueOf(f posting.Fact) pdfPhrase {
	style := pdfStyle{pdfType: g.size, colour: g.composer.theme.ink, bold: f.Label == ""}
	return g.composer.phrase(posting.Span{Text: f.Value, Link: f.Link}, style)
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

// phrase measures without counting what it had to replace.
func (c *pdfComposer) phrase(span posting.Span, style pdfStyle) pdfPhrase {
	probe := pdfComposer{theme: c.theme, family: c.family}
	return pdfPhrase{span, style, probe.runs([]posting.Span{span}, style)}
}
