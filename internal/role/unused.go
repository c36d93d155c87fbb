package role

import (
	"slices"

	"rolewright/internal/posting"
)

// Unused returns the role's lines that a posting does not have, by the kind
// of section that they fit: those it could have begun with first, then the
// further suggestions.
func (r Role) Unused(p posting.Posting) map[posting.Kind][]string {
	has := map[string]bool{}
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			for _, it := range b.Items {
				has[fold(posting.PlainText(it.Text))] = true
			}
		}
	}
	unused := func(lists ...[]string) []string {
		return slices.DeleteFunc(slices.Concat(lists...), func(line string) bool { return has[fold(line)] })
	}
	level := r.Levels[string(p.Seniority)]
	requirements := [][]string{level.Must, level.Nice}
	for _, g := range r.Posting.Requirements {
		requirements = append(requirements, level.musts(g), g.Nice)
	}
	requirements = append(requirements, r.Posting.Suggestions.Requirements)
	return map[posting.Kind][]string{
		posting.Responsibilities: unused(level.Responsibilities, r.Posting.Responsibilities, r.Posting.Suggestions.Responsibilities),
		posting.Requirements:     unused(requirements...),
	}
}
