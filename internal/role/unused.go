package role

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// Unused returns the role's lines that a posting does not have, by the kind
// of section that they fit: those it could have begun with first, then the
// further suggestions, and what the posting's seniority leaves out at the end.
func (r Role) Unused(p posting.Posting) map[posting.Kind][]string {
	has := map[string]bool{}
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			for _, it := range b.Items {
				has[sameLine(posting.PlainText(it.Text))] = true
			}
		}
	}
	unused := func(lists ...[]string) []string {
		return slices.DeleteFunc(slices.Concat(lists...), func(line string) bool { return has[sameLine(line)] })
	}
	level := r.level(p.Seniority)
	requirements := [][]string{level.Must, level.Nice}
	for _, g := range r.Posting.Requirements {
		requirements = append(requirements, level.musts(g), without(g.Nice, level.LeaveRequirements))
	}
	requirements = append(requirements, r.Posting.Suggestions.Requirements, level.LeaveRequirements)
	return map[posting.Kind][]string{
		posting.Responsibilities: unused(level.Responsibilities, without(r.Posting.Responsibilities, level.Leave), r.Posting.Suggestions.Responsibilities, level.Leave),
		posting.Requirements:     unused(requirements...),
	}
}

// sameLine makes lines the same that differ in case, accents, spaces or the
// full stop only.
func sameLine(line string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(fold(line)), " "), ".")
}
