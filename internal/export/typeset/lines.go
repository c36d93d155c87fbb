package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Run is text in one face and size. Mark is the caller's: it comes back on
// the pieces that the run is broken into.
type Run struct {
	Text string
	Face *Face
	// Size is in points.
	Size float64
	Mark int
}

// Piece is a part of a line in one face, size and mark. X and Width are in
// points; X counts from the line's left end.
type Piece struct {
	Text string
	// Meaning is the text that Text stands for, character by character: the
	// two differ in the hyphen of a divided word, which stands for a soft one.
	Meaning string
	// Glyphs are what to draw instead of Text, where that must be shaped or
	// runs from right to left. They stand from left to right, and so does Text.
	Glyphs []Glyph
	// Backwards says that the glyphs are read from right to left.
	Backwards bool
	Face      *Face
	Size      float64
	Mark      int
	X         float64
	Width     float64
	// Order tells where in the line the piece is read: lower ones first.
	Order int
}

// Line is one line of text: its pieces from left to right.
type Line struct {
	Pieces []Piece
	// Width is in points, without the space that ended the line.
	Width float64
	// Space says that the line ends between words, so that a reader who takes
	// the lines together has to put a space here.
	Space bool
}

// InReadingOrder are the pieces as they are read.
func (l Line) InReadingOrder() []Piece {
	byOrder := func(a, b Piece) int { return a.Order - b.Order }
	if slices.IsSortedFunc(l.Pieces, byOrder) {
		return l.Pieces
	}
	return slices.SortedFunc(slices.Values(l.Pieces), byOrder)
}

// Direction is the base direction of a text.
type Direction bool

// The directions.
const (
	LeftToRight Direction = false
	RightToLeft Direction = true
)

// Setting is how a text is broken into lines.
type Setting struct {
	// Measure is the greatest length of a line, in points.
	Measure   float64
	Direction Direction
	// Balanced makes the last line as long as the others, as titles are set.
	Balanced bool
	// Language is a BCP 47 tag, by which some faces choose their glyphs.
	Language string
}

// Lines breaks runs into lines as even as they can be, by the rules of
// Unicode Standard Annex 14. A word longer than a line is broken between
// characters. Only the characters that are drawn are left in the pieces.
func Lines(runs []Run, s Setting) []Line {
	t := newText(runs, s)
	segments := t.segments(s.Measure)
	breaks := breakEvenly(segments, s)
	lines := make([]Line, 0, len(breaks))
	for _, b := range breaks {
		lines = append(lines, t.line(segments[b.from:b.to]))
	}
	if n := len(lines); n > 0 {
		lines[n-1].Space = false
	}
	return lines
}

// Width is how long the text is on one line, in points.
func Width(runs []Run) float64 {
	w := 0.0
	for _, r := range runs {
		if needsCare(r.Text) {
			return widthWithCare(runs)
		}
		w += r.Face.Width(r.Text) * r.Size
	}
	return w
}

func widthWithCare(runs []Run) float64 {
	w := 0.0
	for _, part := range newText(runs, Setting{}).care.widths {
		w += part
	}
	return w
}

// text is the runs as one string.
type text struct {
	all  string
	runs []Run
	ends []int // of each run, in all
	care *care // of texts that need it, else nil
}

func newText(runs []Run, s Setting) text {
	t := text{runs: runs, ends: make([]int, 0, len(runs))}
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.Text)
		t.ends = append(t.ends, all.Len())
	}
	t.all = all.String()
	if s.Direction == RightToLeft || needsCare(t.all) {
		t.care = t.careful(s)
	}
	return t
}

// runAt is the index of the run that holds the byte at offset, at or after
// the run at hint.
func (t text) runAt(offset, hint int) int {
	for hint < len(t.ends)-1 && offset >= t.ends[hint] {
		hint++
	}
	return hint
}

// line puts the text of segments on one line.
func (t text) line(segments []segment) Line {
	first, last := segments[0], segments[len(segments)-1]
	content := strings.TrimRightFunc(t.all[first.start:last.end], unicode.IsSpace)
	end := first.start + len(content)
	if t.care == nil {
		if line, plain := t.plainLine(first.start, end, first.run); plain {
			line.Space = end < last.end
			return line
		}
	}
	hyphen := strings.HasSuffix(content, string(softHyphen))
	var line Line
	if t.care != nil {
		line = t.carefulLine(first.start, end, hyphen)
	} else {
		glyphs := t.glyphs(first.start, end, first.run)
		if hyphen {
			glyphs = append(glyphs, glyph{'-', softHyphen, t.runAt(end-1, first.run)})
		}
		line = t.pieces(glyphs)
	}
	line.Space = end < last.end
	return line
}

// glyph is a character to draw, what it stands for and the run it is of.
type glyph struct {
	r       rune
	meaning rune
	run     int
}

// glyphs are the characters of a stretch that are drawn.
func (t text) glyphs(start, end, run int) []glyph {
	out := make([]glyph, 0, end-start+1)
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(t.all[i:end])
		run = t.runAt(i, run)
		if d := t.runs[run].Face.drawn(r); t.runs[run].Face.Has(d) && !isUnseen(d) {
			out = append(out, glyph{d, d, run})
		}
		i += size
	}
	return out
}

// pieces joins glyphs of one run and measures them.
func (t text) pieces(glyphs []glyph) Line {
	var line Line
	for i := 0; i < len(glyphs); {
		j := i
		for j < len(glyphs) && glyphs[j].run == glyphs[i].run {
			j++
		}
		p := t.piece(glyphs[i:j])
		p.X, p.Order = line.Width, len(line.Pieces)
		line.Width += p.Width
		line.Pieces = append(line.Pieces, p)
		i = j
	}
	return line
}

func (t text) piece(glyphs []glyph) Piece {
	run := t.runs[glyphs[0].run]
	var shown, meaning strings.Builder
	for _, g := range glyphs {
		shown.WriteRune(g.r)
		meaning.WriteRune(g.meaning)
	}
	p := Piece{Text: shown.String(), Meaning: meaning.String(), Face: run.Face, Size: run.Size, Mark: run.Mark}
	p.Width = run.Face.Width(p.Text) * run.Size
	return p
}
