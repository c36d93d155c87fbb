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
	Query string
	// Shelves are the roles to choose from: by family, or, after a search, on
	// one shelf without a name, best first.
	Shelves []shelf
	// Imported counts the occupations that only a search shows.
	Imported    int
	Chosen      string
	Seniority   string
	Seniorities []option
	Place       string
	Company     string
	Companies   []option
}

type shelf struct {
	Title string
	Roles []roleChoice
}

// roleChoice is a role to start from; Origin says where it is from when it did
// not come with the program.
type roleChoice struct{ Slug, Title, Origin, Also, Summary string }

// maxFound is how many roles a search shows: what stands further down than
// this is not what the person meant.
const maxFound = 8

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
	lib, err := s.library(c)
	if err != nil {
		return err
	}
	view.Shelves, view.Imported = shelves(lib, asked), countImported(lib)
	view.choose(lib)
	return s.render(c, "new.html", view)
}

func shelves(lib *role.Library, asked role.Request) []shelf {
	if len(asked.Words) > 0 {
		found := lib.Search(asked)
		if len(found) == 0 {
			return nil
		}
		return []shelf{{Roles: roleChoices(found[:min(len(found), maxFound)], asked.Words)}}
	}
	var out []shelf
	for _, s := range gallery(lib.List()) {
		out = append(out, shelf{s.Title, roleChoices(s.Entries, nil)})
	}
	return out
}

func roleChoices(entries []role.Entry, words []string) []roleChoice {
	out := make([]roleChoice, len(entries))
	for i, e := range entries {
		out[i] = roleChoice{e.Slug, e.Title, originNames[e.Origin], alsoCalled(e, words), e.Summary}
	}
	return out
}

// originNames mark the roles of a search that did not come with the program.
var originNames = map[role.Origin]string{role.Own: "your own", role.Imported: "O*NET"}

// choose marks the best role of a search, or puts the one that the address
// names on a shelf of its own in front.
func (v *newPage) choose(lib *role.Library) {
	if v.Chosen == "" {
		if v.Query != "" && len(v.Shelves) == 1 && v.Shelves[0].Title == "" {
			v.Chosen = v.Shelves[0].Roles[0].Slug
		}
		return
	}
	if e, ok := lib.Entry(v.Chosen); ok {
		v.Shelves = []shelf{{Roles: roleChoices([]role.Entry{e}, nil)}}
	}
}

// alsoCalled explains why a search found a role by the first other title, or
// the first title of a neighbouring job, that has every word of it while the
// role's own title has not.
func alsoCalled(e role.Entry, words []string) string {
	hasAll := func(title string) bool {
		title = strings.ToLower(title)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(title, w) })
	}
	if len(words) == 0 || hasAll(e.Title) {
		return ""
	}
	if i := slices.IndexFunc(e.OtherTitles, hasAll); i >= 0 {
		return "also " + e.OtherTitles[i]
	}
	if i := slices.IndexFunc(e.FoundBy, hasAll); i >= 0 {
		return "the nearest to " + e.FoundBy[i]
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
