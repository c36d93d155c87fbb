package review_test

import (
	"os"
	"strconv"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// BenchmarkReview reviews a posting of seven hundred words.
func BenchmarkReview(b *testing.B) {
	src, err := os.ReadFile("testdata/back-end-developer.md")
	if err != nil {
		b.Fatal(err)
	}
	read, _, err := posting.ReadMarkdown(src)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	p := posting.Normalize(read, func() string { n++; return strconv.Itoa(n) })
	ctx := review.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	b.ReportAllocs()
	for b.Loop() {
		review.Review(p, ctx)
	}
}
