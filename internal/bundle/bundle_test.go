package bundle_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/bundle"
	"rolewright/internal/export"
	"rolewright/internal/posting"
)

var changed = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC)

func titled(title string) bundle.Posting {
	return bundle.Posting{ID: "id of " + title, Content: posting.Posting{Title: title}, Changed: changed}
}

func each(list ...bundle.Posting) iter.Seq2[bundle.Posting, error] {
	return func(yield func(bundle.Posting, error) bool) {
		for _, p := range list {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func many(n int) []bundle.Posting {
	var out []bundle.Posting
	for i := range n {
		out = append(out, titled(fmt.Sprintf("Job %02d", i)))
	}
	return out
}

func TestNames(t *testing.T) {
	names := bundle.NewNames("Cook-3", "about-these-files")
	var got []string
	for _, title := range []string{"Cook", "cook!", "COOK", "Cook 2", "Café", "Cafe\u0301", "", "?", "About these files", "con", "調理師", "A/B\\C:D*E"} {
		got = append(got, names.Take(posting.Posting{Title: title}))
	}
	want := []string{"cook", "cook-2", "cook-4", "cook-2-2", "cafe", "cafe-2", "job-description", "job-description-2", "about-these-files-2", "con-job", "調理師", "a-b-c-d-e"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFilesStandInOrder(t *testing.T) {
	order := bundle.Order{Formats: []export.Format{export.Markdown{}, export.Text{}}, Workers: 4}
	var got []string
	for f, err := range bundle.Files(t.Context(), each(many(20)...), order) {
		if err != nil || f.Err != nil {
			t.Fatal(err, f.Err)
		}
		if !bytes.Contains(f.Content, []byte(f.Title)) || !f.Changed.Equal(changed) || f.ID != "id of "+f.Title {
			t.Errorf("%s holds another posting's text or is of another time: %+v", f.Name, f)
		}
		got = append(got, f.Name)
	}
	var want []string
	for i := range 20 {
		want = append(want, fmt.Sprintf("job-%02d.md", i), fmt.Sprintf("job-%02d.txt", i))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestFewInHand wants no more postings in hand than there are workers, even
// when the files are taken slowly.
func TestFewInHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var read, taken atomic.Int64
		postings := func(yield func(bundle.Posting, error) bool) {
			for _, p := range many(30) {
				if held := read.Add(1) - taken.Load(); held > 5 {
					t.Errorf("%d postings in hand", held)
				}
				if !yield(p, nil) {
					return
				}
			}
		}
		order := bundle.Order{Formats: []export.Format{export.Text{}}, Workers: 3}
		for range bundle.Files(t.Context(), postings, order) {
			time.Sleep(time.Second)
			taken.Add(1)
		}
		if taken.Load() != 30 {
			t.Errorf("%d files", taken.Load())
		}
	})
}

// TestFilesEnd wants everything at rest when the taker stops, the context ends
// or the postings fail.
func TestFilesEnd(t *testing.T) {
	lost := errors.New("the store is gone")
	failing := func(yield func(bundle.Posting, error) bool) {
		if yield(titled("Cook"), nil) {
			yield(bundle.Posting{}, lost)
		}
	}
	order := bundle.Order{Formats: []export.Format{export.Text{}}, Workers: 4}
	synctest.Test(t, func(t *testing.T) { // waits for every goroutine to end
		for range bundle.Files(t.Context(), each(many(30)...), order) {
			break
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		n := 0
		var err error
		for _, err = range bundle.Files(ctx, each(many(30)...), order) {
			n++
			cancel()
		}
		if !errors.Is(err, context.Canceled) || n > 10 {
			t.Errorf("after the cancel: %d more files, %v", n, err)
		}
		for _, err = range bundle.Files(t.Context(), failing, order) {
		}
		if !errors.Is(err, lost) {
			t.Errorf("got %v", err)
		}
	})
}

// badFormat panics or fails for some postings.
type badFormat struct{ export.Text }

func (badFormat) Write(w io.Writer, doc export.Document, opt export.Options) (export.Report, error) {
	switch {
	case strings.Contains(doc.Title, "panic"):
		panic("no such glyph")
	case strings.Contains(doc.Title, "half"):
		_, _ = io.WriteString(w, "half a fi")
		return export.Report{}, errors.New("no ink")
	}
	return export.Text{}.Write(w, doc, opt)
}

// unzip reads the whole ZIP, with its checksums.
func unzip(t *testing.T, content []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if !f.Modified.Equal(changed) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
		files[f.Name] = string(text)
	}
	return files
}

func zipped(t *testing.T, o bundle.Order, list ...bundle.Posting) (map[string]string, bundle.Result) {
	t.Helper()
	var out bytes.Buffer
	o.Names, o.Workers = bundle.NewNames(bundle.ReportStem), 2
	result, err := bundle.WriteZIP(&out, bundle.Files(t.Context(), each(list...), o), nil)
	if err != nil {
		t.Fatal(err)
	}
	return unzip(t, out.Bytes()), result
}

func TestZIP(t *testing.T) {
	o := bundle.Order{Formats: []export.Format{export.PDF{}, export.Text{}}}
	files, result := zipped(t, o, titled("Cook"), titled("cook"), titled("Köchin Кухар"))
	var names []string
	for name, content := range files {
		names = append(names, name)
		if strings.HasSuffix(name, ".pdf") != strings.HasPrefix(content, "%PDF-") {
			t.Errorf("%s begins with %q", name, content[:5])
		}
	}
	if len(names) != 6 || files["cook-2.txt"] == "" || files["kochin-кухар.pdf"] == "" {
		t.Errorf("the ZIP holds %q", names)
	}
	if result.Written != 6 || result.Failed != 0 {
		t.Errorf("got %+v", result)
	}
}

// TestReport wants the files that could be written whole, nothing of the
// others, and a text that says what is missing or different.
func TestReport(t *testing.T) {
	strange, logo := titled("Cook \U0001F9D9"), titled("Baker")
	logo.Content.Company.Logo = "gone"
	files, result := zipped(t, bundle.Order{Formats: []export.Format{badFormat{}}}, titled("A panic"), titled("Waiter"), titled("A half"), titled(""), logo)
	want := `About these files

Written: 3. Not written: 2.

a-panic.txt (A panic)
- It could not be written, so there is no such file. The others are complete.

a-half.txt (A half)
- It could not be written, so there is no such file. The others are complete.

job-description.txt
- The job description has no title.

baker.txt (Baker)
- The company's logo is not here to be shown.

`
	if diff := cmp.Diff(want, files["about-these-files.txt"]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(files) != 4 || result.Written != 3 || result.Failed != 2 {
		t.Errorf("%d files, %+v", len(files), result)
	}
	files, _ = zipped(t, bundle.Order{Formats: []export.Format{export.PDF{}}}, strange)
	if got := files["about-these-files.txt"]; !strings.Contains(got, "U+1F9D9") || !strings.Contains(got, "cook.pdf") {
		t.Errorf("the report of a replaced character: %s", got)
	}
	files, result = zipped(t, bundle.Order{Formats: []export.Format{export.Text{}}}, bundle.Posting{ID: "x", Err: bundle.ErrGone}, titled("Waiter"))
	if got := files["about-these-files.txt"]; !strings.Contains(got, "was deleted before") || len(files) != 2 || result.Failed != 1 {
		t.Errorf("the report of a deleted posting: %s", got)
	}
	files, _ = zipped(t, bundle.Order{Formats: []export.Format{export.PDF{}}}, titled("Waiter"))
	if len(files) != 1 {
		t.Errorf("a report of nothing: %v", files)
	}
}

// TestTurns wants each file written in the turn that Do gives it.
func TestTurns(t *testing.T) {
	var turns atomic.Int64
	o := bundle.Order{Formats: []export.Format{export.Text{}}, Do: func(_ context.Context, write func() error) error {
		turns.Add(1)
		return write()
	}}
	if files, _ := zipped(t, o, many(7)...); len(files) != 7 || turns.Load() != 7 {
		t.Errorf("%d files in %d turns", len(files), turns.Load())
	}
}

func BenchmarkZIP(b *testing.B) {
	for name, format := range map[string]export.Format{"pdf": export.PDF{}, "md": export.Markdown{}} {
		b.Run(name, func(b *testing.B) {
			list := many(100)
			for b.Loop() {
				o := bundle.Order{Formats: []export.Format{format}, Workers: runtime.GOMAXPROCS(0)}
				if _, err := bundle.WriteZIP(io.Discard, bundle.Files(b.Context(), each(list...), o), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
