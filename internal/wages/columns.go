package wages

import (
	"fmt"
	"slices"
	"strings"
)

// wanted are the columns that a workbook must have, by their names in the
// sheet "Field Descriptions". Others are not read.
func wanted() []string {
	return []string{
		"area", "area_title", "area_type", "prim_state", "i_group", "own_code",
		"occ_code", "occ_title", "o_group", "tot_emp",
		"h_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90",
		"a_mean", "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90",
		"annual", "hourly",
	}
}

// otherNames are what releases before May 2019 call a column.
func otherNames() map[string]string {
	return map[string]string{"occ_group": "o_group", "area_name": "area_title", "st": "prim_state"}
}

// columnName is a heading without what differs between releases: capitals,
// and a space for the line between words.
func columnName(heading string) string {
	name := strings.Join(strings.Fields(strings.ToLower(heading)), "_")
	if now, ok := otherNames()[name]; ok {
		return now
	}
	return name
}

// columns is the place of each column by its name.
type columns map[string]int

// findColumns reads a row as the heading of a table. It is none if it has no
// occupation code beside at least four other columns that are wanted.
func findColumns(cells []string) (columns, bool) {
	found := columns{}
	for i, cell := range cells {
		name := columnName(cell)
		if _, twice := found[name]; !twice && slices.Contains(wanted(), name) {
			found[name] = i
		}
	}
	_, ok := found["occ_code"]
	return found, ok && len(found) > 4
}

// check says which columns are missing.
func (c columns) check() error {
	var missing []string
	for _, name := range wanted() {
		if _, ok := c[name]; !ok {
			missing = append(missing, strings.ToUpper(name))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fault(fmt.Sprintf("the column %s is missing; take a workbook of May 2019 or later as it comes from bls.gov/oes/tables.htm",
		strings.Join(missing, ", ")))
}

// cell returns a row's cell by the column's name; cells at the end of a row
// may be left out.
func (c columns) cell(cells []string, name string) string {
	if i, ok := c[name]; ok && i < len(cells) {
		return strings.TrimSpace(cells[i])
	}
	return ""
}
