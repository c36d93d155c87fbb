package handlers

import (
	"fmt"

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
}

type chartTick struct {
	X     int
	Label string
}

type chartRow struct {
	// Y is the middle of the row's bar, LabelY the baseline above it.
	Y, LabelY int
	Label     string
	// Outer is from the tenth to the ninetieth percentile, Inner the middle
	// half or a published range.
	Outer, Inner *chartBar
	Marks        []chartMark
}

type chartBar struct{ X, Width int }

type chartMark struct {
	X     int
	Label string
	// Kind is "middle" for a median or typical figure and "level" for a level.
	Kind string
}

const (
	chartWidth  = 640
	chartMargin = 28
	chartRowGap = 54
	chartTop    = 8
	chartBottom = 30
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
	s := newPayScale(low, high)
	c := &payChart{Width: chartWidth, Height: chartTop + len(drawn)*chartRowGap + chartBottom,
		Alt: fmt.Sprintf("Published pay from %s to %s; the table has every figure.", amount(low), money(drawn[0].source, high))}
	for v := s.first; v <= s.last; v += s.step {
		c.Ticks = append(c.Ticks, chartTick{s.x(v), amount(v)})
	}
	for i, r := range drawn {
		c.Rows = append(c.Rows, s.row(r, chartTop+i*chartRowGap))
	}
	return c
}

// payScale maps amounts to the chart's width.
type payScale struct{ first, last, step int }

// newPayScale takes the smallest round step that needs at most six ticks.
func newPayScale(low, high int) payScale {
	for unit := 1; ; unit *= 10 {
		for _, m := range []int{1, 2, 5} {
			step := unit * m
			first := low / step * step
			last := (high + step - 1) / step * step
			if (last-first)/step <= 6 {
				return payScale{first, max(last, first+step), step}
			}
		}
	}
}

func (s payScale) x(v int) int {
	return chartMargin + (v-s.first)*(chartWidth-2*chartMargin)/(s.last-s.first)
}

func (s payScale) bar(low, high int) *chartBar {
	if low == 0 || high == 0 {
		return nil
	}
	return &chartBar{s.x(low), max(s.x(high)-s.x(low), 2)}
}

func (s payScale) row(r labelled, top int) chartRow {
	p := r.source
	row := chartRow{Y: top + 32, LabelY: top + 14, Label: r.label,
		Outer: s.bar(p.Percentiles.P10, p.Percentiles.P90), Inner: s.bar(p.Percentiles.P25, p.Percentiles.P75)}
	if p.Range != nil {
		row.Inner = s.bar(p.Range.Min, p.Range.Max)
	}
	if p.Percentiles.P50 > 0 {
		row.Marks = append(row.Marks, chartMark{s.x(p.Percentiles.P50), "Median " + amount(p.Percentiles.P50), "middle"})
	} else if p.Typical > 0 {
		row.Marks = append(row.Marks, chartMark{s.x(p.Typical), "Typical " + amount(p.Typical), "middle"})
	}
	for _, level := range []string{"early", "mid", "senior"} {
		if v := p.Levels[level]; v > 0 {
			row.Marks = append(row.Marks, chartMark{s.x(v), capital(level) + " " + amount(v), "level"})
		}
	}
	return row
}
