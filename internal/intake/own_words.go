package intake

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// ownField names the field that our own sheets label so in the language of
// the text.
func (r *reader) ownField(label string) string {
	words := r.words()
	for field := range r.labels {
		if strings.EqualFold(words.Fact(field), label) {
			return field
		}
	}
	return ""
}

// ownWords has the facts with known values as the posting's own language
// spells them, where value is such a word as a whole.
func (r *reader) ownWords(value string) posting.Posting {
	return posting.Normalize(posting.Posting{
		Language: r.res.Posting.Language, Workplace: posting.Workplace(value),
		EmploymentType: posting.EmploymentType(value), Seniority: posting.Seniority(value),
	}, func() string { return "" })
}

// setKnown sets field to own where that is a known value, else to the one that
// the words find in text. It reports whether text says nothing else.
func setKnown[T ~string](field *T, text string, own T, known []T, words []spelling[T]) (got string, whole bool) {
	if slices.Contains(known, own) {
		*field = own
		return string(own), true
	}
	return setWord(field, text, words)
}

// shows reports whether our own sheets write the locations so.
func (r *reader) shows(value string, locations []posting.Location) bool {
	p := posting.Posting{Language: r.res.Posting.Language, Locations: locations}
	spaced := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	return slices.ContainsFunc(p.Facts(), func(f posting.Fact) bool { return f.Key == "locations" && spaced(f.Value) == spaced(value) })
}
