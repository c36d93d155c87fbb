package onet

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rolewright/internal/role"
)

// table reads one tab-delimited file row by row. The files are no CSV: a
// quote character stands for itself and a field never spans lines.
type table struct {
	file   string
	src    *bufio.Reader
	header []string
	// line is the number of the line that was read last, from 1.
	line int
	row  []string
}

// newTable reads the header and finds the columns that must be there.
func newTable(file string, src io.Reader, columns ...string) (*table, error) {
	t := &table{file: file, src: bufio.NewReaderSize(src, maxLine)}
	head, err := t.readLine()
	if errors.Is(err, io.EOF) {
		return nil, t.fault("", "the file is empty: unpack the release again")
	} else if err != nil {
		return nil, err
	}
	t.header = strings.Split(strings.TrimPrefix(head, "\ufeff"), "\t")
	for i, name := range t.header {
		if slices.Contains(t.header[:i], name) {
			return nil, t.fault(name, "this column stands twice in the first line: unpack the release again")
		}
	}
	for _, name := range columns {
		if !slices.Contains(t.header, name) {
			return nil, t.fault(name, "the first line does not name this column: use the text files of O*NET 28.0 or later as they are")
		}
	}
	return t, nil
}

// next reads the next row, and returns io.EOF after the last one.
func (t *table) next() error {
	text, err := t.readLine()
	if err != nil {
		return err
	}
	if text == "" {
		return t.end()
	}
	t.row = strings.Split(text, "\t")
	if got, want := len(t.row), len(t.header); got != want {
		return t.fault("", "the line has %d columns where the first line names %d: unpack the release again", got, want)
	}
	return nil
}

// end makes sure that nothing follows an empty line.
func (t *table) end() error {
	empty := t.line
	for {
		text, err := t.readLine()
		if err != nil {
			return err
		}
		if text != "" {
			t.line = empty
			return t.fault("", "the line is empty, but others follow: unpack the release again")
		}
	}
}

func (t *table) readLine() (string, error) {
	raw, err := t.src.ReadSlice('\n')
	text := string(raw)
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		t.line++
		return "", t.fault("", "the line is longer than any of O*NET: unpack the release again")
	case errors.Is(err, io.EOF) && text == "":
		return "", io.EOF
	case err != nil && !errors.Is(err, io.EOF):
		return "", missing(t.file, err)
	}
	t.line++
	if !utf8.ValidString(text) {
		return "", t.fault("", "the line is not UTF-8 text: unpack the release again, and do not save its files with another program")
	}
	return strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r"), nil
}

// get is the row's text in a column; it is empty where the file has no such
// column.
func (t *table) get(column string) string {
	i := slices.Index(t.header, column)
	if i < 0 {
		return ""
	}
	return strings.TrimSpace(t.row[i])
}

// text is like get and refuses an empty field.
func (t *table) text(column string) (string, error) {
	if s := t.get(column); s != "" {
		return s, nil
	}
	return "", t.fault(column, "the field is empty: unpack the release again")
}

// number reads a figure; "n/a" is none, and ok is false.
func (t *table) number(column string) (v float64, ok bool, err error) {
	s := t.get(column)
	if s == "" || s == "n/a" {
		return 0, false, nil
	}
	v, err = strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, false, t.fault(column, "%q is not a number: unpack the release again", s)
	}
	return v, true, nil
}

func (t *table) fault(column, problem string, args ...any) error {
	return &role.FileError{File: t.file, Line: t.line, Field: column, Problem: fmt.Sprintf(problem, args...)}
}

// rowsBetweenChecks is how many rows are read before a cancelled context is
// noticed.
const rowsBetweenChecks = 1000

// eachRow reads a file of the release and calls row for every line after the
// first.
func eachRow(ctx context.Context, dir fs.FS, file string, columns []string, row func(*table) error) error {
	f, err := dir.Open(file)
	if err != nil {
		return missing(file, err)
	}
	defer f.Close()
	t, err := newTable(file, f, columns...)
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		if n%rowsBetweenChecks == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := t.next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := row(t); err != nil {
			return err
		}
	}
}

// missing says why a file cannot be read.
func missing(file string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &role.FileError{File: file, Problem: "the file is missing: name the folder of an O*NET release in its “Text” form, with all of its files"}
	}
	if fault := (*role.FileError)(nil); errors.As(err, &fault) {
		return fault
	}
	return &role.FileError{File: file, Problem: "the file cannot be read (" + cause(err) + "): unpack the release again"}
}
