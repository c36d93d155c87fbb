package handlers

import (
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/role"
)

// payChart is the geometry of a chart of published pay, in the units of its
// view box: a row for each source, on one scale. What it shows also stands in
// a table for those who cannot see it.
type payChart struct {
	Width, Height int
	Alt           string
	Ticks         []chartTick
	Rows          []chartRow
	// Narrow is the same chart for a phone.
	Narrow *payChart
}

type chartTick struct {
	X     int
	Label string
}

type chartRow struct {
	// Y is the top of the row's bar.
	Y     int
	Label []chartText
	// Outer is from the tenth to the ninetieth percentile, Inner the middle
	// half or a published range.
	Outer, Inner *chartBar
	Marks        []chartMark
}

// chartText is a line of text by its baseline.
type chartText struct {
	Y    int
	Text string
}

type chartBar struct{ X, Width int }

type chartMark struct {
	X     int
	Label string
	// Kind is "middle" for a median or typical figure and "level" for a level.
	Kind string
	// TextX and TextY place the label below the bar, clear of the others.
	TextX, TextY int
}

const (
	chartWidth       = 640
	chartNarrowWidth = 328
	chartMargin      = 28
	chartTop         = 8
	chartBottom      = 30
	chartLine        = 16 // from one line of text to the next
	chartLetter      = 6  // the mean width of a letter
)

// labelled is a source with the name that its row gets.
type labelled struct {
	label  string
	source role.PaySource
}

// newPayChart draws sources of one currency and period; the first source's
// decide, and others are left to the table. Nil means there is nothing to draw.
func newPayChart(rows []labelled) *payChart {
	var drawn []labelled
	low, high := 0, 0
	for _, r := range rows {
		l, h := r.source.Bounds()
		if h == 0 || (len(drawn) > 0 && (r.source.Currency != drawn[0].source.Currency || r.source.Period != drawn[0].source.Period)) {
			continue
		}
		if len(drawn) == 0 || l < low {
			low = l
		}
		high = max(high, h)
		drawn = append(drawn, r)
	}
	if len(drawn) == 0 {
		return nil
	}
	alt := fmt.Sprintf("Published pay from %s to %s; the table has every figure.", amount(low), money(drawn[0].source, high))
	c := drawChart(drawn, newPayScale(low, high, chartWidth, 6), alt)
	c.Narrow = drawChart(drawn, newPayScale(low, high, chartNarrowWidth, 4), alt)
	return c
}

func drawChart(rows []labelled, s payScale, alt string) *payChart {
	c := &payChart{Width: s.width, Alt: alt}
	y := chartTop
	for _, r := range rows {
		var row chartRow
		row, y = s.row(r, y)
		c.Rows = append(c.Rows, row)
	}
	c.Height = y + chartBottom
	for v := s.first; v <= s.last; v += s.step {
		c.Ticks = append(c.Ticks, chartTick{s.x(v), amount(v)})
	}
	return c
}

// payScale maps amounts to the chart's width.
type payScale struct{ first, last, step, width int }

// newPayScale takes the smallest round step that needs at most so many steps.
func newPayScale(low, high, width, steps int) payScale {
	for unit := 1; ; unit *= 10 {
		for _, m := range []int{1, 2, 5} {
			step := unit * m
			first := low / step * step
			last := (high + step - 1) / step * step
			if (last-first)/step <= steps {
				return payScale{first, max(last, first+step), step, width}
			}
		}
	}
}

func (s payScale) x(v int) int {
	return chartMargin + (v-s.first)*(s.width-2*chartMargin)/(s.last-s.first)
}

func (s payScale) bar(low, high int) *chartBar {
	if low == 0 || high == 0 {
		return nil
	}
	return &chartBar{s.x(low), max(s.x(high)-s.x(low), 2)}
}

// row draws a source from y down, and returns where the next one begins.
func (s payScale) row(r labelled, y int) (chartRow, int) {
	var row chartRow
	for _, line := range folded(r.label, (s.width-2*chartMargin)/chartLetter) {
		y += chartLine
		row.Label = append(row.Label, chartText{y - 2, line})
	}
	p := r.source
	row.Y = y + 10
	row.Outer, row.Inner = s.bar(p.Percentiles.P10, p.Percentiles.P90), s.bar(p.Percentiles.P25, p.Percentiles.P75)
	if p.Range != nil {
		row.Inner = s.bar(p.Range.Min, p.Range.Max)
	}
	row.Marks = s.marks(p)
	lines := s.placeLabels(row.Marks, row.Y+26)
	return row, row.Y + 22 + lines*chartLine
}

// marks are the middle figure and the levels of a source, lowest first.
func (s payScale) marks(p role.PaySource) []chartMark {
	var marks []chartMark
	add := func(name, kind string, v int) {
		if v > 0 {
			marks = append(marks, chartMark{X: s.x(v), Label: name + " " + amount(v), Kind: kind})
		}
	}
	if p.Percentiles.P50 > 0 {
		add("Median", "middle", p.Percentiles.P50)
	} else {
		add("Typical", "middle", p.Typical)
	}
	for _, level := range []string{"early", "mid", "senior"} {
		add(capital(level), "level", p.Levels[level])
	}
	slices.SortStableFunc(marks, func(a, b chartMark) int { return a.X - b.X })
	return marks
}

// placeLabels sets each label under its mark, on the first line below y where
// it meets no other, and returns the number of lines.
func (s payScale) placeLabels(marks []chartMark, y int) int {
	var ends []int
	for i := range marks {
		m := &marks[i]
		half := len(m.Label) * chartLetter / 2
		m.TextX = min(max(m.X, half+4), s.width-half-4)
		line := slices.IndexFunc(ends, func(end int) bool { return end+8 <= m.TextX-half })
		if line < 0 {
			ends, line = append(ends, 0), len(ends)
		}
		ends[line] = m.TextX + half
		m.TextY = y + line*chartLine
	}
	return len(ends)
}

// folded breaks a text between words into lines of at most so many letters.
func folded(text string, letters int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len(line)+1+len(word) > letters {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}
