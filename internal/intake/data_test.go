package intake_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolewright/internal/intake"
)

// TestRealPostingsKeepEveryWord reads the postings in the folder that the
// environment names; it checks what a person would mind most: words lost.
func TestRealPostingsKeepEveryWord(t *testing.T) {
	dir := os.Getenv("ROLEWRIGHT_DATA")
	if dir == "" {
		t.Skip("ROLEWRIGHT_DATA names no folder with postings")
	}
	for _, folder := range []string{"la_txt", "elections_txt"} {
		files, err := filepath.Glob(filepath.Join(dir, "postings", folder, "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no postings in %s/postings/%s", dir, folder)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) { keepsEveryWord(t, file) })
		}
	}
}

func keepsEveryWord(t *testing.T, file string) {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	res, err := intake.Read(filepath.Base(file), src)
	if err != nil {
		t.Fatal(err)
	}
	if lost := lostWords(res); len(lost) > 0 {
		t.Errorf("words lost: %q", lost)
	}
	if len(res.Posting.Sections) == 0 {
		t.Error("no sections were found")
	}
}
