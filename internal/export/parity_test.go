package export_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// said is one piece of text of a file, and what it is there.
type said struct{ What, Text string }

// What a piece of text can be.
const (
	aTitle     = "title"
	aHeading   = "heading"
	aSub       = "subheading"
	aParagraph = "paragraph"
	anItem     = "item"
)

// parity is a posting and what its files must say.
type parity struct {
	posting posting.Posting
	doc     export.Document
	// body are the title and all headings, paragraphs and items in order.
	body []said
	// linked is the body with the addresses of links behind their text.
	linked []said
	// key are the company, the places, the pay and the credit, and facts are
	// all facts, wherever they stand.
	key, facts []string
}

// newParity takes what must be said from the posting itself, and where the
// headings of company texts and of importances stand from its layout.
func newParity(p posting.Posting) parity {
	out := parity{posting: p, doc: export.NewDocument(p, nil)}
	add := func(what string, spans []posting.Span) {
		out.body = append(out.body, said{what, folded(textWith(spans, false))})
		out.linked = append(out.linked, said{what, folded(textWith(spans, true))})
	}
	add(aTitle, []posting.Span{{Text: p.Title}})
	for _, s := range out.doc.Sections {
		add(aHeading, []posting.Span{{Text: s.Heading}})
		for _, b := range s.Blocks {
			switch b.Kind {
			case export.Subheading:
				add(aSub, b.Spans)
			case export.Paragraph:
				add(aParagraph, b.Spans)
			}
			for _, it := range b.Items {
				add(anItem, it.Spans)
			}
			for _, f := range b.Facts {
				out.facts = append(out.facts, f.Value)
			}
		}
	}
	for _, f := range out.doc.Facts {
		out.facts = append(out.facts, f.Value)
	}
	v := p.Visible()
	out.key = []string{p.Company.Name, v.Pay.Line(p.Locale()), p.Credit}
	for _, l := range p.Locations {
		out.key = append(out.key, l.Display(p.Language))
	}
	out.facts = append(out.facts, out.key...)
	return out
}

// textWith is the text, with the addresses of links if they are written out.
func textWith(spans []posting.Span, links bool) string {
	var out strings.Builder
	for _, s := range spans {
		out.WriteString(s.Text)
		if links && s.Link != "" {
			out.WriteString(" (" + s.Link + ")")
		}
	}
	return out.String()
}

// folded is a text without spaces, hyphens and marks that only say how it is
// set, in which programs differ and people do not see a difference.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" \n\t\r\u00a0\u202f\u2009-\u2010\u2011\u00ad\u200b", r),
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f':
			return -1
		}
		return r
	}, text)
}

// own are the texts of the posting's own sections in their order, none of
// which may get lost on the way into a document.
func (p parity) own() []string {
	var out []string
	for _, s := range p.posting.Sections {
		if s.Hidden {
			continue
		}
		for _, b := range s.Blocks {
			if b.Kind == posting.Paragraph {
				out = append(out, folded(posting.PlainText(b.Text)))
			}
			for _, it := range b.Items {
				out = append(out, folded(posting.PlainText(it.Text)))
			}
		}
	}
	return out
}

type parityT interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
}

// sameBody compares the pieces that a reader found with those that are there.
func (p parity) sameBody(t parityT, name string, want, got []said) {
	t.Helper()
	for i := range got {
		got[i].Text = folded(got[i].Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s says otherwise (-want +got):\n%s", name, diff)
	}
}

// saysAll looks for the pieces in their order, for the facts wherever they
// are, and for what is hidden.
func (p parity) saysAll(t parityT, name string, body []said, text string) {
	t.Helper()
	text = folded(text)
	at := 0
	for _, s := range body {
		i := strings.Index(text[at:], s.Text)
		if i < 0 {
			t.Errorf("%s does not say the %s %q after what comes before it:\n%s", name, s.What, s.Text, text)
			return
		}
		at += i + len(s.Text)
	}
	p.saysFacts(t, name, text, p.facts)
}

func (p parity) saysFacts(t parityT, name, text string, facts []string) {
	t.Helper()
	for _, f := range facts {
		if !strings.Contains(text, folded(f)) {
			t.Errorf("%s does not say the fact %q:\n%s", name, f, text)
		}
	}
	if m := hiddenMark.FindString(text); m != "" {
		t.Errorf("%s shows what is hidden, %q:\n%s", name, m, text)
	}
}

// TestParity reads generated postings back out of the files that programs can
// read without help.
func TestParity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newParity(parityPosting("en", "de", "el", "vi", "fr", "he", "ar").Draw(t, "posting"))
		p.layout(t)
		theme := rapid.SampledFrom(export.Themes()).Draw(t, "theme")
		page := parityFile(t, export.HTML{}, p.doc, theme)
		p.sameBody(t, "html "+theme, p.body, saidByHTML(t, page, "article"))
		p.saysFacts(t, "html "+theme, folded(textOfHTML(t, page, "body")), p.facts)
		board := parityFile(t, export.Board{}, p.doc, "")
		p.saysAll(t, "board", p.linked, textOfHTML(t, board, "body"))
		p.saysAll(t, "txt", p.linked, withoutRules(string(parityFile(t, export.Text{}, p.doc, ""))))
		p.markdown(t, parityFile(t, export.Markdown{}, p.doc, ""))
		p.json(t, parityFile(t, export.JSON{}, p.doc, ""))
		p.jsonld(t, parityFile(t, export.JSONLD{}, p.doc, ""))
	})
}

// layout compares the document with the posting.
func (p parity) layout(t parityT) {
	t.Helper()
	var got []string
	for _, s := range p.body {
		got = append(got, s.Text)
	}
	for _, want := range p.own() {
		i := slices.Index(got, want)
		if i < 0 {
			t.Errorf("the layout lacks %q after what comes before it", want)
			return
		}
		got = got[i+1:]
	}
}

func parityFile(t parityT, f export.Format, doc export.Document, theme string) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := f.Write(&out, doc, export.Options{Theme: theme}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// markdown reads the file as any viewer of Markdown shows it.
func (p parity) markdown(t parityT, file []byte) {
	t.Helper()
	_, body, _ := strings.Cut(strings.TrimPrefix(string(file), "---\n"), "\n---\n")
	var page bytes.Buffer
	if err := goldmark.Convert([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	p.sameBody(t, "markdown", p.withoutImportance(p.body), p.withoutImportance(saidByHTML(t, page.Bytes(), "body")))
	p.saysFacts(t, "markdown", folded(textOfHTML(t, page.Bytes(), "body")), p.key)
}

// withoutImportance leaves out the headings of importances, which the Markdown
// form repeats above a group that stands below a paragraph.
func (p parity) withoutImportance(body []said) []said {
	labels := posting.LabelsFor(p.posting.Language)
	return slices.DeleteFunc(slices.Clone(body), func(s said) bool {
		text := folded(s.Text)
		return s.What == aSub && (text == folded(labels.Importance(posting.MustHave)) || text == folded(labels.Importance(posting.NiceToHave)))
	})
}

// json reads the file as what any program makes of it.
func (p parity) json(t parityT, file []byte) {
	t.Helper()
	type block struct {
		Kind, Text, Importance, Group string
		Items                         []struct{ Text string }
	}
	type section struct {
		Kind, Heading string
		Blocks        []block
	}
	var got struct {
		Title     string
		Company   struct{ Name string }
		Locations []struct{ City, Region, Country string }
		Pay       struct{ Min, Max, Currency, Period string }
		Sections  []section
	}
	if err := json.Unmarshal(file, &got); err != nil {
		t.Fatal(err)
	}
	want := got
	v := p.doc.Source
	want.Title, want.Company.Name, want.Locations, want.Sections = v.Title, v.Company.Name, nil, nil
	want.Pay.Min, want.Pay.Max, want.Pay.Currency, want.Pay.Period = v.Pay.Min, v.Pay.Max, v.Pay.Currency, string(v.Pay.Period)
	for _, l := range p.posting.Locations {
		want.Locations = append(want.Locations, struct{ City, Region, Country string }{l.City, l.Region, l.Country})
	}
	for _, s := range v.Sections {
		to := section{Kind: string(s.Kind), Heading: s.Heading}
		for _, b := range s.Blocks {
			b2 := block{Kind: string(b.Kind), Text: b.Text, Importance: string(b.Importance), Group: b.Group}
			for _, it := range b.Items {
				b2.Items = append(b2.Items, struct{ Text string }{it.Text})
			}
			to.Blocks = append(to.Blocks, b2)
		}
		want.Sections = append(want.Sections, to)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("json says otherwise (-want +got):\n%s", diff)
	}
	if m := hiddenMark.Find(file); m != nil {
		t.Errorf("json shows what is hidden, %q", m)
	}
}

// jsonld reads the properties, and the description's words.
func (p parity) jsonld(t parityT, file []byte) {
	t.Helper()
	var job struct {
		Title, Description string
		HiringOrganization struct{ Name string }
		JobLocation        []struct {
			Address struct{ AddressLocality, AddressCountry string }
		}
		BaseSalary struct {
			Currency string
			Value    struct{ Value, MinValue, MaxValue json.Number }
		}
	}
	if err := json.Unmarshal(file, &job); err != nil {
		t.Fatal(err)
	}
	if job.Title != p.posting.Title || job.HiringOrganization.Name != p.posting.Company.Name {
		t.Errorf("jsonld names %q at %q", job.Title, job.HiringOrganization.Name)
	}
	for i, l := range p.posting.Locations {
		if i >= len(job.JobLocation) || job.JobLocation[i].Address.AddressLocality != l.City || job.JobLocation[i].Address.AddressCountry != l.Country {
			t.Errorf("jsonld lacks the place %v: %v", l, job.JobLocation)
		}
	}
	pay := p.doc.Source.Pay
	low := job.BaseSalary.Value.MinValue
	if pay.Max == "" {
		low = job.BaseSalary.Value.Value
	}
	if got := []string{low.String(), job.BaseSalary.Value.MaxValue.String(), job.BaseSalary.Currency}; !slices.Equal(got, []string{pay.Min, pay.Max, pay.Currency}) {
		t.Errorf("jsonld says %v as pay, not %v", got, pay)
	}
	if len(p.doc.Sections) > 0 {
		text := job.Title + p.posting.Company.Name + textOfHTML(t, []byte(job.Description), "body")
		p.saysAll(t, "jsonld", p.linked, text)
	}
}

// withoutRules takes the lines below headings out of a plain text.
func withoutRules(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Trim(line, "=-") != "" {
			out = append(out, strings.TrimPrefix(line, "- "))
		}
	}
	return strings.Join(out, "\n")
}

// element is the first element of a name, or nil.
func element(n *html.Node, name string) *html.Node {
	if n.Type == html.ElementNode && n.Data == name {
		return n
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if found := element(k, name); found != nil {
			return found
		}
	}
	return nil
}

func parsedHTML(t parityT, page []byte, within string) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return element(root, within)
}

func textOfHTML(t parityT, page []byte, within string) string {
	t.Helper()
	return textOfNode(parsedHTML(t, page, within))
}

func textOfNode(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var out strings.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		out.WriteString(textOfNode(k))
	}
	return out.String()
}

// besidesTheText are classes of pages, and styles of Word files in pages that
// pandoc makes of them, of what is neither heading, paragraph nor item.
func besidesTheText() []string {
	return []string{"sheet-company", "sheet-credit", "Subtitle", "Fact", "Credit", "Pause"}
}

// saidByHTML reads title, headings, paragraphs and items. The company, facts
// and the credit have places of their own.
func saidByHTML(t parityT, page []byte, within string) []said {
	t.Helper()
	var out []said
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		class := ""
		for _, a := range n.Attr {
			if a.Key == "class" || a.Key == "data-custom-style" {
				class = a.Val
			}
		}
		what, ok := map[string]string{"h1": aTitle, "h2": aHeading, "h3": aSub, "h4": aSub, "p": aParagraph, "li": anItem}[n.Data]
		switch {
		case n.Data == "blockquote", n.Data == "table", slices.Contains(besidesTheText(), class):
		case ok && n.Type == html.ElementNode:
			out = append(out, said{what, textOfNode(n)})
		default:
			for k := n.FirstChild; k != nil; k = k.NextSibling {
				walk(k)
			}
		}
	}
	walk(parsedHTML(t, page, within))
	return out
}

// hiddenMark is the mark of a text that no candidate may see.
var hiddenMark = regexp.MustCompile(`h[0-9]{3}x`)
