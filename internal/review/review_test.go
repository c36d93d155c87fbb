package review_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// TestRulesAreComplete reads what every rule says of itself.
func TestRulesAreComplete(t *testing.T) {
	for _, r := range review.Rules() {
		if r.Title == "" || r.Why == "" || r.Severity == "" || r.Cost < 0 {
			t.Errorf("rule %s lacks a title, a reason, a severity or its cost", r.ID)
		}
		if len(r.Evidence) == 0 {
			t.Errorf("rule %s has no evidence", r.ID)
		}
		for _, e := range r.Evidence {
			if e.Text == "" || e.Source == "" || e.Grade == "" {
				t.Errorf("rule %s has evidence without text, source or grade: %+v", r.ID, e)
			}
		}
		if strings.HasSuffix(r.Title, ".") {
			t.Errorf("rule %s: the title %q ends with a full stop", r.ID, r.Title)
		}
	}
}

func TestASuppressionNeedsAReason(t *testing.T) {
	p := paragraph(posting.Summary, "You are a guru.")
	key := found("cliche", posting.Summary, "You are a guru.")[0].Key()
	for _, c := range []struct {
		name string
		by   review.Suppression
		want int
	}{
		{"without a reason", review.Suppression{Rule: "cliche", Key: key}, 1},
		{"this finding", review.Suppression{Rule: "cliche", Key: key, Reason: "It is our product."}, 0},
		{"the rule everywhere", review.Suppression{Rule: "cliche", Reason: "House style."}, 0},
		{"another finding", review.Suppression{Rule: "cliche", Key: "cliche on ninja", Reason: "No."}, 1},
	} {
		report := review.Review(p, review.Context{Suppressed: []review.Suppression{c.by}})
		open := 0
		for _, f := range report.Findings {
			if f.Rule == "cliche" {
				open++
			}
		}
		if open != c.want || len(report.Answered) != 1-c.want {
			t.Errorf("%s: %d open and %d answered, want %d open", c.name, open, len(report.Answered), c.want)
		}
	}
}

func TestScoreIsTheSumOfItsParts(t *testing.T) {
	report := review.Review(paragraph(posting.Summary, "A guru, a ninja, and hit the ground running."), review.Context{})
	sum, lost := 0, 0
	for _, part := range report.Score.Parts {
		sum += part.Got
		for _, c := range part.Costs {
			lost += c.Points
		}
	}
	if sum != report.Score.Value || sum+lost != 100 || lost == 0 {
		t.Errorf("score %d, parts %d, lost %d: they do not add up", report.Score.Value, sum, lost)
	}
}

func TestReviewIsTheSameEveryTime(t *testing.T) {
	p := paragraph(posting.Summary, "A guru who hits; a ninja.")
	first := review.Review(p, review.Context{})
	for range 20 {
		if diff := cmp.Diff(first, review.Review(p, review.Context{}), cmp.AllowUnexported(review.Finding{})); diff != "" {
			t.Fatalf("a second review differs:\n%s", diff)
		}
	}
}

func TestApplyLeavesWhatItCannotFind(t *testing.T) {
	p := paragraph(posting.Summary, "You are a guru.")
	f := review.Review(p, review.Context{}).Findings[0]
	for _, f2 := range review.Review(p, review.Context{}).Findings {
		if f2.Rule == "cliche" {
			f = f2
		}
	}
	for _, changed := range []string{"You are an expert in bread.", "You bake."} {
		p.Sections[0].Blocks[0].Text = changed
		if _, err := review.Apply(p, f, f.Fixes[0]); !errors.Is(err, review.ErrOutdated) {
			t.Errorf("Apply to %q gives %v, want ErrOutdated", changed, err)
		}
	}
}

func TestMakeNice(t *testing.T) {
	p := posting.Posting{Sections: []posting.Section{{ID: "r", Kind: posting.Requirements, Blocks: []posting.Block{
		{Kind: posting.List, Importance: posting.MustHave, Items: []posting.Item{{ID: "a", Text: "Bread"}, {ID: "b", Text: "Cake"}}},
	}}}}
	fix := review.Fix{Action: review.MakeNice, Place: review.Place{Section: "r", Item: "b"}}
	got, err := review.Apply(p, review.Finding{}, fix)
	want := []posting.Block{
		{Kind: posting.List, Importance: posting.MustHave, Items: []posting.Item{{ID: "a", Text: "Bread"}}},
		{Kind: posting.List, Importance: posting.NiceToHave, Items: []posting.Item{{ID: "b", Text: "Cake"}}},
	}
	if diff := cmp.Diff(want, got.Sections[0].Blocks); err != nil || diff != "" {
		t.Errorf("after the fix (-want +got, %v):\n%s", err, diff)
	}
	if len(p.Sections[0].Blocks[0].Items) != 2 {
		t.Error("the posting handed in has changed")
	}
}
