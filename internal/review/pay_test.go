package review_test

import (
	"strings"
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

func TestPay(t *testing.T) {
	market := &review.Role{Title: "Baker", Pay: []review.PayFigures{
		{Source: "BLS OEWS", Area: "U.S.", Date: "May 2024", Currency: "USD", Period: posting.Year, P10: 24000, P50: 35000, P90: 50000},
	}}
	usd := func(kind posting.PayKind, low, high string, period posting.Period) posting.Pay {
		return posting.Pay{Kind: kind, Min: low, Max: high, Currency: "USD", Period: period}
	}
	for _, c := range []struct {
		name string
		pay  posting.Pay
		want string // the rules found, of the category pay
	}{
		{"none", posting.Pay{}, "pay-missing"},
		{"commission alone", posting.Pay{Kind: posting.PayCommission}, ""},
		{"a range", usd(posting.PayRange, "30000", "36000", posting.Year), ""},
		{"open above", usd(posting.PayRange, "30000", "", posting.Year), "pay-open-ended"},
		{"open below", usd("", "", "36000", posting.Year), "pay-open-ended"},
		{"fixed", usd(posting.PayFixed, "30000", "", posting.Year), ""},
		{"wide", usd(posting.PayRange, "25000", "45000", posting.Year), "pay-wide"},
		{"hourly by mistake", usd(posting.PayRange, "30000", "36000", posting.Hour), "pay-implausible"},
		{"yearly by mistake", usd(posting.PayRange, "15", "18", posting.Year), "pay-implausible"},
		{"hourly, near the market", usd(posting.PayRange, "15", "18", posting.Hour), ""},
		{"hourly, below the market", usd(posting.PayRange, "8", "9.50", posting.Hour), "pay-unusual"},
		{"above the market", usd(posting.PayRange, "70000", "80000", posting.Year), "pay-unusual"},
		{"in another currency", posting.Pay{Kind: posting.PayRange, Min: "70000", Max: "80000", Currency: "EUR", Period: posting.Year}, ""},
		{"the wrong way round", usd(posting.PayRange, "36000", "30000", posting.Year), "pay-note"},
	} {
		p := complete()
		p.Pay = c.pay
		var got []string
		for _, f := range review.Review(p, review.Context{Role: market, Today: today()}).Findings {
			if f.Category == review.PayAndLaw {
				got = append(got, f.Rule)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPolicy(t *testing.T) {
	p := complete()
	p.Sections[1].Blocks[0].Text = "You bake in a family of bakers."
	policy := review.Policy{
		Sections:    []posting.Kind{posting.EqualOpportunity, posting.Process},
		Banned:      []review.BannedWord{{Words: "family", Reason: "We are a team.", Instead: "team"}},
		MaxPayWidth: 5,
	}
	got := map[string]review.Finding{}
	report := review.Review(p, review.Context{Policy: policy})
	for _, f := range report.Findings {
		if f.Category == review.House {
			got[f.Rule] = f
		}
	}
	if len(got) != 3 || got["policy-word"].Why != "We are a team." || got["policy-word"].Fixes[0].Text != "team" {
		t.Errorf("the policy finds %+v", got)
	}
	if want := review.Review(p, review.Context{}).Score.Value; report.Score.Value != want {
		t.Errorf("the policy changes the score from %d to %d", want, report.Score.Value)
	}
}

// TestUnmet: a policy holds a posting back for its score or its errors, and for
// nothing else.
func TestUnmet(t *testing.T) {
	p := complete()
	p.Apply = posting.Apply{} // an error
	for _, c := range []struct {
		name   string
		policy review.Policy
		want   int
	}{
		{"nothing asked", review.Policy{}, 0},
		{"words and parts", review.Policy{Sections: []posting.Kind{posting.EqualOpportunity}, Banned: []review.BannedWord{{Words: "bake"}}}, 0},
		{"no errors", review.Policy{NoErrors: true}, 1},
		{"a score", review.Policy{MinScore: 100}, 1},
		{"both", review.Policy{MinScore: 100, NoErrors: true}, 2},
	} {
		report := review.Review(p, review.Context{Policy: c.policy})
		if got := c.policy.Unmet(report); len(got) != c.want {
			t.Errorf("%s: %q, want %d reasons", c.name, got, c.want)
		}
	}
}
