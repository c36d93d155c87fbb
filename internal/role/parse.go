package role

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// FileError says what is wrong in a role file, where, and in which field.
type FileError struct {
	File string
	// Line is 1-based; 0 when the fault is that something is missing.
	Line    int
	Field   string
	Problem string
}

func (e *FileError) Error() string {
	at := e.File
	if e.Line > 0 {
		at += ":" + strconv.Itoa(e.Line)
	}
	if e.Field != "" {
		at += ": " + e.Field
	}
	return at + ": " + e.Problem
}

// Parse reads one role file. The slug is the name without its ending. Every
// error is a *FileError.
func Parse(file string, src []byte) (Role, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return Role{}, yamlError(file, err)
	}
	var r Role
	dec := yaml.NewDecoder(bytes.NewReader(src))
	dec.KnownFields(true)
	if err := dec.Decode(&r); errors.Is(err, io.EOF) {
		return Role{}, &FileError{File: file, Problem: "the file is empty: a role needs at least a title"}
	} else if err != nil {
		return Role{}, yamlError(file, err)
	}
	slug := strings.TrimSuffix(file, ".yaml")
	if r.Slug != "" && r.Slug != slug {
		return Role{}, &FileError{file, lineOf(&doc, "slug"), "slug", fmt.Sprintf("%q differs from the file's name: leave it out or use %q", r.Slug, slug)}
	}
	r.Slug = slug
	if fault := r.check(); fault != nil {
		fault.File, fault.Line = file, lineOf(&doc, fault.Field)
		return Role{}, fault
	}
	return r, nil
}

var (
	yamlLine    = regexp.MustCompile(`line (\d+): (.*)`)
	unknownYAML = regexp.MustCompile(`field (\S+) not found in type \S+`)
)

// yamlError puts a YAML library's message into our form. Only the first
// fault is told: the rest often follow from it.
func yamlError(file string, err error) *FileError {
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return &FileError{File: file, Problem: strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	line, _ := strconv.Atoi(m[1])
	if u := unknownYAML.FindStringSubmatch(m[2]); u != nil {
		return &FileError{file, line, u[1], "this field is not known: correct its spelling or remove it"}
	}
	return &FileError{File: file, Line: line, Problem: m[2]}
}

// lineOf finds the line of a field named by its path ("pay.1.range"), or of
// the last part of the path that is there.
func lineOf(doc *yaml.Node, path string) int {
	if len(doc.Content) == 0 {
		return 0
	}
	node, line := doc.Content[0], 0
	for _, name := range strings.Split(path, ".") {
		next, at := child(node, name)
		if next == nil {
			return line
		}
		node, line = next, at
	}
	return line
}

// child returns the value under a key or at an index, and the line it is on.
func child(node *yaml.Node, name string) (*yaml.Node, int) {
	if node.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(name); err == nil && i < len(node.Content) {
			return node.Content[i], node.Content[i].Line
		}
		return nil, 0
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == name {
			return node.Content[i+1], node.Content[i].Line
		}
	}
	return nil, 0
}

// check returns what a role cannot be used without, or nil.
func (r Role) check() *FileError {
	required := []struct {
		field string
		empty bool
	}{
		{"title", strings.TrimSpace(r.Title) == ""},
		{"family", r.Family == ""},
		{"summary", r.Summary == ""},
		{"posting.summary", len(r.Posting.Summary) == 0},
		{"posting.responsibilities", len(r.Posting.Responsibilities) == 0},
		{"posting.requirements", len(r.Posting.Requirements) == 0},
		{"reviewed", r.Reviewed == ""},
	}
	for _, f := range required {
		if f.empty {
			return &FileError{Field: f.field, Problem: "this part is missing: every role needs it"}
		}
	}
	if _, err := time.Parse(time.DateOnly, r.Reviewed); err != nil {
		return &FileError{Field: "reviewed", Problem: fmt.Sprintf("%q is not a date: write it as 2026-11-22", r.Reviewed)}
	}
	return firstFault(r.checkPosting(), r.checkPay(), r.checkRatings())
}

func firstFault(faults ...*FileError) *FileError {
	for _, f := range faults {
		if f != nil {
			return f
		}
	}
	return nil
}

func (r Role) checkPosting() *FileError {
	for i, q := range r.Posting.Requirements {
		field := fmt.Sprintf("posting.requirements.%d", i)
		if q.Group == "" {
			return &FileError{Field: field, Problem: "the group has no name: add group:"}
		}
		if len(q.Must)+len(q.Nice) == 0 {
			return &FileError{Field: field, Problem: "the group has no lines: add must: or nice:"}
		}
	}
	for name, level := range r.Levels {
		for _, line := range level.Leave {
			if !contains(r.Posting.Responsibilities, line) {
				return &FileError{Field: "levels." + name + ".leave", Problem: fmt.Sprintf("%q is none of the posting's responsibilities", line)}
			}
		}
	}
	return nil
}

func (r Role) checkPay() *FileError {
	for i, p := range r.Pay {
		field := fmt.Sprintf("pay.%d", i)
		switch {
		case p.Source == "" || p.Kind == "" || p.Date == "":
			return &FileError{Field: field, Problem: "figures need source, kind and date"}
		case p.Currency == "" || p.Period == "":
			return &FileError{Field: field, Problem: "figures need currency and period"}
		case p.Range != nil && p.Range.Min > p.Range.Max:
			return &FileError{Field: field + ".range", Problem: "min is above max"}
		case !p.Percentiles.rising():
			return &FileError{Field: field + ".percentiles", Problem: "a higher percentile is below a lower one"}
		}
	}
	return nil
}

func (r Role) checkRatings() *FileError {
	for i, s := range r.PaySkills {
		if s.Impact != "high" && s.Impact != "medium" {
			return &FileError{Field: fmt.Sprintf("paySkills.%d.impact", i), Problem: fmt.Sprintf("%q is not known: use high or medium", s.Impact)}
		}
	}
	for name, rating := range r.Attributes {
		if rating < 1 || rating > 5 {
			return &FileError{Field: "attributes." + name, Problem: "a rating is a whole number from 1 to 5"}
		}
	}
	return nil
}

// rising reports whether the published percentiles do not fall.
func (p Percentiles) rising() bool {
	last := 0
	for _, v := range []int{p.P10, p.P25, p.P50, p.P75, p.P90} {
		if v != 0 && v < last {
			return false
		}
		last = max(last, v)
	}
	return true
}

func contains(lines []string, line string) bool {
	for _, l := range lines {
		if l == line {
			return true
		}
	}
	return false
}
