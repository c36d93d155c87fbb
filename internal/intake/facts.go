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
	return m.kind == posting.Custom && m.part == "" && m.importance == "" && r.fieldOfLabel(u.text) != ""
}

func (r *reader) isValue(u *unit) bool {
	return !u.bullet && u.level == 0 && u.words() <= 10 && !u.ends(".:;!?") && !isLabelled(u.text) && r.fieldOfLabel(u.text) == ""
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
	date, ok := readDate(strings.TrimSpace(m[1]))
	if !ok || r.seen["applyBy"] && r.res.Posting.ApplyBy != date {
		return false
	}
	r.res.Posting.ApplyBy = date
	r.found("applyBy", date, text)
	return true
}
