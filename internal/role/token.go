package role

import "slices"

// token is a word of a typed line or of a text, in its full form.
type token struct {
	text        string
	head, level bool
}

// weight is a token's part in its text.
func (t token) weight(rarity float32) float32 {
	switch {
	case t.level:
		return rarity * levelPart
	case t.head:
		return rarity + headMore
	}
	return rarity
}

// tokens brings the words of a title or a typed line into their full forms
// and leaves out what connects them, and what is said twice: "RN (Registered
// Nurse)" is two words. A short form that the vocabulary lacks is known by
// its letters.
func tokens(list []string, head string) []token {
	out := fullForms(withoutInitials(list), head)
	if len(out) > 0 && !slices.ContainsFunc(out, func(t token) bool { return t.head }) {
		out[len(out)-1].head = true
	}
	return out
}

// fullForms puts full forms in the place of short ones.
func fullForms(list []string, head string) []token {
	out := make([]token, 0, len(list)+2)
	v := theVocabulary()
	for i := 0; i < len(list); {
		stand, n := list[i:i+1], 1
		if f, ok := at(v.short, list[i:]); ok {
			stand, n = f.stand[0], len(f.words)
		}
		level := isLevel(list[i], list[i+1:])
		hasHead := head != "" && slices.Contains(list[i:i+n], head)
		for j, w := range stand {
			out = addToken(out, token{w, hasHead && j == len(stand)-1, level}, v.skip)
		}
		i += n
	}
	return out
}

// addToken appends a token unless it says nothing or nothing new.
func addToken(list []token, t token, skip map[string]bool) []token {
	if skip[t.text] {
		return list
	}
	if i := slices.IndexFunc(list, func(have token) bool { return have.text == t.text }); i >= 0 {
		list[i].head = list[i].head || t.head
		return list
	}
	return append(list, t)
}

// withoutInitials takes out words that are the first letters of others in
// the line, such as "CLVT" beside "Certified Low Vision Therapist".
func withoutInitials(list []string) []string {
	if len(list) < 3 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return len(w) >= 2 && len(w) <= 6 && initialsIn(w, list) })
}

func initialsIn(short string, list []string) bool {
	for i := 0; i+len(short) <= len(list); i++ {
		if beginWith(list[i:i+len(short)], short) {
			return true
		}
	}
	return false
}

// beginWith reports whether the words begin with the letters, in order.
func beginWith(list []string, letters string) bool {
	for i, w := range list {
		if w[0] != letters[i] {
			return false
		}
	}
	return true
}
