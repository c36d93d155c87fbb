package handlers_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
)

// serveOK serves a request and ends the benchmark when the answer is no 200.
func serveOK(b *testing.B, web http.Handler, req *http.Request) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	web.ServeHTTP(rec, req)
	if rec.Code != http.StatusOK {
		b.Fatalf("got %d: %s", rec.Code, head(rec.Body.String()))
	}
	return rec
}

// BenchmarkSave is one save of the editor's script: a posting of two pages
// with a changed title, written to the disk, and the answer with its sheet.
func BenchmarkSave(b *testing.B) {
	a := newApp(b)
	p := a.add(example())
	f := a.editorForm(p.ID)
	version := p.Version
	for i := 0; b.Loop(); i++ {
		body := f.with("version", strconv.FormatUint(version, 10)).with("title", fmt.Sprint("Cook ", i)).encode()
		serveOK(b, a.web, request("POST", "/postings/"+p.ID, body, append(formType, "Accept", "application/json")...))
		version++
	}
}

func BenchmarkEditorPage(b *testing.B) {
	a := newApp(b)
	content := example()
	content.Role = "sql-developer"
	req := request("GET", "/postings/"+a.add(content).ID, "")
	for b.Loop() {
		serveOK(b, a.web, req)
	}
}

func BenchmarkDownloadPDF(b *testing.B) {
	a := newApp(b)
	req := request("GET", "/postings/"+a.add(example()).ID+"/pages.pdf", "")
	for b.Loop() {
		serveOK(b, a.web, req)
	}
}

// BenchmarkList is the first page, and a search that few fit, of 10,000
// postings.
func BenchmarkList(b *testing.B) {
	a := newApp(b)
	for i := range 10_000 {
		p := example()
		p.Title = fmt.Sprint("Job ", i)
		a.add(p)
	}
	for name, path := range map[string]string{"first page": "/", "search": "/?q=job+77", "status": "/?status=draft", "API": "/api/v1/postings"} {
		b.Run(name, func(b *testing.B) {
			req := request("GET", path, "")
			for b.Loop() {
				serveOK(b, a.web, req)
			}
		})
	}
}
