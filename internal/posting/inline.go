package posting

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// ParseInline reads small Markdown: CommonMark emphasis, strong emphasis,
// links and backslash escapes, and nothing else. Line breaks and tabs are
// spaces. A link that is not http, https or mailto is plain text.
// Neighbouring spans differ in style.
func ParseInline(text string) []Span {
	if isPlain(text) {
		if text = strings.TrimSpace(text); text == "" {
			return nil
		}
		return []Span{{Text: text}}
	}
	text = oneLine(text)
	if spans, ok := simpleSpans(text); ok {
		return spans
	}
	return parseSpans([]byte(text))
}

// PlainText is small Markdown without its marks: the words a reader sees.
func PlainText(text string) string {
	if isPlain(text) {
		return strings.TrimSpace(text)
	}
	return joinSpans(ParseInline(text))
}

// joinSpans is the text of the spans without their style.
func joinSpans(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// isPlain reports whether small Markdown has no mark in it at all. It is what
// nearly every item is, so it must cost next to nothing.
func isPlain(text string) bool {
	for _, c := range [...]byte{'*', '_', '[', '\\', '\n', '\t', '\r', '\v', '\f'} {
		if strings.IndexByte(text, c) >= 0 {
			return false
		}
	}
	return true
}

// oneLine turns line breaks, with the spaces around them, and tabs into
// single spaces and trims the ends.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\v\f") {
		return strings.TrimSpace(s)
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\v' || r == '\f' })
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, strings.ReplaceAll(line, "\t", " "))
		}
	}
	return strings.Join(kept, " ")
}

// smallParser parses one paragraph of small Markdown. Block syntax does not
// apply: "- a" is text here.
var smallParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
		parser.WithInlineParsers(inlineParsers(false)...),
	)
})

func parseSpans(source []byte) []Span {
	w := spanWriter{source: source}
	for block := smallParser().Parse(text.NewReader(source)).FirstChild(); block != nil; block = block.NextSibling() {
		w.children(block, Span{})
	}
	return trimEnds(w.all())
}

// spanWriter turns the inline nodes of a tree into spans.
type spanWriter struct {
	source []byte
	spans  []Span
	// style is that of text, the span being written.
	style Span
	text  strings.Builder
	html  strings.Builder
	// file reads the whole of CommonMark; otherwise it is small Markdown.
	file bool
	// dropped is told the address of every link that is not kept.
	dropped func(address string)
}

// hardBreak stands in spans for a line break that was meant.
const hardBreak = "\n"

func (w *spanWriter) children(n ast.Node, style Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, style)
	}
}

func (w *spanWriter) node(n ast.Node, style Span) {
	switch n := n.(type) {
	case *ast.Text:
		w.add(unescape(n.Segment.Value(w.source), w.file), style)
		if n.HardLineBreak() && w.file {
			w.add(hardBreak, style)
		} else if n.SoftLineBreak() {
			w.add(" ", style)
		}
	case *ast.Emphasis:
		style.Bold = style.Bold || n.Level == 2
		style.Italic = style.Italic || n.Level == 1
		w.children(n, style)
	case *ast.Link:
		w.link(n, n.Destination, style)
	case *ast.Image:
		w.image(n, style)
	default:
		w.other(n, style)
	}
}

// link writes a link's text; without any, its address stands for it.
func (w *spanWriter) link(n ast.Node, destination []byte, style Span) {
	to, ok := safeLink(unescape(destination, w.file))
	if !ok && w.dropped != nil && len(destination) > 0 {
		w.dropped(string(destination))
	}
	if ok && style.Link == "" {
		style.Link = to
	}
	w.children(n, style)
	if ok && !n.HasChildren() {
		w.add(to, style)
	}
}

// add appends text, to the last span where the style is the same.
func (w *spanWriter) add(text string, style Span) {
	if text == "" {
		return
	}
	if !sameStyle(w.style, style) {
		w.flush()
		w.style = style
	}
	w.text.WriteString(text)
}

func (w *spanWriter) flush() {
	if w.text.Len() > 0 {
		w.style.Text = w.text.String()
		w.spans = append(w.spans, w.style)
		w.text.Reset()
	}
}

// all returns the spans written.
func (w *spanWriter) all() []Span {
	w.flush()
	return w.spans
}

func sameStyle(a, b Span) bool { return a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link }

// safeLink reports whether an address may be a link, and cleans it: what
// cannot stand in a CommonMark destination is percent-encoded.
func safeLink(to string) (string, bool) {
	to = strings.TrimSpace(to)
	if !hasLinkScheme(to) {
		return "", false
	}
	parens := !balanced(to)
	var b strings.Builder
	for i := 0; i < len(to); i++ {
		switch c := to[i]; {
		case c <= ' ' || c == 0x7f || strings.IndexByte("<>\\`", c) >= 0, parens && (c == '(' || c == ')'):
			b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

func hasLinkScheme(to string) bool {
	for _, scheme := range [...]string{"http://", "https://", "mailto:"} {
		if len(to) > len(scheme) && strings.EqualFold(to[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// balanced reports whether the parentheses of an address pair up, not too
// deep: viewers differ in how deep they look.
func balanced(to string) bool {
	depth := 0
	for i := 0; i < len(to); i++ {
		switch to[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 || depth > 3 {
			return false
		}
	}
	return depth == 0
}

// image writes an image's alternative text as a link to it, or the address
// where it cannot be a link: people should see that something was there.
func (w *spanWriter) image(n *ast.Image, style Span) {
	if _, ok := safeLink(unescape(n.Destination, w.file)); ok || !w.file {
		w.link(n, n.Destination, style)
		return
	}
	w.children(n, style)
	if len(n.Destination) > 0 {
		w.add(" ("+unescape(n.Destination, w.file)+")", style)
	}
}

// other writes what small Markdown does not have but a file may.
func (w *spanWriter) other(n ast.Node, style Span) {
	switch n := n.(type) {
	case *ast.AutoLink:
		to := string(n.URL(w.source))
		if n.AutoLinkType == ast.AutoLinkEmail {
			to = "mailto:" + strings.TrimPrefix(to, "mailto:")
		}
		if to, ok := safeLink(to); ok && style.Link == "" {
			style.Link = to
		}
		w.add(string(n.Label(w.source)), style)
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			w.html.WriteString(string(segment.Value(w.source)))
		}
		w.add(inlineTag(w.html.String()), style)
		w.html.Reset()
	case *ast.CodeSpan:
		w.code(n, style)
	case *ast.String:
		w.add(string(n.Value), style)
	default:
		w.children(n, style)
	}
}

// code writes a code span, in which nothing is a mark.
func (w *spanWriter) code(n *ast.CodeSpan, style Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			w.add(strings.ReplaceAll(string(t.Segment.Value(w.source)), "\n", " "), style)
		}
	}
}
