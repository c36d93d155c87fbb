package role

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// FileError says what is wrong in a role file, where, and in which field.
type FileError struct {
	File string
	// Line is 1-based; 0 when the fault is that something is missing.
	Line int
	// Field is the path of the field with indexes from 0, such as
	// "pay.1.range"; empty when the fault is in the file as a whole.
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

// maxFile is the largest that a role file may be, in bytes: ten times the
// longest of the library, and little enough to be checked at once.
const maxFile = 256 << 10

// Parse reads one role file. The slug is the name without its ending. Every
// error is a *FileError.
func Parse(file string, src []byte) (Role, error) {
	doc, fault := readTree(src)
	if fault != nil {
		fault.File = file
		return Role{}, fault
	}
	var r Role
	dec := yaml.NewDecoder(bytes.NewReader(src))
	dec.KnownFields(true)
	if err := dec.Decode(&r); err != nil {
		return Role{}, decodeFault(file, doc, err)
	}
	slug := strings.TrimSuffix(file, ".yaml")
	if r.Slug == "" {
		r.Slug = slug
	}
	if fault := firstFault(lossy(doc), r.check(slug)); fault != nil {
		fault.File, fault.Line = file, lineOf(doc, fault.Field)
		return Role{}, fault
	}
	return r, nil
}

// readTree reads a file that holds named fields, and nothing after them, and
// returns the root of its tree.
func readTree(src []byte) (*yaml.Node, *FileError) {
	const empty = "the file is empty: a role needs at least a title, a summary and the posting's text"
	if len(src) > maxFile {
		return nil, &FileError{Problem: fmt.Sprintf("the file is larger than %d KB: a role is a few pages of text, so take out what does not belong to it", maxFile>>10)}
	}
	var doc, more yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(src))
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, &FileError{Problem: empty}
	} else if err != nil {
		return nil, syntaxFault(src, err)
	}
	root := doc.Content[0]
	switch {
	case root.ShortTag() == "!!null":
		return nil, &FileError{Problem: empty}
	case root.Kind != yaml.MappingNode:
		return nil, &FileError{Line: root.Line, Problem: "this is not a role: write named fields, such as title: Payroll Specialist"}
	}
	if err := dec.Decode(&more); err == nil {
		return nil, &FileError{Line: more.Line, Problem: "a second document begins here: write one role a file"}
	} else if !errors.Is(err, io.EOF) {
		return nil, syntaxFault(src, err)
	}
	return root, nil
}

// lineOf finds the line of a field named by its path ("pay.1.range"), or of
// the last part of the path that is there.
func lineOf(node *yaml.Node, path string) int {
	line := 0
	for name := range strings.SplitSeq(path, ".") {
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
	for _, c := range children(node) {
		if c.name == name {
			return c.value, c.line
		}
	}
	return nil, 0
}

// branch is a named part of a tree and the line on which its name stands.
type branch struct {
	name   string
	line   int
	value  *yaml.Node
	inList bool
}

func children(node *yaml.Node) []branch {
	var out []branch
	switch node.Kind {
	case yaml.SequenceNode:
		for i, v := range node.Content {
			out = append(out, branch{strconv.Itoa(i), v.Line, v, true})
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			out = append(out, branch{node.Content[i].Value, node.Content[i].Line, node.Content[i+1], false})
		}
	}
	return out
}

// find returns the path of the first branch that fits, depth first, or "".
func find(node *yaml.Node, fits func(path string, b branch) bool) string {
	return findBelow("", node, fits)
}

func findBelow(prefix string, node *yaml.Node, fits func(path string, b branch) bool) string {
	for _, c := range children(node) {
		path := prefix + c.name
		if fits(path, c) {
			return path
		}
		if found := findBelow(path+".", c.value, fits); found != "" {
			return found
		}
	}
	return ""
}

// wholeNumbers are the paths of the figures, which the YAML library would
// round without a word.
var wholeNumbers = regexp.MustCompile(`^(attributes\.[^.]+|levels\.[^.]+\.months|pay\.\d+\.(typical|(levels|percentiles|range)\.[^.]+))$`)

// lossy returns the first thing that decoding would change or leave out
// without a word: a fraction, or a list's line without text.
func lossy(root *yaml.Node) *FileError {
	fraction := func(path string, b branch) bool {
		return b.value.ShortTag() == "!!float" && wholeNumbers.MatchString(path)
	}
	if path := find(root, fraction); path != "" {
		return fault(path, "this is not a whole number: write it without a fraction")
	}
	nothing := func(_ string, b branch) bool { return b.inList && b.value.ShortTag() == "!!null" }
	if path := find(root, nothing); path != "" {
		return fault(path, "the line is empty: write it or remove it")
	}
	return nil
}
