package workspace_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/templates"
)

func TestCreateAndGet(t *testing.T) {
	d := newDesk(t)
	origin := workspace.Origin{Text: "Clerk wanted", Notes: []string{"no pay found"}}
	made, err := d.Create(t.Context(), posting.Posting{Title: "  Clerk ", Pay: posting.Pay{Min: "95k"}}, origin)
	d.must(err)
	wantVersion(t, made, 1)

	got := d.get(made.ID)
	if diff := cmp.Diff(made, got); diff != "" {
		t.Errorf("what was kept differs (-made +kept)\n%s", diff)
	}
	want := workspace.Draft{Status: workspace.StatusDraft, Origin: origin,
		Content: posting.Normalize(posting.Posting{Title: "Clerk", Pay: posting.Pay{Min: "95000"}}, workspace.NewPartID)}
	if diff := cmp.Diff(want, got.Value); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	_, err = d.Get(t.Context(), "nobody")
	wantErr(t, err, store.ErrNotFound)
}

// TestSaveSame wants no new version where nothing changed, for a posting with
// everything a role brings and after it was read back.
func TestSaveSame(t *testing.T) {
	lib, err := role.Open(templates.Roles())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range lib.List() {
		r, err := lib.Get(e.Slug)
		if err != nil {
			t.Fatal(err)
		}
		d := newDesk(t)
		p := d.create(role.Start(r, role.StartOptions{Seniority: posting.Senior}, workspace.NewPartID))
		d.wait(time.Hour)
		wantVersion(t, d.save(p, p.Value.Content), 1)
		kept := d.get(p.ID)
		wantVersion(t, d.save(kept, kept.Value.Content), 1)
		untidy := kept.Value.Content
		untidy.Title = " " + untidy.Title + "\t"
		wantVersion(t, d.save(kept, untidy), 1)
	}
}

func TestSaveChanges(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	d.wait(time.Minute)
	saved := d.save(p, titled("Senior Clerk"))
	wantVersion(t, saved, 2)
	if got := d.get(p.ID); got.Value.Content.Title != "Senior Clerk" || !got.Updated.Equal(d.time) || !got.Created.Equal(p.Created) {
		t.Errorf("got title %q, created %v, updated %v", got.Value.Content.Title, got.Created, got.Updated)
	}
	_, err := d.Save(t.Context(), "nobody", 1, titled("x"))
	wantErr(t, err, store.ErrNotFound)
}

func TestStaleSave(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	d.save(p, titled("Theirs"))

	changes := map[string]func() error{
		"save":      func() error { _, err := d.Save(t.Context(), p.ID, p.Version, titled("Mine")); return err },
		"same text": func() error { _, err := d.Save(t.Context(), p.ID, p.Version, titled("Theirs")); return err },
		"status": func() error {
			_, err := d.SetStatus(t.Context(), p.ID, p.Version, workspace.StatusReady)
			return err
		},
		"version to come": func() error { _, err := d.Save(t.Context(), p.ID, 3, titled("Mine")); return err },
	}
	for name, change := range changes {
		var conflict *workspace.ConflictError
		if err := change(); !errors.As(err, &conflict) || !errors.Is(err, store.ErrConflict) {
			t.Errorf("%s: got %v, want a ConflictError", name, err)
		} else if conflict.Current.Version != 2 || conflict.Current.Value.Content.Title != "Theirs" {
			t.Errorf("%s: the current version is %d %q", name, conflict.Current.Version, conflict.Current.Value.Content.Title)
		}
	}
	if got := d.get(p.ID).Value.Content.Title; got != "Theirs" {
		t.Errorf("a stale change was kept: %q", got)
	}
}

// TestConcurrentSaves lets many save over one version: one wins, and each
// other is told what the winner wrote.
func TestConcurrentSaves(t *testing.T) {
	const writers = 16
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	errs := make([]error, writers)
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() { _, errs[i] = d.Save(context.Background(), p.ID, 1, titled(fmt.Sprintf("Clerk %d", i))) })
	}
	all.Wait()

	winner := d.get(p.ID)
	wantVersion(t, winner, 2)
	won := 0
	for i, err := range errs {
		var conflict *workspace.ConflictError
		if err == nil {
			won++
			if want := fmt.Sprintf("Clerk %d", i); winner.Value.Content.Title != want {
				t.Errorf("kept %q, want the winner's %q", winner.Value.Content.Title, want)
			}
		} else if !errors.As(err, &conflict) || !cmp.Equal(winner, conflict.Current) {
			t.Errorf("writer %d: got %v, want a conflict with what won", i, err)
		}
	}
	if won != 1 {
		t.Errorf("%d saves over one version succeeded, want 1", won)
	}
}

func TestSetStatus(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	for _, s := range workspace.Statuses()[1:] {
		next, err := d.SetStatus(t.Context(), p.ID, p.Version, s)
		d.must(err)
		if next.Value.Status != s || next.Version != p.Version+1 {
			t.Errorf("got status %q at version %d, want %q at %d", next.Value.Status, next.Version, s, p.Version+1)
		}
		p = next
	}
	wantHistory(t, d, p.ID, "4 status:archived", "3 status:published", "2 status:ready")

	same, err := d.SetStatus(t.Context(), p.ID, p.Version, workspace.StatusArchived)
	d.must(err)
	wantVersion(t, same, p.Version)

	var invalid *store.InvalidError
	for _, s := range []workspace.Status{"", "gone"} {
		if _, err := d.SetStatus(t.Context(), p.ID, p.Version, s); !errors.As(err, &invalid) || invalid.Field != "status" {
			t.Errorf("%q: got %v, want an InvalidError for status", s, err)
		}
	}
}

func TestDuplicate(t *testing.T) {
	d := newDesk(t)
	content := titled("Clerk")
	content.RequisitionID, content.Start, content.ApplyBy, content.PostedOn = "R-7", "2027-01-01", "2026-12-20", "2026-11-22"
	content.Department, content.Company.Name = "Finance", "Acme"
	p, err := d.Create(t.Context(), content, workspace.Origin{Text: "old text"})
	d.must(err)
	p, err = d.SetStatus(t.Context(), p.ID, p.Version, workspace.StatusPublished)
	d.must(err)

	twin, err := d.Duplicate(t.Context(), p.ID)
	d.must(err)
	want := titled("Clerk (copy)")
	want.Department, want.Company.Name = "Finance", "Acme"
	if diff := cmp.Diff(workspace.Draft{Status: workspace.StatusDraft, Content: want}, twin.Value); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if twin.ID == p.ID || twin.Version != 1 {
		t.Errorf("the copy has id %q and version %d", twin.ID, twin.Version)
	}
	wantHistory(t, d, twin.ID)
	if got := d.get(p.ID); got.Value.Content.RequisitionID != "R-7" || got.Value.Status != workspace.StatusPublished {
		t.Errorf("the original has changed: %+v", got.Value)
	}
	_, err = d.Duplicate(t.Context(), "nobody")
	wantErr(t, err, store.ErrNotFound)
}

func TestDeleteAndUndelete(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	d.create(titled("Cook"))
	d.must(d.KeepExported(t.Context(), p, "pdf")) // a history to hide
	_, err := d.Delete(t.Context(), p.ID)
	d.must(err)

	_, err = d.Get(t.Context(), p.ID)
	wantErr(t, err, store.ErrNotFound)
	for name, try := range map[string]func() error{
		"save":      func() error { _, err := d.Save(t.Context(), p.ID, 2, titled("x")); return err },
		"status":    func() error { _, err := d.SetStatus(t.Context(), p.ID, 2, workspace.StatusReady); return err },
		"history":   func() error { _, err := d.History(t.Context(), p.ID, "", 0); return err },
		"revision":  func() error { _, err := d.Revision(t.Context(), p.ID, 1); return err },
		"duplicate": func() error { _, err := d.Duplicate(t.Context(), p.ID); return err },
		"delete":    func() error { _, err := d.Delete(t.Context(), p.ID); return err },
	} {
		if err := try(); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s of a deleted posting: %v, want ErrNotFound", name, err)
		}
	}
	wantList(t, d, workspace.Filter{}, "Cook")
	wantList(t, d, workspace.Filter{Text: "clerk"})

	back, err := d.Undelete(t.Context(), p.ID)
	d.must(err)
	if diff := cmp.Diff(p.Value, back.Value); diff != "" {
		t.Errorf("what came back differs (-before +after)\n%s", diff)
	}
	wantList(t, d, workspace.Filter{Text: "clerk"}, "Clerk")
	again, err := d.Undelete(t.Context(), p.ID)
	d.must(err)
	wantVersion(t, again, back.Version)
	_, err = d.Undelete(t.Context(), "nobody")
	wantErr(t, err, store.ErrNotFound)
}

func TestEmptyBin(t *testing.T) {
	d := newDesk(t)
	old, young, kept := d.create(titled("Old")), d.create(titled("Young")), d.create(titled("Kept"))
	_, err := d.Delete(t.Context(), old.ID)
	d.must(err)
	d.wait(time.Minute)
	_, err = d.Delete(t.Context(), young.ID)
	d.must(err)

	wantRemoved := func(want int) {
		t.Helper()
		if got, err := d.EmptyBin(t.Context()); err != nil || got != want {
			t.Errorf("removed %d, %v, want %d", got, err, want)
		}
	}
	d.wait(30*24*time.Hour - time.Minute) // thirty days after Old, not more
	wantRemoved(0)
	d.wait(time.Second)
	wantRemoved(1)
	_, err = d.Undelete(t.Context(), old.ID)
	wantErr(t, err, store.ErrNotFound)
	if _, err = d.Undelete(t.Context(), young.ID); err != nil {
		t.Errorf("Young was removed too early: %v", err)
	}
	d.wait(60 * 24 * time.Hour)
	wantRemoved(0)
	d.get(kept.ID)
}

// TestEmptyBinWhole empties a bin of more postings than a page has.
func TestEmptyBinWhole(t *testing.T) {
	const many = store.DefaultLimit + 5
	d := newDesk(t)
	for range many {
		_, err := d.Delete(t.Context(), d.create(titled("Clerk")).ID)
		d.must(err)
	}
	d.wait(31 * 24 * time.Hour)
	if got, err := d.EmptyBin(t.Context()); err != nil || got != many {
		t.Errorf("removed %d, %v, want %d", got, err, many)
	}
}

func TestList(t *testing.T) {
	d := newDesk(t)
	add := func(title, company string, s workspace.Status) {
		content := titled(title)
		content.Company.Name = company
		d.wait(time.Minute)
		p := d.create(content)
		if s != workspace.StatusDraft {
			_, err := d.SetStatus(t.Context(), p.ID, 1, s)
			d.must(err)
		}
	}
	add("Payroll Clerk", "Café Müller", workspace.StatusDraft)
	add("Head Cook", "Café Müller", workspace.StatusPublished)
	add("Payroll Manager", "Acme", workspace.StatusPublished)
	add("Développeur", "", workspace.StatusDraft)

	tests := map[string]struct {
		filter workspace.Filter
		want   []string // the one changed last first
	}{
		"all":                {workspace.Filter{}, []string{"Développeur", "Payroll Manager", "Head Cook", "Payroll Clerk"}},
		"status":             {workspace.Filter{Status: workspace.StatusPublished}, []string{"Payroll Manager", "Head Cook"}},
		"company":            {workspace.Filter{Company: "Café Müller"}, []string{"Head Cook", "Payroll Clerk"}},
		"company folded":     {workspace.Filter{Company: "CAFE MULLER"}, []string{"Head Cook", "Payroll Clerk"}},
		"no such company":    {workspace.Filter{Company: "Café"}, nil},
		"text":               {workspace.Filter{Text: "payroll"}, []string{"Payroll Manager", "Payroll Clerk"}},
		"text in any order":  {workspace.Filter{Text: "clerk PAYROLL"}, []string{"Payroll Clerk"}},
		"text folded":        {workspace.Filter{Text: "developpeur"}, []string{"Développeur"}},
		"all three":          {workspace.Filter{Status: workspace.StatusPublished, Company: "acme", Text: "manager"}, []string{"Payroll Manager"}},
		"nothing fits":       {workspace.Filter{Status: workspace.StatusArchived}, nil},
		"status and company": {workspace.Filter{Status: workspace.StatusDraft, Company: "Café Müller"}, []string{"Payroll Clerk"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantList(t, d, tt.filter, tt.want...) })
	}
}

func TestListPages(t *testing.T) {
	d := newDesk(t)
	for i := range 7 {
		d.wait(time.Minute)
		d.create(titled(fmt.Sprint("Clerk ", i)))
	}
	var got []string
	f := workspace.Filter{Limit: 3}
	for {
		page, err := d.List(t.Context(), f)
		d.must(err)
		got = append(got, titles(page)...)
		if f.Cursor = page.Next; f.Cursor == "" {
			break
		}
	}
	if want := []string{"Clerk 6", "Clerk 5", "Clerk 4", "Clerk 3", "Clerk 2", "Clerk 1", "Clerk 0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func titles(page store.Items[workspace.Draft]) []string {
	var out []string
	for _, p := range page.Items {
		out = append(out, p.Value.Content.Title)
	}
	return out
}

func wantList(t *testing.T, d *desk, f workspace.Filter, want ...string) {
	t.Helper()
	page, err := d.List(t.Context(), f)
	d.must(err)
	if diff := cmp.Diff(want, titles(page)); diff != "" {
		t.Errorf("%+v (-want +got)\n%s", f, diff)
	}
}

// TestLongNames wants a draft to be kept that has a title and a company no
// index has room for, and to be found by them.
func TestLongNames(t *testing.T) {
	d := newDesk(t)
	name := strings.Repeat("ßé", 5000)
	content := titled(strings.Repeat("Clerk ü", 20_000))
	content.Company.Name = name
	d.create(content)
	page, err := d.List(t.Context(), workspace.Filter{Company: name, Text: "clerk"})
	d.must(err)
	if len(page.Items) != 1 {
		t.Errorf("found %d postings, want 1", len(page.Items))
	}
}

// TestWorkspacesAreApart wants one employer to see nothing of another.
func TestWorkspacesAreApart(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	other := workspace.New(d.engine, "other", func() time.Time { return d.time })
	_, err := other.Get(t.Context(), p.ID)
	wantErr(t, err, store.ErrNotFound)
	page, err := other.List(t.Context(), workspace.Filter{})
	if err != nil || len(page.Items) != 0 {
		t.Errorf("the other workspace lists %d postings, %v", len(page.Items), err)
	}
}
