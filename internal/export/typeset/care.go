package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// care is what is known of a text whose glyphs depend on their neighbours or
// that runs in two directions.
type care struct {
	chars []rune // as they are drawn
	// offsets are where the characters stand in the text, and where it ends;
	// index is the way back.
	offsets []int
	index   []int
	levels  []uint8
	parts   []passageOf
	// widths are the points that the text grows by at each byte: a cluster of
	// characters at the first of them.
	widths []float64
	tongue language.Language
}

// passageOf is a passage of a run.
type passageOf struct {
	passage
	run   int
	level uint8
	plain bool // each character has a glyph of its own, from left to right
}

func (t text) careful(s Setting) *care {
	c := &care{index: make([]int, len(t.all)+1), tongue: language.NewLanguage(s.Language)}
	run := 0
	for i, r := range t.all {
		run = t.runAt(i, run)
		c.index[i] = len(c.chars)
		c.chars = append(c.chars, t.runs[run].Face.drawn(r))
		c.offsets = append(c.offsets, i)
	}
	c.index[len(t.all)] = len(c.chars)
	c.offsets = append(c.offsets, len(t.all))
	for from := 0; from < len(c.chars); { // each forced line is resolved alone
		to := from
		for to < len(c.chars) && c.chars[to] != '\n' {
			to++
		}
		to = min(to+1, len(c.chars))
		c.levels = append(c.levels, embeddingLevels(c.chars[from:to], s.Direction)...)
		from = to
	}
	c.parts = t.passages(c)
	t.measure(c)
	return c
}

// passages divides a text where its run, direction or script changes.
func (t text) passages(c *care) []passageOf {
	var out []passageOf
	run := 0
	for i, r := range c.chars {
		run = t.runAt(c.offsets[i], run)
		s := scriptOf(r)
		n := len(out)
		if n > 0 && out[n-1].run == run && out[n-1].level == c.levels[i] && out[n-1].takes(s) {
			out[n-1].to = i + 1
			if s != language.Common {
				out[n-1].script = s
			}
			continue
		}
		out = append(out, passageOf{
			passage: passage{from: i, to: i + 1, script: s, backwards: c.levels[i]%2 == 1},
			run:     run, level: c.levels[i],
		})
	}
	for i := range out {
		p := &out[i]
		p.plain = !p.backwards && !slices.ContainsFunc(c.chars[p.from:p.to], isShaped)
	}
	return out
}

func (p passageOf) takes(s language.Script) bool {
	return s == language.Common || p.script == language.Common || p.script == s
}

// measure notes the widths of the text as long as no line breaks in it.
func (t text) measure(c *care) {
	c.widths = make([]float64, len(t.all))
	for _, p := range c.parts {
		size := t.runs[p.run].Size
		if !p.plain {
			for _, g := range t.shaped(c, p) {
				c.widths[c.offsets[g.at]] += float64(g.Advance) / t.runs[p.run].Face.unit * size
			}
			continue
		}
		face, before := t.runs[p.run].Face, rune(-1)
		for i := p.from; i < p.to; i++ {
			if r := c.chars[i]; r != softHyphen && face.Has(r) {
				c.widths[c.offsets[i]] = (face.Kern(before, r) + face.Advance(r)) * size
				before = r
			}
		}
	}
}

func (t text) shaped(c *care, p passageOf) []Glyph {
	glyphs := t.runs[p.run].Face.shape(c.chars, p.passage, c.tongue)
	return slices.DeleteFunc(glyphs, func(g Glyph) bool { return isUnseen(c.chars[g.at]) && g.Advance == 0 })
}

// isUnseen reports characters of which nothing is left on the page.
func isUnseen(r rune) bool {
	return r == softHyphen || r == zeroWidthSpace || r == wordJoiner || r == '\n' || isMark(r) || isJoiner(r)
}

// carefulLine is the text from start to end, in bytes, shaped and in visual
// order. A hyphen is drawn where the line ends within a word.
func (t text) carefulLine(start, end int, hyphen bool) Line {
	c := t.care
	from, to := c.index[start], c.index[end]
	type placed struct {
		Piece
		level uint8
	}
	var pieces []placed
	for _, p := range c.parts {
		p.from, p.to = max(p.from, from), min(p.to, to)
		if p.from >= p.to {
			continue
		}
		for _, piece := range t.carefulPieces(p) {
			piece.Order = len(pieces)
			pieces = append(pieces, placed{piece, p.level})
		}
		if hyphen && p.to == to {
			piece := t.piece([]glyph{{'-', softHyphen, p.run}})
			piece.Order = len(pieces)
			pieces = append(pieces, placed{piece, p.level})
		}
	}
	reversed(pieces, func(p placed) uint8 { return p.level })
	var line Line
	for _, p := range pieces {
		p.X = line.Width
		line.Width += p.Width
		line.Pieces = append(line.Pieces, p.Piece)
	}
	return line
}

// carefulPieces is a passage as one piece, or none where nothing of it is
// drawn.
func (t text) carefulPieces(p passageOf) []Piece {
	c := t.care
	if p.plain {
		return t.pieces(t.glyphs(c.offsets[p.from], c.offsets[p.to], p.run)).Pieces
	}
	glyphs := t.shaped(c, p)
	if len(glyphs) == 0 {
		return nil
	}
	run := t.runs[p.run]
	piece := Piece{
		Face: run.Face, Size: run.Size, Mark: run.Mark, Text: c.seen(p), Glyphs: c.named(p, glyphs), Backwards: p.backwards,
	}
	for _, g := range glyphs {
		piece.Width += float64(g.Advance) / run.Face.unit * run.Size
	}
	return []Piece{piece}
}

// named gives glyphs the characters that they stand for. Each ends where the
// next one, in reading order, begins.
func (c *care) named(p passageOf, glyphs []Glyph) []Glyph {
	if !p.backwards {
		for i := range glyphs {
			to := p.to
			if i+1 < len(glyphs) {
				to = glyphs[i+1].at
			}
			glyphs[i].Text = c.drawnText(glyphs[i].at, to)
		}
		return glyphs
	}
	out := make([]Glyph, 0, len(glyphs))
	for i, g := range glyphs {
		to := p.to
		if i > 0 {
			to = glyphs[i-1].at
		}
		out = append(out, g.divided([]rune(c.drawnText(g.at, to)))...)
	}
	return out
}

// divided is a glyph for each of the characters, from left to right, of which
// the last one to be read has the drawing.
func (g Glyph) divided(chars []rune) []Glyph {
	n := len(chars)
	if n < 2 {
		g.Text = string(chars)
		return []Glyph{g}
	}
	out := make([]Glyph, n)
	left := g.Advance
	for i := range out {
		share := left / (n - i)
		left -= share
		out[i] = Glyph{Shape: Shape{Advance: share}, Text: string(chars[n-1-i]), at: g.at}
	}
	out[0].Parts = g.Parts
	return out
}

// drawnText is the characters from one to another, without those that are
// never drawn.
func (c *care) drawnText(from, to int) string {
	var out strings.Builder
	for _, r := range c.chars[from:to] {
		if !isUnseen(r) || isJoiner(r) { // which are part of a word's spelling
			out.WriteRune(r)
		}
	}
	return out.String()
}

// seen is a passage's text from left to right.
func (c *care) seen(p passageOf) string {
	text := c.drawnText(p.from, p.to)
	if !p.backwards {
		return text
	}
	out := make([]rune, 0, utf8.RuneCountInString(text))
	for _, r := range text {
		out = append(out, mirrored(r))
	}
	slices.Reverse(out)
	return string(out)
}
