package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// longestHeading bounds a heading, in words and in characters.
const (
	longestHeading      = 10
	longestHeadingRunes = 80
	// longestStyled bounds what a document calls a heading.
	longestStyled = 160
)

// heading is a line that was taken for a heading.
type heading struct {
	// text is without the colon.
	text string
	// kind is what the words say, or Custom.
	kind posting.Kind
	// importance and part are set where the words name one.
	importance posting.Importance
	part       string
	// strong says that the line looks like a heading whatever it says:
	// capitals or a rule below it.
	strong bool
	// weak says that only its place makes the line a heading.
	weak bool
}

// headingAt tells whether the unit i is a heading.
func headingAt(units []*unit, i int, language string) (heading, bool) {
	u := units[i]
	h := heading{text: strings.TrimSpace(strings.TrimRight(u.text, ":："))}
	if u.level > 0 {
		h.strong = true
		h.learn(u.text, language)
		return h, h.text != "" && u.runes() <= longestStyled
	}
	if h.text == "" || u.words() > longestHeading || u.runes() > longestHeadingRunes || u.joined && !isCaps(u.text) {
		return h, false
	}
	h.strong = u.ruled || u.marked && !isLabelled(u.text) || isCaps(h.text) && (u.after || u.ends(":："))
	known := h.learn(u.text, language)
	h.weak = !h.strong && !known && h.kind == posting.Custom
	if u.bullet && !(known && u.numbered && u.after && !nextIsItem(units, i)) {
		return h, false
	}
	if u.ends(".,;!") {
		return h, false
	}
	return h, h.strong || known || leadsList(units, i) || standsOut(units, i)
}

// structured reports whether a text marks its headings as such.
func structured(units []*unit) bool {
	levels, marked := 0, 0
	for _, u := range units {
		switch {
		case u.level > 0:
			levels++
		case u.marked:
			marked++
		}
	}
	return levels >= 2 || marked >= 3
}

// leadsIn reports whether a weak heading leads to a list or a text within the
// open section: "You will:", in a text that marks its headings, or a label in
// a section whose kind is known.
func (r *reader) leadsIn(h heading, units []*unit, i int) bool {
	if r.section < 0 || r.isGroup(h, units, i) {
		return false
	}
	return r.structured || r.kind() != posting.Custom && units[i].ends(":：") && !nextIsItem(units, i) && !units[i].before &&
		bareList(units, i+1) < shortestRun
}

// asides reports whether a heading names the pay among other benefits, as a
// label does, rather than opening a section.
func (r *reader) asides(h heading, u *unit) bool {
	return h.kind == posting.PaySection && !h.strong && u.level == 0 && r.kind() == posting.Benefits
}

// learn looks up what the heading's words mean, and reports whether they are
// those of a heading however the line looks.
func (h *heading) learn(text, language string) bool {
	m := meaningOf(text, language)
	h.kind, h.importance, h.part = m.kind, m.importance, m.part
	known := m.known
	if !known {
		kind, ok := kindByWord(h.text)
		if !ok && h.strong {
			kind, ok = kindOfRole(h.text)
		}
		if ok {
			h.kind = kind
		}
		known = ok && titleCase(h.text)
	}
	if h.importance == "" && h.kind == posting.Requirements {
		h.importance = importanceByWord(h.text)
	}
	return known || h.importance != ""
}

// kindByWord tells a heading's kind by a single one of its words, for the
// many ways in which bulletins put the same thing.
func kindByWord(text string) (posting.Kind, bool) {
	for _, w := range wordsOf(text) {
		switch w {
		case "salary", "wage", "wages", "compensation", "gehalt", "vergütung", "rémunération", "salaire":
			return posting.PaySection, true
		case "duties", "responsibilities", "responsible", "accountabilities", "aufgaben", "missions":
			return posting.Responsibilities, true
		case "requirements", "qualifications", "skills", "abilities", "competencies", "experience", "education",
			"anforderungen", "qualifikationen", "kenntnisse", "compétences":
			return posting.Requirements, true
		case "benefits", "perks", "benefit", "avantages":
			return posting.Benefits, true
		case "apply", "bewerben", "bewerbung", "postuler", "candidature":
			return posting.ApplySection, true
		case "discrimination", "diversity", "eeo":
			return posting.EqualOpportunity, true
		}
	}
	low := strings.ToLower(text)
	return posting.EqualOpportunity, strings.Contains(low, "equal opportunity") || strings.Contains(low, "equal employment")
}

// kindOfRole tells a summary by the word for the job in a heading that is set
// as one: "Le rôle de chef de projet".
func kindOfRole(text string) (posting.Kind, bool) {
	words := wordsOf(text)
	for _, w := range words[:min(len(words), 3)] {
		switch w {
		case "role", "rôle", "poste", "stelle", "functie":
			return posting.Summary, true
		}
	}
	return "", false
}

// importanceByWord tells the importance that a heading about requirements
// gives its lists.
func importanceByWord(text string) posting.Importance {
	for _, w := range wordsOf(text) {
		switch w {
		case "desirable", "desired", "preferred", "optional", "bonus", "advantageous":
			return posting.NiceToHave
		case "minimum", "required", "essential", "mandatory":
			return posting.MustHave
		}
	}
	return ""
}

// titleCase reports whether the text is short and every longer word of it has
// a capital, as headings have in English.
func titleCase(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if utf8.RuneCountInString(w) > 3 && unicode.IsLower(first) {
			return false
		}
	}
	return len(words) <= 6
}

// leadsList reports whether the unit is a short line that stands above a list.
func leadsList(units []*unit, i int) bool {
	u := units[i]
	if !u.after && !u.ends(":：") || u.words() > longestHeading {
		return false
	}
	return u.words() <= 6 && nextIsItem(units, i) || u.ends(":：") && (nextIsItem(units, i) || u.after && len(units) > i+1)
}

// nextIsItem reports whether the next unit is an item, also after a blank
// line.
func nextIsItem(units []*unit, i int) bool {
	return len(units) > i+1 && units[i+1].bullet
}

// standsOut reports whether a short line without a full stop stands directly
// above a paragraph, and apart from what is before it.
func standsOut(units []*unit, i int) bool {
	u := units[i]
	first, _ := utf8.DecodeRuneInString(u.text)
	if u.bullet || u.words() > 6 || u.ends("?") || !unicode.IsUpper(first) || len(units) == i+1 || u.before {
		return false
	}
	next := units[i+1]
	return u.after && !next.bullet && !isLabelled(u.text) && !isLabelled(next.text) && (next.runes() > 80 || next.joined)
}
