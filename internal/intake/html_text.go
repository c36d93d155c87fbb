package intake

import (
	"strings"

	"rolewright/internal/posting"
)

// htmlReader reads the text of a page as a browser would show it, roughly.
type htmlReader struct {
	sheet
	// own says that the page is one of ours.
	own bool
	// pictures counts the pictures that were passed.
	pictures int
}

// look is how text at one place of a page looks and what it is part of.
type look struct {
	span   posting.Span
	marked bool
	level  int
	// item and numbered say that it is part of a list's item.
	item, numbered bool
	// kind is that of the section of one of our own pages.
	kind posting.Kind
	// kept says that line breaks of the source count.
	kept bool
}

func blocksOfHTML(n *node) []block {
	var r htmlReader
	r.kids(n, look{})
	r.flush(look{})
	return r.blocks
}

// flush ends the open line as what stands around it says.
func (r *htmlReader) flush(l look) {
	if len(trimSpans(r.open.spans)) == 0 {
		return
	}
	as := block{level: l.level}
	if l.item && l.level == 0 {
		as.bullet, as.numbered = true, l.numbered
	}
	r.end(as)
}

func (r *htmlReader) kids(n *node, l look) {
	for _, k := range n.kids {
		r.node(k, l)
	}
}

func (r *htmlReader) node(n *node, l look) {
	if n.name == "" {
		r.text(n.text, l)
		return
	}
	if invisible(n) || r.own && r.ownElement(n, l) {
		return
	}
	switch n.name {
	case "br":
		r.breakLine(l)
	case "img", "svg", "picture":
		r.pictures++
	case "hr":
		r.flush(l)
		r.gap = true
	case "table":
		r.flush(l)
		r.table(n)
	case "dl":
		r.flush(l)
		r.terms(n)
	case "ul", "ol", "menu":
		r.list(n, l)
	case "li":
		r.item(n, l, false)
	default:
		r.element(n, l)
	}
}

func (r *htmlReader) element(n *node, l look) {
	if wordItem(n) {
		r.item(n, l, false)
		return
	}
	inner := l.within(n)
	if !isBlock(n.name) {
		r.kids(n, inner)
		return
	}
	if inner.level > 0 {
		r.flush(l)
		r.gap, inner.item = true, false
		r.kids(n, inner)
		r.flush(inner)
		r.gap = true
		if r.own && len(r.blocks) > 0 {
			r.blocks[len(r.blocks)-1].own.kind = l.kind
		}
		return
	}
	apart := hasMargin(n.name)
	r.border(l, apart)
	r.kids(n, inner)
	r.border(inner, apart)
}

// border ends the line before or after a block. Paragraphs of an item are
// one text.
func (r *htmlReader) border(l look, apart bool) {
	if l.item {
		r.space()
		return
	}
	r.flush(l)
	r.gap = r.gap || apart
}

func hasMargin(name string) bool {
	switch name {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "figure", "header", "footer", "main", "fieldset":
		return true
	}
	return false
}

// within is the look inside an element.
func (l look) within(n *node) look {
	switch n.name {
	case "b", "strong":
		l.span.Bold, l.marked = true, true
	case "i", "em", "cite", "dfn":
		l.span.Italic = true
	case "u":
		l.marked = true
	case "th", "summary", "legend":
		l.marked = true
	case "a":
		if link := safeLink(strings.TrimSpace(n.attr("href"))); link != "" {
			l.span.Link = link
		}
	case "pre":
		l.kept = true
	case "section":
		l.kind = posting.Kind(n.attr("data-kind"))
	case "h1", "h2", "h3", "h4", "h5", "h6":
		l.level = int(n.name[1] - '0')
	}
	if n.attr("role") == "heading" && l.level == 0 {
		l.level = min(max(number(n.attr("aria-level")), 2), 6)
	}
	l = l.styled(n.attr("style"))
	if l.level > 0 {
		l.span.Bold, l.span.Italic = false, false
	}
	return l
}

// styled reads the few declarations that word processors write into what
// they copy.
func (l look) styled(style string) look {
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "font-weight":
			bold := value == "bold" || value == "bolder" || number(value) >= 600
			l.span.Bold, l.marked = bold, bold
		case "font-style":
			l.span.Italic = value == "italic" || value == "oblique"
		case "text-transform":
			l.marked = l.marked || value == "uppercase"
		case "white-space":
			l.kept = strings.HasPrefix(value, "pre")
		}
	}
	return l
}

// invisible reports whether an element is not shown.
func invisible(n *node) bool {
	switch n.name {
	case "script", "style", "template", "head", "noscript", "object", "iframe", "canvas", "audio", "video", "datalist":
		return true
	case "input":
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(n.attr("style")), " ", "")
	_, hidden := n.lookup("hidden")
	return hidden || strings.Contains(style, "display:none") || strings.Contains(style, "mso-list:ignore")
}

func (r *htmlReader) text(text string, l look) {
	if !l.kept {
		text = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(text)
		r.run(text, l.span, l.marked)
		return
	}
	for i, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if i > 0 {
			r.breakLine(l)
		}
		r.run(part, l.span, l.marked)
	}
}

// breakLine ends a line; two of them leave a gap. An item and a heading stay
// in one.
func (r *htmlReader) breakLine(l look) {
	if l.item || l.level > 0 {
		r.space()
		return
	}
	if len(trimSpans(r.open.spans)) == 0 {
		r.gap = r.broken || r.gap
	}
	r.flush(l)
	r.broken = true
}

// list reads a list; the text of the item around it ends before.
func (r *htmlReader) list(n *node, l look) {
	r.flush(l)
	if !l.item {
		r.gap = true
	}
	for _, k := range n.kids {
		switch k.name {
		case "li":
			r.item(k, l, n.name == "ol")
		case "ul", "ol":
			r.list(k, l)
		default:
			r.node(k, l)
		}
	}
	r.flush(l)
	if !l.item {
		r.gap = true
	}
}

// item reads an item, with what stands in it as one text.
func (r *htmlReader) item(n *node, l look, numbered bool) {
	r.flush(l)
	inner := l.within(n)
	inner.item, inner.numbered, inner.level = true, numbered, 0
	r.kids(n, inner)
	r.flush(inner)
}

// wordItem reports whether a paragraph is an item of a list as Word copies
// them.
func wordItem(n *node) bool {
	return n.name == "p" && strings.Contains(n.attr("style"), "mso-list:") && !strings.Contains(n.attr("style"), "mso-list:none")
}

// table reads a table's rows.
func (r *htmlReader) table(n *node) {
	var rows [][][]block
	for _, row := range rowsOf(n) {
		var cells [][]block
		for _, cell := range row.kids {
			if cell.name == "td" || cell.name == "th" {
				cells = append(cells, blocksOfHTML(cell))
			}
		}
		rows = append(rows, cells)
	}
	r.gap = true
	r.add(tableBlocks(rows))
	r.gap = true
}

// rowsOf are the rows of a table; what stands beside them is a row too.
func rowsOf(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case "tr":
			out = append(out, k)
		case "tbody", "thead", "tfoot":
			out = append(out, rowsOf(k)...)
		default:
			if !invisible(k) && k.words() != "" {
				out = append(out, &node{kids: []*node{{name: "td", kids: []*node{k}}}})
			}
		}
	}
	return out
}

// terms reads a list of terms as a table of two columns.
func (r *htmlReader) terms(n *node) {
	var rows [][][]block
	for _, k := range termsOf(n) {
		cell := blocksOfHTML(k)
		last := len(rows) - 1
		switch {
		case k.name == "dd" && last >= 0 && len(rows[last]) == 1:
			rows[last] = append(rows[last], cell)
		case k.name == "dd" && last >= 0 && len(rows[last]) == 2:
			rows[last][1] = append(rows[last][1], cell...)
		default:
			rows = append(rows, [][]block{cell})
		}
	}
	r.gap = true
	r.add(tableBlocks(rows))
	r.gap = true
}

// termsOf are the terms and descriptions; elements may group them.
func termsOf(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		switch {
		case k.name == "div":
			out = append(out, termsOf(k)...)
		case !invisible(k) && k.words() != "":
			out = append(out, k)
		}
	}
	return out
}
