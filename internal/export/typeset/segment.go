package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// segment is text that a line break may follow but that holds none itself.
type segment struct {
	start, end int // in bytes
	run        int // that it starts in
	// ink is the width without, full with the spaces at the end, in points.
	ink, full float64
	// hyphen is what a hyphen shown at the break adds, in points.
	hyphen float64
	// last is the character at the end and the run it is of.
	last    rune
	lastRun int
	// forced says that the line ends here whatever its length.
	forced bool
}

// segments finds the places where lines may break. None is wider than
// measure, as far as single characters allow.
func (t text) segments(measure float64) []segment {
	const usualWord = 5 // bytes, with its space
	out := make([]segment, 0, len(t.all)/usualWord+1)
	rest, state, start, run := t.all, -1, 0, 0
	var forced bool
	for offset := 0; len(rest) > 0; {
		var part string
		part, rest, forced, state = nextSegment(rest, state)
		offset += len(part)
		if rest != "" && !forced && t.clumsy(start, offset) {
			continue
		}
		s := t.measured(start, offset, run)
		s.forced = forced && rest != ""
		if s.ink+s.hyphen <= measure {
			out = append(out, s)
		} else {
			out = append(out, t.fitting(s, measure)...)
		}
		start, run = offset, t.runAt(offset, run)
	}
	return out
}

// shortWord is the length, in bytes, of a word that is broken only at its
// hyphens; longer ones, such as addresses, may also break at other signs.
const shortWord = 24

// clumsy reports whether a break at the offset, though allowed, reads badly:
// "(m/" at the end of a line, or one letter before or after a hyphen.
func (t text) clumsy(start, at int) bool {
	before := t.all[start:at]
	last, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsSpace(last) || last == softHyphen || last == zeroWidthSpace {
		return false
	}
	after := t.all[at:]
	if i := strings.IndexFunc(after[:min(len(after), shortWord)], unicode.IsSpace); i >= 0 {
		after = after[:i]
	}
	if len(before)+min(len(after), shortWord) > shortWord {
		return last == '-' && isAddress(before) // whose hyphens must not look like those of a break
	}
	if last == '-' {
		return utf8.RuneCountInString(before) < 4 || utf8.RuneCountInString(after) < 3
	}
	return last < 0x2E80 // ideographs are words of their own
}

// isAddress reports whether a word is the beginning of a web or mail address.
func isAddress(word string) bool {
	word = word[:min(len(word), 256)]
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, "@")
}

// measured is the segment of the stretch.
func (t text) measured(start, end, run int) segment {
	s := segment{start: start, end: end, run: run, last: -1}
	for i, r := range t.all[start:end] {
		run = t.runAt(start+i, run)
		t.add(&s, r, run, start+i)
	}
	return s
}

// add makes a segment longer by the character r of a run, which stands at.
func (t *text) add(s *segment, r rune, of, at int) {
	run := &t.runs[of]
	s.hyphen = 0
	if r == softHyphen {
		s.hyphen = run.Face.Advance('-') * run.Size
		return
	}
	d := run.Face.drawn(r)
	switch {
	case t.care != nil:
		s.full += t.care.widths[at]
	case s.lastRun == of:
		s.full += (run.Face.Kern(s.last, d) + run.Face.Advance(d)) * run.Size
	default:
		s.full += run.Face.Advance(d) * run.Size
	}
	s.last, s.lastRun = d, of
	if !unicode.IsSpace(r) || d != r { // spaces that hold words together are ink
		s.ink = s.full
	}
}

// fitting breaks a segment wider than measure between characters.
func (t text) fitting(s segment, measure float64) []segment {
	var out []segment
	part := segment{start: s.start, end: s.start, run: s.run, last: -1}
	rest, state := t.all[s.start:s.end], -1
	for len(rest) > 0 {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		grown := part
		for i, r := range cluster {
			t.add(&grown, r, t.runAt(part.end+i, part.run), part.end+i)
		}
		grown.end = part.end + len(cluster)
		if part.end > part.start && t.wider(grown, measure) {
			out = append(out, part)
			run := t.runAt(part.end, part.run)
			grown = t.measured(part.end, part.end+len(cluster), run)
		}
		part = grown
	}
	part.forced = s.forced
	return append(out, part)
}

// wider reports whether a part of a word is too wide for a line. Letters that
// join are measured as they will look with a break behind them.
func (t text) wider(part segment, measure float64) bool {
	return part.ink > measure || t.care != nil && t.carefulLine(part.start, part.end, false).Width > measure
}
