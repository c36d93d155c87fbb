package handlers

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/role"
)

func TestPayChart(t *testing.T) {
	statistics := role.PaySource{Currency: "USD", Period: "year", Percentiles: role.Percentiles{P10: 50_000, P25: 60_000, P50: 90_000, P75: 120_000, P90: 150_000}}
	comparison := role.PaySource{Currency: "USD", Period: "year", Typical: 150_000, Levels: map[string]int{"mid": 100_000}}
	abroad := role.PaySource{Currency: "EUR", Period: "year", Typical: 70_000}
	c := newPayChart([]labelled{{"Statistics", statistics}, {"Comparison", comparison}, {"Abroad", abroad}, {"Nothing", role.PaySource{}}})

	var ticks []string
	for _, tick := range c.Ticks {
		ticks = append(ticks, tick.Label)
	}
	if diff := cmp.Diff([]string{"40,000", "60,000", "80,000", "100,000", "120,000", "140,000", "160,000"}, ticks); diff != "" {
		t.Errorf("ticks (-want +got):\n%s", diff)
	}
	if len(c.Rows) != 2 {
		t.Fatalf("got %d rows, want the two in dollars", len(c.Rows))
	}
	// Equal amounts stand at equal places, and the median inside its half.
	outerEnd := c.Rows[0].Outer.X + c.Rows[0].Outer.Width
	if typical := c.Rows[1].Marks[1].X; typical != outerEnd {
		t.Errorf("150,000 stands at %d in one row and %d in the other", outerEnd, typical)
	}
	inner, median := c.Rows[0].Inner, c.Rows[0].Marks[0].X
	if median <= inner.X || median >= inner.X+inner.Width {
		t.Errorf("the median at %d is outside the middle half %d to %d", median, inner.X, inner.X+inner.Width)
	}
	if newPayChart([]labelled{{"Nothing", role.PaySource{}}}) != nil {
		t.Error("a chart without figures was drawn")
	}
}

func TestPayScaleOfOneFigure(t *testing.T) {
	s := newPayScale(70_000, 70_000, chartWidth, 6)
	if s.last <= s.first || s.x(70_000) < chartMargin || s.x(70_000) > chartWidth-chartMargin {
		t.Errorf("got %+v with the figure at %d", s, s.x(70_000))
	}
}

// Labels that would meet stand on lines of their own, and none leaves the
// drawing; the drawing for a phone is as narrow as its text allows.
func TestPayChartLabels(t *testing.T) {
	near := role.PaySource{Currency: "USD", Period: "year", Typical: 207_000, Levels: map[string]int{"early": 145_000, "mid": 201_000, "senior": 265_000}}
	wide := newPayChart([]labelled{{"A long name of a source that a phone cannot show in one line, May 2024", near}})
	for _, c := range []*payChart{wide, wide.Narrow} {
		marks := c.Rows[0].Marks
		for i, m := range marks {
			half := len(m.Label) * chartLetter / 2
			if m.TextX-half < 0 || m.TextX+half > c.Width || m.TextY >= c.Height-chartLine {
				t.Errorf("%q stands outside a drawing of %d by %d", m.Label, c.Width, c.Height)
			}
			for _, o := range marks[:i] {
				if o.TextY == m.TextY && o.TextX+len(o.Label)*chartLetter/2 > m.TextX-half {
					t.Errorf("%q and %q meet", o.Label, m.Label)
				}
			}
		}
	}
	if len(wide.Rows[0].Label) != 1 || len(wide.Narrow.Rows[0].Label) != 2 {
		t.Errorf("the name takes %d lines and on a phone %d", len(wide.Rows[0].Label), len(wide.Narrow.Rows[0].Label))
	}
}
