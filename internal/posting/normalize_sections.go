package posting

import (
	"slices"
	"strconv"
	"strings"
)

// idSource hands out ids that are not in use anywhere in the posting.
type idSource struct {
	next func() string
	// typed are the ids that the posting came with, used those given out.
	typed, used map[string]bool
}

func newIDSource(sections []Section, next func() string) *idSource {
	ids := &idSource{next: next, typed: map[string]bool{}, used: map[string]bool{}}
	for _, s := range sections {
		ids.typed[normalID(s.ID)] = true
		for _, b := range s.Blocks {
			for _, item := range b.Items {
				ids.typed[normalID(item.ID)] = true
			}
		}
	}
	return ids
}

func normalID(id string) string { return strings.Join(strings.Fields(cleanText(id)), "-") }

// keep returns the id if it is free, else a new one. A source that repeats
// itself gets a number added, so that this ends.
func (s *idSource) keep(id string) string {
	if id = normalID(id); id == "" || s.used[id] {
		id = s.fresh()
	}
	s.used[id] = true
	return id
}

func (s *idSource) fresh() string {
	for try := 0; ; try++ {
		id := normalID(s.next())
		if try > 3 {
			id += strconv.Itoa(len(s.used) + try)
		}
		if id != "" && !s.used[id] && !s.typed[id] {
			return id
		}
	}
}

func normalSections(p Posting, ids *idSource) []Section {
	out := slices.Clone(p.Sections)
	for i := range out {
		out[i].ID = ids.keep(out[i].ID)
	}
	for i := range out {
		s := &out[i]
		s.Heading = singleLine(s.Heading)
		s.Kind = normalKind(*s, p.Language)
		if s.Heading == "" {
			s.Heading = LabelsFor(p.Language).Heading(s.Kind, p.Company.Name)
		}
		s.Blocks = normalBlocks(s.Blocks, p.Language, ids)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// normalKind reads an unknown kind, or none, as a heading would be read.
func normalKind(s Section, language string) Kind {
	if slices.Contains(Kinds(), s.Kind) {
		return s.Kind
	}
	for _, words := range []string{string(s.Kind), s.Heading} {
		if k, ok := KindOfHeading(words, language); ok {
			return k
		}
	}
	return Custom
}

func normalBlocks(blocks []Block, language string, ids *idSource) []Block {
	var out []Block
	for _, b := range blocks {
		if text := normalInline(b.Text); text != "" {
			out = append(out, Block{Kind: Paragraph, Text: text})
		}
		list := normalList(b, language, ids)
		switch last := len(out) - 1; {
		case len(list.Items) == 0 && list.Group != "":
			out = append(out, Block{Kind: Paragraph, Text: FormatInline([]Span{{Text: list.Group}})})
		case len(list.Items) == 0:
		case last >= 0 && out[last].continues(list):
			out[last].Items = append(out[last].Items, list.Items...)
		default:
			out = append(out, list)
		}
	}
	return out
}

func (b Block) continues(next Block) bool {
	return b.Kind == List && b.Importance == next.Importance && b.Group == next.Group
}

// normalList is the list in b without empty items. An importance that is not
// known is no importance; its word goes to the group.
func normalList(b Block, language string, ids *idSource) Block {
	list := Block{Kind: List, Importance: b.Importance, Group: singleLine(b.Group)}
	if b.Importance != "" && b.Importance != MustHave && b.Importance != NiceToHave {
		known, ok := ImportanceOfHeading(string(b.Importance), language)
		if list.Importance = known; !ok {
			list.Group = singleLine(string(b.Importance) + " " + list.Group)
		}
	}
	for _, item := range b.Items {
		if text := normalInline(item.Text); text != "" {
			list.Items = append(list.Items, Item{ID: ids.keep(item.ID), Text: text})
		}
	}
	return list
}
