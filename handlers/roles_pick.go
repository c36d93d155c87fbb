package handlers

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
)

// rolePicker chooses the roles to compare. It lists the roles that fit a
// search, of one family, or near those chosen: never the whole library, which
// may hold a thousand.
type rolePicker struct {
	// Problem says why there is nothing to compare yet.
	Problem string
	Query   string
	Chosen  []role.Entry
	// Name says what Found are.
	Name  string
	Found []role.Entry
	// Families are those that have roles.
	Families []role.Shelf
	// Full is set where no further role can be chosen.
	Full bool
}

// mostFound is how many roles a search lists.
const mostFound = 40

func (s *server) rolePicker(c *gin.Context, lib *role.Library, chosen []role.Role) rolePicker {
	p := rolePicker{Query: strings.TrimSpace(c.Query("q")), Families: gallery(lib.List())}
	for _, r := range chosen {
		if e, ok := lib.Entry(r.Slug); ok && !p.has(r.Slug) {
			p.Chosen = append(p.Chosen, e)
		}
	}
	p.Full = len(p.Chosen) >= role.MaxCompared
	asked := role.ParseRequest(p.Query)
	family := slices.IndexFunc(p.Families, func(f role.Shelf) bool { return f.Slug == c.Query("family") })
	switch {
	case family >= 0:
		p.Name, p.Found = p.Families[family].Title, p.Families[family].Entries
	case len(asked.Words) > 0:
		p.Name, p.Found = "Roles that fit “"+p.Query+"”", lib.Search(asked)
		p.Found = p.Found[:min(len(p.Found), mostFound)]
	case len(chosen) > 0:
		p.Name, p.Found = "Near what you chose", nearby(lib, chosen)
	}
	p.Found = slices.DeleteFunc(slices.Clone(p.Found), func(e role.Entry) bool { return p.has(e.Slug) })
	return p
}

func (p rolePicker) has(slug string) bool {
	return slices.ContainsFunc(p.Chosen, func(e role.Entry) bool { return e.Slug == slug })
}

// nearby are the neighbours that the chosen roles name, each once.
func nearby(lib *role.Library, chosen []role.Role) []role.Entry {
	var out []role.Entry
	for _, r := range chosen {
		for _, slug := range r.Related {
			if e, ok := lib.Entry(slug); ok && !slices.ContainsFunc(out, func(o role.Entry) bool { return o.Slug == slug }) {
				out = append(out, e)
			}
		}
	}
	return out
}
