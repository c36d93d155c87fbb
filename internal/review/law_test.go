package review_test

import (
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// lawful is a complete posting for a job in a place.
func lawful(place, employees string, pay posting.Pay) posting.Posting {
	p := complete()
	p.Locations = []posting.Location{posting.ParseLocation(place, "en")}
	p.Headcount.Total = employees
	p.Pay = pay
	return p
}

func TestLaw(t *testing.T) {
	span := func(low, high, currency string) posting.Pay {
		return posting.Pay{Kind: posting.PayRange, Min: low, Max: high, Currency: currency, Period: posting.Year}
	}
	usd := span("30000", "36000", "USD")
	for _, c := range []struct {
		name string
		p    posting.Posting
		want string // the rules of the category pay with their severities
	}{
		{"California", lawful("Fresno, CA, USA", "20", usd), ""},
		{"California without pay", lawful("Fresno, CA, USA", "20", posting.Pay{}), "law-pay-missing error"},
		{"a small employer", lawful("Fresno, CA, USA", "3", posting.Pay{}), "pay-missing warning"},
		{"an employer of unknown size", lawful("Fresno, CA, USA", "", posting.Pay{}), "law-pay-missing warning, law-headcount-unknown notice"},
		{"an open range", lawful("Fresno, CA, USA", "20", span("30000", "", "USD")), "law-range-open error"},
		{"Colorado", lawful("Boulder, CO, USA", "20", usd), "law-benefits-missing error, law-deadline-missing error"},
		{"Ontario", lawful("Ottawa, ON, Canada", "30", span("50000", "110000", "CAD")), "law-range-width error, law-statement-missing error"},
		{"Maine, where the sources differ", lawful("Portland, ME, USA", "30", posting.Pay{}), "law-pay-missing warning"},
		{"Italy, not verified", lawful("Roma, Italy", "30", posting.Pay{}), "law-pay-missing warning"},
		{"Delaware, to come", lawful("Dover, DE, USA", "30", usd), "law-coming notice"},
		{"Texas", lawful("Austin, TX, USA", "30", posting.Pay{}), "pay-missing warning"},
	} {
		report := review.Review(c.p, review.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
		var got []string
		for _, f := range report.Findings {
			if f.Category != review.PayAndLaw {
				continue
			}
			got = append(got, f.Rule+" "+string(f.Severity))
			if strings.HasPrefix(f.Rule, "law-") && (f.Evidence[0].Grade != review.Law || f.Evidence[0].Source == "") {
				t.Errorf("%s: %s has the evidence %+v", c.name, f.Rule, f.Evidence)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, strings.Join(got, ", "), c.want)
		}
	}
}

func TestLawOfTheDayOfPosting(t *testing.T) {
	p := lawful("Dover, DE, USA", "30", posting.Pay{})
	p.PostedOn = "2027-10-01"
	if got := rules(p, review.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}); !got["law-pay-missing"] || got["law-coming"] {
		t.Errorf("a posting of October 2027 finds %v", got)
	}
	if got := review.Review(p, review.Context{}).Law.On.Format(time.DateOnly); got != "2027-10-01" {
		t.Errorf("without a date of today the law is that of %s", got)
	}
}

func TestLawMessage(t *testing.T) {
	p := lawful("Ottawa, ON, Canada", "", posting.Pay{Kind: posting.PayRange, Min: "50000", Max: "60000", Currency: "CAD", Period: posting.Year})
	for _, f := range review.Review(p, review.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}).Findings {
		if f.Rule != "law-statement-missing" {
			continue
		}
		want := "The job description does not say whether it is for an existing vacancy. Ontario: applies to employers of 25 or more; " +
			"the number of employees is not known. If it is so, write: “This posting is for an existing vacancy.”"
		if f.Message != want || f.Evidence[0].URL != "https://www.ontario.ca/laws/regulation/240476" {
			t.Errorf("got %q with %+v", f.Message, f.Evidence)
		}
		return
	}
	t.Error("nothing was found")
}
