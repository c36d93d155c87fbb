package role

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// PayDifference is what the sources and the library say about the pay of two
// roles. Nothing in it claims a cause.
type PayDifference struct {
	// Roles are the titles of the two.
	Roles [2]string `json:"roles"`
	// Figures has a sentence for each source that has figures for both, or
	// says why there is none.
	Figures []string `json:"figures"`
	// Higher and Lower are the titles of the better and the worse paid role;
	// empty where the figures do not tell.
	Higher string `json:"higher,omitempty"`
	Lower  string `json:"lower,omitempty"`
	// GoesWith are what the better paid role has more of.
	GoesWith []string `json:"goesWith,omitempty"`
	// Skills are those with a high impact on pay that only the better paid
	// role lists.
	Skills []PaySkill `json:"skills,omitempty"`
	// Against are what the worse paid role has more of.
	Against []string `json:"against,omitempty"`
}

// How far apart typical figures have to be to count as different, in percent,
// and how many ratings a sentence names.
const (
	tellingGap   = 5
	namedRatings = 6
)

func payDifference(a, b Role) PayDifference {
	d := PayDifference{Roles: [2]string{a.Title, b.Title}}
	gaps := payGaps(a, b)
	for _, g := range gaps {
		d.Figures = append(d.Figures, strings.Join(slices.DeleteFunc([]string{g.sentence(), g.levels(), g.overlap()},
			func(s string) bool { return s == "" }), " "))
	}
	up, down := 0, 0
	for _, g := range gaps {
		switch percent := g.percent(); {
		case percent >= tellingGap:
			up++
		case percent <= -tellingGap:
			down++
		}
	}
	switch {
	case len(gaps) == 0:
		d.Figures = []string{noCommonSource(a, b)}
	case up > 0 && down > 0:
		d.Figures = append(d.Figures, "The sources disagree about which of the two is paid more, so nothing here explains it.")
	case up > 0:
		d.explain(a, b)
	case down > 0:
		d.explain(b, a)
	}
	return d
}

func noCommonSource(a, b Role) string {
	for _, r := range []Role{a, b} {
		if len(r.Pay) == 0 {
			return fmt.Sprintf("Our sources publish no pay for %s, so the two cannot be compared.", r.Title)
		}
	}
	return fmt.Sprintf("No source publishes pay for both %s and %s, and figures of different sources are not set against each other.", a.Title, b.Title)
}

// explain fills in what goes with the higher pay of one role, and what does
// not.
func (d *PayDifference) explain(high, low Role) {
	d.Higher, d.Lower = high.Title, low.Title
	d.GoesWith, d.Against = moreOf(high, low), moreOf(low, high)
	for _, s := range high.PaySkills {
		if s.Impact == "high" && !slices.ContainsFunc(low.PaySkills, func(o PaySkill) bool { return strings.EqualFold(o.Skill, s.Skill) }) {
			d.Skills = append(d.Skills, s)
		}
	}
}

// moreOf says what a role is rated higher on, asks more experience for, or
// needs a licence for, than another one.
func moreOf(r, than Role) []string {
	var out []string
	if higher := higherRatings(r, than); len(higher) > 0 {
		out = append(out, fmt.Sprintf("%s is rated higher on %s.", r.Title, strings.Join(higher, ", ")))
	}
	if level := commonLevel(r, than); level != "" && r.Levels[level].Months > than.Levels[level].Months {
		out = append(out, fmt.Sprintf("At %s level %s starts with %s asked, %s with %s.", level,
			r.Title, experience(r.Levels[level].Months), than.Title, experience(than.Levels[level].Months)))
	}
	if l := r.Licence(); l != "" && than.Licence() == "" {
		out = append(out, fmt.Sprintf("%s starts with a licence or register among its must-haves (“%s”), %s does not.", r.Title, l, than.Title))
	}
	return out
}

// higherRatings names the ratings by which a role is above another one, the
// widest first, and of equally wide ones what employers pay for in any family.
func higherRatings(r, than Role) []string {
	by := func(name string) int { return r.Attributes[name] - than.Attributes[name] }
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(r.Attributes)), func(name string) bool {
		return than.Attributes[name] == 0 || by(name) < 1
	})
	weight := func(name string) int {
		if name == "specialistKnowledge" || name == "decisionScope" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(by(b), by(a)), cmp.Compare(weight(b), weight(a)))
	})
	var out []string
	for _, name := range names[:min(len(names), namedRatings)] {
		out = append(out, fmt.Sprintf("%s (%d to %d)", strings.ToLower(spaced(name)), r.Attributes[name], than.Attributes[name]))
	}
	return out
}

// commonLevel is the level that both roles describe: the middle one if they
// do.
func commonLevel(a, b Role) string {
	for _, level := range []string{"mid", "senior", "junior", "lead"} {
		_, inA := a.Levels[level]
		_, inB := b.Levels[level]
		if inA && inB {
			return level
		}
	}
	return ""
}

// experience puts months into words.
func experience(months int) string {
	switch {
	case months == 0:
		return "no experience"
	case months%12 == 0:
		return count(months/12, "year")
	}
	return count(months, "month")
}

// Licence is the must-have that names a licence or register without which
// nobody may do the work; empty where the role's starting text has none.
func (r Role) Licence() string {
	for _, q := range r.Posting.Requirements {
		if !strings.Contains(strings.ToLower(q.Group), "licen") {
			continue
		}
		for _, line := range q.Must {
			if l := strings.ToLower(line); strings.Contains(l, "licen") || strings.Contains(l, "regist") || strings.Contains(l, "certif") {
				return line
			}
		}
	}
	return ""
}

// payGap is the figures of one source for two roles.
type payGap struct {
	a, b Role
	p, q PaySource
}

// payGaps pairs the sources that two roles share and that have a typical
// figure, or one occupation, for both.
func payGaps(a, b Role) []payGap {
	var out []payGap
	for _, p := range a.Pay {
		i := slices.IndexFunc(b.Pay, p.comparable)
		if i < 0 {
			continue
		}
		if g := (payGap{a, b, p, b.Pay[i]}); g.sameOccupation() || p.TypicalPay() > 0 && g.q.TypicalPay() > 0 {
			out = append(out, g)
		}
	}
	return out
}

// comparable reports whether figures are of the same source and measure.
func (p PaySource) comparable(q PaySource) bool {
	return p.Source == q.Source && p.Currency == q.Currency && p.Period == q.Period && p.Area == q.Area
}

func (g payGap) sameOccupation() bool {
	return g.p.Occupation != "" && g.p.Occupation == g.q.Occupation
}

// percent is by how much a's typical figure is above b's, or, negative, b's
// above a's; 0 where the source counts both together.
func (g payGap) percent() int {
	high, low := g.p.TypicalPay(), g.q.TypicalPay()
	switch {
	case g.sameOccupation():
		return 0
	case high < low:
		return -100 * (low - high) / high
	}
	return 100 * (high - low) / low
}

func (g payGap) dates() string {
	if g.p.Date == g.q.Date {
		return g.p.Date
	}
	return g.p.Date + " and " + g.q.Date
}

func (g payGap) sentence() string {
	above, below, percent := g.a.Title, g.b.Title, g.percent()
	if percent < 0 {
		above, below, percent = below, above, -percent
	}
	switch {
	case g.sameOccupation():
		return fmt.Sprintf("%s counts both under %s, so its figures do not tell them apart.", g.p.Source, g.p.Occupation)
	case percent == 0:
		return fmt.Sprintf("By %s (%s), the typical figures of both are the same.", g.p.Source, g.dates())
	}
	return fmt.Sprintf("By %s (%s), the typical figure for %s is %d percent above that for %s.", g.p.Source, g.dates(), above, percent, below)
}

// levels compares the levels that the source gives for both.
func (g payGap) levels() string {
	var parts []string
	for _, l := range []struct{ key, name string }{{"early", "early in the career"}, {"mid", "at mid level"}, {"senior", "as a senior"}} {
		if p, q := g.p.Levels[l.key], g.q.Levels[l.key]; p > 0 && q > 0 {
			parts = append(parts, fmt.Sprintf("%s against %s %s", grouped(p), grouped(q), l.name))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("By level it has, for %s and %s, %s.", g.a.Title, g.b.Title, strings.Join(parts, ", "))
}

// overlap says whether the middle halves of both share some pay.
func (g payGap) overlap() string {
	p, q := g.p.Percentiles, g.q.Percentiles
	if g.sameOccupation() || p.P25 == 0 || p.P75 == 0 || q.P25 == 0 || q.P75 == 0 {
		return ""
	}
	from, to := max(p.P25, q.P25), min(p.P75, q.P75)
	if from > to {
		return "The middle halves of the two do not meet."
	}
	return fmt.Sprintf("The middle halves of the two overlap from %s to %s.", grouped(from), grouped(to))
}

// grouped writes 95000 as 95,000.
func grouped(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
