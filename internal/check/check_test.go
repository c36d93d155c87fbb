package check_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/check"
	"rolewright/internal/review"
)

const guru = `---
language: en
pay:
  kind: range
  min: 36000
  max: 30000
  currency: GBP
  period: year
---

# Sr. baker

## The job

You are a **guru** who
will hit the ground running.

## What you bring

- Bread by hand
- A guru of cakes
- Bread by hand
`

func checker() check.Checker {
	var n atomic.Int64
	return check.Checker{
		Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
		NewID: func() string { return fmt.Sprint("i", n.Add(1)) },
	}
}

// at is where the first finding of a rule stands whose quote holds text.
func at(t *testing.T, f check.File, rule, text string) string {
	t.Helper()
	for _, finding := range f.Report.Findings {
		if finding.Rule == rule && strings.Contains(finding.Quote, text) {
			r := f.Region(finding)
			return fmt.Sprintf("%d:%d-%d:%d", r.Line, r.Column, r.EndLine, r.EndColumn)
		}
	}
	t.Fatalf("no finding of %s on %q", rule, text)
	return ""
}

// TestRegions says where findings stand for people who look at the source.
func TestRegions(t *testing.T) {
	f := checker().Content("jobs/baker.md", []byte(guru))
	if f.Err != nil {
		t.Fatal(f.Err)
	}
	for _, c := range []struct{ rule, quote, want string }{
		{"title-abbreviation", "Sr", "11:3-11:5"},
		{"cliche", "hit the ground", "16:6-16:28"},
		{"cliche", "guru", "15:13-15:17"},
		{"pay-note", "", "5:3-5:13"},
		{"duplicate-item", "Bread", "22:3-22:16"},
		{"apply-missing", "", "11:1-11:12"},
		{"summary-missing", "", ""},
	} {
		if c.want == "" {
			continue
		}
		if got := at(t, f, c.rule, c.quote); got != c.want {
			t.Errorf("%s stands at %s, want %s", c.rule, got, c.want)
		}
	}
}

func TestSuppressionsOfAFile(t *testing.T) {
	config, err := check.ReadConfig([]byte(`
suppress:
  - {rule: cliche, quote: hit the ground running, reason: A quotation., files: ["jobs/"]}
  - {rule: pay-note, reason: We know., files: ["*.txt"]}
`))
	if err != nil {
		t.Fatal(err)
	}
	c := checker()
	c.Config = config
	var got []string
	for _, a := range c.Content("./jobs/baker.md", []byte(guru)).Report.Answered {
		got = append(got, a.Finding.Rule+": "+a.Reason)
	}
	if diff := cmp.Diff([]string{"cliche: A quotation."}, got); diff != "" {
		t.Errorf("answered (-want +got):\n%s", diff)
	}
}

func TestConfigRefuses(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"a key", "polcy: {}", "polcy"},
		{"a level", "failOn: bad", "failOn"},
		{"a section", "policy: {sections: [salary]}", "policy.sections"},
		{"a rule", "suppress: [{rule: nope, reason: x}]", `"nope" is not a rule`},
		{"no reason", "suppress: [{rule: cliche}]", "say in reason"},
		{"a score", "policy: {minScore: 120}", "policy.minScore"},
		{"no YAML", "policy: [", "line 1"},
	} {
		if _, err := check.ReadConfig([]byte(c.src)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", c.name, err, c.want)
		}
	}
	if _, err := check.ReadConfig(nil); err != nil {
		t.Errorf("an empty policy is refused: %v", err)
	}
}

func TestPolicyOfAFile(t *testing.T) {
	config, err := check.ReadConfig([]byte("policy: {minScore: 99, sections: [benefits], banned: [{words: cakes, instead: pastry}]}\nnames: [guru of cakes]"))
	if err != nil {
		t.Fatal(err)
	}
	c := checker()
	c.Config = config
	f := c.Content("baker.md", []byte(guru))
	var got []string
	for _, finding := range f.Report.Findings {
		if finding.Category == review.House {
			got = append(got, finding.Rule)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"policy-score", "policy-section", "policy-word"}, got); diff != "" {
		t.Errorf("the policy finds (-want +got):\n%s", diff)
	}
}

func TestFindConfigStopsAtTheRepository(t *testing.T) {
	top := t.TempDir()
	repo := filepath.Join(top, "repo")
	deep := filepath.Join(repo, "jobs", "2026")
	for _, dir := range []string{deep, filepath.Join(repo, ".git")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(top, check.ConfigName), "failOn: notice")
	if _, name, err := check.FindConfig(deep); name != "" || err != nil {
		t.Errorf("outside of the repository: found %q, %v", name, err)
	}
	write(t, filepath.Join(repo, check.ConfigName), "failOn: warning")
	c, _, err := check.FindConfig(deep)
	if err != nil || c.FailOn != review.Warning {
		t.Errorf("got %v, %v", c.FailOn, err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfAFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"b.md", "a.markdown", "README.md", "note.txt", ".git/x.md"} {
		write(t, filepath.Join(dir, name), guru)
	}
	names, err := check.Find([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	files, err := checker().Files(context.Background(), names)
	var got []string
	for _, f := range files {
		got = append(got, filepath.Base(f.Name))
	}
	if diff := cmp.Diff([]string{"a.markdown", "b.md"}, got); err != nil || diff != "" {
		t.Errorf("files (-want +got, %v):\n%s", err, diff)
	}
}

// TestPlacesInJSON are in UTF-16 code units, whatever stands before.
func TestPlacesInJSON(t *testing.T) {
	src := "# Baker\n\n## The job\n\n😀 You are a guru.\n"
	var out strings.Builder
	if err := check.WriteJSON(&out, []check.File{checker().Content("b.md", []byte(src))}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Files []struct{ Findings []check.Finding }
	}
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Files[0].Findings {
		if f.Rule == "cliche" {
			if f.Place.Start != 13 || f.Place.End != 17 || f.Line != 5 || f.Column != 13 {
				t.Errorf("guru stands at %+v, line %d, column %d", f.Place, f.Line, f.Column)
			}
			return
		}
	}
	t.Error("guru is not found")
}

func TestGitHubAnnotationsAreEscaped(t *testing.T) {
	var out strings.Builder
	f := checker().Content("a,b:c.md", []byte(guru))
	if err := check.WriteGitHub(&out, []check.File{f}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if !strings.Contains(line, "file=a%2Cb%3Ac.md,line=") || !strings.HasSuffix(line, "\n") {
			t.Errorf("annotation %q", line)
		}
	}
	if !strings.Contains(out.String(), "::warning file=a%2Cb%3Ac.md,line=5,endLine=5,col=3,endColumn=13,title=The pay cannot be read::") {
		t.Errorf("the pay has no annotation:\n%s", out.String())
	}
}
