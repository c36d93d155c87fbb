package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// stated is what every format must say alike.
type stated struct {
	Title, Company, Place, Pay, Credit string
	Requirements                       []string
}

// TestFormatsAgree reads what matters most to a candidate back out of each
// file and compares it with the posting.
func TestFormatsAgree(t *testing.T) {
	p := acme()
	doc := export.NewDocument(p, nil)
	want := stated{
		Title: "Backend developer", Company: "Acme", Place: "Berlin, Germany", Pay: p.Pay.Line("en"), Credit: acmeCredit,
		Requirements: []string{
			"Services in production, in Go or a language close to it", "SQL and at least one relational database",
			"Clear written English", "Routing, scheduling or other optimisation problems", "Some German or Polish",
			"A degree is welcome, not needed",
		},
	}
	for _, c := range []struct {
		format export.Format
		read   func(*testing.T, []byte) stated
	}{
		{export.DOCX{}, statedByDOCX},
		{export.HTML{}, statedByHTML},
		{export.Markdown{}, statedByMarkdown},
		{export.JSON{}, statedByJSON},
		{export.Board{}, statedByBoard},
		{export.Text{}, statedByText},
		{export.JSONLD{}, statedByJSONLD},
	} {
		t.Run(c.format.Name(), func(t *testing.T) {
			if diff := cmp.Diff(want, c.read(t, written(t, c.format, doc))); diff != "" {
				t.Errorf("the file says otherwise (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("pdf", func(t *testing.T) { pdfStates(t, written(t, export.PDF{}, doc), want) })
}

// TestFormatsHoldEveryWord looks for every heading, paragraph, line and fact
// of the sections in the files without links, in their order.
func TestFormatsHoldEveryWord(t *testing.T) {
	doc := export.NewDocument(acme(), nil)
	var want []string
	for _, s := range doc.Sections {
		want = append(want, s.Heading)
		for _, b := range s.Blocks {
			want = append(want, textOf(b.Spans))
			for _, it := range b.Items {
				want = append(want, textOf(it.Spans))
			}
			for _, f := range b.Facts {
				want = append(want, f.Label+": "+f.Value)
			}
		}
	}
	var job struct{ Description string }
	if err := json.Unmarshal(written(t, export.JSONLD{}, doc), &job); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"txt":    string(written(t, export.Text{}, doc)),
		"board":  plainOf(t, string(written(t, export.Board{}, doc))),
		"jsonld": plainOf(t, job.Description),
	} {
		text = space.ReplaceAllString(text, " ")
		at := 0
		for _, s := range want {
			i := strings.Index(text[at:], space.ReplaceAllString(s, " "))
			if i < 0 {
				t.Errorf("%s does not say %q after what comes before it:\n%s", name, s, text)
				break
			}
			at += i + len(s)/2
		}
	}
}

// textOf is the spans' text up to the first link, whose address follows it.
func textOf(spans []posting.Span) string {
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.Text)
		if s.Link != "" {
			break
		}
	}
	return text.String()
}

// TestFormatsHoldNothingHidden looks for what is not for candidates.
func TestFormatsHoldNothingHidden(t *testing.T) {
	doc := export.NewDocument(acme(), nil)
	for _, f := range export.Formats() {
		file := string(written(t, f, doc))
		switch f.Name() {
		case "pdf":
			file = textOfPDF(t, []byte(file))
		case "docx":
			file = fmt.Sprint(wordLines(t, wordPart(t, []byte(file), "word/document.xml")))
		}
		for _, secret := range []string{"Secret note", "Notes for us", "internal-profile", "240"} {
			if strings.Contains(file, secret) {
				t.Errorf("%s holds %q", f.Name(), secret)
			}
		}
	}
}

func written(t *testing.T, f export.Format, doc export.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := f.Write(&out, doc, export.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func statedByHTML(t *testing.T, file []byte) stated {
	tree, err := goquery.NewDocumentFromReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	got := stated{
		Title: tree.Find("h1").Text(), Company: tree.Find(".sheet-company").Text(),
		Place: tree.Find(`header [data-fact="locations"] dd`).Text(),
		Pay:   tree.Find(`section [data-fact="pay"] dd`).Text(), Credit: tree.Find("article > :last-child").Text(),
	}
	tree.Find(`[data-kind="requirements"] li`).Each(func(_ int, li *goquery.Selection) {
		got.Requirements = append(got.Requirements, li.Text())
	})
	return got
}

func statedByBoard(t *testing.T, file []byte) stated {
	return statedByFewTags(t, file, "h2", "h3")
}

// statedByFewTags reads a title, if there is one, and what follows it.
func statedByFewTags(t *testing.T, file []byte, title, heading string) stated {
	tree, err := goquery.NewDocumentFromReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	top, _, _ := strings.Cut(tree.Find(title+" + p").Text(), " (")
	got := stated{Title: tree.Find(title).Text(), Company: top, Credit: tree.Find("body > :last-child").Text()}
	tree.Find("p").Each(func(_ int, p *goquery.Selection) {
		markup, _ := p.Html()
		for line := range strings.SplitSeq(markup, "<br/>") {
			label, value, _ := strings.Cut(plainOf(t, line), ": ")
			got.take(strings.TrimSpace(label), value)
		}
	})
	inside := false
	tree.Find(heading + ", p, li").Each(func(_ int, at *goquery.Selection) {
		switch {
		case goquery.NodeName(at) == heading && isSectionHeading(at.Text()):
			inside = at.Text() == "What you bring"
		case goquery.NodeName(at) == "li" && inside:
			got.Requirements = append(got.Requirements, at.Text())
		}
	})
	return got
}

func plainOf(t *testing.T, markup string) string {
	tree, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	return tree.Text()
}

func isSectionHeading(text string) bool {
	return slices.ContainsFunc(acmeSections(), func(s posting.Section) bool { return s.Heading == text })
}

// take keeps the value of a label that is compared.
func (s *stated) take(label, value string) {
	switch label {
	case "Location":
		s.Place = value
	case "Pay":
		s.Pay = value
	}
}

// statedByText reads the lines: underlined ones are headings, a line with two
// spaces in front belongs to the one before.
func statedByText(_ *testing.T, file []byte) stated {
	text := regexp.MustCompile(`\n {2}`).ReplaceAllString(strings.TrimSpace(string(file)), " ")
	paragraphs := strings.Split(text, "\n\n")
	got := stated{Credit: strings.ReplaceAll(paragraphs[len(paragraphs)-1], "\n", " ")}
	got.Title, _, _ = strings.Cut(text, "\n====")
	got.Company, _, _ = strings.Cut(paragraphs[1], " (")
	lines, section := strings.Split(text, "\n"), ""
	for i, line := range lines {
		if i+1 < len(lines) && strings.HasPrefix(lines[i+1], "---") {
			section = line
		}
		label, value, _ := strings.Cut(line, ": ")
		got.take(label, value)
		if item, ok := strings.CutPrefix(line, "- "); ok && section == "What you bring" {
			got.Requirements = append(got.Requirements, item)
		}
	}
	return got
}

// statedByJSONLD reads the properties, and from the description what has no
// property of its own.
func statedByJSONLD(t *testing.T, file []byte) stated {
	var job struct {
		Title, Description string
		HiringOrganization struct{ Name string }
		JobLocation        []struct {
			Address struct{ AddressLocality, AddressCountry string }
		}
		BaseSalary struct {
			Currency string
			Value    struct {
				MinValue, MaxValue json.Number
				UnitText           string
			}
		}
	}
	if err := json.Unmarshal(file, &job); err != nil {
		t.Fatal(err)
	}
	got := statedByFewTags(t, []byte(job.Description), "h2", "p")
	got.Title, got.Company = job.Title, job.HiringOrganization.Name
	pay := posting.Pay{Kind: posting.PayRange, Min: job.BaseSalary.Value.MinValue.String(), Max: job.BaseSalary.Value.MaxValue.String(),
		Currency: job.BaseSalary.Currency, Period: posting.Period(strings.ToLower(job.BaseSalary.Value.UnitText))}
	if line := pay.Line("en"); line != got.Pay {
		t.Errorf("the description says the pay is %q, the property %q", got.Pay, line)
	}
	at := job.JobLocation[0].Address
	if place := (posting.Location{City: at.AddressLocality, Country: at.AddressCountry}).Display("en"); place != got.Place {
		t.Errorf("the description says the place is %q, the property %q", got.Place, place)
	}
	return got
}

func statedByMarkdown(t *testing.T, file []byte) stated {
	p, _, err := posting.ReadMarkdown(file)
	if err != nil {
		t.Fatal(err)
	}
	return statedBy(p)
}

func statedByJSON(t *testing.T, file []byte) stated {
	p, err := posting.DecodeJSON(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return statedBy(p)
}

func statedBy(p posting.Posting) stated {
	got := stated{Title: p.Title, Company: p.Company.Name, Pay: p.Pay.Line("en"), Credit: p.Credit}
	for _, l := range p.Locations {
		got.Place += l.Display("en")
	}
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			for _, it := range b.Items {
				if s.Kind == posting.Requirements {
					got.Requirements = append(got.Requirements, posting.PlainText(it.Text))
				}
			}
		}
	}
	return got
}

// pdfStates looks for the facts in the text of the PDF, in its order.
func pdfStates(t *testing.T, file []byte, want stated) {
	text := textOfPDF(t, file)
	at := 0
	inOrder := slices.Concat([]string{want.Company, want.Title, want.Place, want.Pay}, want.Requirements, []string{want.Credit})
	for _, s := range inOrder {
		i := strings.Index(text[at:], s)
		if i < 0 {
			t.Fatalf("the PDF does not say %q after what comes before it:\n%s", s, text)
		}
		at += i
	}
}

var space = regexp.MustCompile(`[\s\x{a0}]+`)

// textOfPDF is what pdftotext reads in the file, with single spaces.
func textOfPDF(t *testing.T, file []byte) string {
	t.Helper()
	return space.ReplaceAllString(pdfText(t, file), " ")
}
