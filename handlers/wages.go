package handlers

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// leftOut logs that imported wages cannot be read. Nothing depends on them:
// pages are shown without.
func (s *server) leftOut(err error) {
	if err != nil {
		s.log.Error("imported wages are left out", "error", err)
	}
}

func (s *server) withWages(r role.Role) role.Role {
	r, err := s.reference.WithWages(r)
	s.leftOut(err)
	return r
}

// areaView is a role's pay by area: the areas to choose from, and what is
// published for the chosen one.
type areaView struct {
	Chosen   string
	Groups   []areaGroup
	Sentence string
	Pay      *role.PaySource
}

// areaGroup are the areas of one kind.
type areaGroup struct {
	Name    string
	Options []option
}

// areaPay is the pay of a role in the area of that code, where it is published.
func (s *server) areaPay(r role.Role, code string) areaView {
	o, ok, err := s.reference.WagesOf(r)
	s.leftOut(err)
	if !ok {
		return areaView{}
	}
	view := areaView{Chosen: code}
	for _, e := range o.Estimates {
		if e.Area.Kind == wages.Nation || !e.Published() {
			continue
		}
		view.add(areaKindNames[e.Area.Kind], option{e.Area.Code, e.Area.Name()})
		if e.Area.Code == code {
			pay := e.PaySource()
			view.Sentence, view.Pay = e.Sentence(r.Title), &pay
		}
	}
	if view.Pay == nil && code != "" {
		view.Sentence = "Nothing is published about this role’s pay in the area that was asked for."
	}
	for _, g := range view.Groups {
		slices.SortFunc(g.Options, func(a, b option) int { return cmp.Compare(a.Label, b.Label) })
	}
	return view
}

var areaKindNames = map[wages.AreaKind]string{wages.State: "States", wages.Territory: "Territories",
	wages.Metro: "Metropolitan areas", wages.Nonmetro: "Areas outside of them"}

func (v *areaView) add(group string, o option) {
	i := slices.IndexFunc(v.Groups, func(g areaGroup) bool { return g.Name == group })
	if i < 0 {
		i = len(v.Groups)
		v.Groups = append(v.Groups, areaGroup{Name: group})
	}
	v.Groups[i].Options = append(v.Groups[i].Options, o)
}

// payAddress is where a role's page has its pay, in the area of that code if
// there is one.
func payAddress(slug, area string) string {
	if area != "" {
		area = "?area=" + url.QueryEscape(area)
	}
	return "/roles/" + url.PathEscape(slug) + area + "#pay"
}

// mostNear is how many places' pay the editor tells; more would be a table.
const mostNear = 3

// market is what others publish for the posting's role where the posting is:
// a guide beside the pay fields, never filled in as the employer's offer.
func (s *server) market(r role.Role, p posting.Posting) *marketLine {
	var says []string
	var first string
	near, err := s.reference.Near(r, p)
	s.leftOut(err)
	for _, n := range near {
		nationwide := n.Area.Kind == wages.Nation && len(n.Best) == 0
		if text := n.Sentence(""); text != "" && (len(n.Best) > 0 || nationwide && len(says) == 0) && len(says) < mostNear {
			says = append(says, text)
			if n.Area.Kind != wages.Nation {
				first = cmp.Or(first, n.Area.Code)
			}
		}
	}
	if len(says) > 0 {
		return &marketLine{Address: payAddress(r.Slug, first), Text: "A guide, never filled in. " + strings.Join(says, " ")}
	}
	return nationalMarket(r)
}
