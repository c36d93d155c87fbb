package canvas

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/export/typeset"
)

// Faces come into the file in two ways. A built-in face is there in pages
// that were made once for all documents, a byte for each character. All else,
// which is what no page holds and every other face, is cut to measure for the
// document, two bytes for each.

// sign is a character to draw and the one it stands for.
type sign struct{ shown, meaning rune }

// font is a page of a face, or a subset, in the document: one of the two.
type font struct {
	name   string // in the pages' resources
	page   *fontPage
	subset *subset
}

// put adds the font to the file and returns its object.
func (f *font) put(to *file) (int, error) {
	if f.page != nil {
		return f.page.put(to)
	}
	return f.subset.put(to)
}

// fontsOf is the fonts that a document has of a face, made when they are
// first drawn with.
type fontsOf struct {
	face   *typeset.Face
	pages  []*font // by charset; none where the face is not built in
	last   int     // charset of the character before, or noCharset
	subset *font
}

// fontsOf finds or begins the fonts of a face. A document has few.
func (c *Canvas) fontsOf(face *typeset.Face) *fontsOf {
	for _, f := range c.faces {
		if f.face == face {
			return f
		}
	}
	f := &fontsOf{face: face, last: c.likeliest()}
	if face.BuiltIn() {
		f.pages = make([]*font, len(charsets()))
	}
	c.faces = append(c.faces, f)
	return f
}

// Expect tells of a text that will be drawn. Told of all before the first is
// drawn, a canvas begins with the charset that has most of their letters, so
// that a Polish file holds no page for French.
func (c *Canvas) Expect(text string) {
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		for n, set := range charsets() {
			if set.codeOf(r) != 0 {
				c.expected[n]++
			}
		}
	}
}

// likeliest is the charset that has most of what is expected.
func (c *Canvas) likeliest() int {
	best := 0
	for n, count := range c.expected {
		if count > c.expected[best] {
			best = n
		}
	}
	return best
}

// find is the font that has the sign, and its code there.
func (c *Canvas) find(in *fontsOf, s sign) (*font, uint16) {
	n, code := in.paged(s)
	in.last = n
	if n == noCharset {
		if in.subset == nil {
			in.subset = c.newFont(&font{subset: newSubset(in.face)})
		}
		return in.subset, in.subset.subset.codeOf(s)
	}
	if in.pages[n] == nil {
		in.pages[n] = c.newFont(&font{page: pageOf(in.face, n)})
	}
	return in.pages[n], uint16(code)
}

func (c *Canvas) newFont(f *font) *font {
	c.fonts = append(c.fonts, f)
	f.name = "/F" + strconv.Itoa(len(c.fonts))
	return f
}

// noCharset stands for the subset, which holds whatever is asked for.
const noCharset = -1

// paged is the charset that has a sign, and its code there. A charset serves
// until it lacks a character, which keeps words in one piece and files small;
// the subset until a letter comes that a charset has.
func (f *fontsOf) paged(s sign) (charset int, code uint8) {
	r, plain := s.plain()
	if f.pages == nil || !plain || f.last == noCharset && !unicode.IsLetter(r) {
		return noCharset, 0
	}
	if f.last != noCharset && ' ' <= r && r <= '~' {
		return f.last, uint8(r) // where every charset has it
	}
	sets := charsets()
	if f.last != noCharset {
		if code := sets[f.last].codeOf(r); code != 0 {
			return f.last, code
		}
	}
	for n, set := range sets {
		if code := set.codeOf(r); code != 0 {
			return n, code
		}
	}
	return noCharset, 0
}

// plain is the character of a sign that is drawn as what it stands for, as
// all are in charsets; a soft hyphen that ends a line is drawn as a hyphen.
func (s sign) plain() (rune, bool) {
	return s.meaning, s.shown == s.meaning || s.shown == '-' && s.meaning == softHyphen
}

// show appends the operators that draw text in a font of the size: strings in
// the codes of the document's fonts, with the kerning between them.
func (c *Canvas) show(b []byte, f Font, text, meaning string) []byte {
	in := c.fontsOf(f.Face)
	if utf8.RuneCountInString(meaning) != utf8.RuneCountInString(text) {
		meaning = text
	}
	var w shower
	before := rune(-1)
	for _, r := range text {
		means, size := utf8.DecodeRuneInString(meaning)
		meaning = meaning[size:]
		if !f.Face.Has(r) {
			continue
		}
		font, code := c.find(in, sign{r, means})
		if kern := f.Face.Kern(before, r); kern != 0 {
			b = w.kern(b, int(math.Round(-1000*kern)))
		}
		if font != w.font {
			b = c.use(w.end(b), font, f.Size)
			w.begin(font)
		}
		b = w.code(b, code)
		before = r
	}
	return w.end(b)
}

// shower writes operands of the operator TJ.
type shower struct {
	font *font
	// array and text say that one stands open.
	array, text bool
}

func (w *shower) begin(f *font) { w.font = f }

// code draws the sign with the code.
func (w *shower) code(b []byte, code uint16) []byte {
	if !w.array {
		b = append(b, '[')
	}
	if !w.text {
		b = append(b, w.brackets()[0])
	}
	w.array, w.text = true, true
	if w.font.page == nil {
		return appendHex(appendHex(b, byte(code>>8)), byte(code))
	}
	if code == '(' || code == ')' || code == '\\' {
		b = append(b, '\\')
	}
	return append(b, byte(code))
}

func appendHex(b []byte, v byte) []byte {
	const digits = "0123456789abcdef"
	return append(b, digits[v>>4], digits[v&15])
}

// brackets are what strings stand in: those of subsets are hexadecimal.
func (w *shower) brackets() string {
	if w.font.page == nil {
		return "<>"
	}
	return "()"
}

// kern moves what follows to the left by so many thousandths of an em.
func (w *shower) kern(b []byte, by int) []byte {
	if by == 0 || !w.array {
		return b
	}
	return strconv.AppendInt(w.endText(b), int64(by), 10)
}

func (w *shower) endText(b []byte) []byte {
	if w.text {
		b = append(b, w.brackets()[1])
	}
	w.text = false
	return b
}

func (w *shower) end(b []byte) []byte {
	b = w.endText(b)
	if w.array {
		b = append(b, "] TJ "...)
	}
	w.array = false
	return b
}
