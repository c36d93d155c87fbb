package intake

import (
	"fmt"
	"strings"

	"rolewright/internal/posting"
)

// odtReader reads an OpenDocument text (ISO/IEC 26300) from its first
// paragraph to its last.
type odtReader struct {
	sheet
	*odt
	// boxes are text boxes, which follow the paragraph that they stand in.
	boxes []*node
}

// odt is what the readers of a document's parts share.
type odt struct {
	styles map[string]wordStyle
	// notes are footnotes and endnotes, in the text's order.
	notes   []*node
	counted map[string]int
}

// readODT reads an OpenDocument text.
func readODT(a *archive) (Result, error) {
	manifest, err := a.xml("META-INF/manifest.xml")
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	locked := false
	manifest.walk(func(n *node) bool {
		locked = locked || n.name == "encryption-data"
		return !locked
	})
	if locked {
		return Result{}, encryptedRefusal(nil)
	}
	root, err := a.xml("content.xml")
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	body := root.find("document-content", "body", "text")
	if body.name == "" {
		return Result{}, documentRefusal(fmt.Errorf("content.xml has no text"))
	}
	o := &odt{styles: map[string]wordStyle{}, counted: map[string]int{}}
	named, err := a.xml("styles.xml")
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	o.readStyles(named.find("document-styles", "styles"))
	o.readStyles(root.find("document-content", "automatic-styles"))
	blocks := append(o.read(body), o.footnotes()...)
	if err := checkText(blocks); err != nil {
		return Result{}, err
	}
	res := newReader().readBlocks(blocks)
	res.Notes = append(res.Notes, leftOutNotes(o.counted)...)
	var margins []block
	named.find("document-styles", "master-styles").walk(func(n *node) bool {
		if strings.HasPrefix(n.name, "header") || strings.HasPrefix(n.name, "footer") {
			margins = append(margins, o.read(n)...)
			return false
		}
		return true
	})
	res.leaveMargins(margins, blocks)
	return res, nil
}

// readStyles reads what styles say about letters; a style stands below its
// parent in the file.
func (o *odt) readStyles(root *node) {
	for _, k := range root.kids {
		if k.name != "style" {
			continue
		}
		s := o.styles[k.attr("parent-style-name")]
		if k.attr("name") == "Title" {
			s.level = titleLevel
		}
		properties := k.kid("text-properties")
		switch weight := properties.attr("font-weight"); weight {
		case "":
		default:
			s.bold = weight == "bold" || number(weight) >= 600
			s.marked = s.bold
		}
		if style := properties.attr("font-style"); style != "" {
			s.italic = style == "italic"
		}
		if line := properties.attr("text-underline-style"); line != "" && line != "none" {
			s.marked = true
		}
		if properties.attr("text-transform") == "uppercase" {
			s.marked = true
		}
		o.styles[k.attr("name")] = s
	}
}

func (o *odt) read(n *node) []block {
	r := odtReader{odt: o}
	r.blocks(n, false)
	return r.sheet.blocks
}

func (o *odt) footnotes() []block {
	var out []block
	for i := 0; i < len(o.notes); i++ {
		for _, b := range o.read(o.notes[i]) {
			b.bullet, b.numbered = true, true
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]block{madeHeading("Notes")}, out...)
}

// blocks reads what stands below each other. Item says that it is part of a
// list.
func (r *odtReader) blocks(n *node, item bool) {
	for _, k := range n.kids {
		switch k.name {
		case "p", "h":
			r.paragraph(k, item)
		case "list":
			r.blocks(k, true)
		case "table":
			r.table(k)
		case "tracked-changes":
			if k.words() != "" {
				r.counted["deleted"]++
			}
		case "annotation", "sequence-decls", "forms":
		default:
			r.blocks(k, item)
		}
	}
}

func (r *odtReader) paragraph(n *node, item bool) {
	style := r.styles[n.attr("style-name")]
	as := block{bullet: item, apart: !item}
	switch {
	case style.level == titleLevel:
		as.level = 1
	case n.name == "h":
		as.level = min(max(number(n.attr("outline-level")), 1), 9) + 1
	}
	r.inline(n, style, "", as)
	r.end(as)
	boxes := r.boxes
	r.boxes = nil
	for _, box := range boxes {
		r.gap = true
		r.blocks(box, false)
		r.gap = true
	}
}

// inline reads the text of a paragraph.
func (r *odtReader) inline(n *node, style wordStyle, link string, as block) {
	for _, k := range n.kids {
		switch k.name {
		case "":
			marked := style.marked && (link == "" || style.bold)
			span := posting.Span{Bold: style.bold && as.level == 0, Italic: style.italic && as.level == 0, Link: link}
			r.run(strings.NewReplacer("\n", " ", "\r", " ").Replace(k.text), span, marked)
		case "span":
			inner := style
			if own, ok := r.styles[k.attr("style-name")]; ok {
				inner.bold, inner.italic, inner.marked = own.bold, own.italic, own.marked
			}
			r.inline(k, inner, link, as)
		case "a":
			r.inline(k, style, safeLink(k.attr("href")), as)
		case "s", "tab":
			r.space()
		case "line-break":
			r.lineBreak(as)
		case "note":
			r.notes = append(r.notes, k.kid("note-body"))
		case "image":
			r.counted["picture"]++
		case "text-box":
			r.boxes = append(r.boxes, k)
		case "annotation":
			r.counted["comment"]++
		case "p", "h", "list", "table":
			r.boxes = append(r.boxes, &node{kids: []*node{k}})
		default:
			r.inline(k, style, link, as)
		}
	}
}

// table reads a table's rows, which headers and groups may wrap.
func (r *odtReader) table(n *node) {
	var rows [][][]block
	var gather func(*node)
	gather = func(n *node) {
		for _, k := range n.kids {
			switch k.name {
			case "table-row":
				var cells [][]block
				for _, cell := range k.kids {
					if cell.name == "table-cell" {
						cells = append(cells, r.read(cell))
					}
				}
				rows = append(rows, cells)
			case "table-header-rows", "table-rows", "table-row-group":
				gather(k)
			}
		}
	}
	gather(n)
	r.gap = true
	r.add(tableBlocks(rows))
	r.gap = true
}
