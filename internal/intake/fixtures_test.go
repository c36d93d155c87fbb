package intake_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/intake"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestReadFixtures reads whole postings in the shapes that people paste: from
// a job site, from an old Word file, from a bulletin that was wrapped.
func TestReadFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			res := read(t, file, string(src))
			if lost := lostWords(res); len(lost) > 0 {
				t.Errorf("words lost: %q", lost)
			}
			compareGolden(t, strings.TrimSuffix(file, ".txt")+".golden", summary(res))
		})
	}
}

func compareGolden(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("reading (-want +got):\n%s", diff)
	}
}

// summary is all of a reading in a form that is easy to compare.
func summary(res intake.Result) string {
	var out strings.Builder
	for _, f := range res.Found {
		fmt.Fprintf(&out, "%s = %s\n", f.Field, f.Value)
	}
	for _, n := range res.Notes {
		fmt.Fprintf(&out, "note: %s\n", n)
	}
	for _, part := range res.Posting.Company.Parts() {
		if *part.Text != "" {
			fmt.Fprintf(&out, "company.%s:\n%s\n", part.Name, *part.Text)
		}
	}
	return out.String() + outline(res.Posting) + "\n"
}
