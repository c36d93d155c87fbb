package posting

import (
	"bytes"
	"io"
)

// WriteMarkdown writes what is visible of p in its Markdown form: the facts as
// YAML front matter, the rest as a text for people. ReadMarkdown reads it
// back. The error is w's, or a *FieldError where p.Extra cannot be front
// matter.
func WriteMarkdown(w io.Writer, p Posting) error {
	p = p.Visible()
	var b bytes.Buffer
	if err := writeFront(&b, p); err != nil {
		return err
	}
	body := bodyWriter{out: &b, labels: LabelsFor(p.Language), language: p.Language}
	body.title(p)
	shown := map[Kind]bool{}
	for _, s := range p.Sections {
		body.section(p, s, !shown[s.Kind])
		shown[s.Kind] = true
	}
	body.credit(p.Credit)
	_, err := w.Write(append(bytes.TrimRight(b.Bytes(), "\n"), '\n'))
	return err
}

// bodyWriter writes the body: every block a line with a blank line after it,
// list items a line each.
type bodyWriter struct {
	out      *bytes.Buffer
	labels   Labels
	language string

	// importance and group are those that a reader would give the next list;
	// sub says that a sub-heading is open.
	importance Importance
	group      string
	sub        bool
}

func (w *bodyWriter) line(s string) {
	w.out.WriteString(s)
	w.out.WriteString("\n\n")
}

func (w *bodyWriter) heading(marks, text string) { w.line(headingLine(marks, text)) }

// title writes the title. Without one an empty heading stands there if other
// people's front matter has a title, which is not the job's.
func (w *bodyWriter) title(p Posting) {
	if p.Title != "" || extraHas(p.Extra, "title") {
		w.heading("#", p.Title)
	}
	w.facts(keyFactSpans(p.KeyFacts()))
}

// extraHas reports whether the front matter of others has a key.
func extraHas(extra, key string) bool {
	if extra == "" {
		return false
	}
	m, err := parseExtra(extra)
	return err == nil && valueOf(m, key) != nil
}

// facts writes the line that shows facts; it is generated and never read.
func (w *bodyWriter) facts(spans []Span) {
	if len(spans) > 0 {
		w.line("> " + escapeLeading(formatSpans(spans, true)))
	}
}

// keyFactSpans are the values of facts in one line.
func keyFactSpans(facts []Fact) []Span {
	var spans []Span
	for i, f := range facts {
		if i > 0 {
			spans = append(spans, Span{Text: factMark})
		}
		spans = append(spans, Span{Text: f.Value, Link: f.Link})
	}
	return spans
}

const factMark = " · "

// sectionFactSpans are facts with their names in one line; the first of a
// section about pay needs no name.
func sectionFactSpans(kind Kind, facts []Fact, labels Labels) []Span {
	var spans []Span
	for i, f := range facts {
		if i > 0 {
			spans = append(spans, Span{Text: factMark})
		}
		if f.Key != string(kind) {
			spans = append(spans, Span{Text: f.Label + labels.Colon() + " "})
		}
		spans = append(spans, Span{Text: f.Value, Link: f.Link})
	}
	return spans
}

// section writes a section; first says that it is the first of its kind and
// shows the facts and the company's texts.
func (w *bodyWriter) section(p Posting, s Section, first bool) {
	w.heading("##", s.Heading)
	w.importance, w.group, w.sub = headingImportance(s, w.language), "", false
	if first {
		w.facts(sectionFactSpans(s.Kind, p.SectionFacts(s.Kind), w.labels))
		w.texts(p, s.Kind)
	}
	if first && hasTexts(s.Kind) && len(s.Blocks) > 0 {
		w.rule()
	}
	for _, b := range s.Blocks {
		w.block(b)
	}
}

// credit writes the last line: a quote below a rule, which no section ends
// with, so that readers tell it from the text.
func (w *bodyWriter) credit(text string) {
	if text != "" {
		w.rule()
		w.facts([]Span{{Text: text}})
	}
}

// headingImportance is what a heading such as "Must have" says of the lists
// directly below it.
func headingImportance(s Section, language string) Importance {
	if s.Kind != Requirements {
		return ""
	}
	i, _ := ImportanceOfHeading(s.Heading, language)
	return i
}

// hasTexts reports whether sections of the kind show texts that are not their
// own: the company's or the way to apply.
func hasTexts(k Kind) bool { return len(sectionTexts(&Posting{}, k)) > 0 }

// sectionTexts are the texts that the first section of a kind shows, the one
// that needs no sub-heading first.
func sectionTexts(p *Posting, k Kind) []CompanyPart {
	if k == ApplySection {
		return []CompanyPart{{"instructions", ApplySection, &p.Apply.Instructions}}
	}
	var texts []CompanyPart
	for _, part := range p.Company.Parts() {
		if part.Section == k {
			texts = append(texts, part)
		}
	}
	return texts
}

func (w *bodyWriter) texts(p Posting, k Kind) {
	for i, t := range sectionTexts(&p, k) {
		if *t.Text == "" {
			continue
		}
		if i > 0 {
			w.heading("###", w.labels.Part(t.Name))
		}
		for _, b := range ParseProse(*t.Text) {
			w.content(b)
		}
	}
}

// rule ends the scope of what is open.
func (w *bodyWriter) rule() {
	w.line("***")
	w.importance, w.group, w.sub = "", "", false
}

func (w *bodyWriter) block(b Block) {
	switch {
	case b.Kind == List:
		w.scope(b)
	case w.sub:
		w.rule()
	}
	w.content(b)
}

// scope opens what a reader needs to see to give the list b its importance
// and group.
func (w *bodyWriter) scope(b Block) {
	if b.Importance == w.importance && b.Group == w.group {
		return
	}
	if b.Importance == "" {
		w.plainGroup(b.Group)
	} else {
		if b.Importance != w.importance || b.Group == "" {
			w.heading("###", w.labels.Importance(b.Importance))
		}
		if b.Group != "" {
			w.heading("####", b.Group)
		}
	}
	w.importance, w.group, w.sub = b.Importance, b.Group, true
}

// plainGroup opens a group without importance. One that is called like an
// importance goes a level down after a rule, where it is not taken for it.
func (w *bodyWriter) plainGroup(group string) {
	_, importance := ImportanceOfHeading(group, w.language)
	switch {
	case group == "":
		w.rule()
	case importance:
		w.rule()
		w.heading("####", group)
	default:
		w.heading("###", group)
	}
}

// content writes a paragraph, or the items of a list.
func (w *bodyWriter) content(b Block) {
	if b.Kind != List {
		w.line(textLine(b.Text))
		return
	}
	for _, item := range b.Items {
		w.out.WriteString("- " + textLine(item.Text) + "\n")
	}
	w.out.WriteByte('\n')
}
