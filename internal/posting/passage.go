package posting

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Passage is one paragraph or list item as a reader sees it, without its
// marks, and where each of its bytes stands in the text that was typed.
type Passage struct {
	// Text is what a reader sees: the words of PlainText.
	Text string
	// Item tells a list's item from a paragraph.
	Item bool

	// typed has the place of every byte of Text; nil means that Text stands
	// in one piece from the place first on.
	typed []int
	first int
}

// InlinePassage is a text of small Markdown as a passage. ok is false where
// there is nothing to read.
func InlinePassage(typed string) (p Passage, ok bool) {
	return folded{text: typed}.passage(false)
}

// ProsePassages are the paragraphs and items of prose, see ParseProse.
func ProsePassages(typed string) []Passage {
	var r passageReader
	at := 0
	for line := range strings.Lines(typed) {
		r.line(line, at)
		at += len(line)
	}
	r.end()
	return r.passages
}

// Typed is the stretch of the typed text that bytes start to end of Text
// stand in; start is less than end. whole says that it has no mark inside, so
// that other words may be written in its place.
func (p Passage) Typed(start, end int) (from, to int, whole bool) {
	if p.typed == nil {
		return p.first + start, p.first + end, true
	}
	from, to = p.typed[start], p.typed[end-1]+1
	return from, to, to-from == end-start
}

// folded is text on one line with the places that its bytes came from.
type folded struct {
	text  string
	at    []int // nil: text stands in one piece from first on
	first int
}

func (f folded) place(i int) int {
	if f.at == nil {
		return f.first + i
	}
	return f.at[i]
}

// passage reads small Markdown.
func (f folded) passage(item bool) (Passage, bool) {
	if f.at == nil && isPlain(f.text) {
		left := strings.TrimLeft(f.text, " ")
		p := Passage{Text: strings.TrimSpace(left), Item: item, first: f.first + len(f.text) - len(left)}
		return p, p.Text != ""
	}
	line, places := foldLines(f)
	w := placeWriter{source: []byte(line)}
	for block := smallParser().Parse(text.NewReader(w.source)).FirstChild(); block != nil; block = block.NextSibling() {
		w.node(block)
	}
	p := Passage{Text: string(w.out), Item: item, typed: make([]int, len(w.at))}
	for i, at := range w.at {
		p.typed[i] = places[at]
	}
	return p.trimmed(), strings.TrimSpace(p.Text) != ""
}

// trimmed drops the white space at the ends of the text.
func (p Passage) trimmed() Passage {
	from := len(p.Text) - len(strings.TrimLeft(p.Text, " \t"))
	p.Text, p.typed = p.Text[from:], p.typed[from:]
	p.Text = strings.TrimRight(p.Text, " \t")
	p.typed = p.typed[:len(p.Text)]
	return p
}

// foldLines does what oneLine does and keeps the places.
func foldLines(f folded) (string, []int) {
	var out []byte
	var at []int
	for i := 0; i < len(f.text); {
		r, size := utf8.DecodeRuneInString(f.text[i:])
		switch {
		case r >= '\n' && r <= '\r':
			for len(out) > 0 && (out[len(out)-1] == ' ' || out[len(out)-1] == '\t') {
				out, at = out[:len(out)-1], at[:len(at)-1]
			}
			for i+1 < len(f.text) && strings.IndexByte(" \t\n\v\f\r", f.text[i+1]) >= 0 {
				i++
			}
			out, at = append(out, ' '), append(at, f.place(i))
		case r == '\t':
			out, at = append(out, ' '), append(at, f.place(i))
		default:
			for k := range size {
				out, at = append(out, f.text[i+k]), append(at, f.place(i+k))
			}
		}
		i += size
	}
	return string(out), at
}

// placeWriter writes the words of a tree and where each byte came from.
type placeWriter struct {
	source []byte
	out    []byte
	at     []int
}

func (w *placeWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.segment(n.Segment)
	case *ast.Link:
		w.link(n)
	default:
		w.children(n)
	}
}

func (w *placeWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// segment writes source text without the backslashes that escape.
func (w *placeWriter) segment(s text.Segment) {
	for i := s.Start; i < s.Stop; i++ {
		if w.source[i] == '\\' && i+1 < s.Stop && util.IsPunct(w.source[i+1]) {
			i++
		}
		w.out, w.at = append(w.out, w.source[i]), append(w.at, i)
	}
}

// link writes a link's text; without any, its address stands for it.
func (w *placeWriter) link(n *ast.Link) {
	if n.HasChildren() {
		w.children(n)
		return
	}
	if to, ok := safeLink(unescape(n.Destination, false)); ok {
		// An address has no place of its own in the tree: it is what follows
		// the last thing written.
		from := 0
		if len(w.at) > 0 {
			from = w.at[len(w.at)-1] + 1
		}
		if i := bytes.Index(w.source[from:], n.Destination); i >= 0 {
			from += i
		}
		for i := range len(to) {
			w.out, w.at = append(w.out, to[i]), append(w.at, min(from+i, len(w.source)-1))
		}
	}
}

// passageReader gathers the lines of a paragraph or an item of prose, as
// proseReader does, with their places.
type passageReader struct {
	passages []Passage
	lines    folded
	item     bool
}

func (r *passageReader) line(line string, at int) {
	content := strings.TrimSpace(line)
	if content == "" {
		r.end()
		return
	}
	indented := line[0] == ' ' || line[0] == '\t'
	at += strings.Index(line, content)
	if rest, ok := cutBullet(content); ok {
		r.end()
		r.item = true
		r.add(rest, at+len(content)-len(rest))
		return
	}
	if r.item && !indented {
		r.end()
	}
	r.add(content, at)
}

func (r *passageReader) add(content string, at int) {
	if r.lines.text == "" {
		r.lines = folded{text: content, first: at}
		return
	}
	if r.lines.at == nil {
		for i := range len(r.lines.text) {
			r.lines.at = append(r.lines.at, r.lines.first+i)
		}
	}
	r.lines.text += "\n" + content
	r.lines.at = append(r.lines.at, at-1)
	for i := range len(content) {
		r.lines.at = append(r.lines.at, at+i)
	}
}

func (r *passageReader) end() {
	if p, ok := r.lines.passage(r.item); ok {
		r.passages = append(r.passages, p)
	}
	r.lines, r.item = folded{}, false
}
