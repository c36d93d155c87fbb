package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// Action is what a fix does.
type Action string

// The actions.
const (
	// Replace writes Text in place of the bytes of the Place.
	Replace Action = "replace"
	// Remove takes the list item at the Place out.
	Remove Action = "remove"
	// MakeNice makes the list item at the Place a nice-to-have.
	MakeNice Action = "make nice-to-have"
	// Split makes items of their own of the lines of Text, in place of the
	// list item at the Place.
	Split Action = "split"
	// Go leads to the field at the Place, for what only a person can write.
	Go Action = "go"
)

// Fix is one way to mend a finding.
type Fix struct {
	Action Action
	// Label is what the button says: "Write “skilled”".
	Label string
	Place Place
	Text  string
}

// ErrOutdated says that the posting no longer has what a fix would change.
var ErrOutdated = errors.New("the text has changed since it was reviewed; review it again")

// Apply returns p with the fix made. The posting handed in stays as it is.
// The error is ErrOutdated where p does not have the quoted text any more.
func Apply(p posting.Posting, f Finding, fix Fix) (posting.Posting, error) {
	p.Sections = cloneSections(p.Sections)
	switch fix.Action {
	case Replace:
		return replace(p, f, fix)
	case Remove, MakeNice, Split:
		return changeItem(p, fix)
	}
	return p, fmt.Errorf("%q cannot be applied; a person has to write it", fix.Label)
}

func cloneSections(sections []posting.Section) []posting.Section {
	out := slices.Clone(sections)
	for i := range out {
		out[i].Blocks = slices.Clone(out[i].Blocks)
		for k := range out[i].Blocks {
			out[i].Blocks[k].Items = slices.Clone(out[i].Blocks[k].Items)
		}
	}
	return out
}

func replace(p posting.Posting, f Finding, fix Fix) (posting.Posting, error) {
	text := textAt(&p, fix.Place)
	if text == nil || fix.Place.End > len(*text) || fix.Place.Start > fix.Place.End {
		return p, ErrOutdated
	}
	if f.Quote != "" && !strings.Contains((*text)[fix.Place.Start:fix.Place.End], f.Quote) {
		return p, ErrOutdated
	}
	*text = (*text)[:fix.Place.Start] + fix.Text + (*text)[fix.Place.End:]
	return p, nil
}

// TextOf is the text, as it was typed, of the field that a place is in. ok is
// false for a field that is not a text, or that p does not have.
func TextOf(p posting.Posting, at Place) (text string, ok bool) {
	if found := textAt(&p, at); found != nil {
		return *found, true
	}
	return "", false
}

// textAt is the text of a place's field, or nil where p has none.
func textAt(p *posting.Posting, at Place) *string {
	if name, ok := strings.CutPrefix(at.Field, "company."); ok {
		for _, part := range p.Company.Parts() {
			if part.Name == name {
				return part.Text
			}
		}
	}
	switch at.Field {
	case "title":
		return &p.Title
	case "apply.instructions":
		return &p.Apply.Instructions
	}
	return sectionText(p, at)
}

func sectionText(p *posting.Posting, at Place) *string {
	for i := range p.Sections {
		s := &p.Sections[i]
		if s.ID != at.Section {
			continue
		}
		for k := range s.Blocks {
			if at.Item == "" && at.Field == fmt.Sprintf("sections.%s.blocks.%d", s.ID, k) {
				return &s.Blocks[k].Text
			}
			for n := range s.Blocks[k].Items {
				if at.Item != "" && s.Blocks[k].Items[n].ID == at.Item {
					return &s.Blocks[k].Items[n].Text
				}
			}
		}
	}
	return nil
}

// changeItem makes a fix that is about a whole item.
func changeItem(p posting.Posting, fix Fix) (posting.Posting, error) {
	for i := range p.Sections {
		s := &p.Sections[i]
		for k := range s.Blocks {
			n := slices.IndexFunc(s.Blocks[k].Items, func(it posting.Item) bool { return it.ID == fix.Place.Item })
			if n < 0 || s.ID != fix.Place.Section {
				continue
			}
			item := s.Blocks[k].Items[n]
			s.Blocks[k].Items = slices.Delete(s.Blocks[k].Items, n, n+1)
			switch fix.Action {
			case MakeNice:
				addNice(s, k, item)
			case Split:
				s.Blocks[k].Items = slices.Insert(s.Blocks[k].Items, n, itemsOf(item, fix.Text)...)
			}
			return p, nil
		}
	}
	return p, ErrOutdated
}

// itemsOf makes an item of every line; the first keeps the old one's id.
func itemsOf(old posting.Item, text string) []posting.Item {
	var out []posting.Item
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			item := posting.Item{Text: line}
			if len(out) == 0 {
				item.ID = old.ID
			}
			out = append(out, item)
		}
	}
	return out
}

// addNice puts an item at the end of the nice-to-haves of its group, or of a
// new list right behind the list that it was in.
func addNice(s *posting.Section, from int, item posting.Item) {
	group := s.Blocks[from].Group
	for k := range s.Blocks {
		if b := &s.Blocks[k]; b.Kind == posting.List && b.Importance == posting.NiceToHave && b.Group == group {
			b.Items = append(b.Items, item)
			return
		}
	}
	list := posting.Block{Kind: posting.List, Importance: posting.NiceToHave, Group: group, Items: []posting.Item{item}}
	s.Blocks = slices.Insert(s.Blocks, from+1, list)
}
