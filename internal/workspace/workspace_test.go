package workspace_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

// desk is a workspace over a store of its own, with a clock that stands still
// until it is told to move.
type desk struct {
	*workspace.Workspace
	t      *testing.T
	engine store.Engine
	time   time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	engine, err := boltstore.Open(filepath.Join(t.TempDir(), "rolewright.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	d := &desk{t: t, engine: engine, time: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	d.Workspace = workspace.New(engine, store.LocalWorkspace, func() time.Time { return d.time })
	return d
}

// wait moves the clock.
func (d *desk) wait(by time.Duration) { d.time = d.time.Add(by) }

func titled(title string) posting.Posting {
	return posting.Posting{Title: title, Language: "en"}
}

func (d *desk) create(p posting.Posting) workspace.Posting {
	d.t.Helper()
	got, err := d.Create(d.t.Context(), p, workspace.Origin{})
	d.must(err)
	return got
}

func (d *desk) get(id string) workspace.Posting {
	d.t.Helper()
	got, err := d.Get(d.t.Context(), id)
	d.must(err)
	return got
}

func (d *desk) save(p workspace.Posting, content posting.Posting) workspace.Posting {
	d.t.Helper()
	got, err := d.Save(d.t.Context(), p.ID, p.Version, content)
	d.must(err)
	return got
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func wantErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got error %v, want %v", err, want)
	}
}

func wantVersion(t *testing.T, p workspace.Posting, want uint64) {
	t.Helper()
	if p.Version != want {
		t.Errorf("got version %d, want %d", p.Version, want)
	}
}

func wantEqual(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
