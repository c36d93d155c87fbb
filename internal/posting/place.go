package posting

import (
	"slices"
	"strings"
)

// ParseLocation reads a place as people type it, such as "Berlin", "Austin,
// TX" or "Los Angeles, Los Angeles County, California, USA", and what Text
// writes. The language decides between a country and a state that share a
// code: "Fulda, DE" in German. What is not understood stays in a part as it
// was typed; no word is lost.
func ParseLocation(text, language string) Location {
	parts := splitPlace(text)
	if l, ok := labelledLocation(parts); ok {
		return l
	}
	r := placeReader{g: places(), german: vocabularyFor(language).words.tag.String() == "de"}
	return r.read(parts)
}

func splitPlace(text string) []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		if part = singleLine(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// placeReader reads the parts from the last, the widest, to the first.
type placeReader struct {
	g      *gazetteer
	german bool
}

func (r placeReader) read(parts []string) Location {
	var l Location
	parts = r.readCountry(&l, parts)
	parts = r.readRegion(&l, parts)
	r.readCity(&l, parts)
	return r.complete(l)
}

// readCountry takes the last part if it is a country. A two-letter code that
// is a state's as well is a country only where the city or language says so.
func (r placeReader) readCountry(l *Location, parts []string) []string {
	if len(parts) == 0 {
		return parts
	}
	last := parts[len(parts)-1]
	code, ok := r.g.countryCode(last)
	if !ok || isWord(parts) || (len(parts) > 1 && r.isState(parts, last)) {
		return parts
	}
	l.Country = code
	return parts[:len(parts)-1]
}

// isWord reports whether the only part is too short and too small to be a
// code: "Me" is no state.
func isWord(parts []string) bool {
	return len(parts) == 1 && len(parts[0]) <= 3 && parts[0] != strings.ToUpper(parts[0])
}

// isState reports whether the last of several parts, though a country's name
// or code, is a state's here: "Reno, CA" or "Macon, Georgia".
func (r placeReader) isState(parts []string, last string) bool {
	city := r.g.city[placeKey(parts[0])]
	region, ok := r.g.regionOf("", last)
	if !ok {
		return false
	}
	if city != "" {
		return countryOf(city) == countryOf(region)
	}
	return strings.HasPrefix(region, "US-") && !(r.german && last == "DE")
}

func (r placeReader) readRegion(l *Location, parts []string) []string {
	if len(parts) == 0 {
		return parts
	}
	last := parts[len(parts)-1]
	code, ok := r.g.regionOf(l.Country, last)
	if !ok || isWord(parts) || (len(parts) == 1 && l.Country == "" && r.g.city[placeKey(last)] != "") || r.isCityState(l, parts, code) {
		return parts
	}
	l.Region = code
	if l.Country == "" {
		l.Country = countryOf(code)
	}
	return parts[:len(parts)-1]
}

// isCityState reports whether the only part left is the city, not the state
// of the same name: "Berlin, Germany" and "New York, USA".
func (r placeReader) isCityState(l *Location, parts []string, code string) bool {
	if len(parts) > 1 || len(parts[0]) <= 3 || strings.EqualFold(parts[0], code) {
		return false
	}
	return l.Country == "DE" && r.g.city[placeKey(parts[0])] == "DE" || placeKey(parts[0]) == "new york"
}

// readCity fills what is left: the city first, then the county, and a region
// that is not in the tables last. More than that is a street's address, which
// stays with the city.
func (r placeReader) readCity(l *Location, parts []string) {
	last := len(parts) - 1
	if last > 0 && (isCounty(parts[last]) || last == 1 && l.Region != "") {
		l.County = parts[last]
		parts = parts[:last]
	} else if last > 0 && l.Region == "" && r.g.city[placeKey(parts[last])] == "" {
		l.Region = parts[last]
		parts = parts[:last]
	}
	if last = len(parts) - 1; last > 0 && l.County == "" && isCounty(parts[last]) {
		l.County = parts[last]
		parts = parts[:last]
	}
	l.City = strings.Join(parts, " ")
	if l.County == "" && isCounty(l.City) {
		l.City, l.County = "", l.City
	}
}

func isCounty(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) < 2 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	return slices.Contains([]string{"county", "parish", "borough"}, last) ||
		slices.Contains([]string{"county", "landkreis", "kreis"}, first)
}

// complete adds the country, and the region where it names the place, of a
// city that needs none.
func (r placeReader) complete(l Location) Location {
	known := r.g.city[placeKey(l.City)]
	if known == "" || l.Region != "" {
		return l
	}
	if l.Country == "" {
		l.Country = countryOf(known)
	}
	if l.Country == countryOf(known) && showsRegion(known) {
		l.Region = known
	}
	return l
}

// showsRegion reports whether addresses in the country name the region.
func showsRegion(code string) bool {
	country, _, found := strings.Cut(code, "-")
	return found && (country == "US" || country == "CA" || country == "AU")
}

// countryOf is the country of an ISO 3166 code: "US-CA" and "US" give "US".
func countryOf(code string) string {
	country, _, _ := strings.Cut(code, "-")
	return country
}

// countryCode finds the alpha-2 code of a country's name or code.
func (g *gazetteer) countryCode(s string) (string, bool) {
	if code, ok := g.codes[strings.ToUpper(s)]; ok {
		return code, true
	}
	code, ok := g.country[placeKey(s)]
	return code, ok
}

// regionOf finds the ISO 3166-2 code of a region's name or code within the
// country; without one, codes of two letters are those of the United States
// and Canada.
func (g *gazetteer) regionOf(country, s string) (string, bool) {
	upper := strings.ToUpper(s)
	candidates := []string{upper, country + "-" + upper}
	if country == "" {
		candidates = []string{upper, "US-" + upper, "CA-" + upper}
	}
	candidates = append(candidates, g.region[placeKey(s)])
	for _, code := range candidates {
		if _, ok := g.regionNames[code]; ok && (country == "" || countryOf(code) == country) {
			return code, true
		}
	}
	return "", false
}
