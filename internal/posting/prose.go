package posting

import "strings"

// ParseProse reads prose: paragraphs separated by blank lines, and lists of
// lines that begin with "- " ("* " and "• " are understood too). Every
// paragraph and item is small Markdown. A line break inside a paragraph is a
// space; an indented line below an item continues it. Items have no ids.
func ParseProse(text string) []Block {
	var r proseReader
	for line := range strings.Lines(text) {
		r.line(strings.TrimRight(line, " \t\n\v\f\r"))
	}
	r.paragraph()
	return r.blocks
}

// proseReader gathers the lines of a paragraph or an item.
type proseReader struct {
	blocks []Block
	lines  []string
	// item says that the lines are an item's.
	item bool
}

func (r *proseReader) line(line string) {
	content := strings.TrimSpace(line)
	if content == "" {
		r.paragraph()
		return
	}
	if rest, ok := cutBullet(content); ok {
		r.paragraph()
		r.lines, r.item = append(r.lines, rest), true
		return
	}
	if r.item && line[0] != ' ' && line[0] != '\t' {
		r.paragraph()
	}
	r.lines = append(r.lines, content)
}

// cutBullet cuts the mark of a list item from a line.
func cutBullet(line string) (rest string, ok bool) {
	for _, mark := range [...]string{"-", "*", "•"} {
		if rest, ok = strings.CutPrefix(line, mark); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t') {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// paragraph ends the paragraph or item that the lines are.
func (r *proseReader) paragraph() {
	text := settled(strings.Join(r.lines, "\n"))
	item := r.item
	r.lines, r.item = r.lines[:0], false
	switch last := len(r.blocks) - 1; {
	case text == "":
	case !item:
		r.blocks = append(r.blocks, Block{Kind: Paragraph, Text: text})
	case last >= 0 && r.blocks[last].Kind == List:
		r.blocks[last].Items = append(r.blocks[last].Items, Item{Text: text})
	default:
		r.blocks = append(r.blocks, Block{Kind: List, Items: []Item{{Text: text}}})
	}
}

// FormatProse writes blocks as prose, in the one way that ParseProse and
// FormatProse keep. Prose has no place for the importance and group of a list.
func FormatProse(blocks []Block) string {
	var b strings.Builder
	for i, block := range blocks {
		switch {
		case i > 0 && block.Kind == List && blocks[i-1].Kind == List:
			b.WriteByte('\n')
		case i > 0:
			b.WriteString("\n\n")
		}
		b.WriteString(formatBlock(block))
	}
	return strings.Trim(b.String(), "\n")
}

func formatBlock(block Block) string {
	if block.Kind != List {
		return proseLine(block.Text)
	}
	lines := make([]string, 0, len(block.Items))
	for _, item := range block.Items {
		if line := settled(item.Text); line != "" {
			lines = append(lines, "- "+line)
		}
	}
	return strings.Join(lines, "\n")
}

// proseLine is a paragraph that does not look like an item.
func proseLine(text string) string {
	line := settled(text)
	if _, ok := cutBullet(line); ok && line[0] < 0x80 {
		return `\` + line
	}
	return line
}
