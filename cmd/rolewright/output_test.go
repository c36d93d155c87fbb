package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteFileFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.md"), filepath.Join(dir, "link.md")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.md", link); err != nil {
		t.Skip(err)
	}
	if err := writeFile(link, []byte("new"), io.Discard); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(real)
	if err != nil || string(got) != "new" {
		t.Errorf("the file behind the link holds %q, %v", got, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v, %v", info, err)
	}
}

func TestWriteFileLeavesTheOldFileWhenItFails(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	err := writeFile(name, []byte("new"), io.Discard)
	if err == nil || !strings.Contains(err.Error(), "cannot write "+name) {
		t.Errorf("error = %v, want one that names the file", err)
	}
	if got, _ := os.ReadFile(name); string(got) != "old" {
		t.Errorf("the file holds %q, want what it held", got)
	}
}

func TestLogoIsReadBesideTheFileOnly(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"secret.png": "s", "in/logo.png": "logo", "in/img/b.png": "b"} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret.png", filepath.Join(dir, "in", "link.png")); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		name, want string
		fails      bool
	}{
		{"logo.png", "logo", false},
		{"img/b.png", "b", false},
		{"", "", false},
		{"../secret.png", "", true},
		{filepath.Join(dir, "secret.png"), "", true},
		{"link.png", "", true},
		{"missing.png", "", true},
	} {
		got, err := readLogo(filepath.Join(dir, "in", "posting.md"), c.name)
		if string(got) != c.want || (err != nil) != c.fails {
			t.Errorf("readLogo(%q) = %q, %v", c.name, got, err)
		}
	}
}

func TestWrap(t *testing.T) {
	got := wrap("- ", "  ", strings.Repeat("wörd ", 20))
	for line := range strings.Lines(got) {
		if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > terminalWidth {
			t.Errorf("a line of %d characters: %q", n, line)
		}
	}
	if !strings.HasPrefix(got, "- wörd") || !strings.Contains(got, "\n  wörd") || strings.Count(got, "wörd") != 20 {
		t.Errorf("wrapped to %q", got)
	}
}

func TestBrokenPipeIsAFailure(t *testing.T) {
	var stderr bytes.Buffer
	code := run(t.Context(), []string{"roles"}, strings.NewReader(""), brokenPipe{}, &stderr, os.Getenv)
	if code != exitFailed || !strings.Contains(stderr.String(), "pipe is broken") {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("pipe is broken") }
