package check

import (
	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/internal/role"
)

// RoleContext is what a review needs to know of a role.
func RoleContext(r role.Role) *review.Role {
	out := &review.Role{
		Title: r.Title, OtherTitles: r.OtherTitles, Responsibilities: r.Posting.Responsibilities,
		Months: map[posting.Seniority]int{},
	}
	for _, group := range r.Posting.Requirements {
		out.Must = append(out.Must, group.Must...)
		out.Nice = append(out.Nice, group.Nice...)
	}
	for level, l := range r.Levels {
		out.Months[posting.Seniority(level)] = l.Months
		out.Must = append(append(out.Must, l.Must...), l.Experience)
	}
	for _, p := range r.Pay {
		if p.Percentiles.P10 > 0 {
			out.Pay = append(out.Pay, payFigures(p))
		}
	}
	return out
}

func payFigures(p role.PaySource) review.PayFigures {
	return review.PayFigures{
		Source: p.Source, Area: p.Area, Date: p.Date, Currency: p.Currency, Period: posting.Period(p.Period),
		P10: p.Percentiles.P10, P25: p.Percentiles.P25, P50: p.Percentiles.P50, P75: p.Percentiles.P75, P90: p.Percentiles.P90,
	}
}
