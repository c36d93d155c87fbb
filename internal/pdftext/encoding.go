package pdftext

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// encoding is what the codes of a font stand for by its encoding (ISO
// 32000-1, section 9.6.6).
func (f *file) encoding(d, descriptor dict) func(int) string {
	v := f.value(d["Encoding"])
	base, differences := f.name(v), array(nil)
	if e, ok := v.(dict); ok {
		base, differences = f.name(e["BaseEncoding"]), f.array(e["Differences"])
	}
	table := codes(base, int(f.number(descriptor["Flags"], 0)))
	named := f.differences(differences)
	return func(code int) string {
		if text, ok := named[code]; ok {
			return text
		}
		return table(code)
	}
}

func (f *file) differences(list array) map[int]string {
	out := map[int]string{}
	code := 0
	for _, v := range list {
		switch x := f.value(v).(type) {
		case float64:
			code = int(x)
		case name:
			if text, ok := namedGlyph(string(x)); ok {
				out[code] = text
			} else if x != ".notdef" {
				out[code] = string(Unknown)
			}
			code++
		}
	}
	return out
}

// codes is a base encoding. Without a name it is the font's own, which for
// fonts of letters is near the standard one.
func codes(base string, flags int) func(int) string {
	table := charmap.Windows1252
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	return func(code int) string {
		if text, ok := standard()[code]; ok && base == "" && flags&4 == 0 {
			return text
		}
		if code < ' ' || code > 255 {
			return ""
		}
		r := table.DecodeByte(byte(code))
		if r == unicode.ReplacementChar {
			r = '•' // which codes without a character stand for in WinAnsi
		}
		return string(r)
	}
}

// standard are the codes of Adobe's standard encoding that differ from those
// of Windows (ISO 32000-1, annex D.2).
var standard = sync.OnceValue(func() map[int]string {
	out := map[int]string{0x27: "’", 0x60: "‘"}
	for code, r := range map[int]string{
		0xA1: "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ", 0xB1: "–†‡·", 0xB6: "¶•‚„”»…‰", 0xBF: "¿",
		0xC1: "`´ˆ˜¯˘˙¨", 0xD0: "—", 0xF1: "æ", 0xF5: "ı", 0xF8: "łøœß", 0xE1: "Æ", 0xE8: "ŁØŒº",
	} {
		for i, c := range []rune(r) {
			out[code+i] = string(c)
		}
	}
	return out
})

// namedGlyph is the character that a glyph's name stands for, by the rules
// and names of the Adobe Glyph List.
func namedGlyph(glyph string) (string, bool) {
	base, _, _ := strings.Cut(glyph, ".")
	if text, ok := glyphNames()[base]; ok {
		return text, true
	}
	if len([]rune(base)) == 1 {
		return base, true
	}
	for _, prefix := range []string{"uni", "u"} {
		digits, found := strings.CutPrefix(base, prefix)
		if n, err := strconv.ParseUint(digits, 16, 21); found && err == nil && len(digits) >= 4 {
			return string(rune(n)), true
		}
	}
	for accent, mark := range accents() {
		if letter, found := strings.CutSuffix(base, accent); found && len([]rune(letter)) == 1 {
			return norm.NFC.String(letter + mark), true
		}
	}
	if parts := strings.Split(base, "_"); len(parts) > 1 {
		return joined(parts)
	}
	return "", false
}

// joined are the letters of a ligature: "f_f_i".
func joined(parts []string) (string, bool) {
	out := ""
	for _, p := range parts {
		text, ok := namedGlyph(p)
		if !ok {
			return "", false
		}
		out += text
	}
	return out, true
}

var accents = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308", "tilde": "\u0303",
		"ring": "\u030A", "cedilla": "\u0327", "caron": "\u030C", "breve": "\u0306", "macron": "\u0304",
		"ogonek": "\u0328", "dotaccent": "\u0307", "hungarumlaut": "\u030B", "commaaccent": "\u0326",
	}
})

var glyphNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{"space": " ", "nbspace": " ", "softhyphen": "\u00AD", "sfthyphen": "\u00AD", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "Idotaccent": "İ"}
	const list = "exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / " +
		"zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] " +
		"asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © " +
		"ordfeminine ª guillemotleft « logicalnot ¬ registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · middot · cedilla ¸ " +
		"onesuperior ¹ ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø Lslash Ł lslash ł germandbls ß Eth Ð eth ð " +
		"Thorn Þ thorn þ dotlessi ı Dcroat Đ dcroat đ multiply × divide ÷ florin ƒ circumflex ˆ tilde ˜ quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ quotedblright ” quotedblbase „ " +
		"dagger † daggerdbl ‡ bullet • ellipsis … perthousand ‰ guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € euro € trademark ™ endash – emdash — figuredash ‒ nonbreakinghyphen ‑ " +
		"arrowright → arrowleft ← checkmark ✓ filledbox ■ square □ H18543 ▪ H22073 □ triagrt ► lozenge ◊ circle ○ openbullet ◦ blackcircle ● lessequal ≤ greaterequal ≥ notequal ≠ infinity ∞ numero №"
	fields := strings.Fields(list)
	for i := 0; i+1 < len(fields); i += 2 {
		out[fields[i]] = fields[i+1]
	}
	return out
})
