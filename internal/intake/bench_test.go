package intake_test

import (
	"testing"

	"rolewright/internal/intake"
)

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := intake.Read("", []byte(fromAPage)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadWord(b *testing.B) {
	body := para("Titel", "Tester")
	for range 30 {
		body += para("berschrift1", "Duties") + para("", "Some words about what there is to do in this job.") + bullet("Do it") + bullet("Do it well")
	}
	src := zipped(b, wordParts(body))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := intake.Read("a.docx", src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadPage(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := intake.Read("a.html", []byte(careersPage)); err != nil {
			b.Fatal(err)
		}
	}
}
