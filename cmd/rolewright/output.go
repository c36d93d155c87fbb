package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// newID gives the ids of sections and items.
func newID() string { return strings.ToLower(rand.Text()[:10]) }

// writeFile writes content to the file, or to standard output for "-". The
// file is complete or as it was before: content goes to a new file beside it
// that then takes its place.
func writeFile(name string, content []byte, stdout io.Writer) error {
	if name == "-" {
		_, err := stdout.Write(content)
		return err
	}
	target, mode, err := target(name)
	if err != nil {
		return err
	}
	if mode != nil && !mode.Mode().IsRegular() {
		return os.WriteFile(target, content, 0o666)
	}
	temp := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+"."+newID()+".tmp")
	if err := writeNew(temp, content, mode); err != nil {
		return errors.Join(plainPathError(name, err), ignoreMissing(os.Remove(temp)))
	}
	if err := os.Rename(temp, target); err != nil {
		return errors.Join(plainPathError(name, err), ignoreMissing(os.Remove(temp)))
	}
	return nil
}

// target is the file that name leads to, through symbolic links, and what is
// there now, or nil.
func target(name string) (path string, now fs.FileInfo, err error) {
	path, err = filepath.EvalSymlinks(name)
	if errors.Is(err, fs.ErrNotExist) {
		return name, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	now, err = os.Stat(path)
	return path, now, err
}

// writeNew writes a file that must not exist, with the rights of the file
// that it will replace.
func writeNew(name string, content []byte, like fs.FileInfo) error {
	mode := fs.FileMode(0o666)
	if like != nil {
		mode = like.Mode().Perm()
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// plainPathError names the file that the person knows, not the one beside it.
func plainPathError(name string, err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("cannot write %s: %w", name, err)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// sameFile reports whether two names lead to one existing file.
func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
