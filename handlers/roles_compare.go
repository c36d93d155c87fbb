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
	// Problem says why there is nothing to compare yet.
	Problem string
	Shelves []role.Shelf
	Chosen  map[string]bool

	Roles      []comparedRole
	Chart      *payChart
	Why        []string
	Attributes []attributeView
	Common     []namedList
	// Parts are the lists that each role has of its own.
	Parts []comparedPart
	// Credit is what a source's licence asks to be shown.
	Credit string
	// Without are the addresses of the same comparison less one role.
	Without []string
}

type comparedRole struct {
	Slug, Title, Summary string
	Pay                  []payTable
	Confidence           role.Confidence
	HireFor              []string
}

type attributeView struct {
	Label   string
	Differs bool
	// Values are the ratings with the width of their bars in percent.
	Values []ratingView
}

type ratingView struct{ Rating, X int }

type namedList struct {
	Name  string
	Lines []string
}

type comparedPart struct {
	Name  string
	Lists [][]string
}

func (s *server) compareRoles(c *gin.Context) error {
	slugs := c.QueryArray("with")
	view := comparePage{base: s.base(c, "roles"), Chosen: map[string]bool{}}
	var roles []role.Role
	lib, err := s.library(c)
	if err != nil {
		return err
	}
	for _, slug := range slugs {
		r, err := lib.Get(slug)
		if err != nil {
			return err
		}
		view.Chosen[slug] = true
		roles = append(roles, r)
	}
	cmp, err := role.Compare(roles...)
	if err != nil {
		if len(slugs) > 1 {
			view.Problem = sentenceOf(err)
		}
		view.Shelves = gallery(lib.List())
		return s.render(c, "compare.html", view)
	}
	s.fillComparison(&view, cmp)
	return s.render(c, "compare.html", view)
}

func (s *server) fillComparison(view *comparePage, cmp role.Comparison) {
	var rows []labelled
	for i, r := range cmp.Roles {
		one := comparedRole{Slug: r.Slug, Title: r.Title, Summary: r.Summary, HireFor: cmp.HireFor[i],
			Confidence: role.PayConfidence(r.Pay, s.now())}
		for _, p := range r.Pay {
			rows = append(rows, labelled{r.Title + ": " + p.Kind + ", " + p.Date, p})
			one.Pay = append(one.Pay, payTable{p, figures(p)})
		}
		view.Credit = firstOf(view.Credit, r.Credit())
		view.Roles = append(view.Roles, one)
		view.Without = append(view.Without, compareAddress(cmp.Roles, i))
	}
	view.Chart, view.Why = newPayChart(rows), cmp.Differences
	for _, row := range cmp.Attributes {
		a := attributeView{Label: row.Label, Differs: row.Differs}
		for _, v := range row.Values {
			a.Values = append(a.Values, ratingView{v, v * 20})
		}
		view.Attributes = append(view.Attributes, a)
	}
	for _, l := range []namedList{{"Skills that move pay", cmp.PaySkills.Common}, {"Tools", cmp.Tools.Common}} {
		if len(l.Lines) > 0 {
			view.Common = append(view.Common, l)
		}
	}
	view.Parts = comparedParts(cmp)
}

// comparedParts are the lists side by side; a part that no role has is left
// out.
func comparedParts(cmp role.Comparison) []comparedPart {
	steps := func(list []role.Step) []string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = s.Title + ": " + s.Line
		}
		return out
	}
	of := func(name string, list func(i int, r role.Role) []string) comparedPart {
		p := comparedPart{Name: name}
		for i, r := range cmp.Roles {
			p.Lists = append(p.Lists, list(i, r))
		}
		return p
	}
	return []comparedPart{
		of("Core responsibilities", func(_ int, r role.Role) []string { return r.Posting.Responsibilities }),
		of("Who decides what", func(_ int, r role.Role) []string { return r.Decisions }),
		of("Works with", func(_ int, r role.Role) []string { return r.Stakeholders }),
		of("How performance is measured", func(_ int, r role.Role) []string { return r.Measures }),
		of("Skills that move pay, only here", func(i int, _ role.Role) []string { return cmp.PaySkills.Only[i] }),
		of("Tools, only here", func(i int, _ role.Role) []string { return cmp.Tools.Only[i] }),
		of("Career path", func(_ int, r role.Role) []string { return steps(r.CareerPath) }),
		of("Common moves", func(_ int, r role.Role) []string { return steps(r.Moves) }),
	}
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
