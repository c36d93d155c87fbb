// Package typeset breaks text into lines and measures them. It knows fonts
// and Unicode, and nothing of pages or of the file that the lines end up in.
package typeset

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one style of a typeface: its TrueType file and what measuring text
// needs to know of it. A Face never changes and may be shared.
type Face struct {
	// Name is the PostScript name, such as "LiberationSans-Bold".
	Name string

	ttf      []byte
	font     *sfnt.Font
	advances []uint16 // by rune, in units of the face; absent means no glyph
	unit     float64
}

// absent marks a character that a face has no glyph for.
const absent = 0xFFFF

// ParseFace reads a TrueType file. The bytes must not change afterwards.
func ParseFace(name string, ttf []byte) (*Face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	face := &Face{Name: name, ttf: ttf, font: f, unit: float64(f.UnitsPerEm())}
	if err := face.readAdvances(); err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return face, nil
}

// readAdvances reads the widths of the basic multilingual plane, which is all
// that PDF fonts with two-byte codes can address.
func (f *Face) readAdvances() error {
	var buf sfnt.Buffer
	f.advances = make([]uint16, 1<<16)
	for r := range f.advances {
		f.advances[r] = absent
		glyph, err := f.font.GlyphIndex(&buf, rune(r))
		if err != nil {
			return err
		}
		if glyph == 0 {
			continue
		}
		advance, err := f.font.GlyphAdvance(&buf, glyph, f.wholeUnits(), font.HintingNone)
		if err != nil {
			return err
		}
		f.advances[r] = uint16(advance.Round())
	}
	return nil
}

// wholeUnits is the size at which lengths come in units of the face.
func (f *Face) wholeUnits() fixed.Int26_6 { return fixed.I(int(f.unit)) }

// TTF is the face's TrueType file. It must not be changed.
func (f *Face) TTF() []byte { return f.ttf }

// Has reports whether the face has a glyph for r. Characters above U+FFFF
// are never had: two-byte codes cannot address them.
func (f *Face) Has(r rune) bool {
	return r >= 0 && int(r) < len(f.advances) && f.advances[r] != absent
}

// Advance is the width of r in ems, or 0 where the face has no glyph for it.
func (f *Face) Advance(r rune) float64 {
	if !f.Has(r) {
		return 0
	}
	return float64(f.advances[r]) / f.unit
}

// Width is the width of text in ems, as it will be drawn.
func (f *Face) Width(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += f.Advance(f.drawn(r))
	}
	return w
}

// Kern is the space to add between two characters, in ems; mostly 0 or less.
func (f *Face) Kern(left, right rune) float64 {
	var buf sfnt.Buffer
	l, errLeft := f.font.GlyphIndex(&buf, left)
	r, errRight := f.font.GlyphIndex(&buf, right)
	if errLeft != nil || errRight != nil {
		return 0
	}
	k, err := f.font.Kern(&buf, l, r, f.wholeUnits(), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(k) / 64 / f.unit
}

// Shows reports whether text may hold r: the face has it, or draws another
// character that looks the same in its place, or r is never drawn.
func (f *Face) Shows(r rune) bool {
	return r == softHyphen || r == zeroWidthSpace || r == wordJoiner || r == '\n' || f.Has(f.drawn(r))
}

const (
	softHyphen     = '\u00AD'
	zeroWidthSpace = '\u200B'
	wordJoiner     = '\u2060'
)

// drawn is the character that is drawn for r. Characters that differ in how
// lines break around them but look alike are drawn as the common one, which
// every face has and every reader can search for.
func (f *Face) drawn(r rune) rune {
	switch r {
	case '\u00A0', '\u202F', '\u2007':
		return ' '
	case '\u2011', '\u2010':
		return '-'
	default:
		return r
	}
}
