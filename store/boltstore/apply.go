package boltstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
)

// Apply implements [store.Engine]. Each call is one transaction of its own:
// gathering several into one would make a lone save wait.
func (s *Store) Apply(ctx context.Context, now time.Time, changes ...store.Change) ([]store.Record, error) {
	now, err := checkChanges(now, changes)
	if err != nil || len(changes) == 0 {
		return nil, err
	}
	cards := make([][]byte, len(changes))
	for i, c := range changes {
		cards[i] = encodeCard(c.Index, c.Text)
	}
	recs := make([]store.Record, len(changes))
	err = s.update(ctx, func(tx *bolt.Tx) error {
		for i, c := range changes {
			step := step{tx: tx, now: now, change: c, card: cards[i], name: name{c.Workspace, c.Kind, c.ID}}
			if recs[i], err = step.do(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return recs, nil
}

func checkChanges(now time.Time, changes []store.Change) (time.Time, error) {
	now, err := store.CheckTime(now)
	if err != nil {
		return now, err
	}
	if len(changes) > store.MaxChanges {
		return now, fmt.Errorf("%d changes at once, at most %d: %w", len(changes), store.MaxChanges, store.ErrTooLarge)
	}
	seen := make(map[name]bool, len(changes))
	for _, c := range changes {
		if err := c.Validate(); err != nil {
			return now, err
		}
		n := name{c.Workspace, c.Kind, c.ID}
		if seen[n] {
			return now, &store.InvalidError{Field: "changes", Reason: fmt.Sprintf("%s %q is changed twice", c.Kind, c.ID)}
		}
		seen[n] = true
	}
	return now, nil
}

// step is one change inside a transaction.
type step struct {
	tx     *bolt.Tx
	now    time.Time
	change store.Change
	card   []byte
	name   name
}

func (s step) do() (store.Record, error) {
	old, err := s.present()
	if err != nil {
		return store.Record{}, err
	}
	switch {
	case s.change.Delete:
		// The copy comes first: deleting moves what it points to.
		rec := old.record(s.name)
		return rec, s.remove(old)
	case s.change.Snapshot:
		return old.record(s.name), s.keepRevision(old)
	}
	return s.put(old)
}

// present returns the record as it is, with version 0 when there is none, once
// it is what the change expects.
func (s step) present() (storedRecord, error) {
	expect := s.change.Expect
	old, err := getRecord(s.tx, s.name)
	switch {
	case errors.Is(err, store.ErrNotFound) && expect == 0:
		return storedRecord{}, nil
	case err != nil:
		return storedRecord{}, err
	case old.version != expect:
		return storedRecord{}, &store.ConflictError{Kind: s.name.kind, ID: s.name.id, Expected: expect, Current: old.version}
	}
	// bbolt forbids to use what Get returned after a Put in the same bucket.
	old.card, old.value = bytes.Clone(old.card), bytes.Clone(old.value)
	return old, nil
}

func (s step) put(old storedRecord) (store.Record, error) {
	next := storedRecord{version: old.version + 1, created: old.created, updated: s.now, card: s.card, value: s.change.Value}
	if old.version == 0 {
		next.created = s.now
	}
	if err := s.keepRevisionOf(old, next); err != nil {
		return store.Record{}, err
	}
	if err := s.reindex(old, next); err != nil {
		return store.Record{}, err
	}
	key := s.name.key()
	if err := s.tx.Bucket([]byte(bucketRecords)).Put(key, next.encode(key)); err != nil {
		return store.Record{}, err
	}
	return next.record(s.name), nil
}

func (s step) keepRevisionOf(old, next storedRecord) error {
	switch {
	case s.change.Revision == nil:
		return nil
	case !s.change.Revision.Previous:
		return s.keepRevision(next)
	case old.version == 0:
		return nil
	}
	return s.keepRevision(old)
}

func (s step) keepRevision(of storedRecord) error {
	key := s.name.revisionKey(of.version)
	b := s.tx.Bucket([]byte(bucketRevisions))
	if b.Get(key) != nil {
		return nil
	}
	rev := storedRevision{at: of.updated, reason: s.change.Revision.Reason, value: of.value}
	return b.Put(key, rev.encode(key))
}

func (s step) remove(old storedRecord) error {
	if err := s.reindex(old, storedRecord{}); err != nil {
		return err
	}
	if err := deletePrefix(s.tx.Bucket([]byte(bucketRevisions)), s.name.revisionPrefix()); err != nil {
		return err
	}
	return s.tx.Bucket([]byte(bucketRecords)).Delete(s.name.key())
}

// reindex replaces the keys of one state of the record by those of another;
// version 0 stands for no record.
func (s step) reindex(old, next storedRecord) error {
	b := s.tx.Bucket([]byte(bucketIndex))
	gone, err := old.indexKeys(s.name)
	if err != nil {
		return err
	}
	for _, key := range gone {
		if err := b.Delete(key); err != nil {
			return err
		}
	}
	return putIndex(b, s.name, next)
}

func putIndex(b *bolt.Bucket, n name, rec storedRecord) error {
	keys, err := rec.indexKeys(n)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := b.Put(key, rec.card); err != nil {
			return err
		}
	}
	return nil
}

// indexKeys are all keys under which the record stands in the index; none for
// version 0.
func (r storedRecord) indexKeys(n name) ([][]byte, error) {
	if r.version == 0 {
		return nil, nil
	}
	keys, _, ok := decodeCard(r.card)
	if !ok {
		return nil, unreadable(n.key(), "its keys are malformed")
	}
	stored := [][]byte{n.indexKey(store.IndexKey{Name: allRecords}, r.updated)}
	for _, key := range keys {
		stored = append(stored, n.indexKey(key, r.updated))
	}
	return stored, nil
}

// deletePrefix collects the keys first, as bbolt may skip one when it deletes
// under a cursor.
func deletePrefix(b *bolt.Bucket, prefix []byte) error {
	var keys [][]byte
	c := b.Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		keys = append(keys, bytes.Clone(k))
	}
	for _, k := range keys {
		if err := b.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
