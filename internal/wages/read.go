package wages

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// FileError says what is wrong with a workbook, where, and what to do.
type FileError struct {
	File string
	// Sheet, Row (from 1) and Column are empty where the fault is not in one.
	Sheet  string
	Row    int
	Column string
	// Problem is a sentence for the person who imports, with the remedy.
	Problem string
}

func (e *FileError) Error() string {
	where := []string{e.File}
	if e.Sheet != "" {
		where = append(where, "sheet "+e.Sheet)
	}
	if e.Row > 0 {
		where = append(where, fmt.Sprintf("row %d", e.Row))
	}
	if e.Column != "" {
		where = append(where, "column "+e.Column)
	}
	return strings.Join(where, ", ") + ": " + e.Problem
}

// Options are what a person may say about a workbook.
type Options struct {
	// Name is the file's name, for errors and where only it has the date.
	Name string
	// Date is the reference month, such as "May 2024", for a workbook that
	// does not say it. One that says another is refused.
	Date string
}

// rowsPerReport is how many rows are read between two calls of report.
const rowsPerReport = 500

// Read reads a workbook of size bytes. Where it cannot, the error is a
// *FileError, or that of the context; nothing is read by half. While reading,
// large sheets are unpacked into the system's folder for temporary files.
//
// Report, if any, is told how many rows are done and how many there are.
func Read(ctx context.Context, r io.ReaderAt, size int64, opt Options, report func(done, total int)) (Table, error) {
	b := bookReader{ctx: ctx, opt: opt, report: report}
	t, err := b.readSafely(r, size)
	if ctx.Err() != nil {
		return Table{}, ctx.Err()
	}
	if err != nil {
		return Table{}, b.locate(err)
	}
	t.normalize()
	return t, nil
}

// bookReader reads one workbook.
type bookReader struct {
	ctx    context.Context
	opt    Options
	report func(done, total int)
	last   []int // the last row of each sheet, as inspect found it
	book   *excelize.File

	sheet string // where the reader is, for errors
	row   int
}

// locate says where an error happened.
func (b *bookReader) locate(err error) error {
	e := &FileError{File: b.opt.Name, Sheet: b.sheet, Row: b.row, Problem: err.Error()}
	if e.File == "" {
		e.File = "the workbook"
	}
	if c, ok := errors.AsType[columnFault](err); ok {
		e.Column = strings.ToUpper(c.column)
	}
	return e
}

// readSafely keeps a panic of the library, over a file that somebody made
// up, from ending more than the reading of that file.
func (b *bookReader) readSafely(r io.ReaderAt, size int64) (t Table, err error) {
	defer func() {
		if recover() != nil {
			t, err = Table{}, damaged
		}
	}()
	return b.read(r, size)
}

func (b *bookReader) read(r io.ReaderAt, size int64) (Table, error) {
	var err error
	if b.last, err = inspect(b.ctx, r, size); err != nil {
		return Table{}, err
	}
	b.book, err = excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: 2 * maxSheetBytes, UnzipXMLSizeLimit: unpackBytes,
	})
	if err != nil {
		return Table{}, damaged
	}
	defer b.book.Close()
	sheets, about, err := b.survey()
	if err != nil {
		return Table{}, err
	}
	t := Table{Date: about.date, File: b.opt.Name}
	reader := tableReader{about: about, table: &t, areas: map[string]Area{}, seen: map[[2]string]int{}}
	for _, s := range sheets {
		reader.columns = s.columns
		if err := b.readSheet(s, &reader); err != nil {
			return Table{}, err
		}
	}
	b.sheet, b.row = "", 0
	if len(t.Rows) == 0 {
		return Table{}, fault("the workbook has no row for an occupation in all industries together; take the national, state or metropolitan one")
	}
	return t, nil
}

// dataSheet is a sheet that holds the table.
type dataSheet struct {
	name    string
	heading int // the row of the heading
	columns columns
}

// surveyRows is how many rows of a sheet are looked at for a heading; the
// description of the fields has fewer.
const surveyRows = 100

// survey finds the sheets with the table, and what the others say about it.
func (b *bookReader) survey() ([]dataSheet, description, error) {
	var about description
	var found []dataSheet
	var wrong *dataSheet
	names := b.book.GetSheetList()
	for _, name := range names {
		s, ok, err := b.look(name, &about)
		if err != nil {
			return nil, about, err
		}
		if !ok {
			continue
		}
		if s.columns.check() == nil {
			found = append(found, s)
		} else if wrong == nil {
			wrong = &s
		}
	}
	b.sheet, b.row = "", 0
	if len(found) == 0 {
		return nil, about, b.noTable(wrong)
	}
	for _, name := range append(names, b.opt.Name) {
		about.name(name)
	}
	return found, about, about.settle(b.opt.Date)
}

// noTable says why no sheet will do: the one that nearly does lacks a column.
func (b *bookReader) noTable(wrong *dataSheet) error {
	if wrong == nil {
		return fault("no sheet has the columns of the Occupational Employment and Wage Statistics " +
			"(AREA, OCC_CODE, A_MEDIAN and others); take a workbook from bls.gov/oes/tables.htm")
	}
	b.sheet, b.row = wrong.name, wrong.heading
	return wrong.columns.check()
}

// look reads the beginning of a sheet. A heading with nothing below it is no
// table: the Bureau's workbooks have a hidden sheet of that kind.
func (b *bookReader) look(name string, about *description) (dataSheet, bool, error) {
	s := dataSheet{name: name}
	filled := false
	_, err := b.eachRow(name, func(number int, cells []string) (bool, error) {
		if number > surveyRows {
			return false, nil
		}
		if s.heading > 0 {
			filled = filled || len(cells) > 0
			return !filled, nil
		}
		if c, ok := findColumns(cells); ok {
			s.heading, s.columns = number, c
			return true, nil
		}
		for _, cell := range cells {
			about.note(cell)
		}
		return true, nil
	})
	return s, filled, err
}

// readSheet reads the table of a sheet and makes sure that none of its rows
// is left out.
func (b *bookReader) readSheet(s dataSheet, t *tableReader) error {
	total := slices.Max(b.last)
	last, err := b.eachRow(s.name, func(number int, cells []string) (bool, error) {
		if number%rowsPerReport == 0 {
			b.tell(number, total)
		}
		if number <= s.heading {
			return true, nil
		}
		return true, t.add(cells, number)
	})
	if err != nil {
		return err
	}
	if !slices.Contains(b.last, last) {
		return damaged
	}
	b.tell(total, total)
	return nil
}

func (b *bookReader) tell(done, total int) {
	if b.report != nil {
		b.report(min(done, total), total)
	}
}

// eachRow calls visit with the rows of a sheet until it returns false, and
// returns the number of the last.
func (b *bookReader) eachRow(sheet string, visit func(number int, cells []string) (bool, error)) (int, error) {
	b.sheet, b.row = sheet, 0
	rows, err := b.book.Rows(sheet)
	if err != nil {
		return 0, damaged
	}
	defer rows.Close()
	for rows.Next() {
		b.row++
		if b.ctx.Err() != nil {
			return b.row, b.ctx.Err()
		}
		cells, err := rows.Columns()
		if err != nil {
			return b.row, damaged
		}
		if more, err := visit(b.row, cells); err != nil || !more {
			return b.row, err
		}
	}
	if rows.Error() != nil {
		return b.row, damaged
	}
	return b.row, nil
}
