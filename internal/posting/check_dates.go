package posting

import "time"

// notADate says how to write one; 12/01/2026 could be two dates.
const notADate = " could not be read as a date. Write it like 2026-12-01, or with the month’s name."

func (n *notes) dates(p Posting, today time.Time) {
	day := today.Format(time.DateOnly)
	if looksLikeDate(p.Start) && !isDate(p.Start) {
		n.add("start", quoted(p.Start)+notADate)
	}
	if p.ApplyBy != "" {
		n.applyBy(p, day)
	}
	if p.PostedOn != "" && !isDate(p.PostedOn) {
		n.add("postedOn", quoted(p.PostedOn)+notADate)
	}
}

func (n *notes) applyBy(p Posting, day string) {
	switch {
	case !isDate(p.ApplyBy):
		n.add("applyBy", quoted(p.ApplyBy)+notADate)
	case p.ApplyBy < day:
		n.add("applyBy", "The last day to apply is in the past. Choose a later one, or leave it empty.")
	case isDate(p.Start) && p.ApplyBy > p.Start:
		n.add("applyBy", "The last day to apply is after the start of work. Change one of the two dates.")
	}
	if isDate(p.ApplyBy) && isDate(p.PostedOn) && p.PostedOn > p.ApplyBy {
		n.add("postedOn", "The posting is dated after the last day to apply. Change one of the two dates.")
	}
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// looksLikeDate tells a start that was meant as a date from words such as "as
// soon as possible" and "in 2 weeks".
func looksLikeDate(s string) bool {
	_, _, _, ok := numericDate(s, false)
	return ok
}
