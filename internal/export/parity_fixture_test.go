package export_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

// parityWords are words to make texts of, by language. Some are long enough to
// be divided, some have marks that formats must escape.
func parityWords() map[string][]string {
	return map[string][]string{
		"en": strings.Fields("careful plan R&D <b> 4*5 snake_case C++ # well-known “quoted” 20% office fjord efficient [x] café"),
		"de": strings.Fields("Verantwortung Donaudampfschifffahrtsgesellschaft größer Straße für über Geschäftsführung Öl-Prüfung und"),
		"el": strings.Fields("μηχανικός εμπειρία ομάδα Αθήνα προϋπηρεσία και λογισμικού ευθύνη"),
		"vi": strings.Fields("kỹ sư phần mềm kinh nghiệm Nguyễn việc được những trưởng"),
		"fr": strings.Fields("équipe l’expérience œuvre façonner où naïf responsabilité d’abord très"),
		"he": strings.Fields("מפתח תוכנה ניסיון צוות עבודה שנים אחריות"),
		"ar": strings.Fields("مهندس برمجيات خبرة فريق عمل سنوات مسؤولية"),
	}
}

// parityDrawer draws a posting. Every text has a mark of its own, so that a
// text found is this one and no other.
type parityDrawer struct {
	t     *rapid.T
	words []string
	drawn int
}

// mark is a word that no other text has. Hidden texts begin with "h".
func (d *parityDrawer) mark(letter string) string {
	d.drawn++
	return fmt.Sprintf("%s%03dx", letter, d.drawn)
}

// text is a text of up to most words, with its mark among the first.
func (d *parityDrawer) text(letter string, most int) string {
	n := rapid.SampledFrom([]int{1, (most + 1) / 2, most}).Draw(d.t, "length")
	some := rapid.SliceOfN(rapid.SampledFrom(d.words), n, n).Draw(d.t, "words")
	return strings.Join(append([]string{some[0], d.mark(letter)}, some[1:]...), " ")
}

// inline is such a text as small Markdown, with a word in bold, in italics or
// linked.
func (d *parityDrawer) inline(letter string) string {
	most := rapid.SampledFrom([]int{3, 12, 90}).Draw(d.t, "most")
	spans := []posting.Span{{Text: d.text(letter, most)}}
	switch rapid.IntRange(0, 5).Draw(d.t, "look") {
	case 0:
		spans = append(spans, posting.Span{Text: " "}, posting.Span{Text: d.text(letter, 2), Bold: true}, posting.Span{Text: " end"})
	case 1:
		spans = append(spans, posting.Span{Text: " "}, posting.Span{Text: d.text(letter, 4), Italic: true})
	case 2:
		spans = append(spans, posting.Span{Text: " "}, posting.Span{Text: d.text(letter, 2), Link: "https://acme.example/" + d.mark(letter) + "?a=1&b=2"}, posting.Span{Text: "."})
	}
	return posting.FormatInline(spans)
}

func (d *parityDrawer) block(letter string) posting.Block {
	if rapid.IntRange(0, 2).Draw(d.t, "paragraph") == 0 {
		return posting.Block{Kind: posting.Paragraph, Text: d.inline(letter)}
	}
	b := posting.Block{Kind: posting.List, Importance: rapid.SampledFrom([]posting.Importance{"", posting.MustHave, posting.NiceToHave}).Draw(d.t, "importance")}
	if rapid.Bool().Draw(d.t, "grouped") {
		b.Group = d.text(letter, 3)
	}
	for range rapid.SampledFrom([]int{0, 1, 3, 9}).Draw(d.t, "items") {
		b.Items = append(b.Items, posting.Item{Text: d.inline(letter)})
	}
	return b
}

func (d *parityDrawer) sections() []posting.Section {
	var out []posting.Section
	for range rapid.SampledFrom([]int{1, 3, 9}).Draw(d.t, "sections") {
		kind := rapid.SampledFrom(posting.Kinds()).Draw(d.t, "kind")
		s := posting.Section{Kind: kind, Hidden: rapid.IntRange(0, 4).Draw(d.t, "hidden") == 0}
		letter := "q"
		if s.Hidden {
			letter = "h"
		}
		s.Heading = d.text(letter, 3)
		for range rapid.SampledFrom([]int{0, 2, 5}).Draw(d.t, "blocks") {
			s.Blocks = append(s.Blocks, d.block(letter))
		}
		out = append(out, s)
	}
	return out
}

// parityPosting draws a posting in normal form in one of the languages.
func parityPosting(languages ...string) *rapid.Generator[posting.Posting] {
	return rapid.Custom(func(t *rapid.T) posting.Posting {
		language := rapid.SampledFrom(languages).Draw(t, "language")
		d := &parityDrawer{t: t, words: parityWords()[language]}
		maybe := func(text string) string { return rapid.SampledFrom([]string{"", text}).Draw(t, "maybe") }
		p := posting.Posting{
			Title: d.text("q", 6), Language: language, Seniority: posting.Senior,
			Department: maybe(d.text("q", 3)), Workplace: rapid.SampledFrom(posting.Workplaces()).Draw(t, "workplace"),
			EmploymentType: rapid.SampledFrom(posting.EmploymentTypes()).Draw(t, "employment"),
			PostedOn:       "2026-11-02", ApplyBy: maybe("2026-12-31"), Hours: maybe("40"),
			Locations: rapid.SliceOfN(rapid.SampledFrom([]posting.Location{
				{City: "Berlin", Country: "DE"}, {City: "Austin", Region: "US-TX", Country: "US"}, {City: "Αθήνα", Country: "GR"}, {Country: "FR"},
			}), 1, 3).Draw(t, "places"),
			Headcount: posting.Headcount{Total: "h777x"},
			Pay: rapid.SampledFrom([]posting.Pay{
				{Kind: posting.PayRange, Min: "61234", Max: "75678", Currency: "EUR", Period: posting.Year},
				{Kind: posting.PayRange, Min: "61234.50", Max: "75678.25", Currency: "USD", Period: posting.Month, Bonus: "up to 8%"},
				{Kind: posting.PayFixed, Min: "27.50", Currency: "GBP", Period: posting.Hour, Equity: "0.1%"},
			}).Draw(t, "pay"),
			Apply:    posting.Apply{URL: maybe("https://acme.example/jobs/7?from=sheet&lang=en"), Email: maybe("jobs@acme.example"), Instructions: maybe(d.inline("q"))},
			Company:  posting.Company{Name: d.text("q", 2), Site: maybe("https://acme.example")},
			Sections: d.sections(), Credit: maybe(d.text("q", 9)),
		}
		for _, part := range p.Company.Parts() {
			*part.Text = maybe(d.inline("q") + "\n\n- " + d.inline("q"))
		}
		n := 0
		return posting.Normalize(p, func() string { n++; return fmt.Sprint("i", n) })
	})
}
