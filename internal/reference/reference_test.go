package reference_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"rolewright/internal/posting"
	"rolewright/internal/reference"
	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// release is a small O*NET release of our own making.
func release(title string) fstest.MapFS {
	text := func(lines ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.Join(lines, "\r\n") + "\r\n")}
	}
	return fstest.MapFS{
		"Read Me.txt":         text("O*NET 31.0 Database", "August 2026 Release"),
		"Occupation Data.txt": text("O*NET-SOC Code\tTitle\tDescription", "51-3011.00\t"+title+"\tMix and bake dough."),
		"Task Statements.txt": text("O*NET-SOC Code\tTask ID\tTask\tTask Type",
			"51-3011.00\t1\tMix dough by hand or machine.\tCore", "51-3011.00\t2\tBake bread in deck ovens.\tCore",
			"51-3011.00\t3\tClean the bakery after each shift.\tSupplemental"),
	}
}

// workbook is a wage workbook with one row for each area.
func workbook(t *testing.T, areaType, area, title string, p25 any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	head := []any{"AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP",
		"TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN",
		"H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"}
	row := []any{area, title, areaType, "TX", "000000", "Cross-industry", "cross-industry", "1235", "51-3011", "Bakers", "detailed",
		100, 1, "", "", "", "", 17, 36000, 1, 12, 15, 17, 20, 22, 26000, p25, 36000, 41000, 46000, "", ""}
	for i, r := range [][]any{head, row} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetName("Sheet1", "All May 2025 data"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func silent(reference.Progress) {}

func importWages(f *reference.Folder, content []byte, name string) error {
	_, err := f.ImportWages(context.Background(), bytes.NewReader(content), int64(len(content)), wages.Options{Name: name, Date: "May 2025"}, silent)
	return err
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		out[d.Name()] = string(src)
		return err
	}))
	return out
}

func TestEmptyFolder(t *testing.T) {
	for name, f := range map[string]*reference.Folder{"none": {}, "not there": reference.Beside(filepath.Join(t.TempDir(), "data.db"))} {
		lib, err := f.Roles()
		if lib != nil || err != nil {
			t.Errorf("%s: Roles() = %v, %v", name, lib, err)
		}
		if book, err := f.Wages(); book != nil || err != nil {
			t.Errorf("%s: Wages() = %v, %v", name, book, err)
		}
		must(t, f.RemoveOccupations())
		must(t, f.RemoveWages())
	}
}

// TestImportOccupations wants roles of a release, the same file of the same
// release, and a folder that was open before to see what another imports.
func TestImportOccupations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	reader := reference.Beside(path)
	if lib, _ := reader.Roles(); lib != nil {
		t.Fatal("there are roles before the import")
	}
	var steps []reference.Progress
	_, err := reference.Beside(path).ImportOccupations(t.Context(), release("Bakers"), func(p reference.Progress) { steps = append(steps, p) })
	must(t, err)
	if last := steps[len(steps)-1]; last.Done != last.Total {
		t.Errorf("the last progress is %+v, want all done", last)
	}
	before := content(t, path+".reference")
	kept, err := reader.Occupations()
	must(t, err)
	if kept.Version != "31.0" || len(kept.Library.List()) != 1 || kept.Library.List()[0].Title != "Baker" {
		t.Errorf("the import gives %q with %v", kept.Version, kept.Library.List())
	}
	if r, err := kept.Library.Get(kept.Library.List()[0].Slug); err != nil || !strings.Contains(r.TextCredit(), "O*NET 31.0 Database") {
		t.Errorf("the role's text is credited %q, %v", r.TextCredit(), err)
	}

	_, err = reader.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	if after := content(t, path+".reference"); len(after) != 1 || after["onet.zip"] != before["onet.zip"] {
		t.Error("the same release gives another file")
	}
	must(t, reader.RemoveOccupations())
	if lib, err := reader.Roles(); lib != nil || err != nil {
		t.Errorf("after removal: %v, %v", lib, err)
	}
}

// TestRefusedImportChangesNothing breaks an import at each of its inputs.
func TestRefusedImportChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	f := reference.Beside(path)
	_, err := f.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	must(t, importWages(f, workbook(t, "1", "99", "U.S.", 31000), "national_M2025_dl.xlsx"))
	before := content(t, path+".reference")

	torn := release("Bakers")
	torn["Task Statements.txt"].Data = append(torn["Task Statements.txt"].Data, "51-3011.00\tand no more"...)
	_, err = f.ImportOccupations(t.Context(), torn, silent)
	wantRefused(t, err, "Task Statements.txt:5")
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = f.ImportOccupations(stopped, release("Bakers"), silent); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	wantRefused(t, importWages(f, workbook(t, "1", "99", "U.S.", "much"), "national_M2025_dl.xlsx"), "A_PCT25")
	wantRefused(t, importWages(f, []byte("no workbook"), "wages.xlsx"), "wages.xlsx")

	after := content(t, path+".reference")
	if len(after) != len(before) || after["onet.zip"] != before["onet.zip"] || after["wages-nation.zip"] != before["wages-nation.zip"] {
		t.Error("a refused import changed what is kept")
	}
}

func wantRefused(t *testing.T, err error, part string) {
	t.Helper()
	var fault *reference.RefusedError
	if !errors.As(err, &fault) || !strings.Contains(err.Error(), part) {
		t.Errorf("got %v, want a refusal that names %q", err, part)
	}
}

// TestImportWages wants a table of each kind of areas kept beside the others,
// a newer one in its place, and a workbook inside a ZIP found.
func TestImportWages(t *testing.T) {
	f := reference.Beside(filepath.Join(t.TempDir(), "data.db"))
	must(t, importWages(f, workbook(t, "1", "99", "U.S.", 31000), "national_M2025_dl.xlsx"))
	var zipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	for _, member := range []struct {
		name string
		src  []byte
	}{
		{"oesm25st/field_descriptions.txt", nil}, {"__MACOSX/oesm25st/._state.xlsx", []byte("x")}, {"oesm25st/~$state.xlsx", []byte("x")},
		{"oesm25st/state_M2025_dl.xlsx", workbook(t, "2", "48", "Texas", 33000)},
	} {
		w, err := z.Create(member.name)
		must(t, err)
		_, err = w.Write(member.src)
		must(t, err)
	}
	must(t, z.Close())
	must(t, importWages(f, zipped.Bytes(), "oesm25st.zip"))

	lowest := func() map[string]int {
		t.Helper()
		book, err := f.Wages()
		must(t, err)
		o, ok := book.Occupation("51-3011")
		if !ok {
			t.Fatal("there are no wages for bakers")
		}
		out := map[string]int{}
		for _, e := range o.Estimates {
			out[e.Area.Name()] = e.PaySource().Percentiles.P25
		}
		return out
	}
	if got := lowest(); len(got) != 2 || got["United States"] != 31000 || got["Texas"] != 33000 {
		t.Errorf("the quarter that earns least earns below %v", got)
	}
	must(t, importWages(f, workbook(t, "2", "48", "Texas", 34000), "state_M2025_dl.xlsx"))
	if got := lowest(); got["Texas"] != 34000 || got["United States"] != 31000 {
		t.Errorf("after a newer workbook for states: %v", got)
	}
	must(t, f.RemoveWages())
	if book, err := f.Wages(); book != nil || err != nil {
		t.Errorf("after removal: %v, %v", book, err)
	}
}

// TestDamagedFile wants a clear error until the file is imported again.
func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	f := reference.Beside(path)
	_, err := f.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	name := filepath.Join(path+".reference", "onet.zip")
	must(t, os.WriteFile(name, []byte("not what it was"), 0o600))
	var damaged *reference.DamagedError
	if _, err := f.Roles(); !errors.As(err, &damaged) || !strings.Contains(err.Error(), "import it again") {
		t.Errorf("got %v, want a *DamagedError that says what to do", err)
	}
	_, err = f.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	if lib, err := f.Roles(); err != nil || len(lib.List()) != 1 {
		t.Errorf("after importing again: %v", err)
	}
}

// TestReplacedWithinATick wants a new file to be read also where its size and
// time are those of the one before.
func TestReplacedWithinATick(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	f := reference.Beside(path)
	_, err := f.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	_, err = f.Roles()
	must(t, err)
	name := filepath.Join(path+".reference", "onet.zip")
	before, err := os.Stat(name)
	must(t, err)
	must(t, os.WriteFile(name+".new", make([]byte, before.Size()), 0o600))
	must(t, os.Chtimes(name+".new", before.ModTime(), before.ModTime()))
	must(t, os.Rename(name+".new", name))
	var damaged *reference.DamagedError
	if _, err := f.Roles(); !errors.As(err, &damaged) {
		t.Errorf("got %v, want the new file to be read, which is none", err)
	}
}

// TestUnreadableForAMoment wants what cannot be read to be tried again, though
// the file stays the same.
func TestUnreadableForAMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	f := reference.Beside(path)
	_, err := f.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	name := filepath.Join(path+".reference", "onet.zip")
	must(t, os.Chmod(name, 0))
	if _, err := f.Roles(); err == nil {
		t.Skip("this user may read everything")
	}
	must(t, os.Chmod(name, 0o600))
	if lib, err := f.Roles(); err != nil || lib == nil {
		t.Errorf("once it can be read: %v, %v", lib, err)
	}
}

// TestDamagedFigures wants the figures of an occupation that cannot be read
// not to pass for figures that are not published.
func TestDamagedFigures(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	f := reference.Beside(path)
	must(t, importWages(f, workbook(t, "1", "99", "U.S.", 31000), "national_M2025_dl.xlsx"))
	baker, nurse := role.Role{Occupation: "51-3011"}, role.Role{Occupation: "29-1141"}
	if _, ok, err := f.WagesOf(baker); !ok || err != nil {
		t.Fatalf("the bakers' wages: %v, %v", ok, err)
	}
	if _, ok, err := f.WagesOf(nurse); ok || err != nil {
		t.Errorf("wages that were not imported: %v, %v", ok, err)
	}

	name := filepath.Join(path+".reference", "wages-nation.zip")
	src, err := os.ReadFile(name)
	must(t, err)
	at := bytes.Index(src, []byte("occupations/51-3011.json")) + len("occupations/51-3011.json")
	src[at+8] ^= 0xff
	must(t, os.WriteFile(name, src, 0o600))
	var damaged *reference.DamagedError
	if _, ok, err := f.WagesOf(baker); ok || !errors.As(err, &damaged) {
		t.Errorf("damaged figures: %v, %v", ok, err)
	}
	if r, err := f.WithWages(baker); err == nil || r.Occupation != baker.Occupation {
		t.Errorf("the role is %+v, %v: want it as it was, and the reason", r, err)
	}
}

// TestWithWages wants imported figures for the nation before a role's others,
// in the place of older ones of the same statistics, and never of newer ones.
func TestWithWages(t *testing.T) {
	f := reference.Beside(filepath.Join(t.TempDir(), "data.db"))
	must(t, importWages(f, workbook(t, "1", "99", "U.S.", 31000), "national_M2025_dl.xlsx"))
	must(t, importWages(f, workbook(t, "2", "48", "Texas", 33000), "state_M2025_dl.xlsx"))
	other := role.PaySource{Source: "Us", Date: "May 2026", Typical: 1}
	own := func(date string) role.PaySource { return role.PaySource{Source: wages.Source, Date: date, Typical: 2} }
	tests := []struct {
		name string
		pay  []role.PaySource
		want string
	}{
		{"none", nil, "May 2025"},
		{"of others", []role.PaySource{other}, "May 2025, May 2026"},
		{"older", []role.PaySource{other, own("May 2024")}, "May 2026, May 2025"},
		{"the same", []role.PaySource{own("May 2025")}, "May 2025 own"},
		{"newer", []role.PaySource{own("May 2026")}, "May 2026 own"},
		{"of no month", []role.PaySource{own("lately")}, "May 2025"},
	}
	for _, tt := range tests {
		before := fmt.Sprint(tt.pay)
		r, err := f.WithWages(role.Role{Occupation: "51-3011", Pay: tt.pay})
		must(t, err)
		if after := fmt.Sprint(tt.pay); after != before {
			t.Errorf("%s: the role that was given is now paid %s, before %s", tt.name, after, before)
		}
		var got []string
		for _, p := range r.Pay {
			date := p.Date
			if p.Typical == 2 {
				date += " own"
			}
			got = append(got, date)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, got, tt.want)
		}
	}

	r, err := f.WithWages(role.Role{Occupation: "51-3011"})
	must(t, err)
	market, err := f.Market(r, posting.Posting{Locations: []posting.Location{{Region: "US-TX", Country: "US"}}})
	must(t, err)
	var areas []string
	for _, p := range market {
		areas = append(areas, p.Area)
	}
	if strings.Join(areas, ", ") != "Texas, United States" {
		t.Errorf("the market is %v: want the state, and the nation once", areas)
	}
}

// TestKeptFiles wants them for their owner alone, and nothing left beside them
// where one cannot take its place.
func TestKeptFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	f := reference.Beside(path)
	_, err := f.ImportOccupations(t.Context(), release("Bakers"), silent)
	must(t, err)
	name := filepath.Join(path+".reference", "onet.zip")
	if info, err := os.Stat(name); err != nil || info.Mode() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	must(t, os.Remove(name))
	must(t, os.MkdirAll(filepath.Join(name, "in the way"), 0o700))
	if _, err := f.ImportOccupations(t.Context(), release("Bakers"), silent); err == nil {
		t.Error("a folder was replaced")
	}
	left, err := os.ReadDir(path + ".reference")
	must(t, err)
	if len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}
