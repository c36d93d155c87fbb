package wages

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/role"
)

// Source and Kind name the statistics as role.PaySource has them.
const (
	Source = "Occupational Employment and Wage Statistics, U.S. Bureau of Labor Statistics"
	Kind   = "government statistics"
)

// Estimate is what an occupation earns in an area, as the Bureau estimates it.
type Estimate struct {
	Area Area
	// Date is the reference month, such as "May 2024".
	Date string
	Row  Row
	// Asked is the SOC code that was asked for; Row.SOC is another where the
	// Bureau publishes it only merged with others.
	Asked string
}

// Published reports whether any percentile of pay is published.
func (e Estimate) Published() bool { return e.Row.Annual.Published() || e.Row.Hourly.Published() }

// figures are those that the estimate is shown by: annual pay if there is any.
func (e Estimate) figures() (f Figures, period string) {
	if e.Row.Annual.Published() || !e.Row.Hourly.Published() {
		return e.Row.Annual, "year"
	}
	return e.Row.Hourly, "hour"
}

// PaySource is the estimate as pages show published pay. A percentile that is
// only known to be reached is left out and told in the note, so nothing is
// shown as known that is not.
func (e Estimate) PaySource() role.PaySource {
	f, period := e.figures()
	return role.PaySource{
		Source: Source, Kind: Kind, Date: e.Date, Area: e.Area.Name(), Currency: "USD", Period: period,
		Occupation: e.Row.SOC + " " + e.Row.Occupation,
		Note:       e.note(f, period),
		Percentiles: role.Percentiles{
			P10: f.P10.dollars(), P25: f.P25.dollars(), P50: f.P50.dollars(), P75: f.P75.dollars(), P90: f.P90.dollars(),
		},
	}
}

// note says what a reader must know to judge the figures.
func (e Estimate) note(f Figures, period string) string {
	notes := []string{"Percentiles of all employees in the occupation, not seniority levels; the self-employed are not counted."}
	parts, other := Merges(e.Row.SOC), e.Asked != "" && e.Asked != e.Row.SOC
	switch {
	case other && len(parts) > 0:
		notes = append(notes, fmt.Sprintf("The Bureau publishes no figures for %s alone; it merges %s into %s.", e.Asked, list(parts), e.Row.SOC))
	case other:
		notes = append(notes, fmt.Sprintf("The Bureau publishes no figures for %s alone; these are for the broader occupation %s.", e.Asked, e.Row.SOC))
	case len(parts) > 0:
		notes = append(notes, fmt.Sprintf("The figures are for %s together, which the Bureau merges.", list(parts)))
	}
	return strings.Join(append(append(notes, gapNotes(f, period)...), e.periodNotes(f)...), " ")
}

// gapNotes tell of the percentiles that are not there as figures.
func gapNotes(f Figures, period string) []string {
	var above, missing, out []string
	var bound Amount
	names := [...]string{"10th", "25th", "50th", "75th", "90th"}
	for i, a := range f.percentiles() {
		name := names[i]
		switch {
		case a.AtLeast:
			above, bound = append(above, name), a
		case !a.Published():
			missing = append(missing, name)
		}
	}
	if len(above) > 0 {
		out = append(out, fmt.Sprintf("%s at least USD %s%s, the highest figure that the Bureau publishes.",
			percentile(above, "is", "are"), Amount{Cents: bound.Cents}, per(period)))
	}
	if len(missing) == len(names) {
		return append(out, "The pay is not published.")
	}
	if len(missing) > 0 {
		out = append(out, percentile(missing, "is", "are")+" not published.")
	}
	return out
}

// percentile begins a sentence: "The 75th and 90th percentiles are".
func percentile(names []string, one, several string) string {
	if len(names) == 1 {
		return "The " + names[0] + " percentile " + one
	}
	return "The " + list(names) + " percentiles " + several
}

// periodNotes tell why pay is by the year or the hour only, and of rounding.
func (e Estimate) periodNotes(f Figures) []string {
	var out []string
	switch {
	case e.Row.OnlyAnnual:
		out = append(out, "Only annual pay is published, as many work fewer than 2,080 hours a year.")
	case e.Row.OnlyHourly:
		out = append(out, "Only hourly pay is published, as many work fewer than 2,080 hours a year.")
	}
	for _, a := range f.percentiles() {
		if cents, ok := a.Known(); ok && cents%100 != 0 {
			return append(out, "Figures are rounded to whole dollars.")
		}
	}
	return out
}

// list joins words: "a", "a and b", "a, b and c".
func list(words []string) string {
	if n := len(words) - 1; n > 0 {
		return strings.Join(words[:n], ", ") + " and " + words[n]
	}
	return strings.Join(words, "")
}

// Sentence says what the middle half earns, for a text. Title is the title of
// a job that the statistics count under the occupation; where it is another
// than the occupation's, the sentence says so. It is empty where neither the
// middle half nor the median is published.
func (e Estimate) Sentence(title string) string {
	f, period := e.figures()
	who := plainTitle(e.Row.Occupation)
	lead := ""
	if title = strings.TrimSpace(title); title != "" && !sameTitle(title, e.Row.Occupation) {
		lead = "The statistics count " + title + " among " + who + ". "
	}
	says := middle(f, who, e.Area.in(), per(period))
	if says == "" {
		return ""
	}
	return fmt.Sprintf("%s%s (Bureau of Labor Statistics, %s).", lead, says, e.Date)
}

// per is a period after an amount: " a year".
func per(period string) string {
	if period == "hour" {
		return " an hour"
	}
	return " a " + period
}

// middle says as much of the middle half of who as is known. A title with a
// comma in it, such as "social workers, all other", is closed by another.
func middle(f Figures, who, where, per string) string {
	if strings.Contains(who, ",") {
		who += ","
	}
	who += " " + where
	low, lowKnown := f.P25.Known()
	high, highKnown := f.P75.Known()
	_, medianKnown := f.P50.Known()
	switch {
	case lowKnown && highKnown:
		return fmt.Sprintf("The middle half of %s earned USD %s to %s%s", who, Amount{Cents: low}, Amount{Cents: high}, per)
	case lowKnown && f.P75.AtLeast:
		return fmt.Sprintf("Three in four %s earned USD %s or more%s, and one in four USD %s or more", who, f.P25, per, Amount{Cents: high})
	case f.P25.AtLeast:
		return fmt.Sprintf("At least three in four %s earned USD %s%s", who, f.P25, per)
	case medianKnown:
		return fmt.Sprintf("Half of %s earned USD %s or more%s", who, f.P50, per)
	case f.P50.AtLeast:
		return fmt.Sprintf("At least half of %s earned USD %s%s", who, f.P50, per)
	}
	return ""
}

// in is the area after a word for people: "in Texas".
func (a Area) in() string {
	switch {
	case a.Kind == Nation:
		return "in the United States"
	case a.Kind == Metro:
		return "in the " + a.Title + " metropolitan area"
	case a.Kind == Nonmetro:
		return "in the " + strings.TrimPrefix(a.Title, "the ")
	case strings.HasPrefix(a.Title, "District") || strings.HasSuffix(a.Title, "Islands"):
		return "in the " + a.Title
	}
	return "in " + a.Title
}

// plainTitle is an occupation's title inside a sentence, in small letters but
// for languages and abbreviations.
func plainTitle(title string) string {
	words := strings.Fields(title)
	for i, w := range words {
		if w != "English" && !abbreviated(w) {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}

// abbreviated reports whether a word is of capitals only, such as "HVAC".
func abbreviated(word string) bool {
	return utf8.RuneCountInString(word) > 1 && !strings.ContainsFunc(word, unicode.IsLower)
}

// sameTitle reports whether a job is called as the occupation is, in the
// singular or the plural.
func sameTitle(job, occupation string) bool {
	key := func(s string) string { return strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "s") }
	return key(job) == key(occupation)
}
