package export

import "rolewright/internal/export/canvas"

// Themes lists the names of the themes that a PDF can be drawn in, the
// default first.
func Themes() []string { return []string{"classic", "modern", "compact", "plain"} }

// pdfTheme is the measures and colours of a page. Lengths are in points.
type pdfTheme struct {
	width, height            float64
	side, top, bottom        float64
	measure                  float64 // of running text
	ink, quiet, accent, rule canvas.Colour

	body, fine, small     pdfType
	titles                [3]pdfType // for short, long and very long ones
	heading, sub, group   pdfType
	company               pdfType
	afterPara, afterItem  float64
	beforeHead, afterHead float64
	beforeSub, afterSub   float64
	indent, bullet        float64
}

// pdfType is a size of text and the distance of its baselines.
type pdfType struct{ size, leading float64 }

// size is the paper's width and height in points.
func (p Paper) size() (width, height float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// newPDFTheme is the page of a company's colour. Density is 1 for the page as
// it is meant to be and a little less to save a page that would be near empty.
func newPDFTheme(paper Paper, colour string, density float64) pdfTheme {
	width, height := paper.size()
	t := pdfTheme{
		width: width, height: height, side: 68, top: 62, bottom: 68, measure: 446,
		ink: canvas.Colour{R: 0x22, G: 0x26, B: 0x2E}, quiet: canvas.Colour{R: 0x5C, G: 0x64, B: 0x70},
		accent: pdfAccent(colour), rule: canvas.Colour{R: 0xD5, G: 0xD9, B: 0xDF},
		body: pdfType{10.2, 14.6}, fine: pdfType{9.6, 14.6}, small: pdfType{8, 10},
		titles:  [3]pdfType{{25, 29}, {20, 24.5}, {16, 20.5}},
		heading: pdfType{13.2, 17}, sub: pdfType{10.6, 14.6}, group: pdfType{9.8, 14.6},
		company:   pdfType{11, 15},
		afterPara: 6.4, afterItem: 2.6, beforeHead: 19, afterHead: 4.6,
		beforeSub: 8.4, afterSub: 2.2, indent: 13, bullet: 1.5,
	}
	return t.scaled(density)
}

// scaled draws text and its gaps a little closer together.
func (t pdfTheme) scaled(d float64) pdfTheme {
	for _, y := range []*pdfType{&t.body, &t.fine, &t.heading, &t.sub, &t.group} {
		y.size *= (2 + d) / 3
		y.leading *= d
	}
	for _, gap := range []*float64{&t.afterPara, &t.afterItem, &t.beforeHead, &t.afterHead, &t.beforeSub} {
		*gap *= d * d
	}
	return t
}

// pdfAccent is the company's colour, dark enough to read on white, or the
// house's blue.
func pdfAccent(colour string) canvas.Colour {
	c, ok := parseColour(Readable(colour))
	if !ok {
		return canvas.Colour{R: 0x1F, G: 0x4B, B: 0x7A}
	}
	return canvas.Colour{R: c.r, G: c.g, B: c.b}
}

// inner is the width between the margins.
func (t pdfTheme) inner() float64 { return t.width - 2*t.side }
