package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/bidi"
)

// needsCare reports whether text holds characters whose glyphs depend on
// their neighbours or that run from right to left. All other text is set
// character by character, which is much faster.
func needsCare(text string) bool {
	for _, r := range text {
		if r >= 0x0300 && !isPlain(r) && (isShaped(r) || isRightToLeft(r)) {
			return true
		}
	}
	return false
}

// plain are the scripts whose characters are each drawn by a glyph of their
// own, whatever stands beside them.
var plain = [...]*unicode.RangeTable{
	unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Cherokee,
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hebrew, unicode.Ethiopic,
}

// isShaped reports characters whose glyph or place depends on others.
func isShaped(r rune) bool {
	if r < 0x0300 || isJamoSyllable(r) {
		return false
	}
	if unicode.In(r, unicode.Mn, unicode.Mc, unicode.Me) || isJoiner(r) {
		return true
	}
	return unicode.IsLetter(r) && !unicode.In(r, plain[:]...) && !unicode.Is(unicode.Common, r)
}

// isJamoSyllable reports the syllables of Korean, which need no composing.
func isJamoSyllable(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }

// isJoiner reports the marks that join or part the letters beside them.
func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

// isMark reports characters that are never drawn and only steer the
// direction of their neighbours.
func isMark(r rune) bool { return r == '\u200E' || r == '\u200F' || r == '\u061C' }

// scriptOf is the script of a character, or Common where it goes with any.
func scriptOf(r rune) language.Script {
	s := language.LookupScript(r)
	if !s.Strong() {
		return language.Common
	}
	return s
}

func isRightToLeft(r rune) bool {
	class := classOf(r)
	return class == bidi.R || class == bidi.AL || class == bidi.AN
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}
