package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// directory is the list of a font file's tables.
type directory struct {
	file   io.ReaderAt
	places map[string][2]int64 // from and length
}

// readDirectory tells the kinds of font file apart, and the one that can be
// used from the others.
func readDirectory(file io.ReaderAt, size int64) (directory, error) {
	const ask = "use the TrueType version (.ttf)"
	var head [12]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return directory{}, errors.New("is no font file")
	}
	switch string(head[:4]) {
	case "OTTO":
		return directory{}, errors.New("has PostScript outlines (CFF); " + ask)
	case "ttcf":
		return directory{}, errors.New("is a collection of fonts; use its fonts as single TrueType files (.ttf)")
	case "wOFF", "wOF2":
		return directory{}, errors.New("is packed for web pages; " + ask)
	case "\x00\x01\x00\x00", "true":
	default:
		return directory{}, errors.New("is no TrueType font")
	}
	d := directory{file: file, places: map[string][2]int64{}}
	entries := make([]byte, 16*int(binary.BigEndian.Uint16(head[4:])))
	if _, err := file.ReadAt(entries, 12); err != nil && !(errors.Is(err, io.EOF) && size == int64(12+len(entries))) {
		return directory{}, errCutOff
	}
	for e := range slices.Chunk(entries, 16) {
		from, length := int64(binary.BigEndian.Uint32(e[8:])), int64(binary.BigEndian.Uint32(e[12:]))
		if from+length > size {
			return directory{}, errCutOff
		}
		d.places[string(e[:4])] = [2]int64{from, length}
	}
	return d, nil
}

var errCutOff = errors.New("is cut off or damaged; get the file again")

// check reports what a face must have.
func (d directory) check() error {
	for _, tag := range []string{"glyf", "loca"} {
		if d.places[tag][1] == 0 {
			return errors.New("has no TrueType outlines; use another font")
		}
	}
	for _, tag := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if d.places[tag][1] == 0 {
			return fmt.Errorf("lacks the table %q: it is damaged; get the file again", tag)
		}
	}
	if d.places["fvar"][1] != 0 {
		return errors.New("is a variable font; use its static versions, of which Regular and Bold are enough")
	}
	return d.checkSizes()
}

// checkSizes compares what the tables say of the glyphs with each other.
func (d directory) checkSizes() error {
	maxp, err := d.table("maxp")
	if err != nil || len(maxp) < 6 {
		return errCutOff
	}
	head, err := d.table("head")
	if err != nil || len(head) < 54 {
		return errCutOff
	}
	hhea, err := d.table("hhea")
	if err != nil || len(hhea) < 36 {
		return errCutOff
	}
	glyphs, offset := int64(binary.BigEndian.Uint16(maxp[4:])), int64(2)
	if binary.BigEndian.Uint16(head[50:]) == 1 {
		offset = 4
	}
	widths := int64(binary.BigEndian.Uint16(hhea[34:]))
	if d.places["loca"][1] < offset*(glyphs+1) || widths == 0 || d.places["hmtx"][1] < 4*widths {
		return errCutOff
	}
	return nil
}

// maxTable bounds what is read of a table when a folder is looked through.
const maxTable = 4 << 20

func (d directory) table(tag string) ([]byte, error) {
	place := d.places[tag]
	if place[1] == 0 || place[1] > maxTable {
		return nil, fmt.Errorf("table %q is missing or too large", tag)
	}
	out := make([]byte, place[1])
	if n, err := d.file.ReadAt(out, place[0]); n < len(out) {
		return nil, fmt.Errorf("table %q cannot be read: %w", tag, err)
	}
	return out, nil
}

// coverage is the ranges of characters that a table "cmap" leads to glyphs.
func coverage(cmap []byte) (ranges [][2]rune, err error) {
	defer func() {
		if recover() != nil {
			ranges, err = nil, errCutOff
		}
	}()
	parsed, _, err := tables.ParseCmap(cmap)
	if err != nil {
		return nil, errCutOff
	}
	all, _, err := font.ProcessCmap(parsed, 0)
	if err != nil {
		return nil, errors.New("has no map of Unicode characters; use another font")
	}
	ranged, ok := all.(interface {
		RuneRanges([][2]rune) [][2]rune
	})
	if !ok {
		return nil, errors.New("has a map of characters of an old kind; use another font")
	}
	ranges = ranged.RuneRanges(nil)
	slices.SortFunc(ranges, func(a, b [2]rune) int { return int(a[0]) - int(b[0]) })
	return merged(ranges), nil
}

// merged joins ranges that touch or overlap, so that they can be searched.
func merged(ranges [][2]rune) [][2]rune {
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && r[0] <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out = append(out, r)
	}
	return out
}

// postScriptName is what the table "name" says, or empty.
func (d directory) postScriptName() string {
	const head, record, postScript = 6, 12, 6
	names, err := d.table("name")
	if err != nil || len(names) < head {
		return ""
	}
	count, strings := int(binary.BigEndian.Uint16(names[2:])), int(binary.BigEndian.Uint16(names[4:]))
	for i := range count {
		at := head + i*record
		if at+record > len(names) {
			return ""
		}
		field := func(k int) int { return int(binary.BigEndian.Uint16(names[at+2*k:])) }
		from := strings + field(5)
		if field(3) != postScript || from+field(4) > len(names) {
			continue
		}
		if name := cleanName(decoded(names[from:from+field(4)], field(0) == 1)); name != "" {
			return name
		}
	}
	return ""
}

func decoded(b []byte, bytes bool) string {
	if bytes {
		return string(b)
	}
	var units []uint16
	for pair := range slices.Chunk(b[:len(b)/2*2], 2) {
		units = append(units, binary.BigEndian.Uint16(pair))
	}
	return string(utf16.Decode(units))
}
