package handlers

import (
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
)

// comparePage sets roles side by side, or asks which ones.
type comparePage struct {
	base
	Pick rolePicker

	Roles []comparedRole
	// All is "both" for two roles and "all of them" for more.
	All   string
	Chart *payChart
	// Figures are the published figures by source.
	Figures []comparedPay
	Why     []role.PayDifference
	// Facts and Ratings are what differs and what is the same.
	Facts, Ratings sameOrNot
	Parts          []role.Part
	Asked          []role.Question
	// Credit is what a source's licence asks to be shown.
	Credit string
	// Add is the address to add a further role, if there is room.
	Add string
}

type comparedRole struct {
	Slug, Title, Summary, Reviewed string
	Confidence                     role.Confidence
	// When are the ends of "Hire one when", and Duties what sets its duties
	// apart, for a role without them.
	When, Duties []string
	// Unpaid is set where no pay is published.
	Unpaid bool
	// Without is the address of the same comparison less this role.
	Without string
}

func (s *server) compareRoles(c *gin.Context) error {
	roles, err := s.chosenRoles(c, c.QueryArray("with"))
	if err != nil {
		return err
	}
	view := comparePage{base: s.base(c, "roles")}
	cmp, err := role.Compare(roles...)
	if asks := c.Query("find") != "" || c.Query("family") != ""; asks || err != nil {
		lib, libErr := s.library(c)
		if libErr != nil {
			return libErr
		}
		view.Pick = s.rolePicker(c, lib, roles)
		if err != nil && !asks && len(roles) > 1 {
			view.Pick.Problem = sentenceOf(err)
		}
		return s.render(c, "compare.html", view)
	}
	s.fillComparison(&view, cmp)
	return s.render(c, "compare.html", view)
}

func (s *server) chosenRoles(c *gin.Context, slugs []string) ([]role.Role, error) {
	var roles []role.Role
	for _, slug := range slugs {
		r, err := s.role(c, slug)
		if err != nil {
			return nil, err
		}
		roles = append(roles, r)
	}
	return roles, nil
}

func (s *server) fillComparison(view *comparePage, cmp role.Comparison) {
	var rows []labelled
	for i, r := range cmp.Roles {
		one := comparedRole{Slug: r.Slug, Title: r.Title, Summary: r.Summary, Reviewed: r.Reviewed, When: r.HireWhen, Unpaid: len(r.Pay) == 0,
			Confidence: role.PayConfidence(r.Pay, s.now()), Without: compareAddress(cmp.Roles, i)}
		if len(one.When) == 0 {
			one.Duties = cmp.HireFor[i]
		}
		for _, p := range r.Pay {
			rows = append(rows, labelled{r.Title + ": " + p.Kind + ", " + p.Date, p})
		}
		view.Credit = firstOf(view.Credit, r.Credit())
		view.Roles = append(view.Roles, one)
	}
	view.All = "both"
	if len(cmp.Roles) > 2 {
		view.All = "all of them"
	}
	if len(cmp.Roles) < role.MaxCompared {
		view.Add = compareAddress(cmp.Roles, -1) + "&find=1"
	}
	view.Chart, view.Figures, view.Why = newPayChart(rows), comparedPays(cmp.Roles), cmp.Pay
	view.Facts, view.Ratings = factsOf(cmp), ratingsOf(cmp)
	view.Parts, view.Asked = cmp.Parts(), cmp.Asked
}

// compareAddress is the comparison without the role at i; with two roles left
// over it asks for another one.
func compareAddress(roles []role.Role, without int) string {
	var q []string
	for i, r := range roles {
		if i != without {
			q = append(q, "with="+url.QueryEscape(r.Slug))
		}
	}
	return "/roles/compare?" + strings.Join(q, "&")
}
