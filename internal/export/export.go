// Package export writes a posting in every format that people need, all from
// one Document, so that the files agree with each other.
package export

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// Format is one kind of file that a posting can be written as.
type Format interface {
	// Name is the word used on the command line and in addresses: "pdf".
	Name() string
	// Ending is the file name's ending with its dot: ".pdf".
	Ending() string
	// MediaType is the value for a Content-Type header.
	MediaType() string
	// Write writes doc to w. The report lists what could not be shown as
	// written. An error leaves w in an unknown state, so callers that must
	// not pass on part of a file write to a buffer first.
	Write(w io.Writer, doc Document, opt Options) (Report, error)
}

// Options are what a person may choose about a file. The zero value is A4
// with the default theme.
type Options struct {
	Theme string
	Paper Paper
	// Draft marks each page of a PDF as one of a draft, in the document's
	// language.
	Draft bool
	// Fonts are further faces for PDF, for scripts that the built-in ones
	// lack, or nil.
	Fonts *Fonts
}

// Paper is a page size.
type Paper string

// The papers. The empty value means A4.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// ParsePaper reads a paper's name; the empty name is A4.
func ParsePaper(name string) (Paper, error) {
	switch p := Paper(strings.ToLower(strings.TrimSpace(name))); p {
	case "", A4:
		return A4, nil
	case Letter:
		return Letter, nil
	default:
		return "", fmt.Errorf("paper %q is not known: use a4 or letter", name)
	}
}

// Report lists what a file could not show as written.
type Report struct {
	// Replaced names characters that the fonts lack and what stands in
	// their place, in the order of their first use.
	Replaced []Replacement
	// Notes say what the file's readers look for and the posting does not
	// say, or not so that they understand it.
	Notes []Note
}

// Note is one thing to mend before a file does its work.
type Note struct {
	// Field is the path of the field to look at, as in posting.Fields or a
	// part of it, or empty where several are meant.
	Field string
	// Required says that the file is of no use to its readers without it.
	Required bool
	// Text is a plain sentence or two with the remedy.
	Text string
}

// Replacement is a character that was shown as something else.
type Replacement struct {
	Rune  rune
	Shown string
	Count int
}

// Formats lists every format, in the order in which menus offer them.
func Formats() []Format {
	return []Format{PDF{}, DOCX{}, Markdown{}, HTML{}, Text{}, Board{}, JSONLD{}, JSON{}}
}

// ByName returns the format with the name or the file ending ("pdf", ".pdf").
// The error lists the names that are known.
func ByName(name string) (Format, error) {
	want := strings.TrimPrefix(strings.ToLower(name), ".")
	var names []string
	for _, f := range Formats() {
		if f.Name() == want || strings.TrimPrefix(f.Ending(), ".") == want {
			return f, nil
		}
		names = append(names, f.Name())
	}
	return nil, fmt.Errorf("format %q is not known: use one of %s", name, strings.Join(names, ", "))
}

// ByFileName returns the format of a file by the ending of its name; where
// one ending is part of another (".html", ".board.html"), the longer one
// counts. The error of a name without an ending is the one of ByName.
func ByFileName(name string) (Format, error) {
	name = strings.ToLower(name)
	var found Format
	for _, f := range Formats() {
		if strings.HasSuffix(name, f.Ending()) && (found == nil || len(f.Ending()) > len(found.Ending())) {
			found = f
		}
	}
	if found == nil {
		return ByName(path.Ext(name))
	}
	return found, nil
}

// Document is a posting's visible content, laid out as a sheet shows it: the
// title block and the sections, with headings and labels in its language.
type Document struct {
	// Language is a BCP 47 tag, never empty.
	Language string
	Title    string
	Company  string
	// Site is the company's address on the web, an http or https URL or empty.
	Site string
	// Colour is "#rrggbb" or empty.
	Colour string
	// Logo is a PNG or JPEG file, or nil.
	Logo []byte
	// Facts stand below the title: place, workplace, pay …
	Facts    []posting.Fact
	Sections []Section
	// Credit is the last line, in small letters: what a licence asks to be
	// shown with the text, or empty.
	Credit string

	// Source is the visible posting that the document was made from.
	Source posting.Posting
}

// Section is one visible, non-empty section. Heading may be empty.
type Section struct {
	ID      string
	Kind    posting.Kind
	Heading string
	Blocks  []Block
}

// BlockKind tells the kinds of block apart.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota
	// Subheading is a heading one level (Level 1) or two levels (Level 2)
	// below the section's.
	Subheading
	List
	// Facts is a list of labelled facts that the section shows.
	Facts
	// Break ends the scope of the subheadings before it: what follows belongs
	// to the section again. It holds no text.
	Break
)

// Block is one piece of a section. Which fields are set depends on Kind.
type Block struct {
	Kind  BlockKind
	Level int
	// Spans are the text of a paragraph or subheading.
	Spans []posting.Span
	Items []Item
	Facts []posting.Fact
}

// Item is one line of a list. ID is empty where the text has none.
type Item struct {
	ID    string
	Spans []posting.Span
}

// Words counts the words of the document's sections, for the editor.
func (d Document) Words() int {
	n := 0
	for _, s := range d.Sections {
		n += len(strings.Fields(s.Heading)) + s.Words()
	}
	return n
}

// Words counts the words below the section's heading.
func (s Section) Words() int {
	n := 0
	for _, b := range s.Blocks {
		n += b.words()
	}
	return n
}

func (b Block) words() int {
	n := countWords(b.Spans)
	for _, it := range b.Items {
		n += countWords(it.Spans)
	}
	return n
}

func countWords(spans []posting.Span) int {
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.Text)
	}
	return len(strings.Fields(text.String()))
}

// Empty reports whether the document has nothing to show but its title.
func (d Document) Empty() bool {
	return !slices.ContainsFunc(d.Sections, func(s Section) bool { return len(s.Blocks) > 0 })
}
