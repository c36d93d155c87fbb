package boltstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
)

// Backup writes the whole store as of now to w while work goes on, and returns
// how many bytes it wrote. What it writes is a store file of its own.
func (s *Store) Backup(ctx context.Context, w io.Writer) (int64, error) {
	var n int64
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		n, err = tx.WriteTo(&contextWriter{ctx, w})
		return err
	})
	return n, err
}

// contextWriter stops a long copy when its context ends.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (w *contextWriter) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, fmt.Errorf("copying the store: %w", err)
	}
	return w.w.Write(b)
}

// BackupFile writes the whole store as of now to a new file, which appears
// only when it is complete and on the disk. A file that exists already is
// refused with an *InvalidError.
func (s *Store) BackupFile(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return &store.InvalidError{Field: path, Reason: "exists already; name a new file"}
	}
	return writeFile(path, func(w io.Writer) error {
		_, err := s.Backup(ctx, w)
		return err
	})
}

// writeFile fills a file beside path and renames it once it is on the disk.
func writeFile(path string, fill func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	defer os.Remove(f.Name())
	err = errors.Join(fill(f), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil && !isOurs(err) {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	syncFolder(filepath.Dir(path))
	return err
}

// Restore puts a backup in the place of the store at path, which nobody may
// have open, and returns the name under which the former file, if any, was
// kept. The backup is read through and checked first; nothing is changed when
// it is not sound.
func Restore(ctx context.Context, backup, path string, opt Options) (kept string, err error) {
	opt = opt.withDefaults()
	part := path + ".restore.part"
	defer os.Remove(part)
	if err := copySound(ctx, backup, part, path, opt); err != nil {
		return "", err
	}
	if err := checkFree(path, opt); err != nil {
		return "", err
	}
	kept, err = moveAside(path)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return kept, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	syncFolder(filepath.Dir(path))
	return kept, nil
}

func copySound(ctx context.Context, backup, part, path string, opt Options) error {
	if err := copyFile(ctx, backup, part, path); err != nil {
		return err
	}
	if err := inspect(part, opt); err != nil {
		return relabel(err, backup)
	}
	s, err := Open(part, opt)
	if err != nil {
		return relabel(err, backup)
	}
	report, err := s.Verify(ctx)
	if err == nil {
		err = report.Err()
	}
	return relabel(errors.Join(err, s.Close()), backup)
}

// relabel names the backup instead of the copy that was looked at.
func relabel(err error, backup string) error {
	var format *store.FormatError
	if !errors.As(err, &format) {
		return err
	}
	return &store.FormatError{Where: backup, Reason: format.Reason, Advice: "Choose another backup; nothing was changed", Err: format.Err}
}

func copyFile(ctx context.Context, from, to, beside string) error {
	if _, err := prepare(beside); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	defer in.Close()
	return writeFile(to, func(w io.Writer) error {
		_, err := io.Copy(&contextWriter{ctx, w}, in)
		return err
	})
}

// checkFree fails with ErrLocked when somebody has the store open. Whether it
// is sound does not matter: it is about to be replaced.
func checkFree(path string, opt Options) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	db, err := openBolt(path, opt, &bolt.Options{Timeout: opt.LockTimeout, ReadOnly: true})
	if err == nil {
		return db.Close()
	}
	if errors.Is(err, store.ErrFormat) {
		return nil
	}
	return err
}

// moveAside renames the file at path to the first free name of path.old,
// path.old2 and so on; it returns "" when there is no file.
func moveAside(path string) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	for n := 1; ; n++ {
		aside := path + ".old"
		if n > 1 {
			aside += fmt.Sprint(n)
		}
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return aside, os.Rename(path, aside)
		}
	}
}
