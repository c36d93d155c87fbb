package export

import (
	"strings"
	"unicode"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

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
	l.drawLine(c, left, t.side, t.height-footY, t.quiet)
	l.drawLine(c, right, t.width-t.side-right.Width, t.height-footY, t.quiet)
}

// drawDraftMark says in a page's upper corner that the document is a draft.
func (l pdfLayout) drawDraftMark(c *canvas.Canvas, page int) {
	if !l.marked {
		return
	}
	t := l.composer.theme
	mark := l.footLine(l.labels.Draft(), t.inner())
	x := t.width - t.side - mark.Width
	if l.composer.direction == typeset.RightToLeft {
		x = t.side
	}
	colour := t.quiet
	if page == 1 && l.composer.banded {
		colour = t.onBrand
	}
	c.Aside(canvas.Head)
	l.drawLine(c, mark, x, t.top-14, colour)
}

// footLine is the text on one line, cut short where it is longer than room.
func (l pdfLayout) footLine(text string, room float64) typeset.Line {
	// What stands here stands in the title too, where it was counted.
	c := pdfComposer{theme: l.composer.theme, family: l.composer.family}
	return c.oneLine(text, pdfStyle{pdfType: c.theme.small}, l.composer.direction, room)
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
func (l pdfLayout) drawLine(c *canvas.Canvas, line typeset.Line, x, y float64, colour canvas.Colour) {
	for _, p := range line.Pieces {
		drawPiece(c, p, x, y, colour)
	}
}

// stripHeight is the height of the band on later pages, in points.
const stripHeight = 10

// drawMargin writes the page's number at its foot, and from the second page on
// carries the band on, and says beside the text what the document is.
func (l pdfLayout) drawMargin(c *canvas.Canvas, page int) {
	t := l.composer.theme
	number := l.footLine(l.labels.Page(page, len(l.pages)), t.inner())
	x := t.width - t.side - number.Width
	if l.composer.direction == typeset.RightToLeft {
		x = t.side
	}
	c.Aside(canvas.Foot)
	l.drawLine(c, number, x, t.height-footY, t.quiet)
	if page == 1 {
		return
	}
	c.Aside(canvas.Decoration)
	c.Rect(0, 0, t.width, stripHeight, t.brand)
	c.Aside(canvas.Head)
	bold := pdfStyle{pdfType: pdfType{t.small.size, 11}, bold: true, balanced: true}
	y := l.drawBeside(c, l.doc.Title, bold, t.top)
	l.drawBeside(c, l.doc.Company, pdfStyle{pdfType: bold.pdfType}, y+2)
}

// drawBeside writes a few small lines beside the text from y on, and returns
// where they end.
func (l pdfLayout) drawBeside(c *canvas.Canvas, text string, style pdfStyle, y float64) float64 {
	const most = 5 // lines, in which the beginning of a long title is said
	t := l.composer.theme
	probe := l.composer.probe()
	rows := probe.lines([]posting.Span{{Text: text}}, style, t.aside.x, t.aside.width)
	for _, row := range rows[:min(most, len(rows))] {
		l.drawLine(c, row.texts[0].line, t.side+row.texts[0].x, y+row.texts[0].y, t.quiet)
		y += row.height
	}
	return y
}
