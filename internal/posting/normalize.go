package posting

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Normalize returns p in normal form, the form in which it is stored and
// compared: text in NFC with LF, without control characters and trimmed;
// words, amounts, dates, places, colours and addresses in their one spelling
// where they are understood, as typed where not; small Markdown and prose in
// their canonical form; no empty item or block, no two neighbouring lists
// that belong together; an id, made by newID where it is missing or taken, for
// every section and item. Normalize is idempotent, loses no word and leaves p
// itself as it was.
func Normalize(p Posting, newID func() string) Posting {
	p.Language = normalLanguage(p.Language)
	p.lines()
	p.words()
	p.counts()
	p.dates()
	p.Locations = normalLocations(p.Locations, p.Language)
	p.ApplicantLocations = normalLocations(p.ApplicantLocations, p.Language)
	p.Apply = p.Apply.normal()
	p.Pay = p.Pay.normal(p)
	p.Company.normalize()
	p.Sections = normalSections(p, newIDSource(p.Sections, newID))
	p.Extra = strings.Trim(cleanText(p.Extra), "\n")
	if strings.TrimSpace(p.Extra) == "" {
		p.Extra = ""
	}
	return p
}

func normalLanguage(s string) string {
	s = singleLine(s)
	t, err := language.Parse(s)
	if s == "" || err != nil {
		return s
	}
	return t.String()
}

// lines are the facts that are any text on one line.
func (p *Posting) lines() {
	for _, s := range []*string{
		&p.Title, &p.Role, &p.Department, &p.ReportsTo, &p.RequisitionID, &p.Hours, &p.Pay.Bonus, &p.Pay.Equity,
		&p.Company.Name, &p.Company.Logo, &p.Company.Profile, &p.Credit,
	} {
		*s = singleLine(*s)
	}
}

// words are the facts with known values.
func (p *Posting) words() {
	p.Seniority = knownWord(p.Seniority, Seniorities(), p.Language, func(v *vocabulary) map[string]Seniority { return v.seniority })
	p.EmploymentType = knownWord(p.EmploymentType, EmploymentTypes(), p.Language,
		func(v *vocabulary) map[string]EmploymentType { return v.employment })
	p.Workplace = knownWord(p.Workplace, Workplaces(), p.Language, func(v *vocabulary) map[string]Workplace { return v.workplace })
	p.Education = knownWord(p.Education, Educations(), p.Language, func(v *vocabulary) map[string]Education { return v.education })
	p.Pay.Kind = knownWord(p.Pay.Kind, PayKinds(), p.Language, func(v *vocabulary) map[string]PayKind { return v.payKinds })
	p.Pay.Period = knownWord(p.Pay.Period, Periods(), p.Language, func(v *vocabulary) map[string]Period { return v.periods })
}

// knownWord finds the known value that a word of the language, or of English,
// stands for; other words stay as typed.
func knownWord[T ~string](word T, known []T, language string, table func(*vocabulary) map[string]T) T {
	if word == "" || slices.Contains(known, word) {
		return word
	}
	s := singleLine(string(word))
	key := headingKey(s)
	for _, value := range known {
		if headingKey(string(value)) == key {
			return value
		}
	}
	for _, v := range vocabulariesFor(language) {
		if value, ok := table(v)[key]; ok {
			return value
		}
	}
	return T(s)
}

func (p *Posting) counts() {
	p.Headcount.ByPlace = slices.Clone(p.Headcount.ByPlace)
	counts := []*string{&p.Openings, &p.ExperienceMonths, &p.Headcount.Total}
	for i := range p.Headcount.ByPlace {
		place := &p.Headcount.ByPlace[i]
		place.Place = placeCode(singleLine(place.Place))
		counts = append(counts, &place.Count)
	}
	for _, s := range counts {
		*s = singleLine(*s)
		if n, ok := wholeNumber(*s); ok {
			*s = n
		}
	}
	p.Headcount.ByPlace = slices.DeleteFunc(p.Headcount.ByPlace, func(h PlaceHeadcount) bool { return h == PlaceHeadcount{} })
	if len(p.Headcount.ByPlace) == 0 {
		p.Headcount.ByPlace = nil
	}
}

// placeCode is the ISO 3166 code of a country or region, or what was typed.
func placeCode(s string) string {
	g := places()
	if code, ok := g.countryCode(s); ok {
		return code
	}
	if code, ok := g.regionOf("", s); ok {
		return code
	}
	return s
}

func (p *Posting) dates() {
	for _, s := range []*string{&p.Start, &p.ApplyBy, &p.PostedOn} {
		*s = singleLine(*s)
		if date, ok := ParseDate(*s, p.Language); ok {
			*s = date
		}
	}
}

func normalLocations(list []Location, language string) []Location {
	var out []Location
	for _, l := range list {
		if l = l.normal(language); l != (Location{}) {
			out = append(out, l)
		}
	}
	return out
}

// normal reads a city that holds the whole place, and the codes of the
// country and region.
func (l Location) normal(language string) Location {
	if strings.Contains(l.City, ",") && l == (Location{City: l.City}) {
		return ParseLocation(l.City, language)
	}
	for _, p := range l.labels() {
		*p.part = singleLine(strings.ReplaceAll(*p.part, ",", " "))
	}
	g := places()
	if code, ok := g.countryCode(l.Country); ok {
		l.Country = code
	}
	if code, ok := g.regionOf(l.Country, l.Region); ok {
		l.Region = code
		l.Country = countryOf(code)
	}
	return l
}

// normal keeps an e-mail address where it belongs, even if it was typed as
// the link.
func (a Apply) normal() Apply {
	a.URL, a.Email = normalURL(a.URL), normalEmail(a.Email)
	if address := normalEmail(a.URL); a.Email == "" && isEmail(address) {
		a.URL, a.Email = "", address
	}
	a.Instructions = normalProse(a.Instructions)
	return a
}

func (c *Company) normalize() {
	c.Site = normalURL(c.Site)
	c.Colour = normalColour(c.Colour)
	for _, part := range c.Parts() {
		*part.Text = normalProse(*part.Text)
	}
}

// normalColour gives "#rrggbb" for "#RGB", "rrggbb" and the like.
func normalColour(s string) string {
	s = singleLine(s)
	hex := strings.ToLower(strings.TrimPrefix(s, "#"))
	if strings.Trim(hex, "0123456789abcdef") != "" {
		return s
	}
	switch len(hex) {
	case 3:
		return "#" + strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
	case 6:
		return "#" + hex
	}
	return s
}

func normalProse(s string) string {
	if s == "" {
		return ""
	}
	return FormatProse(ParseProse(cleanText(s)))
}

func normalInline(s string) string {
	return settled(singleLine(s))
}
