package intake

import (
	"strconv"
	"strings"
)

// wordStyle is what a style of a Word document says about a text.
type wordStyle struct {
	// level is that of a heading, from 1, titleLevel or 0.
	level        int
	list         string
	bold, italic bool
	// marked says that letters are bold, underlined or capitals.
	marked bool
}

// titleLevel stands for the style "Title", above every heading.
const titleLevel = -1

// readStyles reads the styles by their ids. Ids are in the language of the
// program that wrote them; the names of the built-in ones are English.
func readStyles(root *node) map[string]wordStyle {
	byID := map[string]*node{}
	for _, k := range root.kids {
		if k.name == "style" {
			byID[k.attr("styleId")] = k
		}
	}
	out := map[string]wordStyle{}
	for id := range byID {
		out[id] = inherited(byID, id)
	}
	return out
}

// inherited reads a style and those that it is based on, the furthest first.
func inherited(byID map[string]*node, id string) wordStyle {
	var chain []*node
	for n := byID[id]; n != nil && len(chain) < 20; n = byID[n.find("basedOn").attr("val")] {
		chain = append(chain, n)
	}
	var out wordStyle
	for i := len(chain) - 1; i >= 0; i-- {
		n := chain[i]
		out = out.with(n.kid("rPr"))
		if level := headingLevel(n); level != 0 {
			out.level = level
		}
		if list, ok := n.find("pPr", "numPr", "numId").lookup("val"); ok {
			out.list = list + "/0"
		}
	}
	return out
}

// headingLevel is what a style's name or outline level says.
func headingLevel(style *node) int {
	name := strings.ToLower(style.find("name").attr("val"))
	if name == "title" {
		return titleLevel
	}
	if rest, ok := strings.CutPrefix(name, "heading "); ok {
		if level, err := strconv.Atoi(rest); err == nil && level >= 1 && level <= 9 {
			return level
		}
	}
	return outlineLevel(style.kid("pPr"))
}

// outlineLevel is that of a paragraph's properties; 9 is body text.
func outlineLevel(properties *node) int {
	level, err := strconv.Atoi(properties.find("outlineLvl").attr("val"))
	if err != nil || level < 0 || level > 8 {
		return 0
	}
	return level + 1
}

// with is the style with a run's own properties on top.
func (s wordStyle) with(properties *node) wordStyle {
	for _, k := range properties.kids {
		on := k.attr("val") != "0" && k.attr("val") != "false" && k.attr("val") != "none"
		switch k.name {
		case "b":
			s.bold, s.marked = on, on
		case "i":
			s.italic = on
		case "u", "caps", "smallCaps":
			s.marked = s.marked || on
		}
	}
	return s
}

// readNumbering tells the kind of every list and level: "bullet", "decimal",
// "none". The keys are "list/level".
func readNumbering(root *node) map[string]string {
	abstract := map[string]*node{}
	out := map[string]string{}
	for _, k := range root.kids {
		if k.name == "abstractNum" {
			abstract[k.attr("abstractNumId")] = k
		}
	}
	for _, k := range root.kids {
		if k.name != "num" {
			continue
		}
		for _, level := range abstract[k.find("abstractNumId").attr("val")].levels() {
			out[k.attr("numId")+"/"+level.attr("ilvl")] = level.find("numFmt").attr("val")
		}
	}
	return out
}

func (n *node) levels() []*node {
	var out []*node
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == "lvl" {
			out = append(out, k)
		}
	}
	return out
}
