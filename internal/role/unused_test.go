package role_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// TestUnusedNeverRepeats wants no line to be offered that the posting has, nor
// any line twice.
func TestUnusedNeverRepeats(t *testing.T) {
	starts(t, func(t *testing.T, r role.Role, opt role.StartOptions) {
		p := role.Start(r, opt, counter())
		for kind, offered := range r.Unused(p) {
			wantNone(t, offered, lines(p, kind, ""))
			for i, line := range offered {
				if slices.Contains(offered[:i], line) {
					t.Errorf("%s: %q is offered twice", kind, line)
				}
			}
			if len(offered) < 4 {
				t.Errorf("%s: only %d lines are offered", kind, len(offered))
			}
		}
	})
}

// TestUnusedOffersWhatWasRemoved empties a posting and wants all back.
func TestUnusedOffersWhatWasRemoved(t *testing.T) {
	for _, r := range everyRole(t) {
		p := role.Start(r, role.StartOptions{Seniority: posting.Junior}, counter())
		kinds := []posting.Kind{posting.Responsibilities, posting.Requirements}
		want := map[posting.Kind][]string{}
		for _, k := range kinds {
			want[k] = append(lines(p, k, ""), r.Unused(p)[k]...)
		}
		p.Sections = nil
		for _, k := range kinds {
			got := r.Unused(p)[k]
			slices.Sort(got)
			slices.Sort(want[k])
			if diff := cmp.Diff(want[k], got); diff != "" {
				t.Errorf("%s %s (-want +got)\n%s", r.Slug, k, diff)
			}
		}
	}
}

// TestUnusedKnowsEditedLines changes only how a line looks.
func TestUnusedKnowsEditedLines(t *testing.T) {
	r, err := library(t).Get("back-end-developer")
	if err != nil {
		t.Fatal(err)
	}
	const offered = "Rate limits, please"
	r.Posting.Suggestions.Responsibilities = []string{offered + "."}
	tests := map[string]bool{ // whether the line is still offered
		"**Rate limits**, please.": false,
		"rate  limits, please":     false,
		"Rate limits":              true,
		"":                         true,
	}
	for text, want := range tests {
		for _, hidden := range []bool{false, true} {
			p := posting.Posting{Sections: []posting.Section{{Kind: posting.Custom, Hidden: hidden,
				Blocks: []posting.Block{{Kind: posting.List, Items: []posting.Item{{Text: text}}}}}}}
			got := slices.ContainsFunc(r.Unused(p)[posting.Responsibilities], func(s string) bool { return strings.HasPrefix(s, offered) })
			if got != want {
				t.Errorf("with %q (hidden %t): offered %t, want %t", text, hidden, got, want)
			}
		}
	}
}
