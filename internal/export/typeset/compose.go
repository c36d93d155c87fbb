package typeset

import (
	"encoding/binary"
	"slices"
)

// made is a glyph of a subset that the face does not have: one of its own
// with another width, or several that stand together.
type made struct {
	new     bool
	advance uint16
	box     [4]int16 // left, lower, right and upper edge
	outline []byte
}

// make makes the glyph with the new number of a shape.
func (s *subset) make(number int, shape Shape) error {
	parts := shape.parts()
	if len(parts) == 1 && parts[0] == (part{glyph: parts[0].glyph}) && s.face.advanceOf(parts[0].glyph) == shape.Advance {
		s.order[number] = parts[0].glyph
		return nil
	}
	m := made{new: true, advance: uint16(min(shape.Advance, 0xFFFF))}
	if len(parts) > 0 {
		m.outline = make([]byte, 10)
		binary.BigEndian.PutUint16(m.outline, 0xFFFF) // made of parts
	}
	for i, p := range parts {
		if err := s.addPart(&m, p, i == 0, i == len(parts)-1); err != nil {
			return err
		}
	}
	for i, edge := range m.box {
		if len(parts) > 0 {
			binary.BigEndian.PutUint16(m.outline[2+2*i:], uint16(edge))
		}
	}
	s.made[number] = m
	return nil
}

// Further flags of a part of a glyph.
const argsArePlaces = 0x0002

// addPart puts a glyph of the face at its place in one that is made. A glyph
// whose outline does not begin at its bearing is moved there, as it is where
// it stands alone.
func (s *subset) addPart(m *made, p part, first, last bool) error {
	data, err := s.face.glyphData(p.glyph)
	if err != nil || len(data) < 10 {
		return errDamaged
	}
	bearing, err := s.face.bearing(p.glyph)
	if err != nil {
		return err
	}
	edge := func(i int) int16 { return int16(binary.BigEndian.Uint16(data[2+2*i:])) }
	p.x += bearing - edge(0)
	box := [4]int16{edge(0) + p.x, edge(1) + p.y, edge(2) + p.x, edge(3) + p.y}
	if first {
		m.box = box
	}
	for i := range 2 {
		m.box[i], m.box[i+2] = min(m.box[i], box[i]), max(m.box[i+2], box[i+2])
	}
	flags := uint16(argsAreWords | argsArePlaces)
	if !last {
		flags |= moreParts
	}
	m.outline = append(m.outline, words(flags, s.numberOf(p.glyph), uint16(p.x), uint16(p.y))...)
	return nil
}

// outlineAt is the data of the glyph with a new number.
func (s *subset) outlineAt(number int) ([]byte, error) {
	if number < len(s.made) && s.made[number].new {
		return s.made[number].outline, nil
	}
	return s.outline(s.order[number])
}

// limits is the table "maxp" with room for the glyphs that were made, which
// may have parts that have parts.
func (s *subset) limits(count uint16) []byte {
	const full, elements, depth, deepest = 32, 28, 30, 16
	out := patched(s.face.tables["maxp"], 4, count)
	if len(out) < full || !slices.ContainsFunc(s.made, func(m made) bool { return m.new }) {
		return out
	}
	most := binary.BigEndian.Uint16(out[elements:])
	for _, m := range s.made {
		most = max(most, uint16(len(m.outline)/8))
	}
	binary.BigEndian.PutUint16(out[elements:], most)
	binary.BigEndian.PutUint16(out[depth:], min(deepest, binary.BigEndian.Uint16(out[depth:])+1))
	return out
}
