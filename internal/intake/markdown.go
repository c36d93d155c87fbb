package intake

import (
	"errors"
	"fmt"
	"strings"

	"rolewright/internal/posting"
)

// readMarkdown reads the program's own Markdown form and any other Markdown.
func readMarkdown(text string) (Result, error) {
	p, report, err := posting.ReadMarkdown([]byte(text))
	if err != nil {
		return Result{}, markdownRefusal(err)
	}
	res := Result{Posting: p}
	for _, n := range report.Notes {
		if n.Line > 0 {
			n.Text = fmt.Sprintf("Line %d: %s", n.Line, n.Text)
		}
		res.Notes = append(res.Notes, n.Text)
	}
	return res, nil
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
