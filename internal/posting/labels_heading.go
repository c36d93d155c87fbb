package posting

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestHeading is the most words a heading may have to be recognised by
// how it begins; longer ones are sentences.
const longestHeading = 8

// KindOfHeading tells what a section is about from its heading, by the words
// that postings in the language, or in English, use. Case, emphasis, pictures
// and punctuation around the words do not matter.
func KindOfHeading(heading, language string) (Kind, bool) {
	key := headingKey(heading)
	for _, v := range vocabulariesFor(language) {
		if k, ok := lookUp(v, v.kinds, key); ok {
			return k, true
		}
		if _, ok := lookUp(v, v.importances, key); ok {
			return Requirements, true
		}
		if k, ok := v.aboutKind(key); ok {
			return k, k != ""
		}
	}
	return "", false
}

// ImportanceOfHeading tells the importance of the lists below a heading such
// as "Must have" or "Preferred qualifications".
func ImportanceOfHeading(heading, language string) (Importance, bool) {
	key := headingKey(heading)
	for _, v := range vocabulariesFor(language) {
		if i, ok := lookUp(v, v.importances, key); ok {
			return i, true
		}
	}
	return "", false
}

// PartOfHeading tells which company text stands below a heading such as "Our
// mission"; name is its JSON name in Company.
func PartOfHeading(heading, language string) (name string, ok bool) {
	key := headingKey(heading)
	for _, v := range vocabulariesFor(language) {
		if part, ok := lookUp(v, v.parts, key); ok {
			return part, true
		}
	}
	return "", false
}

// lookUp finds the key as it is, then without its words without weight.
func lookUp[T any](v *vocabulary, m map[string]T, key string) (T, bool) {
	if found, ok := m[key]; ok {
		return found, true
	}
	found, ok := m[v.withoutFillers(key)]
	return found, ok
}

func (v *vocabulary) withoutFillers(key string) string {
	var kept []string
	for w := range strings.FieldsSeq(key) {
		if !v.fillers[w] {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// aboutKind reads headings such as "About Acme" and "About this role"; it
// answers "" for those that are about something else.
func (v *vocabulary) aboutKind(key string) (Kind, bool) {
	for _, prefix := range v.about {
		rest, ok := strings.CutPrefix(key, prefix+" ")
		if !ok || len(strings.Fields(rest)) > longestHeading {
			continue
		}
		last := rest[strings.LastIndexByte(rest, ' ')+1:]
		switch {
		case v.role[last]:
			return Summary, true
		case v.other[last]:
			return "", true
		}
		return About, true
	}
	return "", false
}

// headingKey reduces a heading to its words: lower case, one word for "and",
// nothing else that is not a letter, a mark or a digit.
func headingKey(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	fields := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '&' && r != '+'
	})
	for i, f := range fields {
		fields[i] = keyWord(f)
	}
	return strings.Join(strings.Fields(strings.Join(fields, " ")), " ")
}

func keyWord(w string) string {
	w = strings.Trim(w, "\ufe0f") // what is left of a picture
	switch w {
	case "and", "und", "et", "y", "e", "en", "i", "oraz", "+":
		return "&"
	}
	return w
}
