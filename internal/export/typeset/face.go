// Package typeset breaks text into lines and measures them. It knows fonts
// and Unicode, and nothing of pages or of the file that the lines end up in.
package typeset

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one style of a typeface: its TrueType file and what measuring text
// needs to know of it. A Face never changes and may be shared.
type Face struct {
	// Name is the PostScript name, such as "LiberationSans-Bold".
	Name string

	font     *sfnt.Font
	advances []uint16 // by rune, in units of the face; absent means no glyph
	glyphs   []uint16 // by rune
	kerns    kerns
	asciiKerns
	unit    float64
	metrics Metrics

	shaping     *shaping
	tables      map[string][]byte
	longOffsets bool

	builtIn bool
	kept    sync.Map // functions of Kept, by key
}

// absent marks a character that a face has no glyph for.
const absent = 0xFFFF

// ParseFace reads a TrueType file. The bytes must not change afterwards.
func ParseFace(name string, ttf []byte) (*Face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	face := &Face{Name: name, font: f, unit: float64(f.UnitsPerEm()), shaping: newShaping(name, ttf)}
	for _, read := range []func() error{
		face.readAdvances, face.readMetrics, func() error { return face.readTables(ttf) }, face.readKerns,
	} {
		if err := read(); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	return face, nil
}

// ParseBuiltIn reads a TrueType file that is part of the program. What is worth
// doing once for all documents is done for such faces.
func ParseBuiltIn(name string, ttf []byte) (*Face, error) {
	face, err := ParseFace(name, ttf)
	if err != nil {
		return nil, err
	}
	face.builtIn = true
	return face, nil
}

// BuiltIn reports whether the face is part of the program.
func (f *Face) BuiltIn() bool { return f.builtIn }

// Kept returns what derive returned when the key was first asked for, so that
// what others make of a face is made once and lasts as long as the face.
func (f *Face) Kept(key any, derive func() any) any {
	v, known := f.kept.Load(key)
	if !known {
		v, _ = f.kept.LoadOrStore(key, sync.OnceValue(derive))
	}
	return v.(func() any)()
}

// readAdvances reads the widths of the basic multilingual plane, which is all
// that typefaces for texts hold.
func (f *Face) readAdvances() error {
	var buf sfnt.Buffer
	f.advances, f.glyphs = make([]uint16, 1<<16), make([]uint16, 1<<16)
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
		f.advances[r], f.glyphs[r] = uint16(advance.Round()), uint16(glyph)
	}
	return nil
}

// wholeUnits is the size at which lengths come in units of the face.
func (f *Face) wholeUnits() fixed.Int26_6 { return fixed.I(int(f.unit)) }

func (f *Face) readMetrics() error {
	var buf sfnt.Buffer
	m, err := f.font.Metrics(&buf, f.wholeUnits(), font.HintingNone)
	if err != nil {
		return err
	}
	box, err := f.font.Bounds(&buf, f.wholeUnits(), font.HintingNone)
	if err != nil {
		return err
	}
	per1000 := func(v fixed.Int26_6) int { return int(math.Round(float64(v) / 64 * 1000 / f.unit)) }
	f.metrics = Metrics{
		Ascent: per1000(m.Ascent), Descent: -per1000(m.Descent), CapHeight: per1000(m.CapHeight),
		// sfnt counts y downwards.
		Box: [4]int{per1000(box.Min.X), -per1000(box.Max.Y), per1000(box.Max.X), -per1000(box.Min.Y)},
	}
	if post := f.font.PostTable(); post != nil {
		f.metrics.ItalicAngle = post.ItalicAngle
	}
	return nil
}

// readTables finds the parts of the file that a subset is made of.
func (f *Face) readTables(ttf []byte) error {
	least := map[string]int{"glyf": 1, "head": 54, "hhea": 36, "hmtx": 4, "loca": 4, "maxp": 6}
	f.tables = map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) { // sfnt has checked the directory
		entry := ttf[12+16*i:]
		from, size := int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))
		if from+size > len(ttf) {
			return errDamaged
		}
		f.tables[string(entry[:4])] = ttf[from : from+size]
	}
	for tag, size := range least {
		if len(f.tables[tag]) < size {
			return fmt.Errorf("table %s is missing or cut off; only TrueType outlines can be used", tag)
		}
	}
	f.longOffsets = binary.BigEndian.Uint16(f.tables["head"][50:]) == 1
	return nil
}

// Has reports whether the face has a glyph for r.
func (f *Face) Has(r rune) bool {
	if int(r) < len(f.advances) {
		return r >= 0 && f.advances[r] != absent
	}
	return f.far(r) != 0
}

// far is the glyph of a character above U+FFFF, such as a rare Chinese one,
// or 0. Few texts have any, and most faces none.
func (f *Face) far(r rune) uint16 {
	var buf sfnt.Buffer
	glyph, err := f.font.GlyphIndex(&buf, r)
	if err != nil || r > unicode.MaxRune {
		return 0
	}
	return uint16(glyph)
}

// Advance is the width of r in ems, or 0 where the face has no glyph for it.
func (f *Face) Advance(r rune) float64 {
	if !f.Has(r) {
		return 0
	}
	if int(r) < len(f.advances) {
		return float64(f.advances[r]) / f.unit
	}
	return float64(f.advanceOf(f.far(r))) / f.unit
}

// Glyph is the number of the glyph for r, or 0 where the face has none.
func (f *Face) Glyph(r rune) uint16 {
	switch {
	case int(r) >= len(f.glyphs):
		return f.far(r)
	case !f.Has(r):
		return 0
	}
	return f.glyphs[r]
}

// Unit is the units of the face in an em.
func (f *Face) Unit() float64 { return f.unit }

// advanceOf is the width of a glyph in units of the face.
func (f *Face) advanceOf(glyph uint16) int {
	hmtx, full := f.tables["hmtx"], int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	at := 4 * min(int(glyph), full-1) // the last advance holds for all further glyphs
	if at < 0 || at+2 > len(hmtx) {
		return 0
	}
	return int(binary.BigEndian.Uint16(hmtx[at:]))
}

// draws reports whether a glyph has an outline. Spaces have none.
func (f *Face) draws(glyph uint16) bool {
	data, err := f.glyphData(glyph)
	return err == nil && len(data) > 0
}

// Width is the width of text in ems, as it will be drawn.
func (f *Face) Width(text string) float64 {
	w, before := 0.0, rune(-1)
	for _, r := range text {
		r = f.drawn(r)
		w += f.Kern(before, r) + f.Advance(r)
		before = r
	}
	return w
}

// Kern is the space to add between two characters, in ems; mostly 0 or less.
func (f *Face) Kern(left, right rune) float64 {
	k := int16(0)
	switch {
	case 0 <= left && left < utf8.RuneSelf && 0 <= right && right < utf8.RuneSelf:
		k = f.asciiKerns[left][right]
	case f.Has(left) && f.Has(right):
		k = f.kerns.between(f.Glyph(left), f.Glyph(right))
	}
	if k == 0 { // as for nearly all
		return 0
	}
	return float64(k) / f.unit
}

// Shows reports whether text may hold r: the face has it, or draws another
// character that looks the same in its place, or r is never drawn.
func (f *Face) Shows(r rune) bool {
	return r == softHyphen || r == zeroWidthSpace || r == wordJoiner || r == '\n' || isMark(r) || isJoiner(r) || f.Has(f.drawn(r))
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
