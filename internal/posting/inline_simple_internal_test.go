package posting

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// drawNearlySimple draws small Markdown that is often, but not always,
// written in the simplest way.
func drawNearlySimple(r *rand.Rand) string {
	parts := [...]string{
		"a", "Bc", " ", " ", " ", "ź", "7", ".", ",", "!", "!", "?", "(", ")", "&", "& ", "&lt", ";", "#", "<", "< ", "<b>", ":", "é", "\u00a0", "\u2028", "😀", "א",
		"*", "**", "*a*", "**a b**", " *a* ", "(**é**)", "*a!*", "**R&D**", "*a", "b*", "_", "_a_", "~", "`", "\\", "]", "[", "](", "\t", "\x7f", "\xff", "-", "+",
		"[a](https://b.c)", " [a b](https://b.c/d_e?f=g&h=i#j) ", "[a!](https://b.c)", "[a&lt](http://b.c)", "[a](https://b.c/(d))", "[a](https://b.c/?d&lt;)",
		" [https://b.c](https://b.c) ", "[a@b.cd](mailto:a@b.cd)", "[a](mailto:a@b.cd)", "[ a](https://b.c)", "[a](x:y)", "[*a*](https://b.c)", "*[a](https://b.c)*",
	}
	var b strings.Builder
	for range r.IntN(7) {
		b.WriteString(parts[r.IntN(len(parts))])
	}
	return b.String()
}

// manyTexts is how many a test draws: rare neighbours have to come up.
const manyTexts = 50_000

// TestSimpleTextIsReadAndWrittenAlike holds the quick way to read and write
// simple text to the whole one.
func TestSimpleTextIsReadAndWrittenAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range manyTexts {
		text := drawNearlySimple(r)
		got, ok := simpleSpans(text)
		if ok != isSimple(text) {
			t.Fatalf("%q: simpleSpans says %v, isSimple another thing", text, ok)
		}
		if !ok {
			continue
		}
		if diff := cmp.Diff(parseSpans([]byte(text)), got); diff != "" {
			t.Fatalf("%q is read otherwise (-whole +quick)\n%s", text, diff)
		}
		for _, file := range []bool{false, true} {
			if want := formatAny(slices.Clone(got), file); want != text {
				t.Fatalf("%q is written as %q (file: %v)", text, want, file)
			}
		}
	}
}

// TestUsualTextIsSimple holds what people write to the quick way.
func TestUsualTextIsSimple(t *testing.T) {
	for _, text := range []string{
		"Plain words.", "We move **fresh produce** from *forty* ports, **today**.", "Research & development (R&D), now!",
		"See our [handbook](https://a.example/b?from=jobs) or [write](mailto:a@b.example).", "Świętojańska **Źródło**",
	} {
		if !isSimple(text) {
			t.Errorf("%q is not read the quick way", text)
		}
	}
}

// TestSimpleSpansAreWrittenAlike holds the quick way to write spans without
// emphasis to the whole one.
func TestSimpleSpansAreWrittenAlike(t *testing.T) {
	texts := [...]string{" · ", " · ", ": ", "A", "A & B", "Gdynia, PL", "https://a.example/b_c", "a@b.example", " ", "https://a.example/?b&c"}
	links := [...]string{"", "", "https://a.example/b_c", "mailto:a@b.example", "https://a.example/?b&c", "https://a.example/&lt;", "x"}
	r := rand.New(rand.NewPCG(3, 4))
	for range manyTexts {
		var spans []Span
		for range r.IntN(5) {
			s := Span{Text: texts[r.IntN(len(texts))], Link: links[r.IntN(len(links))]}
			if r.IntN(3) == 0 {
				s.Text = drawNearlySimple(r)
			}
			spans = append(spans, s)
		}
		for _, file := range []bool{false, true} {
			got, ok := formatSimple(spans, file)
			if want := formatAny(slices.Clone(spans), file); ok && got != want {
				t.Fatalf("%+v (file: %v): got %q, want %q", spans, file, got, want)
			}
		}
	}
}
