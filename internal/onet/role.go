package onet

import (
	"cmp"
	"slices"

	"rolewright/internal/role"
)

// prepare works out what all roles need: the chosen titles, which titles
// several occupations share, and the verbs.
func (d *data) prepare() {
	d.names = newTitleBook()
	d.countTitles()
	d.countKnown()
	d.verbs = verbs{}
	for _, v := range rareVerbs {
		d.verbs[v] = true
	}
	for _, o := range d.occupations {
		for _, t := range o.tasks {
			d.verbs.learn(t.text)
		}
	}
}

// longestSummary is how many sentences a role's summary has; the rest of the
// description is its overview.
const longestSummary = 3

// role is the template of an occupation that has tasks.
func (d *data) role(o *occupation) role.Role {
	title := d.names.title(o.title)
	about := d.about(o, title)
	chosen, rest := split(o.ranked())
	r := role.Role{
		Slug:        slug(title, o.code),
		Title:       title,
		Family:      familyOf(o.code),
		Occupation:  o.code,
		OtherTitles: d.otherTitles(o, title),
		Summary:     joined(about[:min(len(about), longestSummary)]),
		AtAGlance: role.AtAGlance{
			Education:      d.educationAtAGlance(o),
			Experience:     d.experienceAtAGlance(o),
			Certifications: joined(licences(o)),
		},
		Posting: role.Starter{
			Summary:          []string{d.pitch(o, title)},
			Responsibilities: texts(chosen),
		},
		Tools:    o.tools(),
		Related:  d.relatedRoles(o),
		Reviewed: d.stamp.day,
		Sources:  d.sources(),
	}
	if len(about) > longestSummary {
		r.Overview = []string{joined(about[longestSummary:])}
	}
	d.require(&r, o, chosen, rest)
	return r
}

func joined(sentences []string) string {
	text := ""
	for i, s := range sentences {
		if i > 0 {
			text += " "
		}
		text += s
	}
	return text
}

// require fills in the requirements, the levels and the suggestions.
func (d *data) require(r *role.Role, o *occupation, chosen, rest []*task) {
	experience := d.experienceGroup(o, r.Title, chosen, rest)
	software, more := o.softwareGroups()
	groups := slices.Concat(
		[]role.Requirement{experience, d.educationGroup(o), o.knowledgeGroup()},
		software,
	)
	musts := 0
	for _, g := range groups {
		musts += len(g.Must)
	}
	groups = append(groups, o.styleGroup(musts))
	r.Posting.Requirements = slices.DeleteFunc(groups, func(g role.Requirement) bool { return len(g.Must)+len(g.Nice) == 0 })
	r.Levels = o.levels(r.Title, experience)
	r.Posting.Suggestions = role.Suggestions{
		Responsibilities: texts(rest),
		Requirements:     more[:min(len(more), mostSuggested)],
	}
}

// mostSuggested is how many further requirements the editor offers.
const mostSuggested = 8

// mostRelated is how many neighbouring roles a role names.
const mostRelated = 8

// relatedRoles are the slugs of the nearest occupations that have tasks.
func (d *data) relatedRoles(o *occupation) []string {
	list := slices.Clone(o.related)
	slices.SortStableFunc(list, func(a, b relation) int { return cmp.Compare(a.index, b.index) })
	var out []string
	for _, rel := range list {
		other := d.byCode[rel.code]
		if len(other.tasks) == 0 || len(out) == mostRelated || other == o {
			continue
		}
		if s := slug(d.names.title(other.title), other.code); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (d *data) sources() []role.Source {
	return []role.Source{{
		Name: "O*NET " + d.stamp.version + " Database, U.S. Department of Labor, Employment and Training Administration, CC BY 4.0",
		For:  "Titles, description, tasks, software, work styles, education and experience, put into the form of a posting by rule",
		Date: d.stamp.date,
		Text: true,
	}}
}
