package boltstore_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
	"rolewright/store/boltstore"
)

func TestOpenMakesPrivateFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps permissions otherwise")
	}
	path := filepath.Join(t.TempDir(), "new", "folder", "rolewright.db")
	open(t, path)
	wantMode(t, path, 0o600)
	wantMode(t, filepath.Dir(path), 0o700)
}

func wantMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %v, want %v", path, got, want)
	}
}

func TestOpenLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rolewright.db")
	first := open(t, path)
	start := time.Now()
	_, err := boltstore.Open(path, boltstore.Options{LockTimeout: 100 * time.Millisecond})
	wantError(t, err, store.ErrLocked, path)
	wantError(t, err, store.ErrUnavailable, "another Rolewright has it open")
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("gave up after %v, want about 0.1 s", took)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, path)
}

func wantError(t *testing.T, err, kind error, text string) {
	t.Helper()
	if !errors.Is(err, kind) || !strings.Contains(err.Error(), text) {
		t.Errorf("got error %v, want a %q that says %q", err, kind, text)
	}
}

func TestOpenRefuses(t *testing.T) {
	whole := filled(t)
	cases := map[string]struct {
		content []byte
		text    string
	}{
		"a text":          {[]byte("Dear candidate,\n"), "is not a Rolewright file"},
		"a long text":     {bytes.Repeat([]byte("Dear candidate,\n"), 10_000), "is not a Rolewright file"},
		"zeros":           {make([]byte, 100_000), "is not a Rolewright file"},
		"one byte":        {[]byte{0}, "is not a Rolewright file"},
		"half a page":     {whole[:os.Getpagesize()/2], "cut off"},
		"half a file":     {whole[:len(whole)/2], "cut off"},
		"one byte less":   {whole[:len(whole)-1], "cut off"},
		"another program": {rawFile(t, func(tx *bolt.Tx) error { return makeBucket(tx, "widgets", nil) }), "is not a Rolewright file"},
		"a newer format":  {rawFile(t, format("2")), "newer Rolewright: format 2, this one knows 1"},
		"no format":       {rawFile(t, format("")), "the file is damaged"},
		"no records":      {rawFile(t, format("1")), "it has no records"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "rolewright.db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := boltstore.Open(path, boltstore.Options{})
			wantError(t, err, store.ErrFormat, c.text)
			wantError(t, err, store.ErrFormat, path)
			if got, _ := os.ReadFile(path); !bytes.Equal(got, c.content) {
				t.Error("the refused file was changed")
			}
		})
	}
}

// rawFile returns a bbolt file that was not made by this package.
func rawFile(t *testing.T, fill func(*bolt.Tx) error) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "raw.db")
	editRaw(t, path, fill)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func editRaw(t *testing.T, path string, edit func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second, NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(edit), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func format(version string) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		return makeBucket(tx, "meta", map[string]string{"app": "rolewright", "format": version})
	}
}

func makeBucket(tx *bolt.Tx, bucket string, values map[string]string) error {
	b, err := tx.CreateBucket([]byte(bucket))
	for k, v := range values {
		err = errors.Join(err, b.Put([]byte(k), []byte(v)))
	}
	return err
}

func TestOpenEmptyFileIsNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rolewright.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, path).Apply(t.Context(), time.Unix(1, 0), put("a", 0, nil, "")); err != nil {
		t.Error(err)
	}
}

func TestOpenUnavailable(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{
		"":                              "no file is named",
		dir:                             filepath.Join(dir, "rolewright.db"),
		filepath.Join(file, "below.db"): "folder cannot be made",
		os.DevNull:                      "not a plain file",
	} {
		_, err := boltstore.Open(path, boltstore.Options{})
		wantError(t, err, store.ErrUnavailable, text)
	}
}

func TestOpenReadOnlyFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("for root no file is read-only")
	}
	path := filepath.Join(t.TempDir(), "rolewright.db")
	open(t, path).Close()
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	_, err := boltstore.Open(path, boltstore.Options{})
	wantError(t, err, store.ErrUnavailable, "change its permissions")
}
