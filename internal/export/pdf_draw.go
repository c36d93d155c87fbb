package export

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// draw writes the pages onto a canvas and returns the file.
func (l pdfLayout) draw() ([]byte, error) {
	t := l.composer.theme
	c := canvas.New(t.width, t.height, l.composer.tree.document)
	l.announce(c)
	for i, p := range l.pages {
		c.AddPage()
		if i == 0 && l.logo != nil {
			l.drawLogo(c)
		}
		for k, row := range p.rows {
			l.drawRow(c, row, p.tops[k])
		}
		l.drawFoot(c, i+1)
		l.drawDraftMark(c)
	}
	if err := l.attachSource(c); err != nil {
		return nil, err
	}
	return c.Finish(l.info())
}

// announce tells the canvas of the texts, for which it chooses fonts.
func (l pdfLayout) announce(c *canvas.Canvas) {
	for _, row := range l.composer.rows {
		for _, text := range row.texts {
			for _, p := range text.line.Pieces {
				c.Expect(p.Meaning)
			}
		}
	}
}

// attachSource makes the file carry the posting's Markdown form, which can be
// read back. Keys of others, which no page shows, stay out of a file that is
// sent to candidates.
func (l pdfLayout) attachSource(c *canvas.Canvas) error {
	source := l.doc.Source
	source.Extra = ""
	var text bytes.Buffer
	if err := posting.WriteMarkdown(&text, source); err != nil {
		return fmt.Errorf("the posting in the pdf: %w", err)
	}
	c.Attach(canvas.Attachment{
		Name: "posting.md", MediaType: "text/markdown", About: l.doc.Title, Content: text.Bytes(),
	})
	return nil
}

func (l pdfLayout) drawLogo(c *canvas.Canvas) {
	t := l.composer.theme
	x := t.width - t.side - l.logo.width
	if l.composer.direction == typeset.RightToLeft {
		x = t.side
	}
	c.Picture(l.composer.tree.logo, l.logo.png, x, t.top, l.logo.width, l.logo.height)
}

func (l pdfLayout) drawRow(c *canvas.Canvas, row pdfRow, top float64) {
	side := l.composer.theme.side
	if row.bookmark != "" {
		c.Bookmark(row.bookmark, top)
	}
	c.Aside(canvas.Decoration)
	for _, r := range row.rules {
		c.Rect(side+r.x, top+r.y, r.w, r.h, r.colour)
	}
	for _, text := range row.texts {
		l.drawText(c, text, side+text.x, top+text.y)
	}
}

// drawText draws a line in reading order. Where it ends between words, the
// space is drawn too: who reads on hears two words and not one.
func (l pdfLayout) drawText(c *canvas.Canvas, text pdfText, x, y float64) {
	pieces := text.line.InReadingOrder()
	for i, p := range pieces {
		m := l.composer.marks[p.Mark]
		e := text.element
		if m.link != "" {
			e = e.Link(m.link)
		}
		c.Within(e)
		c.Text(x+p.X, y, canvas.Font{Face: p.Face, Size: p.Size, Colour: m.colour}, p.Text, p.Meaning)
		if text.line.Space && i == len(pieces)-1 {
			l.drawSpace(c, p, x, y, text.line.Width)
		}
		if m.link != "" {
			drawLink(c, e, m, p, x+p.X, y)
		}
	}
}

// drawSpace draws the space that ends a line beyond the line's end.
func (l pdfLayout) drawSpace(c *canvas.Canvas, last typeset.Piece, x, y, width float64) {
	at := x + width
	if l.composer.direction == typeset.RightToLeft {
		at = x - last.Face.Advance(' ')*last.Size
	}
	font := canvas.Font{Face: last.Face, Size: last.Size, Colour: l.composer.marks[last.Mark].colour}
	c.Text(at, y, font, " ", " ")
}

func drawLink(c *canvas.Canvas, e *canvas.Element, m pdfMark, p typeset.Piece, x, y float64) {
	if m.underlined {
		c.Aside(canvas.Decoration)
		c.Rect(x, y+0.14*p.Size, p.Width, 0.05*p.Size, m.colour)
	}
	c.Link(e, x, y-0.85*p.Size, p.Width, 1.15*p.Size, m.said)
}

// footY is where the foot's baseline stands, from the lower edge, in points.
const footY = 34

// drawFoot writes the line at the foot of a page: what the document is, and
// the page's number.
func (l pdfLayout) drawFoot(c *canvas.Canvas, page int) {
	number := l.footLine(l.labels.Page(page, len(l.pages)), l.composer.theme.inner())
	name := l.footLine(l.doc.footName(), l.composer.theme.inner()-number.Width-gutter)
	left, right := name, number
	if l.composer.direction == typeset.RightToLeft {
		left, right = number, name
	}
	t := l.composer.theme
	c.Aside(canvas.Foot)
	l.drawLine(c, left, t.side, t.height-footY)
	l.drawLine(c, right, t.width-t.side-right.Width, t.height-footY)
}

// draftY is where the baseline of a draft's mark stands, in points from the
// upper edge.
const draftY = 36

// drawDraftMark says in a page's upper corner that the document is a draft.
func (l pdfLayout) drawDraftMark(c *canvas.Canvas) {
	if !l.marked {
		return
	}
	t := l.composer.theme
	mark := l.footLine(l.labels.Draft(), t.inner())
	x := t.width - t.side - mark.Width
	if l.composer.direction == typeset.RightToLeft {
		x = t.side
	}
	c.Aside(canvas.Head)
	l.drawLine(c, mark, x, draftY)
}

// footLine is the text on one line, cut short where it is longer than room.
func (l pdfLayout) footLine(text string, room float64) typeset.Line {
	face := l.composer.family.regular
	// What stands here stands in the title too, where it was counted.
	text = new(pdfSubstitutes).text(text, face)
	size := l.composer.theme.small.size
	runs := []typeset.Run{{Text: shortened(text, face, room/size), Face: face, Size: size}}
	setting := typeset.Setting{Measure: 2 * room, Direction: typeset.DirectionOf(text, l.composer.direction)}
	lines := typeset.Lines(runs, setting)
	if len(lines) == 0 {
		return typeset.Line{}
	}
	return lines[0]
}

// shortened is as much of text as has room, which is in ems.
func shortened(text string, face *typeset.Face, room float64) string {
	const mark = "…"
	width, cut := 0.0, 0
	for i, r := range text {
		if width+face.Width(mark) <= room {
			cut = i
		}
		if width += face.Advance(r); width > room {
			return strings.TrimRightFunc(text[:cut], unicode.IsSpace) + mark
		}
	}
	return text
}

// drawLine draws a small line of what stands on every page.
func (l pdfLayout) drawLine(c *canvas.Canvas, line typeset.Line, x, y float64) {
	quiet := l.composer.theme.quiet
	for _, p := range line.Pieces {
		c.Text(x+p.X, y, canvas.Font{Face: p.Face, Size: p.Size, Colour: quiet}, p.Text, p.Meaning)
	}
}
