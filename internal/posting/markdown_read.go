package posting

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostMarkdown is the most bytes that ReadMarkdown takes. A long posting is
// a hundredth of it.
const mostMarkdown = 4 << 20

// ReadReport says what ReadMarkdown did with what it could not keep as it was.
type ReadReport struct {
	Notes []ReadNote
}

// ReadNote is one such thing, in plain words.
type ReadNote struct {
	// Line counts from 1; it is 0 where no one line is meant.
	Line int
	Text string
}

func (r *ReadReport) add(line int, format string, args ...any) {
	r.Notes = append(r.Notes, ReadNote{line, fmt.Sprintf(format, args...)})
}

// ReadError says why a Markdown file cannot be read and what to do about it.
type ReadError struct {
	// Line counts from 1; it is 0 where the whole file is meant.
	Line int
	// Field is the path of the front-matter key that is wrong, or empty.
	Field   string
	Problem string
	Remedy  string
}

// Error implements error.
func (e *ReadError) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Field != "" {
		b.WriteString(e.Field + ": ")
	}
	return b.String() + e.Problem + " " + e.Remedy
}

// ReadMarkdown reads a posting's Markdown form, as WriteMarkdown writes it,
// and any other Markdown too: the words of that are all kept, as sections,
// paragraphs and list items, and the report says what was flattened. Sections
// and items have no ids yet; Normalize gives them. The error is a *ReadError.
func ReadMarkdown(src []byte) (Posting, ReadReport, error) {
	var report ReadReport
	text, err := cleanSource(src, &report)
	if err != nil {
		return Posting{}, report, err
	}
	front, body, bodyLine := splitFront(text, &report)
	var p Posting
	facts := frontReader{posting: &p, report: &report}
	if err := facts.read(front); err != nil {
		return Posting{}, report, err
	}
	r := bodyReader{posting: &p, report: &report, source: []byte(body), firstLine: bodyLine, kinds: facts.kinds}
	bodyTitle := r.read()
	if !bodyTitle {
		p.Title = facts.title
	}
	if err := facts.finish(bodyTitle); err != nil {
		return Posting{}, report, err
	}
	return p, report, nil
}

// cleanSource gives text with LF and without what no text has.
func cleanSource(src []byte, report *ReadReport) (string, error) {
	if len(src) > mostMarkdown {
		return "", &ReadError{Problem: fmt.Sprintf("The file has %d bytes; a posting has at most %d.", len(src), mostMarkdown),
			Remedy: "Choose the file with the posting's text alone."}
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if at := firstInvalid(src); at >= 0 {
		return "", &ReadError{Line: 1 + bytes.Count(src[:at], []byte("\n")), Problem: "The file is not UTF-8 text.",
			Remedy: "Save it again with the encoding UTF-8."}
	}
	text := strings.ReplaceAll(string(src), "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufeff' {
			return -1
		}
		return r
	}, text)
	if n := utf8.RuneCountInString(text) - utf8.RuneCountInString(clean); n > 0 {
		report.add(0, "Control characters, which nobody can see, were taken out.")
	}
	return clean, nil
}

// firstInvalid is where src stops being UTF-8, or -1.
func firstInvalid(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// splitFront cuts the front matter from the body, and tells the line on which
// the body begins.
func splitFront(text string, report *ReadReport) (front, body string, line int) {
	first, rest, ok := strings.Cut(text, "\n")
	if !ok || strings.TrimRight(first, " \t") != "---" {
		return "", text, 1
	}
	at := 0
	for l := range strings.Lines(rest) {
		if end := strings.TrimRight(l, " \t\n"); end == "---" || end == "..." {
			front = rest[:at]
			if !looksLikeFront(front) {
				return "", text, 1
			}
			return front, rest[at+len(l):], 3 + strings.Count(front, "\n")
		}
		at += len(l)
	}
	report.add(1, "The line --- at the beginning has no second one, so all below it was taken for text.")
	return "", text, 1
}

// looksLikeFront tells front matter from text between two rules, which begins
// with a blank line or has no key.
func looksLikeFront(front string) bool {
	if strings.TrimSpace(front) == "" {
		return true
	}
	return !strings.HasPrefix(front, "\n") && strings.Contains(front, ":")
}
