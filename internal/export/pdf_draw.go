package export

import (
	"bytes"
	"fmt"

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
		for k, row := range p.rows {
			l.drawRow(c, row, p.places[k])
		}
		t.furniture(l, c, i+1)
		l.drawDraftMark(c, i+1)
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

func (l pdfLayout) drawRow(c *canvas.Canvas, row pdfRow, at pdfPoint) {
	side, top := l.composer.theme.side+at.x, at.y
	if row.bookmark != "" {
		c.Bookmark(row.bookmark, top)
	}
	c.Aside(canvas.Decoration)
	for _, r := range row.rules {
		c.Rect(side+r.x, top+r.y, r.w, r.h, r.colour)
	}
	if box := row.logo; box != nil {
		c.Picture(l.composer.tree.logo, l.logo.png, side+box.x, top+box.y, box.w, box.h)
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
		if m.element != nil {
			e = m.element
		}
		if m.link != "" {
			e = e.Link(m.link)
		}
		c.Within(l.standIn(e, m, p.Mark))
		space := text.line.Space && i == len(pieces)-1
		if space && p.Glyphs == nil && l.composer.direction == typeset.LeftToRight {
			p.Text, p.Meaning, space = p.Text+" ", p.Meaning+" ", false // where it falls by itself
		}
		drawPiece(c, p, x, y, m.colour)
		if space {
			l.drawSpace(c, p, x, y, text.line.Width)
		}
		if m.link != "" {
			drawLink(c, e, m, p, x+p.X, y)
		}
	}
}

func drawPiece(c *canvas.Canvas, p typeset.Piece, x, y float64, colour canvas.Colour) {
	font := canvas.Font{Face: p.Face, Size: p.Size, Colour: colour}
	if p.Glyphs != nil {
		c.Glyphs(x+p.X, y, font, p.Glyphs, p.Backwards)
		return
	}
	c.Text(x+p.X, y, font, p.Text, p.Meaning)
}

// standIn is the element for a piece that is read as another text than what
// is drawn: all of it with the first piece of a mark, for the others nothing.
func (l pdfLayout) standIn(e *canvas.Element, m pdfMark, mark int) *canvas.Element {
	if m.stands == "" {
		return e
	}
	return e.Stand(m.stands, mark)
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
