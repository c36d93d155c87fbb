package intake

import (
	"strings"
	"time"
)

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
