package export

import "rolewright/internal/export/canvas"

// classicTheme is a letter set in a bookish face: everything hangs from the
// middle of the page's head.
func classicTheme(t *pdfTheme) {
	t.serif = true
	t.side, t.top, t.bottom = 86, 64, 70
	t.text = pdfColumn{width: t.inner()}
	t.ink = canvas.Colour{R: 0x1C, G: 0x1C, B: 0x1E}
	t.quiet = canvas.Colour{R: 0x5E, G: 0x5C, B: 0x58}
	t.rule = canvas.Colour{R: 0xC9, G: 0xC6, B: 0xBF}
	t.body, t.fine, t.small = pdfType{10.9, 15}, pdfType{10.5, 15.2}, pdfType{8.8, 11}
	t.titles = [3]pdfType{{30, 35}, {23, 28}, {18, 22.5}}
	t.heading, t.sub, t.group = pdfType{15.6, 19}, pdfType{11.3, 15}, pdfType{10.9, 15}
	t.company = pdfType{12.4, 17}
	t.beforeHead, t.afterHead = 19, 4.4
	t.afterPara, t.afterItem, t.indent, t.bullet = 6.6, 2.2, 14, 2
	t.title = (*pdfComposer).centredTitle
	t.regularTitle, t.italicLabels = true, true
}

// modernTheme has a band of colour with the title, and the facts in a column
// of their own.
func modernTheme(t *pdfTheme) {
	t.side, t.top, t.bottom = 48, 48, 64
	t.aside = pdfColumn{width: 136}
	t.text = pdfColumn{x: 166, width: t.inner() - 166}
	// Labels and values of one size close together are one block of text to
	// programs that look for columns.
	t.body, t.fine, t.small = pdfType{9.9, 14.4}, pdfType{9, 12}, pdfType{9, 12}
	t.titles = [3]pdfType{{28, 32}, {22, 26.5}, {17, 21.5}}
	t.heading = pdfType{13.6, 17}
	t.title = (*pdfComposer).bandTitle
	t.furniture = pdfLayout.drawMargin
	t.logoW, t.logoH = t.aside.width, 64
}

// compactTheme is one page wherever it can be, in two columns.
func compactTheme(t *pdfTheme) {
	t.side, t.top, t.bottom = 44, 42, 54
	t.columns = 2
	t.text = pdfColumn{width: (t.inner() - 24) / 2}
	t.body, t.fine, t.small = pdfType{9.3, 12.6}, pdfType{9.3, 12.2}, pdfType{8.5, 10.8}
	t.titles = [3]pdfType{{21, 24}, {17, 20.5}, {14, 17.5}}
	t.heading, t.sub, t.group = pdfType{11, 13.6}, pdfType{9.5, 12.6}, pdfType{9.3, 12.6}
	t.company = pdfType{10, 13}
	t.afterPara, t.afterItem, t.beforeHead, t.afterHead, t.beforeSub, t.afterSub = 4, 1.6, 12, 2.6, 5, 1
	t.indent, t.bullet = 10, 1
	t.title = (*pdfComposer).denseTitle
	t.densities, t.generous, t.spare = []float64{0.96, 0.92, 0.88, 0.85}, []float64{1.25, 1.14, 1.07}, 0.4
	t.logoW, t.logoH = 120, 36
}

// plainTheme is for programs that read applications and postings: one column,
// in black, with nothing but text.
func plainTheme(t *pdfTheme) {
	black := canvas.Colour{}
	t.side, t.top, t.bottom = 72, 72, 72
	t.text = pdfColumn{width: t.inner()}
	t.ink, t.quiet, t.accent, t.rule = black, black, black, black
	t.body, t.fine, t.small = pdfType{10.8, 15}, pdfType{10.8, 15}, pdfType{9, 11}
	t.titles = [3]pdfType{{18, 22}, {16, 20}, {14, 18}}
	t.heading, t.sub, t.group = pdfType{13.4, 17}, pdfType{11.8, 15.4}, pdfType{10.8, 15}
	t.company = pdfType{10.8, 15}
	t.indent = 14
	t.title = (*pdfComposer).plainTitle
	t.facts = (*pdfComposer).factLines
	t.linksWritten = true
}
