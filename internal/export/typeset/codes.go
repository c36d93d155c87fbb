package typeset

import "encoding/binary"

// codeMap is the table "cmap" of a font whose codes from FirstCode on lead to
// the glyphs from 1 on. Readers differ in which of two ways they go: by bytes,
// as on old Macintoshes, or by the private characters from U+F000 on, as in
// the symbol fonts of Windows.
func codeMap(count int) []byte {
	const head, entry = 4, 8
	byBytes, byPrivate := bytesMap(count), privateMap(count)
	out := words(0, 2)
	out = append(out, words(1, 0, 0, head+2*entry)...)
	out = append(out, words(3, 0, 0, head+2*entry+uint16(len(byBytes)))...)
	return append(append(out, byBytes...), byPrivate...)
}

// bytesMap is a map in format 0, a glyph for each byte.
func bytesMap(count int) []byte {
	const size = 6 + 256
	out := append(words(0, size, 0), make([]byte, 256)...)
	for i := range count {
		out[6+FirstCode+i] = byte(i + 1)
	}
	return out
}

// privateMap is a map in format 4 with one range and the one that must end it.
func privateMap(count int) []byte {
	const size, first = 16 + 2*8, 0xF000 + FirstCode
	glyphOfFirst := 1
	out := words(4, size, 0, 2*2, 4, 1, 0)
	out = append(out, words(uint16(first+count-1), 0xFFFF, 0, first, 0xFFFF)...)
	return append(out, words(uint16(glyphOfFirst-first+0x10000), 1, 0, 0)...)
}

// noNames is the table "post" of a font that names no glyphs.
func noNames() []byte { return append(words(3, 0), make([]byte, 28)...) }

func words(values ...uint16) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}
