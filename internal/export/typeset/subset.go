package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Metrics are a face's measures in thousandths of an em, as PDF wants them.
type Metrics struct {
	Ascent, Descent, CapHeight int
	// Box holds every glyph: left, lower, right and upper edge.
	Box [4]int
	// ItalicAngle is in degrees, negative for faces that lean to the right.
	ItalicAngle float64
}

// Metrics returns the face's measures.
func (f *Face) Metrics() Metrics { return f.metrics }

// Subset is a TrueType file with the outlines that the runes need and
// nothing else: no names, no character map, no hints. Glyph 0 is the face's
// sign for a missing glyph and glyph i+1 shows runes[i]. An error says that
// the face is damaged or lacks a rune.
func (f *Face) Subset(runes []rune) ([]byte, error) { return f.subset(runes) }

// FirstCode is the first code of a font made by Coded.
const FirstCode = 32

// Coded is a subset in which the code FirstCode+i leads to runes[i], in the
// way of symbol fonts. There may be 224 runes.
func (f *Face) Coded(runes []rune) ([]byte, error) {
	if len(runes) > 256-FirstCode {
		return nil, fmt.Errorf("font %s: %d characters are too many", f.Name, len(runes))
	}
	return f.subset(runes, table{"cmap", codeMap(len(runes))}, table{"post", noNames()})
}

func (f *Face) subset(runes []rune, more ...table) ([]byte, error) {
	s := f.newSubset()
	for _, r := range runes {
		if !f.Has(r) {
			return nil, fmt.Errorf("font %s: no glyph for %q", f.Name, r)
		}
		s.order = append(s.order, f.Glyph(r))
	}
	return s.assembled(more...)
}

// SubsetOf is a subset of shapes instead of characters: glyph i+1 is shapes[i].
func (f *Face) SubsetOf(shapes []Shape) ([]byte, error) {
	s := f.newSubset()
	s.order = append(s.order, make([]uint16, len(shapes))...)
	s.made = make([]made, 1+len(shapes))
	for i, shape := range shapes {
		if err := s.make(1+i, shape); err != nil {
			return nil, fmt.Errorf("font %s: %w", f.Name, err)
		}
	}
	return s.assembled()
}

// subset is a font file in the making.
type subset struct {
	face  *Face
	order []uint16 // the face's glyphs by their new numbers
	made  []made   // those that are made of others, by their new numbers
	place map[uint16]uint16
	glyf  []byte
	loca  []byte
}

func (f *Face) newSubset() *subset {
	return &subset{face: f, order: []uint16{0}, place: map[uint16]uint16{}}
}

func (s *subset) assembled(more ...table) ([]byte, error) {
	tables, err := s.cut()
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", s.face.Name, err)
	}
	return assemble(append(tables, more...)), nil
}

var errDamaged = errors.New("file is damaged")

// cut is the tables of the subset.
func (s *subset) cut() ([]table, error) {
	for i := 0; i < len(s.order); i++ { // grows as parts of glyphs are met
		outline, err := s.outlineAt(i)
		if err != nil {
			return nil, err
		}
		s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
		s.glyf = append(s.glyf, outline...)
		for len(s.glyf)%4 != 0 {
			s.glyf = append(s.glyf, 0)
		}
	}
	s.loca = binary.BigEndian.AppendUint32(s.loca, uint32(len(s.glyf)))
	hmtx, err := s.widths()
	if err != nil {
		return nil, err
	}
	if len(s.order) > maxGlyphs {
		return nil, fmt.Errorf("%d glyphs are too many", len(s.order))
	}
	count, from := uint16(len(s.order)), s.face.tables
	head := patched(patched(from["head"], 50, 1), 8, 0)
	return []table{
		{"glyf", s.glyf}, {"head", patched(head, 10, 0)}, {"hhea", patched(from["hhea"], 34, count)},
		{"hmtx", hmtx}, {"loca", s.loca}, {"maxp", s.limits(count)},
	}, nil
}

// maxGlyphs is what a font file can number.
const maxGlyphs = 0xFFFF

// patched is a copy of a table with one number changed. The tables' lengths
// were checked when the face was read.
func patched(table []byte, at int, value uint16) []byte {
	out := slices.Clone(table)
	binary.BigEndian.PutUint16(out[at:], value)
	return out
}

// outline is a glyph's data with its parts renumbered and its hints left out.
func (s *subset) outline(glyph uint16) ([]byte, error) {
	data, err := s.face.glyphData(glyph)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	if len(data) < 10 {
		return nil, errDamaged
	}
	if contours := int16(binary.BigEndian.Uint16(data)); contours >= 0 {
		return withoutHints(data, int(contours))
	}
	return s.composite(data)
}

func (f *Face) glyphData(glyph uint16) ([]byte, error) {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var from, to int
	if i := int(glyph); f.longOffsets {
		if len(loca) < 4*i+8 {
			return nil, errDamaged
		}
		from, to = int(binary.BigEndian.Uint32(loca[4*i:])), int(binary.BigEndian.Uint32(loca[4*i+4:]))
	} else {
		if len(loca) < 2*i+4 {
			return nil, errDamaged
		}
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*i:])), 2*int(binary.BigEndian.Uint16(loca[2*i+2:]))
	}
	if from > to || to > len(glyf) {
		return nil, errDamaged
	}
	return glyf[from:to], nil
}

// withoutHints drops the instructions of an outline of its own.
func withoutHints(data []byte, contours int) ([]byte, error) {
	at := 10 + 2*contours
	if len(data) < at+2 {
		return nil, errDamaged
	}
	points := at + 2 + int(binary.BigEndian.Uint16(data[at:]))
	if points > len(data) {
		return nil, errDamaged
	}
	out := append(slices.Clone(data[:at]), 0, 0)
	return append(out, data[points:]...), nil
}

// The flags of a part of a glyph, from the OpenType specification's "glyf".
const (
	argsAreWords  = 0x0001
	hasScale      = 0x0008
	moreParts     = 0x0020
	hasTwoScales  = 0x0040
	hasTwoByTwo   = 0x0080
	hasHints      = 0x0100
	partHeaderLen = 4
)

// composite renumbers the parts of a glyph that is made of others.
func (s *subset) composite(data []byte) ([]byte, error) {
	out := slices.Clone(data)
	for at := 10; ; {
		if at+partHeaderLen > len(out) {
			return nil, errDamaged
		}
		flags := binary.BigEndian.Uint16(out[at:])
		part := s.numberOf(binary.BigEndian.Uint16(out[at+2:]))
		binary.BigEndian.PutUint16(out[at:], flags&^hasHints)
		binary.BigEndian.PutUint16(out[at+2:], part)
		at += partLength(flags)
		if at > len(out) {
			return nil, errDamaged
		}
		if flags&moreParts == 0 {
			return out[:at], nil
		}
	}
}

func partLength(flags uint16) int {
	n := partHeaderLen + 2
	if flags&argsAreWords != 0 {
		n += 2
	}
	switch {
	case flags&hasScale != 0:
		n += 2
	case flags&hasTwoScales != 0:
		n += 4
	case flags&hasTwoByTwo != 0:
		n += 8
	}
	return n
}

// numberOf is the new number of a part, which is added where it is new.
func (s *subset) numberOf(glyph uint16) uint16 {
	n, known := s.place[glyph]
	if !known {
		n = uint16(len(s.order))
		s.place[glyph] = n
		s.order = append(s.order, glyph)
	}
	return n
}

// widths is the table of advances and left bearings.
func (s *subset) widths() ([]byte, error) {
	var out []byte
	for i, g := range s.order {
		if i < len(s.made) && s.made[i].new {
			out = append(out, words(s.made[i].advance, uint16(s.made[i].box[0]))...)
			continue
		}
		bearing, err := s.face.bearing(g)
		if err != nil {
			return nil, err
		}
		out = append(out, words(uint16(s.face.advanceOf(g)), uint16(bearing))...)
	}
	return out, nil
}

// bearing is where a glyph's outline begins.
func (f *Face) bearing(glyph uint16) (int16, error) {
	hmtx, full := f.tables["hmtx"], int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	at := 4*int(glyph) + 2
	if int(glyph) >= full { // which have a bearing alone
		at = 4*full + 2*(int(glyph)-full)
	}
	if full == 0 || at+2 > len(hmtx) {
		return 0, errDamaged
	}
	return int16(binary.BigEndian.Uint16(hmtx[at:])), nil
}

// table is one part of a font file.
type table struct {
	tag  string
	data []byte
}

// assemble writes a font file of tables.
func assemble(tables []table) []byte {
	slices.SortFunc(tables, func(a, b table) int { return strings.Compare(a.tag, b.tag) })
	n := uint16(len(tables))
	power, log := uint16(1), uint16(0)
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []uint16{n, power * 16, log, (n - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	offset := len(out) + 16*len(tables)
	var body []byte
	for _, t := range tables {
		out = append(out, t.tag...)
		padded := append(slices.Clone(t.data), make([]byte, (4-len(t.data)%4)%4)...)
		for _, v := range []uint32{checksum(padded), uint32(offset + len(body)), uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, padded...)
	}
	return append(out, body...)
}

func checksum(padded []byte) uint32 {
	var sum uint32
	for ; len(padded) >= 4; padded = padded[4:] {
		sum += binary.BigEndian.Uint32(padded)
	}
	return sum
}
