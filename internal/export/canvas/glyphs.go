package canvas

import (
	"math"
	"strconv"

	"rolewright/internal/export/typeset"
)

// Glyphs draws glyphs, which stand from left to right, on a baseline that
// begins at x and y. They come into the file in the order in which they are
// read, backwards for texts that run from right to left: programs that do not
// look where things stand then find the text as it was written.
func (c *Canvas) Glyphs(x, y float64, f Font, glyphs []typeset.Glyph, backwards bool) {
	if len(glyphs) == 0 {
		return
	}
	c.mark()
	c.paint(f.Colour)
	in := c.subsetOf(f.Face)
	b := append(c.content, "BT "...)
	b = appendLength(appendLength(b, x), c.height-y)
	b = c.use(append(b, "Td "...), in, f.Size)
	w := shower{font: in}
	if backwards {
		b = w.backwards(b, glyphs, f.Face.Unit())
	} else {
		b = w.forwards(b, glyphs)
	}
	c.content = append(w.end(b), "ET\n"...)
}

// subsetOf is the document's subset of a face.
func (c *Canvas) subsetOf(face *typeset.Face) *font {
	in := c.fontsOf(face)
	if in.subset == nil {
		in.subset = c.newFont(&font{subset: newSubset(face)})
	}
	return in.subset
}

func (w *shower) forwards(b []byte, glyphs []typeset.Glyph) []byte {
	for _, g := range glyphs {
		b = w.code(b, w.font.subset.codeOfShape(g.Shape, g.Text))
	}
	return b
}

// backwards steps to the left of each glyph before it is drawn.
func (w *shower) backwards(b []byte, glyphs []typeset.Glyph, unit float64) []byte {
	at, pen := 0, 0.0 // in units, in thousandths of an em
	for _, g := range glyphs {
		at += g.Advance
	}
	for i := len(glyphs) - 1; i >= 0; i-- {
		g := glyphs[i]
		at -= g.Advance
		to := math.Round(1000 * float64(at) / unit)
		b = w.move(b, int(pen-to))
		b = w.code(b, w.font.subset.codeOfShape(g.Shape, g.Text))
		pen = to + math.Round(1000*float64(g.Advance)/unit)
	}
	return b
}

// move moves what follows to the left by so many thousandths of an em.
func (w *shower) move(b []byte, by int) []byte {
	if by == 0 {
		return b
	}
	if !w.array {
		b, w.array = append(b, '['), true
	}
	return strconv.AppendInt(w.endText(b), int64(by), 10)
}
