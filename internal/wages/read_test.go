package wages_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/wages"
)

func known(cents int) wages.Amount   { return wages.Amount{Cents: cents} }
func atLeast(cents int) wages.Amount { return wages.Amount{Cents: cents, AtLeast: true} }

func TestReadNamesEveryFigure(t *testing.T) {
	got := table(t, nurses().with(cells{"H_MEAN": 32.659999999999997}))
	want := wages.Table{
		Date: "May 2024", Kind: wages.Nation, File: "made.xlsx",
		Areas: []wages.Area{{Code: "99", Title: "U.S.", Kind: wages.Nation}},
		Rows: []wages.Row{{
			Area: "99", SOC: "29-1141", Occupation: "Registered Nurses", Employment: 3282010,
			Annual: wages.Figures{Mean: known(9843000), P10: known(6603000), P25: known(7861000), P50: known(9360000), P75: known(10796000), P90: known(13532000)},
			Hourly: wages.Figures{Mean: known(3266), P10: known(3175), P25: known(3779), P50: known(4500), P75: known(5190), P90: known(6506)},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestReadTakesOneRowAnOccupation: groups and single industries are counted,
// and a broad occupation that is divided no further stands as "detailed" too.
func TestReadTakesOneRowAnOccupation(t *testing.T) {
	buyers := cells{"OCC_CODE": "13-1020", "OCC_TITLE": "Buyers and Purchasing Agents"}
	got := table(t,
		nurses().with(cells{"OCC_CODE": "00-0000", "O_GROUP": "total"}),
		nurses().with(cells{"OCC_CODE": "29-0000", "O_GROUP": "major"}),
		nurses().with(cells{"OCC_CODE": "29-1140", "O_GROUP": "broad"}),
		nurses(),
		nurses().with(buyers).with(cells{"O_GROUP": "broad"}),
		nurses().with(buyers),
		nurses().with(cells{"I_GROUP": "sector", "NAICS": "62"}),
		nurses().with(cells{"OWN_CODE": "5"}),
	)
	var codes []string
	for _, r := range got.Rows {
		codes = append(codes, r.SOC)
	}
	if diff := cmp.Diff([]string{"13-1020", "29-1141"}, codes); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if want := (wages.Skipped{Industries: 2, Groups: 4}); got.Skipped != want {
		t.Errorf("skipped %+v, want %+v", got.Skipped, want)
	}
}

func TestReadAreas(t *testing.T) {
	got := table(t,
		metro("28140", "Kansas City, MO-KS", "MO"), texas(), nurses(),
		metro("47900", "Washington-Arlington-Alexandria, DC-VA-MD-WV", "DC"),
		nurses().with(cells{"AREA": "72", "AREA_TITLE": "Puerto Rico", "AREA_TYPE": "3", "PRIM_STATE": "PR"}),
		nurses().with(cells{"AREA": "100001", "AREA_TITLE": "Northwest Alabama nonmetropolitan area", "AREA_TYPE": "6", "PRIM_STATE": "AL"}),
	)
	want := []wages.Area{
		{Code: "99", Title: "U.S.", Kind: wages.Nation},
		{Code: "48", Title: "Texas", Kind: wages.State, States: []string{"TX"}},
		{Code: "72", Title: "Puerto Rico", Kind: wages.Territory, States: []string{"PR"}},
		{Code: "28140", Title: "Kansas City, MO-KS", Kind: wages.Metro, States: []string{"MO", "KS"}},
		{Code: "47900", Title: "Washington-Arlington-Alexandria, DC-VA-MD-WV", Kind: wages.Metro, States: []string{"DC", "VA", "MD", "WV"}},
		{Code: "100001", Title: "Northwest Alabama nonmetropolitan area", Kind: wages.Nonmetro, States: []string{"AL"}},
	}
	if diff := cmp.Diff(want, got.Areas); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got.Kind != wages.Metro {
		t.Errorf("kind %q, want the kind of most areas", got.Kind)
	}
}

// TestReadHeadings: columns are found by name, in any order, in the spelling
// of other releases, and where others stand between them.
func TestReadHeadings(t *testing.T) {
	want := table(t, nurses())
	names := strings.Split(heading, ",")
	for i, j := 0, len(names)-1; i < j; i, j = i+1, j-1 {
		names[i], names[j] = names[j], names[i]
	}
	backwards := strings.Join(names, ",")
	for name, h := range map[string]string{
		"small letters": strings.ToLower(heading),
		"with spaces":   strings.ReplaceAll(strings.ToLower(heading), "loc_quotient", "loc quotient"),
		"backwards":     backwards,
		"one more":      "X_NEW," + heading,
	} {
		t.Run(name, func(t *testing.T) {
			w := published(nurses())
			w.heading = h
			got, err := read(t, w.bytes(t), wages.Options{Name: "made.xlsx"})
			must(t, err)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadMarks(t *testing.T) {
	surgeons := nurses().with(cells{"H_MEDIAN": "#", "H_PCT75": "#", "H_PCT90": "#", "A_MEDIAN": "#", "A_PCT75": "#", "A_PCT90": "#", "TOT_EMP": "**", "A_PCT10": "*"})
	got := table(t, surgeons).Rows[0]
	if diff := cmp.Diff(wages.Figures{Mean: known(9843000), P25: known(7861000), P50: atLeast(23920000), P75: atLeast(23920000), P90: atLeast(23920000)}, got.Annual); diff != "" {
		t.Errorf("annual (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(atLeast(11500), got.Hourly.P90); diff != "" {
		t.Errorf("hourly (-want +got)\n%s", diff)
	}
	if got.Employment != 0 {
		t.Errorf("employment %d, want not released", got.Employment)
	}
}

// TestReadFlags: older releases hold TRUE as a text, spreadsheets as a value.
func TestReadFlags(t *testing.T) {
	for _, flag := range []any{"TRUE", "true", true} {
		if got := table(t, nurses().with(cells{"ANNUAL": flag, "HOURLY": false})).Rows[0]; !got.OnlyAnnual || got.OnlyHourly {
			t.Errorf("%v: only by the year %v, only by the hour %v", flag, got.OnlyAnnual, got.OnlyHourly)
		}
	}
}

func TestReadDate(t *testing.T) {
	bare := published(nurses())
	bare.fields, bare.sheet = nil, "Sheet9"
	all := bare
	all.sheet = "All May 2023 data"
	tests := map[string]struct {
		w       workbook
		opt     wages.Options
		want    string
		problem string
	}{
		"the description says it":   {w: published(nurses()), want: "May 2024"},
		"the sheet's name":          {w: all, want: "May 2023"},
		"the file's name":           {w: bare, opt: wages.Options{Name: "national_M2022_dl.xlsx"}, want: "May 2022"},
		"a person":                  {w: bare, opt: wages.Options{Date: "May 2021"}, want: "May 2021"},
		"nobody":                    {w: bare, opt: wages.Options{Name: "wages.xlsx"}, problem: "give the date"},
		"a person, wrongly":         {w: published(nurses()), opt: wages.Options{Date: "May 2023"}, problem: "is for May 2024, not for May 2023"},
		"a person, not as a month":  {w: bare, opt: wages.Options{Date: "2024"}, problem: "write it as “May 2024”"},
		"a year in another meaning": {w: bare, opt: wages.Options{Name: "copy of M2024.xlsx"}, problem: "give the date"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := read(t, tt.w.bytes(t), tt.opt)
			if tt.problem != "" {
				if err == nil || !strings.Contains(err.Error(), tt.problem) {
					t.Fatalf("got %v, want %q", err, tt.problem)
				}
				return
			}
			must(t, err)
			if got.Date != tt.want {
				t.Errorf("got %q, want %q", got.Date, tt.want)
			}
		})
	}
}

// TestReadRefusesAndNamesTheCell: the whole file, with the place and a remedy.
func TestReadRefusesAndNamesTheCell(t *testing.T) {
	tests := map[string]struct {
		row  cells
		want wages.FileError
	}{
		"no number":      {cells{"A_PCT25": "about 70k"}, wages.FileError{Row: 3, Column: "A_PCT25", Problem: `"about 70k" is no number, nor one of the marks * and #`}},
		"part of a cent": {cells{"H_MEAN": 32.655}, wages.FileError{Row: 3, Column: "H_MEAN", Problem: `"32.655" has a part of a cent`}},
		"a wrong code":   {cells{"OCC_CODE": "291141"}, wages.FileError{Row: 3, Column: "OCC_CODE", Problem: `"291141" is no occupation code such as 29-1141`}},
		"a new level":    {cells{"O_GROUP": "special"}, wages.FileError{Row: 3, Column: "O_GROUP", Problem: `"special" is no level of occupations that is known (total, major, minor, broad, detailed)`}},
		"half a person":  {cells{"TOT_EMP": 12.5}, wages.FileError{Row: 3, Column: "TOT_EMP", Problem: `"12.5" is no number of people`}},
		"twice":          {cells{}, wages.FileError{Row: 3, Column: "OCC_CODE", Problem: "29-1141 stands in row 2 already for the same area; take the workbook as the Bureau publishes it"}},
		"two titles":     {cells{"AREA_TITLE": "USA"}, wages.FileError{Row: 3, Column: "AREA_TITLE", Problem: `the area 99 is called "USA" here and "U.S." above`}},
		"an unknown area": {cells{"AREA": "1", "AREA_TYPE": "5"}, wages.FileError{Row: 3, Column: "AREA_TYPE",
			Problem: `"5" is no kind of area that is known (1 U.S., 2 state, 3 territory, 4 metropolitan, 6 nonmetropolitan)`}},
		"a flag": {cells{"ANNUAL": "maybe"}, wages.FileError{Row: 3, Column: "ANNUAL", Problem: `"maybe" is neither TRUE nor empty`}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := read(t, published(nurses(), nurses().with(tt.row)).bytes(t), wages.Options{Name: "made.xlsx"})
			tt.want.File, tt.want.Sheet = "made.xlsx", "national_M2024_dl"
			file, ok := errors.AsType[*wages.FileError](err)
			if !ok {
				t.Fatalf("got %v, want a FileError", err)
			}
			if diff := cmp.Diff(tt.want, *file); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(got.Rows) > 0 {
				t.Errorf("a refused workbook still gave %d rows", len(got.Rows))
			}
		})
	}
}

func TestReadRefusesOtherWorkbooks(t *testing.T) {
	lacking := published(nurses())
	lacking.heading = strings.Replace(strings.Replace(heading, ",A_MEDIAN", "", 1), ",O_GROUP", "", 1)
	other := published(nurses())
	other.heading = "Name,Price"
	noMark := published(nurses().with(cells{"A_PCT90": "#"}))
	noMark.fields = noMark.fields[:1]
	tests := map[string]struct {
		w    workbook
		want string
	}{
		"a column less": {lacking, "made.xlsx, sheet national_M2024_dl, row 1: the column O_GROUP, A_MEDIAN is missing"},
		"another table": {other, "made.xlsx: no sheet has the columns"},
		"no rows":       {published(), "made.xlsx: no sheet has the columns"},
		"one industry":  {published(nurses().with(cells{"I_GROUP": "4-digit"})), "made.xlsx: the workbook has no row for an occupation in all industries together"},
		"no bound":      {noMark, "made.xlsx, sheet national_M2024_dl, row 2, column A_PCT90: # stands for pay above a bound"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, tt.w.bytes(t), wages.Options{Name: "made.xlsx"})
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestReadRefusesDamage: a workbook that does not arrive whole gives no table.
func TestReadRefusesDamage(t *testing.T) {
	var rows []cells
	for i := range 40 {
		rows = append(rows, metro(string(rune('A'+i)), "Town, TX", "TX"))
	}
	sound := published(rows...).bytes(t)
	part := func(name string, change func([]byte) []byte) []byte {
		return rezip(t, sound, func(n string, p []byte) []byte {
			if strings.HasSuffix(n, name) {
				return change(p)
			}
			return p
		})
	}
	const table, texts = "worksheets/sheet3.xml", "sharedStrings.xml"
	half := func(p []byte) []byte { return p[:len(p)/2] }
	flipped := bytes.Clone(sound)
	for i := len(flipped) / 3; i < len(flipped)/3+40; i++ {
		flipped[i] ^= 0x5a
	}
	tests := map[string]struct {
		data []byte
		want string
	}{
		"cut off":              {sound[:len(sound)/2], "damaged"},
		"bytes changed":        {flipped, "damaged"},
		"sheet cut off":        {part(table, half), "damaged"},
		"last row cut off":     {part(table, func(p []byte) []byte { return p[:bytes.LastIndex(p, []byte("<c "))] }), "damaged"},
		"markup broken":        {part(table, func(p []byte) []byte { return bytes.Replace(p, []byte(`<row r="30"`), []byte(`<<row r="30"`), 1) }), "damaged"},
		"an entity unknown":    {part(table, func(p []byte) []byte { return bytes.Replace(p, []byte(`<row r="30"`), []byte(`&x;<row r="30"`), 1) }), "damaged"},
		"texts cut off":        {part(texts, half), "damaged"},
		"texts missing":        {part(texts, func([]byte) []byte { return nil }), "no sheet has the columns"},
		"no workbook in it":    {part("workbook.xml", func([]byte) []byte { return nil }), "no XLSX workbook"},
		"larger than all":      {part("theme1.xml", func([]byte) []byte { return make([]byte, 9<<20) }), "larger than any"},
		"many large parts":     {rezipped(t, "xl/media/%d.png", make([]byte, 7<<20), 20), "larger than any"},
		"plain text":           {[]byte("AREA,AREA_TITLE\n"), "no XLSX workbook"},
		"nothing":              {nil, "no XLSX workbook"},
		"the Bureau's archive": {rezipped(t, "oesm24nat/national_M2024_dl%d.xlsx", sound, 1), "unpack it and take national_M2024_dl0.xlsx"},
	}
	if _, err := read(t, sound, wages.Options{}); err != nil {
		t.Fatalf("the sound one: %v", err)
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := read(t, tt.data, wages.Options{Name: "made.xlsx"})
			if _, ok := errors.AsType[*wages.FileError](err); !ok || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %d rows and %v, want %q", len(got.Rows), err, tt.want)
			}
		})
	}
}

func TestReadStopsAndReports(t *testing.T) {
	var rows []cells
	for i := range 600 {
		rows = append(rows, metro(string(rune(0x4e00+i)), "Town, TX", "TX"))
	}
	data := published(rows...).bytes(t)
	ctx, cancel := context.WithCancel(context.Background())
	var done, total int
	_, err := wages.Read(ctx, bytes.NewReader(data), int64(len(data)), wages.Options{}, func(d, of int) {
		done, total = d, of
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want cancelled", err)
	}
	if done != 500 || total != 601 {
		t.Errorf("told of %d of %d rows, want 500 of 601", done, total)
	}
}
