package posting_test

import (
	"testing"

	"rolewright/internal/posting"
)

func TestDatesAndMoneyFollowThePlaces(t *testing.T) {
	austin, berlin := posting.Location{City: "Austin", Country: "US"}, posting.Location{City: "Berlin", Country: "DE"}
	tests := []struct {
		name, language string
		at, from       []posting.Location
		want           string
	}{
		{"one country", "en", []posting.Location{austin, {Country: "US"}}, nil, "en-US"},
		{"no language means English", "", []posting.Location{austin}, nil, "en-US"},
		{"where remote people may live", "de", nil, []posting.Location{{Country: "AT"}}, "de-AT"},
		{"the tag’s own region comes first", "en-GB", []posting.Location{austin}, nil, "en-GB"},
		{"a script is no region", "de-Latn", []posting.Location{{Country: "CH"}}, nil, "de-Latn-CH"},
		{"several countries", "en", []posting.Location{austin, berlin}, nil, "en"},
		{"places and applicants differ", "en", []posting.Location{austin}, []posting.Location{{Country: "CA"}}, "en"},
		{"a place without a country", "en", []posting.Location{austin, {City: "Springfield"}}, nil, "en"},
		{"a country that the language says nothing of", "en", []posting.Location{berlin}, nil, "en"},
		{"nowhere", "fr", nil, nil, "fr"},
	}
	for _, tt := range tests {
		p := posting.Posting{Language: tt.language, Locations: tt.at, ApplicantLocations: tt.from}
		if got := p.Locale(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFactsFollowThePlaces(t *testing.T) {
	p := posting.Posting{Language: "de", ApplyBy: "2027-01-02",
		Locations: []posting.Location{{City: "Wien", Country: "AT"}},
		Pay:       posting.Pay{Min: "55000", Max: "65000", Currency: "EUR", Period: posting.Year}}
	got := map[string]string{}
	for _, f := range p.Facts() {
		got[f.Key] = f.Value
	}
	if got["applyBy"] != "2. Jänner 2027" || got["pay"] != "€\u00a055.000 – €\u00a065.000 im Jahr" {
		t.Errorf("a job in Vienna shows %q", got)
	}
}
