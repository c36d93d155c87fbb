package posting_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func TestParseInline(t *testing.T) {
	bold := func(s string) posting.Span { return posting.Span{Text: s, Bold: true} }
	plain := func(s string) posting.Span { return posting.Span{Text: s} }
	tests := []struct {
		name, text string
		want       []posting.Span
	}{
		{"nothing", " ", nil},
		{"plain", "Lead the team", []posting.Span{plain("Lead the team")}},
		{"names", "C++, C#, snake_case, 5 * 3, R&D, [x]", []posting.Span{plain("C++, C#, snake_case, 5 * 3, R&D, [x]")}},
		{"bold", "a **b** c", []posting.Span{plain("a "), bold("b"), plain(" c")}},
		{"nested", "**a *b***", []posting.Span{bold("a "), {Text: "b", Bold: true, Italic: true}}},
		{"underscores", "_a_ __b__", []posting.Span{{Text: "a", Italic: true}, plain(" "), bold("b")}},
		{"escapes", `\*a\* \[b\](c)`, []posting.Span{plain("*a* [b](c)")}},
		{"link", `see [our *site*](https://a.example/x "t")`, []posting.Span{plain("see "),
			{Text: "our ", Link: "https://a.example/x"}, {Text: "site", Italic: true, Link: "https://a.example/x"}}},
		{"mail", "[us](mailto:jobs@a.example)", []posting.Span{{Text: "us", Link: "mailto:jobs@a.example"}}},
		{"link without text", "[](https://a.example)", []posting.Span{{Text: "https://a.example", Link: "https://a.example"}}},
		{"other scheme", "[a](javascript:alert) [b](/c)", []posting.Span{plain("a b")}},
		{"space in address", "[a](<https://a.example/b c>)", []posting.Span{{Text: "a", Link: "https://a.example/b%20c"}}},
		{"image", "![logo](https://a.example/l.png)", []posting.Span{plain("!"), {Text: "logo", Link: "https://a.example/l.png"}}},
		{"not small Markdown", "`a` <b>c</b> &amp; ~~d~~ https://a.example", []posting.Span{plain("`a` <b>c</b> &amp; ~~d~~ https://a.example")}},
		{"no block syntax", "# a", []posting.Span{plain("# a")}},
		{"no list", "- a *b*", []posting.Span{plain("- a "), {Text: "b", Italic: true}}},
		{"lines", "a  \n\n\tb\r\n*c*", []posting.Span{plain("a b "), {Text: "c", Italic: true}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, posting.ParseInline(tt.text)); diff != "" {
				t.Errorf("ParseInline(%q) (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestFormatInline(t *testing.T) {
	p := func(s string) posting.Span { return posting.Span{Text: s} }
	b := func(s string) posting.Span { return posting.Span{Text: s, Bold: true} }
	i := func(s string) posting.Span { return posting.Span{Text: s, Italic: true} }
	bi := func(s string) posting.Span { return posting.Span{Text: s, Bold: true, Italic: true} }
	to := func(s posting.Span) posting.Span { s.Link = "https://a.example"; return s }
	tests := []struct {
		name  string
		spans []posting.Span
		want  string
	}{
		{"nothing", nil, ""},
		{"plain stays plain", []posting.Span{p("C++ & C#, 5 * 3 = 15, snake_case, [x], a_, `b`, <c>")}, `C++ & C#, 5 * 3 = 15, snake_case, [x], a\_, ` + "`b`, <c>"},
		{"marks", []posting.Span{p(`*a* __init__ [b](c) \* \ C:\d`)}, `\*a\* \_\_init\_\_ [b\](c) \\\* \ C:\d`},
		{"styles", []posting.Span{b("a"), p(" "), i("b"), p(" "), bi("c")}, "**a** *b* ***c***"},
		{"nested", []posting.Span{b("a "), bi("b"), b(" c")}, "**a *b* c**"},
		{"inside a word", []posting.Span{p("un"), b("believ"), p("able")}, "un**believ**able"},
		{"white space at the edge", []posting.Span{p("a"), b(" b "), p("c")}, "a **b** c"},
		{"double spaces", []posting.Span{p("a  b "), b(" c  d")}, "a b **c d**"},
		{"touching styles", []posting.Span{b("a"), i("b")}, "**a**_b_"},
		{"touching styles inside a word", []posting.Span{p("x"), b("a"), i("b"), p("c")}, "x**a**bc"},
		{"punctuation at the edge", []posting.Span{b("(a)"), p("b")}, "**(a**)b"},
		{"crossing", []posting.Span{b("a "), bi("b"), i(" c")}, "**a *b*** *c*"},
		{"link", []posting.Span{p("see "), to(p("our site")), p(".")}, "see [our site](https://a.example)."},
		{"bold link", []posting.Span{b("see "), to(b("this")), b(" now")}, "**see [this](https://a.example) now**"},
		{"bold begins in a link", []posting.Span{to(p("a ")), to(b("b")), b(" c")}, "[a **b**](https://a.example) **c**"},
		{"link touching a word", []posting.Span{p("foo"), to(b("bar"))}, "foo[**bar**](https://a.example)"},
		{"brackets in a link", []posting.Span{to(p("a] [b"))}, `[a\] \[b](https://a.example)`},
		{"unsafe link", []posting.Span{{Text: "a", Link: "javascript:b"}}, "a"},
		{"parenthesis in address", []posting.Span{{Text: "a", Link: "https://a.example/b)"}}, "[a](https://a.example/b%29)"},
		{"line break", []posting.Span{p("a\nb")}, "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, posting.FormatInline(tt.spans)); diff != "" {
				t.Errorf("FormatInline (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlainText(t *testing.T) {
	if got, want := posting.PlainText("a **b** [c](https://d.example)"), "a b c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// drawText draws text in which everything that could be a mark is common.
func drawText(t *rapid.T, label string) string {
	parts := rapid.SliceOfN(rapid.OneOf(
		rapid.SampledFrom([]string{"*", "**", "_", "__", "[", "]", "(", ")", "](", "](http://a.b)", "\\", "!", "`", "<", ">", "&", "~",
			"#", "-", "+", "=", "|", "1.", "2)", ":", ".", "a", "b", "ab", " ", "  ", "é", "e\u0301", "\u00a0", "\u2028", "😀", "א", "€",
			"&amp;", "<b>", "http://x.y/_z_", "www.a.b", "a@b.cd", "[x]", "[ ]", "[a]: b", "[http://a.b/c_d](http://a.b/c_d)", "[a@b.cd](mailto:a@b.cd)", "---", "***", "===", "```", "~~", "> ", "# ", "- "}),
		rapid.StringN(0, 4, -1),
	), 0, 12).Draw(t, label)
	return strings.Join(parts, "")
}

func drawSpans(t *rapid.T) []posting.Span {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) posting.Span {
		return posting.Span{
			Text: drawText(t, "text"), Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"),
			Link: rapid.SampledFrom([]string{"", "", "http://a.b", "https://c.d/(e)?f=g&lt;", "x:y"}).Draw(t, "link"),
		}
	}), 0, 6).Draw(t, "spans")
}

func TestFormatInlineKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := drawSpans(t)
		text := posting.FormatInline(spans)
		if got, want := strings.Join(strings.Fields(posting.PlainText(text)), " "), words(spans); got != want {
			t.Fatalf("FormatInline = %q, read as %q, want %q", text, got, want)
		}
	})
}

// words are the words of spans, white space apart.
func words(spans []posting.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestFormatInlineIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := posting.FormatInline(drawSpans(t))
		if diff := cmp.Diff(text, posting.FormatInline(posting.ParseInline(text))); diff != "" {
			t.Fatalf("formatted again (-once +twice):\n%s", diff)
		}
	})
}

func TestInlineOfLongInput(t *testing.T) {
	for _, s := range []string{"**", "[[", "*a ", "a*", "_a", "[a](", "](", "\\", "![", "**a", "*a_", "[a](http://b)", "a**b*"} {
		text := strings.Repeat(s, 100_000/len(s))
		once := posting.FormatInline(posting.ParseInline(text))
		if twice := posting.FormatInline(posting.ParseInline(once)); twice != once {
			t.Errorf("%q repeated is not stable", s)
		}
	}
}

func FuzzInline(f *testing.F) {
	for _, s := range []string{"", "a **b** c", "***a** b*", `\*`, "[a](http://b)", "**[a](http://b)**c", "*a**b*", "a\n b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := posting.FormatInline(posting.ParseInline(s))
		if twice := posting.FormatInline(posting.ParseInline(once)); twice != once {
			t.Fatalf("%q formatted once %q, twice %q", s, once, twice)
		}
		if got, want := oneSpaced(posting.PlainText(once)), oneSpaced(posting.PlainText(s)); got != want && utf8.ValidString(s) {
			t.Fatalf("%q has the words %q, formatted %q", s, want, got)
		}
	})
}

func BenchmarkParseInlinePlain(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		posting.ParseInline("Design, build and run the services that our customers rely on every single day")
	}
}

func BenchmarkParseInlineStyled(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		posting.FormatInline(posting.ParseInline("Design and **run** the services that [our customers](https://a.example) rely on *every* day"))
	}
}

// oneSpaced is s with single spaces.
func oneSpaced(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}
