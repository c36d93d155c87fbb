package role

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

var (
	yamlLine      = regexp.MustCompile(`line (\d+): (.*)`)
	unknownYAML   = regexp.MustCompile(`^field (.+) not found in type `)
	duplicateYAML = regexp.MustCompile(`^mapping key "(.*)" already defined at line (\d+)`)
	wrongTypeYAML = regexp.MustCompile("(?s)^cannot unmarshal (!!\\w+)(?: `.*`)? into (\\S+)$")
)

// decodeFault puts the YAML library's message about a field into our form.
// Only the first fault is told: the rest often follow from it.
func decodeFault(file string, root *yaml.Node, err error) *FileError {
	var types *yaml.TypeError
	if !errors.As(err, &types) {
		return &FileError{File: file, Problem: notYAML + strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	before, text, _ := strings.Cut(types.Errors[0], ": ")
	line, _ := strconv.Atoi(strings.TrimPrefix(before, "line "))
	fault := &FileError{File: file, Line: line, Problem: text}
	if m := unknownYAML.FindStringSubmatch(text); m != nil {
		fault.Field = find(root, func(_ string, b branch) bool { return b.line == line && b.name == m[1] })
		fault.Problem = "this field is not known: correct its spelling or remove it"
	} else if m := duplicateYAML.FindStringSubmatch(text); m != nil {
		fault.Field = find(root, func(_ string, b branch) bool { return b.name == m[1] && strconv.Itoa(b.line) == m[2] })
		fault.Problem = "this field stands on line " + m[2] + " already: keep one of the two"
	} else if m := wrongTypeYAML.FindStringSubmatch(text); m != nil {
		fault.Field = find(root, func(_ string, b branch) bool { return b.value.Line == line && b.value.ShortTag() == m[1] })
		fault.Problem = "this is " + foundType(m[1]) + ", but it must be " + wantedType(m[2])
	}
	return fault
}

func foundType(tag string) string {
	switch tag {
	case "!!seq":
		return "a list"
	case "!!map":
		return "a set of named fields"
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return "a yes or no"
	}
	return "text"
}

// wantedType tells a type of Go to people who write YAML.
func wantedType(goType string) string {
	switch {
	case goType == "string":
		return "text"
	case goType == "int":
		return "a whole number"
	case strings.HasPrefix(goType, "[]"):
		return "a list, with “- ” before each line"
	}
	return "a set of named fields"
}

const notYAML = "this is not YAML: "

// syntaxFault tells where a file stops being YAML, and what often is the
// reason.
func syntaxFault(src []byte, err error) *FileError {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 0
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	line = brokenLine(src, line)
	return &FileError{Line: line, Problem: notYAML + syntaxAdvice(text, lineText(src, line))}
}

func syntaxAdvice(problem, line string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	switch {
	case strings.Contains(indent, "\t"):
		return "a tab stands before the text: indent with spaces"
	case strings.Contains(problem, "mapping values are not allowed"):
		return "put the text in quotes if it holds “: ”, and indent each field like its neighbours"
	case strings.Contains(problem, "did not find expected"):
		return "indent the line like its neighbours, and close every quote and bracket"
	case strings.Contains(problem, "cannot start any token"):
		return "put a text in quotes that begins with a special character"
	case strings.Contains(problem, "unexpected end of stream"):
		return "a quote or bracket that opens here is not closed"
	case strings.Contains(problem, "control characters"), strings.Contains(problem, "UTF-8"):
		return "save the file as UTF-8 text without control characters"
	}
	return problem
}

func lineText(src []byte, line int) string {
	lines := bytes.Split(src, []byte("\n"))
	if line < 1 || line > len(lines) {
		return ""
	}
	return string(lines[line-1])
}

// longestSearched is the most lines of a file that brokenLine tries.
const longestSearched = 2000

// brokenLine returns the line after the longest beginning of the file that is
// YAML. The library's own number is that of the surrounding block, or one
// off; it is used for files that are too long to try.
func brokenLine(src []byte, reported int) int {
	lines := bytes.SplitAfter(src, []byte("\n"))
	if len(lines) > longestSearched {
		return reported
	}
	end := len(src)
	for n := len(lines); n > 0; n-- {
		end -= len(lines[n-1])
		var doc yaml.Node
		if yaml.Unmarshal(src[:end], &doc) == nil {
			return n
		}
	}
	return 1
}
