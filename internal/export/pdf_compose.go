package export

import (
	"strings"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// pdfComposer turns a document into rows.
type pdfComposer struct {
	theme      pdfTheme
	family     pdfFamily
	direction  typeset.Direction
	substitute pdfSubstitutes
	marks      []pdfMark
	rows       []pdfRow
	tree       pdfTree
}

// pdfStyle is how a text is set where its spans do not say otherwise.
type pdfStyle struct {
	pdfType
	colour canvas.Colour
	bold   bool
	// balanced is how titles and headings break into lines.
	balanced bool
	// quietLinks lead where they lead without a line below them.
	quietLinks bool
}

// sections adds the rows of all sections.
func (c *pdfComposer) sections(sections []Section) {
	for _, s := range sections {
		if len(s.Blocks) == 0 {
			continue
		}
		gap := c.theme.beforeHead
		c.tree.enterSection(s.Heading != "")
		if s.Heading != "" {
			c.heading(s.Heading)
			gap = 0
		}
		for i, b := range s.Blocks {
			if i == 0 {
				c.block(b, gap, s.Heading)
			} else {
				c.block(b, 0, s.Heading)
			}
		}
	}
}

// credit adds the last line. It is never divided and stands on the page of
// the text's last line.
func (c *pdfComposer) credit(text string) {
	t := c.theme
	rows := c.lines([]posting.Span{{Text: text}}, pdfStyle{pdfType: t.small, colour: t.quiet}, 0, t.measure)
	if n := len(c.rows); n > 0 && len(rows) > 0 {
		c.rows[n-1].keep = true
	}
	c.tree.leaveSections()
	c.add(c.tree.within(canvas.Paragraph, rows), t.beforeHead, keepWhole)
}

// heading adds a section's heading, which stays with what follows.
func (c *pdfComposer) heading(text string) {
	t := c.theme
	style := pdfStyle{pdfType: t.heading, colour: t.accent, bold: true, balanced: true}
	rows := c.lines([]posting.Span{{Text: text}}, style, 0, t.measure)
	if len(rows) == 0 {
		return // of characters that are never drawn
	}
	c.add(c.tree.heading(0, rows), t.beforeHead, keepAll)
	last := &c.rows[len(c.rows)-1]
	last.height += t.afterHead
	c.rows[len(c.rows)-len(rows)].bookmark = text
}

// block adds the rows of a block with at least gap above it.
func (c *pdfComposer) block(b Block, gap float64, heading string) {
	switch b.Kind {
	case Subheading:
		c.subheading(b)
	case List:
		c.list(b.Items, max(gap, c.afterText()))
	case Facts:
		c.facts(withoutLabel(b.Facts, heading), 1, c.theme.body, max(gap, c.afterText()))
	case Break:
		c.tree.leaveSubsections()
		c.pause()
	default:
		rows := c.lines(b.Spans, pdfStyle{pdfType: c.theme.body, colour: c.theme.ink}, 0, c.theme.measure)
		c.add(c.tree.within(canvas.Paragraph, rows), max(gap, c.afterText()), keepEnds)
	}
}

// afterText is the space below the last row, unless it was a heading, which
// brings its own.
func (c *pdfComposer) afterText() float64 {
	if n := len(c.rows); n > 0 && c.rows[n-1].heads {
		return 0
	}
	return c.theme.afterPara
}

// pause adds a short line, after which the text belongs to the section again.
func (c *pdfComposer) pause() {
	t := c.theme
	line := pdfRule{0, 0, 3 * t.indent, hairline, t.rule}
	if c.direction == typeset.RightToLeft {
		line.x = t.inner() - line.w
	}
	c.add([]pdfRow{{height: t.beforeSub, keep: true, heads: true, rules: []pdfRule{line}}}, t.beforeSub, keepAll)
}

func (c *pdfComposer) subheading(b Block) {
	t := c.theme
	style := pdfStyle{pdfType: t.sub, colour: t.ink, bold: true}
	before := 1.4 * t.beforeSub
	if b.Level > 1 {
		style = pdfStyle{pdfType: t.group, colour: t.quiet, bold: true}
		before = 0.85 * t.beforeSub
	}
	if c.afterText() == 0 {
		before = 0
	}
	rows := c.lines(b.Spans, style, 0, t.measure)
	c.tree.enterSubsection(b.Level)
	c.add(c.tree.heading(b.Level, rows), before, keepAll)
	c.rows[len(c.rows)-1].height += t.afterSub
}

// list adds items with hanging bullets. At least two items stand on either
// side of a page's end.
func (c *pdfComposer) list(items []Item, gap float64) {
	first := true
	var ends []int // the last rows of the items
	element := c.tree.at().AddBullets()
	for _, item := range items {
		rows := c.item(element, item)
		if len(rows) == 0 {
			continue
		}
		keep := keepEnds
		if len(rows) <= 3 {
			keep = keepWhole
		}
		if !first {
			gap = c.theme.afterItem
		}
		first = false
		c.add(rows, gap, keep)
		ends = append(ends, len(c.rows)-1)
	}
	if n := len(ends); n > 1 {
		c.rows[ends[0]].keep, c.rows[ends[n-2]].keep = true, true
	}
}

// item is an item's lines, the first with its bullet.
func (c *pdfComposer) item(list *canvas.Element, item Item) []pdfRow {
	t := c.theme
	li := list.Add(canvas.ListItem)
	bullet := c.lines([]posting.Span{{Text: "•"}}, pdfStyle{pdfType: t.body, colour: t.accent}, t.bullet, t.indent)
	owned(bullet, li.Add(canvas.Term))
	rows := c.lines(item.Spans, pdfStyle{pdfType: t.body, colour: t.ink}, t.indent, t.measure-t.indent)
	owned(rows, li.Add(canvas.Body))
	if len(rows) > 0 {
		rows[0].texts = append(bullet[0].texts, rows[0].texts...)
	}
	return rows
}

// keeping says which lines of a text stay on one page.
type keeping int

const (
	keepEnds  keeping = iota // two lines at least on either side of a break
	keepWhole                // all lines
	keepAll                  // all lines, and the row that follows
)

func (c *pdfComposer) add(rows []pdfRow, before float64, k keeping) {
	for i := range rows {
		last := len(rows) - 1
		switch k {
		case keepAll:
			rows[i].keep, rows[i].heads = true, true
		case keepWhole:
			rows[i].keep = i < last
		case keepEnds:
			rows[i].keep = i < last && (i == 0 || i == last-1)
		}
	}
	if len(rows) > 0 {
		rows[0].before = before
	}
	c.rows = append(c.rows, rows...)
}

// lines breaks spans into a row for each line.
func (c *pdfComposer) lines(spans []posting.Span, style pdfStyle, x, measure float64) []pdfRow {
	runs := c.runs(spans, style)
	if noText(runs) {
		return nil
	}
	var rows []pdfRow
	for _, line := range typeset.Lines(runs, typeset.Setting{
		Measure: measure, Direction: c.directionOf(runs), Balanced: style.balanced,
	}) {
		at := x
		if c.direction == typeset.RightToLeft {
			at = c.theme.inner() - x - line.Width
		}
		rows = append(rows, pdfRow{
			height: style.leading,
			texts:  []pdfText{{x: at, y: baseline(style.pdfType), line: line}},
		})
	}
	return rows
}

// baseline is where a line stands in its row: letters without ascenders
// centred, which the eye takes for the middle.
func baseline(t pdfType) float64 { return t.leading/2 + 0.33*t.size }

func (c *pdfComposer) directionOf(runs []typeset.Run) typeset.Direction {
	for _, r := range runs {
		if typeset.DirectionOf(r.Text, typeset.LeftToRight) == typeset.DirectionOf(r.Text, typeset.RightToLeft) {
			return typeset.DirectionOf(r.Text, c.direction)
		}
	}
	return c.direction
}

func noText(runs []typeset.Run) bool {
	for _, r := range runs {
		if strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// runs gives spans their faces, with readable characters alone.
func (c *pdfComposer) runs(spans []posting.Span, style pdfStyle) []typeset.Run {
	var out []typeset.Run
	for i, s := range spans {
		face := c.family.face(s.Bold || style.bold, s.Italic)
		out = append(out, typeset.Run{
			Text: c.substitute.text(s.Text, face), Face: face, Size: style.size, Mark: c.mark(s, style, saidOf(spans, i)),
		})
	}
	return out
}

// mark is the number of what the span's pieces carry.
func (c *pdfComposer) mark(s posting.Span, style pdfStyle, said string) int {
	m := pdfMark{colour: style.colour, link: s.Link, said: said, underlined: s.Link != "" && !style.quietLinks}
	if s.Link != "" {
		m.colour = c.theme.accent
	}
	for i, known := range c.marks {
		if known == m {
			return i
		}
	}
	c.marks = append(c.marks, m)
	return len(c.marks) - 1
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
