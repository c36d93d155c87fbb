package canvas

import "rolewright/internal/export/typeset"

// Glyphs draws glyphs, which stand from left to right, on a baseline that
// begins at x and y. Those that are read from right to left are marked as
// such, and stand in the file as nearly all programs write them and as most
// readers expect them: Chrome and Firefox turn letters round that are drawn in
// the order of reading, or lose the spaces between them.
func (c *Canvas) Glyphs(x, y float64, f Font, glyphs []typeset.Glyph, backwards bool) {
	if len(glyphs) == 0 {
		return
	}
	c.mark()
	c.paint(f.Colour)
	in := c.subsetOf(f.Face)
	b := c.content
	if backwards {
		b = append(b, "/ReversedChars BMC\n"...)
	}
	b = append(b, "BT "...)
	b = appendLength(appendLength(b, x), c.height-y)
	b = c.use(append(b, "Td "...), in, f.Size)
	w := shower{font: in}
	for _, g := range glyphs {
		b = w.code(b, in.subset.codeOfShape(g.Shape, g.Text))
	}
	b = append(w.end(b), "ET\n"...)
	if backwards {
		b = append(b, "EMC\n"...)
	}
	c.content = b
}

// subsetOf is the document's subset of a face.
func (c *Canvas) subsetOf(face *typeset.Face) *font {
	in := c.fontsOf(face)
	if in.subset == nil {
		in.subset = c.newFont(&font{subset: newSubset(face)})
	}
	return in.subset
}
