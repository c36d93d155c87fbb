package review_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

func TestDecodeGender(t *testing.T) {
	for _, c := range []struct {
		text                string
		masculine, feminine int
		verdict             string
	}{
		{"", 0, 0, review.NeutralCoded},
		{"Bread and cake", 0, 0, review.NeutralCoded},
		{"Ambition:competition-decisiveness, empathy&kindness", 3, 2, review.MasculineCoded},
		{"Support and trust; share, and be warm.", 0, 4, review.StronglyFeminine},
		{"Self-confident, self-reliant leaders who compete", 4, 0, review.StronglyMasculine},
		{"SharePoint", 0, 0, review.NeutralCoded},
		{"co-operation, interpersonal and inter-personal", 0, 3, review.FeminineCoded},
		{"masculine, feminine", 0, 0, review.NeutralCoded}, // in the paper, not in the program
	} {
		g := review.DecodeGender(c.text)
		if len(g.Masculine) != c.masculine || len(g.Feminine) != c.feminine || g.Verdict() != c.verdict {
			t.Errorf("%q: %v and %v, %s; want %d, %d, %s", c.text, g.Masculine, g.Feminine, g.Verdict(), c.masculine, c.feminine, c.verdict)
		}
	}
}

// TestOwnModePassesOverTheWork says where our own mode differs.
func TestOwnModePassesOverTheWork(t *testing.T) {
	text := "You lead the generation of sales leads, analyse data in Active Directory, offer a competitive salary and meet objectives for individuals."
	if g := review.Review(paragraph(posting.Summary, text), review.Context{}).Gender; len(g.Masculine) != 1 || g.Masculine[0] != "lead" {
		t.Errorf("own mode counts %v", g.Masculine)
	}
	if g := review.DecodeGender(text); len(g.Masculine) < 6 {
		t.Errorf("the published method counts %v", g.Masculine)
	}
}

func TestGenderNotice(t *testing.T) {
	strong := "You are ambitious, assertive and fearless, and you dominate and compete."
	if got := found("gender-coded", posting.Summary, strong); len(got) != 1 || got[0].Severity != review.Notice || got[0].Quote != "ambitious" {
		t.Errorf("found %+v", got)
	}
	if got := found("gender-coded", posting.EqualOpportunity, strong); len(got) > 0 {
		t.Errorf("the statement of equal opportunity is counted: %+v", got)
	}
}

// TestDecoderOnRealPostings compares the verdicts with those of a second
// program of a few lines that does what Gender Decoder's description says, on
// every posting of a folder; docs/review.md has the command and its result.
func TestDecoderOnRealPostings(t *testing.T) {
	folder := os.Getenv("ROLEWRIGHT_POSTINGS")
	if folder == "" {
		t.Skip("ROLEWRIGHT_POSTINGS is not set")
	}
	other := secondDecoder(t)
	verdicts, own, texts := map[string]int{}, map[string]int{}, englishTexts(t, folder)
	for i, text := range texts {
		g := review.DecodeGender(text)
		verdicts[g.Verdict()]++
		own[review.Review(paragraph(posting.Summary, text), review.Context{}).Gender.Verdict()]++
		if m, f := other(text); m != len(g.Masculine) || f != len(g.Feminine) {
			t.Errorf("text %d: %d masculine and %d feminine words; the second program counts %d and %d", i, len(g.Masculine), len(g.Feminine), m, f)
		}
	}
	t.Logf("%d postings with the same counts and verdicts: %v; in our own mode: %v", len(texts), verdicts, own)
}

// secondDecoder counts by regular expressions, from the same list of stems.
func secondDecoder(t *testing.T) func(text string) (masculine, feminine int) {
	t.Helper()
	var stems []struct {
		Stem, Code, From string
		Unless           []string
	}
	src, err := os.ReadFile("facts/gender.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(src, &stems); err != nil {
		t.Fatal(err)
	}
	by := map[string][]string{}
	for _, s := range stems {
		if s.From != "paper" {
			by[s.Code] = append(by[s.Code], s.Stem)
		}
	}
	pattern := func(code string) *regexp.Regexp { return regexp.MustCompile("^(" + strings.Join(by[code], "|") + ")") }
	masculine, feminine := pattern("masculine"), pattern("feminine")
	hyphened := regexp.MustCompile(`^(co-operat|inter-personal|inter-dependen|inter-persona|self-confiden|self-relian|self-sufficien|head-strong)`)
	word := regexp.MustCompile(`[a-z-]+`)
	return func(text string) (m, f int) {
		for _, w := range word.FindAllString(strings.ToLower(text), -1) {
			parts := []string{w}
			if !hyphened.MatchString(w) {
				parts = strings.Split(w, "-")
			}
			for _, p := range parts {
				switch {
				case strings.HasPrefix(p, "sharepoint"):
				case masculine.MatchString(p):
					m++
				case feminine.MatchString(p):
					f++
				}
			}
		}
		return m, f
	}
}
