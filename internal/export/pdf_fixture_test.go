package export_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

func plain(text string) []posting.Span { return []posting.Span{{Text: text}} }

func paragraph(text string) export.Block {
	return export.Block{Kind: export.Paragraph, Spans: plain(text)}
}

func subheading(level int, text string) export.Block {
	return export.Block{Kind: export.Subheading, Level: level, Spans: plain(text)}
}

func list(items ...string) export.Block {
	b := export.Block{Kind: export.List}
	for _, it := range items {
		b.Items = append(b.Items, export.Item{Spans: plain(it)})
	}
	return b
}

func section(kind posting.Kind, heading string, blocks ...export.Block) export.Section {
	return export.Section{ID: string(kind), Kind: kind, Heading: heading, Blocks: blocks}
}

// backendDocument is a posting of about a page and a half.
func backendDocument() export.Document {
	return export.Document{
		Language: "en", Title: "Senior Backend Developer", Company: "Harbour & Vale Logistics",
		Site: "https://harbourvale.example", Colour: "#0b6e6e",
		Facts: []posting.Fact{
			{Key: "locations", Label: "Location", Value: "Rotterdam, Netherlands"},
			{Key: "workplace", Label: "Workplace", Value: "Hybrid"},
			{Key: "employmentType", Label: "Employment type", Value: "Full-time"},
			{Key: "hours", Label: "Hours", Value: "36 to 40 a week"},
			{Key: "pay", Label: "Pay", Value: "€72,000–€90,000 a year"},
			{Key: "start", Label: "Start", Value: "1 February 2027"},
			{Key: "applyBy", Label: "Apply by", Value: "15 December 2026"},
		},
		Sections: []export.Section{aboutSection(), summarySection(), dutiesSection(), requirementsSection(), benefitsSection(), paySection(), processSection(), applySection(), equalSection()},
		Source:   posting.Posting{Title: "Senior Backend Developer", PostedOn: "2026-11-20"},
	}
}

func aboutSection() export.Section {
	return section(posting.About, "About Harbour & Vale Logistics",
		paragraph("We move fresh produce from forty ports to nine thousand shops. Two hundred people in Rotterdam, Gdynia and Valencia plan the routes, keep the cold chain cold, and write the software that the planners live in every day."),
		subheading(1, "Mission"),
		paragraph("Less food thrown away: every pallet that arrives a day fresher is a pallet that gets eaten."))
}

func summarySection() export.Section {
	return section(posting.Summary, "About the job",
		export.Block{Kind: export.Paragraph, Spans: []posting.Span{
			{Text: "You join the "}, {Text: "Routing team", Bold: true},
			{Text: " (six people) and own the service that decides which lorry takes which pallet. It answers four hundred requests a second, "},
			{Text: "most of them within 80 milliseconds", Italic: true},
			{Text: ", and it is due a second look. How we work is written down in our "},
			{Text: "engineering handbook", Link: "https://harbourvale.example/handbook?from=jobs"},
			{Text: "."},
		}})
}

func dutiesSection() export.Section {
	return section(posting.Responsibilities, "What you will do", list(
		"Design and build services in Go that planners and drivers rely on around the clock.",
		"Cut the time from a changed order to a new plan from minutes to seconds, together with two colleagues from operations research.",
		"Keep the data model honest: migrations that can be rolled back, queries that stay quick as the tables grow.",
		"Review the code of others with care, and explain decisions so that they can be found again in a year.",
		"Take part in the on-call rota, one week in six, with the following Monday off."))
}

func requirementsSection() export.Section {
	return section(posting.Requirements, "What you bring",
		subheading(1, "Must have"),
		subheading(2, "Backend"),
		list("Several years of work on services in production, in Go or a language close to it.",
			"Sound knowledge of SQL and of at least one relational database, PostgreSQL for preference.",
			"Experience with HTTP APIs that other teams depend on."),
		subheading(2, "Working together"),
		list("Clear written English."),
		subheading(1, "Nice to have"),
		list("Routing, scheduling or other optimisation problems.", "Kafka or NATS.", "Some Dutch, Polish or Spanish."))
}

func benefitsSection() export.Section {
	return section(posting.Benefits, "Benefits", list(
		"28 days of holiday and the day of your birthday.",
		"A pension to which we pay two thirds.",
		"A training budget of €2,000 a year and five days to spend it in."))
}

func paySection() export.Section {
	return section(posting.PaySection, "Pay",
		export.Block{Kind: export.Facts, Facts: []posting.Fact{
			{Key: "pay", Label: "Pay", Value: "€72,000–€90,000 a year"},
			{Key: "bonus", Label: "Bonus", Value: "up to 8% of the yearly pay"},
		}},
		paragraph("Where you start in the range depends on experience; we tell you how we decided."))
}

func processSection() export.Section {
	return section(posting.Process, "How we hire", list(
		"A first talk by phone, half an hour.",
		"A task close to the work, two hours at home or with us, paid.",
		"A day in Rotterdam with the team. You hear from us within three working days."))
}

func applySection() export.Section {
	return section(posting.ApplySection, "How to apply",
		export.Block{Kind: export.Facts, Facts: []posting.Fact{
			{Key: "apply.url", Label: "Online", Value: "harbourvale.example/jobs/backend", Link: "https://harbourvale.example/jobs/backend"},
			{Key: "apply.email", Label: "E-mail", Value: "jobs@harbourvale.example", Link: "mailto:jobs@harbourvale.example"},
		}},
		paragraph("A short letter is enough. Questions go to Marijke de Vries."))
}

func equalSection() export.Section {
	return section(posting.EqualOpportunity, "Equal opportunity",
		paragraph("We decide on skill and on what you would add to the team. Tell us if you need anything for the interviews to be fair to you."))
}

// longDocument has five pages or so.
func longDocument() export.Document {
	doc := backendDocument()
	for i := range 4 {
		for _, s := range []export.Section{dutiesSection(), requirementsSection(), summarySection(), aboutSection()} {
			s.ID += string(rune('a' + i))
			doc.Sections = append(doc.Sections, s)
		}
	}
	return doc
}

// pagesDocument has about n pages.
func pagesDocument(n int) export.Document {
	doc := backendDocument()
	one := doc.Sections
	doc.Sections = nil
	for range n * 2 / 3 {
		doc.Sections = append(doc.Sections, one...)
	}
	return doc
}

// onePageDocument fits on a page.
func onePageDocument() export.Document {
	doc := backendDocument()
	doc.Sections = doc.Sections[1:4]
	return doc
}

// logoPNG is a picture of w × h pixels with a transparent ground.
func logoPNG(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if (x/(h/3)+y/(h/3))%2 == 0 {
				img.Set(x, y, color.NRGBA{R: 20, G: 60, B: 120, A: 255})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func writePDF(t testing.TB, doc export.Document, opt export.Options) ([]byte, export.Report) {
	t.Helper()
	var out bytes.Buffer
	report, err := export.PDF{}.Write(&out, doc, opt)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), report
}

// oneParagraph is a document of a single paragraph.
func oneParagraph(spans ...posting.Span) export.Document {
	return export.Document{Language: "en", Title: "Tester", Sections: []export.Section{
		{ID: "s", Kind: posting.Summary, Blocks: []export.Block{{Kind: export.Paragraph, Spans: spans}}},
	}}
}

func words(text string) string { return strings.Join(strings.Fields(text), " ") }
