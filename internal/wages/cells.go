package wages

import (
	"fmt"
	"regexp"
	"strings"
)

// tableReader turns the rows of a workbook into a table.
type tableReader struct {
	columns columns
	about   description
	table   *Table
	areas   map[string]Area
	seen    map[[2]string]int // the row that an area and occupation stand in
}

// columnFault is a fault in one cell.
type columnFault struct {
	column string
	err    error
}

func (c columnFault) Error() string { return c.err.Error() }
func (c columnFault) Unwrap() error { return c.err }

func inColumn(column, format string, args ...any) error {
	return columnFault{column, fmt.Errorf(format, args...)}
}

// add takes a row of the workbook; number is its place in the sheet.
func (t *tableReader) add(cells []string, number int) error {
	if strings.TrimSpace(strings.Join(cells, "")) == "" {
		return nil
	}
	keep, err := t.wants(cells)
	if err != nil || !keep {
		return err
	}
	row, err := t.row(cells)
	if err != nil {
		return err
	}
	key := [2]string{row.Area, row.SOC}
	if before := t.seen[key]; before > 0 {
		return inColumn("occ_code", "%s stands in row %d already for the same area; take the workbook as the Bureau publishes it", row.SOC, before)
	}
	t.seen[key] = number
	t.table.Rows = append(t.table.Rows, row)
	return nil
}

// allOwners is the ownership code of rows for private and public employers
// together.
const allOwners = "1235"

// wants reports whether a row is one for all industries and owners together,
// and for one occupation instead of a group. The Bureau calls "detailed" also
// a broad occupation or merged occupations that it divides no further.
func (t *tableReader) wants(cells []string) (bool, error) {
	if !strings.EqualFold(t.columns.cell(cells, "i_group"), "cross-industry") || t.columns.cell(cells, "own_code") != allOwners {
		t.table.Skipped.Industries++
		return false, nil
	}
	switch group := strings.ToLower(t.columns.cell(cells, "o_group")); group {
	case "detailed":
		return true, nil
	case "total", "major", "minor", "broad":
		t.table.Skipped.Groups++
		return false, nil
	default:
		return false, inColumn("o_group", "%q is no level of occupations that is known (total, major, minor, broad, detailed)", clip(group))
	}
}

// socCode is a code of the classification or one of the Bureau's.
var socCode = regexp.MustCompile(`^\d{2}-\d{4}$`)

func (t *tableReader) row(cells []string) (Row, error) {
	area, err := t.area(cells)
	if err != nil {
		return Row{}, err
	}
	row := Row{Area: area.Code, SOC: t.columns.cell(cells, "occ_code"), Occupation: t.columns.cell(cells, "occ_title")}
	if !socCode.MatchString(row.SOC) {
		return Row{}, inColumn("occ_code", "%q is no occupation code such as 29-1141", clip(row.SOC))
	}
	if row.Occupation == "" {
		return Row{}, inColumn("occ_title", "the title of %s is missing", row.SOC)
	}
	if row.Employment, err = parseEmployment(t.columns.cell(cells, "tot_emp")); err != nil {
		return Row{}, columnFault{"tot_emp", err}
	}
	if row.Annual, err = t.figures(cells, "a_", t.about.topAnnual); err != nil {
		return Row{}, err
	}
	if row.Hourly, err = t.figures(cells, "h_", t.about.topHourly); err != nil {
		return Row{}, err
	}
	if row.OnlyAnnual, err = parseFlag(t.columns.cell(cells, "annual")); err != nil {
		return Row{}, columnFault{"annual", err}
	}
	if row.OnlyHourly, err = parseFlag(t.columns.cell(cells, "hourly")); err != nil {
		return Row{}, columnFault{"hourly", err}
	}
	return row, nil
}

func (t *tableReader) figures(cells []string, prefix string, top Amount) (Figures, error) {
	var f Figures
	for _, point := range []struct {
		name string
		to   *Amount
	}{{"mean", &f.Mean}, {"pct10", &f.P10}, {"pct25", &f.P25}, {"median", &f.P50}, {"pct75", &f.P75}, {"pct90", &f.P90}} {
		amount, err := ParseAmount(t.columns.cell(cells, prefix+point.name), top)
		if err != nil {
			return Figures{}, columnFault{prefix + point.name, err}
		}
		*point.to = amount
	}
	return f, nil
}

// area returns a row's area, which every row of it names in the same way.
func (t *tableReader) area(cells []string) (Area, error) {
	code, title := t.columns.cell(cells, "area"), t.columns.cell(cells, "area_title")
	if code == "" {
		return Area{}, inColumn("area", "the code of the area is missing")
	}
	known, ok := t.areas[code]
	if ok && known.Title == title {
		return known, nil
	}
	if ok {
		return Area{}, inColumn("area_title", "the area %s is called %q here and %q above", code, clip(title), clip(known.Title))
	}
	if title == "" {
		return Area{}, inColumn("area_title", "the name of the area %s is missing", code)
	}
	area := Area{Code: code, Title: title}
	var err error
	if area.Kind, err = kindOf(t.columns.cell(cells, "area_type")); err != nil {
		return Area{}, columnFault{"area_type", err}
	}
	if area.States, err = statesOf(area, t.columns.cell(cells, "prim_state")); err != nil {
		return Area{}, columnFault{"prim_state", err}
	}
	t.areas[code] = area
	t.table.Areas = append(t.table.Areas, area)
	return area, nil
}

// kindOf reads an area type as the sheet "Field Descriptions" explains it.
func kindOf(code string) (AreaKind, error) {
	kind, ok := map[string]AreaKind{"1": Nation, "2": State, "3": Territory, "4": Metro, "6": Nonmetro}[code]
	if !ok {
		return "", fmt.Errorf("%q is no kind of area that is known (1 U.S., 2 state, 3 territory, 4 metropolitan, 6 nonmetropolitan)", clip(code))
	}
	return kind, nil
}

var (
	postalCode = regexp.MustCompile(`^[A-Z]{2}$`)
	// titleStates are the states at the end of a metropolitan area's title.
	titleStates = regexp.MustCompile(`, ([A-Z]{2}(?:-[A-Z]{2})*)\b`)
)

// statesOf returns the postal codes of the states of an area.
func statesOf(a Area, primary string) ([]string, error) {
	if a.Kind == Nation {
		return nil, nil
	}
	if !postalCode.MatchString(primary) {
		return nil, fmt.Errorf("%q is no postal code of a state such as TX", clip(primary))
	}
	states := []string{primary}
	if m := titleStates.FindStringSubmatch(a.Title); m != nil {
		for _, s := range strings.Split(m[1], "-") {
			if s != primary {
				states = append(states, s)
			}
		}
	}
	return states, nil
}
