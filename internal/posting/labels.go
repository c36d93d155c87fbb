package posting

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Labels are the words that a posting's sheet uses in one language: headings,
// names of facts and the words for the known values.
type Labels struct {
	w *catalogue
	f *forms
}

// LabelsFor returns the words of the language, a BCP 47 tag, matched by its
// base language; a language without words of its own gets English. Dates and
// money follow the tag's region where the language's file knows it.
func LabelsFor(language string) Labels {
	v := vocabularyFor(language)
	return Labels{v.words, v.formsFor(regionOfTag(language))}
}

// Language is the BCP 47 tag of the words, such as "de".
func (l Labels) Language() string { return l.w.tag.String() }

// Heading is the heading of a section of kind k in a new posting. The heading
// about the company names it: "About Acme". KindOfHeading tells k from it,
// except for Custom.
func (l Labels) Heading(k Kind, company string) string {
	company = strings.Join(strings.Fields(company), " ")
	if k == About && company != "" {
		named := fill(l.aboutCompany(company), "company", company)
		if got, ok := KindOfHeading(named, l.Language()); ok && got == About {
			return named
		}
	}
	return l.w.Headings[k]
}

// aboutCompany is the heading about a company, before a vowel another one where
// the language drops a letter there: "À propos d’Acme".
func (l Labels) aboutCompany(company string) string {
	first, _ := utf8.DecodeRuneInString(norm.NFD.String(company))
	if l.w.AboutVowel != "" && strings.ContainsRune("aeiouAEIOU", first) {
		return l.w.AboutVowel
	}
	return l.w.AboutCompany
}

// Part is the sub-heading of a company text, named by its JSON name:
// "keyClients" gives "Key clients".
func (l Labels) Part(name string) string { return l.w.Parts[name] }

// Importance is the sub-heading of lists of an importance: "Must have".
func (l Labels) Importance(i Importance) string { return l.w.Importance[i] }

// Fact is the name of a fact by its Key: "workplace" gives "Workplace".
func (l Labels) Fact(key string) string { return l.w.Facts[key] }

// Seniority is the word for s, or s as typed when it is not a known one.
func (l Labels) Seniority(s Seniority) string { return wordFor(l.w.Seniority, s) }

// EmploymentType is the word for e, or e as typed when it is not a known one.
func (l Labels) EmploymentType(e EmploymentType) string { return wordFor(l.w.EmploymentType, e) }

// Workplace is the word for w, or w as typed when it is not a known one.
func (l Labels) Workplace(w Workplace) string { return wordFor(l.w.Workplace, w) }

// Education is the word for e, or e as typed when it is not a known one.
func (l Labels) Education(e Education) string { return wordFor(l.w.Education, e) }

// PayKind is the word for k, or k as typed when it is not a known one.
func (l Labels) PayKind(k PayKind) string { return wordFor(l.w.PayKind, k) }

// Period is the phrase after an amount, "a year", or p as typed when it is
// not a known one.
func (l Labels) Period(p Period) string { return wordFor(l.w.PayPeriod, p) }

// Draft marks a page that is not final.
func (l Labels) Draft() string { return l.w.Phrases.Draft }

// Page is the foot of a page: "Page 1 of 2".
func (l Labels) Page(n, total int) string {
	return fill(fill(l.w.Phrases.Page, "page", strconv.Itoa(n)), "pages", strconv.Itoa(total))
}

// PageParts are the words before a page's number, between it and the number
// of pages, and after both, for files in which a word processor counts: the
// foot that Page gives for numbers that are known.
func (l Labels) PageParts() [3]string {
	before, rest, _ := strings.Cut(l.w.Phrases.Page, "{page}")
	between, after, _ := strings.Cut(rest, "{pages}")
	return [3]string{before, between, after}
}

// Colon stands between a name and what is named, before a space: ":", or what
// the language asks for.
func (l Labels) Colon() string { return firstOf(l.w.Phrases.Colon, ":") }

// ToApply introduces the way to apply, within a sentence: "to apply".
func (l Labels) ToApply() string { return l.w.Phrases.ToApply }

// fill puts a text in the place of {name}.
func fill(phrase, name, text string) string {
	before, after, _ := strings.Cut(phrase, "{"+name+"}")
	return before + text + after
}

func wordFor[T ~string](m map[T]string, v T) string {
	if w, ok := m[v]; ok {
		return w
	}
	return string(v)
}
