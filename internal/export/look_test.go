package export_test

import (
	"testing"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

func TestChosen(t *testing.T) {
	at := func(countries ...string) (out []posting.Location) {
		for _, c := range countries {
			out = append(out, posting.Location{Country: c})
		}
		return out
	}
	first, last := export.Themes()[0], export.Themes()[len(export.Themes())-1]
	for name, c := range map[string]struct {
		p            posting.Posting
		theme, paper string
		draft        bool
		want         export.Options
	}{
		"nothing is known":       {want: export.Options{Theme: first, Paper: export.A4}},
		"a job in the States":    {p: posting.Posting{Locations: at("", "US", "DE")}, want: export.Options{Theme: first, Paper: export.Letter}},
		"a job in Germany":       {p: posting.Posting{Locations: at("DE"), Language: "en-US"}, want: export.Options{Theme: first, Paper: export.A4}},
		"remote in Canada":       {p: posting.Posting{ApplicantLocations: at("CA")}, want: export.Options{Theme: first, Paper: export.Letter}},
		"American without place": {p: posting.Posting{Language: "en-US"}, want: export.Options{Theme: first, Paper: export.Letter}},
		"a choice":               {p: posting.Posting{Locations: at("US")}, theme: last, paper: "a4", draft: true, want: export.Options{Theme: last, Paper: export.A4, Draft: true}},
		"a choice of long ago":   {p: posting.Posting{Locations: at("US")}, theme: "art deco", paper: "foolscap", want: export.Options{Theme: first, Paper: export.Letter}},
	} {
		if got := export.Chosen(c.p, c.theme, c.paper, c.draft); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}
