package handlers

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

type rolesPage struct {
	base
	Query string
	// Shelves are the roles by family, or, after a search, on one shelf
	// without a name, best first.
	Shelves []role.Shelf
	// Imported counts the occupations that only a search shows.
	Imported int
}

func (s *server) listRoles(c *gin.Context) error {
	query := strings.TrimSpace(c.Query("q"))
	view := rolesPage{base: s.base(c, "roles"), Query: query}
	lib, err := s.library(c)
	if err != nil {
		return err
	}
	if asked := role.ParseRequest(query); len(asked.Words) == 0 {
		view.Shelves = gallery(lib.List())
	} else if found := lib.Search(asked); len(found) > 0 {
		view.Shelves = []role.Shelf{{Entries: found}}
	}
	for _, e := range lib.List() {
		if e.Origin == role.Imported {
			view.Imported++
		}
	}
	view.Flash = s.rolesFlash(c)
	return s.render(c, "roles.html", view)
}

type rolePage struct {
	base
	Role  roleProfile
	Pay   payView
	Areas areaView
	Own   *ownRole
	Team  bool
	Apply bool
	Path  bool
	// Levels is what changes by seniority.
	Levels  []levelView
	Related relatedView
	// Contents are the sections that the profile has.
	Contents []contentsEntry
	// Missing names in a sentence the parts that it does not have.
	Missing string
}

// roleProfile is a role with its pay put into words.
type roleProfile struct {
	role.Role
	Pay []payTable
}

// levelView is what a seniority changes about the starting text.
type levelView struct {
	Name, Experience string
	// Adds are duties and must-haves of the level.
	Adds []string
	// Leaves counts the lines of the starting text that it does without.
	Leaves int
}

func (s *server) showRole(c *gin.Context) error {
	r, err := s.role(c, c.Param("slug"))
	if err != nil {
		return err
	}
	entry, _ := s.published().Entry(r.Slug)
	area := s.areaPay(r, c.Query("area"))
	view := rolePage{base: s.base(c, "roles"), Role: roleProfile{r, payTables(withArea(r.Pay, area))}, Pay: s.payOf(r, area), Areas: area, Levels: levelViews(r),
		Team:  len(r.Decisions)+len(r.Stakeholders)+len(r.Measures) > 0,
		Apply: len(r.StrongApplication)+len(r.Interview) > 0,
		Path:  len(r.CareerPath)+len(r.Moves) > 0 || r.GrowthSlows != "",
	}
	view.Related = s.related(c, r)
	if view.Own, err = s.ownRoleOf(c, r); err != nil {
		return err
	}
	view.Contents = view.contents()
	view.Missing = missing(r, entry.Origin, len(view.Related.Roles) > 0)
	view.Flash = s.madeFlash(c)
	return s.render(c, "role.html", view)
}

func levelViews(r role.Role) []levelView {
	var out []levelView
	for _, name := range posting.Seniorities() {
		level, ok := r.Levels[string(name)]
		if !ok {
			continue
		}
		out = append(out, levelView{
			Name: capital(string(name)), Experience: level.Experience,
			Adds:   slices.Concat(level.Responsibilities, level.Must),
			Leaves: len(level.Leave) + len(level.LeaveRequirements),
		})
	}
	return out
}
