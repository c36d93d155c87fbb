package onet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/onet"
	"rolewright/internal/role"
)

func keep(t testing.TB, rel onet.Release) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := onet.Write(&b, rel); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unzip(t testing.TB, src []byte) *zip.Reader {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestKept(t *testing.T) {
	rel := read(t, os.DirFS(fixture))
	src := keep(t, rel)
	if !bytes.Equal(src, keep(t, read(t, os.DirFS(fixture)))) {
		t.Error("the same release gave other bytes")
	}
	for _, f := range unzip(t, src).File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s carries the time %s", f.Name, f.Modified)
		}
	}
	got, err := onet.Open(unzip(t, src))
	if err != nil {
		t.Fatal(err)
	}
	if got.Version != rel.Version || got.Date != rel.Date {
		t.Errorf("release %q of %q", got.Version, got.Date)
	}
	if diff := cmp.Diff(rel.Skipped, got.Skipped); diff != "" {
		t.Errorf("skipped (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(role.Of(role.Imported, rel.Roles...).List(), got.Library.List()); diff != "" {
		t.Errorf("list (-want +got)\n%s", diff)
	}
	for _, want := range rel.Roles {
		r, err := got.Library.Get(want.Slug)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, r, cmp.AllowUnexported(role.Role{})); diff != "" {
			t.Errorf("%s (-want +got)\n%s", want.Slug, diff)
		}
	}
	if _, err := got.Library.Get("accountant"); !errors.Is(err, role.ErrNotFound) {
		t.Errorf("got %v, want not found", err)
	}
}

// readCounter counts the files that are opened.
type readCounter struct {
	fs.FS
	opened []string
}

func (c *readCounter) Open(name string) (fs.File, error) {
	c.opened = append(c.opened, name)
	return c.FS.Open(name)
}

func TestOpenReadsNoRole(t *testing.T) {
	files := &readCounter{FS: unzip(t, keep(t, read(t, os.DirFS(fixture))))}
	kept, err := onet.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	kept.Library.Search(role.ParseRequest("keeper"))
	if _, err := kept.Library.Get(keeper); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"index.json", keeper + ".yaml"}, files.opened); diff != "" {
		t.Errorf("opened (-want +got)\n%s", diff)
	}
}

func TestOpenDamaged(t *testing.T) {
	tests := map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"nothing there": {fstest.MapFS{}, "it cannot be read (file does not exist). Import the release again"},
		"cut off":       {fstest.MapFS{"index.json": {Data: []byte(`{"format":1,`)}}, "it is damaged (unexpected end of JSON input)"},
		"a later form":  {fstest.MapFS{"index.json": {Data: []byte(`{"format":2}`)}}, "it has the form 2, and this program reads form 1"},
		"a role lost":   {fstest.MapFS{"index.json": {Data: []byte(`{"format":1,"count":1}`)}}, "it lists 0 roles and counts 1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := onet.Open(tt.files)
			var fault *role.FileError
			if !errors.As(err, &fault) || fault.File != "index.json" || !strings.Contains(fault.Problem, tt.want) {
				t.Errorf("got %v, want …%s…", err, tt.want)
			}
		})
	}
}

// TestWriteRefuses keeps no role that could not be opened again.
func TestWriteRefuses(t *testing.T) {
	rel := read(t, os.DirFS(fixture))
	rel.Roles[0].Family = "sailors"
	var fault *role.FileError
	if err := onet.Write(&bytes.Buffer{}, rel); !errors.As(err, &fault) || fault.Field != "family" {
		t.Errorf("got %v, want a fault of the family", err)
	}
}

func TestSearchKept(t *testing.T) {
	kept, err := onet.Open(unzip(t, keep(t, read(t, os.DirFS(fixture)))))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"HK", "Light Attendant", "lighthouse keepers"} {
		got := kept.Library.Search(role.ParseRequest(line))
		if len(got) == 0 || got[0].Slug != keeper {
			t.Errorf("%q finds %v", line, got)
		}
	}
	if !slices.ContainsFunc(kept.Library.List(), func(e role.Entry) bool { return e.Origin == role.Imported }) {
		t.Error("the list does not say where its roles come from")
	}
}

// TestMarshal writes what is empty as little as it can, and loses nothing.
func TestMarshal(t *testing.T) {
	r := find(t, read(t, os.DirFS(fixture)), keeper)
	r.Summary = "yes"
	r.GrowthSlows = "Line one.\nLine two: “: ”, #5."
	r.Tools = []string{"1.0", "null", "- x", " y"}
	r.Levels = map[string]role.Level{"mid": {}, "senior": {Months: 24}}
	r.Attributes = map[string]int{"light": 5}
	r.Pay = []role.PaySource{{
		Source: "A", Kind: "government statistics", Date: "2025", Currency: "USD", Period: "year",
		Range: &role.PayRange{Min: 0, Max: 9}, Levels: map[string]int{"early": 0},
	}}
	src, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	got, err := role.Parse(r.Slug+".yaml", src)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	if diff := cmp.Diff(r, got, cmp.AllowUnexported(role.Role{})); diff != "" {
		t.Errorf("(-want +got)\n%s\n%s", diff, src)
	}
	r.Tools = []string{"lamp", ""}
	if src, err = r.YAML(); err != nil {
		t.Fatal(err)
	}
	if got, err := role.Parse(r.Slug+".yaml", src); err == nil && len(got.Tools) != 2 {
		t.Error("an empty line was dropped without a word")
	}
}
