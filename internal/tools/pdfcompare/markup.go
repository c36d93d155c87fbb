package main

import (
	"fmt"
	"strings"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// typstMarkup is the posting in Typst's language.
func typstMarkup(d export.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "#set document(title: %q)\n#set page(paper: \"a4\", margin: 24mm)\n"+
		"#set text(font: \"Liberation Sans\", size: 10.2pt, lang: %q)\n", d.Title, d.Language)
	fmt.Fprintf(&b, "*%s*\n\n= %s\n\n", literal(d.Company), literal(d.Title))
	typstFacts(&b, d.Facts)
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "== %s\n\n", literal(s.Heading))
		for _, block := range s.Blocks {
			typstBlock(&b, block)
		}
	}
	return b.String()
}

func typstBlock(b *strings.Builder, block export.Block) {
	switch block.Kind {
	case export.Subheading:
		fmt.Fprintf(b, "%s %s\n\n", strings.Repeat("=", block.Level+2), typstSpans(block.Spans))
	case export.List:
		for _, item := range block.Items {
			fmt.Fprintf(b, "- %s\n", typstSpans(item.Spans))
		}
		b.WriteString("\n")
	case export.Facts:
		typstFacts(b, block.Facts)
	default:
		fmt.Fprintf(b, "%s\n\n", typstSpans(block.Spans))
	}
}

func typstFacts(b *strings.Builder, facts []posting.Fact) {
	for _, f := range facts {
		fmt.Fprintf(b, "%s #h(1em) %s \\\n", literal(f.Label), literal(f.Value))
	}
	b.WriteString("\n")
}

func typstSpans(spans []posting.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := literal(s.Text)
		if s.Bold {
			text = "#strong[" + text + "]"
		}
		if s.Italic {
			text = "#emph[" + text + "]"
		}
		if s.Link != "" {
			text = fmt.Sprintf("#link(%q)[%s]", s.Link, text)
		}
		b.WriteString(text)
	}
	return b.String()
}

// literal is text of which no character has a meaning to Typst.
func literal(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\#*_`$<>@=-+/[]~'\"", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
