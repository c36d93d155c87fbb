package role

import (
	"slices"
	"strconv"

	"rolewright/internal/posting"
)

// StartOptions are what a person says when starting a posting from a role.
// The zero value is a posting at the role's own level, with no place and no
// company.
type StartOptions struct {
	Seniority posting.Seniority
	Location  posting.Location
	Company   posting.Company
}

// Start makes a posting from a role. Market pay is not in it: the figures of
// a role are published ones and never an employer's offer. newID returns a
// short random string at each call.
func Start(r Role, opt StartOptions, newID func() string) posting.Posting {
	if r.model != nil {
		return startModel(r, opt, newID)
	}
	level := r.level(opt.Seniority)
	p := posting.Posting{
		Title:     r.titleAt(opt.Seniority),
		Role:      r.Slug,
		Seniority: opt.Seniority,
		Language:  "en",
		Company:   opt.Company,
		Credit:    r.TextCredit(),
	}
	if level.Months > 0 {
		p.ExperienceMonths = strconv.Itoa(level.Months)
	}
	if opt.Location != (posting.Location{}) {
		p.Locations = []posting.Location{opt.Location}
	}
	p.Sections = posting.NewSections(p.Language, p.Company.Name, newID)
	fill := starterBlocks(r.Posting, level)
	for i := range p.Sections {
		if blocks, ok := fill[p.Sections[i].Kind]; ok {
			p.Sections[i].Blocks = blocks
		}
	}
	return posting.Normalize(p, newID)
}

// titled are the seniorities that people put in front of a job title.
var titled = map[posting.Seniority]string{
	posting.Junior: "Junior ", posting.Senior: "Senior ", posting.Lead: "Lead ", posting.Principal: "Principal ",
}

// titleAt is the title at a seniority, as people write it.
func (r Role) titleAt(s posting.Seniority) string {
	if s == posting.Intern {
		return r.Title + " Intern"
	}
	return titled[s] + r.Title
}

// level is how the role differs at a seniority. An intern is asked for no
// more than a junior where the role does not say, and a lead or a principal
// for no less than a senior.
func (r Role) level(s posting.Seniority) Level {
	level, ok := r.Levels[string(s)]
	switch {
	case !ok && s == posting.Intern:
		return r.Levels[string(posting.Junior)]
	case !ok && (s == posting.Lead || s == posting.Principal):
		return r.Levels[string(posting.Senior)]
	}
	return level
}

func starterBlocks(s Starter, level Level) map[posting.Kind][]posting.Block {
	var summary []posting.Block
	for _, text := range s.Summary {
		summary = append(summary, posting.Block{Kind: posting.Paragraph, Text: literal(text)})
	}
	kept := without(s.Responsibilities, level.Leave)
	return map[posting.Kind][]posting.Block{
		posting.Summary:          summary,
		posting.Responsibilities: {list("", "", slices.Concat(level.Responsibilities, kept))},
		posting.Requirements:     requirementBlocks(s.Requirements, level),
	}
}

// requirementBlocks puts every group's must-haves before the nice-to-haves,
// with what the level changes in its place.
func requirementBlocks(groups []Requirement, level Level) []posting.Block {
	var must, nice []posting.Block
	for _, g := range groups {
		must = append(must, list(posting.MustHave, g.Group, level.musts(g)))
		nice = append(nice, list(posting.NiceToHave, g.Group, without(g.Nice, level.LeaveRequirements)))
	}
	must = extend(must, level.Must)
	nice = extend(nice, level.Nice)
	return slices.Concat(fewHeadings(must), fewHeadings(nice))
}

// fewHeadings drops empty groups, and makes one list of groups that hold less
// than two lines each on average: a heading over every line helps nobody.
func fewHeadings(groups []posting.Block) []posting.Block {
	groups = slices.DeleteFunc(groups, func(b posting.Block) bool { return len(b.Items) == 0 })
	var all []posting.Item
	for _, g := range groups {
		all = append(all, g.Items...)
	}
	if len(groups) == 0 || len(all) >= 2*len(groups) {
		return groups
	}
	return []posting.Block{{Kind: posting.List, Importance: groups[0].Importance, Items: all}}
}

// experienceGroup is the group whose first must-have a level replaces.
const experienceGroup = "Experience"

func (g Requirement) asksExperience() bool { return g.Group == experienceGroup && len(g.Must) > 0 }

// has reports whether the line is one of the group's.
func (g Requirement) has(line string) bool {
	return slices.Contains(g.Must, line) || slices.Contains(g.Nice, line)
}

// musts are a group's must-haves at the level, which asks for experience of
// its own and may leave lines out.
func (l Level) musts(g Requirement) []string {
	lines := g.Must
	if l.Experience != "" && g.asksExperience() {
		lines = append([]string{l.Experience}, g.Must[1:]...)
	}
	return without(lines, l.LeaveRequirements)
}

// without returns the lines that are not among those left out.
func without(lines, left []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return slices.Contains(left, line) })
}

// extend adds a level's lines to the last group, which is the most
// particular one: education and experience stand first.
func extend(lists []posting.Block, lines []string) []posting.Block {
	if len(lists) > 0 {
		last := &lists[len(lists)-1]
		last.Items = append(last.Items, list("", "", lines).Items...)
	}
	return lists
}

func list(importance posting.Importance, group string, lines []string) posting.Block {
	b := posting.Block{Kind: posting.List, Importance: importance, Group: group}
	for _, line := range lines {
		b.Items = append(b.Items, posting.Item{Text: literal(line)})
	}
	return b
}

// literal turns a role's plain text into small Markdown that shows it as is.
func literal(text string) string {
	return posting.FormatInline([]posting.Span{{Text: text}})
}
