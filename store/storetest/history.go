package storetest

import (
	"fmt"
	"testing"

	"rolewright/store"
)

func kept(id string, expect uint64, value, reason string) store.Change {
	c := put(id, expect, value)
	c.Revision = &store.RevisionChange{Reason: reason}
	return c
}

func history(t *testing.T, e store.Engine, id, cursor string, limit int) store.RevisionPage {
	t.Helper()
	page, err := e.History(t.Context(), ws, kind, id, cursor, limit)
	if err != nil {
		t.Fatalf("History %q: %v", id, err)
	}
	return page
}

func versions(t *testing.T, e store.Engine, id string, limit int) []uint64 {
	t.Helper()
	var all []uint64
	for cursor, more := "", true; more; more = cursor != "" {
		page := history(t, e, id, cursor, limit)
		for _, rev := range page.Revisions {
			all = append(all, rev.Version)
		}
		cursor = page.Next
	}
	return all
}

func testHistory(t *testing.T, e store.Engine) {
	apply(t, e, at(1), kept("a", 0, "one", "created"))
	apply(t, e, at(2), put("a", 1, "two"))
	apply(t, e, at(3), kept("a", 2, "three", "status"))
	wantDiff(t, "the listing", store.RevisionPage{Revisions: []store.Revision{
		{Version: 3, At: at(3), Reason: "status", Size: 5},
		{Version: 1, At: at(1), Reason: "created", Size: 3},
	}}, history(t, e, "a", "", 0))

	rev, err := e.Revision(t.Context(), ws, kind, "a", 1)
	wantIs(t, "Revision", err, nil)
	wantDiff(t, "the first revision", store.Revision{Version: 1, At: at(1), Reason: "created", Size: 3, Value: []byte("one")}, rev)
	for _, version := range []uint64{0, 2, 4, unknownVersion} {
		_, err = e.Revision(t.Context(), ws, kind, "a", version)
		wantIs(t, fmt.Sprintf("version %d", version), err, store.ErrNotFound)
	}
	_, err = e.History(t.Context(), ws, kind, "none", "", 0)
	wantIs(t, "the history of no record", err, store.ErrNotFound)
	testHistoryPages(t, e)
}

func testHistoryPages(t *testing.T, e store.Engine) {
	var want []uint64
	for i := range uint64(300) { // more than a byte of versions
		apply(t, e, at(int(i)), kept("many", i, "x", "r"))
		want = append([]uint64{i + 1}, want...)
	}
	apply(t, e, at(1), kept("many2", 0, "x", "another record whose id begins alike"))
	for _, limit := range []int{1, 100, 300, 500} {
		wantDiff(t, fmt.Sprintf("pages of %d", limit), want, versions(t, e, "many", limit))
	}
	next := history(t, e, "many", "", 10).Next
	for what, call := range map[string]struct{ id, cursor string }{
		"junk": {"many", "junk"}, "another record's": {"many2", next}, "cut off": {"many", next[:len(next)-2]},
	} {
		_, err := e.History(t.Context(), ws, kind, call.id, call.cursor, 10)
		wantInvalid(t, what, err, "cursor")
	}
	_, err := e.History(t.Context(), ws, kind, "many", "", -1)
	wantInvalid(t, "a negative limit", err, "limit")
}

func testSnapshot(t *testing.T, e store.Engine) {
	apply(t, e, at(1), keyed("a", 0, "Nurse", "status", "draft"))
	before := get(t, e, "a")
	snapshot := func(expect uint64, reason string) store.Change {
		return store.Change{Workspace: ws, Kind: kind, ID: "a", Expect: expect, Snapshot: true,
			Revision: &store.RevisionChange{Reason: reason}}
	}
	recs := apply(t, e, at(9), snapshot(1, "exported"))
	wantDiff(t, "what a snapshot returns", []store.Record{before}, recs)
	wantDiff(t, "the record", before, get(t, e, "a"))
	wantDiff(t, "its place in the list", []string{"a"}, listAll(t, e, where("status", "draft")))
	apply(t, e, at(10), snapshot(1, "exported again"))
	wantDiff(t, "the history after two", store.RevisionPage{Revisions: []store.Revision{
		{Version: 1, At: at(1), Reason: "exported", Size: 5},
	}}, history(t, e, "a", "", 0))

	_, err := e.Apply(t.Context(), at(11), snapshot(2, "stale"))
	wantConflict(t, "a stale snapshot", err, store.ConflictError{Kind: kind, ID: "a", Expected: 2, Current: 1})
	_, err = e.Apply(t.Context(), at(11), snapshot(0, "x"))
	wantInvalid(t, "a snapshot of nothing", err, "expect")
}

func testPreviousRevision(t *testing.T, e store.Engine) {
	previous := func(expect uint64, value string) store.Change {
		c := kept("a", expect, value, "quiet")
		c.Revision.Previous = true
		return c
	}
	apply(t, e, at(1), previous(0, "one"))
	wantDiff(t, "on a new record", store.RevisionPage{}, history(t, e, "a", "", 0))
	apply(t, e, at(2), previous(1, "two"))
	wantDiff(t, "the replaced value", store.RevisionPage{Revisions: []store.Revision{
		{Version: 1, At: at(1), Reason: "quiet", Size: 3},
	}}, history(t, e, "a", "", 0))
	rev, err := e.Revision(t.Context(), ws, kind, "a", 1)
	wantIs(t, "Revision", err, nil)
	wantDiff(t, "its value", "one", string(rev.Value))
}
