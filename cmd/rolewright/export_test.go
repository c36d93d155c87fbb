package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

// keepDrafts makes a store with n postings that have a logo, and each its own
// look.
func keepDrafts(t testing.TB, path string, n int) (ids []string) {
	t.Helper()
	engine, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	work := workspace.New(engine, store.LocalWorkspace, time.Now)
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	logo, err := work.PutLogo(t.Context(), file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	looks := []workspace.Look{{}, {Theme: "modern", Paper: "letter", Draft: true}}
	for i := range n {
		p, err := work.Create(t.Context(), twoPages(i, logo), workspace.Origin{})
		if err == nil {
			_, err = work.SetLook(t.Context(), p.ID, p.Version, looks[i%len(looks)])
		}
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, p.ID)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	return ids
}

func twoPages(i int, logo string) posting.Posting {
	text := strings.Repeat("You keep the accounts of a growing company in order and explain them to people who do not read accounts. ", 3)
	p := posting.Posting{Title: fmt.Sprint("Cook ", i), Language: "en", Company: posting.Company{Name: "Acme", Logo: logo}}
	for _, heading := range []string{"The job", "What you will do", "What you bring", "What happens next"} {
		p.Sections = append(p.Sections, posting.Section{Kind: posting.Custom, Heading: heading, Blocks: []posting.Block{
			{Kind: posting.Paragraph, Text: text},
			{Kind: posting.List, Items: []posting.Item{{Text: text}, {Text: "Care"}, {Text: text}, {Text: "Two years"}}},
		}})
	}
	return p
}

// TestExportWhileTheAppRuns wants the very same files from the app as from the
// store, with logos and looks.
func TestExportWhileTheAppRuns(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "data.db"), filepath.Join(dir, "out")
	ids := keepDrafts(t, path, 3)
	if code, said, errs := program(t, "export", "--all", "--to", out, "--format", "pdf,docx,json", "--store", path); code != 0 || errs != "" || !strings.Contains(said, "9 added") {
		t.Fatalf("exit %d\n%s%s", code, said, errs)
	}
	startApp(t, path)
	if code, said, errs := program(t, "export", "--all", "--to", out, "--format", "pdf,docx,json", "--store", path); code != 0 || errs != "" || !strings.Contains(said, "0 added, 0 changed, 9 the same") {
		t.Errorf("by way of the app: exit %d\n%s%s", code, said, errs)
	}
	one := filepath.Join(dir, "one")
	if code, said, errs := program(t, "export", ids[1], "--to", one, "--store", path); code != 0 || !strings.Contains(said, "1 added") {
		t.Errorf("one of them: exit %d\n%s%s", code, said, errs)
	}
	got, err := os.ReadFile(filepath.Join(one, "cook-1-acme.pdf"))
	if err != nil || !bytes.Contains(got, []byte("612")) {
		t.Errorf("the PDF is not on the paper of its look: %v", err)
	}
	if code, _, errs := program(t, "export", "nobody", "--to", one, "--store", path); code != 2 || !strings.Contains(errs, "no job description") {
		t.Errorf("an unknown id: exit %d\n%s", code, errs)
	}
}

// TestExportStopped wants nothing half when the export is broken off before it
// has begun to write.
func TestExportStopped(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "data.db"), filepath.Join(dir, "out")
	keepDrafts(t, path, 2)
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	var said bytes.Buffer
	if code := run(stopped, []string{"export", "--all", "--to", out, "--format", "md", "--store", path}, strings.NewReader(""), &said, &said, os.Getenv); code != exitFailed {
		t.Errorf("a stopped export: exit %d\n%s", code, said.String())
	}
	left, err := filepath.Glob(filepath.Join(out, "*.tmp"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// BenchmarkExport writes a thousand postings of two pages as PDF into a new
// folder, and then again into the same.
func BenchmarkExport(b *testing.B) {
	path := filepath.Join(b.TempDir(), "data.db")
	keepDrafts(b, path, 1000)
	export := func(b *testing.B, dir string) {
		var said bytes.Buffer
		if code := run(b.Context(), []string{"export", "--all", "--to", dir, "--store", path}, strings.NewReader(""), &said, &said, os.Getenv); code != 0 {
			b.Fatal(said.String())
		}
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			export(b, b.TempDir())
		}
	})
	b.Run("again", func(b *testing.B) {
		dir := b.TempDir()
		export(b, dir)
		for b.Loop() {
			export(b, dir)
		}
	})
}
