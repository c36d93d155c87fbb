package boltstore

import (
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"
)

// inspect reads an existing file's pages before bbolt does. On opening for
// writing, bbolt walks over all pages in a goroutine of its own, where a page
// that makes no sense, or that a shortened file no longer has, would end the
// whole process and could not be caught.
//
// While it reads, a shared lock keeps other writers away.
func inspect(path string, opt Options) error {
	if err := checkHead(path); err != nil {
		return explainOpen(path, err)
	}
	lock, err := openBolt(path, opt, &bolt.Options{Timeout: opt.LockTimeout, ReadOnly: true})
	if err != nil {
		return err
	}
	err = inspectPages(path)
	return errors.Join(err, lock.Close())
}

// checkHead refuses what is too short to hold the two meta pages, which bbolt
// maps without looking.
func checkHead(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	meta, err := readMeta(f)
	if err != nil {
		return foreign(path, err)
	}
	if whole := int64(meta.pages) * int64(meta.pageSize); info.Size() < whole {
		return damaged(path, fmt.Errorf("it is cut off: it has %d bytes and should have %d", info.Size(), whole))
	}
	return nil
}

func inspectPages(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return explainOpen(path, err)
	}
	defer f.Close()
	meta, err := readMeta(f)
	if err != nil {
		return foreign(path, err)
	}
	if err := newPageWalk(f, meta).tree(meta.root, 0, keyRange{}); err != nil {
		return damaged(path, err)
	}
	return nil
}
