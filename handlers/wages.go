package handlers

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// wagesOf is all that imported workbooks say of an occupation. Figures that
// cannot be read are left out and logged: nothing depends on them.
func (s *server) wagesOf(soc string) (wages.Occupation, bool) {
	book, err := s.reference.Wages()
	if err != nil {
		s.log.Error("imported wages are left out", "error", err)
	}
	if book == nil || soc == "" {
		return wages.Occupation{}, false
	}
	return book.Occupation(soc)
}

// withWages is a role with the imported figures for the nation: in the place
// of its own from the same statistics where they are as new, and added where
// the role has none.
func (s *server) withWages(r role.Role) role.Role {
	o, ok := s.wagesOf(r.SOC())
	if !ok {
		return r
	}
	i := slices.IndexFunc(o.Estimates, func(e wages.Estimate) bool { return e.Area.Kind == wages.Nation && e.Published() })
	if i < 0 {
		return r
	}
	imported := o.Estimates[i].PaySource()
	at := slices.IndexFunc(r.Pay, func(p role.PaySource) bool { return p.Source == wages.Source })
	switch {
	case at < 0:
		r.Pay = append([]role.PaySource{imported}, r.Pay...)
	case newer(imported.Date, r.Pay[at].Date):
		r.Pay = slices.Clone(r.Pay)
		r.Pay[at] = imported
	}
	return r
}

// newer compares months as sources write them, "May 2024".
func newer(a, b string) bool {
	const month = "January 2006"
	x, errX := time.Parse(month, a)
	y, errY := time.Parse(month, b)
	return errX == nil && (errY != nil || x.After(y))
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
	o, ok := s.wagesOf(r.SOC())
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

// near is what is published for a role where a posting's places are, the
// narrowest area first; nothing without imported wages.
func (s *server) near(r role.Role, p posting.Posting) []wages.Nearby {
	o, ok := s.wagesOf(r.SOC())
	if !ok {
		return nil
	}
	var places []wages.Place
	for _, l := range slices.Concat(p.Locations, p.ApplicantLocations) {
		places = append(places, wages.Place{City: l.City, Region: l.Region, Country: l.Country})
	}
	return o.Near(places)
}

// marketOf is what is published for a posting: the areas it is in, the
// narrowest first, then what the role has for everywhere.
func (s *server) marketOf(r role.Role, p posting.Posting) []role.PaySource {
	var out []role.PaySource
	for _, n := range s.near(r, p) {
		if n.Area.Kind != wages.Nation {
			out = append(out, n.PaySource())
		}
	}
	return append(out, r.Pay...)
}

// mostNear is how many places' pay the editor tells; more would be a table.
const mostNear = 3

// market is what others publish for the posting's role where the posting is:
// a guide beside the pay fields, never filled in as the employer's offer.
func (s *server) market(r role.Role, p posting.Posting) *marketLine {
	var says []string
	for _, n := range s.near(r, p) {
		nationwide := n.Area.Kind == wages.Nation && len(n.Best) == 0
		if text := n.Sentence(""); text != "" && (len(n.Best) > 0 || nationwide && len(says) == 0) && len(says) < mostNear {
			says = append(says, text)
		}
	}
	if len(says) > 0 {
		return &marketLine{Slug: r.Slug, Text: "A guide, never filled in. " + strings.Join(says, " ")}
	}
	return nationalMarket(r)
}
