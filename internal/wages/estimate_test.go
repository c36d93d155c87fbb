package wages_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// estimate is what the one row of a workbook says.
func estimate(t *testing.T, row cells) wages.Estimate {
	t.Helper()
	tab := table(t, row)
	o, ok := kept(t, tab).Occupation(tab.Rows[0].SOC)
	if !ok {
		t.Fatal("the row is lost")
	}
	return o.Estimates[0]
}

func TestPaySource(t *testing.T) {
	want := role.PaySource{
		Source: "Occupational Employment and Wage Statistics, U.S. Bureau of Labor Statistics",
		Kind:   "government statistics", Date: "May 2024", Area: "United States", Currency: "USD", Period: "year",
		Occupation:  "29-1141 Registered Nurses",
		Note:        "Percentiles of all employees in the occupation, not seniority levels; the self-employed are not counted.",
		Percentiles: role.Percentiles{P10: 66030, P25: 78610, P50: 93600, P75: 107960, P90: 135320},
	}
	if diff := cmp.Diff(want, estimate(t, nurses()).PaySource()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestEstimatesInWords: nothing is said to be known that is not.
func TestEstimatesInWords(t *testing.T) {
	const base = "Percentiles of all employees in the occupation, not seniority levels; the self-employed are not counted."
	noYear := cells{"A_MEAN": "*", "A_PCT10": "*", "A_PCT25": "*", "A_MEDIAN": "*", "A_PCT75": "*", "A_PCT90": "*", "HOURLY": "TRUE"}
	noHour := cells{"H_MEAN": "*", "H_PCT10": "*", "H_PCT25": "*", "H_MEDIAN": "*", "H_PCT75": "*", "H_PCT90": "*"}
	tests := map[string]struct {
		row            cells
		title          string
		sentence, note string
		percentiles    role.Percentiles
	}{
		"a state": {texas(), "registered nurse",
			"The middle half of registered nurses in Texas earned USD 74,000 to 96,000 a year (Bureau of Labor Statistics, May 2024).",
			base, role.Percentiles{P10: 66030, P25: 74000, P50: 93600, P75: 96000, P90: 135320}},
		"a job with another title": {texas(), "Ward manager",
			"The statistics count Ward manager among registered nurses. The middle half of registered nurses in Texas earned USD 74,000 to 96,000 a year (Bureau of Labor Statistics, May 2024).",
			base, role.Percentiles{P10: 66030, P25: 74000, P50: 93600, P75: 96000, P90: 135320}},
		"a metropolitan area": {metro("28140", "Kansas City, MO-KS", "MO"), "",
			"The middle half of registered nurses in the Kansas City, MO-KS metropolitan area earned USD 78,610 to 107,960 a year (Bureau of Labor Statistics, May 2024).",
			base, role.Percentiles{P10: 66030, P25: 78610, P50: 93600, P75: 107960, P90: 135320}},
		"the upper quarter above the bound": {nurses().with(cells{"A_PCT75": "#", "A_PCT90": "#"}), "",
			"Three in four registered nurses in the United States earned USD 78,610 or more a year, and one in four USD 239,200 or more (Bureau of Labor Statistics, May 2024).",
			base + " The 75th and 90th percentiles are at least USD 239,200 a year, the highest figure that the Bureau publishes.",
			role.Percentiles{P10: 66030, P25: 78610, P50: 93600}},
		"nearly all above the bound": {nurses().with(cells{"A_PCT25": "#", "A_MEDIAN": "#", "A_PCT75": "#", "A_PCT90": "#"}), "",
			"At least three in four registered nurses in the United States earned USD 239,200 or more a year (Bureau of Labor Statistics, May 2024).",
			base + " The 25th, 50th, 75th and 90th percentiles are at least USD 239,200 a year, the highest figure that the Bureau publishes.",
			role.Percentiles{P10: 66030}},
		"only by the hour": {nurses().with(noYear).with(cells{"OCC_CODE": "27-2011", "OCC_TITLE": "Actors"}), "",
			"The middle half of actors in the United States earned USD 37.79 to 51.90 an hour (Bureau of Labor Statistics, May 2024).",
			base + " Only hourly pay is published, as many work fewer than 2,080 hours a year. Figures are rounded to whole dollars.",
			role.Percentiles{P10: 32, P25: 38, P50: 45, P75: 52, P90: 65}},
		"only by the year": {nurses().with(noHour).with(cells{"ANNUAL": "TRUE", "OCC_CODE": "25-1123", "OCC_TITLE": "English Language and Literature Teachers, Postsecondary"}), "",
			"The middle half of English language and literature teachers, postsecondary, in the United States earned USD 78,610 to 107,960 a year (Bureau of Labor Statistics, May 2024).",
			base + " Only annual pay is published, as many work fewer than 2,080 hours a year.",
			role.Percentiles{P10: 66030, P25: 78610, P50: 93600, P75: 107960, P90: 135320}},
		"no quarters": {nurses().with(cells{"A_PCT25": "*", "A_PCT75": "*"}), "",
			"Half of registered nurses in the United States earned USD 93,600 or more a year (Bureau of Labor Statistics, May 2024).",
			base + " The 25th and 75th percentiles are not published.",
			role.Percentiles{P10: 66030, P50: 93600, P90: 135320}},
		"nothing": {nurses().with(noYear).with(noHour).with(cells{"HOURLY": ""}), "", "",
			base + " The pay is not published.", role.Percentiles{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := estimate(t, tt.row)
			if got := e.Sentence(tt.title); got != tt.sentence {
				t.Errorf("got  %s\nwant %s", got, tt.sentence)
			}
			p := e.PaySource()
			if p.Note != tt.note {
				t.Errorf("got the note  %s\nwant %s", p.Note, tt.note)
			}
			if diff := cmp.Diff(tt.percentiles, p.Percentiles); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if e.Published() != (tt.sentence != "") {
				t.Errorf("published: %v", e.Published())
			}
		})
	}
}

// TestSentenceNamesPlacesAsPeopleDo: with an article where English has one.
func TestSentenceNamesPlacesAsPeopleDo(t *testing.T) {
	for title, want := range map[string]string{
		"District of Columbia":                   "in the District of Columbia earned",
		"Virgin Islands":                         "in the Virgin Islands earned",
		"Northwest Alabama nonmetropolitan area": "in the Northwest Alabama nonmetropolitan area earned",
		"Ohio":                                   "in Ohio earned",
	} {
		row := texas().with(cells{"AREA_TITLE": title})
		if title == "Northwest Alabama nonmetropolitan area" {
			row["AREA_TYPE"] = "6"
		}
		e := estimate(t, row)
		if got := e.Sentence(""); got != "The middle half of registered nurses "+want+" USD 74,000 to 96,000 a year (Bureau of Labor Statistics, May 2024)." {
			t.Errorf("%s: got %s", title, got)
		}
	}
}
