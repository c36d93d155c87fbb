package role_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rolewright/internal/role"
)

// shingle is three words in a row.
type shingle [3]string

func shingles(text string) map[shingle]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:?!'’“”()", r) })
	set := map[shingle]bool{}
	for i := 0; i+3 <= len(words); i++ {
		set[shingle(words[i:i+3])] = true
	}
	return set
}

type line struct {
	path, text string
	shingles   map[shingle]bool
}

// pair is two lines and the part of the smaller one's shingles that the other
// one has, too.
type pair struct {
	a, b  line
	share float64
}

// alike returns the pairs of lines that share more than the limit.
func alike(lines []line, limit float64) []pair {
	with := map[shingle][]int{}
	var out []pair
	for i, a := range lines {
		shared := map[int]int{}
		for s := range a.shingles {
			for _, j := range with[s] {
				shared[j]++
			}
			with[s] = append(with[s], i)
		}
		for j, n := range shared {
			b := lines[j]
			if share := float64(n) / float64(min(len(a.shingles), len(b.shingles))); share > limit {
				out = append(out, pair{b, a, share})
			}
		}
	}
	return out
}

// TestRolesDiffer refuses lines that could be pasted from one role into
// another, within a role as well. Sources, pay notes, names of tools, kinds of
// employers and what education people have recur on purpose.
func TestRolesDiffer(t *testing.T) {
	var lines []line
	for _, r := range everyRole(t) {
		r.Pay, r.Sources, r.Tools, r.Levels = nil, nil, nil, withoutLeave(r.Levels)
		r.AtAGlance.Education, r.AtAGlance.Employers = "", nil
		r.Posting.Requirements = slices.DeleteFunc(slices.Clone(r.Posting.Requirements),
			func(q role.Requirement) bool { return strings.HasPrefix(q.Group, "Education") })
		texts(r.Slug, reflect.ValueOf(r), func(path, text string) {
			if set := shingles(text); len(set) >= 4 {
				lines = append(lines, line{path, text, set})
			}
		})
	}
	for _, p := range alike(lines, 0.6) {
		t.Errorf("%.0f %% alike:\n  %s: %q\n  %s: %q", 100*p.share, p.a.path, p.a.text, p.b.path, p.b.text)
	}
}

func TestAlike(t *testing.T) {
	const base = "Review colleagues' changes for correctness and clarity."
	tests := map[string]bool{
		"Review colleagues’ changes for correctness and clarity of names.": true,
		base: true,
		"Write tests for every change that you make to the code.": false,
		"Review changes, in turn with others, for their clarity.": false,
	}
	for text, want := range tests {
		got := len(alike([]line{{"a", base, shingles(base)}, {"b", text, shingles(text)}}, 0.5)) > 0
		if got != want {
			t.Errorf("%q is like %q: %t, want %t", text, base, got, want)
		}
	}
}
