package export

import (
	"strings"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// gutter is the space between columns of facts, in points.
const gutter = 18

// factGrid adds the facts of a section with their values in one column.
func (c *pdfComposer) factGrid(facts []posting.Fact, gap float64) {
	c.factColumns(facts, 1, c.theme.body, gap)
}

// factColumns adds labels and values in columns, read row by row. Where labels
// are too long for columns there is one; a value that would need many lines in
// a column gets the whole width.
func (c *pdfComposer) factColumns(facts []posting.Fact, columns int, size pdfType, gap float64) {
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
	x        float64
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
	g := pdfGrid{composer: c, size: size, columns: columns}
	width := c.theme.inner()
	if columns == 1 {
		g.x, width = c.theme.text.x, c.theme.text.width
	}
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
		x, width, label := g.x+float64(i)*(g.column+gutter), g.column, g.label
		if len(facts) == 1 {
			width = float64(g.columns)*(g.column+gutter) - gutter
		}
		if f.Label == "" {
			label = 0
		}
		item := g.list.Add(canvas.ListItem)
		c := g.composer
		c.stack(&row, 0, g.labelOf(f), item.Add(canvas.Term), pdfColumn{x, label - 2})
		c.stack(&row, 0, g.valueOf(f), item.Add(canvas.Body), pdfColumn{x + label, width - label - 2})
	}
	return row
}

// stack puts the lines of a phrase into a row, one below the other from y on,
// and returns where they end.
func (c *pdfComposer) stack(row *pdfRow, y float64, p pdfPhrase, e *canvas.Element, col pdfColumn) float64 {
	for _, line := range c.lines([]posting.Span{p.span}, p.style, col.x, col.width) {
		text := line.texts[0]
		text.element = e
		text.y += y
		row.texts = append(row.texts, text)
		y += p.style.leading
	}
	row.height = max(row.height, y)
	return y
}

func (g pdfGrid) labelOf(f posting.Fact) pdfPhrase { return g.composer.label(f, g.size) }

func (g pdfGrid) valueOf(f posting.Fact) pdfPhrase { return g.composer.value(f, g.size) }

func (c *pdfComposer) label(f posting.Fact, size pdfType) pdfPhrase {
	span := posting.Span{Text: f.Label, Italic: c.theme.italicLabels}
	return c.phrase(span, pdfStyle{pdfType: size, colour: c.theme.quiet})
}

func (c *pdfComposer) value(f posting.Fact, size pdfType) pdfPhrase {
	style := pdfStyle{pdfType: size, colour: c.theme.ink, bold: f.Label == ""}
	return c.phrase(posting.Span{Text: f.Value, Link: f.Link}, style)
}

// factCells adds facts in so many columns on an area of colour, each value
// below its label. A long value has a row to itself.
func (c *pdfComposer) factCells(facts []posting.Fact, columns int, gap float64) {
	if len(facts) == 0 {
		return
	}
	const pad, gutter = 9, 12
	t := c.theme
	list := c.tree.at().Add(canvas.List)
	from := len(c.rows)
	width := (t.inner() - 2*pad - float64(columns-1)*gutter) / float64(columns)
	for i := 0; i < len(facts); {
		row := pdfRow{height: pad}
		n := c.fitCells(facts[i:], columns, width)
		for k, f := range facts[i : i+n] {
			cell := pdfColumn{pad + float64(k)*(width+gutter), width}
			if n == 1 {
				cell.width = t.inner() - 2*pad
			}
			c.cell(&row, pad, f, list.Add(canvas.ListItem), cell)
		}
		c.add([]pdfRow{row}, 0, keepAll)
		i += n
	}
	c.ground(c.rows[from:], gap, pad)
}

// fitCells is how many of the facts stand in one row.
func (c *pdfComposer) fitCells(facts []posting.Fact, columns int, width float64) int {
	wide := func(f posting.Fact) bool { return c.value(f, c.theme.fine).natural() > 1.9*width }
	n := 1
	for n < columns && n < len(facts) && !wide(facts[0]) && !wide(facts[n]) {
		n++
	}
	return n
}

// cell puts a fact into a row, its value below its label, and returns where
// it ends.
func (c *pdfComposer) cell(row *pdfRow, y float64, f posting.Fact, item *canvas.Element, col pdfColumn) float64 {
	t := c.theme
	if f.Link != "" {
		f.Value = strings.ReplaceAll(f.Value, "@", "@\u200B") // where to break it
	}
	y = c.stack(row, y, c.label(f, t.small), item.Add(canvas.Term), col)
	return c.stack(row, y, c.value(f, t.fine), item.Add(canvas.Body), col)
}

// ground lays an area of colour below rows that stand close together. Each
// has a strip of its own, as a page may end between them.
func (c *pdfComposer) ground(rows []pdfRow, gap, pad float64) {
	const overlap = 0.3 // hides the seams
	t := c.theme
	last := len(rows) - 1
	whole := heightOf(rows) < t.height/3
	rows[0].before = gap
	for i := range rows {
		strip := pdfRule{0, 0, t.inner(), rows[i].height + overlap, tint(t.accent, 0.07)}
		if i == last {
			rows[i].height += pad
			strip.h = rows[i].height
		}
		rows[i].rules = append(rows[i].rules, strip)
		rows[i].keep = whole && i < last
	}
}

// factLines adds facts as lines of a label, a colon and a value.
func (c *pdfComposer) factLines(facts []posting.Fact, gap float64) {
	list := c.tree.at().Add(canvas.List)
	t := c.theme
	for _, f := range facts {
		item := list.Add(canvas.ListItem)
		style := pdfStyle{pdfType: t.body, colour: t.ink, element: item.Add(canvas.Term)}
		var runs []typeset.Run
		if f.Label != "" {
			runs = c.runs([]posting.Span{{Text: f.Label + ": "}}, style)
		}
		style.element = item.Add(canvas.Body)
		runs = append(runs, c.runs(c.written([]posting.Span{{Text: f.Value, Link: f.Link}}), style)...)
		c.add(c.set(runs, style, t.text.x, t.text.width), gap, keepEnds)
		gap = 0
	}
}

// beside puts the logo and the facts into the column beside the text. Facts
// for which the page is not high enough go on above the text.
func (c *pdfComposer) beside(doc Document, l *logo) {
	const above, between = 26, 5
	t := c.theme
	row := pdfRow{keep: true, beside: true}
	y := baseline(t.heading) - baseline(t.small)
	if l != nil {
		c.figure(doc)
		row.logo = &pdfBox{0, 2, l.width, l.height}
		if c.direction == typeset.RightToLeft {
			row.logo.x = t.inner() - l.width
		}
		y = l.height + 18
	}
	facts := append(doc.Facts[:len(doc.Facts):len(doc.Facts)], doc.waysToApply()...)
	list := c.tree.at().Add(canvas.List)
	room := t.height - t.bottom - t.top - heightOf(c.rows) - above
	for len(facts) > 0 && c.cellFits(facts[0], room-y) {
		y = c.cell(&row, y, facts[0], list.Add(canvas.ListItem), t.aside) + between
		facts = facts[1:]
	}
	row.height = 0
	c.add([]pdfRow{row}, above, keepAll)
	if len(facts) > 0 {
		c.factGrid(facts, 0)
	}
}

// cellFits reports whether a fact in the column beside the text is no higher
// than room. Few facts stand so low and are so long that it must be measured.
func (c *pdfComposer) cellFits(f posting.Fact, room float64) bool {
	const short, lines = 40, 6
	t := c.theme
	if len(f.Label)+len(f.Value) <= short && room > lines*t.fine.leading {
		return true
	}
	var row pdfRow
	probe := c.probe()
	return probe.cell(&row, 0, f, probe.tree.document, t.aside) <= room
}

// pdfPhrase is a text that was not yet broken into lines.
type pdfPhrase struct {
	span  posting.Span
	style pdfStyle
	runs  []typeset.Run
}

// natural is the width of the text on one line.
func (p pdfPhrase) natural() float64 { return typeset.Width(p.runs) }

// phrase measures without counting what it had to replace.
func (c *pdfComposer) phrase(span posting.Span, style pdfStyle) pdfPhrase {
	probe := pdfComposer{theme: c.theme, family: c.family}
	return pdfPhrase{span, style, probe.runs([]posting.Span{span}, style)}
}

// withoutLabel drops labels that only repeat the heading above them.
func withoutLabel(facts []posting.Fact, heading string) []posting.Fact {
	out := make([]posting.Fact, len(facts))
	for i, f := range facts {
		if strings.EqualFold(strings.TrimSpace(f.Label), strings.TrimSpace(heading)) {
			f.Label = ""
		}
		out[i] = f
	}
	return out
}
