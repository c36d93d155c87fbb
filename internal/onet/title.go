package onet

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

//go:embed titles.txt
var titleTable string

// titleBook has the posting's title by official title, where it was chosen
// by hand.
type titleBook map[string]string

func newTitleBook() titleBook {
	book := titleBook{}
	for line := range strings.Lines(titleTable) {
		official, chosen, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(official, "#") {
			book[official] = chosen
		}
	}
	return book
}

// title is the title that a posting starts with.
func (b titleBook) title(official string) string {
	if chosen, ok := b[official]; ok {
		return chosen
	}
	return singularTitle(official)
}

// singularTitle puts an official title into the singular by rule. The rules
// are for titles that later releases add; those of today that they do not
// serve well are in titles.txt.
func singularTitle(official string) string {
	t := official
	for _, tail := range []string{", Except ", ", Including ", ", All Other"} {
		t, _, _ = strings.Cut(t, tail)
	}
	if subject, ok := strings.CutSuffix(t, " Teachers, Postsecondary"); ok {
		return subject + " Professor"
	}
	if whom, ok := strings.CutPrefix(t, "Helpers--"); ok {
		return singularTitle(whom) + " Helper"
	}
	if whom, ok := strings.CutPrefix(t, "First-Line Supervisors of "); ok {
		return strings.TrimSuffix(whom, " Workers") + " Supervisor"
	}
	if what, of, ok := strings.Cut(t, " of "); ok {
		return singularTitle(what) + " of " + of
	}
	parts := strings.Split(t, ", ")
	for i, p := range parts {
		parts[i] = singularPhrase(p)
	}
	return strings.Join(parts, ", ")
}

// singularPhrase puts the last word into the singular, and the word before
// an "and" where that names people as well.
func singularPhrase(phrase string) string {
	words := strings.Fields(phrase)
	for i, w := range words {
		beforeAnd := i+1 < len(words) && words[i+1] == "and" && namesPeople(w)
		if i == len(words)-1 || beforeAnd {
			words[i] = singular(w)
		}
	}
	return strings.Join(words, " ")
}

// namesPeople reports whether a plural word is one for people rather than
// for things: "Auditors", "Technologists", but not "Operations".
func namesPeople(word string) bool {
	return slices.ContainsFunc([]string{"ers", "ors", "ists", "ants", "ents", "ians", "men", "women", "esses", "dens", "erks", "uards", "ooks", "uides"},
		func(end string) bool { return strings.HasSuffix(word, end) })
}

// singular puts an English noun into the singular.
func singular(word string) string {
	for plural, one := range map[string]string{"wives": "wife", "Wives": "Wife", "people": "person", "men": "man"} {
		if stem, ok := strings.CutSuffix(word, plural); ok {
			return stem + one
		}
	}
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return strings.TrimSuffix(word, "ies") + "y"
	case endsInAny(word, "sses", "shes", "ches", "xes"):
		return strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "ss"), !strings.HasSuffix(word, "s"):
		return word
	}
	return strings.TrimSuffix(word, "s")
}

// plural puts a title into the plural.
func plural(title string) string {
	stem, last := "", title
	if i := strings.LastIndexByte(title, ' '); i >= 0 {
		stem, last = title[:i+1], title[i+1:]
	}
	if what, of, ok := strings.Cut(title, " of "); ok {
		return plural(what) + " of " + of
	}
	if one, ok := strings.CutSuffix(stem, " and "); ok && namesPeople(one+"s") {
		stem = plural(one) + " and "
	}
	return stem + pluralWord(last)
}

func pluralWord(w string) string {
	switch {
	case endsInAny(w, "salesperson"):
		return strings.TrimSuffix(w, "person") + "people"
	case endsInAny(w, "wife"):
		return strings.TrimSuffix(w, "fe") + "ves"
	case endsInAny(w, "man"):
		return strings.TrimSuffix(w, "an") + "en"
	case endsInAny(w, "y") && !endsInAny(w, "ay", "ey", "oy"):
		return strings.TrimSuffix(w, "y") + "ies"
	case endsInAny(w, "s", "sh", "ch", "x"):
		return w + "es"
	}
	return w + "s"
}

func endsInAny(word string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(strings.ToLower(word), end) })
}

// inText writes a title as it stands within a sentence: "HVAC technician".
func inText(title string) string {
	proper := []string{"English", "American", "Spanish"}
	words := strings.Fields(title)
	for i, w := range words {
		if !slices.Contains(proper, w) && !abbreviation(w) {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// abbreviation reports whether a word has two capitals in a row.
func abbreviation(word string) bool {
	last := false
	for _, r := range word {
		upper := unicode.IsUpper(r)
		if upper && last {
			return true
		}
		last = upper
	}
	return false
}

// article is "a" or "an" for a title, by its sound.
func article(title string) string {
	first, _, _ := strings.Cut(title, " ")
	vowels := "aeiouAEIOU"
	if abbreviation(first) {
		vowels = "AEFHILMNORSX"
	}
	if endsInAny(first[:min(3, len(first))], "uni", "use", "uro", "eur") {
		return "a"
	}
	if strings.ContainsRune(vowels, rune(first[0])) {
		return "an"
	}
	return "a"
}

// slug is a role's name in addresses: its title and its occupation's code.
func slug(title, code string) string {
	code = strings.TrimSuffix(code, ".00")
	var b strings.Builder
	for _, r := range strings.ToLower(title + " " + code) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			b.WriteByte('-')
		}
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' }), "-")
}
