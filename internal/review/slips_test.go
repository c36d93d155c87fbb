package review_test

import (
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

func TestSlips(t *testing.T) {
	for _, c := range []struct{ rule, text, quote string }{
		{"doubled-word", "You bake the the bread.", "the the"},
		{"doubled-word", "You bake The **the** bread.", "The **the"},
		{"doubled-word", "We know that that is much. Go, go!", ""},
		{"doubled-word", "From 2020 2020 on, in Bora Bora.", ""},
		{"misspelling", "You recieve guests.", "recieve"},
		{"misspelling", "Recieve guests.", "Recieve"},
		{"misspelling", "You organise and organize in colour and color.", ""},
		{"misspelling", "You work with Seperate Ltd.", ""},
		{"unmatched-bracket", "You bake (bread and cake.", "("},
		{"unmatched-bracket", "You bake bread) and cake.", ")"},
		{"unmatched-bracket", "You a) bake and b) sell (both). We like it :)", ""},
	} {
		got := found(c.rule, posting.Summary, c.text)
		if len(got) > 1 || len(got) == 1 && got[0].Quote != c.quote || len(got) == 0 && c.quote != "" {
			t.Errorf("%s in %q: found %+v, want %q", c.rule, c.text, got, c.quote)
		}
	}
}

func TestAMisspellingIsMended(t *testing.T) {
	p := paragraph(posting.Summary, "Recieve guests.")
	f := found("misspelling", posting.Summary, "Recieve guests.")[0]
	got, err := review.Apply(p, f, f.Fixes[0])
	if want := "Receive guests."; err != nil || got.Sections[0].Blocks[0].Text != want {
		t.Errorf("mended: %q, %v; want %q", got.Sections[0].Blocks[0].Text, err, want)
	}
}
