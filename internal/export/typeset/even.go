package typeset

import (
	"math"
	"slices"
)

// stretch is a line's segments, from inclusive to exclusive.
type stretch struct{ from, to int }

// breakEvenly chooses the breaks that leave the least uneven right edge: the
// sum over the lines of the square of the space left over. It looks back one
// line's length from every segment, so its time grows with the length of the
// text and not faster.
func breakEvenly(segments []segment, s Setting) []stretch {
	var out []stretch
	for start := 0; start < len(segments); {
		end := start
		for end < len(segments)-1 && !segments[end].forced {
			end++
		}
		out = breakParagraph(out, segments, stretch{start, end + 1}, s)
		start = end + 1
	}
	return out
}

// breakParagraph appends the lines of segments that hold no forced break but
// the last.
func breakParagraph(out []stretch, all []segment, paragraph stretch, s Setting) []stretch {
	segments := all[paragraph.from:paragraph.to]
	if fits(segments, s.Measure) {
		return append(out, paragraph)
	}
	n := len(segments)
	cost, from := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		last := segments[j-1]
		cost[j] = math.Inf(1)
		width := last.ink + last.hyphen - last.full
		for i := j - 1; i >= 0; i-- {
			width += segments[i].full
			if width > s.Measure && i < j-1 {
				break
			}
			if c := cost[i] + badness(width/s.Measure, last, i == 0, j == n, s.Balanced); c < cost[j] {
				cost[j], from[j] = c, i
			}
		}
	}
	return chain(out, from, paragraph.from)
}

// fits reports whether segments need one line only.
func fits(segments []segment, measure float64) bool {
	last := segments[len(segments)-1]
	width := last.ink + last.hyphen - last.full
	for _, s := range segments {
		width += s.full
	}
	return width <= measure
}

// badness is the cost of a line that is filled to the share given and ends
// with the segment last.
func badness(filled float64, last segment, first, final, balanced bool) float64 {
	slack := max(0, 1-filled)
	switch {
	case balanced:
		return 1 + slack*slack // so many lines as must be, and no more
	case final:
		return lastLineBadness(filled, first)
	case last.hyphen > 0:
		return 0.04 + slack*slack
	default:
		return 0.01 + slack*slack
	}
}

// lastLineBadness keeps a paragraph from ending in a short word on its own.
func lastLineBadness(filled float64, first bool) float64 {
	if short := 0.18 - filled; !first && short > 0 {
		return 0.02 + short
	}
	return 0
}

// chain follows the best breaks back from the end and appends the lines,
// counted from the paragraph's first segment.
func chain(out []stretch, from []int, first int) []stretch {
	lines := len(out)
	for j := len(from) - 1; j > 0; j = from[j] {
		out = append(out, stretch{first + from[j], first + j})
	}
	slices.Reverse(out[lines:])
	return out
}
