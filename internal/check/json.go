package check

import (
	"encoding/json"
	"io"
	"unicode/utf16"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// Report is the JSON form of a review. It is the answer of the API and, with
// the file around it, of the command.
type Report struct {
	RuleSet  string     `json:"ruleSet"`
	Score    Score      `json:"score"`
	Findings []Finding  `json:"findings"`
	Answered []Answered `json:"answered,omitempty"`
	// Skipped says which checks were left out and why.
	Skipped []string `json:"skipped,omitempty"`
	// Law is what laws on pay ask of the posting.
	Law *Law `json:"law,omitempty"`
}

// Score is the JSON form of review.Score.
type Score struct {
	Value int         `json:"value"`
	Parts []ScorePart `json:"parts"`
}

// ScorePart is the JSON form of review.ScorePart.
type ScorePart struct {
	Category review.Category `json:"category"`
	Got      int             `json:"got"`
	Of       int             `json:"of"`
	Costs    []Cost          `json:"costs,omitempty"`
}

// Cost is the JSON form of review.Cost.
type Cost struct {
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Findings int    `json:"findings"`
	Points   int    `json:"points"`
}

// Finding is the JSON form of review.Finding.
type Finding struct {
	// Key tells the finding from others of the posting, for suppressions.
	Key      string          `json:"key"`
	Rule     string          `json:"rule"`
	Category review.Category `json:"category"`
	Severity review.Severity `json:"severity"`
	Place    Place           `json:"place"`
	Quote    string          `json:"quote,omitempty"`
	Message  string          `json:"message"`
	Why      string          `json:"why"`
	Evidence []Evidence      `json:"evidence,omitempty"`
	Fixes    []Fix           `json:"fixes,omitempty"`
	// Line and the others are of the file, for the command alone.
	Line      int `json:"line,omitempty"`
	Column    int `json:"column,omitempty"`
	EndLine   int `json:"endLine,omitempty"`
	EndColumn int `json:"endColumn,omitempty"`
}

// Place is the JSON form of review.Place. Start and End count UTF-16 code
// units of the field's text, as JavaScript and editors do; both are 0 for the
// whole field.
type Place struct {
	Field   string `json:"field"`
	Section string `json:"section,omitempty"`
	Item    string `json:"item,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Evidence is the JSON form of review.Evidence.
type Evidence struct {
	Text   string       `json:"text"`
	Grade  review.Grade `json:"grade"`
	Source string       `json:"source"`
	URL    string       `json:"url,omitempty"`
}

// Fix is the JSON form of review.Fix.
type Fix struct {
	Action review.Action `json:"action"`
	Label  string        `json:"label"`
	Place  Place         `json:"place"`
	Text   string        `json:"text,omitempty"`
}

// Answered is the JSON form of review.Answered.
type Answered struct {
	Finding
	Reason string `json:"reason"`
}

// NewReport is the JSON form of a review of p.
func NewReport(p posting.Posting, r review.Report) Report {
	out := Report{RuleSet: r.RuleSet, Findings: []Finding{}, Skipped: r.Skipped, Score: newScore(r.Score), Law: newLaw(p, r.Law)}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, newFinding(p, f))
	}
	for _, a := range r.Answered {
		out.Answered = append(out.Answered, Answered{newFinding(p, a.Finding), a.Reason})
	}
	return out
}

func newScore(s review.Score) Score {
	out := Score{Value: s.Value}
	for _, part := range s.Parts {
		p := ScorePart{Category: part.Category, Got: part.Got, Of: part.Of}
		for _, c := range part.Costs {
			p.Costs = append(p.Costs, Cost(c))
		}
		out.Parts = append(out.Parts, p)
	}
	return out
}

func newFinding(p posting.Posting, f review.Finding) Finding {
	out := Finding{
		Key: f.Key(), Rule: f.Rule, Category: f.Category, Severity: f.Severity, Place: newPlace(p, f.Place),
		Quote: f.Quote, Message: f.Message, Why: f.Why,
	}
	for _, e := range f.Evidence {
		out.Evidence = append(out.Evidence, Evidence(e))
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, Fix{fix.Action, fix.Label, newPlace(p, fix.Place), fix.Text})
	}
	return out
}

func newPlace(p posting.Posting, at review.Place) Place {
	out := Place{Field: at.Field, Section: at.Section, Item: at.Item}
	if text, ok := review.TextOf(p, at); ok && at.End <= len(text) {
		out.Start, out.End = units(text[:at.Start]), units(text[:at.End])
	}
	return out
}

// units counts UTF-16 code units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// fileJSON is a file in the JSON output.
type fileJSON struct {
	File  string   `json:"file"`
	Error string   `json:"error,omitempty"`
	Notes []string `json:"notes,omitempty"`
	*Report
}

// WriteJSON writes the files as one JSON object.
func WriteJSON(w io.Writer, files []File) error {
	all := struct {
		RuleSet string     `json:"ruleSet"`
		Files   []fileJSON `json:"files"`
	}{review.RuleSet, []fileJSON{}}
	for _, f := range files {
		all.Files = append(all.Files, f.json())
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}

func (f File) json() fileJSON {
	if f.Err != nil {
		return fileJSON{File: f.Name, Error: f.Err.Error()}
	}
	report := NewReport(f.Posting, f.Report)
	for i, finding := range f.Report.Findings {
		at := f.Region(finding)
		to := &report.Findings[i]
		to.Line, to.Column, to.EndLine, to.EndColumn = at.Line, at.Column, at.EndLine, at.EndColumn
	}
	return fileJSON{File: f.Name, Notes: f.Notes, Report: &report}
}
