package export

import (
	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
)

// pdfRow is a strip of the page that is never divided: a line of text, or
// several that stand side by side.
type pdfRow struct {
	// before is the space above, which the top of a page swallows.
	before float64
	height float64
	// keep says that the next row must stand on the same page.
	keep bool
	// heads says that the row is a heading, which brings its own space below.
	heads bool
	// beside says that the row stands beside the next one.
	beside bool
	texts  []pdfText
	rules  []pdfRule
	// logo is where the company's logo stands, or nil.
	logo *pdfBox
	// bookmark is the row's line in the outline, or empty.
	bookmark string
}

// pdfText is a line of text in a row: x from the left margin, y of the
// baseline from the top of the row.
type pdfText struct {
	x, y float64
	line typeset.Line
	// element is what the text belongs to.
	element *canvas.Element
}

// pdfBox is a place in a row: x from the left margin, y from its top.
type pdfBox struct{ x, y, w, h float64 }

// pdfRule is an area of one colour in a row.
type pdfRule struct {
	x, y, w, h float64
	colour     canvas.Colour
}

// pdfMark is what the pieces of a text carry besides face and size.
type pdfMark struct {
	colour canvas.Colour
	link   string
	// said is what a screen reader says of the link.
	said string
	// stands is the text that is read and copied for what is drawn, where the
	// faces lack it, else empty.
	stands string
	// underlined marks links as such.
	underlined bool
	// element is what the piece belongs to, where that is not what its line
	// belongs to.
	element *canvas.Element
}

// pdfPage is rows with their places on a page.
type pdfPage struct {
	rows   []pdfRow
	places []pdfPoint
}

// pdfPoint is where a row stands: x from the left margin, y from the upper
// edge.
type pdfPoint struct{ x, y float64 }
