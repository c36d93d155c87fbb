package onet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// verbs are the words that tasks begin with, in lower case. A description's
// sentence that begins with one has no subject, and is given one.
type verbs map[string]bool

// notVerbs are words that begin some task but more often stand for a thing.
var notVerbs = []string{"using", "duties", "workers"}

// rareVerbs begin sentences of descriptions but no task.
var rareVerbs = []string{"abstract", "accustom", "assume", "be", "enact", "rehearse", "subject", "time-stamp"}

func (v verbs) learn(text string) {
	word := strings.ToLower(strings.TrimRight(firstWord(text), ",;"))
	if !adverb(word) && !slices.Contains(notVerbs, word) {
		v[word] = true
	}
}

func (v verbs) has(word string) bool { return v[strings.ToLower(strings.Trim(word, ",;."))] }

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

func adverb(word string) bool {
	return strings.HasSuffix(word, "ly") && !slices.Contains([]string{"apply", "supply", "assembly", "comply", "rely", "multiply", "fly"}, word) ||
		slices.Contains([]string{"often", "also", "always"}, word)
}

var sentenceEnd = regexp.MustCompile(`[.!?] +[A-Z]`)

// sentences splits a text, but not behind "U.S.".
func sentences(text string) []string {
	var out []string
	from := 0
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		end := m[0] + 1
		if strings.HasSuffix(text[from:end], "U.S.") {
			continue
		}
		out = append(out, text[from:end])
		from = m[1] - 1
	}
	return append(out, text[from:])
}

// predicate is a sentence that lacks its subject. opening is what stands
// before the subject: "Under supervision,".
type predicate struct{ opening, rest string }

var opener = regexp.MustCompile(`^(?:Under|Using|In|By|Within|With|For|At|Through|During) [^,]+, `)

// hasSubject finds the subject behind an opening: "In schools, they …".
var hasSubject = regexp.MustCompile(`^(?:they|it|this|these|the|workers)\b`)

// workIsNoun tells the thing ("Work may include …") from the verb ("Work
// from specifications").
var workIsNoun = regexp.MustCompile(`^Work (?:may|is|are|involves|requires|includes|typically|usually)\b`)

// predicateOf reports whether a sentence lacks its subject. The first
// sentence of a description always does.
func (v verbs) predicateOf(sentence string) (predicate, bool) {
	p := predicate{rest: sentence}
	if m := opener.FindString(sentence); m != "" {
		p = predicate{opening: m, rest: sentence[len(m):]}
		return p, !hasSubject.MatchString(p.rest)
	}
	words := strings.Fields(p.rest)
	for len(words) > 1 && adverb(strings.ToLower(strings.TrimRight(words[0], ","))) {
		words = words[1:]
	}
	first := strings.ToLower(strings.TrimRight(words[0], ","))
	if first == "may" || v.has(first) && !workIsNoun.MatchString(p.rest) {
		return p, true
	}
	return predicate{}, false
}

// aboutWork tells what may be so of the work from what people may do.
var aboutWork = regexp.MustCompile(`^May (?:also )?(?:include|involve|require)\b`)

// may reports whether what is said may be so but need not.
func (p predicate) may() bool {
	return strings.ToLower(strings.TrimRight(firstWord(p.rest), ",")) == "may"
}

// with gives the sentence a subject, and "will" where it is to promise.
func (p predicate) with(subject string, promise bool) string {
	if aboutWork.MatchString(p.rest) {
		subject = "the work"
	}
	if promise && !p.may() {
		subject += " will"
	}
	s := p.opening + subject + " " + lowerFirst(p.rest)
	return upperFirst(s)
}

func lowerFirst(s string) string {
	if abbreviation(firstWord(s)) {
		return s
	}
	return change(s, unicode.ToLower)
}

func upperFirst(s string) string { return change(s, unicode.ToUpper) }

func change(s string, to func(rune) rune) string {
	for i, r := range s {
		return string(to(r)) + s[i+len(string(r)):]
	}
	return s
}

// about says what people in a role do: whole sentences for the library.
func (d *data) about(o *occupation, title string) []string {
	var out []string
	for i, s := range d.said(o) {
		p, ok := d.verbs.predicateOf(s)
		switch {
		case i == 0:
			out = append(out, d.firstPredicate(s).with(plural(inText(title)), false))
		case ok:
			out = append(out, strings.Replace(p.with("they", false), "They be ", "They are ", 1))
		case strings.HasPrefix(s, "Includes "):
			out = append(out, "The occupation includes "+strings.TrimPrefix(s, "Includes "))
		case strings.HasPrefix(s, "Must "), strings.HasPrefix(s, "Works "):
			out = append(out, strings.Replace("They "+lowerFirst(s), "They works", "They work", 1))
		case complete.MatchString(s):
			out = append(out, s)
		}
	}
	return out
}

// complete begins a sentence that has its subject.
var complete = regexp.MustCompile(`^(?:(?:Clinical |Clerical |Administrative |Other )?[Dd]uties|Work|Activities|Tasks|Services|Materials|Processes|These|Workers|Inspections|Teaching|Equipment used)\b|^[A-Z][a-z]+(?: [a-z]+)? (?:may|can|coordinate|review) `)

// said are the sentences of a description, each with a verb.
func (d *data) said(o *occupation) []string {
	list := sentences(o.description)
	for i, s := range list {
		if strings.HasPrefix(s, "Responsible for ") {
			list[i] = "Be r" + s[1:]
		}
	}
	return list
}

// firstPredicate takes a sentence as one without a subject in any case.
func (d *data) firstPredicate(s string) predicate {
	if p, ok := d.verbs.predicateOf(s); ok {
		return p
	}
	return predicate{rest: s}
}

// longestPitch is about how many characters a posting's summary has.
const longestPitch = 520

// pitch says to a candidate what the job is.
func (d *data) pitch(o *occupation, title string) string {
	var out []string
	length := 0
	for i, s := range d.said(o) {
		p, ok := d.verbs.predicateOf(s)
		if i == 0 {
			p = d.firstPredicate(s)
			p.opening = lowerFirst(p.opening)
			name := inText(title)
			s = "As " + article(name) + " " + name + ", " + p.opening + lowerFirst(predicate{rest: p.rest}.with("you", true))
		} else if ok {
			s = p.with("you", true)
		} else {
			continue
		}
		if length += len(s); i > 0 && length > longestPitch {
			break
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// licence finds the sentences of a description that ask for a licence or
// certificate.
var licence = regexp.MustCompile(`^(?:Licensing|Requires|Required to hold|Must hold|Usually requires)\b.*(?:[Ll]icens|[Cc]ertif)|^Licensing\b|^Specialized training and certification\b`)

// licences are what the description says is required of people by law.
func licences(o *occupation) []string {
	return slices.DeleteFunc(sentences(o.description), func(s string) bool { return !licence.MatchString(s) })
}

// licenceLine makes a requirement of such a sentence, or nothing where it
// asks for it only as a rule.
func licenceLine(sentence string) string {
	s := strings.TrimSuffix(sentence, ".")
	for _, start := range []string{"Requires ", "Required to hold ", "Must hold "} {
		if what, ok := strings.CutPrefix(s, start); ok {
			return upperFirst(what)
		}
	}
	switch s {
	case "Licensing required":
		return "A current licence for this work, as the law requires"
	case "Licensing or registration required":
		return "A current licence or registration for this work, as the law requires"
	}
	return ""
}
