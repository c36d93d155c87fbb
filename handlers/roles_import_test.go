package handlers_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"rolewright/internal/workspace"
)

// imported waits for the import under way and returns the page that tells what
// came of it.
func (a *app) imported(rec *httptest.ResponseRecorder) string {
	a.t.Helper()
	if rec.Code != http.StatusSeeOther || rec.Header().Get("Location") != "/roles/import" {
		a.t.Fatalf("got %d to %q, want to be sent to the page\n%s", rec.Code, rec.Header().Get("Location"), head(rec.Body.String()))
	}
	a.waitForImport()
	return a.want(200, "GET", "/roles/import", "").Body.String()
}

func (a *app) waitForImport() {
	a.t.Helper()
	for range 200 {
		if state := a.want(200, "GET", "/roles/import/state", "").Body.String(); strings.Contains(state, `"running":false`) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	a.t.Fatal("the import does not end")
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func release() map[string]string {
	return map[string]string{
		"db_31_0_text/Read Me.txt":         "O*NET 31.0 Database\r\nAugust 2026 Release\r\n",
		"db_31_0_text/Occupation Data.txt": "O*NET-SOC Code\tTitle\tDescription\r\n51-9051.00\tKiln Tenders\tFire clay in kilns.\r\n",
		"db_31_0_text/Task Statements.txt": "O*NET-SOC Code\tTask ID\tTask\tTask Type\r\n51-9051.00\t1\tLoad the kiln with dried ware.\tCore\r\n51-9051.00\t2\tRead cones and gauges.\tCore\r\n",
	}
}

// TestImportOccupations brings a release by the page: its roles are found,
// credited, and start a posting that is credited in turn.
func TestImportOccupations(t *testing.T) {
	a := newApp(t)
	sent := a.upload(303, "/roles/import/occupations", nil, file{"file", "db_31_0_text.zip", zipped(t, release())})
	a.waitForImport()
	a.want(200, "HEAD", "/roles/import", "") // takes nothing away from who reads
	page := a.imported(sent)
	wantText(t, page, "O*NET 31.0 is in the library: 1 roles.", "O*NET 31.0, August 2026")
	if again := a.want(200, "GET", "/roles/import", "").Body.String(); strings.Contains(again, "is in the library: 1 roles.") {
		t.Error("what came of an import is told twice")
	}
	wantText(t, a.want(200, "GET", "/roles?q=kiln+tender", "").Body.String(), `href="/roles/kiln-tender-51-9051"`, "O*NET</small>")
	wantText(t, a.want(200, "GET", "/roles", "").Body.String(), "1 more occupations from O*NET")
	wantText(t, a.want(200, "GET", "/roles/kiln-tender-51-9051", "").Body.String(), "O*NET 31.0 Database by the U.S. Department of Labor")

	rec := a.post(303, "/postings", form{{"role", "kiln-tender-51-9051"}})
	id := strings.TrimPrefix(rec.Header().Get("Location"), "/postings/")
	if credit := a.get(id).Value.Content.Credit; !strings.HasPrefix(credit, "This posting includes information from the O*NET 31.0 Database") {
		t.Errorf("the posting is credited %q", credit)
	}
	a.post(303, "/roles/import/occupations/remove", nil)
	a.want(404, "GET", "/roles/kiln-tender-51-9051", "")
	a.want(200, "GET", "/postings/"+id, "")
}

func TestRefusedImports(t *testing.T) {
	torn := release()
	torn["db_31_0_text/Task Statements.txt"] += "51-9051.00\tand no more\r\n"
	tests := []struct {
		name, url string
		file      file
		want      string
	}{
		{"no archive", "/roles/import/occupations", file{"file", "release.zip", []byte("PK")}, "release.zip is no ZIP."},
		{"an archive of something else", "/roles/import/occupations", file{"file", "x.zip", zipped(t, map[string]string{"a.txt": "a"})}, "Occupation Data.txt"},
		{"a torn release", "/roles/import/occupations", file{"file", "x.zip", zipped(t, torn)}, "Task Statements.txt:4"},
		{"no workbook", "/roles/import/wages", file{"file", "wages.xlsx", []byte("1,2,3")}, "Nothing was changed. wages.xlsx"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := newApp(t)
			wantText(t, a.imported(a.upload(303, tt.url, nil, tt.file)), `role="alert"`, "Nothing was changed.", tt.want)
		})
	}
	a := newApp(t)
	many := make([]file, workspace.MostRoleFiles+1)
	for i := range many {
		many[i] = file{"files", fmt.Sprintf("clerk-%d.yaml", i), []byte(clerkYAML)}
	}
	wantText(t, a.upload(400, "/roles/import/files", nil, many...).Body.String(), "too many files at once. Bring in at most 1,000")
	for _, url := range []string{"/roles/import/occupations", "/roles/import/wages", "/roles/import/files"} {
		wantText(t, a.upload(400, url, form{{"date", "May 2024"}}).Body.String(), "No file was chosen")
	}
}

// TestStopLeavesNothingBehind stops the app with an import under way.
func TestStopLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	a := newApp(t)
	large := file{"file", "db_31_0_text.zip", zipped(t, manyOccupations(3000))}
	a.upload(303, "/roles/import/occupations", nil, large)
	wantText(t, a.upload(409, "/roles/import/occupations", nil, large).Body.String(), "Another import is under way")
	a.stop()
	left, err := os.ReadDir(dir)
	if err != nil || slices.ContainsFunc(left, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), "rolewright-import") }) {
		t.Errorf("the app has stopped and left %v, %v", left, err)
	}
}

// TestOwnRoleOnPages brings a role file, edits it, refuses a bad edit with the
// text kept, removes it and brings it back.
func TestOwnRoleOnPages(t *testing.T) {
	a := newApp(t)
	page := a.imported(a.upload(303, "/roles/import/files", nil, file{"files", "payroll-clerk.yaml", []byte(clerkYAML)}))
	wantText(t, page, "Own roles: 1 added", `href="/roles/payroll-clerk"`)
	list := a.want(200, "GET", "/roles", "").Body.String()
	own, first := strings.Index(list, "Your own"), strings.Index(list, "Software engineering")
	if own < 0 || own > first {
		t.Errorf("own roles stand at %d, the first family at %d: want them first", own, first)
	}

	wantText(t, a.want(200, "GET", "/roles/payroll-clerk/edit", "").Body.String(), "title: Payroll Clerk")
	bad := strings.Replace(clerkYAML, "finance", "wizardry", 1) + "# mine\n"
	refused := a.post(400, "/roles/payroll-clerk/edit", form{{"version", "1"}, {"source", bad}})
	wantText(t, refused.Body.String(), "payroll-clerk.yaml:2: family", "# mine")
	a.post(303, "/roles/payroll-clerk/edit", form{{"version", "1"}, {"source", strings.Replace(clerkYAML, "on time", "every Friday", 1)}})
	wantText(t, a.want(200, "GET", "/roles/payroll-clerk", "").Body.String(), "Pays people every Friday.")
	stale := a.post(409, "/roles/payroll-clerk/edit", form{{"version", "1"}, {"source", clerkYAML + "# late\n"}})
	wantText(t, stale.Body.String(), "changed elsewhere", "# late", `name="version" value="2"`)

	gone := a.post(303, "/roles/payroll-clerk/delete", nil).Header().Get("Location")
	wantText(t, a.want(200, "GET", gone, "").Body.String(), "Removed your own role", `action="/roles/payroll-clerk/undelete"`)
	a.want(404, "GET", "/roles/payroll-clerk", "")
	a.post(303, "/roles/payroll-clerk/undelete", nil)
	wantText(t, a.want(200, "GET", "/roles/payroll-clerk", "").Body.String(), "Pays people every Friday.")
}

// TestMakeItYourOwn copies a role of the program, changes it and takes the
// program's back.
func TestMakeItYourOwn(t *testing.T) {
	a := newApp(t)
	file := a.want(200, "GET", "/roles/sql-developer/download.yaml", "").Body.String()
	a.post(303, "/roles/sql-developer/own", nil)
	a.post(303, "/roles/sql-developer/edit", form{{"version", "1"}, {"source", strings.Replace(file, "title: SQL Developer", "title: Query Writer", 1)}})
	wantText(t, a.want(200, "GET", "/roles/sql-developer", "").Body.String(), "<h1>Query Writer</h1>")
	a.post(303, "/roles/sql-developer/delete", nil)
	wantText(t, a.want(200, "GET", "/roles/sql-developer", "").Body.String(), "<h1>SQL Developer</h1>")
}

// TestTemplate saves a posting as a template by the list and by the editor,
// starts from it, and removes it.
func TestTemplate(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	made := a.post(303, "/postings/"+p.ID+"/template", nil).Header().Get("Location")
	slug := strings.TrimSuffix(strings.TrimPrefix(made, "/roles/"), "?made")
	a.want(200, "GET", made, "")
	wantText(t, a.want(200, "GET", "/roles", "").Body.String(), "Your own", `href="/roles/`+slug+`"`)
	wantText(t, a.want(200, "GET", "/new", "").Body.String(), "Your own", `value="`+slug+`"`)
	if list := a.want(200, "GET", "/", "").Body.String(); strings.Contains(list, slug) {
		t.Error("the list of job descriptions shows a template")
	}
	wantText(t, a.want(200, "GET", "/postings/"+slug, "").Body.String(), "This is a template of your own")

	started := a.post(303, "/postings", form{{"role", slug}}).Header().Get("Location")
	text := a.want(200, "GET", started+"/download.md", "").Body.String()
	wantText(t, text, "## Our building", "Payroll specialist", "62000")
	if strings.Contains(text, "FIN-2026-014") {
		t.Error("a posting from a template has the reference number of the old one")
	}

	gone := a.post(303, "/postings/"+slug+"/delete", nil).Header().Get("Location")
	if !strings.HasPrefix(gone, "/roles?deleted=") {
		t.Errorf("after removing a template a person stands at %s", gone)
	}
	a.want(404, "GET", "/roles/"+slug, "")
	a.want(200, "GET", started, "")
	a.post(303, "/postings/"+slug+"/undelete", nil)
	a.want(200, "GET", "/roles/"+slug, "")
}

func wantText(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q:\n%s", text, head(page))
		}
	}
}
