package intake

import (
	"strings"
	"unicode"
)

// commonWords are words that are frequent in one language and rare in the
// others of the table.
func commonWords() map[string][]string {
	return map[string][]string{
		"en": {"the", "and", "you", "with", "will", "our", "are", "your", "this", "we"},
		"de": {"und", "der", "die", "das", "mit", "für", "wir", "sie", "eine", "bei", "ihre", "dich"},
		"fr": {"les", "des", "vous", "nous", "avec", "pour", "votre", "dans", "une", "et", "est", "au"},
		"es": {"los", "las", "con", "una", "nuestro", "para", "del", "que", "y", "el", "tu"},
		"it": {"di", "che", "con", "della", "per", "gli", "nel", "una", "il", "sono"},
		"pt": {"você", "com", "uma", "não", "para", "do", "da", "os", "nossa", "em"},
		"nl": {"het", "een", "van", "voor", "je", "wij", "met", "op", "onze", "jij", "en"},
		"pl": {"w", "z", "oraz", "na", "się", "do", "jest", "dla", "praca", "i"},
		"sv": {"och", "att", "som", "för", "med", "vi", "är", "du", "på", "av"},
		"da": {"og", "til", "med", "vi", "er", "det", "på", "af", "som", "dig"},
	}
}

// guessLanguage returns the language's BCP 47 tag, or "" where the text is
// too short or too mixed to say.
func guessLanguage(text string) string {
	counts := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		counts[w]++
	}
	best, most, second := "", 0, 0
	for language, words := range commonWords() {
		n := 0
		for _, w := range words {
			n += counts[w]
		}
		if n > most || n == most && language < best {
			best, most, second = language, n, most
		} else {
			second = max(second, n)
		}
	}
	if most < 5 || most*2 < second*3 {
		return ""
	}
	return best
}
