package intake_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewright/internal/intake"
)

// TestRealPostingsKeepEveryWord reads all files of the folder that the
// environment names; it checks what a person would mind most: words lost, and
// a posting turned away.
func TestRealPostingsKeepEveryWord(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_POSTINGS")
	if dir == "" {
		t.Skip("ROLEWRIGHT_POSTINGS names no folder with postings")
	}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err == nil {
			t.Run(name, func(t *testing.T) { keepsEveryWord(t, file) })
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func keepsEveryWord(t *testing.T, file string) {
	other := slices.ContainsFunc(loadLabels(t), func(l labelled) bool {
		return l.Posting == "no" && filepath.Base(l.File) == filepath.Base(file)
	})
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	res, err := intake.Read(filepath.Base(file), src)
	var refusal *intake.Refusal
	switch {
	case errors.As(err, &refusal) && refusal.Kind == intake.NotPosting:
		if !other {
			t.Errorf("refused: %v", err)
		}
		return
	case errors.As(err, &refusal) && slices.Contains([]intake.RefusalKind{intake.Unsupported, intake.Damaged}, refusal.Kind):
		t.Skipf("not read: %v", err)
	case err != nil:
		t.Fatal(err)
	}
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q", lost)
	}
	if strings.TrimSpace(res.Original) == "" {
		t.Error("the original is empty")
	}
}
