package intake_test

import (
	"strings"
	"testing"
	"time"

	"rolewright/internal/intake"
)

// TestReadOfTheLargestTextIsQuick reads texts of the greatest size in shapes
// that made a reader of this kind slow: its work must not grow with the
// square of the size.
func TestReadOfTheLargestTextIsQuick(t *testing.T) {
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
			src := "Tester\n\nAbout us\n" + strings.Repeat(c.unit, (intake.MaxSize-20)/len(c.unit))
			start := time.Now()
			if _, err := intake.Read("a.txt", []byte(src)); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
