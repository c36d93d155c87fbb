package wages

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"path"
)

// form is the number of the kept form; another number is another form.
const form = 1

// The files of a kept table.
const (
	indexFile        = "index.json"
	occupationFolder = "occupations"
)

func occupationFile(soc string) string { return path.Join(occupationFolder, soc+".json") }

// index is the file that tells what is in a kept table.
type index struct {
	Form        int              `json:"form"`
	Date        string           `json:"date"`
	Kind        AreaKind         `json:"kind"`
	File        string           `json:"file,omitempty"`
	Skipped     Skipped          `json:"skipped,omitzero"`
	Areas       []Area           `json:"areas"`
	Occupations []keptOccupation `json:"occupations"`
}

// keptOccupation names an occupation of the table.
type keptOccupation struct {
	SOC   string `json:"soc"`
	Title string `json:"title"`
}

// keptRow is a row in the file of its occupation. Amounts are in cents; ">="
// before one says that it is at least that.
type keptRow struct {
	Area       string  `json:"area"`
	Employment int     `json:"employment,omitempty"`
	Annual     Figures `json:"annual,omitzero"`
	Hourly     Figures `json:"hourly,omitzero"`
	OnlyAnnual bool    `json:"onlyAnnual,omitempty"`
	OnlyHourly bool    `json:"onlyHourly,omitempty"`
}

// Write writes the kept form of a table: a ZIP file with index.json and a JSON
// file for each occupation. The same table always gives the same bytes.
func Write(w io.Writer, t Table) error {
	t.normalize()
	z := zip.NewWriter(w)
	kept := index{Form: form, Date: t.Date, Kind: t.Kind, File: t.File, Skipped: t.Skipped, Areas: t.Areas}
	areas := map[string]bool{}
	for _, a := range t.Areas {
		areas[a.Code] = true
	}
	for rows := t.Rows; len(rows) > 0; {
		n := sameOccupation(rows)
		if err := writeOccupation(z, rows[:n], areas); err != nil {
			return fmt.Errorf("wages: %w", err)
		}
		kept.Occupations = append(kept.Occupations, keptOccupation{rows[0].SOC, rows[0].Occupation})
		rows = rows[n:]
	}
	if err := writeJSON(z, indexFile, kept); err != nil {
		return fmt.Errorf("wages: %w", err)
	}
	return z.Close()
}

// sameOccupation counts the rows at the start that share their SOC code.
func sameOccupation(rows []Row) int {
	for i, r := range rows {
		if r.SOC != rows[0].SOC {
			return i
		}
	}
	return len(rows)
}

func writeOccupation(z *zip.Writer, rows []Row, areas map[string]bool) error {
	kept := make([]keptRow, len(rows))
	for i, r := range rows {
		if !areas[r.Area] {
			return fmt.Errorf("%s has figures for the area %s, which the table does not name", r.SOC, r.Area)
		}
		if r.Occupation != rows[0].Occupation {
			return fmt.Errorf("%s has two titles, %q and %q", r.SOC, rows[0].Occupation, r.Occupation)
		}
		kept[i] = keptRow{r.Area, r.Employment, r.Annual, r.Hourly, r.OnlyAnnual, r.OnlyHourly}
	}
	return writeJSON(z, occupationFile(rows[0].SOC), kept)
}

// writeJSON adds a file without a time, which would differ at every writing.
func writeJSON(z *zip.Writer, name string, v any) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
