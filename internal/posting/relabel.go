package posting

import "slices"

// Relabel is p after its language changed from another one: headings that are
// still those of a new posting in that language become those of the new one,
// and so does the mark of its title. What a person wrote stays.
func (p Posting) Relabel(before string) Posting {
	was := p
	was.Language = before
	from, to := LabelsFor(was.Locale()), LabelsFor(p.Locale())
	p.Title = titleWithMarkerOf(p.Title, from, to)
	p.Sections = slices.Clone(p.Sections)
	for i := range p.Sections {
		s := &p.Sections[i]
		for _, company := range []string{p.Company.Name, ""} {
			if s.Heading == from.Heading(s.Kind, company) {
				s.Heading = to.Heading(s.Kind, company)
				break
			}
		}
	}
	return p
}
