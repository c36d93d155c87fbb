package role

import (
	"cmp"
	"slices"
	"strings"
)

// match is a word of the index that a typed one fits, and how well.
type match struct {
	word int32
	like float32
	// derived is set for a word of the same stem that is another word: a
	// welder and welding, but also a falconer and the product Falcon.
	derived bool
}

// matches appends the words that a term fits, the most alike first.
func (x *index) matches(out []match, t term) []match {
	if id, ok := x.byText[t.text]; ok {
		out = append(out, match{word: id, like: 1})
	}
	out = x.related(out, t.text)
	if t.last {
		out = x.completions(out, t.text)
	}
	if !t.known && len(out) == 0 {
		out = x.misspelt(out, t)
	}
	slices.SortFunc(out, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.word, b.word))
	})
	return out
}

// related appends the words of the same stem and those of the same meaning.
func (x *index) related(out []match, typed string) []match {
	s, one := stem(typed), singular(typed)
	for _, id := range x.byStem[s] {
		m := match{id, likeDerived, true}
		if x.words[id].singular == one {
			m = match{word: id, like: likePlural}
		}
		out = append(out, m)
	}
	for _, same := range theVocabulary().same[s] {
		for _, id := range x.byStem[same.stem] {
			like := same.like * likeSame
			if x.words[id].singular != same.singular { // an operator drives, operations do not
				like *= likeDerived
			}
			out = append(out, match{word: id, like: like})
		}
	}
	return out
}

// completions appends the words that begin with what is typed so far.
func (x *index) completions(out []match, typed string) []match {
	from, _ := slices.BinarySearchFunc(x.alphabet, typed, func(id int32, s string) int { return strings.Compare(x.words[id].text, s) })
	for _, id := range x.alphabet[from:] {
		w := x.words[id].text
		if !strings.HasPrefix(w, typed) {
			break
		}
		if w != typed {
			typedPart := float32(len(typed)) / float32(len(w))
			out = append(out, match{word: id, like: likeBegun + (likeWhole-likeBegun)*typedPart})
		}
	}
	return out
}

// misspelt appends the words that differ from the typed one by a slip or two,
// or, while it is being typed, whose beginning does.
func (x *index) misspelt(out []match, t term) []match {
	most := slips(t.text)
	if most == 0 {
		return out
	}
	typed := lettersOf(t.text)
	for i := range x.words {
		w := &x.words[i]
		switch n := slipsTo(w, t.text, typed, most); {
		case n == 1:
			out = append(out, match{word: int32(i), like: likeSlip})
		case n <= most, t.last && begunWith(w.text, t.text):
			out = append(out, match{word: int32(i), like: likeSlips})
		}
	}
	return out
}

func slipsTo(w *indexed, typed string, set letters, most int) int {
	if w.letters.apart(set, most) {
		return most + 1
	}
	n := distance(typed, w.text, most)
	if n > 1 && typed[0] != w.text[0] { // people get the first letter right: a zookeeper keeps no books
		return most + 1
	}
	return n
}

// begunWith reports whether a word's beginning is the typed one but for one
// slip, which does not touch the first letter.
func begunWith(word, typed string) bool {
	return len(word) > len(typed) && word[0] == typed[0] && distance(typed, word[:len(typed)], 1) == 1
}
