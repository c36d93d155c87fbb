package posting

import (
	"slices"
	"strconv"
	"strings"
)

// sections compares them by id: those of b in its order, then those removed.
func (c *comparison) sections(a, b []Section) {
	old := map[string]Section{}
	for _, s := range a {
		old[s.ID] = s
	}
	moved := movedIDs(sectionIDs(a), sectionIDs(b))
	for i, s := range b {
		before, ok := old[s.ID]
		if !ok {
			c.add("sections."+s.ID, "Section added: "+s.Heading, "", orHeading(s))
			continue
		}
		delete(old, s.ID)
		if moved[s.ID] {
			c.add("sections."+s.ID, s.Heading+", place", position(a, s.ID), position(b, s.ID))
		}
		c.section(before, b[i])
	}
	for _, s := range a {
		if _, ok := old[s.ID]; ok {
			c.add("sections."+s.ID, "Section removed: "+s.Heading, orHeading(s), "")
		}
	}
}

// orHeading is the text of a section, or its heading where it has none.
func orHeading(s Section) string { return firstOf(blocksText(s.Blocks), firstOf(s.Heading, "(empty)")) }

func sectionIDs(list []Section) []string {
	ids := make([]string, len(list))
	for i, s := range list {
		ids[i] = s.ID
	}
	return ids
}

func position(list []Section, id string) string {
	return strconv.Itoa(1 + slices.IndexFunc(list, func(s Section) bool { return s.ID == id }))
}

func (c *comparison) section(a, b Section) {
	path, name := "sections."+b.ID, firstOf(b.Heading, a.Heading)
	c.add(path+".heading", name+", heading", a.Heading, b.Heading)
	c.add(path+".kind", name+", kind of section", string(a.Kind), string(b.Kind))
	c.add(path+".hidden", name+", shown or hidden", shownOrHidden(a), shownOrHidden(b))
	known := len(c.found)
	c.items(path, name, a.Blocks, b.Blocks)
	c.paragraphs(path, name, a.Blocks, b.Blocks)
	if known == len(c.found) && !slices.EqualFunc(a.Blocks, b.Blocks, equalBlocks) {
		c.found = append(c.found, Difference{path, name + ", arrangement", blocksText(a.Blocks), blocksText(b.Blocks)})
	}
}

func shownOrHidden(s Section) string {
	if s.Hidden {
		return "hidden"
	}
	return "shown"
}

func equalBlocks(a, b Block) bool {
	return a.Kind == b.Kind && a.Text == b.Text && a.Importance == b.Importance && a.Group == b.Group && slices.Equal(a.Items, b.Items)
}

// line is an item with what its list says of it.
type line struct {
	Item
	list   string
	number int
}

func linesOf(blocks []Block) (lines []line, ids []string) {
	labels := LabelsFor("en")
	for _, b := range blocks {
		for _, item := range b.Items {
			list := joinNonEmpty(", ", labels.Importance(b.Importance), b.Group)
			lines = append(lines, line{item, list, len(lines) + 1})
			ids = append(ids, item.ID)
		}
	}
	return lines, ids
}

// items compares the lines by id, numbered as b has them; lines removed are
// numbered as a had them.
func (c *comparison) items(path, name string, a, b []Block) {
	oldLines, oldIDs := linesOf(a)
	newLines, newIDs := linesOf(b)
	old := map[string]line{}
	for _, l := range oldLines {
		old[l.ID] = l
	}
	moved := movedIDs(oldIDs, newIDs)
	for _, l := range newLines {
		before, ok := old[l.ID]
		delete(old, l.ID)
		at, label := path+".items."+l.ID, name+", line "+strconv.Itoa(l.number)
		c.add(at, label, before.Text, l.Text)
		if ok {
			c.add(at, label+", list", before.list, l.list)
		}
		if moved[l.ID] {
			c.add(at, label+", place", "line "+strconv.Itoa(before.number), "line "+strconv.Itoa(l.number))
		}
	}
	for _, l := range oldLines {
		if _, removed := old[l.ID]; removed {
			c.add(path+".items."+l.ID, name+", line "+strconv.Itoa(l.number)+" removed", l.Text, "")
		}
	}
}

// paragraphs have no ids: those in both stay, and of the others the first of
// a is taken for the first of b.
func (c *comparison) paragraphs(path, name string, a, b []Block) {
	before, after := paragraphsOf(a), paragraphsOf(b)
	kept, same := map[string]bool{}, map[string]bool{}
	for _, text := range after {
		kept[text] = true
	}
	for _, text := range before {
		same[text] = kept[text]
	}
	gone := slices.DeleteFunc(before, func(text string) bool { return same[text] })
	for i, text := range after {
		if same[text] {
			continue
		}
		old := ""
		if len(gone) > 0 {
			old, gone = gone[0], gone[1:]
		}
		c.add(path, name+", paragraph "+strconv.Itoa(i+1), old, text)
	}
	for _, text := range gone {
		c.add(path, name+", paragraph removed", text, "")
	}
}

func paragraphsOf(blocks []Block) (texts []string) {
	for _, b := range blocks {
		if b.Text != "" {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

func blocksText(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		if b.Text != "" {
			lines = append(lines, b.Text)
		}
		if label := joinNonEmpty(", ", LabelsFor("en").Importance(b.Importance), b.Group); label != "" {
			lines = append(lines, label+":")
		}
		for _, item := range b.Items {
			lines = append(lines, "- "+item.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// movedIDs are the ids in both lists that left their order: all but a longest
// run of ids that kept it.
func movedIDs(before, after []string) map[string]bool {
	at := map[string]int{}
	for i, id := range before {
		at[id] = i
	}
	var ids []string
	for _, id := range after {
		if _, ok := at[id]; ok {
			ids = append(ids, id)
		}
	}
	moved := map[string]bool{}
	for _, id := range ids {
		moved[id] = true
	}
	for _, id := range longestRising(ids, at) {
		delete(moved, id)
	}
	return moved
}

// longestRising is the longest subsequence of ids whose places rise, found by
// patience sorting: tops holds the last index of the best run of each length.
func longestRising(ids []string, at map[string]int) []string {
	from := make([]int, len(ids))
	var tops []int
	for i, id := range ids {
		n, _ := slices.BinarySearchFunc(tops, at[id], func(top, place int) int { return at[ids[top]] - place })
		if from[i] = -1; n > 0 {
			from[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		}
		tops[n] = i
	}
	var run []string
	for i := last(tops); i >= 0; i = from[i] {
		run = append(run, ids[i])
	}
	return run
}

// last is the last index in a list of indexes, or -1.
func last(list []int) int {
	if len(list) == 0 {
		return -1
	}
	return list[len(list)-1]
}
