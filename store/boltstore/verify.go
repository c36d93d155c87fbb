package boltstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	bolt "go.etcd.io/bbolt"

	"rolewright/store"
)

// maxProblems is how many problems a report spells out.
const maxProblems = 100

// Report is what Verify found.
type Report struct {
	Records, Revisions, IndexKeys int
	// Problems are sentences for a person, at most a hundred.
	Problems []string
	// More is how many further problems there are.
	More int
}

// Err is nil when the store is sound, else a *store.FormatError.
func (r Report) Err() error {
	if len(r.Problems) == 0 {
		return nil
	}
	return &store.FormatError{
		Where:  "the store",
		Reason: fmt.Sprintf("has %d problems, the first: %s", len(r.Problems)+r.More, r.Problems[0]),
		Advice: restoreAdvice,
	}
}

func (r *Report) add(format string, args ...any) {
	if len(r.Problems) == maxProblems {
		r.More++
		return
	}
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

// Verify reads everything: the file's pages and, where they are sound, each
// record and revision, whether each record stands in the lists under all its
// keys, and whether each key of the lists has its record. Saves wait
// meanwhile. Problems are in the report; the error is only for not having been
// able to look.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	var report Report
	err := s.update(ctx, func(tx *bolt.Tx) error {
		report = Report{}
		v := verifier{tx: tx, report: &report, watch: &ticker{ctx: ctx}}
		if err := v.all(); err != nil {
			return err
		}
		return errLookOnly
	})
	if errors.Is(err, errLookOnly) {
		err = nil
	}
	return report, err
}

// errLookOnly rolls a writing transaction back. Checking pages needs one, as
// only then the list of free pages stands still.
var errLookOnly = errors.New("nothing to write")

type verifier struct {
	tx     *bolt.Tx
	report *Report
	watch  *ticker
}

func (v verifier) all() error {
	if err := v.fileSize(); err != nil {
		return err
	}
	for err := range v.tx.Check() {
		v.report.add("page check: %v", err)
	}
	if len(v.report.Problems) > 0 {
		return nil
	}
	for _, pass := range []func() error{v.records, v.revisions, v.index} {
		if err := pass(); err != nil {
			return err
		}
	}
	return nil
}

// fileSize notices a file that was cut off under the running program. bbolt's
// own check reads it in another goroutine, where a memory fault ends the process.
func (v verifier) fileSize() error {
	path := v.tx.DB().Path()
	info, err := os.Stat(path)
	if err == nil && info.Size() < v.tx.Size() {
		return damaged(path, fmt.Errorf("it was cut off: it has %d bytes and should have %d", info.Size(), v.tx.Size()))
	}
	return err
}

func (v verifier) each(bucket string, fn func(key, value []byte)) error {
	c := v.tx.Bucket([]byte(bucket)).Cursor()
	for k, b := c.First(); k != nil; k, b = c.Next() {
		if err := v.watch.tick(); err != nil {
			return err
		}
		fn(k, b)
	}
	return nil
}

// records checks that each record can be read and stands under all its keys.
func (v verifier) records() error {
	index := v.tx.Bucket([]byte(bucketIndex))
	return v.each(bucketRecords, func(key, b []byte) {
		v.report.Records++
		n, ok := readName(key)
		if !ok {
			v.report.add("record %q: malformed key", key)
			return
		}
		rec, err := decodeRecord(key, b)
		if err != nil {
			v.report.add("%v", err)
			return
		}
		keys, err := rec.indexKeys(n)
		if err != nil {
			v.report.add("%v", err)
		}
		for _, k := range keys {
			if card := index.Get(k); !bytes.Equal(card, rec.card) || card == nil {
				v.report.add("%s %q is missing in the list %q", n.kind, n.id, k)
			}
		}
	})
}

func (v verifier) revisions() error {
	records := v.tx.Bucket([]byte(bucketRecords))
	return v.each(bucketRevisions, func(key, b []byte) {
		v.report.Revisions++
		if _, err := decodeRevision(key, b); err != nil {
			v.report.add("%v", err)
			return
		}
		if len(key) < 9 || records.Get(key[:len(key)-9]) == nil {
			v.report.add("revision %q has no record", key)
		}
	})
}

// index checks that each key of the lists belongs to a record that says so.
func (v verifier) index() error {
	records := v.tx.Bucket([]byte(bucketRecords))
	return v.each(bucketIndex, func(key, card []byte) {
		v.report.IndexKeys++
		n, ok := readIndexName(key)
		if !ok {
			v.report.add("list entry %q: malformed key", key)
			return
		}
		recordKey := n.key()
		rec, err := decodeRecord(recordKey, records.Get(recordKey))
		if err != nil {
			v.report.add("list entry %q: %v", key, err)
			return
		}
		keys, err := rec.indexKeys(n)
		if err != nil || !containsKey(keys, key) {
			v.report.add("list entry %q is not one of its record's", key)
		}
	})
}

func containsKey(keys [][]byte, key []byte) bool {
	for _, k := range keys {
		if bytes.Equal(k, key) {
			return true
		}
	}
	return false
}

func readName(key []byte) (name, bool) {
	parts := strings.Split(string(key), "\x00")
	if len(parts) != 3 {
		return name{}, false
	}
	return name{parts[0], store.Kind(parts[1]), parts[2]}, true
}

// readIndexName takes the record's name out of a key of the index. A value
// that stands as its digest may hold zero bytes, but its length is known.
func readIndexName(key []byte) (name, bool) {
	workspace, rest, ok1 := bytes.Cut(key, []byte{0})
	kind, rest, ok2 := bytes.Cut(rest, []byte{0})
	_, rest, ok3 := bytes.Cut(rest, []byte{0})
	if !ok1 || !ok2 || !ok3 {
		return name{}, false
	}
	if rest, ok1 = cutIndexValue(rest); !ok1 {
		return name{}, false
	}
	_, id, ok := readPosition(rest)
	return name{string(workspace), store.Kind(kind), id}, ok
}

func cutIndexValue(b []byte) (rest []byte, ok bool) {
	const digest = 1 + 32
	if len(b) > digest && b[0] == 1 {
		return b[digest+1:], b[digest] == 0
	}
	_, rest, ok = bytes.Cut(b, []byte{0})
	return rest, ok
}

// Rebuild makes the index anew from the records, in one transaction. It is for
// a store whose Verify names missing or stray list entries.
func (s *Store) Rebuild(ctx context.Context) error {
	return s.update(ctx, func(tx *bolt.Tx) error {
		if err := tx.DeleteBucket([]byte(bucketIndex)); err != nil {
			return err
		}
		index, err := tx.CreateBucket([]byte(bucketIndex))
		if err != nil {
			return err
		}
		return rebuild(ctx, tx, index)
	})
}

func rebuild(ctx context.Context, tx *bolt.Tx, index *bolt.Bucket) error {
	watch := ticker{ctx: ctx}
	c := tx.Bucket([]byte(bucketRecords)).Cursor()
	for key, b := c.First(); key != nil; key, b = c.Next() {
		if err := watch.tick(); err != nil {
			return err
		}
		n, ok := readName(key)
		if !ok {
			return unreadable(key, "its key is malformed")
		}
		rec, err := decodeRecord(key, b)
		if err != nil {
			return err
		}
		if err := putIndex(index, n, rec); err != nil {
			return err
		}
	}
	return nil
}
