package boltstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
)

// Usage is the room that a store takes on the disk, in bytes.
type Usage struct {
	File int64
	// Free is the part of File that holds nothing. New saves fill it again;
	// Compact gives it back.
	Free int64
}

// Usage measures the file.
func (s *Store) Usage() (Usage, error) {
	info, err := os.Stat(s.path)
	if err != nil {
		return Usage{}, s.explain(err)
	}
	var used int64
	err = s.explain(s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) error {
			used = tx.Size()
			return nil
		})
	}))
	free := int64(s.db.Stats().FreePageN+s.db.Stats().PendingPageN) * int64(s.db.Info().PageSize)
	return Usage{File: info.Size(), Free: info.Size() - used + free}, err
}

// Compact writes the store at path, which nobody may have open, anew without
// its unused pages and returns its size in bytes before and after. Errors are
// those of [Open]; the old file stays until the new one is on the disk.
func Compact(path string, opt Options) (before, after int64, err error) {
	opt = opt.withDefaults()
	if before, err = fileSize(path); err != nil {
		return 0, 0, err
	}
	s, err := Open(path, opt)
	if err != nil {
		return 0, 0, err
	}
	part := path + ".compact.part"
	defer os.Remove(part)
	err = errors.Join(s.compactTo(part, opt), s.Close())
	if err != nil {
		return before, before, err
	}
	if err := os.Rename(part, path); err != nil {
		return before, before, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	syncFolder(filepath.Dir(path))
	after, err = fileSize(path)
	return before, after, err
}

func fileSize(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return info.Size(), nil
}

func (s *Store) compactTo(part string, opt Options) error {
	const perTransaction = 16 << 20 // bytes
	if err := os.RemoveAll(part); err != nil {
		return s.explain(err)
	}
	to, err := openBolt(part, opt, &bolt.Options{Timeout: opt.LockTimeout, FreelistType: bolt.FreelistMapType, NoFreelistSync: true})
	if err != nil {
		return err
	}
	err = s.guard(func() error { return bolt.Compact(to, s.db, perTransaction) })
	return s.explain(errors.Join(err, to.Close()))
}
