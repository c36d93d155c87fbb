package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// draw writes the pages onto a canvas and returns the file.
func (l pdfLayout) draw() ([]byte, error) {
	t := l.composer.theme
	c := canvas.New(t.width, t.height)
	for i, p := range l.pages {
		c.AddPage()
		if i == 0 && l.logo != nil {
			l.drawLogo(c)
		}
		for k, row := range p.rows {
			l.drawRow(c, row, p.tops[k])
		}
		l.drawFoot(c, i+1)
	}
	return c.Finish(l.info())
}

func (l pdfLayout) drawLogo(c *canvas.Canvas) {
	t := l.composer.theme
	x := t.width - t.side - l.logo.width
	if l.composer.direction == typeset.RightToLeft {
		x = t.side
	}
	c.Picture(l.logo.png, x, t.top, l.logo.width, l.logo.height)
}

func (l pdfLayout) drawRow(c *canvas.Canvas, row pdfRow, top float64) {
	side := l.composer.theme.side
	if row.bookmark != "" {
		c.Bookmark(row.bookmark, top)
	}
	for _, r := range row.rules {
		c.Rect(side+r.x, top+r.y, r.w, r.h, r.colour)
	}
	for _, text := range row.texts {
		for _, p := range text.line.Pieces {
			l.drawPiece(c, p, side+text.x+p.X, top+text.y)
		}
	}
}

func (l pdfLayout) drawPiece(c *canvas.Canvas, p typeset.Piece, x, y float64) {
	mark := l.composer.marks[p.Mark]
	font := canvas.Font{Face: p.Face, Size: p.Size, Colour: mark.colour}
	if mark.kerned {
		c.KernedText(x, y, font, p.Text)
	} else {
		c.Text(x, y, font, p.Text)
	}
	if mark.link != "" {
		c.Rect(x, y+0.14*p.Size, p.Width, 0.05*p.Size, mark.colour)
		c.Link(x, y-0.85*p.Size, p.Width, 1.15*p.Size, mark.link)
	}
}

// drawFoot writes the line at the foot of a page: what the document is, and
// the page's number.
func (l pdfLayout) drawFoot(c *canvas.Canvas, page int) {
	t := l.composer.theme
	style := pdfStyle{pdfType: t.small, colour: t.quiet}
	probe := &pdfComposer{theme: t, family: l.composer.family, direction: typeset.LeftToRight}
	number := probe.phrase(posting.Span{Text: l.labels.Page(page, len(l.pages))}, style)
	room := t.inner() - number.natural() - gutter
	name := l.footName()
	start, end := t.side, t.side+t.inner()-number.natural()
	y := t.height - 34
	lines := probe.lines([]posting.Span{{Text: name}}, style, 0, room)
	if len(lines) > 0 {
		if l.composer.direction == typeset.RightToLeft {
			start, end = t.side+t.inner()-lines[0].texts[0].line.Width, t.side
		}
		l.drawPlain(c, lines[0].texts[0].line, start, y, style)
	}
	for _, row := range probe.lines([]posting.Span{{Text: number.span.Text}}, style, 0, t.inner()) {
		l.drawPlain(c, row.texts[0].line, end, y, style)
	}
}

func (l pdfLayout) footName() string {
	if l.doc.Company == "" {
		return l.doc.Title
	}
	return l.doc.Title + " · " + l.doc.Company
}

func (l pdfLayout) drawPlain(c *canvas.Canvas, line typeset.Line, x, y float64, style pdfStyle) {
	for _, p := range line.Pieces {
		c.Text(x+p.X, y, canvas.Font{Face: p.Face, Size: p.Size, Colour: style.colour}, p.Text)
	}
}
