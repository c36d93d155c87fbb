package wages_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"rolewright/internal/wages"
)

// national opens the national workbook that the environment names.
func national(t testing.TB) (*os.File, int64) {
	t.Helper()
	name := os.Getenv("ROLEWRIGHT_WAGES")
	if name == "" {
		t.Skip("ROLEWRIGHT_WAGES names no workbook of the Bureau")
	}
	f, err := os.Open(name)
	must(t, err)
	t.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	must(t, err)
	return f, info.Size()
}

func readFile(t testing.TB) wages.Table {
	t.Helper()
	f, size := national(t)
	got, err := wages.Read(context.Background(), f, size, wages.Options{Name: filepath.Base(f.Name())}, nil)
	must(t, err)
	return got
}

func BenchmarkRead(b *testing.B) {
	f, size := national(b)
	b.ReportAllocs()
	for b.Loop() {
		_, err := wages.Read(context.Background(), f, size, wages.Options{Name: filepath.Base(f.Name())}, nil)
		must(b, err)
	}
}

// BenchmarkOccupation is a look-up in a book that is opened for it.
func BenchmarkOccupation(b *testing.B) {
	files := zipped(b, readFile(b))
	b.ReportAllocs()
	for b.Loop() {
		book, err := wages.Open(files)
		must(b, err)
		if len(book.Near("29-1141", nil)) == 0 {
			b.Fatal("no nurses")
		}
	}
}
