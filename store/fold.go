package store

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns a text as searches compare it: without case, without the marks
// that letters carry (é as e, Å as a), compatibility forms resolved, and ß as
// ss, ø as o, ł as l, æ as ae. Marks that are letters in their own script,
// such as the vowel signs of Devanagari, stay.
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	s = norm.NFKD.String(cases.Fold().String(s))
	s = strings.Map(dropMark, s)
	return cases.Fold().String(plainLetters().Replace(s))
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// dropMark removes the block Combining Diacritical Marks.
func dropMark(r rune) rune {
	if r >= 0x0300 && r <= 0x036f {
		return -1
	}
	return r
}

// plainLetters covers the Latin letters that have a stroke or are joined and
// that Unicode therefore does not decompose.
func plainLetters() *strings.Replacer {
	return strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "ħ", "h",
		"ı", "i", "æ", "ae", "œ", "oe", "þ", "th", "ŧ", "t")
}
