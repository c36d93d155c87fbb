package store_test

import (
	"testing"
	"unicode/utf8"

	"rolewright/store"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "",
		"Senior Nurse (RN)":   "senior nurse (rn)",
		"Ingénieur Qualité":   "ingenieur qualite",
		"E\u0301cole":         "ecole",
		"Großküche GROSSE":    "grosskuche grosse",
		"Łódź Smørrebrød":     "lodz smorrebrod",
		"Þór Æðey Œuvre Đuro": "thor aedey oeuvre duro",
		"İstanbul Iğdır":      "istanbul igdir",
		"ÅNGSTRÖM":            "angstrom",
		"ﬁnance ２４":           "finance 24",
		"Σίσυφος ΣΊΣΥΦΟΣ":     "σισυφοσ σισυφοσ",
		"Йод":                 "иод",
		"हिन्दी":              "हिन्दी",
		"東京 👩🏽‍🚒":             "東京 👩🏽‍🚒",
	} {
		if got := store.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzFold: what is folded stays as it is when folded again, so that a search
// for a text found finds it.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "É", "ß", "İ", "ŉ", "ﬄ", "ΐ", "\u1e9e", "Ǆ", "\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := store.Fold(s)
		if again := store.Fold(folded); utf8.ValidString(s) && again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
	})
}
