package intake

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The bounds of a document's tree, which hold for all its parts together.
// A description of twenty pages has some ten thousand nodes.
const (
	maxNodes = 200_000
	maxDepth = 200
	// maxContent is in bytes; pages have scripts besides their text.
	maxContent = MaxFile
	// mostAttributes is for one element.
	mostAttributes = 100
)

// node is an element of a document, or a text, which has no name. Names are
// without their namespace: what is read here is told apart by them alone.
type node struct {
	name, text string
	attrs      []xml.Attr
	kids       []*node
}

// attr is the value of an attribute, or "".
func (n *node) attr(name string) string {
	value, _ := n.lookup(name)
	return value
}

func (n *node) lookup(name string) (value string, ok bool) {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// find follows a path of names to the first element that lies there, or to
// an empty one, so that what is missing reads as empty.
func (n *node) find(path ...string) *node {
	for _, name := range path {
		n = n.kid(name)
	}
	return n
}

func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return &node{}
}

// walk calls f for the node and everything below it until f says that what
// lies below a node is of no interest.
func (n *node) walk(f func(*node) bool) {
	if !f(n) {
		return
	}
	for _, k := range n.kids {
		k.walk(f)
	}
}

// words is all the text below the node, with a space for every element.
func (n *node) words() string {
	var out strings.Builder
	n.walk(func(k *node) bool {
		out.WriteString(k.text)
		if k.name != "" {
			out.WriteByte(' ')
		}
		return true
	})
	return strings.Join(strings.Fields(out.String()), " ")
}

// errTooMuch says that a document is beyond what is read.
var errTooMuch = errors.New("the document is beyond the bounds")

// forest counts the nodes of all the trees of a document, and their text.
type forest struct{ nodes, text int }

func (f *forest) grow(n *node) error {
	f.nodes++
	f.text += len(n.text)
	switch {
	case f.nodes > maxNodes:
		return fmt.Errorf("%w: it has more than %d parts", errTooMuch, maxNodes)
	case f.text > maxContent:
		return fmt.Errorf("%w: it has more than %d bytes of text", errTooMuch, maxContent)
	case len(n.attrs) > mostAttributes:
		return fmt.Errorf("%w: it has more than %d attributes at one place", errTooMuch, mostAttributes)
	}
	return nil
}

// parseXML reads one part of a document. Declarations of a document type are
// refused: office documents have none, and they are what entity bombs are
// made of.
func (f *forest) parseXML(r io.Reader) (*node, error) {
	d := xml.NewDecoder(&tagReader{in: r})
	root := &node{}
	stack := []*node{root}
	for {
		var n *node
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read XML: %w", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			n = &node{name: token.Name.Local, attrs: token.Attr}
			top := stack[len(stack)-1]
			top.kids, stack = append(top.kids, n), append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
			continue
		case xml.CharData:
			n = &node{text: string(token)}
			top := stack[len(stack)-1]
			top.kids = append(top.kids, n)
		case xml.Directive:
			return nil, fmt.Errorf("%w: it declares a document type", errTooMuch)
		}
		if n == nil {
			continue
		}
		if err := f.grow(n); err != nil {
			return nil, err
		}
		if len(stack) > maxDepth {
			return nil, fmt.Errorf("%w: its parts lie more than %d deep", errTooMuch, maxDepth)
		}
	}
}
