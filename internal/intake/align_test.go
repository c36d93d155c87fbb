package intake_test

import (
	"regexp"
	"slices"
	"strings"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// piece is a text of a reading with what the reader took it for.
type piece struct {
	// rest is the text in lower case without what lines were found for yet:
	// words with a space on each side.
	rest string
	// kinds are the kinds of section or, for facts, of label that it counts
	// as, and importance what a list's item has.
	kinds      []string
	importance string
	// section is the number of the section it stands in, or -1, and aside
	// says that it is not shown at all.
	section int
	aside   bool
}

// sectionNames are the kinds of section that say something.
func sectionNames() []string {
	var out []string
	for _, k := range posting.Kinds() {
		if k != posting.Custom {
			out = append(out, string(k))
		}
	}
	return out
}

// pieces are the texts of a reading: the facts first, then the sections in
// their order, each with the company's texts that it shows.
func pieces(res intake.Result) []piece {
	var out []piece
	add := func(text string, kinds []string, importance string, section int) {
		out = append(out, piece{rest: " " + strings.Join(plainWords(text), " ") + " ", kinds: kinds, importance: importance, section: section})
	}
	p := res.Posting
	add(p.Title, []string{"title"}, "", -1)
	for _, f := range res.Found {
		kinds, importance := kindsOfField(f.Field, p), ""
		if f.Field == "importance" {
			importance = f.Value
		}
		add(f.Text, kinds, importance, -1)
	}
	shown := map[posting.Kind]bool{}
	for i, s := range p.Sections {
		kinds := []string{string(s.Kind)}
		add(s.Heading, kinds, "", i)
		if !shown[s.Kind] {
			shown[s.Kind] = true
			for _, part := range p.Company.Parts() {
				for _, b := range posting.ParseProse(*part.Text) {
					for _, text := range blockText(b) {
						if part.Section == s.Kind {
							add(text, kinds, "", i)
						}
					}
				}
			}
		}
		for _, b := range s.Blocks {
			for _, text := range blockText(b) {
				add(text, kinds, string(b.Importance), i)
			}
		}
	}
	add(p.Extra, []string{"facts"}, "", -1)
	add(res.LeftOut, []string{"left out"}, "", -1)
	out[len(out)-1].aside, out[len(out)-2].aside = true, true
	return out
}

// kindsOfField are the kinds that a fact counts as.
func kindsOfField(field string, p posting.Posting) []string {
	switch {
	case field == "title":
		return []string{"title", "facts"}
	case strings.HasPrefix(field, "pay"):
		return []string{"pay", "facts"}
	case field == "importance":
		return []string{string(posting.Requirements)}
	case strings.HasPrefix(field, "apply"):
		return []string{string(posting.ApplySection), "facts"}
	}
	for _, part := range p.Company.Parts() {
		if field == "company."+part.Name {
			return []string{string(part.Section)}
		}
	}
	return []string{"facts"}
}

// target is where a link of Markdown leads: readers keep its text.
var target = regexp.MustCompile(`\]\([^)\s]*(?:\s+"[^"]*")?\)|\]\([^)]*\)`)

// plainWords are the words of a line as a reader shows them.
func plainWords(text string) []string {
	text = listNumber.ReplaceAllString(target.ReplaceAllString(text, "]"), "")
	text = strings.NewReplacer("\u00ad", "", "\u200b", "", "&nbsp;", " ", "&amp;", "&").Replace(text)
	return strings.FieldsFunc(strings.ToLower(text), notOfWord)
}

// place finds the piece that each line went into, -1 for none: the one that
// has its words in their order and is nearest to where the line before went.
func place(lines []truth, pieces []piece) []int {
	out := make([]int, len(lines))
	last := 0
	for i, line := range lines {
		words := plainWords(line.text)
		out[i] = nearest(words, pieces, last)
		if at := out[i]; at >= 0 {
			phrase := " " + strings.Join(words, " ") + " "
			pieces[at].rest = strings.Replace(pieces[at].rest, phrase, " | ", 1)
			if pieces[at].section >= 0 {
				last = at
			}
		}
	}
	return out
}

func nearest(words []string, pieces []piece, last int) int {
	best, least := -1, 0
	phrase := " " + strings.Join(words, " ") + " "
	for i, p := range pieces {
		cost := p.cost(i, last)
		switch {
		case len(words) == 0:
			continue
		case p.rest == phrase:
		case strings.Contains(p.rest, phrase):
			cost += 10
		default:
			share := overlap(words, p.rest)
			if share < 60 {
				continue
			}
			cost += 1000 + 100*(100-share)
		}
		if best < 0 || cost < least {
			best, least = i, cost
		}
	}
	return best
}

// cost is how unlikely it is that a line went into the piece i after the last
// one went into another.
func (p piece) cost(i, last int) int {
	switch {
	case p.aside:
		return 500
	case p.section < 0:
		return 3
	case i < last:
		return 2*(last-i) + 3
	}
	return i - last
}

// overlap is how many of a hundred words stand in a text.
func overlap(words []string, text string) int {
	have := strings.Fields(text)
	n := 0
	for _, w := range words {
		if at := slices.Index(have, w); at >= 0 {
			n++
			have[at] = ""
		}
	}
	return 100 * n / len(words)
}
