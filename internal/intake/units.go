package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// unit is a line of the text after wrapped lines were joined, with what
// stands around it.
type unit struct {
	line
	// after and before say that a blank line, or an end of the text, stands
	// above and below.
	after, before bool
	// joined says that the unit was made of more than one line.
	joined bool
	// whole gathers the text of the lines.
	whole strings.Builder

	// The rest is of documents, which say more than their characters do.

	// spans are text in its styles, or nil.
	spans []posting.Span
	// level is the level of a heading, from 1, or 0.
	level int
	// marked says that all of the text is set off, as headings are.
	marked bool
	// made says that it is a heading which the source does not have.
	made bool
}

// markdown is the text as small Markdown.
func (u *unit) markdown() string { return u.tail(len(u.text)) }

// tail is the end of the text, n bytes long, as small Markdown.
func (u *unit) tail(n int) string {
	if u.spans == nil {
		return literal(u.text[len(u.text)-n:])
	}
	return posting.FormatInline(cutSpans(u.spans, len(u.text)-n))
}

// lowestRank is that of a heading which only its words or its place make one.
const lowestRank = 100

// rank orders headings: the highest has the least.
func (u *unit) rank() int {
	switch {
	case u.level > 0:
		return u.level
	case u.marked:
		return lowestRank - 1
	}
	return lowestRank
}

// joinLines joins the lines of wrapped paragraphs and items.
func joinLines(lines []line) []*unit {
	width := textWidth(lines)
	var out []*unit
	blank := true
	for i, l := range lines {
		if l.blank() {
			blank = true
			continue
		}
		if len(out) > 0 && torn(l) {
			out[len(out)-1].tear(l)
			blank = false
			continue
		}
		if !blank && continues(lines[i-1], l, width, out[len(out)-1].bullet) {
			out[len(out)-1].add(lines[i-1], l)
		} else {
			if len(out) > 0 {
				out[len(out)-1].before = blank
			}
			out = append(out, &unit{line: l, after: blank})
		}
		blank = false
	}
	if len(out) > 0 {
		out[len(out)-1].before = true
	}
	for _, u := range out {
		if u.joined {
			u.text = u.whole.String()
		}
	}
	return out
}

// tornOff matches a line that begins with the mark which ended a word of the
// line before: pages copied without care break at links and bold words.
var tornOff = regexp.MustCompile(`^(?:[.,;:)]|[.!?][)"”])(?:\s|$)`)

func torn(l line) bool { return !l.bullet && tornOff.MatchString(l.text) }

// tear adds such a line to the unit.
func (u *unit) tear(l line) {
	if !u.joined {
		u.whole.WriteString(u.text)
	}
	u.whole.WriteString(l.text)
	u.joined = true
}

// add joins the line b to the unit, whose last line is a. There is no space
// after a hyphen: one that broke a word belongs to it anyway, and a soft one
// says that the word goes on.
func (u *unit) add(a, b line) {
	if !u.joined {
		u.whole.WriteString(u.text)
	}
	if !a.divided && (!strings.HasSuffix(a.text, "-") || strings.HasSuffix(a.text, " -")) {
		u.whole.WriteByte(' ')
	}
	u.whole.WriteString(b.text)
	u.joined, u.ruled = true, u.ruled || b.ruled
}

// widestWrap is the length up to which lines may have been wrapped by a
// program; a longer line says that the text is not wrapped at all.
const widestWrap = 110

// textWidth is the width at which the text was wrapped, or 0.
func textWidth(lines []line) int {
	width, long, all := 0, 0, 0
	for _, l := range lines {
		width = max(width, l.indent+l.runes())
	}
	for _, l := range lines {
		if !l.blank() {
			all++
		}
		if l.indent+l.runes() > width*3/4 {
			long++
		}
	}
	if width < 50 || width > widestWrap || long*5 < all {
		return 0
	}
	return width
}

// continues reports whether b goes on with what a began. inItem says that a
// is part of a list's item.
func continues(a, b line, width int, inItem bool) bool {
	if b.bullet || b.ruled || a.ruled || a.ends(":") || isLabelled(b.text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	if inItem && !a.bullet && b.indent < a.indent || a.indent > b.indent+deepIndent {
		return false
	}
	if a.bullet && b.indent > a.indent && !a.ends(".;") {
		return true
	}
	word, _, _ := strings.Cut(b.text, " ")
	full := width > 0 && a.indent+a.runes()+1+utf8.RuneCountInString(word) > width-2
	if capsA, capsB := isCaps(a.text), isCaps(b.text); capsA != capsB {
		return false
	} else if capsA && a.words() >= 5 {
		return true
	}
	return full || unicode.IsLower(first) && openEnded(a)
}

// deepIndent is more than a line of a paragraph stands in from the next one; a
// line that does is centred or at the right.
const deepIndent = 16

// openEnded reports whether a line looks as if its sentence went on. A short
// line in lower case is rather one of a list.
func openEnded(l line) bool {
	first, _ := utf8.DecodeRuneInString(l.text)
	if l.ends(",&") {
		return true
	}
	return !l.ends(".!?;:") && (!unicode.IsLower(first) || l.runes() >= 60)
}

// isCaps reports whether text is written in capitals.
func isCaps(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}
