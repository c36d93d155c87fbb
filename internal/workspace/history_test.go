package workspace_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/workspace"
	"rolewright/store"
)

// wantHistory compares the kept versions, "VERSION REASON" each.
func wantHistory(t *testing.T, d *desk, id string, want ...string) {
	t.Helper()
	page, err := d.History(t.Context(), id, "", 0)
	d.must(err)
	var got []string
	for _, r := range page.Revisions {
		got = append(got, fmt.Sprintf("%d %s", r.Version, r.Reason))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("history (-want +got)\n%s", diff)
	}
}

// TestQuietTime wants one revision for each sitting, of what it began with.
func TestQuietTime(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("1"))
	for i := range 20 { // autosaves, never ten minutes apart
		d.wait(10*time.Minute - time.Second)
		p = d.save(p, titled(fmt.Sprint("1.", i)))
	}
	wantHistory(t, d, p.ID)

	d.wait(10 * time.Minute)
	p = d.save(p, titled("2"))
	for i := range 5 {
		d.wait(time.Second)
		p = d.save(p, titled(fmt.Sprint("2.", i)))
	}
	wantHistory(t, d, p.ID, "21 pause")
	rev, err := d.Revision(t.Context(), p.ID, 21)
	d.must(err)
	if got := rev.Value.Content.Title; got != "1.19" {
		t.Errorf("kept %q, want the text before the pause", got)
	}

	d.wait(time.Hour)
	wantVersion(t, d.save(p, p.Value.Content), p.Version)
	wantHistory(t, d, p.ID, "21 pause")
}

// TestQuietTimeBeforeDelete wants yesterday's text in the history, also when
// the first change of today is not to the text.
func TestQuietTimeBeforeDelete(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Yesterday"))
	d.wait(24 * time.Hour)
	_, err := d.Delete(t.Context(), p.ID)
	d.must(err)
	back, err := d.Undelete(t.Context(), p.ID)
	d.must(err)
	d.save(back, titled("Today"))
	wantHistory(t, d, p.ID, "1 pause")
}

func TestRestore(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("First"))
	d.wait(time.Hour)
	p = d.save(p, titled("Second"))
	p, err := d.SetStatus(t.Context(), p.ID, p.Version, workspace.StatusReady)
	d.must(err)
	d.wait(time.Minute)
	p = d.save(p, titled("Third"))
	wantHistory(t, d, p.ID, "3 status:ready", "1 pause")

	p, err = d.Restore(t.Context(), p.ID, 1)
	d.must(err)
	if p.Value.Content.Title != "First" || p.Value.Status != workspace.StatusReady || p.Version != 5 {
		t.Errorf("got %q, %q, version %d", p.Value.Content.Title, p.Value.Status, p.Version)
	}
	wantHistory(t, d, p.ID, "4 restore", "3 status:ready", "1 pause")

	p, err = d.Restore(t.Context(), p.ID, 4)
	d.must(err)
	if got := d.get(p.ID).Value.Content.Title; got != "Third" {
		t.Errorf("bringing back was not undone: %q", got)
	}
	wantHistory(t, d, p.ID, "5 restore", "4 restore", "3 status:ready", "1 pause")

	for _, version := range []uint64{0, 2, 99} {
		_, err = d.Restore(t.Context(), p.ID, version)
		wantErr(t, err, store.ErrNotFound)
	}
	_, err = d.Restore(t.Context(), "nobody", 1)
	wantErr(t, err, store.ErrNotFound)
	wantVersion(t, d.get(p.ID), 6)
}

func TestKeepExported(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	for _, format := range []string{"pdf", "pdf", "md"} {
		d.must(d.KeepExported(t.Context(), p, format))
	}
	wantHistory(t, d, p.ID, "1 export:pdf")
	if got := d.get(p.ID); got.Version != 1 || !got.Updated.Equal(p.Updated) {
		t.Errorf("an export changed the posting: version %d, updated %v", got.Version, got.Updated)
	}

	next := d.save(p, titled("Senior Clerk"))
	d.must(d.KeepExported(t.Context(), p, "pdf")) // too late: no error
	d.must(d.KeepExported(t.Context(), next, "md"))
	wantHistory(t, d, p.ID, "2 export:md", "1 export:pdf")

	_, err := d.Delete(t.Context(), p.ID)
	d.must(err)
	d.must(d.KeepExported(t.Context(), next, "pdf"))
	_, err = d.Undelete(t.Context(), p.ID)
	d.must(err)
	wantHistory(t, d, p.ID, "2 export:md", "1 export:pdf")
}

func TestHistoryPages(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("0"))
	for i := range 5 {
		d.wait(time.Hour)
		p = d.save(p, titled(fmt.Sprint(i+1)))
	}
	first, err := d.History(t.Context(), p.ID, "", 3)
	d.must(err)
	rest, err := d.History(t.Context(), p.ID, first.Next, 3)
	d.must(err)
	if len(first.Revisions) != 3 || len(rest.Revisions) != 2 || rest.Next != "" {
		t.Errorf("pages of %d and %d revisions, then %q", len(first.Revisions), len(rest.Revisions), rest.Next)
	}
	_, err = d.History(t.Context(), "nobody", "", 0)
	wantErr(t, err, store.ErrNotFound)
}
