package boltstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
)

// History implements [store.Engine].
func (s *Store) History(ctx context.Context, workspace string, kind store.Kind, id, cursor string, limit int) (store.RevisionPage, error) {
	n := name{workspace, kind, id}
	below, limit, err := checkHistory(n, cursor, limit)
	if err != nil {
		return store.RevisionPage{}, err
	}
	var page store.RevisionPage
	err = s.view(ctx, func(tx *bolt.Tx) error {
		if _, err := getRecord(tx, n); err != nil {
			return err
		}
		page, err = historyPage(tx, n, below, limit)
		return err
	})
	return page, err
}

// checkHistory returns the version below which the page begins and its limit.
func checkHistory(n name, cursor string, limit int) (uint64, int, error) {
	if err := store.CheckName(n.workspace, n.kind, n.id); err != nil {
		return 0, 0, err
	}
	limit, err := store.NormaliseLimit(limit)
	if err != nil || cursor == "" {
		return math.MaxUint64, limit, err
	}
	below, err := store.DecodeHistoryCursor(n.workspace, n.kind, n.id, cursor)
	return below, limit, err
}

func historyPage(tx *bolt.Tx, n name, below uint64, limit int) (store.RevisionPage, error) {
	var page store.RevisionPage
	prefix := n.revisionPrefix()
	c := tx.Bucket([]byte(bucketRevisions)).Cursor()
	for k, b := seekBehind(c, prefix, n.revisionKey(below)); bytes.HasPrefix(k, prefix); k, b = c.Next() {
		if len(page.Revisions) == limit {
			last := page.Revisions[limit-1].Version
			page.Next = store.EncodeHistoryCursor(n.workspace, n.kind, n.id, last)
			break
		}
		rev, err := readRevision(prefix, k, b)
		if err != nil {
			return store.RevisionPage{}, err
		}
		rev.Value = nil
		page.Revisions = append(page.Revisions, rev)
	}
	return page, nil
}

// readRevision's value points into b, which ends with the transaction.
func readRevision(prefix, key, b []byte) (store.Revision, error) {
	if len(key) != len(prefix)+8 {
		return store.Revision{}, unreadable(key, "the revision's key is malformed")
	}
	rev, err := decodeRevision(key, b)
	if err != nil {
		return store.Revision{}, err
	}
	version := ^binary.BigEndian.Uint64(key[len(prefix):])
	return store.Revision{Version: version, At: rev.at, Reason: rev.reason, Size: len(rev.value), Value: rev.value}, nil
}

// Revision implements [store.Engine].
func (s *Store) Revision(ctx context.Context, workspace string, kind store.Kind, id string, version uint64) (store.Revision, error) {
	n := name{workspace, kind, id}
	if err := store.CheckName(workspace, kind, id); err != nil {
		return store.Revision{}, err
	}
	var rev store.Revision
	err := s.view(ctx, func(tx *bolt.Tx) error {
		key := n.revisionKey(version)
		b := tx.Bucket([]byte(bucketRevisions)).Get(key)
		if b == nil {
			return fmt.Errorf("%s %q, version %d: %w", kind, id, version, store.ErrNotFound)
		}
		var err error
		rev, err = readRevision(n.revisionPrefix(), key, b)
		rev.Value = bytes.Clone(rev.Value)
		return err
	})
	return rev, err
}
