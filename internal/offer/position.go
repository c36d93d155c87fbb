package offer

import (
	"fmt"
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// Position says where the pay stands among one source's figures.
type Position struct {
	Source     string `json:"source"`
	Date       string `json:"date"`
	Area       string `json:"area"`
	Occupation string `json:"occupation"`
	// Note is what the source's reader must know to judge its figures.
	Note string `json:"note"`
	// Why says why the figures cannot be compared; it is empty where they can.
	Why string `json:"why"`
	// Cautions say what was reckoned and what to keep in mind.
	Cautions []string `json:"cautions"`
	Figures  []Figure `json:"figures"`

	own role.PaySource
}

// Figure is one of the employer's amounts and its place.
type Figure struct {
	// Name is the amount's: "Lowest pay", "Highest pay", "Pay", "Offer",
	// "Raised offer".
	Name string `json:"name"`
	// Amount is in the source's period: "$95,000 a year".
	Amount string `json:"amount"`
	// Place is a part of a sentence: "between the median ($90,930) and …".
	Place string `json:"place"`
}

// Own is the employer's pay as a row beside the source's: the posting's range
// and, as the typical figure, the offer, or the raised one alone. ok is false where nothing compares.
func (p Position) Own() (row role.PaySource, ok bool) {
	return p.own, p.Why == "" && len(p.Figures) > 0
}

// named is an amount of the employer with its name.
type named struct {
	name string
	money
}

// amounts are the employer's amounts that were understood.
func (o *offering) amounts() []named {
	all := []named{{"Lowest pay", o.posted.low}, {"Highest pay", o.posted.high}, {"Offer", o.base}, {"Raised offer", o.raised}}
	if o.posted.low.equals(o.posted.high) {
		all = append([]named{{"Pay", o.posted.low}}, all[2:]...)
	}
	var out []named
	for _, n := range all {
		if n.known() {
			out = append(out, n)
		}
	}
	return out
}

func (o *offering) position(s role.PaySource) Position {
	p := Position{Source: s.Source, Date: s.Date, Area: s.Area, Occupation: s.Occupation, Note: s.Note,
		Cautions: []string{}, Figures: []Figure{}}
	amounts := o.amounts()
	if p.Why = emptiness(amounts, s); p.Why != "" {
		return p
	}
	var reasons []string
	for _, n := range amounts {
		if why := whyNot(n.money, s); why != "" {
			reasons = append(reasons, n.name+": "+why)
			p.Why = why
			continue
		}
		m, _ := n.per(posting.Period(s.Period)) // whyNot has seen that it can be converted
		p.Figures = append(p.Figures, Figure{n.name, m.line(), place(m, s)})
	}
	if len(p.Figures) == 0 {
		return p
	}
	p.Why, p.own = "", o.ownRow(s)
	p.Cautions = append(o.cautions(s), reasons...)
	return p
}

// emptiness says that one of the two sides has no figure, or nothing.
func emptiness(amounts []named, s role.PaySource) string {
	switch _, high := s.Bounds(); {
	case high == 0:
		return "This source gives no figure."
	case len(amounts) == 0:
		return "There is no amount to compare: neither the job description nor the offer has one that can be read."
	}
	return ""
}

// whyNot says why an amount cannot be compared with a source, or nothing.
func whyNot(m money, s role.PaySource) string {
	switch _, convertible := m.per(posting.Period(s.Period)); {
	case m.currency == "":
		return "The pay has no currency. Choose it in the job description."
	case m.currency != s.Currency:
		return fmt.Sprintf("These figures are in %s and the pay is in %s. Currencies are not converted: a rate of the day says little about what pay is worth in two places.", s.Currency, m.currency)
	case m.period == "":
		return "It is not said what time the pay is for. Choose the period in the job description."
	case !convertible:
		return fmt.Sprintf("These figures are for a %s and the pay is for a %s. Only hours and years are converted into each other.", s.Period, m.period)
	}
	return ""
}

func (o *offering) cautions(s role.PaySource) []string {
	out, period := []string{}, o.in.Posting.Pay.Period
	if period != posting.Period(s.Period) {
		out = append(out, "Hours and years are converted by 2,080 hours a year, 52 weeks of 40, as the U.S. Bureau of Labor Statistics does.")
	}
	if o.in.Posting.EmploymentType == posting.PartTime && period == posting.Year {
		out = append(out, "The job is part-time and annual figures are for full time. Compare the pay of a full-time year, or by the hour.")
	}
	if o.in.Posting.Pay.Kind == posting.PayCommission {
		out = append(out, "The pay is commission-based, so the amounts may not be what a person earns in the end.")
	}
	if s.Area == "United States" && len(o.in.Posting.Locations)+len(o.in.Posting.ApplicantLocations) > 0 && !o.isIn("US") {
		out = append(out, "These figures are from the United States, and the job is not there.")
	}
	return out
}

// ownRow is the employer's pay in the currency and period of a source.
func (o *offering) ownRow(s role.PaySource) role.PaySource {
	in := func(m money) int {
		if !m.known() || whyNot(m, s) != "" {
			return 0
		}
		m, _ = m.per(posting.Period(s.Period))
		return m.units()
	}
	row := role.PaySource{Currency: s.Currency, Period: s.Period, Typical: in(o.base)}
	if row.Typical == 0 {
		row.Typical = in(o.raised)
	}
	low, high := in(o.posted.low), in(o.posted.high)
	switch {
	case low > 0 && high > 0:
		row.Range = &role.PayRange{Min: low, Max: high}
	case low+high > 0: // one end alone
		row.Range = &role.PayRange{Min: low + high, Max: low + high}
	}
	return row
}

// place says where an amount stands among the figures of a source in the same
// currency and period.
func place(m money, s role.PaySource) string {
	if points := percentiles(s); len(points) > 0 {
		return placeInPercentiles(m, points, s.Percentiles.P90 > 0)
	}
	low, high := s.Bounds()
	least, most := whole(low, s.Currency, s.Period), whole(high, s.Currency, s.Period)
	typical := whole(s.Typical, s.Currency, s.Period)
	if low == high && typical.known() {
		return beside(m, typical, "typical figure")
	}
	var said []string
	switch {
	case m.above(most):
		said = append(said, fmt.Sprintf("above the highest published figure (%s) by %s", most.bare(), m.gap(most)))
	case least.above(m):
		said = append(said, fmt.Sprintf("below the lowest published figure (%s) by %s", least.bare(), m.gap(least)))
	case s.Range != nil:
		said = append(said, fmt.Sprintf("within the published range (%s to %s)", whole(s.Range.Min, s.Currency, s.Period).bare(), whole(s.Range.Max, s.Currency, s.Period).bare()))
	}
	switch atBound := m.above(most) && typical.equals(most) || least.above(m) && typical.equals(least); {
	case typical.known() && !atBound:
		said = append(said, beside(m, typical, "typical figure"))
	case len(said) == 0:
		said = append(said, fmt.Sprintf("among the published figures (%s to %s)", least.bare(), most.bare()))
	}
	return strings.Join(said, ", ")
}

// beside is how far an amount is from a figure: "12 percent above the median".
func beside(m, figure money, name string) string {
	switch {
	case m.above(figure):
		return fmt.Sprintf("%s above the %s (%s)", m.gap(figure), name, figure.bare())
	case figure.above(m):
		return fmt.Sprintf("%s below the %s (%s)", m.gap(figure), name, figure.bare())
	}
	return fmt.Sprintf("at the %s (%s)", name, figure.bare())
}

// percentiles are the published points of a distribution, lowest first;
// points of the same amount are one.
func percentiles(s role.PaySource) []named {
	var out []named
	for _, p := range []struct {
		name string
		n    int
	}{
		{"10th percentile", s.Percentiles.P10}, {"25th percentile", s.Percentiles.P25}, {"median", s.Percentiles.P50},
		{"75th percentile", s.Percentiles.P75}, {"90th percentile", s.Percentiles.P90},
	} {
		m := whole(p.n, s.Currency, s.Period)
		if last := len(out) - 1; last >= 0 && m.equals(out[last].money) {
			out[last].name += " and the " + p.name
		} else if m.known() {
			out = append(out, named{p.name, m})
		}
	}
	return out
}

// placeInPercentiles names the two points an amount stands between. It never
// guesses a percentile of its own.
func placeInPercentiles(m money, points []named, toTop bool) string {
	first, last := points[0], points[len(points)-1]
	switch {
	case first.above(m):
		return fmt.Sprintf("below the %s (%s), the lowest published figure, by %s", first.name, first.bare(), m.gap(first.money))
	case m.above(last.money) && toTop:
		return fmt.Sprintf("above the %s (%s), the highest published figure, by %s", last.name, last.bare(), m.gap(last.money))
	case m.above(last.money):
		return fmt.Sprintf("above the %s (%s), the highest point that is published; how far up cannot be said", last.name, last.bare())
	}
	for i, p := range points {
		if m.equals(p.money) {
			return fmt.Sprintf("at the %s (%s)", p.name, p.bare())
		}
		if p.above(m) {
			return fmt.Sprintf("between the %s (%s) and the %s (%s)%s", points[i-1].name, points[i-1].bare(), p.name, p.bare(), besideMedian(m, points))
		}
	}
	return ""
}

func besideMedian(m money, points []named) string {
	for _, p := range points {
		if strings.HasPrefix(p.name, "median") {
			side := " below"
			if m.above(p.money) {
				side = " above"
			}
			return ", " + m.gap(p.money) + side + " the median"
		}
	}
	return ""
}
