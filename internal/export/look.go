package export

import (
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// ParseTheme reads a theme's name; the empty name is the first of Themes. The
// error lists the names that are known.
func ParseTheme(name string) (string, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case name == "":
		return Themes()[0], nil
	case slices.Contains(Themes(), name):
		return name, nil
	}
	return "", fmt.Errorf("theme %q is not known: use one of %s", name, strings.Join(Themes(), ", "))
}

// checked are the options with the theme and the paper named.
func (o Options) checked() (Options, error) {
	var err error
	if o.Theme, err = ParseTheme(o.Theme); err == nil {
		o.Paper, err = ParsePaper(string(o.Paper))
	}
	return o, err
}

// Chosen are the options of a choice that was kept with a posting. An empty
// paper is the usual one, and so is what this version does not know: a choice
// of long ago must not keep anybody from their file.
func Chosen(p posting.Posting, theme, paper string, draft bool) Options {
	opt := Options{Paper: UsualPaper(p), Draft: draft}
	if known, err := ParsePaper(paper); err == nil && paper != "" {
		opt.Paper = known
	}
	opt.Theme, _ = ParseTheme(theme)
	if opt.Theme == "" {
		opt.Theme = Themes()[0]
	}
	return opt
}

// UsualPaper is the paper that people have in their printers where the job is,
// by the first place that names a country, or else by the language's country.
func UsualPaper(p posting.Posting) Paper {
	for _, l := range slices.Concat(p.Locations, p.ApplicantLocations) {
		if l.Country != "" {
			return paperOf(l.Country)
		}
	}
	_, country, _ := strings.Cut(p.Language, "-")
	return paperOf(country)
}

// paperOf is the paper of a country by Unicode's CLDR (paperSize).
func paperOf(country string) Paper {
	switch strings.ToUpper(country) {
	case "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE":
		return Letter
	}
	return A4
}
