package intake

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// parseHTML reads a page into a tree. It is no browser's parser: that one
// may build a tree of the square of the page's size. Here an end tag closes
// the nearest element of its name, paragraphs and items end where the next
// begins, and what lies too deep lies at the deepest level.
func (f *forest) parseHTML(page string) (*node, error) {
	z := html.NewTokenizer(strings.NewReader(page))
	root := &node{}
	open := []*node{root}
	for {
		var n *node
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			return root, nil
		case html.TextToken:
			n = &node{text: string(z.Text())}
			top := open[len(open)-1]
			top.kids = append(top.kids, n)
		case html.StartTagToken, html.SelfClosingTagToken:
			n = startTag(z)
			open = closeBefore(open, n.name)
			top := open[len(open)-1]
			top.kids = append(top.kids, n)
			if !slices.Contains(voidElements(), n.name) && len(open) < maxDepth {
				open = append(open, n)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			open = closeTag(open, string(name))
			continue
		default:
			continue
		}
		if err := f.grow(n); err != nil {
			return nil, err
		}
	}
}

// startTag reads a tag and as many of its attributes as are read.
func startTag(z *html.Tokenizer) *node {
	name, more := z.TagName()
	n := &node{name: string(name)}
	for more && len(n.attrs) < mostAttributes {
		var key, value []byte
		key, value, more = z.TagAttr()
		n.attrs = append(n.attrs, xml.Attr{Name: xml.Name{Local: string(key)}, Value: string(value)})
	}
	return n
}

// voidElements have no content and no end tag.
func voidElements() []string {
	return []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
}

// closeBefore ends the elements that the start of another one ends.
func closeBefore(open []*node, name string) []*node {
	switch name {
	case "li":
		return closeWithin(open, []string{"li"}, "ul", "ol", "menu")
	case "dt", "dd":
		return closeWithin(open, []string{"dt", "dd"}, "dl")
	case "tr":
		return closeWithin(open, []string{"tr"}, "table")
	case "td", "th":
		return closeWithin(open, []string{"td", "th"}, "tr", "table")
	case "tbody", "thead", "tfoot":
		return closeWithin(open, []string{"tbody", "thead", "tfoot"}, "table")
	case "option":
		return closeWithin(open, []string{"option"}, "select")
	}
	if isBlock(name) {
		return closeWithin(open, []string{"p"}, "button", "table", "td", "th", "li", "div")
	}
	return open
}

// closeWithin closes the innermost element of the names, unless one of the
// bounds stands around the place.
func closeWithin(open []*node, names []string, bounds ...string) []*node {
	for i := len(open) - 1; i > 0; i-- {
		if slices.Contains(names, open[i].name) {
			return open[:i]
		}
		if slices.Contains(bounds, open[i].name) {
			break
		}
	}
	return open
}

// closeTag closes the nearest element of the name. What inline end tags that
// were forgotten left open ends with it.
func closeTag(open []*node, name string) []*node {
	for i := len(open) - 1; i > 0; i-- {
		if open[i].name == name {
			return open[:i]
		}
		if open[i].name == "table" || isCell(open[i].name) && !ofTable(name) {
			break
		}
	}
	return open
}

func isCell(name string) bool { return name == "td" || name == "th" }

func ofTable(name string) bool {
	return name == "tr" || name == "tbody" || name == "thead" || name == "tfoot" || name == "table"
}

// isBlock reports whether an element begins a line of its own.
func isBlock(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
		"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main",
		"menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
		"legend", "option", "select", "button", "textarea", "search", "html":
		return true
	}
	return false
}
