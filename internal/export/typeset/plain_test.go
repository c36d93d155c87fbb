package typeset_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"rolewright/internal/export/typeset"
)

// TestPlainWordsBreakByTheRules compares the quick way with the rules that it
// stands for.
func TestPlainWordsBreakByTheRules(t *testing.T) {
	signs := []rune("aaZ09éŁЖω,,..::))(('\"“”-–/%€$!?×\u00A0\u00AD\u200B\u0301漢ー🇩👍\n      ")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(signs), 0, 30, -1).Draw(t, "text")
		if diff := cmp.Diff(segmentsBy(text, uniseg.FirstLineSegmentInString), segmentsBy(text, typeset.NextSegment)); diff != "" {
			t.Errorf("%q (-rules +quick):\n%s", text, diff)
		}
	})
}

func segmentsBy(text string, next func(string, int) (string, string, bool, int)) []string {
	var out []string
	for state := -1; text != ""; {
		var part string
		var forced bool
		part, text, forced, state = next(text, state)
		if forced {
			part += "↵"
		}
		out = append(out, part)
	}
	return out
}
