package intake

import (
	"strconv"
	"strings"

	"rolewright/internal/posting"
)

// wordReader reads the text of a Word document from its first paragraph to
// its last.
type wordReader struct {
	*docx
	sheet
	// boxes are text boxes, which follow the paragraph that they stand in.
	boxes []*node
	// fields are the fields that are open, the innermost last.
	fields []wordField
}

// wordField is a field that is being read: its instruction, then its result.
type wordField struct {
	instruction string
	shown       bool
}

// blocks reads what stands below each other.
func (r *wordReader) blocks(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "p":
			r.paragraph(k)
		case "tbl":
			r.table(k)
		case "del", "moveFrom":
			r.deleted(k)
		case "AlternateContent":
			r.blocks(alternative(k))
		case "pPr", "rPr", "sdtPr", "sectPr", "":
		default:
			r.blocks(k)
		}
	}
}

// alternative is the first choice of a content that old programs read in
// another form.
func alternative(n *node) *node {
	if choice := n.kid("Choice"); choice.name != "" {
		return choice
	}
	return n.kid("Fallback")
}

func (r *wordReader) paragraph(n *node) {
	properties := n.kid("pPr")
	id := properties.find("pStyle").attr("val")
	style := r.styles[id]
	as := r.as(properties, style)
	r.runs(n, style, as)
	before := len(r.sheet.blocks)
	r.end(as)
	if r.own {
		r.ownParagraph(n, id, len(r.sheet.blocks) == before)
	}
	boxes := r.boxes
	r.boxes = nil
	for _, box := range boxes {
		r.gap = true
		r.blocks(box)
		r.gap = true
	}
}

// as is what the properties make of a paragraph.
func (r *wordReader) as(properties *node, style wordStyle) block {
	as := block{level: style.level}
	if level := outlineLevel(properties); level > 0 {
		as.level = level
	}
	switch {
	case as.level == titleLevel:
		as.level = 1
	case as.level > 0 && r.titled:
		as.level++
	}
	key := style.list
	if list := properties.find("numPr", "numId"); list.name != "" {
		key = list.attr("val") + "/" + strconv.Itoa(number(properties.find("numPr", "ilvl").attr("val")))
	}
	kind, known := r.lists[key]
	if list, _, _ := strings.Cut(key, "/"); !known {
		kind = r.lists[list+"/0"]
	}
	as.bullet = kind != "" && kind != "none"
	as.numbered = as.bullet && kind != "bullet"
	as.apart = !as.bullet && !r.airy
	return as
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// runs reads the text of a paragraph.
func (r *wordReader) runs(n *node, style wordStyle, as block) {
	for _, k := range n.kids {
		switch k.name {
		case "r":
			r.text(k, r.runStyle(k, style), "", as)
		case "hyperlink":
			r.hyperlink(k, style, as)
		case "del", "moveFrom":
			r.deleted(k)
		case "AlternateContent":
			r.runs(alternative(k), style, as)
		case "fldSimple":
			r.fields = append(r.fields, wordField{k.attr("instr"), true})
			r.runs(k, style, as)
			r.fields = r.fields[:len(r.fields)-1]
		case "pPr", "rPr", "sdtPr", "":
		case "p":
			r.paragraph(k)
		case "tbl":
			r.table(k)
		default:
			r.runs(k, style, as)
		}
	}
}

func (r *wordReader) hyperlink(n *node, style wordStyle, as block) {
	link := safeLink(r.links[n.attr("id")].target)
	n.walk(func(k *node) bool {
		switch k.name {
		case "r":
			r.text(k, r.runStyle(k, style), link, as)
			return false
		case "del", "moveFrom":
			r.deleted(k)
			return false
		}
		return true
	})
}

// runStyle is the style of a run within a paragraph of the given style.
func (r *wordReader) runStyle(run *node, style wordStyle) wordStyle {
	properties := run.kid("rPr")
	if own, ok := r.styles[properties.find("rStyle").attr("val")]; ok {
		style.bold, style.italic, style.marked = style.bold || own.bold, style.italic || own.italic, style.marked || own.marked
	}
	return style.with(properties)
}

// text reads a run. A line break ends a line of the paragraph.
func (r *wordReader) text(run *node, style wordStyle, link string, as block) {
	if v := run.find("rPr", "vanish"); v.name != "" && v.attr("val") != "0" && v.attr("val") != "false" {
		r.counted["hidden"]++
		return
	}
	if link == "" {
		link = r.fieldLink()
	}
	if link != "" {
		// Links are underlined for what they are.
		style.marked = style.bold
	}
	span := posting.Span{Bold: style.bold && as.level == 0, Italic: style.italic && as.level == 0, Link: link}
	for _, k := range run.kids {
		switch k.name {
		case "t":
			r.run(k.content(), span, style.marked)
		case "tab", "ptab":
			r.run("\t", span, style.marked)
		case "br", "cr":
			r.lineBreak(as)
		case "noBreakHyphen":
			r.run("-", span, style.marked)
		case "sym":
			r.run(symbol(k.attr("char")), span, true)
		case "footnoteReference", "endnoteReference":
			r.reference(strings.TrimSuffix(k.name, "Reference") + k.attr("id"))
		case "fldChar", "instrText":
			r.field(k)
		case "drawing", "pict", "object", "AlternateContent":
			r.drawing(k)
		}
	}
}

// content is the text directly below the node.
func (n *node) content() string {
	var out strings.Builder
	for _, k := range n.kids {
		out.WriteString(k.text)
	}
	return out.String()
}

// symbol is a character of a symbol font; those are bullets and ticks.
func symbol(char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	return string(rune(code))
}

// reference takes the note into the list of those that are read.
func (r *wordReader) reference(id string) {
	if r.notes[id] == nil {
		return
	}
	for _, used := range r.used {
		if used == id {
			return
		}
	}
	r.used = append(r.used, id)
}

// field follows the parts of a field: begin, instruction, separate, result,
// end.
func (r *wordReader) field(n *node) {
	last := len(r.fields) - 1
	switch {
	case n.name == "instrText":
		if last >= 0 {
			r.fields[last].instruction += n.content()
		}
	case n.attr("fldCharType") == "begin":
		if last < maxDepth {
			r.fields = append(r.fields, wordField{})
		}
	case last < 0:
	case n.attr("fldCharType") == "separate":
		r.fields[last].shown = true
	case n.attr("fldCharType") == "end":
		r.fields = r.fields[:last]
	}
}

// fieldLink is the address of the innermost open link.
func (r *wordReader) fieldLink() string {
	for i := len(r.fields) - 1; i >= 0; i-- {
		rest, ok := strings.CutPrefix(strings.TrimSpace(r.fields[i].instruction), "HYPERLINK")
		if !ok || !r.fields[i].shown {
			continue
		}
		if _, address, ok := strings.Cut(rest, `"`); ok {
			address, _, _ = strings.Cut(address, `"`)
			return safeLink(address)
		}
	}
	return ""
}

// drawing keeps the text boxes of a drawing, and counts its pictures.
func (r *wordReader) drawing(n *node) {
	n.walk(func(k *node) bool {
		switch k.name {
		case "AlternateContent":
			r.drawing(alternative(k))
			return false
		case "txbxContent":
			r.boxes = append(r.boxes, k)
			return false
		case "blip", "imagedata":
			r.counted["picture"]++
		}
		return true
	})
}

func (r *wordReader) deleted(n *node) {
	if n.words() != "" {
		r.counted["deleted"]++
	}
}

// table reads the cells, each on a sheet of its own.
func (r *wordReader) table(n *node) {
	var rows [][][]block
	for _, row := range wordRows(n) {
		var cells [][]block
		for _, cell := range wordCells(row) {
			inner := wordReader{docx: r.docx, sheet: sheet{exact: r.own}}
			inner.blocks(cell)
			cells = append(cells, inner.sheet.blocks)
		}
		rows = append(rows, cells)
	}
	r.gap = true
	if r.own && r.ownTable(rows) {
		return
	}
	r.add(tableBlocks(rows))
	r.gap = true
}

// wordRows finds the rows of a table, which controls and tracked insertions
// may wrap.
func wordRows(n *node) []*node { return wrapped(n, "tr") }

func wordCells(n *node) []*node { return wrapped(n, "tc") }

func wrapped(n *node, name string) []*node {
	var out []*node
	for _, k := range n.kids {
		switch k.name {
		case name:
			out = append(out, k)
		case "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag":
			out = append(out, wrapped(k, name)...)
		}
	}
	return out
}

// safeLink is an address that a posting may link to, or "".
func safeLink(address string) string {
	low := strings.ToLower(address)
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(low, scheme) && !strings.ContainsAny(address, " \t\n<>") {
			return address
		}
	}
	return ""
}
