package check_test

import (
	"testing"
	"time"

	"rolewright/internal/check"
	"rolewright/internal/posting"
	"rolewright/internal/review"
)

func TestLawInJSON(t *testing.T) {
	p := posting.Posting{Title: "Baker", Workplace: posting.OnSite, Headcount: posting.Headcount{Total: "30"}}
	p.Locations = []posting.Location{{City: "Ottawa", Region: "CA-ON", Country: "CA"}, {City: "Austin", Region: "US-TX", Country: "US"}}
	got := check.NewReport(p, review.Review(p, review.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})).Law
	if got == nil || got.On != "2026-11-22" || got.RetentionYears != 3 || len(got.Duties) != 3 || len(got.Unruled) != 1 {
		t.Fatalf("got %+v", got)
	}
	vacancy := got.Duties[1]
	if vacancy.State != "missing" || vacancy.Laws[0].ID != "CA-ON" || vacancy.Laws[0].Verified != "2026-11-22" || len(vacancy.Clauses) != 2 {
		t.Errorf("the vacancy is %+v", vacancy)
	}
	if undated := check.NewReport(p, review.Review(p, review.Context{})).Law; undated != nil {
		t.Errorf("without a day the law is %+v", undated)
	}
}
