package boltstore_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"rolewright/store"
	"rolewright/store/boltstore"
)

// benchRecords is how many drafts a large employer keeps.
const benchRecords = 10_000

// benchPath makes a store of benchRecords drafts of 4 KiB, each listed by
// status and company.
func benchPath(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "bench.db")
	s := benchOpen(b, path)
	defer s.Close()
	value := bytes.Repeat([]byte("text"), 1024)
	for i := 0; i < benchRecords; {
		var changes []store.Change
		for range store.MaxChanges {
			changes = append(changes, benchChange(i, 0, value))
			i++
		}
		if _, err := s.Apply(b.Context(), time.Unix(int64(i), 0), changes...); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

func benchOpen(b *testing.B, path string) *boltstore.Store {
	b.Helper()
	s, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func benchChange(i int, expect uint64, value []byte) store.Change {
	status := []string{"draft", "published", "archived"}[i%3]
	c := put(benchID(i), expect, value, fmt.Sprintf("Senior Site Reliability Engineer %d at Example Company %d", i, i%50))
	c.Index = []store.IndexKey{{Name: "status", Value: status}, {Name: "company", Value: fmt.Sprint("company-", i%50)}}
	return c
}

// benchID spreads the ids as random ones are spread.
func benchID(i int) string { return fmt.Sprintf("%08x", uint32(i)*2654435761) }

func BenchmarkSave(b *testing.B) {
	path := benchPath(b)
	for _, size := range []int{4 << 10, 20 << 10} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			s := benchOpen(b, path)
			defer s.Close()
			value := bytes.Repeat([]byte("x"), size)
			for i := 0; b.Loop(); i++ {
				id := i % benchRecords
				rec, err := s.Get(b.Context(), store.LocalWorkspace, store.KindPostings, benchID(id))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Apply(b.Context(), time.Unix(int64(i), 0), benchChange(id, rec.Version, value)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkGet(b *testing.B) {
	s := benchOpen(b, benchPath(b))
	defer s.Close()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Get(b.Context(), store.LocalWorkspace, store.KindPostings, benchID(i%benchRecords)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList(b *testing.B) {
	s := benchOpen(b, benchPath(b))
	defer s.Close()
	draft := store.IndexKey{Name: "status", Value: "draft"}
	company := store.IndexKey{Name: "company", Value: "company-7"}
	for name, q := range map[string]store.Query{
		"all":               {},
		"status":            {Where: []store.IndexKey{draft}},
		"status+company":    {Where: []store.IndexKey{draft, company}},
		"text-many":         {Text: "reliability senior"},
		"text-one":          {Text: "engineer 1 company"},
		"text-none":         {Text: "reliability zebra"},
		"text-none+status":  {Text: "reliability zebra", Where: []store.IndexKey{draft}},
		"text-none-accents": {Text: "Ingénieur Qualité"},
	} {
		q.Workspace, q.Kind = store.LocalWorkspace, store.KindPostings
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.List(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			q := store.Query{Workspace: store.LocalWorkspace, Kind: store.KindPostings}
			if n, err := s.Count(b.Context(), q); err != nil || n != benchRecords {
				b.Fatal(n, err)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	path := benchPath(b)
	for b.Loop() {
		if err := benchOpen(b, path).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	s := benchOpen(b, benchPath(b))
	defer s.Close()
	for b.Loop() {
		if report, err := s.Verify(b.Context()); err != nil || report.Err() != nil {
			b.Fatal(err, report.Err())
		}
	}
}
