package posting_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"rolewright/internal/posting"
)

// TestFormsAreThoseOfTheCLDR compares dates and money with what the Unicode
// CLDR 48 makes of them, but for what custom asks for in its place.
func TestFormsAreThoseOfTheCLDR(t *testing.T) {
	custom := strings.NewReplacer("'", "’") // Switzerland's, in print
	for _, line := range cldrLines(t) {
		tag, in, want := line[0], line[1], custom.Replace(line[2])
		got := posting.DisplayDate(in, tag)
		if amount, currency, ok := strings.Cut(in, " "); ok {
			got = posting.Pay{Kind: posting.PayFixed, Min: amount, Currency: currency}.Line(tag)
		}
		if got != want {
			t.Errorf("%s: %s is %q, want %q", tag, in, got, want)
		}
	}
}

// TestShownFormsAreReadBack keeps what is copied from a sheet, and what others
// write by the same custom, readable.
func TestShownFormsAreReadBack(t *testing.T) {
	for _, line := range cldrLines(t) {
		tag, in, shown := line[0], line[1], line[2]
		amount, currency, ok := strings.Cut(in, " ")
		if !ok {
			if got, _ := posting.ParseDate(shown, tag); got != in {
				t.Errorf("%s: %q is read as %q, want %q", tag, shown, got, in)
			}
			continue
		}
		for name, p := range map[string]posting.Pay{
			"amount": {Min: shown},
			"range":  {Min: posting.Pay{Min: amount, Max: "9999999.50", Currency: currency}.Line(tag)},
		} {
			got := posting.Normalize(posting.Posting{Language: tag, Pay: p}, counter()).Pay
			if got.Min != amount || got.Currency != currency {
				t.Errorf("%s: the %s %q is read as %+v, want %s", tag, name, p.Min, got, in)
			}
		}
	}
}

// cldrLines are the samples: a tag, what to write and how it is written.
func cldrLines(t *testing.T) [][]string {
	t.Helper()
	file, err := os.Open("testdata/cldr.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out [][]string
	for s := bufio.NewScanner(file); s.Scan(); {
		if !strings.HasPrefix(s.Text(), "#") {
			out = append(out, strings.Split(s.Text(), "\t"))
		}
	}
	return out
}
