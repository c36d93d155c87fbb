package review

import "fmt"

// The bands of length in words. The published figures contradict each other,
// so that only the far ends are more than a notice.
const (
	veryShort, short = 150, 300
	long, veryLong   = 700, 1000
)

// length looks at how long the text is, the company's own included.
func length(d *desk) {
	words := 0
	for i := range d.passages {
		words += len(d.passages[i].words)
	}
	rule, advice := "", ""
	switch {
	case words < veryShort:
		rule, advice = "too-short", "Say more about the work and what you offer."
	case words < short:
		rule, advice = "length", "If somebody who knows nothing of you can decide by it, leave it."
	case words > veryLong:
		rule, advice = "too-long", "Leave out what is a matter of course, and what your website says better."
	case words > long:
		rule, advice = "length", "See whether every line helps somebody to decide."
	default:
		return
	}
	d.lead(rule, "sections", "Look at it", fmt.Sprintf("The text has %d words. %s", words, advice))
}
