package check_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rolewright/internal/check"
	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// TestOwnLibraryPasses starts a posting from every role at each of its levels,
// says what an employer must say, and lets no warning stand: what we offer to
// start from must bear the review that we make of it.
func TestOwnLibraryPasses(t *testing.T) {
	for _, r := range library(t) {
		levels := []posting.Seniority{""}
		for level := range r.Levels {
			levels = append(levels, posting.Seniority(level))
		}
		slices.Sort(levels)
		for _, level := range levels {
			report := review.Review(filled(r, level), review.Context{
				Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Role: check.RoleContext(r),
			})
			for _, f := range report.Findings {
				if f.Severity.AtLeast(review.Warning) && !strings.HasPrefix(f.Rule, "law-") {
					t.Errorf("%s, level %q: %s: %s (%q)", r.Slug, level, f.Rule, f.Message, f.Quote)
				} else if testing.Verbose() {
					t.Logf("FINDING %s|%s|%s|%s|%s", r.Slug, level, f.Rule, f.Message, f.Quote)
				}
			}
		}
	}
}
