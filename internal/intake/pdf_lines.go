package intake

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/pdftext"
	"rolewright/internal/posting"
)

// pdfLine is a piece of a line of a page that no wide gap divides.
type pdfLine struct {
	spans []posting.Span
	// x and end are its sides and y its baseline, from the upper left corner;
	// size is that of most of its letters.
	x, end, y, size float64
	// bold says that all of it is.
	bold bool
	// word is the width of its first word.
	word float64
	page int
	// worded says that the first word has ended.
	worded bool
	// chars counts its letters, and most those of its longest run.
	chars, most int
	last        pdftext.Run
	// bullet is where the text behind a bullet begins, or 0.
	bullet float64
}

func (l *pdfLine) text() string { return block{spans: l.spans}.text() }

// widestSpace is the widest gap between words, in parts of the size; a wider
// one stands between columns.
const widestSpace = 1.6

// narrowestSpace is the narrowest gap between words.
const narrowestSpace = 0.13

// linesOf puts the runs of a page together to lines, from the top.
func linesOf(runs []pdftext.Run, page int) []*pdfLine {
	var out []*pdfLine
	for _, row := range baselines(runs) {
		var open *pdfLine
		for _, r := range row {
			gap := 0.0
			if open != nil {
				gap = r.X - open.end
			}
			// A bullet may stand far from its text.
			if open == nil || gap > widestSpace*max(r.Size, open.size) && !(isMark(open.text()) && gap < 5*r.Size) {
				open = &pdfLine{x: r.X, end: r.X, y: r.Y, page: page, bold: true}
				out = append(out, open)
				gap = 0
			}
			open.add(r, gap)
		}
	}
	for _, l := range out {
		l.spans = trimSpans(l.spans)
	}
	return slices.DeleteFunc(out, func(l *pdfLine) bool { return l.text() == "" })
}

// baselines sorts runs into rows of one baseline, each from left to right. What
// is raised or lowered a little, such as an exponent, belongs to the row.
func baselines(runs []pdftext.Run) [][]pdftext.Run {
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b pdftext.Run) int { return cmp.Compare(a.Y, b.Y) })
	var rows [][]pdftext.Run
	var y, size float64
	for _, r := range runs {
		if n := len(rows); n > 0 && r.Y-y < 0.35*min(max(size, r.Size), 1.6*min(size, r.Size)) {
			rows[n-1] = append(rows[n-1], r)
		} else {
			rows, y, size = append(rows, []pdftext.Run{r}), r.Y, r.Size
		}
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b pdftext.Run) int { return cmp.Compare(a.X, b.X) })
	}
	return rows
}

// add adds a run that stands behind what the line has.
func (l *pdfLine) add(r pdftext.Run, gap float64) {
	if l.again(r) {
		l.bold = true
		return
	}
	l.last = r
	text := oneLine(r.Text)
	spaced := l.chars == 0 || l.spaced()
	switch {
	case spaced:
		text = strings.TrimLeft(text, " ")
	case !strings.HasPrefix(text, " ") && (l.isMark() || gap > max(narrowestSpace*r.Size, min(0.5*r.Space, 0.3*r.Size))):
		text = " " + text
	}
	l.end = max(l.end, r.End)
	if text == "" {
		return
	}
	if l.isMark() && l.bullet == 0 {
		l.bullet = r.X
	}
	l.measureWord(r, text)
	n := utf8.RuneCountInString(text)
	if n > l.most {
		l.size, l.most = r.Size, n
	}
	l.chars += n
	l.bold = l.bold && (r.Bold || strings.TrimSpace(text) == "" || isMark(text))
	l.append(posting.Span{Text: text, Bold: r.Bold, Italic: r.Italic, Link: safeLink(r.Link)})
}

// again reports whether a run is the one before once more, a little apart, as
// some programs draw what is to look bold.
func (l *pdfLine) again(r pdftext.Run) bool {
	return l.chars > 0 && strings.TrimSpace(r.Text) == strings.TrimSpace(l.last.Text) &&
		math.Abs(r.X-l.last.X) < 0.15*r.Size && math.Abs(r.End-l.last.End) < 0.15*r.Size
}

func (l *pdfLine) spaced() bool { return strings.HasSuffix(l.spans[len(l.spans)-1].Text, " ") }

// isMark reports whether the line has nothing but a bullet so far.
func (l *pdfLine) isMark() bool { return l.chars > 0 && l.chars < 8 && isMark(l.text()) }

// measureWord finds the width of the first word.
func (l *pdfLine) measureWord(r pdftext.Run, text string) {
	if l.worded {
		return
	}
	l.word = r.End - l.x
	trimmed := strings.TrimLeft(text, " ")
	i := strings.IndexByte(trimmed, ' ')
	switch {
	case l.chars > 0 && trimmed != text:
		l.word, l.worded = l.last.X-l.x, true
	case i > 0:
		l.word, l.worded = r.X-l.x+(r.End-r.X)*float64(i)/float64(len(text)), true
	}
}

func (l *pdfLine) append(s posting.Span) {
	// Very long texts are not put together again and again.
	if n := len(l.spans); n > 0 && sameStyle(l.spans[n-1], s) && len(l.spans[n-1].Text) < 1<<12 {
		l.spans[n-1].Text += s.Text
		return
	}
	l.spans = append(l.spans, s)
}

// oneLine is a run's text without what breaks lines; a soft hyphen at its end
// stays.
func oneLine(text string) string {
	divided := strings.HasSuffix(text, softHyphen)
	text = strings.NewReplacer("\n", " ", "\t", " ").Replace(clean(text))
	if divided {
		text += softHyphen
	}
	return text
}

func sameStyle(a, b posting.Span) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link
}

// isMark reports whether text is nothing but a bullet, or a number in front
// of an item.
func isMark(text string) bool {
	text = strings.TrimSpace(text)
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case text == "":
		return false
	case size == len(text) && (strings.ContainsRune(symbols+dashes, first) || isPrivate(first)):
		return true
	}
	rest, numbered, ok := cutMarker(text + " x")
	return ok && numbered && rest == "x"
}

// isPrivate reports whether a character is one that only its font knows.
func isPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }

// pdfRegion is what is read from its top to its bottom: lines, or rows of
// cells.
type pdfRegion struct {
	lines []*pdfLine
	rows  [][][]*pdfLine
}

// mostBeside is how many lines a page may have to be looked at for columns.
const mostBeside = 600

// regionsOf puts the lines of a page into the order in which they are read:
// columns one after the other, tables row by row.
func regionsOf(lines []*pdfLine) []pdfRegion {
	var out []pdfRegion
	if len(lines) > mostBeside {
		return []pdfRegion{{lines: lines}}
	}
	for len(lines) > 0 {
		n, gutter := band(lines)
		if n == 0 {
			n = 1
			for n < len(lines) {
				if m, _ := band(lines[n:]); m > 0 {
					break
				}
				n++
			}
			out = append(out, pdfRegion{lines: lines[:n]})
		} else {
			out = append(out, divided(lines[:n], gutter)...)
		}
		lines = lines[n:]
	}
	return out
}

// shortestColumn is how many lines a column has at least.
const shortestColumn = 3

// band counts the lines from the first on that a gutter divides, and says
// where it is. Lines are sorted from the top.
func band(lines []*pdfLine) (n int, gutter float64) {
	tried := map[int]bool{}
	for _, l := range lines[:min(len(lines), 60)] {
		at := l.x - 0.3*l.size
		if tried[int(at/2)] {
			continue
		}
		tried[int(at/2)] = true
		if m := bandAt(lines, at); m > n {
			n, gutter = m, at
		}
	}
	return n, gutter
}

// bandAt counts the lines that lie on either side of a gutter, none of them
// across, or 0 where that makes no columns.
func bandAt(lines []*pdfLine, at float64) int {
	left, right, n := 0, 0, 0
	for _, l := range lines {
		if l.x < at && l.end > at {
			break
		}
		if n++; l.x >= at {
			right++
		} else {
			left++
		}
	}
	if left < shortestColumn || right < shortestColumn || !begins(lines[:n], at) {
		return 0
	}
	return n
}

// begins reports whether the right column's lines begin below each other, as
// the first two lines of the left one do, and side by side with it.
func begins(lines []*pdfLine, at float64) bool {
	var leftTop, leftEnd, rightTop, rightEnd float64
	starts := map[int]int{}
	count := 0
	for _, l := range lines {
		if l.x >= at {
			if count == 0 {
				rightTop = l.y
			}
			rightEnd = l.y
			starts[int(math.Round(l.x/3))]++
			count++
			continue
		}
		if leftTop == 0 {
			leftTop = l.y
		}
		leftEnd = l.y
	}
	common := 0
	for _, n := range starts {
		common = max(common, n)
	}
	shared := min(leftEnd, rightEnd) - max(leftTop, rightTop)
	return common*3 >= count && shared > 0 && shared >= 0.3*min(leftEnd-leftTop, rightEnd-rightTop)
}

// divided is what stands on both sides of a gutter: two columns, or the rows
// of a table.
func divided(lines []*pdfLine, gutter float64) []pdfRegion {
	var left, right []*pdfLine
	for _, l := range lines {
		if l.x >= gutter {
			right = append(right, l)
		} else {
			left = append(left, l)
		}
	}
	if isTable(left, right) {
		return []pdfRegion{{rows: tableRows(left, right)}}
	}
	return append(regionsOf(left), regionsOf(right)...)
}

// isTable reports whether the left side is labels for the right one: few
// words, on the lines of what they stand for.
func isTable(left, right []*pdfLine) bool {
	words, beside := 0, 0
	for _, l := range left {
		words += len(strings.Fields(l.text()))
		if slices.ContainsFunc(right, func(r *pdfLine) bool { return math.Abs(r.y-l.y) < 0.3*l.size }) {
			beside++
		}
	}
	return words <= 4*len(left) && beside*4 >= len(left)*3
}

// tableRows begins a row at each label that has a text beside it.
func tableRows(left, right []*pdfLine) [][][]*pdfLine {
	var rows [][][]*pdfLine
	for i, l := range left {
		beside := slices.ContainsFunc(right, func(r *pdfLine) bool { return math.Abs(r.y-l.y) < 0.3*l.size })
		if n := len(rows); n > 0 && !beside && l.y-left[i-1].y < 1.5*l.size {
			rows[n-1][0] = append(rows[n-1][0], l)
			continue
		}
		rows = append(rows, [][]*pdfLine{{l}, nil})
	}
	for _, r := range right {
		at := 0
		for i, row := range rows {
			if row[0][0].y <= r.y+0.3*r.size {
				at = i
			}
		}
		rows[at][1] = append(rows[at][1], r)
	}
	return rows
}
