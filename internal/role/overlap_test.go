package role_test

import (
	"reflect"
	"strings"
	"testing"
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

// alike is the part of the smaller text's shingles that the other has, too.
func alike(a, b map[shingle]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	shared := 0
	for s := range a {
		if b[s] {
			shared++
		}
	}
	return float64(shared) / float64(max(1, len(a)))
}

type line struct {
	path, text string
	shingles   map[shingle]bool
}

// TestRolesDiffer refuses lines that could be pasted from one role into
// another, within a role as well. Sources, pay notes and names of tools recur
// on purpose.
func TestRolesDiffer(t *testing.T) {
	const tooAlike = 0.5
	var lines []line
	for _, r := range everyRole(t) {
		r.Pay, r.Sources, r.Tools, r.Levels = nil, nil, nil, withoutLeave(r.Levels)
		texts(r.Slug, reflect.ValueOf(r), func(path, text string) {
			if set := shingles(text); len(set) >= 4 {
				lines = append(lines, line{path, text, set})
			}
		})
	}
	for i, a := range lines {
		for _, b := range lines[:i] {
			if share := alike(a.shingles, b.shingles); share > tooAlike {
				t.Errorf("%.0f %% alike:\n  %s: %q\n  %s: %q", 100*share, b.path, b.text, a.path, a.text)
			}
		}
	}
}

func TestAlike(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Review colleagues' changes for correctness and clarity.", "Review colleagues’ changes for correctness, clarity and speed.", true},
		{"Review colleagues' changes for correctness and clarity.", "Write tests for every change that you make to the code.", false},
	}
	for _, tt := range tests {
		if got := alike(shingles(tt.a), shingles(tt.b)) > 0.5; got != tt.want {
			t.Errorf("%q and %q alike: %t, want %t", tt.a, tt.b, got, tt.want)
		}
	}
}
