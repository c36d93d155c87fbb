package review

import (
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// Gender is how a text's words are coded by the method of D. Gaucher,
// J. Friesen and A. C. Kay, "Evidence that gendered wording in job
// advertisements exists and sustains gender inequality", Journal of
// Personality and Social Psychology 101 (2011), as the program Gender Decoder
// counts it.
type Gender struct {
	// Masculine and Feminine are the words found, in the order of the text,
	// each as often as it stands there.
	Masculine, Feminine []string
}

// The verdicts of Gender Decoder.
const (
	NeutralCoded      = "neutral"
	MasculineCoded    = "masculine-coded"
	FeminineCoded     = "feminine-coded"
	StronglyMasculine = "strongly masculine-coded"
	StronglyFeminine  = "strongly feminine-coded"
)

// Verdict is feminine words less masculine ones: 0 is neutral, up to 3 is
// coded and more is strongly coded.
func (g Gender) Verdict() string {
	switch score := len(g.Feminine) - len(g.Masculine); {
	case score > 3:
		return StronglyFeminine
	case score > 0:
		return FeminineCoded
	case score < -3:
		return StronglyMasculine
	case score < 0:
		return MasculineCoded
	}
	return NeutralCoded
}

// DecodeGender counts as Gender Decoder does: words of letters and hyphens, in
// lower case; a word with a hyphen counts in its parts, unless the list has a
// stem with the hyphen that it begins with.
func DecodeGender(text string) Gender {
	var g Gender
	stems := book().stems
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }) {
		parts := []string{word}
		if strings.Contains(word, "-") && !stems.hyphened(word) {
			parts = strings.Split(word, "-")
		}
		for _, part := range parts {
			if s := stems.find(part, true); s != nil && !strings.HasPrefix(part, "sharepoint") {
				g.count(s, part)
			}
		}
	}
	return g
}

func (g *Gender) count(s *stem, word string) {
	if s.Code == "masculine" {
		g.Masculine = append(g.Masculine, word)
	} else {
		g.Feminine = append(g.Feminine, word)
	}
}

// stem is an entry of facts/gender.yaml.
type stem struct {
	Stem   string   `yaml:"stem"`
	Code   string   `yaml:"code"`
	From   string   `yaml:"from"`
	Unless []string `yaml:"unless,omitempty"`

	unless *branch
}

// stemList has the stems by their first letter.
type stemList [26][]stem

func newStemList(all []stem) *stemList {
	var l stemList
	for _, s := range all {
		s.unless = treeOf(s.Unless)
		l[s.Stem[0]-'a'] = append(l[s.Stem[0]-'a'], s)
	}
	return &l
}

// find is the stem that a word in lower case begins with; decoder leaves those
// out that Gender Decoder does not have.
func (l *stemList) find(word string, decoder bool) *stem {
	if word == "" || word[0] < 'a' || word[0] > 'z' {
		return nil
	}
	bucket := l[word[0]-'a']
	for i := range bucket {
		if strings.HasPrefix(word, bucket[i].Stem) && !(decoder && bucket[i].From == "paper") {
			return &bucket[i]
		}
	}
	return nil
}

// hyphened reports whether a word begins with a stem that has a hyphen.
func (l *stemList) hyphened(word string) bool {
	if word[0] == '-' {
		return false
	}
	return slices.ContainsFunc(l[word[0]-'a'], func(s stem) bool {
		return strings.Contains(s.Stem, "-") && strings.HasPrefix(word, s.Stem)
	})
}

// notAboutPeople are the kinds of section whose words are not about the person
// who is looked for.
func notAboutPeople(k posting.Kind) bool {
	return slices.Contains([]posting.Kind{posting.EqualOpportunity, posting.Benefits, posting.PaySection, posting.ApplySection}, k)
}

// gender counts coded words where they are about a person. The effects are
// small and were found for masculine words alone, so that one notice is all
// that a posting gets, and only when it is strongly coded.
func gender(d *desk) {
	if d.language != "en" {
		return
	}
	var first *passage
	var at span
	for i := range d.passages {
		p := &d.passages[i]
		if notAboutPeople(p.kind) {
			continue
		}
		for k, w := range p.words {
			s := book().stems.find(w.low, true)
			if s == nil || p.isName(w.span) || s.unless.touches(p.words, hit{first: k, last: k + 1}) {
				continue
			}
			d.gender.count(s, w.low)
			if first == nil && s.Code == "masculine" {
				first, at = p, w.span
			}
		}
	}
	if d.gender.Verdict() == StronglyMasculine {
		d.findIn("gender-coded", first, at.start, at.end, fmt.Sprintf(
			"The wording leans towards words that readers take for masculine: %s.", listed(d.gender.Masculine)))
	}
}

// listed are the words of a list, each once, the most frequent first.
func listed(words []string) string {
	counts := map[string]int{}
	var once []string
	for _, w := range words {
		if counts[w]++; counts[w] == 1 {
			once = append(once, w)
		}
	}
	slices.SortStableFunc(once, func(a, b string) int { return counts[b] - counts[a] })
	const most = 8
	var out []string
	for _, w := range once[:min(most, len(once))] {
		if counts[w] > 1 {
			w += fmt.Sprintf(" (%d times)", counts[w])
		}
		out = append(out, w)
	}
	if more := len(once) - most; more > 0 {
		return strings.Join(out, ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(out, ", ")
}
