package role

import (
	"cmp"
	"slices"
)

// reading is one way to read a typed line.
type reading struct {
	terms []term
	// like is how sure the reading is, and total what its terms weigh.
	like, total float32
	// headKnown is whether any role knows the word that names the job.
	headKnown bool
}

// term is a word of a typed line and what it weighs in it.
type term struct {
	token
	weight float32
	// last marks the word that may still be being typed.
	last bool
	// known is whether any text has the word.
	known bool
}

// maxReadings keeps a long line from being read in too many ways.
const maxReadings = 8

// way is words that may be meant by a line.
type way struct {
	words []string
	like  float32
}

// readings are the ways to read a request: as typed, with what a short form
// may mean besides, and with words joined and taken apart.
func (l *Library) readings(q Request) []reading {
	whole := q.Whole
	if len(whole) == 0 {
		whole = q.Words
	}
	last := whole[len(whole)-1]
	head := cmp.Or(q.Head, q.Words[len(q.Words)-1])
	ways := []way{{whole, 1}}
	for i := range whole {
		ways = append(ways, meant(whole, i)...)
		ways = append(ways, l.spelt(whole, i)...)
	}
	var out []reading
	for _, w := range ways[:min(len(ways), maxReadings)] {
		out = append(out, l.newReading(tokens(w.words, head), w.like, last))
	}
	// A short form at the end may be the beginning of another word.
	if _, ok := at(theVocabulary().short, whole[len(whole)-1:]); ok {
		begun := addToken(tokens(whole[:len(whole)-1], head), token{text: last, head: true}, nil)
		out = append(out, l.newReading(begun, likeMeaning, last))
	}
	return slices.DeleteFunc(out, func(r reading) bool { return r.total == 0 })
}

// meant puts in what the words from i on may mean.
func meant(list []string, i int) []way {
	f, ok := at(theVocabulary().mean, list[i:])
	if !ok {
		return nil
	}
	var out []way
	for _, words := range f.stand {
		out = append(out, way{slices.Concat(list[:i], words, list[i+len(f.words):]), likeMeaning})
	}
	return out
}

// spelt joins the word at i with the next one, or takes it apart, where that
// makes words that the library knows.
func (l *Library) spelt(list []string, i int) []way {
	var out []way
	if i+1 < len(list) && l.knows(list[i]+list[i+1]) {
		out = append(out, way{slices.Concat(list[:i], []string{list[i] + list[i+1]}, list[i+2:]), 1})
	}
	if a, b, ok := l.split(list[i]); ok {
		out = append(out, way{slices.Concat(list[:i], []string{a, b}, list[i+1:]), 1})
	}
	return out
}

// split takes an unknown word apart into two known ones.
func (l *Library) split(word string) (a, b string, ok bool) {
	if len(word) < 6 || l.knows(word) {
		return "", "", false
	}
	for i := 3; i <= len(word)-3; i++ {
		if l.knows(word[:i]) && l.knows(word[i:]) {
			return word[:i], word[i:], true
		}
	}
	return "", "", false
}

// newReading weighs the tokens; last is the last word of the line.
func (l *Library) newReading(list []token, like float32, last string) reading {
	r := reading{like: like}
	for _, t := range list {
		m := term{token: t, last: t.text == last, known: l.knows(t.text)}
		if some, all := l.count(stem(t.text)); some > 0 {
			m.weight = t.weight(rarity(some, all))
			r.headKnown = r.headKnown || t.head
		} else {
			m.weight = t.weight(1) * unknownPart
		}
		r.terms = append(r.terms, m)
		r.total += m.weight
	}
	return r
}

// count is how many of all roles have a stem.
func (l *Library) count(stem string) (some, all int) {
	for _, p := range l.parts {
		x := p.index()
		some, all = some+x.rolesOf[stem], all+x.roles
	}
	return some, all
}

func (l *Library) knows(word string) bool {
	return slices.ContainsFunc(l.parts, func(p *part) bool {
		_, ok := p.index().byText[word]
		return ok
	})
}
