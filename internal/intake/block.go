package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// block is a line of a document that says more than its characters do: a
// paragraph, a heading or a list's item.
type block struct {
	// spans are the text, with single spaces and none at the ends.
	spans []posting.Span
	// level is the level of a heading, from 1, or 0.
	level int
	// bullet and numbered say what a list put in front of the text.
	bullet, numbered bool
	// apart says that there is space above.
	apart bool
	// marked says that all of the text is set off: bold, underlined or in
	// capitals.
	marked bool
	// made says that it is a heading which the source does not have.
	made bool
	// own is what a file of our own says of it.
	own ownPart
}

func (b block) text() string {
	var out strings.Builder
	for _, s := range b.spans {
		out.WriteString(s.Text)
	}
	return out.String()
}

// sheet gathers the blocks of a document.
type sheet struct {
	blocks []block
	open   block
	// plain counts the characters of the open line that are not set off.
	plain int
	// gap says that there is space above the open line, and broken that it
	// goes on with a paragraph whose lines are broken.
	gap, broken bool
	// exact says that no mark at the front of a line is a list's: "18." begins
	// a date, and items are told otherwise.
	exact bool
}

// run adds text to the open line. Style is a span without text.
func (s *sheet) run(text string, style posting.Span, marked bool) {
	for field := range strings.SplitSeq(clean(text), "\n") {
		s.append(field, style, marked)
	}
}

func (s *sheet) append(text string, style posting.Span, marked bool) {
	words := strings.Join(strings.Fields(text), " ")
	if text != "" && strings.TrimLeft(text, " \t") != text && !s.spaced() {
		s.space()
	}
	if words == "" {
		return
	}
	if !marked {
		s.plain += utf8.RuneCountInString(words)
	}
	style.Text = words
	if strings.TrimRight(text, " \t") != text {
		style.Text += " "
	}
	s.open.spans = append(s.open.spans, style)
}

// spaced reports whether the open line needs no space before more text.
func (s *sheet) spaced() bool {
	n := len(s.open.spans)
	return n == 0 || strings.HasSuffix(s.open.spans[n-1].Text, " ")
}

// space ends the last word of the open line.
func (s *sheet) space() {
	if !s.spaced() {
		s.open.spans[len(s.open.spans)-1].Text += " "
	}
}

// end ends the open line with what is known about it, and a gap below an
// empty one.
func (s *sheet) end(as block) {
	as.spans, as.marked = trimSpans(s.open.spans), s.plain == 0
	s.open, s.plain = block{}, 0
	as.apart = as.apart && !s.broken
	s.broken = false
	text := as.text()
	if text == "" || !s.exact && isRule(text) {
		s.gap = true
		return
	}
	as.apart = as.apart || s.gap || len(s.blocks) == 0
	if rest, numbered, ok := cutMarker(text); ok && !s.exact {
		as.spans = cutSpans(as.spans, len(text)-len(rest))
		as.bullet, as.numbered = true, as.numbered || numbered
	}
	as.bullet = as.bullet && as.level == 0
	s.blocks, s.gap = append(s.blocks, as), false
}

// lineBreak ends a line; the rest of the paragraph stands directly below. An
// item stays in one.
func (s *sheet) lineBreak(as block) {
	if as.bullet || as.level > 0 {
		s.space()
		return
	}
	s.end(as)
	s.broken = true
}

// add takes over the blocks of another sheet.
func (s *sheet) add(blocks []block) {
	for i, b := range blocks {
		b.apart = b.apart || i == 0 && s.gap
		s.blocks = append(s.blocks, b)
	}
	s.gap = false
}

// trimSpans takes the space off the end, and with it what is empty.
func trimSpans(spans []posting.Span) []posting.Span {
	for n := len(spans); n > 0; n = len(spans) {
		last := &spans[n-1]
		if last.Text = strings.TrimRight(last.Text, " "); last.Text != "" {
			break
		}
		spans = spans[:n-1]
	}
	return spans
}

// cutSpans cuts the first n bytes of text off spans.
func cutSpans(spans []posting.Span, n int) []posting.Span {
	var out []posting.Span
	for _, s := range spans {
		cut := min(n, len(s.Text))
		n -= cut
		if s.Text = s.Text[cut:]; s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// unitsOf are the blocks as the reader of text knows them.
func unitsOf(blocks []block) []*unit {
	marked := 0
	for _, b := range blocks {
		if b.marked {
			marked++
		}
	}
	airy := !slices.ContainsFunc(blocks[min(1, len(blocks)):], func(b block) bool { return !b.apart && !b.bullet })
	out := make([]*unit, len(blocks))
	for i, b := range blocks {
		u := &unit{line: line{text: b.text(), bullet: b.bullet, numbered: b.numbered}, spans: b.spans, level: b.level, made: b.made, after: b.apart}
		// Space below a line says nothing where it is below every line: there
		// a heading is told by the long texts around it.
		u.before = i+1 == len(blocks) || blocks[i+1].apart && !(airy && i > 0 && long(blocks[i-1]) && long(blocks[i+1]))
		// Where most is set off, nothing is.
		u.marked = b.marked && marked*2 <= len(blocks)
		out[i] = u
	}
	return out
}

// long reports whether a block is an item or as long as a paragraph.
func long(b block) bool { return b.bullet || len(b.text()) > 100 }

// plainText is what the blocks say, for a person to compare.
func plainText(blocks []block) string {
	var out strings.Builder
	for i, b := range blocks {
		if b.apart && i > 0 {
			out.WriteByte('\n')
		}
		if b.bullet {
			out.WriteString("- ")
		}
		out.WriteString(b.text() + "\n")
	}
	return out.String()
}

// readBlocks reads a document that was taken apart into blocks. The reader
// may know facts already.
func (r *reader) readBlocks(blocks []block) Result {
	text := plainText(blocks)
	r.res.Original = text
	r.read(r.paired(unitsOf(blocks)), text)
	return r.res
}
