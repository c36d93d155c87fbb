package reference

import (
	"errors"
	"slices"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// WagesOf is all that the imported workbooks say of a role's occupation, and
// false where they say nothing. Errors are those of Wages, also where only the
// occupation's own figures are damaged.
func (f *Folder) WagesOf(r role.Role) (wages.Occupation, bool, error) {
	book, err := f.Wages()
	soc := r.SOC()
	if err != nil || book == nil || soc == "" {
		return wages.Occupation{}, false, err
	}
	o, err := book.Lookup(soc)
	if errors.Is(err, wages.ErrNoOccupation) {
		return wages.Occupation{}, false, nil
	}
	if err != nil {
		return wages.Occupation{}, false, &DamagedError{f.dir, err}
	}
	return o, true, nil
}

// WithWages is a role with the imported figures for the nation: in the place
// of its own from the same statistics where they are newer, and added where it
// has none. The role is as it was where they cannot be read.
func (f *Folder) WithWages(r role.Role) (role.Role, error) {
	o, ok, err := f.WagesOf(r)
	if err != nil || !ok {
		return r, err
	}
	i := slices.IndexFunc(o.Estimates, func(e wages.Estimate) bool { return e.Area.Kind == wages.Nation && e.Published() })
	if i < 0 {
		return r, nil
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
	return r, nil
}

// newer compares months as sources write them, "May 2024".
func newer(a, b string) bool {
	const month = "January 2006"
	x, errX := time.Parse(month, a)
	y, errY := time.Parse(month, b)
	return errX == nil && (errY != nil || x.After(y))
}

// Near is what is published for a role where a posting's places are, the
// narrowest area first. Errors are those of Wages.
func (f *Folder) Near(r role.Role, p posting.Posting) ([]wages.Nearby, error) {
	o, ok, err := f.WagesOf(r)
	if err != nil || !ok {
		return nil, err
	}
	var places []wages.Place
	for _, l := range slices.Concat(p.Locations, p.ApplicantLocations) {
		places = append(places, wages.Place{City: l.City, Region: l.Region, Country: l.Country})
	}
	return o.Near(places), nil
}

// Market is what is published for a posting that began from a role: the areas
// it is in, the narrowest first, then what the role has for everywhere. The
// role's own figures are there with every error, which is one of Wages.
func (f *Folder) Market(r role.Role, p posting.Posting) ([]role.PaySource, error) {
	near, err := f.Near(r, p)
	var out []role.PaySource
	for _, n := range near {
		if n.Area.Kind != wages.Nation {
			out = append(out, n.PaySource())
		}
	}
	return append(out, r.Pay...), err
}
