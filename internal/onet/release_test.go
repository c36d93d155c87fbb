package onet_test

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/onet"
	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// releaseFolder is the folder of a real release; it is no part of the project.
func releaseFolder(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("ROLEWRIGHT_ONET")
	if dir == "" {
		t.Skip("ROLEWRIGHT_ONET does not name the folder of an O*NET release")
	}
	return dir
}

// TestRealRelease reads a whole release as it is published.
func TestRealRelease(t *testing.T) {
	rel := read(t, os.DirFS(releaseFolder(t)))
	if n := len(rel.Roles); n < 900 || len(rel.Skipped) == 0 {
		t.Errorf("%d roles, %d skipped", n, len(rel.Skipped))
	}
	if rel.Version == "30.1" && len(rel.Roles) != 923 {
		t.Errorf("%d roles of release 30.1, want 923", len(rel.Roles))
	}
	titles := map[string]string{}
	slugs := map[string]bool{}
	for _, r := range rel.Roles {
		if other := titles[r.Title]; other != "" {
			t.Errorf("%s and %s have the same title", r.Slug, other)
		}
		titles[r.Title], slugs[r.Slug] = r.Slug, true
	}
	for _, r := range rel.Roles {
		for _, fault := range roleFaults(t, r) {
			t.Errorf("%s: %s", r.Slug, fault)
		}
		for _, slug := range r.Related {
			if !slugs[slug] {
				t.Errorf("%s: related to %s, which is not there", r.Slug, slug)
			}
		}
	}
}

var clumsy = regexp.MustCompile(`,|/|--|\(| (Except|Including|All Other)\b`)

// roleFaults is what a person would not accept in a role.
func roleFaults(t *testing.T, r role.Role) []string {
	t.Helper()
	var out []string
	src, err := r.YAML()
	if err != nil {
		return []string{err.Error()}
	}
	back, err := role.Parse(r.Slug+".yaml", src)
	if err != nil {
		return []string{err.Error()}
	}
	if diff := cmp.Diff(r, back, cmp.AllowUnexported(role.Role{})); diff != "" {
		out = append(out, "changed by being kept: "+diff)
	}
	if clumsy.MatchString(r.Title) {
		out = append(out, "nobody is called "+r.Title)
	}
	tasks := len(r.Posting.Responsibilities)
	if tasks > 12 || tasks < 8 && len(r.Posting.Suggestions.Responsibilities) > 0 {
		out = append(out, "has the wrong number of responsibilities")
	}
	if !strings.HasPrefix(r.Posting.Summary[0], "As a") || len(r.Posting.Summary[0]) > 900 {
		out = append(out, "summary: "+r.Posting.Summary[0])
	}
	if len(r.OtherTitles) > 40 || r.Credit() == "" {
		out = append(out, "too many titles or no credit")
	}
	return append(out, postingFaults(r)...)
}

// postingFaults starts a posting at every level that the role has.
func postingFaults(r role.Role) []string {
	var out []string
	for _, s := range []posting.Seniority{"", posting.Junior, posting.Mid, posting.Senior} {
		p := role.Start(r, role.StartOptions{Seniority: s}, func() string { return "id" })
		var md bytes.Buffer
		if err := posting.WriteMarkdown(&md, p); err != nil {
			out = append(out, err.Error())
		}
		seen := map[string]bool{}
		for line := range strings.Lines(md.String()) {
			if strings.HasPrefix(line, "- ") && seen[line] {
				out = append(out, "stands twice: "+line)
			}
			seen[line] = true
		}
	}
	return out
}

// BenchmarkRead reads a whole release.
func BenchmarkRead(b *testing.B) {
	dir := os.DirFS(releaseFolder(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := onet.Read(context.Background(), dir, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite keeps a whole release.
func BenchmarkWrite(b *testing.B) {
	rel := read(b, os.DirFS(releaseFolder(b)))
	b.ReportAllocs()
	for b.Loop() {
		keep(b, rel)
	}
}

// BenchmarkOpen opens a kept release.
func BenchmarkOpen(b *testing.B) {
	src := keep(b, read(b, os.DirFS(releaseFolder(b))))
	b.ReportMetric(float64(len(src)), "bytes")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := onet.Open(unzip(b, src)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch looks for a title in a kept release.
func BenchmarkSearch(b *testing.B) {
	kept, err := onet.Open(unzip(b, keep(b, read(b, os.DirFS(releaseFolder(b))))))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		kept.Library.Search(role.ParseRequest("senior intensive care nurse in Boston"))
	}
}
