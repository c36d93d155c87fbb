package reference

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// replace puts a new file in the place of the one of that name. The file is
// complete and on the disk, or as it was before.
func replace(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	temp := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()+".tmp")
	if err := writeSynced(temp, write); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return nil
}

func writeSynced(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = write(f); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// stamp tells one state of a file from another.
type stamp struct {
	size int64
	time time.Time
}

// stampOf is the zero stamp for a file that is not there.
func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return stamp{}, nil
	}
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.Size(), info.ModTime()}, nil
}

// file is a kept file, read again when another program has replaced it. It is
// safe for concurrent use.
type file[T any] struct {
	path string
	read func(fs.FS) (T, error)

	mu    sync.Mutex
	now   stamp
	value T
	err   error
}

// get returns what the file holds, and the zero value where there is none.
// A file that cannot be read is an error until it is replaced.
func (f *file[T]) get() (T, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now, err := stampOf(f.path)
	if err != nil {
		var none T
		return none, fmt.Errorf("look for %s: %w", f.path, err)
	}
	if now != f.now {
		f.now = now
		f.value, f.err = f.load(now)
	}
	return f.value, f.err
}

// load reads the archive whole: a file that is held open could not be
// replaced on every system.
func (f *file[T]) load(now stamp) (T, error) {
	var none T
	if now == (stamp{}) {
		return none, nil
	}
	content, err := os.ReadFile(f.path)
	if err != nil {
		return none, fmt.Errorf("read %s: %w", f.path, err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return none, &DamagedError{f.path, err}
	}
	value, err := f.read(archive)
	if err != nil {
		return none, &DamagedError{f.path, err}
	}
	return value, nil
}

// DamagedError says that a kept file is not what was written. Importing again
// mends it.
type DamagedError struct {
	Path string
	err  error
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s is damaged (%v): import it again, or remove the file", e.Path, e.err)
}

// Unwrap returns what is wrong with the file.
func (e *DamagedError) Unwrap() error { return e.err }
