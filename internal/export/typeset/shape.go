package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Glyph is what is drawn for a cluster of characters, and the way from there
// to the next. Where several characters of a text that runs from right to left
// are drawn as one, each has a Glyph of its own and the last one the drawing:
// readers take the characters of one glyph from left to right.
type Glyph struct {
	Shape
	// Text is what readers find and copy.
	Text string

	at int // the first of the characters, as an index of the text's
}

// Shape is a drawing made of a face's glyphs, in units of the face. It is
// empty for spaces.
type Shape struct {
	// Parts are the glyphs and their places: number, x and y in two bytes each.
	Parts   string
	Advance int
}

// part is a glyph of a shape.
type part struct {
	glyph uint16
	x, y  int16
}

const partSize = 6

func (p part) packed() string {
	var b [partSize]byte
	binary.BigEndian.PutUint16(b[:], p.glyph)
	binary.BigEndian.PutUint16(b[2:], uint16(p.x))
	binary.BigEndian.PutUint16(b[4:], uint16(p.y))
	return string(b[:])
}

func (s Shape) parts() []part {
	var out []part
	for b := range slices.Chunk([]byte(s.Parts), partSize) {
		out = append(out, part{
			binary.BigEndian.Uint16(b), int16(binary.BigEndian.Uint16(b[2:])), int16(binary.BigEndian.Uint16(b[4:])),
		})
	}
	return out
}

// shaper chooses and places the glyphs of a face by the face's own rules. It
// keeps what is costly to make; none is used by two goroutines at once.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// shaping is how a face comes by its shapers: its rules are read when the
// first text asks for them.
type shaping struct {
	rules func() (*font.Font, error)
	idle  sync.Pool
}

func newShaping(name string, ttf []byte) *shaping {
	return &shaping{rules: sync.OnceValues(func() (f *font.Font, err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("font %s: rules for shaping: %v", name, r)
			}
		}()
		face, err := font.ParseTTF(bytes.NewReader(ttf))
		if err != nil {
			return nil, fmt.Errorf("font %s: rules for shaping: %w", name, err)
		}
		return face.Font, nil
	})}
}

func (s *shaping) take() (*shaper, error) {
	if idle, ok := s.idle.Get().(*shaper); ok {
		return idle, nil
	}
	rules, err := s.rules()
	if err != nil {
		return nil, err
	}
	return &shaper{harfbuzz.NewFont(font.NewFace(rules)), harfbuzz.NewBuffer()}, nil
}

// passage is a stretch of a text in one face, direction and script.
type passage struct {
	from, to  int // in the text's characters
	script    language.Script
	backwards bool
}

// shape is the passage's clusters from left to right. Where the face's rules
// are damaged, each character is drawn by its own glyph.
func (f *Face) shape(text []rune, p passage, tongue language.Language) (glyphs []Glyph) {
	defer func() {
		if recover() != nil { // the shaper may be in any state and is not used again
			glyphs = f.unshaped(text, p)
		}
	}()
	s, err := f.shaping.take()
	if err != nil {
		return f.unshaped(text, p)
	}
	b := s.buffer
	b.Clear()
	b.Props = harfbuzz.SegmentProperties{Language: tongue, Script: p.script, Direction: harfbuzz.LeftToRight}
	if p.backwards {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.AddRunes(text, p.from, p.to-p.from)
	b.Shape(s.font, nil)
	glyphs = f.clusters(b)
	f.shaping.idle.Put(s)
	return glyphs
}

// clusters joins the glyphs that were made of the same characters.
func (f *Face) clusters(b *harfbuzz.Buffer) []Glyph {
	out := make([]Glyph, 0, len(b.Info))
	for i, g := range b.Info {
		pos := b.Pos[i]
		n := len(out)
		if n == 0 || out[n-1].at != g.Cluster {
			out = append(out, Glyph{at: g.Cluster})
			n++
		}
		last := &out[n-1]
		if f.draws(uint16(g.Glyph)) {
			x, y := last.Advance+int(pos.XOffset), int(pos.YOffset)
			last.Parts += part{uint16(g.Glyph), int16(x), int16(y)}.packed()
		}
		last.Advance = max(0, last.Advance+int(pos.XAdvance))
	}
	return out
}

// unshaped is the passage's characters, each for itself.
func (f *Face) unshaped(text []rune, p passage) []Glyph {
	var out []Glyph
	for i := p.from; i < p.to; i++ {
		if r := text[i]; f.Has(r) {
			out = append(out, Glyph{at: i, Shape: f.shapeOf(f.Glyph(r))})
		}
	}
	if p.backwards {
		slices.Reverse(out)
	}
	return out
}

// ShapeOf is the shape of a character.
func (f *Face) ShapeOf(r rune) Shape { return f.shapeOf(f.Glyph(r)) }

func (f *Face) shapeOf(glyph uint16) Shape {
	s := Shape{Advance: f.advanceOf(glyph)}
	if f.draws(glyph) {
		s.Parts = part{glyph: glyph}.packed()
	}
	return s
}
