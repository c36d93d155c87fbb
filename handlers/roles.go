package handlers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

type rolesPage struct {
	base
	Query string
	// Shelves are the roles by family, or, after a search, on one shelf, best
	// first.
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
		view.Shelves = []role.Shelf{foundShelf(query, found)}
	}
	view.Imported = countImported(lib)
	view.Flash = s.rolesFlash(c)
	return s.render(c, "roles.html", view)
}

// mostListed is how many roles a search lists: in a library of a thousand,
// "manager" fits more than anybody reads.
const mostListed = 60

func foundShelf(query string, found []role.Entry) role.Shelf {
	title := plural(len(found), "role") + " for “" + query + "”"
	if len(found) > mostListed {
		title += fmt.Sprintf(", the %d that fit best", mostListed)
		found = found[:mostListed]
	}
	return role.Shelf{Family: role.Family{Title: title}, Entries: found}
}

func countImported(lib *role.Library) int {
	n := 0
	for _, e := range lib.List() {
		if e.Origin == role.Imported {
			n++
		}
	}
	return n
}

type rolePage struct {
	base
	Role  roleProfile
	Pay   payView
	Areas areaView
	// Own is nil for a role that is not the workspace's own; From then says
	// where it is from, if not from this program.
	Own   *ownRole
	From  string
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

// mostTitles is how many other titles stand in sight. A few more than that do,
// too: folding them away would take as much room.
const mostTitles = 12

// Also are the other titles to show at once.
func (p roleProfile) Also() []string {
	if len(p.OtherTitles) <= mostTitles+4 {
		return p.OtherTitles
	}
	return p.OtherTitles[:mostTitles]
}

// More are the other titles to fold away.
func (p roleProfile) More() []string { return p.OtherTitles[len(p.Also()):] }

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
	if view.Own == nil || !view.Own.Template {
		view.Missing = missing(r, entry.Origin, len(view.Related.Roles) > 0)
	}
	if view.Own == nil && entry.Origin == role.Imported {
		view.From = "An occupation imported from O*NET."
	}
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
