package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Nearly all small Markdown is written in the simplest way: emphasis of whole
// words, links to usual addresses, and marks nowhere else. Such text is read
// here without CommonMark's parser. It is as FormatInline writes it, and means
// the same in a file.

// simpleSpans reads text in the simplest way of writing; ok is false where
// text is not written so, or may not be.
func simpleSpans(text string) (spans []Span, ok bool) {
	r := simpleReader{text: text, keep: true}
	ok = r.read()
	return r.spans, ok
}

// isSimple reports whether text is written in the simplest way.
func isSimple(text string) bool {
	r := simpleReader{text: text}
	return r.read()
}

// simpleReader reads from place at on; text from place from on is in no span
// yet. Without keep it gathers no spans.
type simpleReader struct {
	text     string
	from, at int
	keep     bool
	spans    []Span
}

// simpleStops are the characters that may be more than themselves.
const simpleStops = "*_[]\\`~<&!\x7f"

// isStop reports whether a byte may be more than itself.
var isStop = func() (stops [256]bool) {
	for c := range ' ' {
		stops[c] = true
	}
	for i := range len(simpleStops) {
		stops[simpleStops[i]] = true
	}
	return stops
}()

func (r *simpleReader) read() bool {
	if strings.TrimSpace(r.text) != r.text || strings.Contains(r.text, "  ") || !utf8.ValidString(r.text) {
		return false
	}
	for r.at < len(r.text) {
		if c := r.text[r.at]; isStop[c] && !r.stop(c) {
			return false
		}
		r.at++
	}
	r.add(r.at, Span{})
	return true
}

// stop reads what begins at the character c; at is then its last byte.
func (r *simpleReader) stop(c byte) bool {
	switch c {
	case '*':
		return r.opens() && r.emphasis()
	case '[':
		return r.opens() && r.link()
	}
	return isLiteral(r.text, r.at)
}

// isLiteral reports whether the character at a place of text is nothing but
// itself to any viewer, as "&" in "R&D" or "!" at a sentence's end.
func isLiteral(text string, at int) bool {
	rest := text[at+1:]
	switch text[at] {
	case '&':
		end := strings.IndexFunc(rest, func(c rune) bool { return c >= utf8.RuneSelf || !isWordByte(byte(c)) && c != '#' })
		return end < 0 || rest[end] != ';'
	case '<':
		return rest == "" || rest[0] == ' '
	case '!':
		return rest == "" || rest[0] != '['
	}
	return false
}

func isWordByte(c byte) bool { return isASCIILetter(c) || c >= '0' && c <= '9' }

// opens reports whether a mark may open at the place.
func (r *simpleReader) opens() bool {
	return r.at == 0 || r.text[r.at-1] == ' ' || r.text[r.at-1] == '('
}

// emphasis reads "*words*" or "**words**".
func (r *simpleReader) emphasis() bool {
	style, marks := Span{Italic: true}, "*"
	if strings.HasPrefix(r.text[r.at:], "**") {
		style, marks = Span{Bold: true}, "**"
	}
	start := r.at + len(marks)
	n := strings.IndexByte(r.text[start:], '*')
	if n < 0 {
		return false
	}
	words, rest := r.text[start:start+n], r.text[start+n:]
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	after, closed := strings.CutPrefix(rest, marks)
	if !closed || !isWordRune(first) || !isWordRune(last) || !isInert(words) || after != "" && strings.IndexByte(" .,;:!?)", after[0]) < 0 {
		return false
	}
	style.Text = words
	r.put(style, len(words)+2*len(marks))
	return true
}

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// isInert reports whether text has no character in it that may be more than
// itself next to marks.
func isInert(text string) bool {
	for i := range len(text) {
		if isStop[text[i]] {
			return false
		}
	}
	return true
}

// link reads "[words](address)".
func (r *simpleReader) link() bool {
	words, rest, ok := strings.Cut(r.text[r.at+1:], "](")
	to, _, closed := strings.Cut(rest, ")")
	if !ok || !closed || words == "" || strings.TrimSpace(words) != words || !isInert(words) || !isSimpleAddress(to) {
		return false
	}
	if isAutoLink(words, to) {
		return false
	}
	r.put(Span{Text: words, Link: to}, len(words)+len(to)+len("[]()"))
	return true
}

// put ends the text before the place and adds a span that n bytes stand for.
func (r *simpleReader) put(s Span, n int) {
	r.add(r.at, Span{})
	r.at += n
	r.from = r.at
	r.at--
	if r.keep {
		r.spans = append(r.spans, s)
	}
}

// add adds the text up to a place.
func (r *simpleReader) add(end int, s Span) {
	if s.Text = r.text[r.from:end]; r.keep && s.Text != "" {
		r.spans = append(r.spans, s)
	}
}

// isSimpleAddress reports whether an address may be a link and every form of
// Markdown writes it as it is.
func isSimpleAddress(to string) bool {
	if !hasLinkScheme(to) || len(to) > longestAddress/2 {
		return false
	}
	for i := range len(to) {
		if c := to[i]; !isWordByte(c) && strings.IndexByte("-._~:/?#@$'+,;=%&", c) < 0 || c == '&' && !isLiteral(to, i) {
			return false
		}
	}
	return true
}

// isAutoLink reports whether a link's words are its address, so that a file
// has it as "<address>".
func isAutoLink(words, to string) bool {
	return words == to && isPlainAddress(words) || "mailto:"+words == to && mailLink(words) != ""
}

// formatSimple writes spans, of which none is emphasised, as formatSpans does;
// ok is false where they are not simple enough.
func formatSimple(spans []Span, file bool) (text string, ok bool) {
	var b strings.Builder
	for i, s := range spans {
		switch {
		case s.Bold || s.Italic || s.Text == "":
			return "", false
		case s.Link == "":
			if !isInert(s.Text) {
				return "", false
			}
			b.WriteString(s.Text)
		case !standsApart(spans, i) || strings.TrimSpace(s.Text) != s.Text || !isSimpleAddress(s.Link):
			return "", false
		case file && isAutoLink(s.Text, s.Link):
			b.WriteString("<" + s.Text + ">")
		case isInertLink(s.Text):
			b.WriteString("[" + s.Text + "](" + s.Link + ")")
		default:
			return "", false
		}
	}
	text = b.String()
	return text, strings.TrimSpace(text) == text && !strings.Contains(text, "  ") && utf8.ValidString(text)
}

// isInertLink reports whether a link's words need no escape; an ampersand
// before a space is the only mark in many a company's name.
func isInertLink(words string) bool { return isInert(strings.ReplaceAll(words, " & ", " ")) }

// standsApart reports whether spaces are around the span i.
func standsApart(spans []Span, i int) bool {
	return (i == 0 || strings.HasSuffix(spans[i-1].Text, " ")) &&
		(i == len(spans)-1 || strings.HasPrefix(spans[i+1].Text, " "))
}
