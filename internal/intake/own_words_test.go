package intake_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
)

// TestOwnFactsAreReadBack pastes the facts of a sheet, as our own text form
// writes them, in every language that is complete and its regions.
func TestOwnFactsAreReadBack(t *testing.T) {
	about := map[string]string{
		"en": "You will cook for the guests of our three restaurants, and we are happy if you have done that before.",
		"de": "Sie kochen für die Gäste unserer drei Restaurants, und wir freuen uns, wenn Sie das schon gemacht haben.",
		"fr": "Vous cuisinez pour les clients de nos trois restaurants, et nous sommes heureux si vous avez de l’expérience.",
	}
	for _, l := range posting.LanguageChoices() {
		base, _, _ := strings.Cut(l.Tag, "-")
		if about[base] == "" {
			continue // the reader does not know the language by its words
		}
		want := posting.Posting{
			Title: "Koch", Language: l.Tag, Workplace: posting.Hybrid, EmploymentType: posting.PartTime, Seniority: posting.Manager,
			Department: "Küche Nord", Hours: "20", Start: "2027-02-01", ApplyBy: "2026-12-18", RequisitionID: "K-204", Openings: "2",
			Locations: []posting.Location{{City: "Lyon", Country: "FR"}},
			Pay:       posting.Pay{Kind: posting.PayRange, Min: "42000", Max: "54000.50", Currency: "EUR", Period: posting.Year},
			Apply:     posting.Apply{Email: "jobs@acme.example"},
		}
		labels := posting.LabelsFor(l.Tag)
		var text strings.Builder
		text.WriteString(want.Title + "\n\n")
		for _, f := range append(want.Facts(), want.SectionFacts(posting.ApplySection)...) {
			text.WriteString(f.Label + labels.Colon() + " " + f.Value + "\n")
		}
		text.WriteString("\n" + labels.Heading(posting.Summary, "") + "\n\n" + about[base] + "\n")
		for _, k := range []posting.Kind{posting.Responsibilities, posting.Requirements} {
			text.WriteString("\n" + labels.Heading(k, "") + "\n\n- Kochen\n- Putzen\n")
		}
		got := read(t, "", text.String()).Posting
		got.Sections, got.Language = nil, want.Language
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s%s", l.Tag, diff, text.String())
		}
	}
}
