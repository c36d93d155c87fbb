package posting

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// drawValue draws a value that often, but not always, needs no quotes.
func drawValue(r *rand.Rand) string {
	parts := [...]string{
		"a", "Bc", "to", " ", " ", " ", "1", "36", "0", "-", ":", "#", "'", "\"", ",", ".", "_", "%", "@", "&", "*", "!", "|", ">", "[", "]", "{", "}", "?", "~", "`", "\\", "=", "/",
		"é", "Ł", "\u00a0", "\u0085", "\u2028", "\ufeff", "\ud7fe", "日", "😀", "א", "\t", "\n", "\x7f", "e", "x", "T", "Z", "yes", "No", "null", "true", ".inf", ".nan", "0x1f", "1e3", "2026-12-01", "12:30",
		"1_000", "<<", "---", "...", "https://a.example/b?c=d", "a@b.example", "#0b6e6e", "#0B6", "36 to 40 a week", "1 February 2027",
	}
	var b strings.Builder
	for range r.IntN(5) {
		b.WriteString(parts[r.IntN(len(parts))])
	}
	return b.String()
}

// TestPlainFrontIsWhatTheEncoderWrites holds the quick way to write front
// matter to the YAML encoder.
func TestPlainFrontIsWhatTheEncoderWrites(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	quick := 0
	for range 20_000 {
		p := Posting{Title: "x", Pay: Pay{Currency: "EUR"}}
		for _, field := range []*string{&p.Role, &p.Company.Name, &p.Pay.Min, &p.Apply.URL, &p.Company.Colour} {
			if r.IntN(3) == 0 {
				*field = drawValue(r)
			}
		}
		for range r.IntN(3) {
			p.Locations = append(p.Locations, Location{City: drawValue(r), Country: []string{"", "PL", "NO"}[r.IntN(3)]})
		}
		var got bytes.Buffer
		if !plainFront(&got, &p) {
			continue
		}
		quick++
		want, err := encodeYAML(frontNode(frontFields(&p)))
		if err != nil || got.String() != want {
			t.Fatalf("got\n%s\nwant (%v)\n%s", got.String(), err, want)
		}
	}
	if quick < 2_000 {
		t.Errorf("%d of 20000 were written the quick way; the test sees too little", quick)
	}
}

// TestUsualValuesNeedNoEncoder holds what people write to the quick way.
func TestUsualValuesNeedNoEncoder(t *testing.T) {
	for _, value := range []string{"Harbour & Vale", "https://a.example/b", "a@b.example", "36 to 40 a week", "2026-12-15", "95000", "27.50", "Świętojańska", "up to 8% of the yearly pay"} {
		if !isPlainScalar(value) {
			t.Errorf("%q is not written the quick way", value)
		}
	}
}
