package wages_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// TestNationalWorkbook reads the Bureau's own file of May 2024, whose numbers
// were counted in it by other means.
func TestNationalWorkbook(t *testing.T) {
	tab := readFile(t)
	merged, bounds, onlyYear, onlyHour := 0, 0, 0, 0
	for _, r := range tab.Rows {
		if parts := wages.Merges(r.SOC); len(parts) > 0 {
			merged++
			checkParts(t, tab, parts)
		}
		if r.Annual.P90.AtLeast {
			bounds++
		}
		if r.OnlyAnnual && !r.Hourly.Published() {
			onlyYear++
		}
		if r.OnlyHourly && !r.Annual.Published() {
			onlyHour++
		}
		checkOrder(t, r)
	}
	got := []int{len(tab.Rows), tab.Skipped.Groups, tab.Skipped.Industries, merged, bounds, onlyYear, onlyHour}
	if diff := cmp.Diff([]int{831, 572, 0, 12, 45, 59, 5}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	book := kept(t, tab)
	want := role.Percentiles{P10: 66030, P25: 78610, P50: 93600, P75: 107960, P90: 135320}
	near := book.Near("29-1141.00", nil)
	if diff := cmp.Diff(want, near[0].PaySource().Percentiles); diff != "" {
		t.Errorf("nurses (-want +got)\n%s", diff)
	}
	for _, r := range tab.Rows {
		o, ok := book.Occupation(r.SOC)
		if !ok || o.Estimates[0].Row != r {
			t.Fatalf("%s is kept as %+v, want %+v", r.SOC, o, r)
		}
		if s := o.Estimates[0].Sentence(""); !strings.HasSuffix(s, "(Bureau of Labor Statistics, May 2024).") {
			t.Errorf("%s: %q", r.SOC, s)
		}
	}
}

// checkParts finds an occupation that is said to be merged but is not.
func checkParts(t *testing.T, tab wages.Table, parts []string) {
	t.Helper()
	for _, r := range tab.Rows {
		if slices.Contains(parts, r.SOC) {
			t.Errorf("%s %s has figures of its own", r.SOC, r.Occupation)
		}
	}
}

// checkOrder finds columns that were taken for one another.
func checkOrder(t *testing.T, r wages.Row) {
	t.Helper()
	for _, f := range []wages.Figures{r.Annual, r.Hourly} {
		low := wages.Amount{}
		for _, a := range []wages.Amount{f.P10, f.P25, f.P50, f.P75, f.P90} {
			if a.Cents < low.Cents {
				t.Errorf("%s: %s after %s", r.SOC, a, low)
			}
			low = a
		}
	}
}
