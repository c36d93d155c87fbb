package posting

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mostMarks is how many runs of emphasis marks and how many brackets are
// looked at in one paragraph; all after them are text. No person writes as
// many, and without a bound goldmark takes time by the square of their number.
const mostMarks = 1000

// longestAddress is the most bytes an address in a link may have.
const longestAddress = 4096

// inlineParsers are goldmark's parsers of links and emphasis, bounded. Without
// images "![a](b)" is an exclamation mark before a link.
func inlineParsers(images bool) []util.PrioritizedValue {
	key := parser.NewContextKey()
	return []util.PrioritizedValue{
		util.Prioritized(&boundedLinks{bounded{parser.NewLinkParser(), key}, images}, 200),
		util.Prioritized(&bounded{parser.NewEmphasisParser(), key}, 500),
	}
}

// bounded is an inline parser that stops after mostMarks in a block.
type bounded struct {
	parser.InlineParser
	key parser.ContextKey
}

// Parse implements parser.InlineParser.
func (b *bounded) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n, _ := pc.Get(b.key).(int)
	if n >= mostMarks {
		return nil
	}
	pc.Set(b.key, n+1)
	return b.InlineParser.Parse(parent, block, pc)
}

// boundedLinks is a bounded parser of links, which also starts the count
// again at the end of a block.
type boundedLinks struct {
	bounded
	images bool
}

// Parse implements parser.InlineParser.
func (b *boundedLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if line[0] == '!' && !b.images {
		return nil
	}
	if len(line) > 1 && line[0] == ']' && line[1] == '(' && !addressEnds(line[2:]) {
		return nil
	}
	return b.bounded.Parse(parent, block, pc)
}

// CloseBlock implements parser.CloseBlocker.
func (b *boundedLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	pc.Set(b.key, 0)
	if c, ok := b.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// addressEnds reports whether the address that line begins with ends within
// longestAddress, and is not nested deeper than any real one.
func addressEnds(line []byte) bool {
	line = util.TrimLeftSpace(line)
	if len(line) == 0 {
		return true
	}
	near := line[:min(len(line), longestAddress)]
	if line[0] == '<' {
		return bytes.IndexByte(near, '>') > 0
	}
	depth := 0
	for i, c := range near {
		switch {
		case i > 0 && near[i-1] == '\\':
		case c <= ' ' || c == ')' && depth == 0:
			return true
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
		if depth > 32 {
			return false
		}
	}
	return false
}

// deepestBlock is how deep quotes and lists may nest; marks below are text.
// goldmark's time grows with depth times length.
const deepestBlock = 40

// blockParsers are goldmark's, with quotes and lists bounded.
func blockParsers() []util.PrioritizedValue {
	return append(slices.DeleteFunc(parser.DefaultBlockParsers(), func(v util.PrioritizedValue) bool {
		return v.Priority == 300 || v.Priority == 800
	}), util.Prioritized(shallow{parser.NewListParser()}, 300), util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800))
}

// shallow is a parser of blocks that hold blocks, to a bounded depth.
type shallow struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth > deepestBlock {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// mostLines is how many lines a paragraph may have to be looked at for
// definitions of links and for a table.
const mostLines = 2000

// short is a transformer of paragraphs that leaves long ones alone.
type short struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (s short) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if node.Lines().Len() <= mostLines {
		s.ParagraphTransformer.Transform(node, reader, pc)
	}
}
