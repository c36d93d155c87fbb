package typeset

import "math"

// stretch is a line's segments, from inclusive to exclusive.
type stretch struct{ from, to int }

// breakEvenly chooses the breaks that leave the least uneven right edge: the
// sum over all lines but the last of the square of the space left over. It
// looks back one line's length from every segment, so its time grows with
// the length of the text and not faster.
func breakEvenly(segments []segment, measure float64) []stretch {
	var out []stretch
	for start := 0; start < len(segments); {
		end := start
		for end < len(segments)-1 && !segments[end].forced {
			end++
		}
		out = append(out, breakParagraph(segments, start, end+1, measure)...)
		start = end + 1
	}
	return out
}

// breakParagraph breaks segments[start:end], which hold no forced break.
func breakParagraph(segments []segment, start, end int, measure float64) []stretch {
	n := end - start
	cost, from := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		cost[j] = math.Inf(1)
		width := 0.0
		for i := j - 1; i >= 0; i-- {
			width += segments[start+i].full
			ink := width - segments[start+j-1].full + segments[start+j-1].ink + segments[start+j-1].hyphen
			if ink > measure && i < j-1 {
				break
			}
			if c := cost[i] + badness(ink/measure, i, j, n, segments[start+j-1].hyphen > 0); c < cost[j] {
				cost[j], from[j] = c, i
			}
		}
	}
	return chain(from, start)
}

// badness is the cost of a line that is filled to the share given.
func badness(filled float64, i, j, n int, hyphen bool) float64 {
	if j == n {
		return lastLineBadness(filled, i)
	}
	slack := max(0, 1-filled)
	b := 0.01 + slack*slack // each line costs a little: fewer is better
	if hyphen {
		b += 0.03
	}
	return b
}

// lastLineBadness keeps a paragraph from ending in a word on its own.
func lastLineBadness(filled float64, i int) float64 {
	if short := 0.18 - filled; i > 0 && short > 0 {
		return 0.02 + short
	}
	return 0
}

// chain follows the best breaks back from the end.
func chain(from []int, start int) []stretch {
	var out []stretch
	for j := len(from) - 1; j > 0; j = from[j] {
		out = append(out, stretch{start + from[j], start + j})
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}
