package intake

import (
	"regexp"
	"strings"

	"rolewright/internal/posting"
)

// paired joins labels with the values that documents put below them, in a
// line or a cell of their own: "Location" above "Leeds, UK".
func (r *reader) paired(units []*unit) []*unit {
	var out []*unit
	for i := 0; i < len(units); i++ {
		u := units[i]
		if i+1 < len(units) && r.isLabel(u) && r.isValue(units[i+1]) {
			value := units[i+1]
			joined := *value
			joined.spans = append([]posting.Span{{Text: u.text + ": "}}, value.spans...)
			joined.text = u.text + ": " + value.text
			joined.after, joined.level, joined.marked = u.after, 0, false
			u = &joined
			i++
		}
		out = append(out, u)
	}
	return out
}

// isLabel reports whether a line is nothing but the label of a fact, and none
// of a section.
func (r *reader) isLabel(u *unit) bool {
	if u.bullet || u.words() > 3 {
		return false
	}
	m := meaningOf(u.text, r.res.Posting.Language)
	return m.kind == posting.Custom && m.importance == "" && r.fieldOfLabel(u.text) != ""
}

func (r *reader) isValue(u *unit) bool {
	return !u.bullet && u.level == 0 && u.words() <= 10 && (!u.ends(".:;!?") || u.ends(".") && u.words() <= 3) && !isLabelled(u.text) && r.fieldOfLabel(u.text) == ""
}

// longestFacts is the most lines of facts below a title.
const longestFacts = 8

// factRun reads the short lines that stand directly below the title on job
// boards, a fact each: the company, the place, the workplace, the type of
// employment. Two of them must be known for the others to be what they are
// by their place. It returns the rest.
func (r *reader) factRun(units []*unit) []*unit {
	n, known := 0, 0
	for _, u := range units[:min(len(units), longestFacts+1)] {
		if n > 0 && u.after || u.bullet || u.level > 0 || u.words() > 5 || u.ends(".:;!?") || isLabelled(u.text) {
			break
		}
		if trial := *r; trial.piece(u.text) {
			known++
		}
		n++
	}
	if n < 3 || n > longestFacts || known < 2 || n < len(units) && !units[n].after {
		return units
	}
	var kept []*unit
	for i, u := range units[:n] {
		switch {
		case r.piece(u.text):
		case i == 0 && !r.seen["company"]:
			r.companyPiece(u.text)
		case i <= 2 && !r.seen["locations"] && !strings.ContainsAny(u.text, "0123456789"):
			r.setLocations(u.text)
			r.found("locations", u.text, u.text)
		default:
			kept = append(kept, u)
		}
	}
	return append(kept, units[n:]...)
}

// deadlineLine matches a line that says by when to apply, without a colon.
var deadlineLine = regexp.MustCompile(`(?i)^(?:apply by|applications close(?: on)?|closing date|bewerbungsfrist(?: bis)?|date limite)\s+(.*\d.*)$`)

// deadline reads "Apply by 18 December 2026". It reports whether the posting
// says so now; a second, other date is text.
func (r *reader) deadline(text string) bool {
	m := deadlineLine.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	date, ok, whole := r.readDay(strings.TrimSpace(m[1]))
	if !ok || !whole || r.seen["applyBy"] && r.res.Posting.ApplyBy != date {
		return false
	}
	r.res.Posting.ApplyBy = date
	r.found("applyBy", date, text)
	return true
}
