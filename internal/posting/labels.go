package posting

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// Labels are the words that a posting's sheet uses in one language: headings,
// names of facts and the words for the known values.
type Labels struct{ w *words }

// words is the vocabulary of one language. It is built once and never changed.
type words struct {
	tag language.Tag

	// headings are those of a new posting; about names the company with %s.
	headings map[Kind]string
	about    string
	parts    map[string]string
	must     string
	nice     string

	facts      map[string]string
	seniority  map[Seniority]string
	employment map[EmploymentType]string
	workplace  map[Workplace]string
	education  map[Education]string
	payKinds   map[PayKind]string
	periods    map[Period]string

	// from, upTo, commission and openTo hold %s.
	from, upTo, commission, openTo string
	// atLeast holds %s, a length of time in months or years, which hold %d.
	atLeast            string
	months, years      plural
	draft, page, apply string

	// date holds the day as %[1]s, the month's name and the year; first is
	// the first day of a month.
	date, first string
	monthNames  [12]string
	number      numberStyle

	known recognised
}

// plural is a phrase with %d: for one, for two to four (where they differ)
// and for other numbers.
type plural struct{ one, few, many string }

// numberStyle is how a language writes amounts of money.
type numberStyle struct {
	group, decimal string
	// fromDigits is the least number of digits that are grouped.
	fromDigits int
	// prefix puts the currency's sign before the amount; spaced sets it off.
	prefix, spaced bool
}

// recognised are the words that other people's postings use, next to those
// above. All are compared by headingKey.
type recognised struct {
	kinds map[Kind][]string
	parts map[string][]string
	must  []string
	nice  []string
	// fillers are words without weight: "key" in "Key responsibilities".
	fillers []string
	// about are what stands before a company's name: "About".
	about []string
	// role are last words of headings that begin like about ones and are a
	// summary of the job: "role" in "About this role".
	role []string
	// other are last words that make such a heading neither: "project".
	other []string

	seniority  map[Seniority][]string
	employment map[EmploymentType][]string
	workplace  map[Workplace][]string
	education  map[Education][]string
	periods    map[Period][]string
	// monthNames are further names and short forms, by month from 1.
	monthNames map[int][]string
}

// LabelsFor returns the words of the language, a BCP 47 tag, matched by its
// base language; a language without words of its own gets English.
func LabelsFor(language string) Labels { return Labels{vocabularyFor(language).words} }

// Language is the BCP 47 tag of the words, such as "de".
func (l Labels) Language() string { return l.w.tag.String() }

// Heading is the heading of a section of kind k in a new posting. The heading
// about the company names it: "About Acme". KindOfHeading tells k from it,
// except for Custom.
func (l Labels) Heading(k Kind, company string) string {
	company = strings.Join(strings.Fields(company), " ")
	if k == About && company != "" {
		named := fmt.Sprintf(l.w.about, company)
		if got, ok := KindOfHeading(named, l.Language()); ok && got == About {
			return named
		}
	}
	return l.w.headings[k]
}

// Part is the sub-heading of a company text, named by its JSON name:
// "keyClients" gives "Key clients".
func (l Labels) Part(name string) string { return l.w.parts[name] }

// Importance is the sub-heading of lists of an importance: "Must have".
func (l Labels) Importance(i Importance) string {
	switch i {
	case MustHave:
		return l.w.must
	case NiceToHave:
		return l.w.nice
	}
	return ""
}

// Fact is the name of a fact by its Key: "workplace" gives "Workplace".
func (l Labels) Fact(key string) string { return l.w.facts[key] }

// Seniority is the word for s, or s as typed when it is not a known one.
func (l Labels) Seniority(s Seniority) string { return wordFor(l.w.seniority, s) }

// EmploymentType is the word for e, or e as typed when it is not a known one.
func (l Labels) EmploymentType(e EmploymentType) string { return wordFor(l.w.employment, e) }

// Workplace is the word for w, or w as typed when it is not a known one.
func (l Labels) Workplace(w Workplace) string { return wordFor(l.w.workplace, w) }

// Education is the word for e, or e as typed when it is not a known one.
func (l Labels) Education(e Education) string { return wordFor(l.w.education, e) }

// PayKind is the word for k, or k as typed when it is not a known one.
func (l Labels) PayKind(k PayKind) string { return wordFor(l.w.payKinds, k) }

// Period is the phrase after an amount, "a year", or p as typed when it is
// not a known one.
func (l Labels) Period(p Period) string { return wordFor(l.w.periods, p) }

// Draft marks a page that is not final.
func (l Labels) Draft() string { return l.w.draft }

// Page is the foot of a page: "Page 1 of 2".
func (l Labels) Page(n, total int) string { return fmt.Sprintf(l.w.page, n, total) }

// ToApply introduces the way to apply, within a sentence: "to apply".
func (l Labels) ToApply() string { return l.w.apply }

func wordFor[T ~string](m map[T]string, v T) string {
	if w, ok := m[v]; ok {
		return w
	}
	return string(v)
}
