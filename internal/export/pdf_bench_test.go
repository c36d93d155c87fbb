package export_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// twoPages is a whole posting with everything that its file carries.
func twoPages(t testing.TB) posting.Posting {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "two-pages.md"))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := posting.ReadMarkdown(source)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func BenchmarkPDF(b *testing.B) {
	docs := map[int]export.Document{1: onePageDocument(), 2: export.NewDocument(twoPages(b), nil), 40: pagesDocument(40)}
	for _, pages := range []int{1, 2, 40} {
		b.Run(fmt.Sprintf("%d pages", pages), func(b *testing.B) {
			b.ReportAllocs()
			fastest := time.Hour
			for b.Loop() {
				began := time.Now()
				benchmarkPDF(b, docs[pages])
				fastest = min(fastest, time.Since(began))
			}
			b.ReportMetric(float64(fastest), "ns-fastest") // which tells more where others use the machine
		})
	}
}

func benchmarkPDF(b *testing.B, doc export.Document) {
	if _, err := (export.PDF{}).Write(io.Discard, doc, export.Options{}); err != nil {
		b.Error(err)
	}
}

// BenchmarkThousandPDFs makes the files of a thousand postings of two pages,
// as many at a time as there are cores. Its time is that of one file.
func BenchmarkThousandPDFs(b *testing.B) {
	docs := make([]export.Document, 1000)
	for i := range docs {
		p := twoPages(b)
		p.Title = fmt.Sprintf("%s %d", p.Title, i)
		docs[i] = export.NewDocument(p, nil)
	}
	b.ReportAllocs()
	b.ResetTimer()
	var next atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			benchmarkPDF(b, docs[int(next.Add(1))%len(docs)])
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}
