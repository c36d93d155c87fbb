// Package docx writes Word documents (ECMA-376, Office Open XML, in its
// transitional form): styles, numbering, tables, links, fields and a picture,
// and nothing that is not seen. It knows nothing of postings.
//
// Word refuses a file whose elements stand in another order than the standard
// gives, so each element is a struct whose fields stand in that order. The
// same File gives the same bytes.
package docx

import (
	"fmt"
	"io"
	"time"
)

// MediaType is the media type of a Word document.
const MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// File is a document as it is to be written. Lengths are in points, colours
// "RRGGBB", and languages BCP 47 tags with a region ("de-DE").
type File struct {
	Info  Info
	Page  Page
	Theme Theme
	// Language is that of the text.
	Language string
	// RightToLeft says that the document is written from right to left.
	RightToLeft bool
	Styles      []Style
	// Bullets is how the items of lists are marked.
	Bullets Bullets
	Body    []Block
	// Head and Foot stand on every page.
	Head, Foot []Paragraph
}

// Info is the document's description, for readers and search engines.
type Info struct {
	Title, Subject, Creator string
	// Application is the program that wrote the file.
	Application string
	// Language is the text's, as the document states it.
	Language string
	// Created is left out where it is zero.
	Created time.Time
}

// Page is the paper with its margins. Head and Foot are the distances of the
// head's upper and of the foot's lower edge from that of the paper.
type Page struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64
	Head, Foot               float64
}

// Theme is the font and the colours that a person can change for the whole
// document at once.
type Theme struct {
	Name string
	Font Font
	// Ink is the colour of text, Accent that of headings and links.
	Ink, Accent string
}

// Font is a typeface and the one of the same measures that stands in for it.
type Font struct {
	Name, Substitute string
	// Panose is the classification of the typeface in twenty hexadecimal
	// digits, by which a machine without it finds one that is alike.
	Panose string
	Serif  bool
}

// Bullets is the sign before the items of lists.
type Bullets struct {
	// Style is the id of the paragraph style of items.
	Style string
	Sign  string
	// At and Text are where the sign and the text begin.
	At, Text float64
	Accent   bool
}

// Block is a Paragraph, a Table or Columns.
type Block interface {
	element(*parts) (any, error)
}

// Paragraph is a text with a style.
type Paragraph struct {
	// Style is the id of a style of the file, or empty for the default.
	Style string
	// Item says that it is an item of a list.
	Item bool
	// Look is what differs from the style.
	Look Look
	// Picture stands beside the text, at the page's outer edge.
	Picture *Picture
	Runs    []Run
}

// Run is a piece of text in one style.
type Run struct {
	Text string
	// Style is the id of a character style, or empty.
	Style        string
	Bold, Italic bool
	// Link is an http, https or mailto address, or empty. One that Word could
	// not follow is left out, the text stays.
	Link string
	// Tab begins the run at the next stop.
	Tab bool
	// Field stands in the place of Text.
	Field Field
}

// Field is a text that Word writes.
type Field string

// The fields.
const (
	PageNumber Field = "PAGE"
	PageCount  Field = "NUMPAGES"
)

// Picture is a PNG file.
type Picture struct {
	PNG           []byte
	Width, Height float64
	// Gap is the least distance of the text.
	Gap float64
	// Middle puts it in the middle above the text instead.
	Middle bool
	// Says is what a screen reader says of it.
	Says string
}

// Table has columns of fixed widths. A cell may span several of them.
type Table struct {
	Style   string
	Columns []float64
	Rows    []Row
}

// Row is never divided between pages.
type Row struct{ Cells []Cell }

// Cell is a paragraph in a table.
type Cell struct {
	// Span is the number of columns; 0 is 1.
	Span int
	// Above and Below are the lines at its edges.
	Above, Below Line
	// Fill is the colour behind the text, or empty.
	Fill string
	// Inset is the space before the text. An indent of the paragraph would
	// make it a quotation to some readers.
	Inset     float64
	Paragraph Paragraph
}

// Columns has what follows it set in so many columns with a gap between them.
// A file has at most one.
type Columns struct {
	Count int
	Gap   float64
}

// Line is the line at an edge. A line without width is none.
type Line struct {
	Width  float64
	Colour string
	Accent bool
	Double bool
	// Gap is the distance between the text and the line.
	Gap float64
}

// WriteTo writes the file. An error names what is wrong with it.
func (f File) WriteTo(w io.Writer) (int64, error) {
	p := newParts(f)
	if err := p.build(); err != nil {
		return 0, fmt.Errorf("docx: %w", err)
	}
	return p.zip(w)
}
