package canvas

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"rolewright/internal/export/typeset"
)

// subset is a face of which the document holds the signs that it draws, each
// with a code of two bytes, in the order of their first use.
type subset struct {
	face  *typeset.Face
	signs []meant
	code  map[meant]uint16
}

// meant is a shape and the text that it stands for.
type meant struct {
	typeset.Shape
	text string
}

func newSubset(face *typeset.Face) *subset { return &subset{face: face, code: map[meant]uint16{}} }

// codeOf is a sign's code. 0 is the face's sign for a missing glyph.
func (e *subset) codeOf(s sign) uint16 {
	return e.codeOfShape(e.face.ShapeOf(s.shown), string(s.meaning))
}

// codeOfShape is the code of a shape that stands for text.
func (e *subset) codeOfShape(shape typeset.Shape, text string) uint16 {
	s := meant{shape, text}
	code, known := e.code[s]
	if !known {
		e.signs = append(e.signs, s)
		code = uint16(len(e.signs))
		e.code[s] = code
	}
	return code
}

// put adds the subset to the file and returns the font's object.
func (e *subset) put(f *file) (int, error) {
	ttf, err := e.face.SubsetOf(e.shapes())
	if err != nil {
		return 0, err
	}
	name := subsetTag(ttf) + "+" + e.face.Name
	data := f.addBytes(stream(&quickPackers, fmt.Sprintf("/Length1 %d ", len(ttf)), ttf))
	unicode := f.addBytes(stream(&quickPackers, "", e.toUnicode()))
	descriptor := f.add(descriptor(e.face, name) + ref(data) + ">>")
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s "+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
		"/FontDescriptor %d 0 R /CIDToGIDMap /Identity /W [1 [%s]]>>", name, descriptor, e.widths()))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, unicode)), nil
}

// subsetTag is the six letters that tell subsets of a font apart.
func subsetTag(ttf []byte) string {
	sum := sha256.Sum256(ttf)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

func (e *subset) widths() string {
	var b []byte
	for _, s := range e.signs {
		b = appendWidth(b, float64(s.Advance)/e.face.Unit())
	}
	return string(bytes.TrimSpace(b))
}

func (e *subset) shapes() []typeset.Shape {
	out := make([]typeset.Shape, len(e.signs))
	for i, s := range e.signs {
		out[i] = s.Shape
	}
	return out
}

// widths are those of the runes in thousandths of an em.
func widths(face *typeset.Face, runes []rune) string {
	var b []byte
	for _, r := range runes {
		b = appendWidth(b, face.Advance(r))
	}
	return string(bytes.TrimSpace(b))
}

func appendWidth(b []byte, ems float64) []byte {
	return append(strconv.AppendInt(b, int64(math.Round(1000*ems)), 10), ' ')
}

// descriptor describes a font, up to the number of its file's object. Flag 4
// says that its codes are its own.
func descriptor(face *typeset.Face, name string) string {
	m := face.Metrics()
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] "+
		"/ItalicAngle %g /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 ",
		name, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.ItalicAngle, m.Ascent, m.Descent, m.CapHeight)
}

// toUnicode tells readers which characters the codes stand for.
func (e *subset) toUnicode() []byte {
	texts := make([]string, len(e.signs))
	for i, s := range e.signs {
		texts[i] = s.text
	}
	return unicodeMap(1, 4, texts)
}

// unicodeMap says that codes from first on, in so many digits, stand for
// texts. Codes that stand for none are left out.
func unicodeMap(first, digits int, texts []string) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<" + strings.Repeat("0", digits) + "> <" + strings.Repeat("F", digits) + ">\nendcodespacerange\n")
	var lines []string
	for i, text := range texts {
		if text != "" {
			lines = append(lines, fmt.Sprintf("<%0*X> <%s>\n", digits, first+i, utf16Hex(text)))
		}
	}
	const most = 100 // entries in a block, by the specification of CMaps
	for block := range slices.Chunk(lines, most) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(block), strings.Join(block, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

func utf16Hex(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
