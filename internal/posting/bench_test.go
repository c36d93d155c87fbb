package posting_test

import (
	"testing"

	"rolewright/internal/posting"
)

func BenchmarkNormalize(b *testing.B) {
	p, ids := twoPages(), counter()
	b.ReportAllocs()
	for b.Loop() {
		posting.Normalize(p, ids)
	}
}

func BenchmarkCheck(b *testing.B) {
	p := twoPages()
	b.ReportAllocs()
	for b.Loop() {
		posting.Check(p, today())
	}
}

func BenchmarkFacts(b *testing.B) {
	p := twoPages()
	b.ReportAllocs()
	for b.Loop() {
		p.Facts()
	}
}

func BenchmarkCompare(b *testing.B) {
	p, q := twoPages(), twoPages()
	q.Title = "Payroll specialist"
	b.ReportAllocs()
	for b.Loop() {
		posting.Compare(p, q)
	}
}
