package typeset

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// kerns is the space to add between the glyphs of a pair, in units of the
// face. The pairs stand in the order of their left glyphs, those of glyph g
// from first[g] to first[g+1]: most glyphs begin few pairs or none.
type kerns struct {
	first []uint16
	pairs []kernPair
}

// asciiKerns is the same by characters, for those that stand beside each other
// most: every character of a text is looked up several times.
type asciiKerns [utf8.RuneSelf][utf8.RuneSelf]int16

type kernPair struct {
	left, right uint16
	space       int16
}

func (k *kerns) between(left, right uint16) int16 {
	if int(left)+1 >= len(k.first) {
		return 0
	}
	for _, p := range k.pairs[k.first[left]:k.first[left+1]] {
		if p.right == right {
			return p.space
		}
	}
	return 0
}

// readKerns reads the pairs of the face's table "kern", where it has one of
// the common form.
func (f *Face) readKerns() error {
	const head, pairLen = 4 + 14, 6
	table := f.tables["kern"]
	if len(table) < head || binary.BigEndian.Uint16(table[4+4:])&0xFF01 != 1 { // horizontal, format 0
		return nil
	}
	count := int(binary.BigEndian.Uint16(table[4+6:]))
	if len(table) < head+count*pairLen {
		return errDamaged
	}
	f.kerns = newKerns(table[head : head+count*pairLen])
	for left := range rune(utf8.RuneSelf) {
		for right := range rune(utf8.RuneSelf) {
			if f.Has(left) && f.Has(right) {
				f.asciiKerns[left][right] = f.kerns.between(f.glyphs[left], f.glyphs[right])
			}
		}
	}
	return nil
}

// newKerns reads pairs: the left glyph, the right one and the space.
func newKerns(table []byte) kerns {
	const pairLen = 6
	var k kerns
	for p := range slices.Chunk(table, pairLen) {
		word := func(at int) uint16 { return binary.BigEndian.Uint16(p[at:]) }
		k.pairs = append(k.pairs, kernPair{word(0), word(2), int16(word(4))})
	}
	slices.SortStableFunc(k.pairs, func(a, b kernPair) int { return int(a.left) - int(b.left) })
	for i, p := range k.pairs {
		for len(k.first) <= int(p.left) {
			k.first = append(k.first, uint16(i))
		}
	}
	k.first = append(k.first, uint16(len(k.pairs)))
	return k
}
