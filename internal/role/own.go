package role

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// FromPosting is an employer's own role made of a finished posting: its text
// is the posting's, and what a posting does not hold (pay, interview
// questions, the career) is that of base, the role which the posting began
// from; the zero Role where it began from none.
//
// A posting started from it is a copy of the posting, see Start.
func FromPosting(slug string, p posting.Posting, base Role) Role {
	r := base
	r.Slug, r.Title, r.OtherTitles, r.FoundBy, r.Levels = slug, p.Title, nil, nil, nil
	r.Summary, r.Overview = "", nil
	r.Posting = starterOf(p)
	if len(r.Posting.Summary) > 0 {
		r.Summary = r.Posting.Summary[0]
	}
	r.model = &p
	return r
}

// Model is the posting that the role was made of, or nil.
func (r Role) Model() *posting.Posting { return r.model }

// starterOf is the text of a posting as far as a role has a place for it.
func starterOf(p posting.Posting) Starter {
	var s Starter
	for _, section := range p.Visible().Sections {
		for _, b := range section.Blocks {
			switch {
			case section.Kind == posting.Summary && b.Kind == posting.Paragraph:
				s.Summary = append(s.Summary, posting.PlainText(b.Text))
			case section.Kind == posting.Responsibilities:
				s.Responsibilities = append(s.Responsibilities, lines(b)...)
			case section.Kind == posting.Requirements:
				s.Requirements = withBlock(s.Requirements, b)
			}
		}
	}
	return s
}

// lines are a list's items as plain text.
func lines(b posting.Block) []string {
	var out []string
	for _, it := range b.Items {
		if text := strings.TrimSpace(posting.PlainText(it.Text)); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// withBlock adds a list of requirements to the group of its name. Lines that
// nobody has sorted yet count as must-haves: they were asked for.
func withBlock(groups []Requirement, b posting.Block) []Requirement {
	found := lines(b)
	if len(found) == 0 {
		return groups
	}
	i := slices.IndexFunc(groups, func(g Requirement) bool { return g.Group == b.Group })
	if i < 0 {
		i = len(groups)
		groups = append(groups, Requirement{Group: b.Group})
	}
	if g := &groups[i]; b.Importance == posting.NiceToHave {
		g.Nice = append(g.Nice, found...)
	} else {
		g.Must = append(g.Must, found...)
	}
	return groups
}

// startModel is a copy of the posting that a role was made of, with what
// the person chose for this one in the place of what it had. The company that
// the posting was written for keeps the texts it has there: they may say more
// than the company's profile.
func startModel(r Role, opt StartOptions, newID func() string) posting.Posting {
	p := *r.model
	if opt.Seniority != "" && opt.Seniority != p.Seniority {
		p.Title = retitled(p.Title, p.Seniority, opt.Seniority)
		p.Seniority = opt.Seniority
	}
	if opt.Location != (posting.Location{}) {
		p.Locations = []posting.Location{opt.Location}
	}
	if c := opt.Company; c != (posting.Company{}) && (c.Profile == "" || c.Profile != p.Company.Profile) {
		p.Company = opt.Company
	}
	return posting.Normalize(p, newID)
}

// retitled puts the words of one level into a title in the place of
// another's.
func retitled(title string, from, to posting.Seniority) string {
	title = strings.TrimPrefix(title, titled[from])
	return Role{Title: title}.titleAt(to)
}
