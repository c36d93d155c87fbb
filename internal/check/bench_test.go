package check_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rolewright/internal/check"
	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// BenchmarkThousandFiles reviews a thousand different postings of about seven
// hundred words, begun from the library's roles at their levels.
func BenchmarkThousandFiles(b *testing.B) {
	names := thousand(b, b.TempDir())
	c := check.Checker{NewID: func() string { return "x" }, Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	b.ReportAllocs()
	for b.Loop() {
		files, err := c.Files(context.Background(), names)
		if err != nil {
			b.Fatal(err)
		}
		var out strings.Builder
		if err := check.WriteText(&out, files); err != nil {
			b.Fatal(err)
		}
	}
}

func thousand(b *testing.B, dir string) []string {
	b.Helper()
	var names []string
	words := 0
	roles := library(b)
	for i := 0; len(names) < 1000; i++ {
		r := roles[i%len(roles)]
		levels := []posting.Seniority{"", posting.Junior, posting.Senior, posting.Lead, posting.Mid, posting.Principal}
		text := asMarkdown(b, r, levels[i/len(roles)%len(levels)])
		words += len(strings.Fields(text))
		name := filepath.Join(dir, fmt.Sprintf("%04d-%s.md", i, r.Slug))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		names = append(names, name)
	}
	b.Logf("%d words a file", words/len(names))
	return names
}

// asMarkdown is a filled posting with more of the company, as real ones have.
func asMarkdown(b *testing.B, r role.Role, level posting.Seniority) string {
	p := filled(r, level)
	p.Company.Mission = "Good bread should not be a luxury. " + strings.Join(r.Overview[:min(2, len(r.Overview))], " ")
	var out strings.Builder
	if err := posting.WriteMarkdown(&out, p); err != nil {
		b.Fatal(err)
	}
	return out.String()
}
