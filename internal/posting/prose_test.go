package posting_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func TestParseProse(t *testing.T) {
	para := func(s string) posting.Block { return posting.Block{Kind: posting.Paragraph, Text: s} }
	list := func(items ...string) posting.Block {
		b := posting.Block{Kind: posting.List}
		for _, s := range items {
			b.Items = append(b.Items, posting.Item{Text: s})
		}
		return b
	}
	tests := []struct {
		name, text string
		want       []posting.Block
		written    string
	}{
		{"nothing", "\n \n", nil, ""},
		{"paragraphs", "One\ntwo.\n\n\nThree.", []posting.Block{para("One two."), para("Three.")}, "One two.\n\nThree."},
		{"list", "We have:\n- a\n- **b**\nAnd more.", []posting.Block{para("We have:"), list("a", "**b**"), para("And more.")},
			"We have:\n\n- a\n- **b**\n\nAnd more."},
		{"other marks", "* a\n\n• b\n  c\n\t- d", []posting.Block{list("a", "b c", "d")}, "- a\n- b c\n- d"},
		{"a mark that is text", `\- a`, []posting.Block{para("- a")}, `\- a`},
		{"a dash within", "a - b\n-c", []posting.Block{para("a - b -c")}, "a - b -c"},
		{"empty items", "-\n- a\n- ", []posting.Block{list("a")}, "- a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := posting.ParseProse(tt.text)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("ParseProse (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.written, posting.FormatProse(got)); diff != "" {
				t.Errorf("FormatProse (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFormatProseIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := posting.FormatProse(posting.ParseProse(drawProse(t)))
		if diff := cmp.Diff(once, posting.FormatProse(posting.ParseProse(once))); diff != "" {
			t.Fatalf("formatted again (-once +twice):\n%s", diff)
		}
	})
}

// drawProse draws lines of every sort.
func drawProse(t *rapid.T) string {
	var s string
	for range rapid.IntRange(0, 5).Draw(t, "lines") {
		s += rapid.SampledFrom([]string{"", "", "- ", "* ", "• ", "  ", `\- `}).Draw(t, "start") +
			drawText(t, "line") + rapid.SampledFrom([]string{"\n", "\n\n", "\r\n"}).Draw(t, "end")
	}
	return s
}
