package intake

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"rolewright/internal/posting"
)

// readMarkdown reads the program's own Markdown form. Any other Markdown is
// read by what its lines say, as other people's texts are.
func readMarkdown(text string) (Result, error) {
	p, report, err := posting.ReadMarkdown([]byte(text))
	front, _, _ := cutFront(text)
	switch {
	case err != nil && formKey.MatchString(front):
		return Result{}, markdownRefusal(err)
	case ownKey.MatchString(front):
		return withNotes(Result{Posting: p}, report), nil
	case err == nil && isWritten(text, p):
		return judged(withNotes(Result{Posting: p, Original: text}, report), nil)
	}
	return readForeign(text)
}

// withNotes adds what a reader of Markdown reported.
func withNotes(res Result, report posting.ReadReport) Result {
	for _, n := range report.Notes {
		if n.Line > 0 {
			n.Text = fmt.Sprintf("Line %d: %s", n.Line, n.Text)
		}
		res.Notes = append(res.Notes, n.Text)
	}
	return res
}

// ownKey matches the front-matter keys that only the program's own form has,
// or has in this way.
var ownKey = regexp.MustCompile(`(?m)^(?:(?:company|pay|apply):[ \t]*$|(?:role|seniority|reportsTo|requisitionId|employmentType|workplace|locations|applicantLocations|applyBy|postedOn|experienceMonths|credit|sections):)`)

// formKey matches any front-matter key of the form but the title, which
// others have as well.
var formKey = regexp.MustCompile(`(?m)^(?:company|pay|apply|role|seniority|department|reportsTo|requisitionId|openings|language|employmentType|workplace|locations|applicantLocations|hours|start|applyBy|postedOn|education|experienceMonths|credit|sections)[ \t]*:`)

// isWritten reports whether Markdown is just what the program writes for the
// posting in it.
func isWritten(text string, p posting.Posting) bool {
	var again bytes.Buffer
	err := posting.WriteMarkdown(&again, posting.Normalize(p, func() string { return "" }))
	return err == nil && strings.TrimSpace(again.String()) == strings.TrimSpace(text)
}

// cutFront cuts front matter off, without its fences.
func cutFront(text string) (front, body string, ok bool) {
	rest, found := strings.CutPrefix(text, "---\n")
	if !found {
		return "", text, false
	}
	at := 0
	for line := range strings.Lines(rest) {
		if end := strings.TrimRight(line, " \t\n"); end == "---" || end == "..." {
			return rest[:at], rest[at+len(line):], strings.Contains(rest[:at], ":")
		}
		at += len(line)
	}
	return "", text, false
}

// markdownRefusal takes the reader's error apart, which may stand in others.
func markdownRefusal(err error) error {
	read := new(posting.ReadError)
	if !errors.As(err, &read) {
		return &Refusal{Kind: Invalid, Problem: err.Error(), Remedy: "Correct the file and try again.", Err: err}
	}
	problem := strings.TrimSuffix(read.Error(), " "+read.Remedy)
	return &Refusal{Kind: Invalid, Problem: problem, Remedy: read.Remedy, Err: err}
}
