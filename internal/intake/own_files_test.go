package intake_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/export"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// ownSentences are texts of postings, by language. None of them says what a
// fact would.
func ownSentences() map[string][]string {
	return map[string][]string{
		"en": {"You plan the week with the whole team and tell them early what changes.", "The kitchen is open, and so are its doors.", "We write down what we decide, and why."},
		"de": {"Sie planen die Woche mit dem ganzen Team und sagen früh, was sich ändert.", "Die Küche ist offen, und ihre Türen sind es auch.", "Wir schreiben auf, was wir entscheiden und warum."},
		"fr": {"Vous préparez la semaine avec toute l’équipe et dites tôt ce qui change.", "La cuisine est ouverte, et ses portes le sont aussi.", "Nous notons ce que nous décidons et pourquoi."},
	}
}

// ownPosting draws a posting as people write them: headings as the program
// proposes them, and facts of every kind.
func ownPosting(t *rapid.T) posting.Posting {
	language := rapid.SampledFrom([]string{"en", "de", "fr"}).Draw(t, "language")
	labels := posting.LabelsFor(language)
	drawn := 0
	sentence := func() string {
		drawn++
		return fmt.Sprint(rapid.SampledFrom([]string{"", "", "1\\. ", "Note: ", "**We** ", "[Here](https://acme.example/a?b=1&c=2), ", "*So:* "}).Draw(t, "start"),
			rapid.SampledFrom(ownSentences()[language]).Draw(t, "sentence"), " Nº ", drawn, ".")
	}
	maybe := func(values ...string) string {
		return rapid.SampledFrom(append(values, "")).Draw(t, "maybe")
	}
	items := func(i posting.Importance, group string) posting.Block {
		b := posting.Block{Kind: posting.List, Importance: i, Group: group}
		for range rapid.IntRange(1, 4).Draw(t, "items") {
			b.Items = append(b.Items, posting.Item{Text: strings.TrimSuffix(sentence(), ".")})
		}
		return b
	}
	para := func() posting.Block { return posting.Block{Kind: posting.Paragraph, Text: sentence()} }
	p := posting.Posting{
		Title: rapid.SampledFrom([]string{"Sous-chef", "Teamleitung Küche (m/w/d)", "Backend developer"}).Draw(t, "title"), Language: language,
		Seniority: rapid.SampledFrom(posting.Seniorities()).Draw(t, "seniority"), Department: maybe("Nord"), ReportsTo: maybe("Marie Curie"),
		RequisitionID: maybe("K-204"), Openings: maybe("2"), Hours: maybe("40"),
		EmploymentType: rapid.SampledFrom(posting.EmploymentTypes()).Draw(t, "employment"), Workplace: rapid.SampledFrom(posting.Workplaces()).Draw(t, "workplace"),
		Start: maybe("2027-02-01"), ApplyBy: maybe("2026-12-18"), Education: posting.Education(maybe("bachelor", "high-school")), ExperienceMonths: maybe("24", "18"),
		Locations: rapid.SampledFrom([][]posting.Location{
			{{City: "Lyon", Country: "FR"}}, {{City: "Berlin", Country: "DE"}, {City: "Austin", Region: "US-TX", Country: "US"}},
		}).Draw(t, "places"),
		ApplicantLocations: rapid.SampledFrom([][]posting.Location{nil, {{Country: "DE"}, {Region: "US-TX", Country: "US"}}}).Draw(t, "applicants"),
		Pay: rapid.SampledFrom([]posting.Pay{
			{Kind: posting.PayRange, Min: "42000", Max: "54000.50", Currency: "EUR", Period: posting.Year},
			{Kind: posting.PayRange, Min: "3200", Max: "4100", Currency: "USD", Period: posting.Month, Bonus: "8 %", Equity: "0.1 %"},
			{Kind: posting.PayFixed, Min: "27.50", Currency: "GBP", Period: posting.Hour},
		}).Draw(t, "pay"),
		Apply:   posting.Apply{URL: maybe("https://acme.example/jobs/7?a=1&b=2"), Email: maybe("jobs@acme.example")},
		Company: posting.Company{Name: "Kontor & Söhne", Site: maybe("https://acme.example"), About: sentence(), Mission: maybe(sentence()), Benefits: maybe("- " + sentence())},
		Credit:  maybe("Texts of the O*NET 30.1 Database. O*NET® is a trademark of USDOL/ETA."),
	}
	add := func(kind posting.Kind, blocks ...posting.Block) {
		p.Sections = append(p.Sections, posting.Section{Kind: kind, Heading: labels.Heading(kind, p.Company.Name), Blocks: blocks})
	}
	add(posting.About)
	add(posting.Summary, para(), para())
	add(posting.Responsibilities, items("", ""))
	lists := rapid.SampledFrom([][]posting.Block{
		{items(posting.MustHave, ""), items(posting.NiceToHave, "")},
		{items(posting.MustHave, "PostgreSQL"), items(posting.MustHave, "SAP"), items(posting.NiceToHave, "")},
		{items("", "PostgreSQL"), items("", "SAP"), para()},
		{items("", ""), para(), items(posting.MustHave, "Mission"), items(posting.MustHave, "")},
	}).Draw(t, "requirements")
	add(posting.Requirements, lists...)
	add(posting.PaySection)
	if p.Company.Benefits != "" {
		add(posting.Benefits)
	}
	if p.Apply.URL != "" || p.Apply.Email != "" {
		add(posting.ApplySection, para())
	}
	return posting.Normalize(p, counter())
}

// ownFormats are the files of ours that hold no posting in a form of its own.
func ownFormats() []export.Format { return []export.Format{export.HTML{}, export.DOCX{}} }

func TestOwnFilesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := ownPosting(t)
		for _, f := range ownFormats() {
			theme := rapid.SampledFrom(export.Themes()).Draw(t, "theme")
			var file bytes.Buffer
			if _, err := f.Write(&file, export.NewDocument(p, nil), export.Options{Theme: theme}); err != nil {
				t.Fatal(err)
			}
			res, err := intake.Read("posting"+f.Ending(), file.Bytes())
			if err != nil {
				t.Fatalf("%s, %s: %v", f.Name(), theme, err)
			}
			got := posting.Normalize(res.Posting, counter())
			if diff := cmp.Diff(ownKept(f, p), ownKept(f, got)); diff != "" {
				t.Errorf("%s, %s (-want +got)\n%s", f.Name(), theme, diff)
			}
		}
	})
}

// ownKept is what of a posting a format gives back.
func ownKept(f export.Format, p posting.Posting) posting.Posting {
	p.Role, p.PostedOn, p.Company.Colour, p.Headcount = "", "", "", posting.Headcount{}
	if p.Language == "en" {
		p.Language = ""
	}
	p.Sections = append([]posting.Section(nil), p.Sections...)
	for i := range p.Sections {
		p.Sections[i].ID = ""
		p.Sections[i].Blocks = append([]posting.Block(nil), p.Sections[i].Blocks...)
		for j, b := range p.Sections[i].Blocks {
			b.Items = append([]posting.Item(nil), b.Items...)
			for k := range b.Items {
				b.Items[k].ID = ""
			}
			p.Sections[i].Blocks[j] = b
		}
	}
	return p
}

func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("i", n) }
}
