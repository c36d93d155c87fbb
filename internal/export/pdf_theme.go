package export

import (
	"fmt"
	"strings"

	"rolewright/internal/export/canvas"
	"rolewright/internal/posting"
)

// Themes lists the names of the themes that a PDF can be drawn in, the
// default first.
func Themes() []string {
	var names []string
	for _, t := range pdfThemes() {
		names = append(names, t.name)
	}
	return names
}

// namedTheme is how the theme of a name changes the sheet.
type namedTheme struct {
	name string
	set  func(*pdfTheme)
}

func pdfThemes() []namedTheme {
	return []namedTheme{{"classic", classicTheme}, {"modern", modernTheme}, {"compact", compactTheme}, {"plain", plainTheme}}
}

// themeNamed is how a theme changes the sheet; the empty name is the default.
// The error lists the names that are known.
func themeNamed(name string) (func(*pdfTheme), error) {
	for i, t := range pdfThemes() {
		if t.name == name || name == "" && i == 0 {
			return t.set, nil
		}
	}
	return nil, fmt.Errorf("theme %q is not known: use one of %s", name, strings.Join(Themes(), ", "))
}

// pdfTheme is the measures, faces and colours of a page, and how its parts
// are composed. Lengths are in points.
type pdfTheme struct {
	width, height            float64
	side, top, bottom        float64
	text                     pdfColumn // of running text, the first one where there are several
	aside                    pdfColumn // of what stands beside it; without width where nothing does
	columns                  int       // of running text, side by side
	ink, quiet, accent, rule canvas.Colour
	brand, onBrand           canvas.Colour // of areas, and of text on them
	serif                    bool

	body, fine, small     pdfType
	titles                [3]pdfType // for short, long and very long ones
	heading, sub, group   pdfType
	company               pdfType
	afterPara, afterItem  float64
	beforeHead, afterHead float64
	beforeSub, afterSub   float64
	indent, bullet        float64

	pdfComposition
}

// pdfComposition is what themes do in ways of their own.
type pdfComposition struct {
	// title sets what stands above the sections.
	title func(*pdfComposer, Document, *logo)
	// facts sets the facts that a section shows.
	facts func(*pdfComposer, []posting.Fact, float64)
	// furniture draws what stands on every page besides its text.
	furniture func(pdfLayout, *canvas.Canvas, int)
	// densities are tried in turn to save a last page that would be no fuller
	// than spare, a share; generous ones where everything is on one page.
	densities, generous []float64
	spare               float64

	regularTitle bool // and not bold
	italicLabels bool
	linksWritten bool // with their addresses, and not underlined
	logoW, logoH float64
}

// pdfColumn is where lines stand, x from the left margin; from the right one
// where the text runs from right to left.
type pdfColumn struct{ x, width float64 }

// pdfType is a size of text and the distance of its baselines.
type pdfType struct{ size, leading float64 }

// size is the paper's width and height in points.
func (p Paper) size() (width, height float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// themedPage is the page of a company's colour as a theme wants it. Density
// is 1 for the page as it is meant to be and a little less to save a page that
// would be near empty.
func themedPage(paper Paper, colour string, density float64, set func(*pdfTheme)) pdfTheme {
	width, height := paper.size()
	t := pdfTheme{
		width: width, height: height, side: 68, top: 62, bottom: 68, text: pdfColumn{width: 446}, columns: 1,
		ink: canvas.Colour{R: 0x22, G: 0x26, B: 0x2E}, quiet: canvas.Colour{R: 0x5C, G: 0x64, B: 0x70},
		accent: pdfAccent(colour), rule: canvas.Colour{R: 0xD5, G: 0xD9, B: 0xDF},
		body: pdfType{10.2, 14.6}, fine: pdfType{9.6, 14.6}, small: pdfType{8, 10},
		titles:  [3]pdfType{{25, 29}, {20, 24.5}, {16, 20.5}},
		heading: pdfType{13.2, 17}, sub: pdfType{10.6, 14.6}, group: pdfType{9.8, 14.6},
		company:   pdfType{11, 15},
		afterPara: 6.4, afterItem: 2.6, beforeHead: 19, afterHead: 4.6,
		beforeSub: 8.4, afterSub: 2.2, indent: 13, bullet: 1.5,
		pdfComposition: pdfComposition{
			facts:     (*pdfComposer).factGrid,
			furniture: pdfLayout.drawFoot,
			densities: []float64{0.96, 0.92, 0.89}, spare: 0.22,
			logoW: 150, logoH: 56,
		},
	}
	t.brand, t.onBrand = pdfBrand(colour)
	set(&t)
	return t.scaled(density)
}

// scaled draws text and its gaps closer together, or further apart.
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

// family is the typeface.
func (t pdfTheme) family() (pdfFamily, error) {
	if t.serif {
		return liberationSerif()
	}
	return liberationSans()
}

// inner is the width between the margins.
func (t pdfTheme) inner() float64 { return t.width - 2*t.side }

// houseBlue serves where the company has no colour.
const houseBlue = "#1f4b7a"

// pdfAccent is the company's colour, dark enough to read on white.
func pdfAccent(colour string) canvas.Colour {
	c, ok := parseColour(Readable(colour))
	if !ok {
		c, _ = parseColour(houseBlue)
	}
	return canvas.Colour{R: c.r, G: c.g, B: c.b}
}

// leastSeen is the contrast of an area with the paper from which on people
// see that it is there.
const leastSeen = 1.1

// pdfBrand is the company's colour as it is, for areas, and a colour that can
// be read on it.
func pdfBrand(colour string) (area, text canvas.Colour) {
	c, ok := parseColour(colour)
	if !ok || c.contrastOnWhite() < leastSeen {
		c, _ = parseColour(houseBlue)
	}
	area = canvas.Colour{R: c.r, G: c.g, B: c.b}
	if c.contrastOnWhite() >= readableContrast {
		return area, canvas.Colour{R: 0xFF, G: 0xFF, B: 0xFF}
	}
	return area, canvas.Colour{}
}

// tint is a colour mixed with white: a share of 0 is white.
func tint(c canvas.Colour, share float64) canvas.Colour {
	mix := func(v uint8) uint8 { return uint8(255 - share*(255-float64(v))) }
	return canvas.Colour{R: mix(c.R), G: mix(c.G), B: mix(c.B)}
}
