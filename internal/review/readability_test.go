package review_test

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// TestReadability holds the measures to published values: the examples of the
// English Wikipedia's article "Flesch–Kincaid readability tests".
func TestReadability(t *testing.T) {
	for _, c := range []struct {
		name, text       string
		words, syllables int
		ease, grade      float64
	}{
		{"cat", "The cat sat on the mat.", 6, 6, 116, -1.45},
		{"platypus", "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13, 24, 37.5, 11.3},
	} {
		r := review.ReadabilityOf(c.text)
		if r.Sentences != 1 || r.Words != c.words || r.Syllables != c.syllables {
			t.Errorf("%s: %d sentences, %d words, %d syllables; want 1, %d, %d", c.name, r.Sentences, r.Words, r.Syllables, c.words, c.syllables)
		}
		if math.Abs(r.Ease-c.ease) > 0.3 || math.Abs(r.Grade-c.grade) > 0.3 {
			t.Errorf("%s: ease %.1f, grade %.1f; want %.1f and %.1f", c.name, r.Ease, r.Grade, c.ease, c.grade)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]int{
		"Dr. Smith of Acme Inc. has 3.5 years, e.g. in the U.S. Army. See acme.example now.": 2,
		"Do you bake? Yes! Then write.":             3,
		"We pay well, i.e. above the law.":          1,
		"You work with A. Miller. 40 hours a week.": 2,
		"bread and cake":                            1,
	} {
		if got := review.ReadabilityOf(text).Sentences; got != want {
			t.Errorf("%q has %d sentences, want %d", text, got, want)
		}
	}
}

// TestSyllablesAgainstADictionary compares the grade of real postings with the
// one that a pronouncing dictionary gives. ROLEWRIGHT_SYLLABLES names a file
// with a word, a tabulator and its syllables a line, such as one made of the
// CMU Pronouncing Dictionary, and ROLEWRIGHT_POSTINGS a folder of postings as
// text; docs/review.md has the command and its result.
func TestSyllablesAgainstADictionary(t *testing.T) {
	file, folder := os.Getenv("ROLEWRIGHT_SYLLABLES"), os.Getenv("ROLEWRIGHT_POSTINGS")
	if file == "" || folder == "" {
		t.Skip("ROLEWRIGHT_SYLLABLES or ROLEWRIGHT_POSTINGS is not set")
	}
	known := dictionary(t, file)
	agree, all, worst, apart, texts := 0, 0, 0.0, 0.0, 0
	for _, text := range englishTexts(t, folder) {
		words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "’", "'")), func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' })
		ours, theirs, n := 0, 0, 0
		for _, w := range words {
			want, ok := known[w]
			if !ok || want == 0 {
				continue
			}
			got := review.Syllables(w)
			ours, theirs, n = ours+got, theirs+want, n+1
			if all++; got == want {
				agree++
			}
		}
		if n >= 100 {
			difference := math.Abs(11.8 * float64(ours-theirs) / float64(n))
			worst, apart, texts = max(worst, difference), apart+difference, texts+1
		}
	}
	t.Logf("%d texts, %d words: %.1f %% of the words agree; the grade differs by %.2f on average and %.2f at most",
		texts, all, 100*float64(agree)/float64(all), apart/float64(texts), worst)
}

func dictionary(t *testing.T, file string) map[string]int {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for line := range strings.Lines(string(src)) {
		word, n, _ := strings.Cut(strings.TrimSpace(line), "\t")
		out[word], _ = strconv.Atoi(n)
	}
	return out
}

// englishTexts are the texts below a folder, without those of folders that are
// called French.
func englishTexts(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "french") || filepath.Ext(name) != ".md" && filepath.Ext(name) != ".txt" {
			return err
		}
		src, err := os.ReadFile(name)
		out = append(out, string(src))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLongSentences(t *testing.T) {
	long := "You " + strings.Repeat("bake and ", 13) + "rest."
	got := found("long-sentence", posting.Summary, "You bake. "+long+" You rest.")
	if len(got) != 1 || got[0].Quote+"." != long {
		t.Errorf("found %+v", got)
	}
	if got := found("long-sentence", posting.Summary, "You "+strings.Repeat("bake and ", 11)+"rest."); len(got) > 0 {
		t.Errorf("24 words are called long: %+v", got)
	}
}

func TestLengthBands(t *testing.T) {
	for _, c := range []struct {
		words int
		want  string
	}{{149, "too-short"}, {299, "length"}, {300, ""}, {700, ""}, {701, "length"}, {1001, "too-long"}} {
		p := paragraph(posting.Summary, strings.Repeat("You bake bread. ", c.words/3)+strings.Repeat("You ", c.words%3))
		got := ""
		for _, f := range review.Review(p, review.Context{}).Findings {
			if f.Category == review.Length {
				got = f.Rule
			}
		}
		if got != c.want {
			t.Errorf("%d words: found %q, want %q", c.words, got, c.want)
		}
	}
}
