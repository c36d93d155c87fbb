package check_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/check"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestBadPosting reviews a posting that was written as badly as a real one
// can be. What is said of it is kept word for word, to be read in the diff as
// an editor would read it.
func TestBadPosting(t *testing.T) {
	src, err := os.ReadFile("testdata/bad.md")
	if err != nil {
		t.Fatal(err)
	}
	c := checker()
	c.Config.Companies = []string{"Muffin Corp"}
	var got strings.Builder
	if err := check.WriteText(&got, []check.File{c.Content("bad.md", src)}); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/bad.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("the review (-want +got):\n%s", diff)
	}
}
