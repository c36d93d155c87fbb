package intake

import (
	"regexp"
	"strings"
	"time"

	"rolewright/internal/posting"
)

var (
	// weekday is what stands in front of a date.
	weekday = regexp.MustCompile(`(?i)^(?:(?:on|le|am|den)\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\s*,?\s*`)
	// timeOfDay is what stands behind one: "11:59 PM Pacific".
	timeOfDay = regexp.MustCompile(`(?i)(?:,?\s+(?:at\s+)?|T)\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*((?:\p{L}+\s*){0,3})$`)
)

// americanZones are the time zones by which a date is known as American.
const americanZones = "pacific mountain central eastern arizona alaska hawaii pst pdt mst mdt cst cdt est edt et pt"

// readDay reads a date that may stand between a weekday and a time. It
// reports whether it is a date, and whether the date is all that text says.
func (r *reader) readDay(text string) (date string, ok, whole bool) {
	zone, rest := "", weekday.ReplaceAllString(aside.ReplaceAllString(strings.TrimSpace(text), ""), "")
	if m := timeOfDay.FindStringSubmatch(rest); m != nil {
		zone, rest = strings.ToLower(strings.TrimSpace(m[1])), rest[:len(rest)-len(m[0])]
	}
	whole = rest == strings.TrimSpace(text)
	if date, ok = readDate(rest); ok {
		return date, true, whole
	}
	if date, ok = posting.ParseDate(rest, r.res.Posting.Language); ok {
		return date, true, whole
	}
	american := zone != "" && strings.Contains(" "+americanZones+" ", " "+strings.Fields(zone)[0]+" ")
	if t, err := time.Parse("1/2/2006", rest); err == nil && (american || r.american()) {
		return t.Format(time.DateOnly), true, whole
	}
	return text, false, false
}

// american reports whether the job is in the United States, where the month
// stands first.
func (r *reader) american() bool {
	for _, l := range r.res.Posting.Locations {
		if l.Country == "US" || strings.HasPrefix(l.Region, "US-") {
			return true
		}
	}
	return false
}

// readDate returns a date that can be read in one way only as YYYY-MM-DD, and
// anything else as it was.
func readDate(text string) (date string, ok bool) {
	for _, layout := range []string{"2006-01-02", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "2.1.2006", "January 2 2006"} {
		if t, err := time.Parse(layout, strings.TrimSuffix(text, ".")); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	american, errA := time.Parse("1/2/2006", text)
	european, errE := time.Parse("2/1/2006", text)
	switch {
	case errA == nil && errE != nil, errA == nil && american.Equal(european):
		return american.Format(time.DateOnly), true
	case errE == nil && errA != nil:
		return european.Format(time.DateOnly), true
	}
	return text, false
}

// deadlineText matches a sentence that says by when to apply.
var deadlineText = regexp.MustCompile(`(?i)\b(?:received|submitted|postmarked|apply|applications? (?:close|closes|accepted)|application by|envoyer|bewerb\w*|candidat\w*)\b[^.\n]{0,40}?\b(?:by|before|until|till|than|on|le|au|bis|zum)\s+((?:\p{L}+,?\s+)?(?:\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9} \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}))`)

// deadlineOfText takes the only date by which the text asks to apply. It
// stays in the text as well.
func (r *reader) deadlineOfText() {
	if r.seen["applyBy"] {
		return
	}
	found := map[string]string{}
	for _, s := range r.res.Posting.Sections {
		text := sectionText(s)
		if !hasFigure(text) {
			continue
		}
		for _, m := range deadlineText.FindAllStringSubmatch(text, -1) {
			if date, ok, _ := r.readDay(m[1]); ok {
				found[date] = m[0]
			}
		}
	}
	if len(found) != 1 {
		return
	}
	for date, text := range found {
		r.res.Posting.ApplyBy = date
		r.found("applyBy", date, text)
	}
}
