package posting

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// gazetteer holds the names of places. It is built once and never changed.
type gazetteer struct {
	// country has the alpha-2 codes by placeKey of every name, in every
	// language that has labels.
	country map[string]string
	// codes has the ISO 3166-1 alpha-2 codes by themselves and by the alpha-3
	// code.
	codes map[string]string
	// names are the countries' names by language, then by code.
	names map[string]map[string]string
	// region has ISO 3166-2 codes by placeKey of their names.
	region      map[string]string
	regionNames map[string]string
	// city has the country, or the region within it, by placeKey.
	city map[string]string
}

var places = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{
		country: map[string]string{}, codes: map[string]string{}, names: map[string]map[string]string{},
		region: map[string]string{}, regionNames: map[string]string{}, city: map[string]string{},
	}
	g.addCodes()
	for _, tag := range loadVocabularies().tags {
		g.addCountries(language.MustParse(tag))
	}
	for name, code := range otherCountryNames() {
		g.country[placeKey(name)] = code
	}
	g.addRegions()
	for code, list := range largeCities() {
		for name := range strings.SplitSeq(list, ", ") {
			g.city[placeKey(name)] = code
		}
	}
	return g
})

func (g *gazetteer) addCodes() {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			r, err := language.ParseRegion(code)
			if err == nil && r.IsCountry() && r.String() == code && r.Canonicalize() == r && isAssigned(code) {
				g.codes[code], g.codes[r.ISO3()] = code, code
			}
		}
	}
}

// isAssigned leaves out codes that were withdrawn or only reserved.
func isAssigned(code string) bool {
	return !slices.Contains(strings.Fields("AC AN CP CQ CS DG EA EZ FQ IC NT PC SU TA UN YU"), code)
}

// addCountries adds the names in one language; earlier languages win.
func (g *gazetteer) addCountries(tag language.Tag) {
	names := map[string]string{}
	namer := display.Regions(tag)
	for _, code := range g.codes {
		name := namer.Name(language.MustParseRegion(code))
		if newer := newerCountryNames()[tag.String()][code]; newer != "" {
			name = newer
		}
		names[code] = name
		if _, taken := g.country[placeKey(name)]; !taken {
			g.country[placeKey(name)] = code
		}
	}
	g.names[tag.String()] = names
}

func (g *gazetteer) addRegions() {
	for code, names := range regionNames() {
		for i, name := range strings.Split(names, "/") {
			if i == 0 {
				g.regionNames[code] = name
			}
			g.region[placeKey(name)] = code
		}
	}
}

// countryName is the name of a country in a language that has labels, or
// what was typed in its place.
func (g *gazetteer) countryName(code, tag string) string {
	if name, ok := g.names[tag][code]; ok {
		return name
	}
	return code
}

// placeKey reduces a name to what tells it: lower case without dots, and
// "the" does not count.
func placeKey(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), ".", "")
	s = strings.NewReplacer("’", "'", "&", "and", "-", " ").Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimPrefix(s, "the ")
}
