package wages_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"rolewright/internal/wages"
)

var update = flag.Bool("update", false, "write the golden files anew")

func amounts() *rapid.Generator[wages.Amount] {
	return rapid.Custom(func(t *rapid.T) wages.Amount {
		a := wages.Amount{Cents: rapid.IntRange(0, 30_000_000).Draw(t, "cents")}
		a.AtLeast = a.Cents > 0 && rapid.Bool().Draw(t, "bound")
		return a
	})
}

func figures() *rapid.Generator[wages.Figures] {
	return rapid.Custom(func(t *rapid.T) wages.Figures {
		a := amounts()
		return wages.Figures{Mean: a.Draw(t, "mean"), P10: a.Draw(t, "p10"), P25: a.Draw(t, "p25"), P50: a.Draw(t, "p50"), P75: a.Draw(t, "p75"), P90: a.Draw(t, "p90")}
	})
}

// TestKeptFormKeepsEverything: what is written is what Open gives back, for
// tables of every kind.
func TestKeptFormKeepsEverything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tab := wages.Table{Date: rapid.SampledFrom([]string{"May 2019", "May 2024"}).Draw(rt, "date")}
		socs := rapid.SliceOfNDistinct(rapid.StringMatching(`[1-5]\d-\d{4}`), 1, 5, rapid.ID).Draw(rt, "socs")
		for _, code := range rapid.SliceOfNDistinct(rapid.StringMatching(`\d{2,5}`), 1, 5, rapid.ID).Draw(rt, "areas") {
			kind := rapid.SampledFrom([]wages.AreaKind{wages.State, wages.Metro, wages.Nonmetro}).Draw(rt, "kind")
			tab.Areas = append(tab.Areas, wages.Area{Code: code, Title: rapid.String().Draw(rt, "title"), Kind: kind, States: []string{"TX"}})
			for _, soc := range socs {
				tab.Rows = append(tab.Rows, wages.Row{
					Area: code, SOC: soc, Occupation: "Occupation " + soc, Employment: rapid.IntRange(0, 1e6).Draw(rt, "people"),
					Annual: figures().Draw(rt, "annual"), Hourly: figures().Draw(rt, "hourly"), OnlyAnnual: rapid.Bool().Draw(rt, "only"),
				})
			}
		}
		book := kept(t, tab)
		var rows []wages.Row
		for _, soc := range socs {
			o, ok := book.Occupation(soc)
			if !ok {
				rt.Fatalf("%s is lost", soc)
			}
			for _, e := range o.Estimates {
				rows = append(rows, e.Row)
			}
		}
		byKey := cmpopts.SortSlices(func(a, b wages.Row) bool { return a.SOC+a.Area < b.SOC+b.Area })
		if diff := cmp.Diff(tab.Rows, rows, byKey); diff != "" {
			rt.Errorf("rows (-want +got)\n%s", diff)
		}
		byCode := cmpopts.SortSlices(func(a, b wages.Area) bool { return a.Code < b.Code })
		if diff := cmp.Diff(tab.Areas, book.Areas(), byCode); diff != "" {
			rt.Errorf("areas (-want +got)\n%s", diff)
		}
	})
}

func TestWriteIsTheSameForTheSameTable(t *testing.T) {
	tab := table(t, nurses(), texas(), metro("28140", "Kansas City, MO-KS", "MO"))
	turned := tab
	turned.Rows = []wages.Row{tab.Rows[2], tab.Rows[0], tab.Rows[1]}
	turned.Areas = []wages.Area{tab.Areas[1], tab.Areas[2], tab.Areas[0]}
	var a, b bytes.Buffer
	must(t, wages.Write(&a, tab))
	must(t, wages.Write(&b, turned))
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the order of the rows shows in the kept form")
	}
}

// TestKeptFormIsAsDocumented: other programs may read it.
func TestKeptFormIsAsDocumented(t *testing.T) {
	surgeons := cells{"OCC_CODE": "29-1243", "OCC_TITLE": "Pediatric Surgeons", "A_PCT75": "#", "A_PCT90": "#", "H_PCT90": "*", "TOT_EMP": "**", "ANNUAL": "TRUE"}
	files := zipped(t, table(t, nurses(), metro("28140", "Kansas City, MO-KS", "MO"), nurses().with(surgeons), nurses().with(cells{"O_GROUP": "broad"})))
	for _, name := range []string{"index.json", "occupations/29-1141.json", "occupations/29-1243.json"} {
		got, err := fs.ReadFile(files, name)
		must(t, err)
		golden := filepath.Join("testdata", "kept", filepath.Base(name))
		if *update {
			must(t, os.MkdirAll(filepath.Dir(golden), 0o755))
			must(t, os.WriteFile(golden, got, 0o644))
		}
		want, err := os.ReadFile(golden)
		must(t, err)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestWriteRefusesWhatDoesNotFitTogether(t *testing.T) {
	strange := table(t, nurses())
	strange.Rows[0].Area = "48"
	if err := wages.Write(&bytes.Buffer{}, strange); err == nil || !strings.Contains(err.Error(), "29-1141 has figures for the area 48") {
		t.Errorf("got %v", err)
	}
}

// TestBookJoinsTables: the national table and a state one answer together, and
// the newer counts where both have an area.
func TestBookJoinsTables(t *testing.T) {
	old := table(t, nurses().with(cells{"A_MEDIAN": 81220}), metro("12420", "Austin-Round Rock, TX", "TX"))
	old.Date = "May 2022"
	book := kept(t, old, table(t, texas()), table(t, nurses()))
	o, ok := book.Occupation("29-1141.00")
	if !ok {
		t.Fatal("no nurses")
	}
	var got []string
	for _, e := range o.Estimates {
		got = append(got, e.Area.Name()+", "+e.Date+", "+e.Row.Annual.P50.String())
	}
	want := []string{"United States, May 2024, 93,600", "Texas, May 2024, 93,600", "Austin-Round Rock, TX, May 2022, 93,600"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if e, ok := o.In("48"); !ok || e.Row.Employment != 250010 {
		t.Errorf("Texas: %v %+v", ok, e)
	}
	if _, ok := o.In("49"); ok {
		t.Error("Utah is in no table")
	}
	if got := book.Tables(); len(got) != 3 || got[2].Date != "May 2022" || got[2].Areas != 2 || got[2].Occupations != 1 {
		t.Errorf("tables: %+v", got)
	}
	if _, err := book.Lookup("15-1252"); !errors.Is(err, wages.ErrNoOccupation) {
		t.Errorf("got %v", err)
	}
}

// TestMergedOccupations: every code that the Bureau merges leads to the merged
// figures, and a code of its own is never taken for a merged one.
func TestMergedOccupations(t *testing.T) {
	book := kept(t, table(t,
		nurses().with(cells{"OCC_CODE": "13-1020", "OCC_TITLE": "Buyers and Purchasing Agents"}),
		nurses().with(cells{"OCC_CODE": "53-1047", "OCC_TITLE": "Supervisors of Transportation Workers"}),
		nurses().with(cells{"OCC_CODE": "11-1010", "OCC_TITLE": "Chief Executives"}),
		nurses()))
	tests := map[string]struct{ title, note string }{
		"13-1021":    {"Buyers and Purchasing Agents", "The Bureau publishes no figures for 13-1021 alone; it merges 13-1021, 13-1022 and 13-1023 into 13-1020."},
		"13-1022.00": {"Buyers and Purchasing Agents", "The Bureau publishes no figures for 13-1022 alone; it merges 13-1021, 13-1022 and 13-1023 into 13-1020."},
		"13-1020":    {"Buyers and Purchasing Agents", "The figures are for 13-1021, 13-1022 and 13-1023 together, which the Bureau merges."},
		"53-1049":    {"Supervisors of Transportation Workers", "The Bureau publishes no figures for 53-1049 alone; it merges 53-1042, 53-1043, 53-1044 and 53-1049 into 53-1047."},
		"11-1011":    {"Chief Executives", "The Bureau publishes no figures for 11-1011 alone; these are for the broader occupation 11-1010."},
		"29-1141":    {"Registered Nurses", ""},
		"53-1041":    {},
		"29-1151":    {},
		"":           {},
		"x":          {},
	}
	for soc, tt := range tests {
		o, ok := book.Occupation(soc)
		if ok != (tt.title != "") || o.Title != tt.title {
			t.Errorf("%s: got %q, want %q", soc, o.Title, tt.title)
			continue
		}
		if !ok {
			continue
		}
		note := strings.TrimPrefix(o.Estimates[0].PaySource().Note, "Percentiles of all employees in the occupation, not seniority levels; the self-employed are not counted.")
		if strings.TrimSpace(note) != tt.note {
			t.Errorf("%s: got the note %q, want %q", soc, note, tt.note)
		}
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	const sound = `{"form":1,"date":"May 2024","kind":"nation","areas":[{"code":"99","title":"U.S.","kind":"nation"}],"occupations":[{"soc":"29-1141","title":"Registered Nurses"}]}`
	for name, tt := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"nothing":         {fstest.MapFS{}, "index.json: file does not exist"},
		"no JSON":         {fstest.MapFS{"index.json": file("{")}, "unexpected end"},
		"another form":    {fstest.MapFS{"index.json": file(strings.Replace(sound, `"form":1`, `"form":2`, 1))}, "of another version"},
		"no date":         {fstest.MapFS{"index.json": file(strings.Replace(sound, "May 2024", "2024", 1))}, `date: "2024" is no month`},
		"an unknown kind": {fstest.MapFS{"index.json": file(strings.Replace(sound, `"kind":"nation"}`, `"kind":"moon"}`, 1))}, "unknown kind"},
	} {
		if _, err := wages.Open(tt.files); err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "import the workbooks again") {
			t.Errorf("%s: got %v, want %q", name, err, tt.want)
		}
	}
	for name, tt := range map[string]struct{ rows, want string }{
		"missing":       {"", "file does not exist"},
		"no JSON":       {"[", "unexpected end"},
		"a strange sum": {`[{"area":"99","annual":{"p10":"lots"}}]`, "no amount in cents"},
		"an area":       {`[{"area":"48"}]`, `the area "48" is not in index.json`},
	} {
		files := fstest.MapFS{"index.json": file(sound)}
		if tt.rows != "" {
			files["occupations/29-1141.json"] = file(tt.rows)
		}
		book, err := wages.Open(files)
		must(t, err)
		if _, err := book.Lookup("29-1141"); err == nil || errors.Is(err, wages.ErrNoOccupation) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", name, err, tt.want)
		}
	}
}
