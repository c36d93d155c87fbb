package role_test

import (
	"strings"
	"testing"
)

// TestFoundByIsNobodysName wants the titles that only a search uses to be no
// role's own or other title: they would send people to the wrong one.
func TestFoundByIsNobodysName(t *testing.T) {
	names := map[string]string{}
	for _, r := range everyRole(t) {
		for _, title := range append([]string{r.Title}, r.OtherTitles...) {
			names[strings.ToLower(title)] = r.Slug
		}
	}
	const most = 16
	for _, r := range everyRole(t) {
		if len(r.FoundBy) > most {
			t.Errorf("%s: %d titles in foundBy, want at most %d", r.Slug, len(r.FoundBy), most)
		}
		for _, title := range r.FoundBy {
			if slug := names[strings.ToLower(title)]; slug != "" {
				t.Errorf("%s: foundBy has %q, which is a name of %s", r.Slug, title, slug)
			}
		}
	}
}
