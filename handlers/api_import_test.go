package handlers_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"rolewright/internal/inbox"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

type importAnswer struct {
	inbox.Summary
	Files []inbox.Outcome
}

func (a *app) importByAPI(f form, files ...file) importAnswer {
	a.t.Helper()
	var got importAnswer
	if err := json.Unmarshal(a.upload(200, "/api/v1/import", f, files...).Body.Bytes(), &got); err != nil {
		a.t.Fatal(err)
	}
	return got
}

func TestAPIImport(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	a := newApp(t)
	a.addCompany(posting.Company{Name: "Acme"})
	archive := zipped(t, map[string]string{"cook.md": "# Head cook\n\n## What you will do\n\n- Cook\n", "logo.png": "x"})
	files := []file{{"file", "2019/pay.txt", []byte(pasted)}, {"file", "old.doc", []byte("\xd0\xcf\x11\xe0")}, {"file", "jobs.zip", archive}}

	if got := a.importByAPI(form{{"rehearsal", "true"}}, files...); got.Imported != 2 || got.Files[2].ID != "" {
		t.Errorf("a rehearsal: %+v", got)
	}
	got := a.importByAPI(form{{"company", "acme"}}, files...)
	if want := (inbox.Summary{Imported: 2, Refused: 1, Skipped: 1}); got.Summary != want {
		t.Errorf("got %+v, want %+v\n%+v", got.Summary, want, got.Files)
	}
	for _, out := range got.Files {
		if out.Name == "2019/pay.txt" && (out.Title != "Payroll Specialist" || a.get(out.ID).Value.Content.Company.Name != "Acme") {
			t.Errorf("got %+v", out)
		}
	}
	if got := a.importByAPI(nil, files...); got.Same != 2 {
		t.Errorf("the same files again: %+v", got)
	}
	if got := a.importByAPI(form{{"again", "true"}}, files...); got.Imported != 2 {
		t.Errorf("asked for again: %+v", got)
	}
	list, err := a.work.List(context.Background(), workspace.Filter{})
	if err != nil || len(list.Items) != 4 {
		t.Errorf("there are %d postings, %v", len(list.Items), err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("the requests left %v, %v", left, err)
	}
}

// TestAPIImportAsDescribed holds the answer against the description.
func TestAPIImportAsDescribed(t *testing.T) {
	a, d := newApp(t), loadDescription(t)
	for status, files := range map[int][]file{200: {{"file", "pay.txt", []byte(pasted)}, {"file", "x.pdf", nil}}, 400: nil} {
		rec := a.upload(status, "/api/v1/import", nil, files...)
		d.checkAnswer(t, d.find(t, httptest.NewRequest(http.MethodPost, "/api/v1/import", nil)), rec)
	}
	rec := a.want(415, "POST", "/api/v1/import", "{}", "Content-Type", "application/json")
	if !strings.Contains(rec.Body.String(), "multipart/form-data") {
		t.Error(rec.Body)
	}
	if rec := a.upload(400, "/api/v1/import", form{{"company", "nobody"}}, file{"file", "a.txt", []byte(pasted)}); !strings.Contains(rec.Body.String(), "nobody") {
		t.Error(rec.Body)
	}
	var many []file
	for range 101 {
		many = append(many, file{"file", "a.txt", []byte("x")})
	}
	if rec := a.upload(400, "/api/v1/import", nil, many...); !strings.Contains(rec.Body.String(), "takes 100") {
		t.Error(rec.Body)
	}
}
