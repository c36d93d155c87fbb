package intake_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// labelled is what a person found in one file: our own reading of it, without
// its text. Fields with several values name readings that are all right.
type labelled struct {
	// File is the path below the folder of postings, and SHA256 the file's.
	File   string
	SHA256 string
	// Posting is "no" for a page that is no job description.
	Posting string
	// Title is empty where the text does not name the job.
	Title []string
	Pay   *labelledPay

	Place, Employment, Workplace, Apply []string
	ApplyBy                             []string `yaml:"applyBy"`

	// Starts say on which line of the source a kind begins: "12 about|summary".
	Starts []string
	// Anchors say it by the first words of a line, for documents, which have
	// no lines: "Role Summary = summary".
	Anchors []string
}

// labelledPay is the one offer that a text makes, or several, which is none
// that the fields of a posting can hold.
type labelledPay struct {
	Several          bool
	Min, Max         string
	Currency, Period []string
}

// heldOut reports whether a file is of the half that nothing was tuned on.
// The file's own checksum decides.
func (l labelled) heldOut() bool { return l.SHA256[0] >= '8' }

func loadLabels(t *testing.T) []labelled {
	t.Helper()
	files, err := filepath.Glob("testdata/labels/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no labels: %v", err)
	}
	var out []labelled
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var list []labelled
		if err := yaml.Unmarshal(src, &list); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, list...)
	}
	return out
}

// source reads the labelled file, or "" where it is not the one that was
// labelled.
func (l labelled) source(dir string) ([]byte, error) {
	src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(l.File)))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(src)
	if hex.EncodeToString(sum[:]) != l.SHA256 {
		return nil, fmt.Errorf("%s is not the file that was labelled", l.File)
	}
	return src, nil
}

// truth is a line of a file with the kinds that it may be of.
type truth struct {
	number int
	text   string
	kinds  []string
}

// lines are the lines of a text with their kinds; blank ones are left out.
func (l labelled) lines(text string) []truth {
	var out []truth
	at, kinds := 0, []string{"any"}
	for i, line := range strings.Split(text, "\n") {
		if at, kinds = l.next(at, i+1, line, kinds); strings.TrimSpace(line) != "" {
			out = append(out, truth{i + 1, line, kinds})
		}
	}
	return out
}

// next is the label that holds from a line on.
func (l labelled) next(at, number int, line string, kinds []string) (int, []string) {
	if at < len(l.Starts) {
		n, kind, _ := strings.Cut(l.Starts[at], " ")
		if first, _ := strconv.Atoi(n); first <= number {
			return at + 1, strings.Split(kind, "|")
		}
	}
	if at < len(l.Anchors) {
		words, kind, _ := strings.Cut(l.Anchors[at], " = ")
		if strings.HasPrefix(strings.TrimLeft(line, " -"), words) {
			return at + 1, strings.Split(kind, "|")
		}
	}
	return at, kinds
}

// TestLabels holds the labels to their form: kinds that exist, lines in order,
// and no text of the files beyond a few words.
func TestLabels(t *testing.T) {
	kinds := append(sectionNames(), "title", "facts", "custom", "any", "must", "nice")
	halves := map[bool]int{}
	for _, l := range loadLabels(t) {
		halves[l.heldOut()]++
		last := 0
		for _, s := range append(slices.Clone(l.Starts), l.Anchors...) {
			at, kind, found := strings.Cut(s, " = ")
			if !found {
				at, kind, _ = strings.Cut(s, " ")
				n, err := strconv.Atoi(at)
				if err != nil || n <= last {
					t.Errorf("%s: %q does not follow line %d", l.File, s, last)
				}
				last = n
			}
			for k := range strings.SplitSeq(kind, "|") {
				if !slices.Contains(kinds, k) {
					t.Errorf("%s: there is no kind %q", l.File, k)
				}
			}
			if len(strings.Fields(at)) > 6 {
				t.Errorf("%s: %q is more of the text than a label needs", l.File, at)
			}
		}
	}
	if halves[true] < 20 || halves[false] < 20 {
		t.Errorf("the halves hold %v files", halves)
	}
}
