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
	texts []pdfText
	rules []pdfRule
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
	// underlined marks links as such.
	underlined bool
}

// pdfPage is rows with their places on a page.
type pdfPage struct {
	rows []pdfRow
	tops []float64
	end  float64
}

// paginate puts rows on pages between top and bottom. Rows that keep with
// the next move to a new page together, unless a page could not hold them.
func paginate(rows []pdfRow, top, bottom float64) []pdfPage {
	pages := []pdfPage{{end: top}}
	for i := 0; i < len(rows); {
		group := keptTogether(rows[i:])
		page := &pages[len(pages)-1]
		if len(page.rows) > 0 && page.end+heightOf(group) > bottom {
			pages = append(pages, pdfPage{end: top})
			page = &pages[len(pages)-1]
		}
		if page.end+heightOf(group) > bottom && len(group) > 1 {
			group = group[:1]
		}
		page.place(group, top)
		i += len(group)
	}
	return pages
}

// keptTogether is the rows at the start that stand on one page.
func keptTogether(rows []pdfRow) []pdfRow {
	n := 1
	for n < len(rows) && rows[n-1].keep {
		n++
	}
	return rows[:n]
}

func heightOf(rows []pdfRow) float64 {
	h := 0.0
	for _, r := range rows {
		h += r.before + r.height
	}
	return h
}

func (p *pdfPage) place(rows []pdfRow, top float64) {
	for _, r := range rows {
		if p.end > top {
			p.end += r.before
		}
		p.rows, p.tops = append(p.rows, r), append(p.tops, p.end)
		p.end += r.height
	}
}
