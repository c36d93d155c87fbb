package boltstore

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"rolewright/store"
)

// Options says how to open a store; the zero value is usable.
type Options struct {
	// LockTimeout is how long to wait for another Rolewright to let go of the
	// file; 0 means two seconds.
	LockTimeout time.Duration
	// Logger hears what goes wrong with the file; nil means nobody.
	Logger *slog.Logger
}

const (
	appName       = "rolewright"
	formatVersion = 1
	fileMode      = 0o600
	dirMode       = 0o700
)

// Open opens the store in a file and makes the file, and its folder, where
// there is none. Outcomes:
//   - the store, which the caller closes;
//   - store.ErrLocked, wrapped, when another process holds the file after LockTimeout;
//   - store.ErrUnavailable, wrapped, when the file cannot be opened for
//     reading and writing, or is a folder;
//   - a *store.FormatError when the file was written by a newer Rolewright or
//     another program, or is damaged. Such a file is not touched.
func Open(path string, opt Options) (*Store, error) {
	opt = opt.withDefaults()
	isNew, err := prepare(path)
	if err != nil {
		return nil, err
	}
	if !isNew {
		if err := inspect(path, opt); err != nil {
			return nil, err
		}
	}
	s, err := openFile(path, opt)
	if err != nil {
		return nil, err
	}
	if err := s.begin(); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	if isNew {
		syncFolder(filepath.Dir(path))
	}
	return s, nil
}

func (o Options) withDefaults() Options {
	if o.LockTimeout <= 0 {
		o.LockTimeout = 2 * time.Second
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// prepare makes the folder and tells whether the file is yet to be filled. An
// empty file counts as new: a start cut short leaves one.
func prepare(path string) (isNew bool, err error) {
	if path == "" {
		return false, fmt.Errorf("%w: no file is named", store.ErrUnavailable)
	}
	if err := os.MkdirAll(filepath.Dir(path), dirMode); err != nil {
		return false, fmt.Errorf("%w: its folder cannot be made: %w", store.ErrUnavailable, err)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	case info.IsDir():
		return false, fmt.Errorf("%w: %s is a folder; name a file in it, such as %s",
			store.ErrUnavailable, path, filepath.Join(path, "rolewright.db"))
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%w: %s is not a plain file", store.ErrUnavailable, path)
	}
	return info.Size() == 0, nil
}

func openFile(path string, opt Options) (*Store, error) {
	db, err := openBolt(path, opt, &bolt.Options{
		Timeout:         opt.LockTimeout,
		FreelistType:    bolt.FreelistMapType,
		NoFreelistSync:  true,
		InitialMmapSize: initialMap(),
	})
	if err != nil {
		return nil, err
	}
	return &Store{db: db, path: path, log: opt.Logger}, nil
}

// initialMap is so large that growing seldom makes readers wait. Windows would
// make the file itself that large, and 32-bit systems lack the addresses.
func initialMap() int {
	if runtime.GOOS == "windows" || strconv.IntSize < 64 {
		return 0
	}
	return 1 << 30
}

// openBolt opens the file and gives failures the kind that callers know. It
// holds on to the file itself, so that the lock is given up when bbolt panics.
func openBolt(path string, opt Options, how *bolt.Options) (*bolt.DB, error) {
	var db *bolt.DB
	var file *os.File
	how.OpenFile = func(path string, flag int, mode os.FileMode) (f *os.File, err error) {
		file, err = os.OpenFile(path, flag, mode)
		return file, err
	}
	err := guard(path, opt.Logger, func() (err error) {
		db, err = bolt.Open(path, fileMode, how)
		return err
	})
	if errors.Is(err, store.ErrFormat) && file != nil {
		file.Close()
	}
	return db, explainOpen(path, err)
}

func explainOpen(path string, err error) error {
	switch {
	case err == nil, isOurs(err):
		return err
	case errors.Is(err, berrors.ErrTimeout):
		return fmt.Errorf("%w: %s", store.ErrLocked, path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %s may not be read and written; change its permissions or name another file (%w)",
			store.ErrUnavailable, path, err)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return foreign(path, err)
	}
	return fmt.Errorf("%w: %s: %w", store.ErrUnavailable, path, err)
}

func foreign(path string, cause error) error {
	return &store.FormatError{
		Where:  path,
		Reason: "is not a Rolewright file, or is damaged",
		Advice: "Name another file, or restore a backup with \"rolewright restore\"",
		Err:    cause,
	}
}

// begin checks whose file this is and fills a new one.
func (s *Store) begin() error {
	var empty bool
	err := s.explain(s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) (err error) {
			empty, err = checkFormat(s.path, tx)
			return err
		})
	}))
	if err != nil || !empty {
		return err
	}
	return s.write(fill)
}

func checkFormat(path string, tx *bolt.Tx) (empty bool, err error) {
	if first, _ := tx.Cursor().First(); first == nil {
		return true, nil
	}
	meta := tx.Bucket([]byte(bucketMeta))
	if meta == nil || string(meta.Get([]byte("app"))) != appName {
		return false, foreign(path, nil)
	}
	format, err := strconv.Atoi(string(meta.Get([]byte("format"))))
	switch {
	case err != nil:
		return false, damaged(path, err)
	case format > formatVersion:
		return false, newer(path, format)
	case format < formatVersion:
		return false, damaged(path, fmt.Errorf("format %d never was", format))
	}
	return false, checkBuckets(path, tx)
}

func newer(path string, format int) error {
	return &store.FormatError{
		Where:  path,
		Reason: fmt.Sprintf("was written by a newer Rolewright: format %d, this one knows %d", format, formatVersion),
		Advice: "Use the newer Rolewright",
	}
}

func checkBuckets(path string, tx *bolt.Tx) error {
	for _, bucket := range []string{bucketRecords, bucketRevisions, bucketIndex} {
		if tx.Bucket([]byte(bucket)) == nil {
			return damaged(path, fmt.Errorf("it has no %s", bucket))
		}
	}
	return nil
}

func fill(tx *bolt.Tx) error {
	for _, bucket := range []string{bucketRecords, bucketRevisions, bucketIndex} {
		if _, err := tx.CreateBucket([]byte(bucket)); err != nil {
			return err
		}
	}
	meta, err := tx.CreateBucket([]byte(bucketMeta))
	if err != nil {
		return err
	}
	if err := meta.Put([]byte("app"), []byte(appName)); err != nil {
		return err
	}
	return meta.Put([]byte("format"), []byte(strconv.Itoa(formatVersion)))
}

// syncFolder makes a new file's name survive a power cut. Where folders cannot
// be synced, as on Windows, the system sees to it.
func syncFolder(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	defer f.Close()
	_ = f.Sync()
}
