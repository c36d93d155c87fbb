package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// sections adds the rows of all sections.
func (c *pdfComposer) sections(sections []Section) {
	for _, s := range sections {
		if len(s.Blocks) > 0 {
			c.section(s)
		}
	}
}

func (c *pdfComposer) section(s Section) {
	gap := c.beforeSection()
	c.tree.enterSection(s.Heading != "")
	if c.heading(s.Heading, gap) {
		gap = 0
	}
	for _, b := range s.Blocks {
		c.block(b, gap, s.Heading)
		gap = 0
	}
}

// beforeSection is the space above a section. The first one is level with
// what stands beside it.
func (c *pdfComposer) beforeSection() float64 {
	if n := len(c.rows); n > 0 && c.rows[n-1].beside {
		return 0
	}
	return c.theme.beforeHead
}

// credit adds the last line. It is never divided and stands on the page of
// the text's last line.
func (c *pdfComposer) credit(text string) {
	t := c.theme
	rows := c.lines([]posting.Span{{Text: text}}, pdfStyle{pdfType: t.small, colour: t.quiet}, t.text.x, t.text.width)
	if n := len(c.rows); n > 0 && len(rows) > 0 {
		c.rows[n-1].keep = true
	}
	c.tree.leaveSections()
	c.add(c.tree.within(canvas.Paragraph, rows), t.beforeHead, keepWhole)
}

// heading adds a section's heading, which stays with what follows, and
// reports whether there is one to see.
func (c *pdfComposer) heading(text string, gap float64) bool {
	t := c.theme
	style := pdfStyle{pdfType: t.heading, colour: t.accent, bold: !t.regularTitle, balanced: true}
	rows := c.lines([]posting.Span{{Text: text}}, style, t.text.x, t.text.width)
	if len(rows) == 0 {
		return false
	}
	rows[0].bookmark = text
	c.add(c.tree.heading(0, rows), gap, keepAll)
	c.rows[len(c.rows)-1].height += t.afterHead
	return true
}

// block adds the rows of a block with at least gap above it.
func (c *pdfComposer) block(b Block, gap float64, heading string) {
	t := c.theme
	switch b.Kind {
	case Subheading:
		c.subheading(b, gap)
	case List:
		c.list(b.Items, max(gap, c.afterText()))
	case Facts:
		t.facts(c, withoutLabel(b.Facts, heading), max(gap, c.afterText()))
	case Break:
		c.tree.leaveSubsections()
		c.pause()
	default:
		rows := c.lines(c.written(b.Spans), pdfStyle{pdfType: t.body, colour: t.ink}, t.text.x, t.text.width)
		c.add(c.tree.within(canvas.Paragraph, rows), max(gap, c.afterText()), keepEnds)
	}
}

// afterText is the space below the last row, unless it was a heading, which
// brings its own.
func (c *pdfComposer) afterText() float64 {
	if n := len(c.rows); n > 0 && (c.rows[n-1].heads || c.rows[n-1].beside) {
		return 0
	}
	return c.theme.afterPara
}

// pause adds a short line, after which the text belongs to the section again.
func (c *pdfComposer) pause() {
	t := c.theme
	line := pdfRule{t.text.x, 0, 3 * t.indent, hairline, t.rule}
	if c.direction == typeset.RightToLeft {
		line.x = t.inner() - line.x - line.w
	}
	row := pdfRow{height: t.beforeSub, rules: []pdfRule{line}}
	if t.linksWritten {
		row.rules = nil
	}
	c.add([]pdfRow{row}, t.beforeSub, keepAll)
}

func (c *pdfComposer) subheading(b Block, gap float64) {
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
	rows := c.lines(b.Spans, style, t.text.x, t.text.width)
	if len(rows) == 0 {
		return // of characters that are never drawn
	}
	c.tree.enterSubsection(b.Level)
	c.add(c.tree.heading(b.Level, rows), max(gap, before), keepAll)
	c.rows[len(c.rows)-1].height += t.afterSub
}
