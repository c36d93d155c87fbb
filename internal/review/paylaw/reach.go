package paylaw

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// touch says how surely a law concerns a job's place.
type touch int

const (
	untouched touch = iota
	// maybe: it depends on what the law or the posting leaves open.
	maybe
	certain
)

// nearness is how a place lies to the place of a law.
type nearness int

const (
	outside nearness = iota
	// wider: the place holds that of the law ("United States" and Ohio).
	wider
	inside
)

// near tells how a place of a posting lies to that of the law.
func (j *Jurisdiction) near(l *posting.Location) nearness {
	switch {
	case j.Level == "union":
		return inside
	case j.isLocal():
		return j.nearLocal(l)
	case j.country == j.ID, l.Region == j.ID:
		return inside
	case l.Region == "":
		return wider
	}
	return outside
}

func (j *Jurisdiction) isLocal() bool { return j.Level == "city" || j.Level == "county" }

func (j *Jurisdiction) nearLocal(l *posting.Location) nearness {
	switch {
	case l.Region == "" && l.City == "" && l.County == "":
		return wider
	case l.Region != j.Region:
		return outside
	case l.City == "" && l.County == "":
		return wider
	}
	for _, name := range j.names {
		if strings.EqualFold(name, l.City) || strings.EqualFold(name, l.County) {
			return inside
		}
	}
	return outside
}

// touches tells how surely the law concerns the job, by the places of work
// and those where people who work remotely may live.
func (j *Jurisdiction) touches(p *posting.Posting) touch {
	work, home := nearest(j, p.Locations), outside
	if p.Workplace != posting.OnSite {
		home = nearest(j, p.ApplicantLocations)
	}
	var found touch
	if p.Workplace == posting.Remote {
		found = max(j.touchesOffice(work, p), j.touchesHome(home))
	} else {
		found = max(j.touchesSite(work), j.touchesHome(home))
	}
	if found == certain && j.Partly {
		return maybe
	}
	return found
}

func nearest(j *Jurisdiction, places []posting.Location) nearness {
	found := outside
	for i := range places {
		if l := &places[i]; j.covers(l.Country) {
			found = max(found, j.near(l))
		}
	}
	return found
}

func (j *Jurisdiction) covers(country string) bool {
	if j.Level != "union" {
		return country == j.country
	}
	return slices.Contains(j.Countries, country)
}

// touchesSite is for work on site, all of it or on some days.
func (j *Jurisdiction) touchesSite(work nearness) touch {
	switch {
	case work == inside:
		return certain
	case work == wider && !j.isLocal():
		return maybe
	}
	return untouched
}

// touchesOffice is for a remote job with a place of work: an office it belongs
// to, or all that is said of where people may live.
func (j *Jurisdiction) touchesOffice(work nearness, p *posting.Posting) touch {
	switch {
	case len(p.ApplicantLocations) == 0:
		return j.touchesHome(work)
	case work == inside && j.Reach == Reports:
		return certain
	case work == inside:
		return maybe
	}
	return untouched
}

// touchesHome is for a remote job that somebody there may fill. A city is
// not told apart in a whole country unless its law means every such job.
func (j *Jurisdiction) touchesHome(home nearness) touch {
	switch {
	case home == outside, home == wider && j.isLocal() && j.Reach != Open:
		return untouched
	case j.Reach == Open:
		return certain
	case home == inside && j.Reach != Unsaid:
		return certain
	}
	return maybe
}
