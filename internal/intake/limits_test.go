package intake_test

import (
	"strings"
	"testing"

	"rolewright/internal/intake"
)

// TestReadOfTheLargestText reads texts of the greatest size in shapes that
// made a reader of this kind slow. Work that grew with the square of the size
// would run into the time limit of the tests.
func TestReadOfTheLargestText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, c := range []struct{ name, unit string }{
		{"short lines", "ab\n"},
		{"wrapped lines", strings.Repeat("some words ", 7) + "\n"},
		{"headings", "DUTIES:\n"},
		{"company texts", "Our mission:\n- a\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := "Tester\n\nJob description\n\nAbout us\n" + strings.Repeat(c.unit, (intake.MaxSize-40)/len(c.unit))
			got, err := intake.Read("a.txt", []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			if got.Posting.Title != "Tester" {
				t.Errorf("title: got %q, want Tester", got.Posting.Title)
			}
		})
	}
}
