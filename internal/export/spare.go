package export

import (
	"bytes"
	"strings"

	"rolewright/internal/posting"
)

// spareTags are the few tags in which a document is written for those who
// keep no others. Links are written out, so that none is lost.
type spareTags struct {
	// section, group and sub open and close headings; sub is the one nearest
	// to a section's.
	section, sub, group [2]string
	// emphasis keeps bold and italic.
	emphasis bool
	// lines ends each element with a line's end.
	lines bool
	// colon follows the names of facts.
	colon string
}

// boardTags are what job boards keep of a text that is pasted.
func boardTags() spareTags {
	return spareTags{
		section: [2]string{"<h3>", "</h3>"}, sub: [2]string{"<p><strong>", "</strong></p>"}, group: [2]string{"<p><em>", "</em></p>"},
		emphasis: true, lines: true,
	}
}

// searchTags are what Google reads in a JobPosting's description.
func searchTags() spareTags {
	p := [2]string{"<p>", "</p>"}
	return spareTags{section: p, sub: p, group: p}
}

// body writes the facts below the title, the sections and the credit.
func (t spareTags) body(b *bytes.Buffer, doc Document) {
	t.colon = posting.LabelsFor(doc.Language).Colon()
	t.facts(b, doc.Facts)
	for _, s := range doc.Sections {
		t.sectionOf(b, s)
	}
	if doc.Credit != "" {
		t.text(b, [2]string{"<p>", "</p>"}, doc.Credit)
	}
}

func (t spareTags) sectionOf(b *bytes.Buffer, s Section) {
	if s.Heading != "" {
		t.text(b, t.section, s.Heading)
	}
	for _, block := range s.Blocks {
		t.block(b, block)
	}
}

func (t spareTags) block(b *bytes.Buffer, block Block) {
	switch block.Kind {
	case Paragraph:
		t.spans(b, [2]string{"<p>", "</p>"}, block.Spans)
	case Subheading:
		tags := t.sub
		if block.Level > 1 {
			tags = t.group
		}
		t.text(b, tags, plain(block.Spans))
	case List:
		b.WriteString("<ul>")
		t.end(b)
		for _, it := range block.Items {
			t.spans(b, [2]string{"<li>", "</li>"}, it.Spans)
		}
		b.WriteString("</ul>")
		t.end(b)
	case Facts:
		t.facts(b, block.Facts)
	case Break:
		t.text(b, [2]string{"<p>", "</p>"}, breakMark)
	}
}

// breakMark stands for a Break where there is no line to draw.
const breakMark = "* * *"

func (t spareTags) facts(b *bytes.Buffer, facts []posting.Fact) {
	if len(facts) == 0 {
		return
	}
	b.WriteString("<p>")
	for i, f := range facts {
		if i > 0 {
			b.WriteString("<br>")
			t.end(b)
		}
		writeSpans(b, t.styled([]posting.Span{{Text: f.Label + t.colon, Bold: true}, {Text: " "}}))
		writeSpans(b, writtenOut([]posting.Span{{Text: f.Value, Link: f.Link}}))
	}
	b.WriteString("</p>")
	t.end(b)
}

func (t spareTags) text(b *bytes.Buffer, tags [2]string, text string) {
	t.spans(b, tags, []posting.Span{{Text: text}})
}

func (t spareTags) spans(b *bytes.Buffer, tags [2]string, spans []posting.Span) {
	b.WriteString(tags[0])
	writeSpans(b, t.styled(writtenOut(spans)))
	b.WriteString(tags[1])
	t.end(b)
}

// styled takes bold and italic off where they are not kept.
func (t spareTags) styled(spans []posting.Span) []posting.Span {
	if t.emphasis {
		return spans
	}
	return []posting.Span{{Text: plain(spans)}}
}

func (t spareTags) end(b *bytes.Buffer) {
	if t.lines {
		b.WriteByte('\n')
	}
}

// writtenOut returns the spans without links: the address of each stands in
// brackets behind its text, unless it is that text already.
func writtenOut(spans []posting.Span) []posting.Span {
	out := make([]posting.Span, 0, len(spans))
	from := 0
	for i, s := range spans {
		out = append(out, posting.Span{Text: s.Text, Bold: s.Bold, Italic: s.Italic})
		if i+1 < len(spans) && spans[i+1].Link == s.Link {
			continue
		}
		if safeLink(s.Link) && !saysAddress(plain(spans[from:i+1]), s.Link) {
			out = append(out, posting.Span{Text: " (" + bareAddress(s.Link) + ")"})
		}
		from = i + 1
	}
	return out
}

// bareAddress is the address as people read it: an e-mail address has no
// "mailto:".
func bareAddress(link string) string {
	if len(link) > len("mailto:") && strings.EqualFold(link[:len("mailto:")], "mailto:") {
		return link[len("mailto:"):]
	}
	return link
}

// saysAddress reports whether the text is the address, with or without its
// scheme.
func saysAddress(text, link string) bool {
	text, address := strings.TrimSpace(text), bareAddress(link)
	_, rest, _ := strings.Cut(address, "://")
	for _, form := range []string{address, rest} {
		if form != "" && (text == form || text == strings.TrimSuffix(form, "/")) {
			return true
		}
	}
	return false
}

// plain is the spans' text alone.
func plain(spans []posting.Span) string {
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.Text)
	}
	return text.String()
}
