package reference

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// cached is what some files hold together, read again when one of them has
// been replaced. It is safe for concurrent use.
type cached[T any] struct {
	paths []string

	mu    sync.Mutex
	now   []stamp
	value T
	err   error
}

// stamp tells one state of a file from another; the zero stamp is no file.
type stamp struct {
	size int64
	time time.Time
}

func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return stamp{}, nil
	}
	if err != nil {
		return stamp{}, fmt.Errorf("look for reference data: %w", err)
	}
	return stamp{info.Size(), info.ModTime()}, nil
}

// get returns what read makes of the files that are there, and the zero value
// where there are none. Files that cannot be read are an error until one is
// replaced.
func (c *cached[T]) get(read func([]fs.FS) (T, error)) (T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var now []stamp
	for _, p := range c.paths {
		s, err := stampOf(p)
		if err != nil {
			var none T
			return none, err
		}
		now = append(now, s)
	}
	if !slices.Equal(now, c.now) {
		c.now = now
		c.value, c.err = load(c.present(), read)
	}
	return c.value, c.err
}

// present are the paths of the files that are there.
func (c *cached[T]) present() []string {
	var there []string
	for i, p := range c.paths {
		if c.now[i] != (stamp{}) {
			there = append(there, p)
		}
	}
	return there
}

func load[T any](paths []string, read func([]fs.FS) (T, error)) (T, error) {
	var none T
	if len(paths) == 0 {
		return none, nil
	}
	var files []fs.FS
	for _, p := range paths {
		archive, err := openWhole(p)
		if err != nil {
			return none, err
		}
		files = append(files, archive)
	}
	value, err := read(files)
	if err != nil {
		return none, &DamagedError{strings.Join(paths, " or "), err}
	}
	return value, nil
}

// openWhole reads an archive into memory: a file that is held open could not
// be replaced on every system.
func openWhole(path string) (fs.FS, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read reference data: %w", err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, &DamagedError{path, err}
	}
	return archive, nil
}
