package posting_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func TestParseLocation(t *testing.T) {
	tests := []struct {
		text, language string
		want           posting.Location
	}{
		{"Berlin", "en", posting.Location{City: "Berlin", Country: "DE"}},
		{"Berlin, Germany", "en", posting.Location{City: "Berlin", Country: "DE"}},
		{"Berlin, DE", "en", posting.Location{City: "Berlin", Country: "DE"}},
		{"München, Bayern, Deutschland", "de", posting.Location{City: "München", Region: "DE-BY", Country: "DE"}},
		{"Fulda, DE", "de", posting.Location{City: "Fulda", Country: "DE"}},
		{"Dover, DE", "en", posting.Location{City: "Dover", Region: "US-DE", Country: "US"}},
		{"Austin, TX", "en", posting.Location{City: "Austin", Region: "US-TX", Country: "US"}},
		{"austin, tx, usa", "en", posting.Location{City: "austin", Region: "US-TX", Country: "US"}},
		{"San Francisco, CA", "en", posting.Location{City: "San Francisco", Region: "US-CA", Country: "US"}},
		{"Toronto, CA", "en", posting.Location{City: "Toronto", Region: "CA-ON", Country: "CA"}},
		{"Kelowna, BC", "en", posting.Location{City: "Kelowna", Region: "CA-BC", Country: "CA"}},
		{"Macon, Georgia", "en", posting.Location{City: "Macon", Region: "US-GA", Country: "US"}},
		{"Tbilisi, Georgia", "en", posting.Location{City: "Tbilisi", Country: "GE"}},
		{"Georgia", "en", posting.Location{Country: "GE"}},
		{"California", "en", posting.Location{Region: "US-CA", Country: "US"}},
		{"New York", "en", posting.Location{City: "New York", Region: "US-NY", Country: "US"}},
		{"New York, NY", "en", posting.Location{City: "New York", Region: "US-NY", Country: "US"}},
		{
			"Los Angeles, Los Angeles County, US-CA, US", "en",
			posting.Location{City: "Los Angeles", County: "Los Angeles County", Region: "US-CA", Country: "US"},
		},
		{"Utrecht, NL", "en", posting.Location{City: "Utrecht", Country: "NL"}},
		{"Cádiz, España", "es", posting.Location{City: "Cádiz", Country: "ES"}},
		{"Annecy, Haute-Savoie, France", "fr", posting.Location{City: "Annecy", Region: "Haute-Savoie", Country: "FR"}},
		{"Maximilianstr. 1, Augsburg, Germany", "en", posting.Location{City: "Maximilianstr. 1 Augsburg", Country: "DE"}},
		{"United Kingdom", "en", posting.Location{Country: "GB"}},
		{"UK", "en", posting.Location{Country: "GB"}},
		{"DEU", "en", posting.Location{Country: "DE"}},
		{"Me", "en", posting.Location{City: "Me"}},
		{"12 High Street, Suite 4, Austin, TX, USA", "en", posting.Location{
			City: "12 High Street Suite 4 Austin", Region: "US-TX", Country: "US",
		}},
		{"city: Georgia", "en", posting.Location{City: "Georgia"}},
		{"Somewhere", "en", posting.Location{City: "Somewhere"}},
		{"", "en", posting.Location{}},
	}
	for _, tt := range tests {
		if got := posting.ParseLocation(tt.text, tt.language); got != tt.want {
			t.Errorf("ParseLocation(%q, %q): %s", tt.text, tt.language, cmp.Diff(tt.want, got))
		}
	}
}

func TestLocationDisplay(t *testing.T) {
	tests := []struct {
		in             posting.Location
		language, want string
	}{
		{posting.Location{City: "Berlin", Country: "DE"}, "en", "Berlin, Germany"},
		{posting.Location{City: "Berlin", Country: "DE"}, "fr-CA", "Berlin, Allemagne"},
		{posting.Location{City: "Berlin", Region: "DE-BE", Country: "DE"}, "de", "Berlin, Deutschland"},
		{posting.Location{City: "Austin", Region: "US-TX", Country: "US"}, "", "Austin, Texas, United States"},
		{posting.Location{City: "Los Angeles", County: "Los Angeles County", Region: "US-CA", Country: "US"}, "en",
			"Los Angeles, California, United States"},
		{posting.Location{County: "Kent", Country: "GB"}, "en", "Kent, United Kingdom"},
		{posting.Location{Country: "Atlantis"}, "en", "Atlantis"},
	}
	for _, tt := range tests {
		if got := tt.in.Display(tt.language); got != tt.want {
			t.Errorf("%+v in %q: got %q, want %q", tt.in, tt.language, got, tt.want)
		}
	}
}

func TestLocationTextIsWhatPeopleType(t *testing.T) {
	tests := map[string]posting.Location{
		"Berlin, Germany":                {City: "Berlin", Country: "DE"},
		"Austin, Texas, United States":   {City: "Austin", Region: "US-TX", Country: "US"},
		"Dover, Delaware, United States": {City: "Dover", Region: "US-DE", Country: "US"},
		"Los Angeles, Los Angeles County, California, United States": {
			City: "Los Angeles", County: "Los Angeles County", Region: "US-CA", Country: "US",
		},
		"city: Georgia": {City: "Georgia"},
		"":              {},
	}
	for want, l := range tests {
		if got := l.Text(); got != want {
			t.Errorf("%+v: got %q, want %q", l, got, want)
		}
	}
}

// placeWord draws part of a place: names and codes that mean something, and
// words that mean nothing.
func placeWord() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.Just(""),
		rapid.SampledFrom([]string{
			"Berlin", "New York", "Georgia", "US", "DE", "CA", "US-CA", "California", "Germany", "Deutschland", "IN", "Indien",
			"Los Angeles County", "city: x", "Washington", "Paris", "GB-ENG", "Me", "la", "USA", "county: y",
		}),
		rapid.Map(rapid.StringMatching(`[A-Za-zé:.' -]{1,8}`), func(s string) string { return strings.Join(strings.Fields(s), " ") }),
	)
}

func TestLocationTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := placeWord()
		want := posting.Location{
			City: w.Draw(t, "city"), County: w.Draw(t, "county"), Region: w.Draw(t, "region"), Country: w.Draw(t, "country"),
		}
		for _, language := range append(posting.Languages(), "", "ja") {
			if got := posting.ParseLocation(want.Text(), language); got != want {
				t.Fatalf("%q in %q: %s", want.Text(), language, cmp.Diff(want, got))
			}
		}
	})
}

func FuzzParseLocation(f *testing.F) {
	for _, s := range []string{"Berlin", "Austin, TX", "city: a, city: b", ",,", "a,\x00,é"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		got := posting.ParseLocation(text, language)
		if back := posting.ParseLocation(got.Text(), language); back != got {
			t.Errorf("%q gives %+v, whose text %q gives %+v", text, got, got.Text(), back)
		}
	})
}
