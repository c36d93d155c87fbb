package pdftext

import (
	"strings"
	"unicode/utf16"
)

// font tells the characters of codes and how wide they are.
type font struct {
	// wide says that codes have two bytes.
	wide bool
	// said is what the file says that codes stand for.
	said map[int]string
	// base is what they stand for else.
	base func(code int) string
	// widths are in thousandths of the size; other is that of other codes.
	widths map[int]float64
	other  float64
	// scale leads from them to parts of the size, in which space is that of a
	// space.
	scale, space float64
	bold, italic bool
}

// glyph is one code of a text.
type glyph struct {
	text  string
	width float64 // in parts of the size
	// space says that the space between words is added to it.
	space bool
}

// glyphs takes a text of bytes apart.
func (t *font) glyphs(text string) []glyph {
	var out []glyph
	step := 1
	if t.wide {
		step = 2
	}
	for i := 0; i+step <= len(text); i += step {
		code := int(text[i])
		if t.wide {
			code = code<<8 | int(text[i+1])
		}
		out = append(out, glyph{t.text(code), t.width(code) * t.scale, !t.wide && code == ' '})
	}
	return out
}

func (t *font) text(code int) string {
	if s, ok := t.said[code]; ok {
		return s
	}
	return t.base(code)
}

func (t *font) width(code int) float64 {
	if w, ok := t.widths[code]; ok {
		return w
	}
	return t.other
}

// fontWork is what reading a font counts for, as the bytes of its tables.
const fontWork = 4000

// font reads a font once, where it is an object of its own.
func (f *file) font(v any) *font {
	num := numberOf(v)
	if t := f.fonts[num]; t != nil && num > 0 {
		return t
	}
	f.read(fontWork)
	t := f.readFont(f.dict(v))
	f.fonts[num] = t
	return t
}

func (f *file) readFont(d dict) *font {
	t := &font{scale: 0.001, other: 500}
	descriptor := f.dict(d["FontDescriptor"])
	if f.name(d["Subtype"]) == "Type0" {
		inner := f.dict(nil)
		if list := f.array(d["DescendantFonts"]); len(list) > 0 {
			inner = f.dict(list[0])
		}
		descriptor = f.dict(inner["FontDescriptor"])
		t.wide = true
		t.base = wideBase(f.name(d["Encoding"]))
		t.other = f.number(inner["DW"], 1000)
		t.widths = f.wideWidths(inner["W"])
	} else {
		f.narrow(t, d, descriptor)
	}
	if s, ok := f.value(d["ToUnicode"]).(stream); ok {
		if data, err := f.unpack1(s); err == nil {
			t.said = f.readCMap(data)
		}
	}
	t.space = t.spaceWidth()
	t.style(f.name(d["BaseFont"])+" "+f.name(descriptor["FontName"]), f, descriptor)
	return t
}

// style tells the weight and the slant, mostly by the font's name.
func (t *font) style(names string, f *file, descriptor dict) {
	low := strings.ToLower(names)
	for _, w := range []string{"bold", "black", "heavy", "semibd", "demi"} {
		t.bold = t.bold || strings.Contains(low, w)
	}
	t.italic = strings.Contains(low, "italic") || strings.Contains(low, "oblique")
	flags := int(f.number(descriptor["Flags"], 0))
	t.bold = t.bold || f.number(descriptor["FontWeight"], 400) >= 600 || flags&(1<<18) != 0
	t.italic = t.italic || flags&(1<<6) != 0 && f.number(descriptor["ItalicAngle"], 0) != 0
}

// narrow reads a font whose codes have one byte.
func (f *file) narrow(t *font, d, descriptor dict) {
	t.base = f.encoding(d, descriptor)
	from := int(f.number(d["FirstChar"], 0))
	list := f.array(d["Widths"])
	if list == nil {
		t.widths = map[int]float64{}
		for code := range 256 {
			t.widths[code] = usualWidth(t.base(code))
		}
		return
	}
	t.other = f.number(descriptor["MissingWidth"], 0)
	t.widths = make(map[int]float64, min(len(list), 256))
	for i, w := range list[:min(len(list), 256)] {
		t.widths[from+i] = f.number(w, t.other)
	}
	if m := f.numbers(d["FontMatrix"]); f.name(d["Subtype"]) == "Type3" && len(m) == 6 && m[0] != 0 {
		t.scale = m[0]
	}
}

// usualWidth is near the width of a letter in Helvetica, for files that leave
// out the widths of the fonts which every program has.
func usualWidth(text string) float64 {
	switch {
	case text == "" || strings.ContainsAny(text, "iljtf.,;:!'|/\\I()[]- "):
		return 290
	case strings.ContainsAny(text, "mwMW@%—"):
		return 850
	case strings.ToLower(text) != text:
		return 690
	}
	return 550
}

// wideWidths reads "120 [500 600] 200 300 550".
func (f *file) wideWidths(v any) map[int]float64 {
	out := map[int]float64{}
	list := f.array(v)
	for i := 0; i+1 < len(list); {
		from := int(f.number(list[i], 0))
		if widths := f.array(list[i+1]); widths != nil {
			for j, w := range widths {
				out[from+j] = f.number(w, 0)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		to, w := int(f.number(list[i+1], 0)), f.number(list[i+2], 0)
		for code := from; code <= to && code-from < 1<<16; code++ {
			f.part()
			out[code] = w
		}
		i += 3
	}
	return out
}

// wideBase is what codes of two bytes stand for where only their order is
// named: the orders of Unicode tell, the others do not.
func wideBase(encoding string) func(int) string {
	if strings.Contains(encoding, "UCS2") || strings.Contains(encoding, "UTF16") {
		return func(code int) string { return string(rune(code)) }
	}
	return func(int) string { return string(Unknown) }
}

// utf16Text is text in UTF-16 with the greater byte first.
func utf16Text(raw string) string {
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

func (t *font) spaceWidth() float64 {
	widest := 0.0
	for code, text := range t.said {
		if text == " " {
			widest = max(widest, t.width(code)*t.scale)
		}
	}
	if w, ok := t.widths[' ']; ok && !t.wide {
		widest = max(widest, w*t.scale)
	}
	if widest == 0 {
		return 0.25
	}
	return widest
}
