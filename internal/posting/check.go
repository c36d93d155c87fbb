package posting

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// longestTitle is the most characters of a title that job boards and search
// results show whole.
const longestTitle = 80

// Note says what is wrong with one field and what to do about it.
type Note struct {
	// Field is the path of the field, such as "pay.min", "locations.0" or
	// "sections.SECTIONID".
	Field string
	// Message is one or two plain sentences.
	Message string
}

// Check lists what is wrong with the fields of p, a posting in normal form,
// in the order of Fields. today is the date that "past" is measured by. An
// empty field is wrong only where the posting cannot do without it.
func Check(p Posting, today time.Time) []Note {
	n := notes{}
	n.title(p.Title)
	n.job(p)
	n.places(p)
	n.dates(p, today)
	n.pay(p.Pay)
	n.apply(p.Apply)
	n.company(p.Company)
	n.sections(p.Sections)
	n.headcount(p.Headcount)
	slices.SortStableFunc(n, func(a, b Note) int { return formPosition(a.Field) - formPosition(b.Field) })
	return n
}

type notes []Note

func (n *notes) add(field, message string) { *n = append(*n, Note{field, message}) }

func (n *notes) title(title string) {
	switch length := utf8.RuneCountInString(title); {
	case title == "":
		n.add("title", "The title is missing. Name the job as a candidate would search for it.")
	case length > longestTitle:
		n.add("title", "The title has "+strconv.Itoa(length)+" characters; keep it to 80, so that job boards show it whole.")
	}
}

func (n *notes) job(p Posting) {
	n.known("seniority", string(p.Seniority), "seniority", stringsOf(Seniorities()))
	n.known("employmentType", string(p.EmploymentType), "employment type", stringsOf(EmploymentTypes()))
	n.known("workplace", string(p.Workplace), "workplace", stringsOf(Workplaces()))
	n.known("education", string(p.Education), "level of education", stringsOf(Educations()))
	if p.Openings != "" && !isCount(p.Openings, 1) {
		n.add("openings", "The number of openings is not a whole number. Write 1, 2 or more, or leave it empty.")
	}
	if p.ExperienceMonths != "" && !isCount(p.ExperienceMonths, 0) {
		n.add("experienceMonths", "The experience is not a whole number of months. Write 24 for two years, or leave it empty.")
	}
	if _, err := language.Parse(p.Language); p.Language != "" && err != nil {
		n.add("language", quoted(p.Language)+" is not a language we know. Write its code, such as en, de or fr-CA.")
	}
}

func (n *notes) known(field, value, what string, known []string) {
	if value != "" && !slices.Contains(known, value) {
		n.add(field, quoted(value)+" is not a known "+what+". Choose one of: "+strings.Join(known, ", ")+".")
	}
}

func stringsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

func isCount(s string, least int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= least && allDigits(s)
}

// quoted shows what was typed, cut short where it is long.
func quoted(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return "“" + s + "”"
}

func (n *notes) places(p Posting) {
	n.locations("locations", p.Locations)
	n.locations("applicantLocations", p.ApplicantLocations)
	if p.Workplace == Remote && len(p.ApplicantLocations) == 0 {
		n.add("applicantLocations", "The job is remote, but it is not said where applicants may live. Name the countries or regions.")
	}
}

func (n *notes) locations(field string, list []Location) {
	g := places()
	for i, l := range list {
		path := field + "." + strconv.Itoa(i)
		switch {
		case l.Country == "":
			n.add(path, "The country of "+quoted(l.Text())+" is missing. Add it after a comma, such as “Berlin, Germany”.")
		case g.codes[l.Country] == "":
			n.add(path, quoted(l.Country)+" is not a country we know. Write its name in English, or its two-letter code.")
		}
	}
}

func (n *notes) headcount(h Headcount) {
	if h.Total != "" && !isCount(h.Total, 0) {
		n.add("headcount.total", "The number of employees is not a whole number. Write it in digits, such as 120.")
	}
	for i, place := range h.ByPlace {
		path := "headcount.byPlace." + strconv.Itoa(i)
		if !isCount(place.Count, 0) {
			n.add(path, "The number of employees here is not a whole number. Write it in digits, such as 40.")
		}
		if !isPlaceCode(placeCode(place.Place)) {
			n.add(path, quoted(place.Place)+" is not a country or region we know. Write its name, or its code such as US-CA.")
		}
	}
}

// isPlaceCode reports whether code has the form of an ISO 3166-1 or 3166-2
// code of an existing country; regions are too many to know.
func isPlaceCode(code string) bool {
	country, region, found := strings.Cut(code, "-")
	return len(country) == 2 && places().codes[country] == country && (!found || (region != "" && len(region) <= 3))
}

func (n *notes) sections(list []Section) {
	for _, s := range list {
		if strings.TrimSpace(s.Heading) == "" {
			n.add("sections."+s.ID, "This section has no heading. Give it one, or remove the section.")
		}
	}
}

func (n *notes) company(c Company) {
	if c.Site != "" && webLink(c.Site) == "" {
		n.add("company.site", notALink)
	}
	if c.Colour != "" && !isColour(c.Colour) {
		n.add("company.colour", quoted(c.Colour)+" is not a colour. Write it as six digits after a #, such as #0a7c4a.")
	}
}

func isColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

const notALink = "This is not a link that can be followed. Write the whole address, such as https://example.com/jobs."

func (n *notes) apply(a Apply) {
	if a.URL != "" && webLink(a.URL) == "" {
		n.add("apply.url", notALink)
	}
	if a.Email != "" && !isEmail(a.Email) {
		n.add("apply.email", quoted(a.Email)+" is not an e-mail address. Write one address, such as jobs@example.com.")
	}
}
