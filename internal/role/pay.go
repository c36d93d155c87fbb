package role

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// TypicalPay is the one figure that a source gives for the middle: its median,
// what it calls typical, or the middle of its range; 0 where it has none of
// them.
func (p PaySource) TypicalPay() int {
	switch {
	case p.Percentiles.P50 > 0:
		return p.Percentiles.P50
	case p.Typical > 0:
		return p.Typical
	case p.Range != nil:
		return (p.Range.Min + p.Range.Max) / 2
	}
	return 0
}

// Bounds are the lowest and the highest figure of a source; zeros where it
// has none.
func (p PaySource) Bounds() (low, high int) {
	figures := []int{p.Percentiles.P10, p.Percentiles.P25, p.Percentiles.P50, p.Percentiles.P75, p.Percentiles.P90, p.Typical}
	if p.Range != nil {
		figures = append(figures, p.Range.Min, p.Range.Max)
	}
	for _, f := range p.Levels {
		figures = append(figures, f)
	}
	for _, f := range figures {
		if f > 0 && (low == 0 || f < low) {
			low = f
		}
		high = max(high, f)
	}
	return low, high
}

// Confidence says how far published pay can be relied on, by this rule:
//
//   - high: sources of at least two kinds, the newest at most two years old,
//     whose typical figures lie within 15 percent of each other;
//   - medium: government statistics at most three years old, unless another
//     source's typical figure is more than 35 percent away;
//   - low: everything else.
type Confidence struct {
	// Level is "high", "medium" or "low".
	Level string
	// Why is the sentence that follows from the rule.
	Why string
}

// The bounds of the rule.
const (
	closeSpread = 0.15
	wideSpread  = 0.35
	freshYears  = 2
	usableYears = 3
)

// PayConfidence rates a role's pay sources as of a day. Without sources the
// level is empty.
func PayConfidence(sources []PaySource, today time.Time) Confidence {
	if len(sources) == 0 {
		return Confidence{}
	}
	kinds, spread, age := kindsOf(sources), spreadOf(sources), newestAge(sources, today)
	why := fmt.Sprintf("%s (%s), the newest %s", count(len(sources), "source"), strings.Join(kinds, ", "), ageWords(age))
	if len(sources) > 1 {
		why += fmt.Sprintf("; typical figures %.0f percent apart", spread*100)
	}
	level := "low"
	switch {
	case len(kinds) > 1 && age <= freshYears*12 && spread <= closeSpread:
		level = "high"
	case slices.Contains(kinds, "government statistics") && age <= usableYears*12 && spread <= wideSpread:
		level = "medium"
	}
	return Confidence{level, why + "."}
}

func kindsOf(sources []PaySource) []string {
	var kinds []string
	for _, s := range sources {
		if !slices.Contains(kinds, s.Kind) {
			kinds = append(kinds, s.Kind)
		}
	}
	return kinds
}

// spreadOf is the distance between the lowest and highest typical figure, as
// a share of the lowest.
func spreadOf(sources []PaySource) float64 {
	low, high := farthest(sources)
	if low.TypicalPay() == 0 {
		return 0
	}
	return float64(high.TypicalPay()-low.TypicalPay()) / float64(low.TypicalPay())
}

// farthest are the sources with the lowest and the highest typical figure, of
// those in the first one's currency, period and area.
func farthest(sources []PaySource) (low, high PaySource) {
	for _, s := range sources {
		first := sources[0]
		if s.TypicalPay() == 0 || s.Currency != first.Currency || s.Period != first.Period || s.Area != first.Area {
			continue
		}
		if low.TypicalPay() == 0 || s.TypicalPay() < low.TypicalPay() {
			low = s
		}
		if s.TypicalPay() > high.TypicalPay() {
			high = s
		}
	}
	return low, high
}

// Disagreement says in words which sources' typical figures are more than 15
// percent apart; empty where none are.
func Disagreement(sources []PaySource) string {
	spread := spreadOf(sources)
	if spread <= closeSpread {
		return ""
	}
	low, high := farthest(sources)
	return fmt.Sprintf("The sources disagree. %s (%s) has %s %s a %s in the middle, %s (%s) has %s, which is %.0f percent more.",
		low.Source, low.Date, low.Currency, grouped(low.TypicalPay()), low.Period, high.Source, high.Date, grouped(high.TypicalPay()), spread*100)
}

// newestAge is the age in whole months of the newest source whose date says
// month and year.
func newestAge(sources []PaySource, today time.Time) int {
	newest := 1 << 20
	for _, s := range sources {
		if d, err := time.Parse("January 2006", s.Date); err == nil {
			newest = min(newest, (today.Year()-d.Year())*12+int(today.Month())-int(d.Month()))
		}
	}
	return newest
}

func ageWords(months int) string {
	switch {
	case months >= 1<<20:
		return "without a date"
	case months < 1:
		return "of this month"
	case months < 24:
		return count(months, "month") + " old"
	}
	return fmt.Sprintf("%d years old", months/12)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
