package wages

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Place is where a job is, as a posting says it.
type Place struct {
	City string
	// Region is an ISO 3166-2 code or its second half: "US-TX" or "TX".
	Region string
	// Country is an ISO 3166-1 code; where it is empty, the region tells.
	Country string
}

// Nearby is what is published for an area that fits a posting's places.
type Nearby struct {
	Estimate
	// Best are the places that no published area fits more closely.
	Best []Place
}

// Near returns what an occupation earns where a posting's places are: the
// metropolitan areas of their cities, then their states, then the nation; each
// area once, in the order of the places, and only areas whose pay is
// published. A city is found by its name in an area's title, so a suburb gets
// its state. Without places it is the nation; for places elsewhere, nothing.
func (b *Book) Near(soc string, places []Place) []Nearby {
	o, ok := b.Occupation(soc)
	if !ok {
		return nil
	}
	return o.Near(places)
}

// Near is Book.Near for an occupation that is at hand.
func (o Occupation) Near(places []Place) []Nearby {
	if len(places) == 0 {
		return o.nationwide()
	}
	var out []Nearby
	at := map[string]int{}
	for _, p := range places {
		for i, e := range o.fitting(p) {
			n, ok := at[e.Area.Code]
			if !ok {
				n = len(out)
				at[e.Area.Code] = n
				out = append(out, Nearby{Estimate: e})
			}
			if i == 0 {
				out[n].Best = append(out[n].Best, p)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Nearby) int { return cmp.Compare(y.breadth(), x.breadth()) })
	return out
}

// nationwide is what is near a job that may be done from anywhere.
func (o Occupation) nationwide() []Nearby {
	var out []Nearby
	for _, e := range o.Estimates {
		if e.Area.Kind == Nation && e.Published() {
			out = append(out, Nearby{Estimate: e})
		}
	}
	return out
}

// breadth is higher the narrower an area is; a territory is as wide as a state.
func (n Nearby) breadth() int {
	if n.Area.Kind == Territory {
		return State.rank()
	}
	return n.Area.Kind.rank()
}

// fitting returns the published areas around a place, the narrowest first.
func (o Occupation) fitting(p Place) []Estimate {
	state, abroad := stateOf(p)
	if abroad {
		return nil
	}
	var out []Estimate
	if metro, ok := o.metro(p.City, state); ok {
		out = append(out, metro)
	}
	for _, kind := range []AreaKind{State, Territory, Nation} {
		for _, e := range o.Estimates {
			if e.Area.Kind == kind && e.Published() && e.Area.covers(state) {
				out = append(out, e)
			}
		}
	}
	return out
}

// covers reports whether an area has a part in a state. The nation's figures
// leave the territories out.
func (a Area) covers(state string) bool {
	if a.Kind == Nation {
		return !isTerritory(state)
	}
	return slices.Contains(a.States, state)
}

// isTerritory reports whether a postal code is a territory's: Guam, Puerto Rico,
// the Virgin Islands and the others.
func isTerritory(state string) bool {
	return slices.Contains([]string{"AS", "GU", "MP", "PR", "VI"}, state)
}

// stateOf returns the postal code of a place's state, or that it is abroad.
// The territories are countries of their own in ISO 3166-1.
func stateOf(p Place) (state string, abroad bool) {
	country, region := strings.ToUpper(strings.TrimSpace(p.Country)), strings.ToUpper(strings.TrimSpace(p.Region))
	if head, tail, ok := strings.Cut(region, "-"); ok {
		country, region = cmp.Or(country, head), tail
		if head != country {
			return "", true
		}
	}
	switch {
	case isTerritory(country):
		return country, false
	case country != "" && country != "US":
		return "", true
	}
	return region, false
}

// metro returns the metropolitan area that has a city in its title and a part
// in its state. Of several it is the one that names the city first.
func (o Occupation) metro(city, state string) (Estimate, bool) {
	best, at := Estimate{}, -1
	for _, e := range o.Estimates {
		if e.Area.Kind != Metro || !e.Area.covers(state) || !e.Published() {
			continue
		}
		if i := cityIn(e.Area.Title, city); i >= 0 && (at < 0 || i < at) {
			best, at = e, i
		}
	}
	return best, at >= 0
}

// cityIn returns the place of a city among those that a title names, or -1.
// Titles join names with hyphens, and some names have hyphens of their own:
// "Winston-Salem, NC", "Nashville-Davidson--Murfreesboro--Franklin, TN".
func cityIn(title, city string) int {
	wanted := cityKey(city)
	if wanted == "" {
		return -1
	}
	names, _, _ := strings.Cut(title, ", ")
	parts := strings.FieldsFunc(names, func(r rune) bool { return r == '-' || r == '/' || r == '–' })
	for i := range parts {
		for j := i + 1; j <= len(parts); j++ {
			if cityKey(strings.Join(parts[i:j], " ")) == wanted {
				return i
			}
		}
	}
	return -1
}

// cityKey makes names of cities comparable: without accents, points, capitals,
// and what only the statistics or only people add: "Urban Honolulu",
// "Barnstable Town", "New York City".
func cityKey(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '-' || unicode.IsSpace(r):
			b.WriteRune(' ')
		}
	}
	words := strings.Fields(b.String())
	short := map[string]string{"saint": "st", "fort": "ft", "mount": "mt"}
	for i, w := range words {
		words[i] = cmp.Or(short[w], w)
	}
	if len(words) > 1 && words[0] == "urban" {
		words = words[1:]
	}
	if n := len(words) - 1; n > 0 && slices.Contains([]string{"city", "town", "county"}, words[n]) {
		words = words[:n]
	}
	return strings.Join(words, " ")
}
