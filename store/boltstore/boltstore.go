// Package boltstore keeps a store in one file on this machine, with bbolt.
//
// The file has four buckets, all flat:
//
//	meta       "app" and "format": whose file this is and in which format
//	records    workspace, kind, id            -> envelope with keys, text and value
//	revisions  workspace, kind, id, ^version  -> envelope with reason and value
//	index      workspace, kind, name, value, ^updated, id -> card
//
// A card holds the record's keys and folded text, so that a list is filtered
// without reading values. The index is derived from the records, is written in
// the same transaction and can be rebuilt. Numbers in keys are big-endian and
// inverted, so that the newest comes first.
package boltstore

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"rolewright/store"
)

const (
	bucketMeta      = "meta"
	bucketRecords   = "records"
	bucketRevisions = "revisions"
	bucketIndex     = "index"
)

// Store is a [store.Engine] over one file.
type Store struct {
	db   *bolt.DB
	path string
	log  *slog.Logger
}

var _ store.Engine = (*Store)(nil)

// Path is the file that the store was opened with.
func (s *Store) Path() string { return s.path }

// Close waits for calls under way and lets go of the file.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return s.explain(err)
	}
	return nil
}

func (s *Store) view(ctx context.Context, fn func(*bolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	return s.explain(s.guard(func() error { return s.db.View(fn) }))
}

func (s *Store) update(ctx context.Context, fn func(*bolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("writing the store: %w", err)
	}
	return s.write(fn)
}

func (s *Store) write(fn func(*bolt.Tx) error) error {
	return s.explain(s.guard(func() error { return transact(s.db, fn) }))
}

// transact stands for bbolt's own Update. That one, when fn or the commit
// panics, reads the whole file in a goroutine to find its free pages; on a
// damaged file this panics again, where nobody can catch it.
func transact(db *bolt.DB, fn func(*bolt.Tx) error) error {
	tx, err := db.Begin(true)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // of no effect after Commit
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) guard(fn func() error) error { return guard(s.path, s.log, fn) }

// guard turns a panic into a *store.FormatError: bbolt panics on pages that
// make no sense, and reading a mapped page that the disk no longer has is a
// memory fault.
func guard(path string, log *slog.Logger, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			log.Error("the store cannot be read", "path", path, "panic", r, "stack", string(debug.Stack()))
			err = damaged(path, fmt.Errorf("%v", r))
		}
	}()
	return fn()
}

const restoreAdvice = "Restore a backup with \"rolewright restore\", or move the file away to start empty"

func damaged(path string, cause error) error {
	return &store.FormatError{Where: path, Reason: "the file is damaged", Advice: restoreAdvice, Err: cause}
}

// explain gives errors of bbolt and of the system the kind that callers know.
func (s *Store) explain(err error) error {
	switch {
	case err == nil, isOurs(err):
		return err
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return fmt.Errorf("%w: %s is closed", store.ErrUnavailable, s.path)
	}
	return fmt.Errorf("%w: %s: %w", store.ErrUnavailable, s.path, err)
}

func isOurs(err error) bool {
	kinds := []error{store.ErrNotFound, store.ErrConflict, store.ErrTooLarge, store.ErrInvalid,
		store.ErrUnavailable, store.ErrFormat, context.Canceled, context.DeadlineExceeded}
	for _, kind := range kinds {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// ticker looks at the context now and then in a long loop.
type ticker struct {
	ctx context.Context
	n   int
}

func (t *ticker) tick() error {
	if t.n++; t.n%256 != 0 {
		return nil
	}
	if err := t.ctx.Err(); err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	return nil
}

func micro(t time.Time) int64 { return t.UnixMicro() }

func fromMicro(us int64) time.Time { return time.UnixMicro(us).UTC() }
