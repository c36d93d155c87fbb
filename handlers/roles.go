package handlers

import (
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
)

type rolesPage struct {
	base
	Query string
	// Shelves are the roles by family, or, after a search, on one shelf
	// without a name, best first.
	Shelves []role.Shelf
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
	return s.render(c, "roles.html", view)
}

type rolePage struct {
	base
	Role       roleProfile
	Chart      *payChart
	Confidence role.Confidence
	Related    []role.Entry
}

// roleProfile is a role with its pay put into words.
type roleProfile struct {
	role.Role
	Pay []payTable
}

type payTable struct {
	role.PaySource
	Figures []figure
}

type figure struct{ Label, Value string }

func (s *server) showRole(c *gin.Context) error {
	lib, err := s.library(c)
	if err != nil {
		return err
	}
	r, err := lib.Get(c.Param("slug"))
	if err != nil {
		return err
	}
	view := rolePage{base: s.base(c, "roles"), Role: roleProfile{Role: r}}
	var rows []labelled
	for _, p := range r.Pay {
		rows = append(rows, labelled{p.Source + ", " + p.Date, p})
		view.Role.Pay = append(view.Role.Pay, payTable{p, figures(p)})
	}
	view.Chart, view.Confidence = newPayChart(rows), role.PayConfidence(r.Pay, s.now())
	for _, slug := range r.Related {
		if e, ok := lib.Entry(slug); ok {
			view.Related = append(view.Related, e)
		}
	}
	return s.render(c, "role.html", view)
}

// figures lists what a source publishes and nothing else: percentiles as
// percentiles, levels as levels.
func figures(p role.PaySource) []figure {
	var out []figure
	add := func(label string, n int) {
		if n > 0 {
			out = append(out, figure{label, money(p, n)})
		}
	}
	add("A tenth earn less than", p.Percentiles.P10)
	add("A quarter earn less than", p.Percentiles.P25)
	add("Median", p.Percentiles.P50)
	add("A quarter earn more than", p.Percentiles.P75)
	add("A tenth earn more than", p.Percentiles.P90)
	add("Typical", p.Typical)
	if p.Range != nil {
		out = append(out, figure{"Range", money(p, p.Range.Min) + " to " + money(p, p.Range.Max)})
	}
	add("Early career", p.Levels["early"])
	add("Mid-level", p.Levels["mid"])
	add("Senior", p.Levels["senior"])
	return out
}

// money is an amount of a source with its currency and period.
func money(p role.PaySource, n int) string {
	return p.Currency + " " + amount(n) + " a " + p.Period
}

// amount groups a number's digits by thousands.
func amount(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
