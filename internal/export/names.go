package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rolewright/internal/posting"
)

// longestStem bounds a file name without its ending, in bytes: far below the
// 255 that file systems allow, so that "(1)" and a folder still fit.
const longestStem = 120

// FileName is the name under which a person saves p in the format f, made of
// the title and the company: "backend-developer-acme.pdf". Latin letters lose
// their accents, letters of other scripts stay; a posting that gives no
// letters at all is called "job-description".
func FileName(p posting.Posting, f Format) string {
	stem := slug(p.Title+" "+p.Company.Name, p.Language)
	switch {
	case stem == "":
		stem = "job-description"
	case reservedName(stem):
		stem += "-job"
	}
	return stem + f.Ending()
}

// slug is text in lower case with hyphens between its words.
func slug(text, language string) string {
	var out strings.Builder
	latin, pending := false, false
	for _, r := range strings.ToLower(norm.NFC.String(text)) {
		part := plainLetter(r, language, latin)
		if part == "" {
			// A mark dropped from a Latin letter does not end its word.
			pending = pending || !unicode.Is(unicode.Mn, r)
			continue
		}
		if pending && out.Len() > 0 {
			out.WriteByte('-')
		}
		out.WriteString(part)
		latin, pending = unicode.Is(unicode.Latin, r), false
	}
	return shorten(out.String())
}

// plainLetter is what stands for r in a file name, or "" for what separates
// words. Marks stay where they are part of a script other than Latin.
func plainLetter(r rune, language string, afterLatin bool) string {
	if s := spelledOut(r, language); s != "" {
		return s
	}
	switch {
	case unicode.Is(unicode.Latin, r):
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		return string(base)
	case unicode.IsMark(r) && !afterLatin, unicode.IsLetter(r), unicode.IsDigit(r):
		return string(r)
	default:
		return ""
	}
}

// spelledOut gives the letters for characters that do not decompose, and for
// those that German, Danish and Norwegian write out in two letters.
func spelledOut(r rune, language string) string {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if base == "de" {
		if s := map[rune]string{'ä': "ae", 'ö': "oe", 'ü': "ue"}[r]; s != "" {
			return s
		}
	}
	if slices.Contains([]string{"da", "nb", "nn", "no"}, base) {
		if s := map[rune]string{'ø': "oe", 'å': "aa"}[r]; s != "" {
			return s
		}
	}
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	return ""
}

// shorten cuts a long name at its last whole word that fits.
func shorten(name string) string {
	if len(name) <= longestStem {
		return name
	}
	cut := longestStem
	for !utf8.RuneStart(name[cut]) {
		cut--
	}
	if word := strings.LastIndexByte(name[:cut], '-'); word > 0 {
		cut = word
	}
	return name[:cut]
}

// reservedName reports whether Windows keeps the name for a device.
func reservedName(stem string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) {
		return true
	}
	device := strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")
	return device && len(stem) == 4 && stem[3] >= '0' && stem[3] <= '9'
}
