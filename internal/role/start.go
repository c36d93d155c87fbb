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
	level := r.Levels[string(opt.Seniority)]
	p := posting.Posting{
		Title:     title(r, opt.Seniority),
		Role:      r.Slug,
		Seniority: opt.Seniority,
		Language:  "en",
		Company:   opt.Company,
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

func title(r Role, s posting.Seniority) string { return titled[s] + r.Title }

func starterBlocks(s Starter, level Level) map[posting.Kind][]posting.Block {
	var summary []posting.Block
	for _, text := range s.Summary {
		summary = append(summary, posting.Block{Kind: posting.Paragraph, Text: literal(text)})
	}
	kept := slices.DeleteFunc(slices.Clone(s.Responsibilities), func(line string) bool {
		return slices.Contains(level.Leave, line)
	})
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
		nice = append(nice, list(posting.NiceToHave, g.Group, g.Nice))
	}
	must = extend(must, level.Must)
	nice = extend(nice, level.Nice)
	blocks := slices.Concat(must, nice)
	return slices.DeleteFunc(blocks, func(b posting.Block) bool { return len(b.Items) == 0 })
}

// musts are a group's must-haves at the level, which asks for experience of
// its own.
func (l Level) musts(g Requirement) []string {
	if g.Group != "Experience" || l.Experience == "" || len(g.Must) == 0 {
		return g.Must
	}
	return append([]string{l.Experience}, g.Must[1:]...)
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
