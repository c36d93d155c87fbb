package canvas

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"rolewright/internal/export/typeset"
)

// embedded is a face in a document: the signs drawn so far, each with a code
// of two bytes, in the order of their first use.
type embedded struct {
	face  *typeset.Face
	signs []sign
	code  map[sign]uint16
}

// embed returns the document's font for a face. gofpdf learns only its name:
// with the definition of a font that every reader has, it writes texts as
// they are given, so that they can hold codes of our own.
func (c *Canvas) embed(face *typeset.Face) *embedded {
	for _, e := range c.fonts {
		if e.face == face {
			return e
		}
	}
	stub, err := json.Marshal(map[string]any{"Tp": "Core", "Name": face.Name})
	if err != nil {
		c.pdf.SetError(err)
	}
	c.pdf.AddFontFromBytes(face.Name, "", stub, nil)
	e := &embedded{face: face, code: map[sign]uint16{}}
	c.fonts = append(c.fonts, e)
	return e
}

// sign is a character to draw and the one it stands for.
type sign struct{ shown, meaning rune }

// show is text in the codes of the document's font, with the kerning between
// them, as the operator TJ takes it.
func (e *embedded) show(text, meaning string) string {
	shown, means := []rune(text), []rune(meaning)
	if len(means) != len(shown) {
		means = shown
	}
	out := make([]byte, 0, 4*len(shown)+16)
	before := rune(-1)
	for i, r := range shown {
		if !e.face.Has(r) {
			continue
		}
		kern := int(math.Round(-1000 * e.face.Kern(before, r)))
		switch {
		case len(out) == 0:
			out = append(out, '<')
		case kern != 0:
			out = fmt.Appendf(out, ">%d<", kern)
		}
		code := e.codeOf(sign{r, means[i]})
		out = hex.AppendEncode(out, []byte{byte(code >> 8), byte(code)})
		before = r
	}
	if len(out) > 0 {
		out = append(out, '>')
	}
	return string(out)
}

// codeOf is a sign's code. 0 is the face's sign for a missing glyph.
func (e *embedded) codeOf(s sign) uint16 {
	code, known := e.code[s]
	if !known {
		e.signs = append(e.signs, s)
		code = uint16(len(e.signs))
		e.code[s] = code
	}
	return code
}

// put replaces gofpdf's font of the face's name by the subset that was used.
func (e *embedded) put(f *file) error {
	var shown []rune
	for _, s := range e.signs {
		shown = append(shown, s.shown)
	}
	ttf, err := e.face.Subset(shown)
	if err != nil {
		return err
	}
	stub := "<</Type /Font\n/BaseFont /" + e.face.Name + "\n/Subtype /Type1\n/Encoding /WinAnsiEncoding\n>>"
	at := slices.IndexFunc(f.objects, func(body []byte) bool { return string(body) == stub })
	if at < 0 {
		return errors.New("font " + e.face.Name + " is not where it should be")
	}
	name := subsetTag(ttf) + "+" + e.face.Name
	data := f.add(stream(fmt.Sprintf("/Length1 %d ", len(ttf)), ttf))
	unicode := f.add(stream("", e.toUnicode()))
	descriptor := f.add(e.descriptor(name, data))
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s "+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
		"/FontDescriptor %d 0 R /CIDToGIDMap /Identity /W [1 [%s]]>>", name, descriptor, e.widths()))
	f.objects[at] = []byte(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, unicode))
	return nil
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

func (e *embedded) widths() string {
	var b strings.Builder
	for _, s := range e.signs {
		fmt.Fprintf(&b, "%d ", int(math.Round(1000*e.face.Advance(s.shown))))
	}
	return strings.TrimSpace(b.String())
}

// descriptor describes the font. Flag 4 says that its codes are its own.
func (e *embedded) descriptor(name string, data int) string {
	m := e.face.Metrics()
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] "+
		"/ItalicAngle %g /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.ItalicAngle, m.Ascent, m.Descent, m.CapHeight, data)
}

// toUnicode tells readers which characters the codes stand for.
func (e *embedded) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in a block, by the specification of CMaps
	for i := 0; i < len(e.signs); i += most {
		block := e.signs[i:min(i+most, len(e.signs))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for k, s := range block {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", i+k+1, s.meaning)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
