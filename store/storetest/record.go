package storetest

import (
	"bytes"
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"rolewright/store"
)

func testGet(t *testing.T, e store.Engine) {
	_, err := e.Get(t.Context(), ws, kind, "none")
	wantIs(t, "a missing record", err, store.ErrNotFound)

	made := apply(t, e, at(1), put("a", 0, "one"))
	want := store.Record{Workspace: ws, Kind: kind, ID: "a", Version: 1, Created: at(1), Updated: at(1), Value: []byte("one")}
	wantDiff(t, "what Apply returns", []store.Record{want}, made)
	wantDiff(t, "what Get returns", want, get(t, e, "a"))

	_, err = e.Get(t.Context(), ws, store.KindCompanies, "a")
	wantIs(t, "the same id of another kind", err, store.ErrNotFound)
}

func testVersions(t *testing.T, e store.Engine) {
	for i, value := range []string{"one", "two", "two", "three"} {
		rec := apply(t, e, at(i), put("a", uint64(i), value))[0]
		wantDiff(t, "version", uint64(i+1), rec.Version)
		wantDiff(t, "created", at(0), rec.Created)
		wantDiff(t, "updated", at(i), rec.Updated)
		wantDiff(t, "stored", rec, get(t, e, "a"))
	}
}

func testConflicts(t *testing.T, e store.Engine) {
	apply(t, e, at(1), put("a", 0, "one"))
	apply(t, e, at(2), put("a", 1, "two"))
	before := get(t, e, "a")

	_, err := e.Apply(t.Context(), at(3), put("a", 1, "stale"))
	wantConflict(t, "stale save", err, store.ConflictError{Kind: kind, ID: "a", Expected: 1, Current: 2})
	_, err = e.Apply(t.Context(), at(3), put("a", 9, "ahead"))
	wantConflict(t, "save from the future", err, store.ConflictError{Kind: kind, ID: "a", Expected: 9, Current: 2})
	_, err = e.Apply(t.Context(), at(3), put("a", 0, "again"))
	wantConflict(t, "second creation", err, store.ConflictError{Kind: kind, ID: "a", Expected: 0, Current: 2})
	_, err = e.Apply(t.Context(), at(3), remove("a", 1))
	wantConflict(t, "stale deletion", err, store.ConflictError{Kind: kind, ID: "a", Expected: 1, Current: 2})
	_, err = e.Apply(t.Context(), at(3), put("gone", 4, "x"))
	wantIs(t, "save of a deleted record", err, store.ErrNotFound)

	wantDiff(t, "after refused changes", before, get(t, e, "a"))
}

func testDelete(t *testing.T, e store.Engine) {
	c := keyed("a", 0, "Nurse", "status", "draft")
	c.Revision = &store.RevisionChange{Reason: "created"}
	made := apply(t, e, at(1), c, keyed("ab", 0, "Cook", "status", "draft"))
	gone := apply(t, e, at(2), remove("a", 1))
	wantDiff(t, "what a deletion returns", made[:1], gone)

	_, err := e.Get(t.Context(), ws, kind, "a")
	wantIs(t, "Get after deletion", err, store.ErrNotFound)
	_, err = e.Revision(t.Context(), ws, kind, "a", 1)
	wantIs(t, "Revision after deletion", err, store.ErrNotFound)
	_, err = e.History(t.Context(), ws, kind, "a", "", 0)
	wantIs(t, "History after deletion", err, store.ErrNotFound)
	_, err = e.Apply(t.Context(), at(3), remove("a", 1))
	wantIs(t, "second deletion", err, store.ErrNotFound)
	wantDiff(t, "the list", []string{"ab"}, listAll(t, e, store.Query{}))
	wantDiff(t, "the filtered list", []string{"ab"}, listAll(t, e, where("status", "draft")))

	apply(t, e, at(4), put("a", 0, "anew"))
	history, err := e.History(t.Context(), ws, kind, "a", "", 0)
	wantDiff(t, "history of a record made anew", store.RevisionPage{}, history)
	wantIs(t, "History", err, nil)
}

func testAtomic(t *testing.T, e store.Engine) {
	apply(t, e, at(1), put("a", 0, "a1"), put("b", 0, "b1"))
	recs := apply(t, e, at(2), put("a", 1, "a2"), remove("b", 1), put("c", 0, "c1"))
	wantDiff(t, "records in the changes' order", []string{"a", "b", "c"}, ids(recs))

	_, err := e.Apply(t.Context(), at(3), put("d", 0, "d1"), put("a", 2, "a3"), remove("c", 7))
	wantConflict(t, "one stale change of three", err, store.ConflictError{Kind: kind, ID: "c", Expected: 7, Current: 1})
	wantDiff(t, "after the refused set", []string{"a", "c"}, listAll(t, e, store.Query{}))
	wantDiff(t, "a", "a2", string(get(t, e, "a").Value))

	_, err = e.Apply(t.Context(), at(4), put("a", 2, "x"), put("a", 3, "y"))
	wantInvalid(t, "one record twice", err, "changes")
	recs, err = e.Apply(t.Context(), at(4))
	if len(recs) != 0 || err != nil {
		t.Errorf("no changes: got %v, %v", recs, err)
	}
}

func testTimes(t *testing.T, e store.Engine) {
	zone := time.FixedZone("east", 3*3600)
	apply(t, e, time.Date(2026, 3, 1, 12, 0, 0, 123_456_789, zone), put("a", 0, "x"))
	wantDiff(t, "in UTC, to the microsecond", time.Date(2026, 3, 1, 9, 0, 0, 123_456_000, time.UTC), get(t, e, "a").Updated)

	apply(t, e, time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC), put("old", 0, "x"))
	apply(t, e, time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), put("far", 0, "x"))
	wantDiff(t, "order over the ages", []string{"far", "a", "old"}, listAll(t, e, store.Query{Limit: 1}))

	_, err := e.Apply(t.Context(), time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC), put("b", 0, "x"))
	wantInvalid(t, "a year too far", err, "time")
}

func testValues(t *testing.T, e store.Engine) {
	noise := make([]byte, store.MaxValue)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	values := map[string][]byte{
		"empty": {}, "zero bytes": {0, 0, 0}, "not UTF-8": {0xff, 0xfe},
		"Unicode": []byte("Größe 👩🏽‍🚒 مرحبا 東京 é"), "largest": noise,
	}
	for id, value := range values {
		apply(t, e, at(1), store.Change{Workspace: ws, Kind: kind, ID: id, Value: value})
	}
	for id, value := range values {
		if got := get(t, e, id).Value; !bytes.Equal(got, value) {
			t.Errorf("%s: %d bytes came back otherwise", id, len(value))
		}
	}
	id := "ключ/東京 👩🏽‍🚒?#%"
	apply(t, e, at(2), keyed(id, 0, "x", "stadt", "Köln"))
	wantDiff(t, "a record with a Unicode name", []string{id}, listAll(t, e, where("stadt", "Köln")))
}

// testCopies writes into everything that was handed over. The value is large,
// as an engine may keep small ones elsewhere.
func testCopies(t *testing.T, e store.Engine) {
	want := bytes.Repeat([]byte("mine"), 10_000)
	value := bytes.Clone(want)
	recs := apply(t, e, at(1), store.Change{Workspace: ws, Kind: kind, ID: "a", Value: value,
		Revision: &store.RevisionChange{Reason: "r"}})
	first, listed := get(t, e, "a"), list(t, e, store.Query{}).Records[0]
	rev, err := e.Revision(t.Context(), ws, kind, "a", 1)
	wantIs(t, "Revision", err, nil)
	for _, b := range [][]byte{value, recs[0].Value, first.Value, listed.Value, rev.Value} {
		b[0] = 'X'
	}
	rev, err = e.Revision(t.Context(), ws, kind, "a", 1)
	if err != nil || !bytes.Equal(rev.Value, want) || !bytes.Equal(get(t, e, "a").Value, want) {
		t.Error("a stored value was changed from outside")
	}
}

func testNames(t *testing.T, e store.Engine) {
	cases := map[string]struct {
		workspace, kind, id string
		field               string
	}{
		"no workspace":   {"", "k", "i", "workspace"},
		"no kind":        {"w", "", "i", "kind"},
		"no id":          {"w", "k", "", "id"},
		"zero byte":      {"w", "k", "a\x00b", "id"},
		"line break":     {"w\n", "k", "i", "workspace"},
		"not UTF-8":      {"w", "k", "\xff", "id"},
		"long id":        {"w", "k", strings.Repeat("i", store.MaxID+1), "id"},
		"long kind":      {"w", strings.Repeat("k", store.MaxKind+1), "i", "kind"},
		"long workspace": {strings.Repeat("w", store.MaxWorkspace+1), "k", "i", "workspace"},
	}
	for what, c := range cases {
		t.Run(what, func(t *testing.T) {
			ctx, k := t.Context(), store.Kind(c.kind)
			_, err := e.Get(ctx, c.workspace, k, c.id)
			wantInvalid(t, "Get", err, c.field)
			_, err = e.Apply(ctx, at(1), store.Change{Workspace: c.workspace, Kind: k, ID: c.id})
			wantInvalid(t, "Apply", err, c.field)
			_, err = e.History(ctx, c.workspace, k, c.id, "", 0)
			wantInvalid(t, "History", err, c.field)
			_, err = e.Revision(ctx, c.workspace, k, c.id, 1)
			wantInvalid(t, "Revision", err, c.field)
			if c.field != "id" {
				_, err = e.List(ctx, store.Query{Workspace: c.workspace, Kind: k})
				wantInvalid(t, "List", err, c.field)
			}
		})
	}
	longest := store.Change{Workspace: strings.Repeat("w", store.MaxWorkspace), Kind: store.Kind(strings.Repeat("k", store.MaxKind)), ID: strings.Repeat("i", store.MaxID)}
	apply(t, e, at(1), longest)
}

func testLimits(t *testing.T, e store.Engine) {
	change := func(edit func(*store.Change)) store.Change {
		c := put("a", 0, "x")
		edit(&c)
		return c
	}
	keys := func(n int) (keys []store.IndexKey) {
		for i := range n {
			keys = append(keys, store.IndexKey{Name: "tag", Value: strings.Repeat("t", i+1)})
		}
		return keys
	}
	tooLarge := map[string]store.Change{
		"value": change(func(c *store.Change) { c.Value = make([]byte, store.MaxValue+1) }),
		"text":  change(func(c *store.Change) { c.Text = strings.Repeat("t", store.MaxText+1) }),
		"keys":  change(func(c *store.Change) { c.Index = keys(store.MaxIndexKeys + 1) }),
		"key": change(func(c *store.Change) {
			c.Index = []store.IndexKey{{Name: "n", Value: strings.Repeat("v", store.MaxIndexValue+1)}}
		}),
		"reason": change(func(c *store.Change) {
			c.Revision = &store.RevisionChange{Reason: strings.Repeat("r", store.MaxReason+1)}
		}),
	}
	for what, c := range tooLarge {
		_, err := e.Apply(t.Context(), at(1), c)
		wantIs(t, what, err, store.ErrTooLarge)
	}
	_, err := e.Apply(t.Context(), at(1), make([]store.Change, store.MaxChanges+1)...)
	wantIs(t, "changes", err, store.ErrTooLarge)

	invalid := map[string]store.Change{
		"expect":     remove("a", 0),
		"change":     change(func(c *store.Change) { c.Expect, c.Delete, c.Snapshot = 1, true, true }),
		"revision":   change(func(c *store.Change) { c.Expect, c.Delete, c.Revision = 1, true, &store.RevisionChange{} }),
		"index name": change(func(c *store.Change) { c.Index = []store.IndexKey{{Value: "v"}} }),
	}
	for field, c := range invalid {
		_, err := e.Apply(t.Context(), at(1), c)
		wantInvalid(t, field, err, field)
	}
	apply(t, e, at(1), change(func(c *store.Change) {
		c.Index, c.Text = keys(store.MaxIndexKeys), strings.Repeat("t", store.MaxText)
		c.Index[0].Value = strings.Repeat("v", store.MaxIndexValue)
	}))
	wantDiff(t, "a record at its limits", []string{"a"}, listAll(t, e, where("tag", strings.Repeat("v", store.MaxIndexValue))))
	wantDiff(t, "a value one shorter", []string(nil), listAll(t, e, where("tag", strings.Repeat("v", store.MaxIndexValue-1))))
}

func testWorkspaces(t *testing.T, e store.Engine) {
	for _, workspace := range []string{"acme", "acme2", "b"} {
		c := keyed("same", 0, "Nurse", "status", "draft")
		c.Workspace, c.Value = workspace, []byte(workspace)
		c.Revision = &store.RevisionChange{Reason: workspace}
		apply(t, e, at(1), c)
	}
	gone := remove("same", 1)
	gone.Workspace = "b"
	apply(t, e, at(2), gone)
	for _, workspace := range []string{"acme", "acme2"} {
		q := where("status", "draft")
		q.Workspace, q.Kind, q.Text = workspace, kind, "nurse"
		page, err := e.List(t.Context(), q)
		if err != nil || len(page.Records) != 1 || string(page.Records[0].Value) != workspace {
			t.Errorf("%s: got %v, %v, want its own record alone", workspace, page.Records, err)
		}
		rev, err := e.Revision(t.Context(), workspace, kind, "same", 1)
		if err != nil || rev.Reason != workspace {
			t.Errorf("%s: got revision %+v, %v, want its own", workspace, rev, err)
		}
	}
	_, err := e.Revision(t.Context(), "b", kind, "same", 1)
	wantIs(t, "deleted in b", err, store.ErrNotFound)
}

func testCancelled(t *testing.T, e store.Engine) {
	apply(t, e, at(1), put("a", 0, "one"))
	ctx := cancelled()
	calls := map[string]func() error{
		"Get":      func() error { _, err := e.Get(ctx, ws, kind, "a"); return err },
		"List":     func() error { _, err := e.List(ctx, store.Query{Workspace: ws, Kind: kind}); return err },
		"Count":    func() error { _, err := e.Count(ctx, store.Query{Workspace: ws, Kind: kind}); return err },
		"History":  func() error { _, err := e.History(ctx, ws, kind, "a", "", 0); return err },
		"Revision": func() error { _, err := e.Revision(ctx, ws, kind, "a", 1); return err },
		"Apply":    func() error { _, err := e.Apply(ctx, at(2), put("a", 1, "two")); return err },
	}
	for what, call := range calls {
		wantIs(t, what, call(), context.Canceled)
	}
	wantDiff(t, "after a cancelled save", "one", string(get(t, e, "a").Value))
}

func testClosed(t *testing.T, e store.Engine) {
	apply(t, e, at(1), put("a", 0, "one"))
	for range 2 {
		if err := e.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	_, err := e.Get(t.Context(), ws, kind, "a")
	wantIs(t, "Get", err, store.ErrUnavailable)
	_, err = e.Apply(t.Context(), at(2), put("a", 1, "two"))
	wantIs(t, "Apply", err, store.ErrUnavailable)
	_, err = e.List(t.Context(), store.Query{Workspace: ws, Kind: kind})
	wantIs(t, "List", err, store.ErrUnavailable)
}

// unknownVersion is one that no record reaches in a test.
const unknownVersion = math.MaxUint64
