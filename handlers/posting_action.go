package handlers

import (
	"net/url"
	"slices"
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// applyAction does what a button of the editor asks for in a browser without
// scripts: "item.up:ID", "section.add" and so on. With scripts the page does
// the same to the form before it sends it.
func applyAction(p posting.Posting, action, addKind string) (posting.Posting, error) {
	name, rest, _ := strings.Cut(action, ":")
	id, argument, _ := strings.Cut(rest, ":")
	switch {
	case name == "" || name == "save":
		return p, nil
	case name == "title.marker":
		return p.WithTitleMarker(), nil
	case name == "section.add":
		p.Sections = append(p.Sections, newSection(p, posting.Kind(addKind)))
		return p, nil
	case strings.HasPrefix(name, "item."):
		return p, actOnItem(p, strings.TrimPrefix(name, "item."), id)
	}
	i := slices.IndexFunc(p.Sections, func(s posting.Section) bool { return s.ID == id })
	if i < 0 {
		return p, badInput("The part that this button belongs to is gone. Reload the page.")
	}
	return actOnSection(p, name, i, argument)
}

func newSection(p posting.Posting, k posting.Kind) posting.Section {
	labels := posting.LabelsFor(p.Language)
	heading := labels.Heading(k, p.Company.Name)
	if heading == "" {
		k, heading = posting.Custom, labels.Heading(posting.Custom, "")
	}
	return posting.Section{ID: workspace.NewPartID(), Kind: k, Heading: heading}
}

func actOnSection(p posting.Posting, name string, i int, argument string) (posting.Posting, error) {
	s := &p.Sections[i]
	switch name {
	case "section.up":
		swap(p.Sections, i, i-1)
	case "section.down":
		swap(p.Sections, i, i+1)
	case "section.hide":
		s.Hidden = !s.Hidden
	case "section.remove":
		p.Sections = slices.Delete(p.Sections, i, i+1)
	case "block.prose", "block.list":
		// An empty block is not content: the next page shows it to be filled.
	case "suggest":
		suggest(s, argument)
	default:
		return p, badInput("Rolewright does not know the action %q. Reload the page.", name)
	}
	return p, nil
}

// suggest adds a line that the role suggests to the section's first list, or
// to its must-haves.
func suggest(s *posting.Section, line string) {
	want := posting.Importance("")
	if s.Kind == posting.Requirements {
		want = posting.MustHave
	}
	item := posting.Item{ID: workspace.NewPartID(), Text: posting.FormatInline([]posting.Span{{Text: line}})}
	for i := range s.Blocks {
		if b := &s.Blocks[i]; b.Kind == posting.List && b.Importance == want {
			b.Items = append(b.Items, item)
			return
		}
	}
	s.Blocks = append(s.Blocks, posting.Block{Kind: posting.List, Importance: want, Items: []posting.Item{item}})
}

func actOnItem(p posting.Posting, name, id string) error {
	for si := range p.Sections {
		s := &p.Sections[si]
		for bi := range s.Blocks {
			b := &s.Blocks[bi]
			i := slices.IndexFunc(b.Items, func(it posting.Item) bool { return it.ID == id })
			if i < 0 {
				continue
			}
			switch name {
			case "up":
				swap(b.Items, i, i-1)
			case "down":
				swap(b.Items, i, i+1)
			case "remove":
				b.Items = slices.Delete(b.Items, i, i+1)
			case "swap":
				swapImportance(s, bi, i)
			default:
				return badInput("Rolewright does not know the action %q. Reload the page.", name)
			}
			return nil
		}
	}
	return badInput("The line that this button belongs to is gone. Reload the page.")
}

// swapImportance moves a line from the must-haves to the nice-to-haves of the
// same group or back, making that list where there is none.
func swapImportance(s *posting.Section, block, i int) {
	from := &s.Blocks[block]
	item, group, to := from.Items[i], from.Group, posting.MustHave
	if from.Importance == posting.MustHave {
		to = posting.NiceToHave
	}
	from.Items = slices.Delete(from.Items, i, i+1)
	if !slices.ContainsFunc(from.Items, func(it posting.Item) bool { return strings.TrimSpace(it.Text) != "" }) {
		// Its group's name goes on with the line.
		s.Blocks = slices.Delete(s.Blocks, block, block+1)
	}
	end := len(s.Blocks)
	for bi := range s.Blocks {
		b := &s.Blocks[bi]
		if b.Kind != posting.List || b.Importance != to {
			continue
		}
		if b.Group == group {
			b.Items = append(b.Items, item)
			return
		}
		end = bi + 1
	}
	s.Blocks = slices.Insert(s.Blocks, end, posting.Block{Kind: posting.List, Importance: to, Group: group, Items: []posting.Item{item}})
}

// swap exchanges two elements; at the ends of a list it does nothing.
func swap[T any](list []T, i, j int) {
	if j >= 0 && j < len(list) {
		list[i], list[j] = list[j], list[i]
	}
}

// emptyBlock is the part of the editor's address that asks for an empty block,
// which a button without scripts asks for and which is not kept until
// something stands in it.
func emptyBlock(action string) string {
	name, id, _ := strings.Cut(action, ":")
	if kind, ok := strings.CutPrefix(name, "block."); ok {
		return "?" + kind + "=" + url.QueryEscape(id)
	}
	return ""
}

// anchor brings a person without scripts back to where a button was pressed.
func anchor(action string) string {
	name, rest, _ := strings.Cut(action, ":")
	id, _, _ := strings.Cut(rest, ":")
	switch {
	case name == "section.add":
		return "#add-kind"
	case strings.HasPrefix(name, "section.") && name != "section.remove", strings.HasPrefix(name, "block."), name == "suggest":
		return "#part-" + id
	}
	return "#form"
}
