package posting

import "strings"

// Text is the one line from which ParseLocation, in any language, reads l
// again: "Berlin, Germany", "Los Angeles, Los Angeles County, US-CA, US" or,
// where such a line could be read otherwise, "city: Georgia". It holds for
// every l in normal form.
func (l Location) Text() string {
	if l == (Location{}) {
		return ""
	}
	for _, line := range []string{l.named("en", false), joinParts(l.City, l.County, l.Region, l.Country)} {
		if ParseLocation(line, "en") == l {
			return line
		}
	}
	return l.labelled()
}

// Display is the place as the language's readers write it: "Berlin,
// Germany", "Austin, Texas, United States". It names the county only where
// there is no city.
func (l Location) Display(language string) string {
	return l.named(LabelsFor(language).Language(), l.City != "")
}

// named writes names in place of codes. The region is left out where it is
// the city's own name.
func (l Location) named(tag string, withoutCounty bool) string {
	g := places()
	region, county := l.Region, l.County
	if name, ok := g.regionNames[l.Region]; ok {
		region = name
	}
	if region == l.City {
		region = ""
	}
	if withoutCounty {
		county = ""
	}
	return joinParts(l.City, county, region, g.countryName(l.Country, tag))
}

func joinParts(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}

// labelled names every part, so that nothing needs to be guessed.
func (l Location) labelled() string {
	var parts []string
	for _, p := range l.labels() {
		if *p.part != "" {
			parts = append(parts, p.label+": "+*p.part)
		}
	}
	return strings.Join(parts, ", ")
}

type labelledPart struct {
	label string
	part  *string
}

func (l *Location) labels() []labelledPart {
	return []labelledPart{{"city", &l.City}, {"county", &l.County}, {"region", &l.Region}, {"country", &l.Country}}
}

// labelledLocation reads what labelled writes; ok is false for other lines.
func labelledLocation(parts []string) (l Location, ok bool) {
	for _, part := range parts {
		name, value, found := strings.Cut(part, ":")
		target := l.part(strings.ToLower(strings.TrimSpace(name)))
		if value = strings.TrimSpace(value); !found || value == "" || target == nil || *target != "" {
			return Location{}, false
		}
		*target = value
	}
	return l, len(parts) > 0
}

func (l *Location) part(label string) *string {
	for _, p := range l.labels() {
		if p.label == label {
			return p.part
		}
	}
	return nil
}
