package handlers

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// newPage is where a posting starts: the role, and what is asked on the way.
type newPage struct {
	base
	Query       string
	Roles       []roleChoice
	Chosen      string
	Seniority   string
	Seniorities []option
	Place       string
	Company     string
	Companies   []option
}

type roleChoice struct{ Slug, Title, Also, Summary string }

func (s *server) showNew(c *gin.Context) error {
	query := strings.TrimSpace(c.Query("q"))
	asked := role.ParseRequest(query)
	companies, last, err := s.companyOptions(c)
	if err != nil {
		return err
	}
	view := newPage{
		base: s.base(c, "new"), Query: query, Chosen: c.Query("role"),
		Seniority: string(asked.Seniority), Seniorities: choices(posting.Seniorities(), english().Seniority), Place: asked.Place,
		Companies: companies, Company: last,
	}
	for _, e := range s.roles.Search(asked) {
		view.Roles = append(view.Roles, roleChoice{e.Slug, e.Title, alsoCalled(e, asked.Words), e.Summary})
	}
	view.choose(query != "")
	return s.render(c, "new.html", view)
}

// choose marks the best role of a search, and moves a role that the address
// names to the front.
func (v *newPage) choose(searched bool) {
	if i := slices.IndexFunc(v.Roles, func(r roleChoice) bool { return r.Slug == v.Chosen }); i > 0 {
		v.Roles = slices.Insert(slices.Delete(slices.Clone(v.Roles), i, i+1), 0, v.Roles[i])
	} else if i < 0 && searched && len(v.Roles) > 0 {
		v.Chosen = v.Roles[0].Slug
	}
}

// alsoCalled is the other title that explains why a search found a role: the
// first that has every word of it while the role's own title has not.
func alsoCalled(e role.Entry, words []string) string {
	hasAll := func(title string) bool {
		title = strings.ToLower(title)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(title, w) })
	}
	if len(words) == 0 || hasAll(e.Title) {
		return ""
	}
	if i := slices.IndexFunc(e.OtherTitles, hasAll); i >= 0 {
		return e.OtherTitles[i]
	}
	return ""
}

// companyOptions are the profiles to choose from and the one used last.
func (s *server) companyOptions(c *gin.Context) ([]option, string, error) {
	profiles, err := s.work.Companies(c.Request.Context())
	if err != nil || len(profiles) == 0 {
		return nil, "", err
	}
	settings, err := s.work.Settings(c.Request.Context())
	if err != nil {
		return nil, "", err
	}
	out := []option{{"", "No company"}}
	for _, p := range profiles {
		out = append(out, option{p.ID, p.Value.Texts.Name})
	}
	return out, settings.LastCompany, nil
}
