package posting

import (
	"testing"

	"golang.org/x/text/language"
)

// TestEnglishFillsTheGaps holds a language that has just begun to speak
// English where it has no words, and to keep its own.
func TestEnglishFillsTheGaps(t *testing.T) {
	c := &catalogue{tag: language.Swedish, Headings: map[Kind]string{PaySection: "Lön"}, Facts: map[string]string{"pay": "Lön"},
		Phrases: phrases{Draft: "Utkast"}, forms: forms{Name: "Svenska", Signs: map[string]string{"SEK": "kr"}}}
	c.fillFrom(english().words)
	l := Labels{c, newVocabulary(c).formsFor("")}
	for want, got := range map[string]string{
		"Lön": l.Heading(PaySection, ""), "How to apply": l.Heading(ApplySection, ""), "About Acme": l.Heading(About, "Acme"),
		"Apply by": l.Fact("applyBy"), "Utkast": l.Draft(), "Page 1 of 2": l.Page(1, 2), "At least 2 years": l.experience("24"),
		"2 January 2027": l.f.date("2027-01-02"), "From kr\u00a01,000 a month": Pay{Min: "1000", Currency: "SEK", Period: Month}.line(l),
		// No sign of another language's is taken for one of its own.
		"From USD\u00a01,000 a month": Pay{Min: "1000", Currency: "USD", Period: Month}.line(l),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
