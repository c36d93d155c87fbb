package wages_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/wages"
)

func country(t *testing.T) *wages.Book {
	t.Helper()
	hidden := cells{"A_PCT10": "*", "A_PCT25": "*", "A_MEDIAN": "*", "A_PCT75": "*", "A_PCT90": "*", "H_PCT10": "*", "H_PCT25": "*", "H_MEDIAN": "*", "H_PCT75": "*", "H_PCT90": "*"}
	state := func(code, title, postal string) cells {
		return texas().with(cells{"AREA": code, "AREA_TITLE": title, "PRIM_STATE": postal})
	}
	return kept(t, table(t, nurses()), table(t,
		texas(), state("29", "Missouri", "MO"), state("20", "Kansas", "KS"), state("37", "North Carolina", "NC"), state("34", "New Jersey", "NJ"),
		state("36", "New York", "NY"), state("15", "Hawaii", "HI"), state("41", "Oregon", "OR"),
		state("72", "Puerto Rico", "PR").with(cells{"AREA_TYPE": "3"})), table(t,
		metro("12420", "Austin-Round Rock-San Marcos, TX", "TX"),
		metro("28140", "Kansas City, MO-KS", "MO"),
		metro("41180", "St. Louis, MO-IL", "MO"),
		metro("49180", "Winston-Salem, NC", "NC"),
		metro("35620", "New York-Newark-Jersey City, NY-NJ", "NY"),
		metro("46520", "Urban Honolulu, HI", "HI"),
		metro("38900", "Portland-Vancouver-Hillsboro, OR-WA", "OR"),
		metro("41420", "Salem, OR", "OR"),
		metro("00001", "Albany-Salem, OR", "OR"),
		metro("38860", "Portland-South Portland, ME", "ME"),
		metro("41980", "San Juan-Bayamón-Caguas, PR", "PR"),
		metro("99999", "El Paso, TX", "TX").with(hidden)))
}

func TestNear(t *testing.T) {
	book := country(t)
	const us = "United States"
	tests := map[string]struct {
		places []wages.Place
		want   []string
	}{
		"a metropolitan area":      {[]wages.Place{{City: "Austin", Region: "US-TX"}}, []string{"Austin-Round Rock-San Marcos, TX*", "Texas", us}},
		"its second city":          {[]wages.Place{{City: "round rock", Region: "TX"}}, []string{"Austin-Round Rock-San Marcos, TX*", "Texas", us}},
		"over a border":            {[]wages.Place{{City: "Kansas City", Region: "US-KS"}}, []string{"Kansas City, MO-KS*", "Kansas", us}},
		"a name with a hyphen":     {[]wages.Place{{City: "Winston-Salem", Region: "NC"}}, []string{"Winston-Salem, NC*", "North Carolina", us}},
		"Saint":                    {[]wages.Place{{City: "Saint Louis", Region: "MO"}}, []string{"St. Louis, MO-IL*", "Missouri", us}},
		"City added":               {[]wages.Place{{City: "New York City", Region: "NY"}}, []string{"New York-Newark-Jersey City, NY-NJ*", "New York", us}},
		"Urban left out":           {[]wages.Place{{City: "Honolulu", Region: "HI"}}, []string{"Urban Honolulu, HI*", "Hawaii", us}},
		"two of a name":            {[]wages.Place{{City: "Portland", Region: "US-OR"}}, []string{"Portland-Vancouver-Hillsboro, OR-WA*", "Oregon", us}},
		"the one named for it":     {[]wages.Place{{City: "Salem", Region: "OR"}}, []string{"Salem, OR*", "Oregon", us}},
		"a town elsewhere":         {[]wages.Place{{City: "Marfa", Region: "TX"}}, []string{"Texas*", us}},
		"part of a name":           {[]wages.Place{{City: "Rock", Region: "TX"}}, []string{"Texas*", us}},
		"not published there":      {[]wages.Place{{City: "El Paso", Region: "TX"}}, []string{"Texas*", us}},
		"a state without figures":  {[]wages.Place{{City: "Boise", Region: "ID"}}, []string{us + "*"}},
		"the country":              {[]wages.Place{{Country: "US"}}, []string{us + "*"}},
		"anywhere":                 {nil, []string{us}},
		"an accent, a territory":   {[]wages.Place{{City: "Bayamon", Region: "US-PR"}}, []string{"San Juan-Bayamón-Caguas, PR*", "Puerto Rico"}},
		"a territory as a country": {[]wages.Place{{City: "San Juan", Country: "PR"}}, []string{"San Juan-Bayamón-Caguas, PR*", "Puerto Rico"}},
		"abroad":                   {[]wages.Place{{City: "Berlin", Region: "DE-BE"}, {City: "Toronto", Region: "ON", Country: "CA"}, {City: "Austin", Region: "TX", Country: "DE"}, {City: "Austin", Region: "US-TX", Country: "DE"}, {City: "Berlin", Region: "DE-BE", Country: "US"}}, nil},
		"two places, one state": {[]wages.Place{{City: "Marfa", Region: "TX"}, {City: "Austin", Region: "TX"}, {City: "Newark", Region: "NJ"}},
			[]string{"Austin-Round Rock-San Marcos, TX*", "New York-Newark-Jersey City, NY-NJ*", "Texas*", "New Jersey", us}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, n := range book.Near("29-1141", tt.places) {
				got = append(got, n.Area.Name()+strings.Repeat("*", len(n.Best)))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(* is best) (-want +got)\n%s", diff)
			}
		})
	}
	if got := book.Near("15-1252", nil); got != nil {
		t.Errorf("an occupation without figures: %v", got)
	}
}
