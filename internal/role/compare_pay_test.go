package role_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/role"
)

// paid is a role with one source's figures: the middle half and the median.
func paid(title, source, occupation string, p25, p50, p75 int) role.Role {
	return role.Role{Slug: strings.ToLower(title), Title: title, Pay: []role.PaySource{{Source: source, Date: "May 2024", Currency: "USD", Period: "year",
		Occupation: occupation, Percentiles: role.Percentiles{P25: p25, P50: p50, P75: p75}}}}
}

func difference(t *testing.T, a, b role.Role) role.PayDifference {
	t.Helper()
	c, err := role.Compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	return c.Pay[0]
}

func TestWhatGoesWithPay(t *testing.T) {
	nurse := paid("Nurse", "Statistics", "29-1", 78_000, 93_000, 107_000)
	nurse.Attributes = map[string]int{"peopleContact": 5, "decisionScope": 3, "handsOnWork": 3}
	nurse.Levels = map[string]role.Level{"mid": {Months: 24}}
	nurse.PaySkills = []role.PaySkill{{"Intensive care", "high", "Few can."}, {"Teaching", "medium", "It helps."}, {"Hygiene", "high", "It is asked for."}}
	nurse.Posting.Requirements = []role.Requirement{{Group: "Education and licence", Must: []string{"An active nursing licence"}}}
	cook := paid("Cook", "Statistics", "35-2", 31_000, 36_000, 43_000)
	cook.Attributes = map[string]int{"peopleContact": 2, "decisionScope": 2, "handsOnWork": 5}
	cook.Levels = map[string]role.Level{"mid": {Months: 12}}
	cook.PaySkills = []role.PaySkill{{"hygiene", "high", "It is asked for."}}
	// The order of the roles does not change which is the better paid.
	for _, d := range []role.PayDifference{difference(t, nurse, cook), difference(t, cook, nurse)} {
		d.Roles = [2]string{}
		want := role.PayDifference{
			Figures: []string{"By Statistics (May 2024), the typical figure for Nurse is 158 percent above that for Cook. The middle halves of the two do not meet."},
			Higher:  "Nurse", Lower: "Cook",
			GoesWith: []string{
				"Nurse is rated higher on people contact (5 to 2), decision scope (3 to 2).",
				"At mid level Nurse starts with 2 years asked, Cook with 1 year.",
				"Nurse starts with a licence or register among its must-haves (“An active nursing licence”), Cook does not.",
			},
			Skills:  []role.PaySkill{{"Intensive care", "high", "Few can."}},
			Against: []string{"Cook is rated higher on hands on work (5 to 3)."},
		}
		if diff := cmp.Diff(want, d); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// Where the figures do not tell, no reasons are given.
func TestFiguresThatDoNotTell(t *testing.T) {
	disagree := paid("A", "Statistics", "1", 0, 100, 0)
	disagree.Pay = append(disagree.Pay, role.PaySource{Source: "Survey", Date: "May 2024", Currency: "USD", Period: "year", Typical: 80})
	other := paid("B", "Statistics", "2", 0, 80, 0)
	other.Pay = append(other.Pay, role.PaySource{Source: "Survey", Date: "May 2024", Currency: "USD", Period: "year", Typical: 100})
	hourly := paid("Hourly", "Statistics", "2", 0, 20, 0)
	hourly.Pay[0].Period = "hour"
	for _, test := range []struct {
		name string
		a, b role.Role
		want string
	}{
		{"counted together", paid("A", "Statistics", "15-1", 1, 2, 3), paid("B", "Statistics", "15-1", 1, 2, 3), "counts both under 15-1"},
		{"another source", paid("A", "Statistics", "1", 1, 2, 3), paid("B", "Survey", "2", 1, 5, 9), "No source publishes pay for both A and B"},
		{"another period", paid("A", "Statistics", "1", 0, 40_000, 0), hourly, "No source publishes pay for both"},
		{"no pay", paid("A", "Statistics", "1", 1, 2, 3), role.Role{Slug: "b", Title: "B"}, "no pay for B"},
		{"nearly the same", paid("A", "Statistics", "1", 0, 102, 0), paid("B", "Statistics", "2", 0, 100, 0), "2 percent above"},
		{"the sources disagree", disagree, other, "disagree about which of the two is paid more"},
	} {
		test.a.Attributes, test.b.Attributes = map[string]int{"decisionScope": 5}, map[string]int{"decisionScope": 1}
		d := difference(t, test.a, test.b)
		if !strings.Contains(strings.Join(d.Figures, " "), test.want) {
			t.Errorf("%s: got %q, want %q in it", test.name, d.Figures, test.want)
		}
		if d.Higher != "" || len(d.GoesWith)+len(d.Against)+len(d.Skills) > 0 {
			t.Errorf("%s: reasons are given for a difference that the figures do not show: %+v", test.name, d)
		}
	}
}

func TestPayByLevelIsCompared(t *testing.T) {
	a, b := paid("A", "Survey", "1", 0, 207, 0), paid("B", "Survey", "2", 0, 153, 0)
	a.Pay[0].Levels, b.Pay[0].Levels = map[string]int{"early": 145, "mid": 201_000}, map[string]int{"mid": 162_000}
	if got := difference(t, a, b).Figures[0]; !strings.HasSuffix(got, "By level it has, for A and B, 201,000 against 162,000 at mid level.") {
		t.Errorf("got %q", got)
	}
}

func TestFactsAndParts(t *testing.T) {
	a, b := paid("A", "Statistics", "1", 1000, 2000, 3000), paid("B", "Statistics", "2", 1500, 2000, 2500)
	a.Tools, b.Tools = []string{"Git", "Kafka"}, []string{"git"}
	a.GrowthSlows = "It slows."
	a.Questions = []role.Question{{Q: "Is a B enough?", A: "Yes."}, {Q: "Why?", A: "So."}}
	c, err := role.Compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	facts := map[string]role.FactRow{}
	for _, f := range c.Facts {
		facts[f.Label] = f
	}
	if f := facts["Typical pay"]; !f.Same || f.Values[1] != "USD 2,000 a year" || f.Source != "Statistics, May 2024" {
		t.Errorf("typical pay: %+v", f)
	}
	if f := facts["Middle half of pay"]; f.Same || f.Values[1] != "USD 1,500 to 2,500" {
		t.Errorf("middle half: %+v", f)
	}
	want := []role.Part{
		{Name: "Tools", Common: []string{"Git"}, Lists: [][]string{{"Kafka"}, nil}, Names: true},
		{Name: "Where growth slows", Lists: [][]string{{"It slows."}, nil}},
	}
	if diff := cmp.Diff(want, c.Parts()); diff != "" {
		t.Errorf("parts (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]role.Question{{Q: "Is a B enough?", A: "Yes."}}, c.Asked); diff != "" {
		t.Errorf("questions about the two (-want +got)\n%s", diff)
	}
}

func TestDisagreement(t *testing.T) {
	statistics := role.PaySource{Source: "Statistics", Date: "May 2024", Currency: "USD", Period: "year", Typical: 90_930}
	survey := role.PaySource{Source: "Survey", Date: "January 2026", Currency: "USD", Period: "year", Typical: 153_000}
	abroad := role.PaySource{Source: "Abroad", Date: "May 2024", Currency: "EUR", Period: "year", Typical: 10}
	want := "The sources disagree. Statistics (May 2024) has USD 90,930 a year in the middle, Survey (January 2026) has 153,000, which is 68 percent more."
	if got := role.Disagreement([]role.PaySource{statistics, survey, abroad}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	survey.Typical = 100_000
	if got := role.Disagreement([]role.PaySource{statistics, survey, abroad}); got != "" {
		t.Errorf("figures within 15 percent are called a disagreement: %q", got)
	}
}
