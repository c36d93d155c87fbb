package posting_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

// drawPosting draws a posting in normal form with everything in it that a
// posting can have, and texts full of marks.
func drawPosting(t *rapid.T) posting.Posting {
	maybe := func(name string) string {
		return rapid.OneOf(rapid.Just(""), rapid.Custom(func(t *rapid.T) string { return drawText(t, name) })).Draw(t, name)
	}
	prose := func(name string) string {
		return rapid.OneOf(rapid.Just(""), rapid.Custom(drawProse)).Draw(t, name)
	}
	pick := func(name string, list ...string) string { return rapid.SampledFrom(list).Draw(t, name) }
	place := rapid.Custom(func(t *rapid.T) posting.Location {
		return posting.Location{City: drawText(t, "city"), County: rapid.SampledFrom([]string{"", "Travis", "no"}).Draw(t, "county"),
			Region: rapid.SampledFrom([]string{"", "US-TX", "x"}).Draw(t, "region"), Country: rapid.SampledFrom([]string{"", "US", "NO"}).Draw(t, "country")}
	})
	p := posting.Posting{
		Title: maybe("title"), Role: maybe("role"), Seniority: posting.Seniority(pick("seniority", "", "senior", "1e3", "no")),
		Department: maybe("department"), ReportsTo: maybe("reportsTo"), RequisitionID: pick("requisition", "", "007", "0x1f", "- a", "~", "null", "a: b", "2026-13-45", "12:30"),
		Openings: pick("openings", "", "2", "few"), Language: pick("language", "", "en", "de", "fr-CA", "zz"),
		EmploymentType: posting.EmploymentType(pick("employment", "", "full-time", "*")), Workplace: posting.Workplace(pick("workplace", "", "remote", "yes")),
		Hours: maybe("hours"), Start: pick("start", "", "2026-12-01", "soon"), ApplyBy: pick("applyBy", "", "2026-12-01"), PostedOn: pick("postedOn", "", "2026-02-30"),
		Locations: rapid.SliceOfN(place, 0, 2).Draw(t, "locations"), ApplicantLocations: rapid.SliceOfN(place, 0, 2).Draw(t, "applicants"),
		Headcount: posting.Headcount{Total: "12"}, Education: posting.Education(pick("education", "", "bachelor")), ExperienceMonths: pick("months", "", "24", "many"),
		Apply: posting.Apply{URL: pick("url", "", "https://a.example/_b_?c=1&lt;2", "x"), Email: pick("email", "", "a_b@c.example"), Instructions: prose("instructions")},
		Pay: posting.Pay{Kind: posting.PayKind(pick("kind", "", "range")), Min: pick("min", "", "95000", "27.50", "DOE"), Max: pick("max", "", "120000"),
			Currency: pick("currency", "", "EUR"), Period: posting.Period(pick("period", "", "year")), Bonus: maybe("bonus"), Equity: maybe("equity")},
		Company: posting.Company{Name: maybe("name"), Site: pick("site", "", "https://a.example"), Logo: pick("logo", "", "logo.png"), Colour: pick("colour", "", "#0a5c7d"),
			Profile: "x", ProfileVersion: 3},
		Credit: maybe("credit"),
		Extra: pick("extra", "", "tags: [a, b]\nx: {y: \"1\"}", "# a comment\ndraft: yes # really\n\n# another\nlist:\n  - a\n  - b: |\n      c\n       d",
			"title: Another title", "pay:\n  note: \"*\"\n\"strange key: \": ~", "a: &b 1\nc: *b"),
	}
	for _, part := range p.Company.Parts() {
		*part.Text = prose(part.Name)
	}
	for range rapid.IntRange(0, 5).Draw(t, "sections") {
		p.Sections = append(p.Sections, drawSection(t))
	}
	return posting.Normalize(p, counter())
}

func drawHeading(t *rapid.T) string {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"Benefits", "Perks", "About us", "Requirements", "Must have", "Nice to have", "Mission and goals", "Team", "Team", "# a #", "#", "C #", "C#", "***", "1.", "1. a", "- a", "Leistungen", "---", "[a]: b"}),
		rapid.Custom(func(t *rapid.T) string { return drawText(t, "heading text") }),
	).Draw(t, "heading")
}

func drawSection(t *rapid.T) posting.Section {
	s := posting.Section{Kind: rapid.SampledFrom(posting.Kinds()).Draw(t, "kind"), Heading: drawHeading(t), Hidden: rapid.IntRange(0, 4).Draw(t, "hidden") == 0}
	for range rapid.IntRange(0, 5).Draw(t, "blocks") {
		b := posting.Block{Kind: posting.Paragraph, Text: drawText(t, "paragraph")}
		if rapid.Bool().Draw(t, "list") {
			b = posting.Block{Kind: posting.List, Importance: rapid.SampledFrom([]posting.Importance{"", posting.MustHave, posting.NiceToHave}).Draw(t, "importance")}
			if rapid.Bool().Draw(t, "grouped") {
				b.Group = drawHeading(t)
			}
			for range rapid.IntRange(1, 3).Draw(t, "items") {
				b.Items = append(b.Items, posting.Item{Text: drawText(t, "item")})
			}
		}
		s.Blocks = append(s.Blocks, b)
	}
	return s
}

// TestMarkdownReadsWhatItWrote is the promise that everything rests on.
func TestMarkdownReadsWhatItWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := posting.Normalize(drawPosting(t).Visible(), counter())
		text := write(t, want)
		got, report := read(t, text)
		if got.Extra != want.Extra { // comments and quotes of others' YAML may change their place and look once
			want.Extra = got.Extra
			if again, _ := read(t, write(t, got)); again.Extra != got.Extra {
				t.Fatalf("extra changes again: %q, then %q", got.Extra, again.Extra)
			}
		}
		if diff := cmp.Diff(withoutIDs(want), withoutIDs(got)); diff != "" {
			t.Fatalf("(-want +got)\n%s\n%s", diff, text)
		}
		if len(report.Notes) > 0 && !strings.Contains(want.Extra, "title") {
			t.Fatalf("notes on our own form: %v\n%s", report.Notes, text)
		}
	})
}

// shownTexts are the texts of p that its readers see.
func shownTexts(p posting.Posting) []string {
	p = p.Visible()
	texts := []string{p.Title}
	prose := func(s string) {
		for _, b := range posting.ParseProse(s) {
			texts = append(texts, blockTexts(b)...)
		}
	}
	for _, part := range p.Company.Parts() {
		prose(*part.Text)
	}
	for _, s := range p.Sections {
		texts = append(texts, s.Heading)
		for _, b := range s.Blocks {
			texts = append(texts, b.Group)
			texts = append(texts, blockTexts(b)...)
		}
		if s.Kind == posting.ApplySection {
			prose(p.Apply.Instructions)
		}
	}
	return append(texts, p.Credit)
}

func blockTexts(b posting.Block) []string {
	texts := []string{posting.PlainText(b.Text)}
	for _, item := range b.Items {
		texts = append(texts, posting.PlainText(item.Text))
	}
	return texts
}

var (
	tag   = regexp.MustCompile(`<[^>]*>`)
	block = regexp.MustCompile(`</?(?:p|li|ul|ol|h[1-6]|blockquote|hr /)>`)
)

// shownLines are the texts that a viewer shows for Markdown, each on a line.
func shownLines(t *rapid.T, viewer goldmark.Markdown, text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		_, text, _ = strings.Cut(rest, "\n---\n")
	}
	var b bytes.Buffer
	if err := viewer.Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return "\n" + html.UnescapeString(tag.ReplaceAllString(block.ReplaceAllString(b.String(), "\n"), "")) + "\n"
}

func TestMarkdownShowsTheWords(t *testing.T) {
	viewers := map[string]goldmark.Markdown{
		"CommonMark": goldmark.New(),
		"GitHub":     goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote)),
	}
	rapid.Check(t, func(t *rapid.T) {
		p := drawPosting(t)
		text := write(t, p)
		for name, viewer := range viewers {
			shown := shownLines(t, viewer, text)
			for _, want := range shownTexts(p) {
				if want != "" && !strings.Contains(shown, "\n"+want+"\n") {
					t.Fatalf("%s does not show %q\n%s\n%s", name, want, text, shown)
				}
			}
		}
	})
}
