package posting

import "strings"

// Locale is the BCP 47 tag that p's dates and money follow: its language, and
// where that names no region, the country of its places. A job in Austin,
// written in "en", so has its dates in the American order. Places in several
// countries say nothing.
func (p Posting) Locale() string {
	tag := firstOf(p.Language, fallbackLanguage)
	if regionOfTag(tag) != "" {
		return tag
	}
	country := p.onlyCountry()
	if _, ok := vocabularyFor(tag).regional[country]; !ok {
		return tag
	}
	return tag + "-" + country
}

// onlyCountry is the country of all of p's places, or empty.
func (p Posting) onlyCountry() string {
	only := ""
	for _, list := range [][]Location{p.Locations, p.ApplicantLocations} {
		for _, l := range list {
			if l.Country == "" || only != "" && l.Country != only {
				return ""
			}
			only = l.Country
		}
	}
	return only
}

// regionOfTag is the ISO 3166-1 code in a BCP 47 tag, or empty: the first part
// of two letters after the language, unless an extension comes before it.
func regionOfTag(tag string) string {
	at := strings.IndexAny(tag, "-_")
	for at >= 0 {
		tag = tag[at+1:]
		at = strings.IndexAny(tag, "-_")
		part := tag
		if at >= 0 {
			part = tag[:at]
		}
		switch len(part) {
		case 1:
			return ""
		case 2:
			return strings.ToUpper(part)
		}
	}
	return ""
}
