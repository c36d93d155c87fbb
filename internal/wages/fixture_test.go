package wages_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rolewright/internal/wages"
)

// heading is the heading of a workbook of the Bureau.
const heading = "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE," +
	"JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY"

// cells are what a row of a workbook differs in from nurses in the nation.
type cells map[string]any

// nurses is the row that every other begins from.
func nurses() cells {
	return cells{
		"AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "PRIM_STATE": "US",
		"NAICS": "000000", "NAICS_TITLE": "Cross-industry", "I_GROUP": "cross-industry", "OWN_CODE": "1235",
		"OCC_CODE": "29-1141", "OCC_TITLE": "Registered Nurses", "O_GROUP": "detailed", "TOT_EMP": 3282010, "EMP_PRSE": 0.4,
		"H_MEAN": 47.32, "A_MEAN": 98430, "MEAN_PRSE": 0.3,
		"H_PCT10": 31.75, "H_PCT25": 37.79, "H_MEDIAN": 45.0, "H_PCT75": 51.9, "H_PCT90": 65.06,
		"A_PCT10": 66030, "A_PCT25": 78610, "A_MEDIAN": 93600, "A_PCT75": 107960, "A_PCT90": 135320,
	}
}

func (c cells) with(changes cells) cells {
	out := cells{}
	for _, from := range []cells{c, changes} {
		for k, v := range from {
			out[k] = v
		}
	}
	return out
}

func texas() cells {
	return nurses().with(cells{"AREA": "48", "AREA_TITLE": "Texas", "AREA_TYPE": "2", "PRIM_STATE": "TX", "TOT_EMP": 250010, "A_PCT25": 74000, "A_PCT75": 96000})
}

func metro(code, title, state string) cells {
	return nurses().with(cells{"AREA": code, "AREA_TITLE": title, "AREA_TYPE": "4", "PRIM_STATE": state})
}

// workbook is a workbook in the making.
type workbook struct {
	heading string
	sheet   string
	fields  []string // the lines of the sheet "Field Descriptions"
	rows    []cells
}

func published(rows ...cells) workbook {
	return workbook{heading: heading, sheet: "national_M2024_dl", rows: rows, fields: []string{
		"May 2024 OEWS Estimates",
		"Occupational Employment and Wage Statistics (OEWS) Survey",
		"Field",
		"*  = indicates that a wage estimate is not available",
		"#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year ",
	}}
}

// bytes writes the workbook as the Bureau's are: a sheet with the table, one
// that describes the fields, and one with nothing but the heading.
func (w workbook) bytes(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	names := strings.Split(w.heading, ",")
	must(t, f.SetSheetName("Sheet1", "Notes"))
	for _, sheet := range []string{"Filler", w.sheet} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		must(t, f.SetSheetRow(sheet, "A1", &names))
	}
	for i, line := range w.fields {
		must(t, f.SetCellValue("Notes", cellName(t, 1, i+1), line))
	}
	for i, row := range w.rows {
		for j, name := range names {
			if v, ok := row[strings.ToUpper(strings.ReplaceAll(name, " ", "_"))]; ok {
				must(t, f.SetCellValue(w.sheet, cellName(t, j+1, i+2), v))
			}
		}
	}
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}

func cellName(t testing.TB, column, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	must(t, err)
	return name
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, data []byte, opt wages.Options) (wages.Table, error) {
	t.Helper()
	return wages.Read(context.Background(), bytes.NewReader(data), int64(len(data)), opt, nil)
}

// table reads rows as a workbook that must be sound.
func table(t testing.TB, rows ...cells) wages.Table {
	t.Helper()
	got, err := read(t, published(rows...).bytes(t), wages.Options{Name: "made.xlsx"})
	must(t, err)
	return got
}

// kept writes a table and opens what was written.
func kept(t testing.TB, tables ...wages.Table) *wages.Book {
	t.Helper()
	var files []fs.FS
	for _, tab := range tables {
		files = append(files, zipped(t, tab))
	}
	b, err := wages.Open(files...)
	must(t, err)
	return b
}

func zipped(t testing.TB, tab wages.Table) *zip.Reader {
	t.Helper()
	var out bytes.Buffer
	must(t, wages.Write(&out, tab))
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	must(t, err)
	return z
}

// rezip passes every part of a workbook through change; one that becomes nil
// is left out.
func rezip(t testing.TB, data []byte, change func(name string, part []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		must(t, err)
		part, err := io.ReadAll(r)
		must(t, err)
		if part = change(f.Name, part); part == nil {
			continue
		}
		w, err := z.Create(f.Name)
		must(t, err)
		_, err = w.Write(part)
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

// rezipped is a ZIP file with a file in it several times, numbered.
func rezipped(t testing.TB, name string, data []byte, times int) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := range times {
		w, err := z.Create(fmt.Sprintf(name, i))
		must(t, err)
		_, err = w.Write(data)
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}
