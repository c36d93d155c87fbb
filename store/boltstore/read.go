package boltstore

import (
	"bytes"
	"context"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
)

// Get implements [store.Engine].
func (s *Store) Get(ctx context.Context, workspace string, kind store.Kind, id string) (store.Record, error) {
	if err := store.CheckName(workspace, kind, id); err != nil {
		return store.Record{}, err
	}
	var rec store.Record
	err := s.view(ctx, func(tx *bolt.Tx) error {
		found, err := getRecord(tx, name{workspace, kind, id})
		if err != nil {
			return err
		}
		rec = found.record(name{workspace, kind, id})
		return nil
	})
	return rec, err
}

// getRecord fails with ErrNotFound, wrapped with the record's name.
func getRecord(tx *bolt.Tx, n name) (storedRecord, error) {
	key := n.key()
	b := tx.Bucket([]byte(bucketRecords)).Get(key)
	if b == nil {
		return storedRecord{}, fmt.Errorf("%s %q: %w", n.kind, n.id, store.ErrNotFound)
	}
	return decodeRecord(key, b)
}

// record copies the value, as that of the file ends with the transaction.
func (r storedRecord) record(n name) store.Record {
	return store.Record{
		Workspace: n.workspace, Kind: n.kind, ID: n.id,
		Version: r.version, Created: r.created, Updated: r.updated,
		Value: bytes.Clone(r.value),
	}
}

// List implements [store.Engine].
func (s *Store) List(ctx context.Context, q store.Query) (store.Page, error) {
	q, err := q.Normalise()
	if err != nil {
		return store.Page{}, err
	}
	from, err := startOf(q)
	if err != nil {
		return store.Page{}, err
	}
	var page store.Page
	err = s.view(ctx, func(tx *bolt.Tx) error {
		page, err = listPage(ctx, tx, q, from)
		return err
	})
	return page, err
}

// startOf returns the index key behind which the page begins; nil means the
// beginning of the list.
func startOf(q store.Query) ([]byte, error) {
	if q.Cursor == "" {
		return nil, nil
	}
	at, err := store.DecodeCursor(q)
	if err != nil {
		return nil, err
	}
	return appendPosition(listPrefix(q), at.Updated, at.ID), nil
}

// listPrefix chooses the index to walk: that of the first key asked for.
func listPrefix(q store.Query) []byte {
	if len(q.Where) == 0 {
		return indexPrefix(q.Workspace, q.Kind, store.IndexKey{Name: allRecords})
	}
	return indexPrefix(q.Workspace, q.Kind, storedKey(q.Where[0]))
}

func listPage(ctx context.Context, tx *bolt.Tx, q store.Query, from []byte) (store.Page, error) {
	var page store.Page
	err := walkIndex(ctx, tx, q, from, func(at store.Position) (bool, error) {
		if len(page.Records) == q.Limit {
			last := page.Records[q.Limit-1]
			page.Next = store.EncodeCursor(q, store.Position{Updated: last.Updated, ID: last.ID})
			return false, nil
		}
		n := name{q.Workspace, q.Kind, at.ID}
		rec, err := getRecord(tx, n)
		if err != nil {
			return false, indexError(n, err)
		}
		page.Records = append(page.Records, rec.record(n))
		return true, nil
	})
	return page, err
}

func indexError(n name, cause error) error {
	return &store.FormatError{
		Where:  fmt.Sprintf("%s %q", n.kind, n.id),
		Reason: "stands in a list but cannot be read",
		Advice: "Run \"rolewright verify\"",
		Err:    cause,
	}
}

// Count implements [store.Engine].
func (s *Store) Count(ctx context.Context, q store.Query) (int, error) {
	q, err := q.Normalise()
	if err != nil {
		return 0, err
	}
	count := 0
	err = s.view(ctx, func(tx *bolt.Tx) error {
		return walkIndex(ctx, tx, q, nil, func(store.Position) (bool, error) {
			count++
			return true, nil
		})
	})
	return count, err
}

// walkIndex calls each for every match behind the index key from, newest
// first, until it returns false.
func walkIndex(ctx context.Context, tx *bolt.Tx, q store.Query, from []byte, each func(store.Position) (bool, error)) error {
	prefix, wanted, watch := listPrefix(q), newFilter(restOf(q.Where), q.Words()), ticker{ctx: ctx}
	c := tx.Bucket([]byte(bucketIndex)).Cursor()
	for k, card := seekBehind(c, prefix, from); bytes.HasPrefix(k, prefix); k, card = c.Next() {
		if err := watch.tick(); err != nil {
			return err
		}
		matches, ok := wanted.match(card)
		updated, id, whole := readPosition(k[len(prefix):])
		if !ok || !whole {
			return unreadable(k, "the list's entry is malformed")
		}
		if !matches {
			continue
		}
		if more, err := each(store.Position{Updated: updated, ID: id}); err != nil || !more {
			return err
		}
	}
	return nil
}

// restOf leaves out the key whose index is walked.
func restOf(where []store.IndexKey) []store.IndexKey {
	if len(where) == 0 {
		return nil
	}
	return where[1:]
}

func seekBehind(c *bolt.Cursor, prefix, from []byte) (key, value []byte) {
	if from == nil {
		return c.Seek(prefix)
	}
	key, value = c.Seek(from)
	if bytes.Equal(key, from) {
		return c.Next()
	}
	return key, value
}
