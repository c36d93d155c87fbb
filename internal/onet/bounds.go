package onet

import (
	"io"
	"io/fs"

	"rolewright/internal/role"
)

// The bounds of a release: a made-up archive must not fill the memory. All
// files of release 30.1 that are read have 31 MB, its longest line 1,053 bytes
// and its busiest occupation 40 tasks.
const (
	maxRelease = 96 << 20 // bytes of all files together
	maxLine    = 1 << 20  // bytes
	maxTasks   = 1000     // of one occupation
)

// bounded is a file system of which no more than so many bytes are read, all
// files together, whatever their directory says of their sizes.
type bounded struct {
	fs.FS
	left *int64
}

func bound(dir fs.FS) bounded {
	left := int64(maxRelease)
	return bounded{dir, &left}
}

func (b bounded) Open(name string) (fs.File, error) {
	f, err := b.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return boundedFile{f, name, b.left}, nil
}

// ReadFile does not take the size of a file from its directory as [fs.ReadFile]
// does, which asks for that much memory.
func (b bounded) ReadFile(name string) ([]byte, error) {
	f, err := b.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

type boundedFile struct {
	fs.File
	name string
	left *int64
}

func (f boundedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if *f.left -= int64(n); *f.left < 0 {
		return n, &role.FileError{File: f.name, Problem: "with this file the release is larger than any of O*NET: take it again as it is published"}
	}
	return n, err
}
