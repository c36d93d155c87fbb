// Package storetest is the contract that every [store.Engine] keeps, written as
// tests: whoever writes an engine runs [Run] over it.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/store"
)

// Run tests an engine. open returns a new and empty one each time and sees to
// its closing, as with t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) store.Engine) {
	tests := map[string]func(*testing.T, store.Engine){
		"Get":         testGet,
		"Versions":    testVersions,
		"Conflicts":   testConflicts,
		"Delete":      testDelete,
		"Atomic":      testAtomic,
		"Times":       testTimes,
		"Values":      testValues,
		"Copies":      testCopies,
		"Names":       testNames,
		"Limits":      testLimits,
		"ListOrder":   testListOrder,
		"ListWhere":   testListWhere,
		"ListText":    testListText,
		"ListIndex":   testListFollowsChanges,
		"Paging":      testPaging,
		"PagingMoves": testPagingWhileChanging,
		"Cursors":     testCursors,
		"Count":       testCount,
		"History":     testHistory,
		"Snapshot":    testSnapshot,
		"Previous":    testPreviousRevision,
		"Workspaces":  testWorkspaces,
		"Cancelled":   testCancelled,
		"Closed":      testClosed,
		"Concurrent":  testConcurrent,
		"Collection":  testCollection,
		"Blobs":       testBlobs,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
	t.Run("Model", func(t *testing.T) { testModel(t, open) })
}

const (
	ws   = store.LocalWorkspace
	kind = store.KindPostings
)

// at is the time of the suite's n-th second.
func at(n int) time.Time { return time.Date(2026, 3, 1, 9, 0, n, 0, time.UTC) }

func put(id string, expect uint64, value string) store.Change {
	return store.Change{Workspace: ws, Kind: kind, ID: id, Expect: expect, Value: []byte(value)}
}

func keyed(id string, expect uint64, text string, keys ...string) store.Change {
	c := put(id, expect, text)
	c.Text = text
	for i := 0; i < len(keys); i += 2 {
		c.Index = append(c.Index, store.IndexKey{Name: keys[i], Value: keys[i+1]})
	}
	return c
}

func remove(id string, expect uint64) store.Change {
	return store.Change{Workspace: ws, Kind: kind, ID: id, Expect: expect, Delete: true}
}

func apply(t *testing.T, e store.Engine, now time.Time, changes ...store.Change) []store.Record {
	t.Helper()
	recs, err := e.Apply(t.Context(), now, changes...)
	if err != nil {
		t.Fatalf("Apply: %v", err)
	}
	return recs
}

func get(t *testing.T, e store.Engine, id string) store.Record {
	t.Helper()
	rec, err := e.Get(t.Context(), ws, kind, id)
	if err != nil {
		t.Fatalf("Get %q: %v", id, err)
	}
	return rec
}

func list(t *testing.T, e store.Engine, q store.Query) store.Page {
	t.Helper()
	q.Workspace, q.Kind = ws, kind
	page, err := e.List(t.Context(), q)
	if err != nil {
		t.Fatalf("List: %v", err)
	}
	return page
}

// listAll follows the cursors to the end.
func listAll(t *testing.T, e store.Engine, q store.Query) []string {
	t.Helper()
	var all []string
	for range 10_000 {
		page := list(t, e, q)
		all = append(all, ids(page.Records)...)
		if q.Cursor = page.Next; q.Cursor == "" {
			return all
		}
	}
	t.Fatal("the list has no end")
	return nil
}

func ids(recs []store.Record) []string {
	var all []string
	for _, rec := range recs {
		all = append(all, rec.ID)
	}
	return all
}

func wantDiff(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func wantIs(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got error %v, want %v", what, err, want)
	}
}

func wantInvalid(t *testing.T, what string, err error, field string) {
	t.Helper()
	var invalid *store.InvalidError
	if !errors.As(err, &invalid) || invalid.Field != field {
		t.Errorf("%s: got error %v, want an invalid %q", what, err, field)
	}
}

func wantConflict(t *testing.T, what string, err error, want store.ConflictError) {
	t.Helper()
	var got *store.ConflictError
	if !errors.As(err, &got) {
		t.Fatalf("%s: got error %v, want a conflict", what, err)
	}
	wantIs(t, what, err, store.ErrConflict)
	wantDiff(t, what, want, *got)
}

// fillNumbered stores n records "r000", "r001" …, each a second later.
func fillNumbered(t *testing.T, e store.Engine, n int) {
	t.Helper()
	for i := range n {
		apply(t, e, at(i), keyed(fmt.Sprintf("r%03d", i), 0, fmt.Sprintf("Role %d", i), "status", "draft"))
	}
}

func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}
