package storetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/store"
)

// testModel does random work on the engine and on a plain model of it, and
// compares after every step.
func testModel(t *testing.T, open func(t *testing.T) store.Engine) {
	e, run := open(t), 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		m := &model{e: e, t: rt, ctx: t, now: at(0),
			workspaces: []string{fmt.Sprintf("run%d", run), fmt.Sprintf("run%db", run)},
			records:    map[modelName]modelRecord{}}
		rt.Repeat(rapid.StateMachineActions(m))
	})
}

type modelName struct {
	workspace string
	kind      store.Kind
	id        string
}

type modelRecord struct {
	store.Record
	keys      []store.IndexKey
	text      string
	revisions map[uint64]store.Revision
}

type model struct {
	e          store.Engine
	t          *rapid.T
	ctx        *testing.T
	now        time.Time
	workspaces []string
	records    map[modelName]modelRecord
}

// Apply does one to three changes, some of them stale or contradictory.
func (m *model) Apply(t *rapid.T) {
	m.now = m.now.Add(time.Duration(rapid.IntRange(-2, 5).Draw(t, "seconds")) * time.Second)
	changes := rapid.SliceOfN(rapid.Custom(m.change), 1, 3).Draw(t, "changes")
	got, err := m.e.Apply(m.ctx.Context(), m.now, changes...)
	next, want, wantErr := m.apply(changes)
	if !errors.Is(err, wantErr) {
		t.Fatalf("Apply: got error %v, want %v", err, wantErr)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("Apply (-want +got):\n%s", diff)
	}
	m.records = next
}

func (m *model) name(t *rapid.T) modelName {
	return modelName{
		rapid.SampledFrom(m.workspaces).Draw(t, "workspace"),
		rapid.SampledFrom([]store.Kind{"k", "k2"}).Draw(t, "kind"),
		rapid.SampledFrom([]string{"a", "ab", "b", "c"}).Draw(t, "id"),
	}
}

func (m *model) change(t *rapid.T) store.Change {
	n := m.name(t)
	c := store.Change{Workspace: n.workspace, Kind: n.kind, ID: n.id, Expect: m.records[n].Version}
	if rapid.IntRange(0, 9).Draw(t, "stale") == 0 {
		c.Expect = rapid.Uint64Range(0, 4).Draw(t, "expect")
	}
	what := rapid.SampledFrom([]string{"put", "put", "put", "keep", "previous", "delete", "snapshot"}).Draw(t, "what")
	switch what {
	case "delete":
		c.Delete = true
		return c
	case "snapshot":
		c.Snapshot, c.Revision = true, &store.RevisionChange{Reason: "snapshot"}
		return c
	case "keep", "previous":
		c.Revision = &store.RevisionChange{Reason: what, Previous: what == "previous"}
	}
	c.Value = []byte(rapid.StringN(0, 8, -1).Draw(t, "value"))
	c.Index = rapid.SliceOfN(rapid.Custom(modelKey), 0, 3).Draw(t, "keys")
	c.Text = rapid.SampledFrom([]string{"", "Nurse", "Night Nurse", "Köchin"}).Draw(t, "text")
	return c
}

func modelKey(t *rapid.T) store.IndexKey {
	return store.IndexKey{
		Name:  rapid.SampledFrom([]string{"s", "t"}).Draw(t, "name"),
		Value: rapid.SampledFrom([]string{"x", "y", "", "x\x00y"}).Draw(t, "value"),
	}
}

// apply is the model's own Apply: on a copy, which is dropped on an error.
func (m *model) apply(changes []store.Change) (map[modelName]modelRecord, []store.Record, error) {
	next, seen := maps.Clone(m.records), map[modelName]bool{}
	var recs []store.Record
	for _, c := range changes {
		n := modelName{c.Workspace, c.Kind, c.ID}
		if (c.Delete || c.Snapshot) && c.Expect == 0 || seen[n] {
			return m.records, nil, store.ErrInvalid
		}
		seen[n] = true
	}
	for _, c := range changes {
		rec, err := m.step(next, c)
		if err != nil {
			return m.records, nil, err
		}
		recs = append(recs, rec)
	}
	return next, recs, nil
}

func (m *model) step(records map[modelName]modelRecord, c store.Change) (store.Record, error) {
	n := modelName{c.Workspace, c.Kind, c.ID}
	old, exists := records[n]
	switch {
	case !exists && c.Expect > 0:
		return store.Record{}, store.ErrNotFound
	case old.Version != c.Expect:
		return store.Record{}, store.ErrConflict
	case c.Delete:
		delete(records, n)
		return old.Record, nil
	}
	next := old
	if !c.Snapshot {
		next = m.replaced(old, c)
	}
	next.revisions = maps.Clone(old.revisions)
	if next.revisions == nil {
		next.revisions = map[uint64]store.Revision{}
	}
	if c.Revision != nil {
		keepInModel(next.revisions, c.Revision, old, next)
	}
	records[n] = next
	return next.Record, nil
}

func (m *model) replaced(old modelRecord, c store.Change) modelRecord {
	created := old.Created
	if old.Version == 0 {
		created = m.now
	}
	return modelRecord{keys: c.Index, text: c.Text, Record: store.Record{Workspace: c.Workspace, Kind: c.Kind, ID: c.ID,
		Version: old.Version + 1, Created: created, Updated: m.now, Value: c.Value}}
}

func keepInModel(revisions map[uint64]store.Revision, change *store.RevisionChange, old, next modelRecord) {
	of := next.Record
	if change.Previous {
		of = old.Record
	}
	if _, kept := revisions[of.Version]; kept || of.Version == 0 {
		return
	}
	revisions[of.Version] = store.Revision{Version: of.Version, At: of.Updated, Reason: change.Reason, Size: len(of.Value), Value: of.Value}
}

// List reads a random query to its end and counts it.
func (m *model) List(t *rapid.T) {
	n := m.name(t)
	q := store.Query{Workspace: n.workspace, Kind: n.kind, Limit: rapid.IntRange(1, 5).Draw(t, "limit"),
		Where: rapid.SliceOfN(rapid.Custom(modelKey), 0, 2).Draw(t, "where"),
		Text:  rapid.SampledFrom([]string{"", "", "nurse", "NURSE night", "kochin"}).Draw(t, "text")}
	want := m.list(q)
	count, err := m.e.Count(m.ctx.Context(), q)
	if err != nil || count != len(want) {
		t.Fatalf("Count(%+v) = %d, %v, want %d", q, count, err, len(want))
	}
	var got []store.Record
	for {
		page, err := m.e.List(m.ctx.Context(), q)
		if err != nil {
			t.Fatalf("List: %v", err)
		}
		got = append(got, page.Records...)
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("List(%+v) (-want +got):\n%s", q, diff)
	}
}

func (m *model) list(q store.Query) []store.Record {
	var recs []store.Record
	for n, rec := range m.records {
		if n.workspace == q.Workspace && n.kind == q.Kind && rec.matches(q) {
			recs = append(recs, rec.Record)
		}
	}
	slices.SortFunc(recs, func(a, b store.Record) int {
		if c := b.Updated.Compare(a.Updated); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return recs
}

func (r modelRecord) matches(q store.Query) bool {
	for _, key := range q.Where {
		if !slices.Contains(r.keys, key) {
			return false
		}
	}
	for _, word := range q.Words() {
		if !strings.Contains(store.Fold(r.text), word) {
			return false
		}
	}
	return true
}

// Check compares every record and its history; rapid calls it after each step.
func (m *model) Check(t *rapid.T) {
	for _, workspace := range m.workspaces {
		for _, id := range []string{"a", "ab", "b", "c"} {
			n := modelName{workspace, "k", id}
			want, exists := m.records[n]
			got, err := m.e.Get(m.ctx.Context(), n.workspace, n.kind, n.id)
			if exists != (err == nil) || !exists && !errors.Is(err, store.ErrNotFound) {
				t.Fatalf("Get(%v): error %v, exists %v", n, err, exists)
			}
			if diff := cmp.Diff(want.Record, got); diff != "" {
				t.Fatalf("Get(%v) (-want +got):\n%s", n, diff)
			}
			if exists {
				m.checkHistory(t, n, want)
			}
		}
	}
}

func (m *model) checkHistory(t *rapid.T, n modelName, rec modelRecord) {
	page, err := m.e.History(m.ctx.Context(), n.workspace, n.kind, n.id, "", store.MaxLimit)
	if err != nil {
		t.Fatalf("History(%v): %v", n, err)
	}
	var want []store.Revision
	for _, version := range slices.Backward(slices.Sorted(maps.Keys(rec.revisions))) {
		rev := rec.revisions[version]
		got, err := m.e.Revision(m.ctx.Context(), n.workspace, n.kind, n.id, version)
		if diff := cmp.Diff(rev, got); err != nil || diff != "" {
			t.Fatalf("Revision(%v, %d): %v (-want +got):\n%s", n, version, err, diff)
		}
		rev.Value = nil
		want = append(want, rev)
	}
	if diff := cmp.Diff(want, page.Revisions); diff != "" {
		t.Fatalf("History(%v) (-want +got):\n%s", n, diff)
	}
}
