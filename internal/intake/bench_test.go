package intake_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
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

// nonsense is so many bytes of words that mean nothing, in lines of so many.
func nonsense(size, wordsInLine int) []byte {
	r := rand.New(rand.NewPCG(1, 1))
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		for range 2 + r.IntN(9) {
			b.WriteByte(byte('a' + r.IntN(26)))
		}
		if i%wordsInLine == 0 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return []byte(b.String())
}

// BenchmarkReadNonsense reads what is no job description, whose time should
// grow no faster than its length.
func BenchmarkReadNonsense(b *testing.B) {
	shapes := []struct {
		name  string
		words int
	}{{"lines", 12}, {"one line", 1 << 20}, {"short lines", 2}}
	for _, shape := range shapes {
		for _, ending := range []string{".txt", ".md"} {
			for _, size := range []int{10_000, 100_000, 900_000} {
				src := nonsense(size, shape.words)
				b.Run(fmt.Sprintf("%s/%s/%d KB", shape.name, ending[1:], size/1000), func(b *testing.B) {
					for b.Loop() {
						if _, err := intake.Read("a"+ending, src); err == nil {
							b.Fatal("nonsense was read as a job description")
						}
					}
				})
			}
		}
	}
}
