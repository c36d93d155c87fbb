// Package intake reads job descriptions that others wrote: pasted text, plain
// text files, Markdown and the program's own JSON. Whatever it cannot place
// is kept in a section of its own; nothing is dropped.
package intake

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"rolewright/internal/posting"
)

// MaxSize is the most that Read takes, in bytes.
const MaxSize = 1 << 20

// Result is what was read.
type Result struct {
	// Posting is not yet in normal form: its sections and items lack ids.
	Posting posting.Posting
	// Original is the text as it came, in UTF-8, for a person to compare.
	Original string
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

// Read reads a job description. The name's ending tells how: ".md" and
// ".markdown" are Markdown, ".json" is the program's own JSON, ".txt" is plain
// text; a name without an ending is pasted text, which may be any of them.
// Errors are *Refusal.
func Read(name string, src []byte) (Result, error) {
	if err := refuse(src); err != nil {
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

func readAs(kind, text string) (Result, error) {
	switch kind {
	case "json":
		return readJSON(text)
	case "md":
		return readMarkdown(text)
	case "txt":
		return readText(text), nil
	default:
		return Result{}, &Refusal{
			Kind:    Unsupported,
			Problem: fmt.Sprintf("Files ending in %q cannot be read.", "."+kind),
			Remedy:  "Use .txt, .md or .json, or copy the text and paste it.",
		}
	}
}

// kindOf tells the kind of text by the name's ending, and that of pasted text
// by how it looks.
func kindOf(name, text string) string {
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(path.Base(name)), "."))
	switch ending {
	case "md", "markdown":
		return "md"
	case "txt", "text":
		return "txt"
	case "":
		return pastedKind(text)
	}
	return ending
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

// refuse turns away what is no text at all.
func refuse(src []byte) error {
	switch {
	case len(src) > MaxSize:
		return &Refusal{
			Kind:    TooLarge,
			Problem: fmt.Sprintf("The text has %.1f MB; the most is 1 MB.", float64(len(src))/(1<<20)),
			Remedy:  "Leave out everything but the job description.",
		}
	case len(bytes.TrimSpace(src)) == 0:
		return &Refusal{Kind: Empty, Problem: "There is no text.", Remedy: "Paste the job description, or choose another file."}
	}
	if kind := knownFile(src); kind != "" {
		return &Refusal{
			Kind:    Unsupported,
			Problem: "This is " + kind + ", which cannot be read.",
			Remedy:  "Open it, copy its text, and paste that.",
		}
	}
	return nil
}

// knownFile names the kind of a file that is no plain text, by its first
// bytes.
func knownFile(src []byte) string {
	for _, k := range []struct{ start, name string }{
		{"%PDF-", "a PDF file"},
		{"PK\x03\x04", "a Word, OpenDocument or ZIP file"},
		{"\xd0\xcf\x11\xe0", "an old Word file"},
		{`{\rtf`, "an RTF file"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"GIF8", "a picture"},
		{"\x1f\x8b", "a compressed file"},
	} {
		if bytes.HasPrefix(src, []byte(k.start)) {
			return k.name
		}
	}
	return ""
}
