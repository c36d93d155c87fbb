package export

import "slices"

// pdfFlow puts rows on pages, one column after the other.
type pdfFlow struct {
	pages   []pdfPage
	columns int
	step    float64 // from one column to the next
	// head and bottom are where the columns of a page begin and end; on the
	// first page they begin at top, below the title.
	head, top, bottom float64
	// column is the one that is being filled, and end how far it is. So many
	// rows stand above the columns of the page as above says.
	column int
	end    float64
	above  int
	// torn says that rows had to be divided that keep together.
	torn bool
	// dry says that rows only take room and are put nowhere.
	dry bool
}

// paginate puts rows on pages, in columns from the row body on, and tells how
// full the last page is, as a share. The columns of the last page are level.
func paginate(rows []pdfRow, body int, t pdfTheme, step float64) (pages []pdfPage, filled float64) {
	f := pdfFlow{pages: make([]pdfPage, 1, 4), columns: 1, step: step, head: t.top, top: t.top, bottom: t.height - t.bottom, end: t.top}
	if t.columns > 1 && body < len(rows) {
		f.flow(rows[:body])
		f.divide(t.columns, rows[body].before)
		rows = rows[body:]
	}
	f.flow(rows)
	filled = f.filled()
	f.level()
	return f.pages, filled
}

// divide makes columns of the rest of the page.
func (f *pdfFlow) divide(columns int, gap float64) {
	f.columns = columns
	f.top = f.end + gap
	f.end = f.top
	f.above = len(f.pages[len(f.pages)-1].rows)
}

// flow adds rows. Those that keep with the next move to a new column together,
// unless none could hold them.
func (f *pdfFlow) flow(rows []pdfRow) {
	for len(rows) > 0 {
		group := keptTogether(rows)
		if len(group) > 1 && heightOf(group) > f.bottom-f.head {
			group, f.torn = group[:1], true
		}
		for f.end+heightOf(group) > f.bottom && (f.end > f.top || f.top > f.head) {
			f.turn()
		}
		f.place(group)
		rows = rows[len(group):]
	}
}

// turn begins the next column or page.
func (f *pdfFlow) turn() {
	if f.column++; f.column == f.columns {
		f.column, f.top, f.above = 0, f.head, 0
		f.pages = append(f.pages, pdfPage{})
	}
	f.end = f.top
}

func (f *pdfFlow) place(rows []pdfRow) {
	page := &f.pages[len(f.pages)-1]
	for _, r := range rows {
		if f.end > f.top {
			f.end += r.before
		}
		if !f.dry {
			at := pdfPoint{float64(f.column) * f.step, f.end}
			page.rows, page.places = append(page.rows, r), append(page.places, at)
		}
		f.end += r.height
	}
}

// filled is how much of the last page is taken, as a share.
func (f *pdfFlow) filled() float64 {
	columns := float64(f.columns)
	taken := columns*(f.top-f.head) + float64(f.column)*(f.bottom-f.top) + f.end - f.top
	return taken / (columns * (f.bottom - f.head))
}

// level makes the columns of the last page end at about one height: the least
// that holds them.
func (f *pdfFlow) level() {
	if f.columns == 1 || f.torn {
		return
	}
	last := &f.pages[len(f.pages)-1]
	rows := slices.Clone(last.rows[f.above:])
	least, most := f.top, f.bottom
	for most-least > 3 {
		try := *f
		try.dry, try.pages = true, make([]pdfPage, 1)
		try.bottom, try.column, try.end = (least+most)/2, 0, f.top
		if try.flow(rows); len(try.pages) > 1 || try.torn {
			least = try.bottom
		} else {
			most = try.bottom
		}
	}
	f.bottom, f.column, f.end = most, 0, f.top
	last.rows, last.places = last.rows[:f.above], last.places[:f.above]
	f.flow(rows)
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
