package intake

import (
	"regexp"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

var (
	// aside matches what stands behind a place in brackets.
	aside = regexp.MustCompile(`\s*[(\[]([^)\]]*)[)\]]\s*$`)
	// ledByWorkplace matches "Remote - Germany" and "Hybrid, Berlin".
	ledByWorkplace = regexp.MustCompile(`(?i)^((?:fully |100 ?% )?remote|hybrid|on-?site)\s*(?:[-–—,:/]|\bin\b)\s*`)
	// anywhere matches what stands before the area of remote work.
	anywhere = regexp.MustCompile(`(?i)^anywhere(?:\s+(?:in|within)(?:\s+the)?)?\s*`)
	postcode = regexp.MustCompile(`^\d{5}(?:-\d{4})?$`)
)

// setLocations reads the value of a label for places, which may also say how
// much of the work is done there.
func (r *reader) setLocations(value string) (string, bool) {
	if w, rest := wordIn(value, workplaceWords()); w != "" && strings.TrimSpace(rest) == "" {
		return setWord(&r.res.Posting.Workplace, value, workplaceWords())
	}
	place, whole := r.takeWorkplace(value)
	if rest := anywhere.ReplaceAllString(place, ""); rest != place {
		return r.setApplicants(value, rest)
	}
	var locations []posting.Location
	for part := range strings.FieldsFuncSeq(place, func(c rune) bool { return c == ';' || c == '|' }) {
		if part = plainPlace(part); part != "" {
			locations = append(locations, posting.ParseLocation(part, r.res.Posting.Language))
		}
	}
	r.res.Posting.Locations = locations
	return value, whole && (keepsWords(place, locations) || r.shows(place, locations))
}

// takeWorkplace takes the workplace off a place: "Stockholm (Hybrid)". It
// reports whether nothing else went with it.
func (r *reader) takeWorkplace(value string) (place string, whole bool) {
	if m := aside.FindStringSubmatch(value); m != nil {
		if w, rest := wordIn(m[1], workplaceWords()); w != "" {
			r.workplace(w, m[0])
			return aside.ReplaceAllString(value, ""), strings.TrimSpace(rest) == ""
		}
	}
	if m := ledByWorkplace.FindStringSubmatch(value); m != nil {
		w, _ := wordIn(m[1], workplaceWords())
		r.workplace(w, m[1])
		return value[len(m[0]):], true
	}
	return value, true
}

// workplace sets the workplace that something else than its label says.
func (r *reader) workplace(w posting.Workplace, text string) {
	if w == "" || r.seen["workplace"] {
		return
	}
	r.res.Posting.Workplace = w
	r.found("workplace", string(w), text)
}

// setApplicants reads "Anywhere in the U.S." as where applicants may live.
func (r *reader) setApplicants(value, area string) (string, bool) {
	l := posting.ParseLocation(strings.Trim(area, " ."), r.res.Posting.Language)
	if len(l.Country) != 2 || l.City != "" {
		return "", false
	}
	r.res.Posting.ApplicantLocations = []posting.Location{l}
	return value, false
}

// plainPlace is a place without postcodes and what it says twice: "Louisburg,
// NC, NC, 27549".
func plainPlace(text string) string {
	var parts []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" && !postcode.MatchString(part) && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// keepsWords reports whether the places say all that value does: a postcode
// or an office's name that no field of a place takes must be kept as text.
func keepsWords(value string, locations []posting.Location) bool {
	var have []string
	parts, fields := strings.Count(value, ",")+1, 0
	for _, l := range locations {
		have = append(have, wordsOf(l.Text()+" "+l.Display("en"))...)
		for _, f := range []string{l.City, l.County, l.Region, l.Country} {
			fields += min(len(f), 1)
		}
	}
	unknown := slices.ContainsFunc(wordsOf(value), func(w string) bool { return !slices.Contains(have, w) })
	return !unknown || len(locations) == 1 && parts <= fields
}
