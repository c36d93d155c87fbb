package paylaw_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review/paylaw"
)

// offered is a posting in a place, with pay and one paragraph.
func offered(place string, total string, pay posting.Pay, text string) posting.Posting {
	return posting.Posting{
		Title: "Baker", Workplace: posting.OnSite, Locations: places(place), Headcount: posting.Headcount{Total: total}, Pay: pay,
		Sections: []posting.Section{
			{ID: "s", Kind: posting.Summary, Heading: "The job", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: text}}},
			{ID: "p", Kind: posting.PaySection, Heading: "Pay"},
			{ID: "b", Kind: posting.Benefits, Heading: "Benefits"},
		},
	}
}

func TestWhatIsShown(t *testing.T) {
	span := func(low, high, currency string, period posting.Period) posting.Pay {
		return posting.Pay{Kind: posting.PayRange, Min: low, Max: high, Currency: currency, Period: period}
	}
	usd := span("40000", "50000", "USD", posting.Year)
	hidden := offered("Boulder, CO, USA", "20", usd, "")
	hidden.Sections[1].Hidden = true
	full := offered("Boulder, CO, USA", "20", usd, "We accept applications on an ongoing basis.")
	full.Company.Benefits, full.Apply.Email, full.Pay.Bonus = "Health insurance.", "a@b.example", "5 percent"
	for _, c := range []struct {
		name string
		p    posting.Posting
		want string
	}{
		{"a range", offered("Fresno, CA, USA", "20", usd, ""), "pay shown"},
		{"open above", offered("Fresno, CA, USA", "20", span("40000", "", "USD", posting.Year), ""), "pay open-ended"},
		{"one amount", offered("Fresno, CA, USA", "20", posting.Pay{Kind: posting.PayFixed, Min: "40000"}, ""), "pay shown"},
		{"no amount", offered("Fresno, CA, USA", "20", span("competitive", "", "", ""), ""), "pay missing"},
		{"commission in California", offered("Fresno, CA, USA", "20", posting.Pay{Kind: posting.PayCommission}, ""), "pay missing"},
		{"commission in New York", offered("Buffalo, NY, USA", "20", posting.Pay{Kind: posting.PayCommission}, ""), "pay shown"},
		{"commission in Maine", offered("Portland, ME, USA", "20", posting.Pay{Kind: posting.PayCommission}, ""), "pay shown"},
		{"least pay in Austria", offered("Wien, Austria", "", span("2600", "", "EUR", posting.Month), ""), "pay shown overpay to-check"},
		{"Colorado without the rest", offered("Boulder, CO, USA", "20", usd, ""), "pay shown benefits missing other-pay to-check deadline missing how-to-apply missing"},
		{"Colorado with all", full, "pay shown benefits shown other-pay shown deadline shown how-to-apply shown"},
		{"hidden pay", hidden, "pay missing benefits missing other-pay to-check deadline missing how-to-apply missing"},
		{"Ontario, narrow", offered("Ottawa, ON, Canada", "30", span("60000", "110000", "CAD", posting.Year), "This posting is for an existing vacancy."), "pay shown vacancy shown ai-use to-check"},
		{"Ontario, wide", offered("Ottawa, ON, Canada", "30", span("60000", "110001", "CAD", posting.Year), ""), "pay too-wide vacancy missing ai-use to-check"},
		{"Ontario, wide by the hour", offered("Ottawa, ON, Canada", "30", span("30", "55", "CAD", posting.Hour), ""), "pay too-wide vacancy missing ai-use to-check"},
		{"Ontario, above 200,000", offered("Ottawa, ON, Canada", "30", span("120000", "200001", "CAD", posting.Year), ""), "pay shown vacancy missing ai-use to-check"},
		{"San Francisco", offered("San Francisco, CA, USA", "5", usd, "We consider applicants with arrest and conviction records."), "fair-chance shown"},
	} {
		var got []string
		for _, d := range paylaw.For(c.p, day(t, "2026-11-22")).Duties {
			got = append(got, string(d.Must)+" "+string(d.State))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, strings.Join(got, " "), c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	usd := posting.Pay{Kind: posting.PayRange, Min: "40000", Max: "50000", Currency: "USD", Period: posting.Year}
	for _, c := range []struct {
		p    posting.Posting
		want string
	}{
		{offered("Fresno, CA, USA", "20", usd, ""), "Nothing missing under rule set 2026-11, verified 22 November 2026."},
		{offered("Fresno, CA, USA", "20", posting.Pay{}, ""), "To look at under rule set 2026-11, verified 22 November 2026: the pay or its range."},
		{offered("Roma, Italy", "20", usd, ""), "Nothing missing under rule set 2026-11, verified 22 November 2026. Not verified: Italy."},
		{offered("Austin, TX, USA", "20", usd, ""), "No law on record asks this posting itself for pay, under rule set 2026-11."},
		{posting.Posting{}, "The posting names no place, so that no law on pay was looked at."},
	} {
		if got := paylaw.For(c.p, day(t, "2026-11-22")).Summary(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	r := paylaw.For(offered("Fresno, CA, USA", "", usd, ""), day(t, "2026-11-22"))
	want := "California: applies to employers of 15 or more, at least one of them in California; the number of employees is not known."
	if got := r.InForce[0].Doubt(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestDataIsComplete reads what every entry says of itself.
func TestDataIsComplete(t *testing.T) {
	code := regexp.MustCompile(`^(EU|[A-Z]{2}(-[A-Z]{2}(/[a-z-]+)?)?)$`)
	seen := map[string]bool{}
	for _, j := range paylaw.Jurisdictions() {
		if !code.MatchString(j.ID) || seen[j.ID] || j.Name == "" || j.Reach == "" || len(j.Versions) == 0 || len(j.Sources) == 0 {
			t.Errorf("%q is incomplete or stands twice", j.ID)
		}
		seen[j.ID] = true
		if !strings.Contains("ABCU", string(j.Confidence)) || len(j.Confidence) != 1 {
			t.Errorf("%s: confidence %q", j.ID, j.Confidence)
		}
		if j.Confidence == paylaw.ConfidenceU && j.Verified != "" {
			t.Errorf("%s is verified and not known", j.ID)
		}
		for _, s := range j.Sources {
			if s.Name == "" || s.URL != "" && !strings.HasPrefix(s.URL, "http") {
				t.Errorf("%s: source %+v", j.ID, s)
			}
		}
		checkVersions(t, j)
	}
}

func checkVersions(t *testing.T, j *paylaw.Jurisdiction) {
	t.Helper()
	last := ""
	for _, v := range j.Versions {
		if v.From != "" {
			day(t, v.From)
			if v.From <= last {
				t.Errorf("%s: the versions are not in the order of their days", j.ID)
			}
			last = v.From
		}
		if v.Kind == paylaw.Posting && v.From == "" || v.Kind == "" || v.Kind != paylaw.Over && len(v.Show) == 0 {
			t.Errorf("%s: version %+v is incomplete", j.ID, v)
		}
		if v.Employees > 0 && v.Count != "here" && v.Count != "anywhere" {
			t.Errorf("%s: it is not said how the %d employees are counted", j.ID, v.Employees)
		}
		for _, m := range v.Show {
			if m.Name() == string(m) {
				t.Errorf("%s asks for %q, which is unknown", j.ID, m)
			}
		}
		if strings.Contains(strings.ToLower(fmt.Sprint(v.Text, j.Note)), "compliant") {
			t.Errorf("%s: nobody is called compliant here", j.ID)
		}
	}
}

func BenchmarkFor(b *testing.B) {
	p := offered("Boulder, CO, USA", "200", posting.Pay{}, strings.Repeat("You bake. ", 700))
	p.Workplace = posting.Remote
	p.ApplicantLocations = []posting.Location{{Country: "US"}, {Country: "CA"}, {Country: "DE"}}
	on := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		paylaw.For(p, on)
	}
}
