package export

import "rolewright/internal/export/docx"

// docxTheme is how a Word document follows a theme, beside the measures of the
// theme's pages.
type docxTheme struct {
	// centred sets the title block in the middle.
	centred bool
	// band sets it on an area of the company's colour.
	band bool
	// pairs is how many facts stand side by side in the table below the
	// title; 0 sets them as lines of text, without a table.
	pairs int
	// tinted gives the table an area of colour, and no lines.
	tinted bool
	// columns is the number of columns of the text.
	columns int
	// boldCompany says that the company's name is bold.
	boldCompany bool
}

func docxThemeNamed(name string) docxTheme {
	switch name {
	case "classic":
		return docxTheme{centred: true, pairs: 2}
	case "modern":
		return docxTheme{band: true, pairs: 2, tinted: true}
	case "compact":
		return docxTheme{pairs: 3, tinted: true, columns: 2, boldCompany: true}
	}
	return docxTheme{} // plain
}

// page is the theme's page for one text: without a column beside it, lines
// would be too long to read.
func (d docxTheme) page(t pdfTheme) pdfTheme {
	if t.aside.width > 0 {
		t.side += t.aside.width / 8
	}
	if d.columns < 2 {
		t.text = pdfColumn{width: t.inner()}
	}
	return t
}

// bandPad is how far the area of the title's colour is larger than its text.
const bandPad = 14

// columnGap is the space between two columns of text.
const columnGap = 24

// fileTheme is the font and the colours of the document: faces that every word
// processor has, or ones of the same widths. The PDF is set in those.
func fileTheme(t pdfTheme) docx.Theme {
	font := docx.Font{Name: "Arial", Substitute: "Liberation Sans", Panose: "020B0604020202020204"}
	if t.serif {
		font = docx.Font{Name: "Times New Roman", Substitute: "Liberation Serif", Panose: "02020603050405020304", Serif: true}
	}
	return docx.Theme{Name: "Rolewright", Font: font, Ink: docxColour(t.ink), Accent: docxColour(t.accent)}
}

// tintOf is the area behind the facts.
func (c *docxComposer) tintOf() string {
	if !c.theme.tinted {
		return ""
	}
	return docxColour(tint(c.measures.theme.brand, 0.07))
}

// onBand is the look and the colour of a title on its band.
func (c *docxComposer) onBand(look docx.Look, ty docx.Type) (docx.Look, docx.Type) {
	t := c.measures.theme
	if c.theme.band {
		look.Fill, look.Pad = docxColour(t.brand), bandPad
		ty.Colour, ty.Accent = docxColour(t.onBrand), false
	}
	look.Centred = c.theme.centred
	return look, ty
}

// width is how wide lines of text are.
func (c *docxComposer) width() float64 {
	inner := c.measures.theme.inner()
	if n := float64(c.theme.columns); n > 1 {
		return (inner - (n-1)*columnGap) / n
	}
	return inner
}
