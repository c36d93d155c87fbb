package main

import (
	"bytes"
	"context"
	"strings"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// stockGofpdf draws the same words with the library as it is: its own fonts in
// UTF-8, its own line breaks, no tags, no attachment.
func stockGofpdf(_ context.Context, j job) (*way, error) {
	return &way{name: "gofpdf with its own UTF-8 fonts, in a process", repeat: 20, make: timed(func() ([]byte, error) {
		s := stock{gofpdf.New("P", "pt", "A4", "")}
		s.SetMargins(68, 62, 68)
		for style, ttf := range map[string][]byte{
			"": liberationsansregular.TTF, "B": liberationsansbold.TTF, "I": liberationsansitalic.TTF,
		} {
			s.AddUTF8FontFromBytes("Sans", style, bytes.Clone(ttf)) // it changes what it is given
		}
		s.AddPage()
		s.document(j.doc)
		var out bytes.Buffer
		err := s.Output(&out)
		return out.Bytes(), err
	})}, nil
}

type stock struct{ *gofpdf.Fpdf }

func (s stock) document(d export.Document) {
	s.line("B", 11, d.Company)
	s.line("B", 25, d.Title)
	s.facts(d.Facts)
	for _, section := range d.Sections {
		s.Ln(12)
		s.Bookmark(section.Heading, 0, -1)
		s.line("B", 13.2, section.Heading)
		for _, b := range section.Blocks {
			s.block(b)
		}
	}
}

func (s stock) block(b export.Block) {
	switch b.Kind {
	case export.Subheading:
		s.spans(b.Spans, "B")
	case export.List:
		for _, item := range b.Items {
			s.SetFont("Sans", "", 10.2)
			s.Write(14.6, "•  ")
			s.spans(item.Spans, "")
		}
	case export.Facts:
		s.facts(b.Facts)
	default:
		s.spans(b.Spans, "")
	}
	s.Ln(4)
}

func (s stock) line(style string, size float64, text string) {
	s.SetFont("Sans", style, size)
	s.MultiCell(0, size*1.3, text, "", "L", false)
}

func (s stock) facts(facts []posting.Fact) {
	for _, f := range facts {
		s.line("", 10.2, strings.TrimSpace(f.Label+"  "+f.Value))
	}
}

func (s stock) spans(spans []posting.Span, style string) {
	for _, span := range spans {
		s.SetFont("Sans", styleOf(span, style), 10.2)
		if span.Link != "" {
			s.WriteLinkString(14.6, span.Text, span.Link)
		} else {
			s.Write(14.6, span.Text)
		}
	}
	s.Ln(14.6)
}

func styleOf(span posting.Span, style string) string {
	switch {
	case span.Bold:
		return "B"
	case span.Italic:
		return "I"
	}
	return style
}
