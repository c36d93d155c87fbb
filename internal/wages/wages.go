// Package wages answers what an occupation earns in an area of the United
// States, from the workbooks of the Occupational Employment and Wage
// Statistics that the U.S. Bureau of Labor Statistics publishes every year
// for the nation, the states, the metropolitan and the other areas
// (bls.gov/oes/tables.htm). All of them have the same columns, which the sheet
// "Field Descriptions" of each workbook explains.
//
// Read takes a workbook apart, Write keeps what it says in a form in which one
// occupation is found quickly, and Open looks things up in kept tables.
//
// Workbooks are unpacked by excelize, the one kept library at hand that reads
// a sheet row by row. It takes a sheet that breaks off in the middle for its
// end, without an error, so Read looks at the whole file first and compares
// what it was given with what is there.
package wages

import (
	"cmp"
	"slices"
)

// AreaKind says what kind of area figures are for.
type AreaKind string

// The kinds of areas, widest first. A territory, such as Puerto Rico, stands
// beside the states and is not part of the nation's figures.
const (
	Nation    AreaKind = "nation"
	State     AreaKind = "state"
	Territory AreaKind = "territory"
	Metro     AreaKind = "metro"
	Nonmetro  AreaKind = "nonmetro"
)

// kinds lists the kinds, widest first.
func kinds() []AreaKind { return []AreaKind{Nation, State, Territory, Metro, Nonmetro} }

// rank orders kinds, widest first.
func (k AreaKind) rank() int { return slices.Index(kinds(), k) }

// Area is a place that figures are published for.
type Area struct {
	// Code is the Bureau's: 99, a state's FIPS code, a metropolitan area's.
	Code string `json:"code"`
	// Title is the published name, such as "Kansas City, MO-KS".
	Title string   `json:"title"`
	Kind  AreaKind `json:"kind"`
	// States are the postal codes of the states it lies in, the principal one
	// first; none for the nation.
	States []string `json:"states,omitempty"`
}

// Name is the title as a page shows it.
func (a Area) Name() string {
	if a.Kind == Nation {
		return "United States"
	}
	return a.Title
}

// Figures are published points of a pay distribution.
type Figures struct {
	Mean Amount `json:"mean,omitzero"`
	P10  Amount `json:"p10,omitzero"`
	P25  Amount `json:"p25,omitzero"`
	P50  Amount `json:"p50,omitzero"`
	P75  Amount `json:"p75,omitzero"`
	P90  Amount `json:"p90,omitzero"`
}

// percentiles are the five in their order.
func (f Figures) percentiles() [5]Amount { return [5]Amount{f.P10, f.P25, f.P50, f.P75, f.P90} }

// Published reports whether there is any percentile.
func (f Figures) Published() bool { return f.percentiles() != [5]Amount{} }

// Row is what an occupation earns in an area, in all industries together.
type Row struct {
	// Area is the code of the area.
	Area string
	// SOC is the code of the Standard Occupational Classification or one of
	// the Bureau's own that merges several; see Merges.
	SOC string
	// Occupation is the published title.
	Occupation string
	// Employment is the number of employees, rounded to ten; 0 is not released.
	Employment int
	// Annual is pay in dollars a year, Hourly in dollars an hour.
	Annual, Hourly Figures
	// OnlyAnnual and OnlyHourly say that the other is not published because
	// people in the occupation work few hours a year.
	OnlyAnnual, OnlyHourly bool
}

// Skipped counts the rows of a workbook that a table does not hold.
type Skipped struct {
	// Industries are rows for one industry or one kind of owner.
	Industries int `json:"industries,omitempty"`
	// Groups are rows for groups of occupations.
	Groups int `json:"groups,omitempty"`
}

// Table is what one workbook says. It is in normal form: areas by kind and
// code, rows by SOC code and then as the areas.
type Table struct {
	// Date is the reference month, such as "May 2024".
	Date string
	// Kind is the kind that most areas of the table are of.
	Kind AreaKind
	// File is the name of the workbook.
	File    string
	Areas   []Area
	Rows    []Row
	Skipped Skipped
}

// normalize puts a table into its normal form.
func (t *Table) normalize() {
	slices.SortFunc(t.Areas, func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.Kind.rank(), b.Kind.rank()), cmp.Compare(a.Code, b.Code))
	})
	place, count := map[string]int{}, map[AreaKind]int{}
	for i, a := range t.Areas {
		place[a.Code] = i
		count[a.Kind]++
	}
	slices.SortFunc(t.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.SOC, b.SOC), cmp.Compare(place[a.Area], place[b.Area]))
	})
	for _, k := range kinds() {
		if t.Kind == "" || count[k] > count[t.Kind] {
			t.Kind = k
		}
	}
}
