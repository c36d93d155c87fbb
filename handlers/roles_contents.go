package handlers

import (
	"strings"

	"rolewright/internal/role"
)

// contentsEntry is a section of the profile in its table of contents.
type contentsEntry struct{ ID, Name string }

// contents lists the sections that the profile has, in their order.
func (v rolePage) contents() []contentsEntry {
	r := v.Role
	var out []contentsEntry
	for _, e := range []struct {
		id, name string
		has      bool
	}{
		{"glance", "At a glance", v.HasGlance()},
		{"work", "The work", len(r.Overview) > 0},
		{"hire", "When to hire one", len(r.HireWhen) > 0},
		{"duties", "Responsibilities", true},
		{"requirements", "Requirements", true},
		{"levels", "What changes by level", len(v.Levels) > 0},
		{"pay", "Published pay", len(r.Pay) > 0},
		{"skills", "Skills that move pay", len(r.PaySkills) > 0},
		{"team", "Decisions and people", v.Team},
		{"tools", "Tools", len(r.Tools) > 0},
		{"choosing", "Choosing somebody", v.Apply},
		{"career", "Career", v.Path},
		{"questions", "Questions people ask", len(r.Questions) > 0},
		{"related", "Related roles", len(v.Related.Roles) > 0},
	} {
		if e.has {
			out = append(out, contentsEntry{e.id, e.name})
		}
	}
	return out
}

// HasGlance reports whether there is a short fact to show.
func (v rolePage) HasGlance() bool {
	g := v.Role.AtAGlance
	return g.Education+g.Experience+g.Certifications+g.Outlook+g.AI != "" || len(g.Employers) > 0
}

// missing names the parts that a role does not have, so that nobody looks for
// them; empty where it has them all.
func missing(r role.Role, origin role.Origin, related bool) string {
	g := r.AtAGlance
	var names []string
	for _, p := range []struct {
		name string
		has  bool
	}{
		{"education", g.Education != ""}, {"experience", g.Experience != ""}, {"certifications", g.Certifications != ""},
		{"employers", len(g.Employers) > 0}, {"outlook", g.Outlook != ""}, {"what AI changes", g.AI != ""},
		{"the work in detail", len(r.Overview) > 0}, {"when to hire one", len(r.HireWhen) > 0},
		{"what changes by level", len(r.Levels) > 0}, {"published pay", len(r.Pay) > 0},
		{"skills that move pay", len(r.PaySkills) > 0}, {"who decides what", len(r.Decisions) > 0},
		{"whom the role works with", len(r.Stakeholders) > 0}, {"how performance is measured", len(r.Measures) > 0},
		{"tools", len(r.Tools) > 0}, {"a strong application", len(r.StrongApplication) > 0},
		{"interview questions", len(r.Interview) > 0}, {"career path", len(r.CareerPath) > 0},
		{"common moves", len(r.Moves) > 0}, {"where growth slows", r.GrowthSlows != ""},
		{"questions people ask", len(r.Questions) > 0}, {"related roles", related},
	} {
		if !p.has {
			names = append(names, p.name)
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case origin == role.Imported:
		return "Not in this profile: " + strings.Join(names, ", ") + ". The source it was made from does not give them."
	}
	return "Not in this profile: " + strings.Join(names, ", ") + ". Nobody has written them yet."
}
