package posting_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func TestInlinePassage(t *testing.T) {
	for _, c := range []struct{ name, typed, text, word, at string }{
		{"plain", "  Lead a team ", "Lead a team", "team", "team"},
		{"bold", "Lead a **small** team", "Lead a small team", "small", "small"},
		{"inside a word", "un*believ*able", "unbelievable", "unbelievable", "un*believ*able"},
		{"link", "See [our page](https://acme.example/page) now", "See our page now", "now", "now"},
		{"escaped", `C\* and 2 \* 3`, "C* and 2 * 3", "3", "3"},
		{"two lines", "one\n  two", "one two", "two", "two"},
		{"umlauts", "**Größe** zählt", "Größe zählt", "zählt", "zählt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, ok := posting.InlinePassage(c.typed)
			if !ok || p.Text != c.text {
				t.Fatalf("InlinePassage(%q).Text = %q, %v, want %q", c.typed, p.Text, ok, c.text)
			}
			i := strings.LastIndex(p.Text, c.word)
			from, to, whole := p.Typed(i, i+len(c.word))
			if got := c.typed[from:to]; got != c.at || whole != (c.word == c.at) {
				t.Errorf("%q stands at %q (whole: %v), want %q", c.word, got, whole, c.at)
			}
		})
	}
}

func TestProsePassages(t *testing.T) {
	typed := "We build **boats**.\nAnd ships.\n\n- sails\n  of linen\n- *oars*\nThe end."
	var got []string
	for _, p := range posting.ProsePassages(typed) {
		last := strings.LastIndexByte(p.Text, ' ') + 1
		from, to, _ := p.Typed(last, len(p.Text))
		got = append(got, p.Text+" | "+typed[from:to])
	}
	want := []string{"We build boats. And ships. | ships.", "sails of linen | linen", "oars | oars", "The end. | end."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages (-want +got):\n%s", diff)
	}
}

// TestPassagesAreTheText holds passages to what every export shows.
func TestPassagesAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringOfN(rapid.RuneFrom([]rune("ab *_[]()\\\n\t-•ü:/h")), 0, 40, -1).Draw(t, "typed")
		var want []string
		for _, b := range posting.ParseProse(typed) {
			for _, text := range append([]string{b.Text}, itemTexts(b)...) {
				if text = strings.Join(strings.Fields(posting.PlainText(text)), " "); text != "" {
					want = append(want, text)
				}
			}
		}
		var got []string
		for _, p := range posting.ProsePassages(typed) {
			got = append(got, strings.Join(strings.Fields(p.Text), " ")) // prose has single spaces
			for i := range len(p.Text) {
				if at, _, _ := p.Typed(i, i+1); p.Text[i] != ' ' && p.Text[i] != typed[at] {
					t.Fatalf("byte %d of %q is said to stand at %d, where there is %q", i, p.Text, at, typed[at])
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("passages of %q (-want +got):\n%s", typed, diff)
		}
	})
}

func itemTexts(b posting.Block) []string {
	var out []string
	for _, it := range b.Items {
		out = append(out, it.Text)
	}
	return out
}
