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
