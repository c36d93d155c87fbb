package export

import (
	"rolewright/internal/export/docx"
	"rolewright/internal/posting"
)

// docxComposer turns a document into paragraphs and a table. Measures tells
// how wide a text will be.
type docxComposer struct {
	doc      Document
	theme    docxTheme
	measures pdfComposer
	// title is the size of the title, which takes no more lines than it must.
	title pdfType
	body  []docx.Block
	head  []docx.Paragraph
	// apart says that the next paragraph follows the title block.
	apart bool
}

func (c *docxComposer) compose(logo *logo) {
	c.titleBlock(logo)
	c.apart = true
	if c.theme.columns > 1 && len(c.doc.Sections) > 0 {
		c.body = append(c.body, docx.Columns{Count: c.theme.columns, Gap: columnGap})
	}
	for _, s := range c.doc.Sections {
		c.section(s)
	}
	c.credit()
}

// add appends a paragraph and returns it, to be changed.
func (c *docxComposer) add(style string, runs []docx.Run) *docx.Paragraph {
	p := &docx.Paragraph{Style: style, Runs: runs}
	if c.apart {
		p.Look.Before = c.measures.theme.beforeHead
		c.apart = false
	}
	c.body = append(c.body, p)
	return p
}

// runs are the pieces of a text, with the addresses of links where the theme
// writes them.
func (c *docxComposer) runs(spans []posting.Span) []docx.Run {
	var out []docx.Run
	for _, s := range c.measures.written(spans) {
		run := docx.Run{Text: s.Text, Bold: s.Bold, Italic: s.Italic}
		if safeLink(s.Link) {
			run.Link, run.Style = s.Link, styleLink
		}
		out = append(out, run)
	}
	return out
}

func (c *docxComposer) section(s Section) {
	from := len(c.body)
	if len(s.Blocks) > 0 && s.Heading != "" {
		c.add(styleHeadings[0], []docx.Run{{Text: s.Heading}})
	}
	for _, b := range s.Blocks {
		c.block(b, s.Heading)
	}
	if s.Heading == "" && len(c.body) > from {
		c.body[from].(*docx.Paragraph).Look.Before = c.measures.theme.beforeHead
	}
}

func (c *docxComposer) block(b Block, heading string) {
	switch b.Kind {
	case List:
		c.list(b.Items)
	case Facts:
		c.facts(withoutLabel(b.Facts, heading))
	case Break:
		c.add(stylePause, nil)
	case Subheading:
		c.add(styleHeadings[min(max(b.Level, 1), 2)], c.runs(b.Spans))
	default:
		if !blank(b.Spans) {
			c.add("", c.runs(b.Spans))
		}
	}
}

// list adds items, and what follows stands apart from the last. No item
// stands alone at the top of a page, nor at the foot of one below a section's
// heading. Below headings of headings it may: LibreOffice would leave the
// first of them behind when so much moves to the next page.
func (c *docxComposer) list(items []Item) {
	below := c.lastStyle()
	var added []*docx.Paragraph
	for _, it := range items {
		if !blank(it.Spans) {
			p := c.add(styleItem, c.runs(it.Spans))
			p.Item = true
			added = append(added, p)
		}
	}
	n := len(added)
	if n > 2 {
		added[n-2].Look.KeepNext = true
	}
	if n > 1 && below != styleHeadings[1] && below != styleHeadings[2] {
		added[0].Look.KeepNext = true
	}
	if n > 0 {
		added[n-1].Look.After = c.measures.theme.afterPara
	}
}

// lastStyle is the style of the paragraph that was added last, or empty.
func (c *docxComposer) lastStyle() string {
	if n := len(c.body); n > 0 {
		if p, ok := c.body[n-1].(*docx.Paragraph); ok {
			return p.Style
		}
	}
	return ""
}

// facts adds labels with their values: behind a stop, as wide as the labels,
// or as lines of text.
func (c *docxComposer) facts(facts []posting.Fact) {
	g := c.measures.grid(facts, 1, c.measures.theme.body)
	for i, f := range facts {
		p := c.add(styleFact, nil)
		p.Runs = c.factRuns(f)
		if f.Label != "" && c.theme.pairs > 0 {
			p.Look.Tabs, p.Look.Left, p.Look.Hanging = []float64{g.label}, g.label, g.label
		}
		if i == len(facts)-1 {
			p.Look.After = c.measures.theme.afterPara
		}
	}
}

// factRuns are a label and a value, or a value that stands for itself.
func (c *docxComposer) factRuns(f posting.Fact) []docx.Run {
	runs := c.runs([]posting.Span{{Text: f.Value, Link: f.Link, Bold: f.Label == "" && c.theme.pairs > 0}})
	switch {
	case f.Label == "":
		return runs
	case c.theme.pairs == 0:
		return append([]docx.Run{{Text: f.Label + ": ", Style: styleLabel}}, runs...)
	}
	return append([]docx.Run{{Text: f.Label, Style: styleLabel}, {Tab: true}}, runs...)
}

// credit adds the last line, on the page of the text's last one.
func (c *docxComposer) credit() {
	if c.doc.Credit == "" {
		return
	}
	if n := len(c.body); n > 0 {
		if last, ok := c.body[n-1].(*docx.Paragraph); ok {
			last.Look.KeepNext = true
		}
	}
	c.add(styleCredit, []docx.Run{{Text: c.doc.Credit}})
}
