package role

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// words splits a title into its folded words; "C#", "C++", "Node.js" and
// ".NET" keep the signs that make them what they are.
func words(text string) []string {
	list := strings.FieldsFunc(fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("#+.", r)
	})
	for i, w := range list {
		list[i] = strings.TrimRight(w, ".") // "Sr."
	}
	return slices.DeleteFunc(list, func(w string) bool { return w == "" })
}

// fold makes texts that differ in case and accents only the same.
func fold(text string) string {
	if !isASCII(text) {
		t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
		if out, _, err := transform.String(t, text); err == nil {
			text = out
		}
	}
	return strings.ToLower(text)
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// singular takes the ending of an English plural away.
func singular(w string) string {
	switch {
	case len(w) < 4 || !strings.HasSuffix(w, "s"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), strings.HasSuffix(w, "ics"):
		return w
	}
	return w[:len(w)-1]
}

// endings make a person or a craft of a word: teacher and teaching,
// administrator and administration. Longer ones stand first.
var endings = []string{"ation", "ative", "ator", "ment", "ance", "ence", "ing", "ion", "ist", "ant", "er", "or", "y", "e"}

// unlike are words that an ending would make the same as another one: an
// officer works in no office, a nursery has no nurses.
var unlike = map[string]bool{"officer": true, "customer": true, "counter": true, "computer": true, "parking": true, "station": true, "nursery": true}

// withoutPerson takes the person out of a salesman, a saleswoman and a
// salesperson.
func withoutPerson(w string) string {
	for _, end := range []string{"woman", "women", "person", "people", "man", "men"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}

// stem is what a word shares with those of its family: "account" of
// accountant and accounting. It is for comparing and never shown.
func stem(w string) string {
	w = singular(withoutPerson(singular(w)))
	if unlike[w] || strings.ContainsAny(w, "#+.0123456789") {
		return w
	}
	for range 2 {
		for _, end := range endings {
			if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 3 {
				w = rest
				break
			}
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] { // shipping, programmer
		w = w[:n-1]
	}
	return w
}
