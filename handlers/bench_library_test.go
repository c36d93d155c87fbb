package handlers_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rolewright/internal/reference"
	"rolewright/internal/workspace"
)

// manyOccupations is a release as large as O*NET's.
func manyOccupations(n int) map[string]string {
	files := release()
	var titles, tasks strings.Builder
	for i := range n {
		code := fmt.Sprintf("51-%04d.00", i+1)
		fmt.Fprintf(&titles, "%s\tKiln Tenders of Line %d\tFire clay in kilns.\r\n", code, i)
		fmt.Fprintf(&tasks, "%s\t1\tLoad the kiln with dried ware.\tCore\r\n%s\t2\tRead cones and gauges.\tCore\r\n", code, code)
	}
	const head = "\r\n"
	for name, rows := range map[string]string{"Occupation Data": titles.String(), "Task Statements": tasks.String()} {
		name = "db_31_0_text/" + name + ".txt"
		first, _, _ := strings.Cut(files[name], head)
		files[name] = first + head + rows
	}
	return files
}

// BenchmarkRoles is what looking for a role costs a workspace that has many of
// its own, each keystroke of the search among them.
func BenchmarkRoles(b *testing.B) {
	a := newApp(b)
	for i := range 100 {
		p := example()
		p.Title, p.Role = fmt.Sprint("Cook ", i), "sql-developer"
		if _, err := a.work.SaveAsTemplate(b.Context(), a.add(p).ID); err != nil {
			b.Fatal(err)
		}
	}
	src := a.want(200, "GET", "/roles/registered-nurse/download.yaml", "").Body.Bytes()
	var files []workspace.NamedSource
	for i := range 100 {
		files = append(files, workspace.NamedSource{Name: fmt.Sprintf("nurse-%d.yaml", i), Source: bytes.Replace(src, []byte("slug: registered-nurse\n"), nil, 1)})
	}
	if _, err := a.work.ImportRoles(b.Context(), files); err != nil {
		b.Fatal(err)
	}
	archive := zipped(b, manyOccupations(923))
	dir, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := a.reference.ImportOccupations(b.Context(), dir, func(reference.Progress) {}); err != nil {
		b.Fatal(err)
	}
	for name, path := range map[string]string{"list": "/roles", "search": "/roles?q=head+cook", "API": "/api/v1/roles?q=head+cook", "one": "/roles/sql-developer", "new": "/new", "import": "/roles/import"} {
		b.Run(name, func(b *testing.B) {
			req := request("GET", path, "")
			for b.Loop() {
				serveOK(b, a.web, req)
			}
		})
	}
	made, err := a.work.SaveAsTemplate(b.Context(), a.add(example()).ID)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("search after a change", func(b *testing.B) {
		req := request("GET", "/api/v1/roles?q=head+cook", "")
		for i := 0; b.Loop(); i++ {
			p := made.Value.Content
			p.Title = fmt.Sprint("Cook of the day ", i)
			if made, err = a.work.Save(b.Context(), made.ID, made.Version, p); err != nil {
				b.Fatal(err)
			}
			serveOK(b, a.web, req)
		}
	})
}
