package posting

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// cleanText makes text valid UTF-8 in NFC with LF line ends and without
// control characters; tabs are spaces.
func cleanText(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return norm.NFC.String(strings.Map(cleanRune, s))
}

// isClean tells printable ASCII, which most text is, without a copy.
func isClean(s string) bool {
	for i := range len(s) {
		if (s[i] < ' ' && s[i] != '\n') || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch r {
	case '\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f':
		return '\n'
	case '\t':
		return ' '
	case '\ufeff':
		return -1
	}
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// singleLine is clean text on one line, trimmed, with single spaces.
func singleLine(s string) string {
	s = cleanText(s)
	if strings.Contains(s, "\n") || strings.Contains(s, "  ") {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
	}
	return strings.TrimSpace(s)
}
