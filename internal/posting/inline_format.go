package posting

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// FormatInline writes spans as small Markdown, in the one way that ParseInline
// and FormatInline keep. It escapes no more than it must.
//
// CommonMark cannot mark every run of text. White space at the edge of a run
// loses its style. Where a mark would stand between a letter and punctuation,
// and so not count, the punctuation loses its style and the words keep it.
// Where two styles meet inside a word that goes on after them, the second
// is dropped. The words themselves never change.
func FormatInline(spans []Span) string {
	return formatSpans(spans, false)
}

// settled is small Markdown in the one way that FormatInline writes it.
func settled(text string) string {
	if isSimple(text) {
		return text
	}
	return FormatInline(ParseInline(text))
}

// isCanonical reports whether plain text needs no work but trimming.
func isCanonical(s string) bool {
	return isPlain(s) && !strings.Contains(s, "](") && !strings.Contains(s, "  ")
}

// formatSpans writes spans as small Markdown or, for a file, so that any
// CommonMark or GitHub viewer shows them. What stands at the beginning of a
// line is escapeLeading's affair.
func formatSpans(spans []Span, file bool) string {
	if len(spans) == 1 && sameStyle(spans[0], Span{}) && isCanonical(spans[0].Text) &&
		!(file && strings.ContainsAny(spans[0].Text, "`<&~!")) {
		return strings.TrimSpace(spans[0].Text)
	}
	if text, ok := formatSimple(spans, file); ok {
		return text
	}
	return formatAny(spans, file)
}

// formatAny is formatSpans for whatever spans there are.
func formatAny(spans []Span, file bool) string {
	var f *formatter
	for range mostPasses {
		f = &formatter{chunks: chunksOf(spans), file: file}
		f.lone = loneMarks(plainChunks(f.chunks))
		f.run(0, len(f.chunks), Span{})
		if !f.changed {
			break
		}
		// Some styles were given up, so fewer escapes may be needed.
		spans = f.written.all()
	}
	return f.out.String()
}

// mostPasses bounds the work on text in which giving up one style makes
// another impossible. One pass is usual, two are rare.
const mostPasses = 5

// class is how CommonMark's rules for emphasis see a character.
type class byte

const (
	space class = iota
	punct
	word
)

func classOf(r rune) class {
	switch {
	case util.IsSpaceRune(r):
		return space
	case util.IsPunctRune(r):
		return punct
	}
	return word
}

// chunk is a run of characters of one class in one style.
type chunk struct {
	Span
	class class
}

// chunksOf cuts spans into chunks, cleans their links and takes the style from
// white space at the edges.
func chunksOf(spans []Span) []chunk {
	w := spanWriter{}
	for _, s := range spans {
		s.Link, _ = safeLink(s.Link)
		w.add(strings.Map(flattenRune, s.Text), s)
	}
	var chunks []chunk
	for _, s := range trimEnds(w.all()) {
		chunks = appendChunks(chunks, s)
	}
	for i := range chunks {
		if chunks[i].class == space {
			limitStyle(chunks, i)
		}
	}
	return chunks
}

func flattenRune(r rune) rune {
	if r >= '\t' && r <= '\r' {
		return ' '
	}
	return r
}

func trimEnds(s []Span) []Span {
	for len(s) > 0 {
		if s[0].Text = strings.TrimLeftFunc(s[0].Text, unicode.IsSpace); s[0].Text != "" {
			break
		}
		s = s[1:]
	}
	for len(s) > 0 {
		last := &s[len(s)-1]
		if last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace); last.Text != "" {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

func appendChunks(chunks []chunk, s Span) []chunk {
	rest := s.Text
	for rest != "" {
		r, n := utf8.DecodeRuneInString(rest)
		c := classOf(r)
		for n < len(rest) {
			r, size := utf8.DecodeRuneInString(rest[n:])
			if classOf(r) != c {
				break
			}
			n += size
		}
		one := chunk{s, c}
		one.Text, rest = rest[:n], rest[n:]
		chunks = append(chunks, one)
	}
	return chunks
}

// limitStyle takes from white space every style that a neighbour lacks.
func limitStyle(chunks []chunk, i int) {
	var before, after Span
	if i > 0 {
		before = chunks[i-1].Span
	}
	for j := i + 1; j < len(chunks); j++ {
		if chunks[j].class != space {
			after = chunks[j].Span
			break
		}
	}
	c := &chunks[i]
	c.Bold = c.Bold && before.Bold && after.Bold
	c.Italic = c.Italic && before.Italic && after.Italic
	if c.Link != before.Link || c.Link != after.Link {
		c.Link = ""
	}
}

// formatter writes chunks, nesting links and emphasis.
type formatter struct {
	chunks []chunk
	file   bool
	// lone are the marks that stand in one place only of a text without any
	// style: they have nothing to pair with and need no escape.
	lone string
	out  strings.Builder

	// last is the class of what was written last; for an opening mark, of
	// what stands before it.
	last class
	// mark is the character of the emphasis mark just written, or 0, and
	// opened says that it opened.
	mark   byte
	opened bool
	// tripled says that the style around opened in a mark of three.
	tripled bool

	// spaced says that a space was written last.
	spaced bool

	// written is what a reader will understand; changed says that it is not
	// what was asked for.
	written spanWriter
	changed bool
}

// loneMarks are the marks that have one run in text.
func loneMarks(text string) string {
	var lone []byte
	for _, c := range []byte("*_`~") {
		first := strings.IndexByte(text, c)
		if first >= 0 && strings.LastIndexByte(text, c)-first+1 == strings.Count(text, string(rune(c))) {
			lone = append(lone, c)
		}
	}
	return string(lone)
}

// plainChunks is the whole text where none of it has a style, else empty.
func plainChunks(chunks []chunk) string {
	var b strings.Builder
	for _, c := range chunks {
		if !sameStyle(c.Span, Span{}) {
			return ""
		}
		b.WriteString(c.Text)
	}
	return b.String()
}

// run writes the chunks from i to j inside the style on.
func (f *formatter) run(i, j int, on Span) {
	for i < j {
		style, end := f.widest(i, j, on)
		switch {
		case style.Link != "":
			f.link(i, end, on)
			i = end
		case style.Bold || style.Italic:
			f.emphasis(i, end, style, on)
			i = end
		default:
			f.text(i, on)
			i++
		}
	}
}

// widest finds the style to open at chunk i that holds longest, up to j, and
// where it ends. It is without style where there is nothing to open.
func (f *formatter) widest(i, j int, on Span) (style Span, end int) {
	c := f.chunks[i]
	if c.class == space {
		return Span{}, i
	}
	if c.Bold && !on.Bold {
		style, end = Span{Bold: true}, f.emphasisEnd(i, j, on, func(c chunk) bool { return c.Bold })
	}
	if c.Italic && !on.Italic {
		if e := f.emphasisEnd(i, j, on, func(c chunk) bool { return c.Italic }); e > max(end, i) {
			style, end = Span{Italic: true}, e
		}
	}
	if c.Link != "" && on.Link == "" {
		if e := f.linkEnd(i, j); e > end {
			style, end = Span{Link: c.Link}, e
		}
	}
	if end <= i {
		return Span{}, i
	}
	return style, end
}

func (f *formatter) linkEnd(i, j int) int {
	end := i
	for end < j && f.chunks[end].Link == f.chunks[i].Link {
		end++
	}
	return f.trim(i, end)
}

// emphasisEnd is where emphasis that starts at i can close, or i.
func (f *formatter) emphasisEnd(i, j int, on Span, has func(chunk) bool) int {
	_, mark := f.opening(i, on)
	if mark == 0 {
		return i
	}
	end := i
	for end < j && has(f.chunks[end]) {
		end++
	}
	if end < len(f.chunks) && on.Link == "" && f.chunks[end-1].Link != "" && f.chunks[end].Link == f.chunks[end-1].Link {
		end = f.linkStart(end, i)
	}
	for end = f.trim(i, end); end > i && !f.closes(end, on, mark); end = f.trim(i, end) {
		end--
		if on.Link == "" && f.chunks[end].Link != "" {
			end = f.linkStart(end, i)
		}
	}
	return end
}

// linkStart is the first chunk, not before i, of the link that ends before end
// or goes on there.
func (f *formatter) linkStart(end, i int) int {
	link := f.chunks[end].Link
	for end > i && f.chunks[end-1].Link == link {
		end--
	}
	return end
}

func (f *formatter) trim(i, end int) int {
	for end > i && f.chunks[end-1].class == space {
		end--
	}
	return end
}

// edge is the class of the first or last character written for a chunk: that
// of a link's brackets, where it is the edge of a link.
func (f *formatter) edge(i int, on Span) class {
	if f.chunks[i].Link != "" && on.Link == "" {
		return punct
	}
	return f.chunks[i].class
}

// closes reports whether a mark before chunk end would close emphasis.
func (f *formatter) closes(end int, on Span, mark byte) bool {
	after := space
	switch {
	case on.Link != "" && (end == len(f.chunks) || f.chunks[end].Link != on.Link):
		after = punct
	case end < len(f.chunks):
		after = f.edge(end, on)
	}
	if mark == '_' && after == word {
		return false
	}
	return f.edge(end-1, on) == word || after != word
}

// opening tells which mark to open emphasis with at chunk i, or 0 for none,
// and the class of what stands before it. A mark directly after a closing one
// must differ from it. One that could itself close the emphasis around it
// must differ too: CommonMark's rule of three prevents that except where the
// outer mark is one of three, such as "***a** b*c*d*".
func (f *formatter) opening(i int, on Span) (before class, mark byte) {
	before, mark = f.last, '*'
	if f.mark != 0 && (f.mark != '*' || !f.opened) {
		before = punct
	}
	after := f.edge(i, on)
	if after == punct && before == word {
		return before, 0
	}
	if f.mark == '*' && !f.opened {
		return before, '_'
	}
	closes := before == word || before == punct && after == punct
	if !f.tripled || !closes || f.mark == '*' {
		return before, mark
	}
	if before == word || f.mark == '_' {
		return before, 0
	}
	return before, '_'
}

func (f *formatter) emphasis(i, end int, style, on Span) {
	before, mark := f.opening(i, on)
	marks := string(mark)
	if style.Bold {
		marks += marks
	}
	merged := mark == '*' && f.mark == '*' && f.opened
	tripled := f.tripled || merged
	f.tripled = tripled
	f.out.WriteString(marks)
	f.spaced = false
	f.last, f.mark, f.opened = before, mark, true
	on.Bold, on.Italic = on.Bold || style.Bold, on.Italic || style.Italic
	f.run(i, end, on)
	f.out.WriteString(marks)
	f.last, f.mark, f.opened, f.tripled = punct, mark, false, tripled
}

func (f *formatter) link(i, end int, on Span) {
	on.Link = f.chunks[i].Link
	if f.autoLink(i, end, on) {
		return
	}
	tripled := f.tripled
	f.out.WriteByte('[')
	f.spaced = false
	f.last, f.mark, f.tripled = punct, 0, false
	f.run(i, end, on)
	f.out.WriteString("](" + f.destination(on.Link) + ")")
	f.last, f.mark, f.tripled = punct, 0, tripled
}

// autoLink writes a link of a file that shows its own address as "<address>".
func (f *formatter) autoLink(i, end int, on Span) bool {
	if !f.file || f.mark != 0 {
		return false
	}
	var b strings.Builder
	for _, c := range f.chunks[i:end] {
		if !sameStyle(c.Span, on) || c.class == space {
			return false
		}
		b.WriteString(c.Text)
	}
	text := b.String()
	if text != on.Link && "mailto:"+text != on.Link || text == on.Link && !isPlainAddress(text) || text != on.Link && mailLink(text) == "" {
		return false
	}
	for _, c := range f.chunks[i:end] {
		f.written.add(c.Text, on)
	}
	f.out.WriteString("<" + text + ">")
	f.last, f.mark, f.spaced = punct, 0, false
	return true
}

// isPlainAddress reports whether an address can stand between angle brackets
// as it is: in ASCII, and with nothing that some viewer decodes.
func isPlainAddress(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= 0x7f || strings.IndexByte("<>&\\`\"", s[i]) >= 0 {
			return false
		}
	}
	return true
}

func (f *formatter) destination(link string) string {
	if !f.file {
		return link
	}
	var b strings.Builder
	for i := 0; i < len(link); i++ {
		if link[i] == '&' && isEntity(link[i:]) {
			b.WriteString("&amp;")
		} else {
			b.WriteByte(link[i])
		}
	}
	return b.String()
}

// text writes chunk i, escaping what would be read as a mark.
func (f *formatter) text(i int, on Span) {
	c := f.chunks[i]
	f.changed = f.changed || !sameStyle(c.Span, on)
	f.written.add(c.Text, on)
	switch c.class {
	case punct:
		f.escape(i, on.Link != "")
	case space:
		f.spaces(c.Text)
	case word:
		f.out.WriteString(c.Text)
	}
	f.last, f.mark, f.spaced = c.class, 0, strings.HasSuffix(c.Text, " ")
}

// spaces writes white space with single spaces, as a viewer shows it.
func (f *formatter) spaces(s string) {
	for i, r := range s {
		if r != ' ' || !(i == 0 && f.spaced || i > 0 && s[i-1] == ' ') {
			f.out.WriteRune(r)
		}
	}
}
