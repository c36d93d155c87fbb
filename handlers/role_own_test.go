package handlers_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

// TestOwnRoleOfAnotherVersion wants a role file that an other version of the
// program kept, and that this one cannot use, to be shown, explained and
// mended, and no other page to suffer from it.
func TestOwnRoleOfAnotherVersion(t *testing.T) {
	engine, err := boltstore.Open(filepath.Join(t.TempDir(), "data.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	kept := store.NewCollection[workspace.RoleFile](engine, store.KindRoles, time.Now, nil)
	if _, err := kept.Create(t.Context(), store.LocalWorkspace, "payroll-clerk", workspace.RoleFile{Source: clerkYAML + "wisdom: 3\n"}, nil); err != nil {
		t.Fatal(err)
	}
	a := newAppOver(t, engine)
	for _, url := range []string{"/roles", "/new", "/roles?q=payroll", "/roles/import", "/api/v1/roles", "/roles/sql-developer"} {
		a.want(200, "GET", url, "")
	}
	wantText(t, a.want(200, "GET", "/roles", "").Body.String(), `href="/roles/payroll-clerk"`, "cannot be used as it is")
	wantText(t, a.want(200, "GET", "/roles/import", "").Body.String(), `href="/roles/payroll-clerk"`)
	if to := a.want(303, "GET", "/roles/payroll-clerk", "").Header().Get("Location"); to != "/roles/payroll-clerk/edit" {
		t.Errorf("the role leads to %q, want the page that mends it", to)
	}
	wantText(t, a.want(200, "GET", "/roles/payroll-clerk/edit", "").Body.String(), "cannot use the role as it is", "wisdom: this field is not known")
	a.post(303, "/roles/payroll-clerk/edit", form{{"version", "1"}, {"source", clerkYAML}})
	a.want(200, "GET", "/roles/payroll-clerk", "")
}

// TestSaveOfARemovedRole wants the text that somebody has just typed not to be
// lost with the role.
func TestSaveOfARemovedRole(t *testing.T) {
	a := newApp(t)
	a.post(303, "/roles/sql-developer/own", nil)
	a.post(303, "/roles/sql-developer/delete", nil)
	src := strings.Replace(clerkYAML, "on time", "in time", 1)
	wantText(t, a.post(409, "/roles/sql-developer/edit", form{{"version", "1"}, {"source", src}}).Body.String(), "was removed", "in time")
}

// TestOwnTemplate wants a template, which is one's own already, not to be
// copied into a file behind itself.
func TestOwnTemplate(t *testing.T) {
	a := newApp(t)
	made, err := a.work.SaveAsTemplate(t.Context(), a.add(example()).ID)
	if err != nil {
		t.Fatal(err)
	}
	if to := a.post(303, "/roles/"+made.ID+"/own", nil).Header().Get("Location"); to != "/postings/"+made.ID {
		t.Errorf("got to %q, want the template's editor", to)
	}
	if files, err := a.work.RoleFiles(t.Context()); err != nil || len(files) != 0 {
		t.Errorf("there are files: %v, %v", files, err)
	}
}

// TestOddSlugs wants no odd address to reach a header or another file.
func TestOddSlugs(t *testing.T) {
	a := newApp(t)
	for _, slug := range []string{"..", "%2e%2e", "a%22b", "a%0d%0ab", "a%00b", "%E2%80%AE", "a.yaml", "CON", strings.Repeat("x", 5000)} {
		for _, tail := range []string{"", "/download.yaml", "/edit"} {
			rec := a.do("GET", "/roles/"+slug+tail, "")
			if rec.Code != 404 && rec.Code != 301 && rec.Code != 307 {
				t.Errorf("%.30s%s: %d", slug, tail, rec.Code)
			}
			if got := rec.Header().Get("Content-Disposition"); got != "" {
				t.Errorf("%.30s%s: Content-Disposition %q", slug, tail, got)
			}
		}
	}
}

// TestOddPay wants figures that no chart can be drawn of to be refused with
// the file, and the largest that are taken to be shown.
func TestOddPay(t *testing.T) {
	a := newApp(t)
	with := func(figures string) file {
		return file{"files", "payroll-clerk.yaml", []byte(clerkYAML + "pay:\n  - source: Us\n    kind: published career profile\n    date: May 2024\n    currency: USD\n    period: year\n    " + figures + "\n")}
	}
	for _, figures := range []string{"typical: 9000000000000000000", "typical: -1", "levels: {mid: 2000000000000}", "range: {min: -5, max: 10}"} {
		wantText(t, a.upload(400, "/roles/import/files", nil, with(figures)).Body.String(), "pay.0: a figure is below zero or above a trillion")
	}
	a.upload(303, "/roles/import/files", nil, with("range: {min: 1, max: 1000000000000}"))
	a.want(200, "GET", "/roles/payroll-clerk", "")
}
