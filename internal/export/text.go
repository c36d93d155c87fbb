package export

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"rolewright/internal/posting"
)

// textWidth is the most columns of a line of plain text. It leaves room for
// the marks of a few replies in an 80-column mail.
const textWidth = 72

// Text is plain text for mail and for forms that take nothing else: wrapped at
// 72 columns, headings underlined, links written out.
type Text struct{}

// Name implements Format.
func (Text) Name() string { return "txt" }

// Ending implements Format.
func (Text) Ending() string { return ".txt" }

// MediaType implements Format.
func (Text) MediaType() string { return "text/plain; charset=utf-8" }

// Write implements Format. The report is always empty.
func (Text) Write(w io.Writer, doc Document, _ Options) (Report, error) {
	return Report{}, buffered(w, func(b *bytes.Buffer) {
		t := textWriter{b, posting.LabelsFor(doc.Language).Colon()}
		t.heading(doc.Title, "=")
		if doc.Company != "" || doc.Site != "" {
			t.gap()
			t.line("", "", writtenOut(companyLine(doc)))
		}
		t.facts(doc.Facts)
		for _, s := range doc.Sections {
			t.heading(s.Heading, "-")
			for i, block := range s.Blocks {
				t.block(block, i > 0 && s.Blocks[i-1].Kind == Subheading)
			}
		}
		if doc.Credit != "" {
			t.block(Block{Kind: Break}, false)
			t.gap()
			t.line("", "", []posting.Span{{Text: doc.Credit}})
		}
	})
}

// textWriter writes lines. Two blank lines stand above a section's heading,
// one between other things.
type textWriter struct {
	b *bytes.Buffer
	// colon follows the names of facts and subheadings.
	colon string
}

func (t textWriter) gap() {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
}

func (t textWriter) heading(text, under string) {
	if text == "" {
		return
	}
	t.gap()
	t.gap()
	widest := 0
	for _, line := range wrap(text, textWidth) {
		widest = max(widest, uniseg.StringWidth(line))
		t.b.WriteString(line + "\n")
	}
	t.b.WriteString(strings.Repeat(under, widest) + "\n")
}

// block writes a block; a list stands directly below the subheading that leads
// to it.
func (t textWriter) block(block Block, led bool) {
	if block.Kind != List || !led {
		t.gap()
	}
	switch block.Kind {
	case Paragraph:
		t.line("", "", block.Spans)
	case Subheading:
		t.line("", "", []posting.Span{{Text: strings.TrimSuffix(plain(block.Spans), ":") + t.colon}})
	case List:
		for _, it := range block.Items {
			t.line("- ", "  ", it.Spans)
		}
	case Facts:
		t.factLines(block.Facts)
	case Break:
		t.b.WriteString(breakMark + "\n")
	}
}

func (t textWriter) facts(facts []posting.Fact) {
	if len(facts) > 0 {
		t.gap()
		t.factLines(facts)
	}
}

func (t textWriter) factLines(facts []posting.Fact) {
	for _, f := range facts {
		t.line("", "  ", []posting.Span{{Text: f.Label + t.colon + " "}, {Text: f.Value, Link: f.Link}})
	}
}

// line writes the spans wrapped, with first before the first line and rest
// before the others.
func (t textWriter) line(first, rest string, spans []posting.Span) {
	before := first
	for _, line := range wrap(plain(writtenOut(spans)), textWidth-len(rest)) {
		t.b.WriteString(before + line + "\n")
		before = rest
	}
}

// wrap breaks text into lines of at most width columns, counted as a terminal
// shows them: a Chinese character takes two. What cannot be broken, such as a
// long address, gets a line of its own.
func wrap(text string, width int) []string {
	var lines []string
	var line strings.Builder
	columns := 0
	for _, p := range pieces(text) {
		need := uniseg.StringWidth(p.text)
		space := 0
		if p.spaced && columns > 0 {
			space = 1
		}
		if columns > 0 && columns+space+need > width {
			lines = append(lines, line.String())
			line.Reset()
			columns, space = 0, 0
		}
		line.WriteString(strings.Repeat(" ", space) + p.text)
		columns += space + need
	}
	if columns > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// piece is a part of a text before which a line may break.
type piece struct {
	text string
	// spaced says that a space stands before it within a line.
	spaced bool
}

func pieces(text string) []piece {
	var out []piece
	for word := range strings.FieldsFuncSeq(text, breakingSpace) {
		if last := len(out) - 1; last >= 0 && looksLikeMark(word) {
			out[last].text += " " + word
			continue
		}
		for i, part := range parts(word) {
			out = append(out, piece{part, i == 0})
		}
	}
	return out
}

// breakingSpace leaves out the spaces that hold an amount and its currency
// together.
func breakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

// looksLikeMark reports whether the word at the beginning of a line would be
// taken for a list's mark, a heading's or a quotation's.
func looksLikeMark(word string) bool {
	switch word {
	case "-", "–", "—", "*", "•", "+", "#", ">":
		return true
	}
	return false
}

// parts breaks a word of a script that writes no spaces. Other words stay
// whole, addresses among them.
func parts(word string) []string {
	if !strings.ContainsFunc(word, unspaced) {
		return []string{word}
	}
	var out []string
	for state := -1; word != ""; {
		var segment string
		segment, word, _, state = uniseg.FirstLineSegmentInString(word, state)
		out = append(out, segment)
	}
	return out
}

func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
