// Package intake reads job descriptions that others wrote: pasted text, plain
// text files, Markdown, Word documents, OpenDocument texts, web pages, the
// program's own JSON and the text that its own PDF files carry.
// Whatever it cannot place is kept in a section of its own; nothing is
// dropped without being named.
//
// Text, documents and pages, also those of PDF files, are all taken apart into units (units.go), lines
// with what stands around them, and one reader (text.go) finds the facts and
// the sections in them.
package intake

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"rolewright/internal/posting"
)

const (
	// MaxSize is the most text that Read takes, in bytes.
	MaxSize = 1 << 20
	// MaxFile is the largest file that Read takes, in bytes: documents and
	// pages hold pictures besides their text.
	MaxFile = 8 << 20
)

// Result is what was read.
type Result struct {
	// Posting is not yet in normal form: its sections and items lack ids.
	Posting posting.Posting
	// Original is the text as it came, in UTF-8, for a person to compare.
	Original string
	// LeftOut is text of the source that is no part of the job description,
	// such as a page's menu; Notes say where it stood.
	LeftOut string
	// Found lists the facts that were recognised, in the text's order.
	Found []Finding
	// Notes are sentences about what a person should look at.
	Notes []string
}

// Finding is one fact that was recognised in the text.
type Finding struct {
	// Field is the path of the field in the posting, "company.mission", or
	// "importance" for a heading that says how much its lists matter.
	Field string
	// Value is what the field was set to.
	Value string
	// Text is the text it was read from.
	Text string
}

// RefusalKind tells the reasons for a refusal apart.
type RefusalKind string

// The kinds of refusal.
const (
	Empty       RefusalKind = "empty"
	TooLarge    RefusalKind = "too large"
	Unsupported RefusalKind = "unsupported"
	Invalid     RefusalKind = "invalid"
	Damaged     RefusalKind = "damaged"
	Encrypted   RefusalKind = "encrypted"
	NotPosting  RefusalKind = "not a posting"
)

// Refusal says why an input was not read and what to do about it.
type Refusal struct {
	Kind RefusalKind
	// Problem and Remedy are plain sentences.
	Problem string
	Remedy  string
	// Err is the reader's own error, or nil.
	Err error
}

// Error implements error.
func (r *Refusal) Error() string { return r.Problem + " " + r.Remedy }

// Unwrap returns the reader's own error.
func (r *Refusal) Unwrap() error { return r.Err }

// Read reads a job description. A document and a PDF file are known by their
// content; else the name's
// ending tells how: ".md" and ".markdown" are Markdown, ".html" and
// ".htm" a web page, ".json" is the program's own JSON, ".txt" is plain text; a
// name without an ending is pasted text, which may be any of them. Errors are
// *Refusal.
func Read(name string, src []byte) (Result, error) {
	switch {
	case len(src) > MaxFile:
		return Result{}, &Refusal{
			Kind:    TooLarge,
			Problem: fmt.Sprintf("The file is larger than %d MB.", MaxFile>>20),
			Remedy:  "Take the pictures out, or copy its text and paste that.",
		}
	case bytes.HasPrefix(src, []byte(zipStart)):
		return judged(readArchive(src))
	case bytes.HasPrefix(src, []byte(oleStart)):
		return Result{}, compoundRefusal(name, src)
	case bytes.HasPrefix(src, []byte(pdfStart)):
		return readPDF(src)
	case endingOf(name) == "docx", endingOf(name) == "odt":
		return Result{}, notWord(src)
	case isHTML(endingOf(name), src):
		return judged(readPage(src))
	}
	return readPlain(name, src)
}

// readArchive reads what comes in a ZIP file: a Word or OpenDocument text.
func readArchive(src []byte) (Result, error) {
	a, err := openArchive(src)
	if err != nil {
		return Result{}, documentRefusal(err)
	}
	if strings.HasPrefix(a.start("mimetype"), odtType) {
		return readODT(a)
	}
	if !a.has("word/document.xml") && !a.has("_rels/.rels") || a.has("xl/workbook.xml") || a.has("ppt/presentation.xml") {
		return Result{}, archiveRefusal(a)
	}
	return readDOCX(a)
}

// odtType is what an OpenDocument text says that it is.
const odtType = "application/vnd.oasis.opendocument.text"

// notWord refuses a file that is called a document and is none.
func notWord(src []byte) error {
	if err := refuseText(src); err != nil {
		return err
	}
	return documentRefusal(errors.New("it is no archive"))
}

func readPlain(name string, src []byte) (Result, error) {
	if err := refuseText(src); err != nil {
		return Result{}, err
	}
	text, note, err := decode(src)
	if err != nil {
		return Result{}, err
	}
	res, err := readAs(kindOf(name, text), text)
	if err != nil {
		return Result{}, err
	}
	res.Original = text
	if note != "" {
		res.Notes = append([]string{note}, res.Notes...)
	}
	return res, nil
}

func endingOf(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(path.Base(name)), "."))
}

func readAs(kind, text string) (Result, error) {
	switch kind {
	case "json":
		return readJSON(text)
	case "md":
		return readMarkdown(text)
	case "txt":
		return judged(readText(text), nil)
	default:
		return Result{}, &Refusal{
			Kind:    Unsupported,
			Problem: fmt.Sprintf("Files ending in %q cannot be read.", "."+kind),
			Remedy:  "Use .docx, .odt, .pdf, .html, .md, .txt or .json, or copy the text and paste it.",
		}
	}
}

// kindOf tells the kind of text by the name's ending, and that of pasted text
// by how it looks.
func kindOf(name, text string) string {
	switch ending := endingOf(name); ending {
	case "md", "markdown":
		return "md"
	case "txt", "text":
		return "txt"
	case "":
		return pastedKind(text)
	default:
		return ending
	}
}

func pastedKind(text string) string {
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}"):
		return "json"
	case strings.HasPrefix(text, "---\n"), strings.HasPrefix(text, "# "), strings.Contains(text, "\n## "):
		return "md"
	default:
		return "txt"
	}
}

func readJSON(text string) (Result, error) {
	p, err := posting.DecodeJSON(strings.NewReader(text))
	if err != nil {
		return Result{}, &Refusal{
			Kind:    Invalid,
			Problem: "This JSON is no job description of ours: " + strings.TrimSuffix(err.Error(), ".") + ".",
			Remedy:  "Export one as JSON to see the form.",
			Err:     err,
		}
	}
	return Result{Posting: p}, nil
}
