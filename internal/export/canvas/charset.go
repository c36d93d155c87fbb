package canvas

import (
	"sync"

	"rolewright/internal/export/typeset"
)

// charset is the characters of a page of a built-in face: one byte each, in
// the order in which codes are given to them. Texts of most languages need no
// more than one page of each face. Every charset begins with the common
// characters, so that words and what stands beside them stay on one page.
type charset struct {
	runes []rune
	code  []uint8 // by rune; 0 where the charset lacks it
}

// common are the signs besides ASCII that every charset has. The soft hyphen
// is drawn as a hyphen and stands for one that ends a line.
const common = "\u00AD–—‘’‚“”„•…·€£§©®™×°«»"

// charsets are the pages, in the order in which a character is looked for.
// What is on none of them is cut to measure for each document.
var charsets = sync.OnceValue(func() []charset {
	var out []charset
	for _, letters := range []string{
		// Western Europe.
		"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒàáâãäåæçèéêëìíîïñòóôõöøùúûüßýÿœ¡¿",
		// Central Europe, the Baltic and Turkey.
		"ĄąĆćĘęŁłŃńŚśŹźŻżÓóČčĎďĚěŇňŘřŠšŤťŮůŽžĽľŐőŰűĂăȘșȚțŞşŢţĐđĞğİıĀāĒēĪīŪūĢģĶķĻļŅņĖėĮįŲųÁáÉéÍíÖöÚúÜüÝýÄäÔôÂâÎîÇçÕõ",
		// Greek.
		"ΆΈΉΊΌΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ΄΅",
		// Cyrillic of the Slavic languages.
		"АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁЂЃЄЅІЇЈЉЊЋЌЎЏёђѓєѕіїјљњћќўџҐґ№",
	} {
		out = append(out, newCharset(letters))
	}
	return out
})

func newCharset(letters string) charset {
	var c charset
	for r := ' '; r <= '~'; r++ {
		c.runes = append(c.runes, r)
	}
	c.runes = append(append(c.runes, []rune(common)...), []rune(letters)...)
	for i, r := range c.runes {
		if missing := int(r) + 1 - len(c.code); missing > 0 {
			c.code = append(c.code, make([]uint8, missing)...)
		}
		c.code[r] = uint8(typeset.FirstCode + i)
	}
	return c
}

// codeOf is the code of a character, or 0.
func (c charset) codeOf(r rune) uint8 {
	if int(r) >= len(c.code) {
		return 0
	}
	return c.code[r]
}
