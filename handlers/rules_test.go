package handlers_test

import (
	"strings"
	"testing"

	"rolewright/internal/review"
	"rolewright/internal/review/paylaw"
)

func TestRulesPageListsEveryRuleAndLaw(t *testing.T) {
	doc := newApp(t).page("/rules")
	summaries := strings.Join(texts(doc, ".rules summary"), "\n")
	for _, r := range review.Rules() {
		if !strings.Contains(summaries, r.Title) {
			t.Errorf("the rule %q is not there", r.Title)
		}
	}
	for _, j := range paylaw.Jurisdictions() {
		if !strings.Contains(summaries, j.Name+" · ") {
			t.Errorf("the law of %s is not there", j.Name)
		}
	}
	laws := doc.Find("#laws")
	for _, want := range []string{"From 26 September 2027, employers of 26 or more: the pay or its range", "Not verified; confidence U.", "Last read 22 November 2026; confidence A."} {
		if !strings.Contains(laws.Text(), want) {
			t.Errorf("the laws lack %q", want)
		}
	}
	if laws.Find(`a[href^="https://www.ontario.ca/"]`).Length() == 0 {
		t.Error("the source of Ontario's law is not linked")
	}
}
