package role_test

import (
	"testing"
	"time"

	"rolewright/internal/role"
)

func TestPayConfidence(t *testing.T) {
	today := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	statistics := func(median int, date string) role.PaySource {
		return role.PaySource{Kind: "government statistics", Date: date, Percentiles: role.Percentiles{P25: median - 1, P50: median, P75: median + 1}}
	}
	profile := func(low, high int) role.PaySource {
		return role.PaySource{Kind: "published career profile", Date: "January 2026", Range: &role.PayRange{Min: low, Max: high}}
	}
	comparison := role.PaySource{Kind: "published salary comparison", Date: "January 2026", Typical: 153_000}
	tests := []struct {
		name    string
		sources []role.PaySource
		level   string
		why     string
	}{
		{"no source", nil, "", ""},
		{"statistics alone", []role.PaySource{statistics(100_000, "May 2024")}, "medium",
			"1 source (government statistics), the newest 2 years old."},
		{"old statistics", []role.PaySource{statistics(100_000, "May 2019")}, "low",
			"1 source (government statistics), the newest 7 years old."},
		{"two kinds agree", []role.PaySource{statistics(100_000, "May 2024"), profile(95_000, 125_000)}, "high",
			"2 sources (government statistics, published career profile), the newest 10 months old; typical figures 10 percent apart."},
		{"two kinds differ", []role.PaySource{statistics(100_000, "May 2024"), profile(110_000, 140_000)}, "medium",
			"2 sources (government statistics, published career profile), the newest 10 months old; typical figures 25 percent apart."},
		{"far apart", []role.PaySource{statistics(90_930, "May 2024"), comparison}, "low",
			"2 sources (government statistics, published salary comparison), the newest 10 months old; typical figures 68 percent apart."},
		{"no statistics", []role.PaySource{comparison}, "low",
			"1 source (published salary comparison), the newest 10 months old."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := role.PayConfidence(tt.sources, today)
			if got.Level != tt.level || got.Why != tt.why {
				t.Errorf("got %q %q, want %q %q", got.Level, got.Why, tt.level, tt.why)
			}
		})
	}
}

func TestPayBounds(t *testing.T) {
	p := role.PaySource{Typical: 153, Levels: map[string]int{"mid": 162}, Percentiles: role.Percentiles{P25: 63}, Range: &role.PayRange{Min: 70, Max: 160}}
	if low, high := p.Bounds(); low != 63 || high != 162 {
		t.Errorf("got %d to %d, want 63 to 162", low, high)
	}
	if low, high := (role.PaySource{}).Bounds(); low != 0 || high != 0 {
		t.Errorf("without figures: got %d to %d, want 0 to 0", low, high)
	}
}
