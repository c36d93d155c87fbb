package posting

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// flattener turns the blocks of any Markdown into paragraphs and lists,
// keeping the words, and notes what it flattened.
type flattener struct {
	report *ReadReport
	source []byte
	lineOf func(ast.Node) int
}

// spans are those of a block's text. They hold hardBreak where lines were
// broken on purpose.
func (f *flattener) spans(n ast.Node) []Span {
	w := spanWriter{source: f.source, file: true, dropped: func(address string) {
		f.report.add(f.lineOf(n), "The link to %s became plain text; links lead to http, https or mailto addresses.", address)
	}}
	w.children(n, Span{})
	return w.all()
}

// plain is a heading's text without style.
func (f *flattener) plain(n ast.Node) string { return singleLine(joinSpans(f.spans(n))) }

// heading is plain with a note of what that loses.
func (f *flattener) heading(n ast.Node) string {
	for _, s := range f.spans(n) {
		if s.Link != "" {
			f.report.add(f.lineOf(n), "The link to %s was left out; a heading has none.", s.Link)
		}
	}
	return f.plain(n)
}

// words are the words of a block and of all below it, without notes.
func (f *flattener) words(n ast.Node) string {
	quiet := *f
	quiet.report = &ReadReport{}
	var words []string
	for _, b := range quiet.blocks(n) {
		words = append(words, PlainText(b.Text))
		for _, item := range b.Items {
			words = append(words, PlainText(item.Text))
		}
	}
	return strings.Join(words, " ")
}

// blocks are the paragraphs and lists that a block becomes.
func (f *flattener) blocks(n ast.Node) []Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return paragraphs(splitBreaks(f.spans(n)))
	case *ast.List:
		return f.list(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		f.report.add(f.lineOf(n), "Code became paragraphs, one for each line.")
		return literal(f.lines(n))
	case *ast.HTMLBlock:
		f.report.add(f.lineOf(n), "HTML became text without its tags.")
		return literal(htmlLines(f.lines(n)))
	case *east.Table:
		return f.table(n)
	case *ast.Heading:
		return paragraphs([][]Span{f.spans(n)})
	case *ast.Blockquote:
		f.report.add(f.lineOf(n), "A quote became paragraphs.")
	}
	var blocks []Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		blocks = append(blocks, f.blocks(c)...)
	}
	return blocks
}

// splitBreaks cuts spans where lines were broken on purpose.
func splitBreaks(spans []Span) [][]Span {
	var lines [][]Span
	var line []Span
	for _, s := range spans {
		for i, part := range strings.Split(s.Text, hardBreak) {
			if i > 0 {
				lines, line = append(lines, line), nil
			}
			one := s
			one.Text = part
			line = append(line, one)
		}
	}
	return append(lines, line)
}

func paragraphs(lines [][]Span) []Block {
	var blocks []Block
	for _, line := range lines {
		if text := FormatInline(line); text != "" {
			blocks = append(blocks, Block{Kind: Paragraph, Text: text})
		}
	}
	return blocks
}

// literal is a paragraph for each line of a text in which nothing is a mark.
func literal(text string) []Block {
	var lines [][]Span
	for line := range strings.Lines(text) {
		lines = append(lines, []Span{{Text: line}})
	}
	return paragraphs(lines)
}

// lines is the raw text of a block.
func (f *flattener) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(f.source))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		b.Write(h.ClosureLine.Value(f.source))
	}
	return b.String()
}

func (f *flattener) list(n *ast.List) []Block {
	if n.IsOrdered() {
		f.report.add(f.lineOf(n), "A numbered list became one without numbers.")
	}
	var items itemList
	f.items(n, &items)
	if len(items.items) == 0 {
		return nil
	}
	return []Block{{Kind: List, Items: items.items}}
}

// itemList gathers items; text is that of the one being read.
type itemList struct {
	items []Item
	text  []string
}

func (l *itemList) end() {
	if text := strings.Join(l.text, " "); text != "" {
		l.items = append(l.items, Item{Text: text})
	}
	l.text = nil
}

// items adds the items of a list; those of lists inside it follow the item
// that they stand in.
func (f *flattener) items(n ast.Node, l *itemList) {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if isList(c) {
				f.report.add(f.lineOf(c), "A list inside a list became part of the outer one.")
				l.end()
				f.items(c, l)
				continue
			}
			for _, b := range f.blocks(c) {
				l.add(b)
			}
		}
		l.end()
	}
}

func (l *itemList) add(b Block) {
	if b.Kind != List {
		l.text = append(l.text, b.Text)
		return
	}
	l.end()
	l.items = append(l.items, b.Items...)
}

// table makes a list of a table, an item for each row.
func (f *flattener) table(n ast.Node) []Block {
	f.report.add(f.lineOf(n.FirstChild()), "A table became a list with an item for each row.")
	var items itemList
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var spans []Span
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			text := f.spans(cell)
			if len(text) > 0 && len(spans) > 0 {
				spans = append(spans, Span{Text: " · "})
			}
			spans = append(spans, text...)
		}
		items.text = append(items.text, FormatInline(spans))
		items.end()
	}
	if len(items.items) == 0 {
		return nil
	}
	return []Block{{Kind: List, Items: items.items}}
}
