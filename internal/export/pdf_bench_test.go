package export_test

import (
	"fmt"
	"io"
	"testing"

	"rolewright/internal/export"
)

func BenchmarkPDF(b *testing.B) {
	for _, pages := range []int{1, 2, 40} {
		doc := onePageDocument()
		if pages > 1 {
			doc = pagesDocument(pages)
		}
		if pages == 2 {
			doc = backendDocument()
		}
		b.Run(fmt.Sprintf("%d pages", pages), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := (export.PDF{}).Write(io.Discard, doc, export.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
