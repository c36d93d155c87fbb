package workspace_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

func (d *desk) company(c posting.Company) workspace.Profile {
	d.t.Helper()
	p, err := d.CreateCompany(d.t.Context(), c)
	d.must(err)
	return p
}

func TestCompanies(t *testing.T) {
	d := newDesk(t)
	for _, name := range []string{"zeta", "Émile", "acme", "Dora"} {
		d.company(posting.Company{Name: name})
	}
	list, err := d.Companies(t.Context())
	d.must(err)
	var got []string
	for _, p := range list {
		got = append(got, p.Value.Texts.Name)
	}
	if diff := cmp.Diff([]string{"acme", "Dora", "Émile", "zeta"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestManyCompanies wants all of them, also where the store gives pages.
func TestManyCompanies(t *testing.T) {
	const many = store.MaxLimit + 1
	d := newDesk(t)
	var changes []store.Change
	for i := range many {
		changes = append(changes, store.Change{Workspace: store.LocalWorkspace, Kind: store.KindCompanies,
			ID: fmt.Sprint("c", i), Value: []byte(`{"texts":{"name":"Acme"}}`)})
	}
	_, err := d.engine.Apply(t.Context(), d.time, changes...)
	d.must(err)
	list, err := d.Companies(t.Context())
	if err != nil || len(list) != many {
		t.Errorf("got %d companies, %v, want %d", len(list), err, many)
	}
}

func TestSaveCompany(t *testing.T) {
	d := newDesk(t)
	p := d.company(posting.Company{Name: " Acme ", About: "We make anvils.", Profile: "x", ProfileVersion: 9})
	want := posting.Company{Name: "Acme", About: "We make anvils."}
	if diff := cmp.Diff(want, p.Value.Texts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	same, err := d.SaveCompany(t.Context(), p.ID, p.Version, posting.Company{Name: "Acme ", About: "We make anvils.\n"})
	d.must(err)
	if same.Version != p.Version {
		t.Errorf("the same texts made version %d", same.Version)
	}

	next, err := d.SaveCompany(t.Context(), p.ID, p.Version, posting.Company{Name: "Acme & Sons"})
	d.must(err)
	kept, err := d.Company(t.Context(), p.ID)
	d.must(err)
	if diff := cmp.Diff(next, kept); diff != "" || kept.Version != 2 {
		t.Errorf("version %d (-saved +kept)\n%s", kept.Version, diff)
	}

	for _, stale := range []uint64{0, 1, 3} {
		var conflict *workspace.CompanyConflictError
		_, err = d.SaveCompany(t.Context(), p.ID, stale, posting.Company{Name: "Mine"})
		if !errors.As(err, &conflict) || !errors.Is(err, store.ErrConflict) {
			t.Errorf("version %d: got %v, want a CompanyConflictError", stale, err)
		} else if diff := cmp.Diff(kept, conflict.Current); diff != "" {
			t.Errorf("version %d: current (-want +got)\n%s", stale, diff)
		}
	}
	for _, version := range []uint64{0, 1} {
		_, err = d.SaveCompany(t.Context(), "nobody", version, posting.Company{Name: "x"})
		wantErr(t, err, store.ErrNotFound)
	}
}

// TestDeleteCompany wants the postings to keep the texts they began with.
func TestDeleteCompany(t *testing.T) {
	d := newDesk(t)
	profile := d.company(posting.Company{Name: "Acme", About: "We make anvils."})
	content := titled("Smith")
	content.Company = workspace.Texts(profile)
	p := d.create(content)
	d.must(d.DeleteCompany(t.Context(), profile.ID))

	_, err := d.Company(t.Context(), profile.ID)
	wantErr(t, err, store.ErrNotFound)
	wantErr(t, d.DeleteCompany(t.Context(), profile.ID), store.ErrNotFound)
	want := posting.Company{Name: "Acme", About: "We make anvils.", Profile: profile.ID, ProfileVersion: 1}
	if diff := cmp.Diff(want, d.get(p.ID).Value.Content.Company); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestKeepCompany(t *testing.T) {
	d := newDesk(t)
	content := titled("Smith")
	content.Company = posting.Company{Name: "Acme", About: "We make anvils."}
	p, err := d.KeepCompany(t.Context(), d.create(content))
	d.must(err)
	id := p.Value.Content.Company.Profile
	profile, err := d.Company(t.Context(), id)
	d.must(err)
	if diff := cmp.Diff(content.Company, profile.Value.Texts); diff != "" {
		t.Errorf("a new profile (-want +got)\n%s", diff)
	}

	next := p.Value.Content
	next.Company.About = "We make better anvils."
	p, err = d.KeepCompany(t.Context(), d.save(p, next))
	d.must(err)
	profile, err = d.Company(t.Context(), id)
	d.must(err)
	if got := p.Value.Content.Company; profile.Version != 2 || profile.Value.Texts.About != "We make better anvils." || got != workspace.Texts(profile) {
		t.Errorf("profile version %d, %q; the posting has %+v", profile.Version, profile.Value.Texts.About, got)
	}

	_, err = d.SaveCompany(t.Context(), id, 2, posting.Company{Name: "Acme", About: "Theirs"})
	d.must(err)
	var conflict *workspace.CompanyConflictError
	if _, err = d.KeepCompany(t.Context(), p); !errors.As(err, &conflict) || conflict.Current.Value.Texts.About != "Theirs" {
		t.Errorf("got %v, want a CompanyConflictError with their text", err)
	}

	d.must(d.DeleteCompany(t.Context(), id))
	p, err = d.KeepCompany(t.Context(), p)
	d.must(err)
	if got := p.Value.Content.Company.Profile; got == id || got == "" {
		t.Errorf("the profile was deleted, but the posting names %q", got)
	}
}

func TestTakeCompany(t *testing.T) {
	d := newDesk(t)
	profile := d.company(posting.Company{Name: "Acme", About: "Old"})
	content := titled("Smith")
	content.Company = workspace.Texts(profile)
	p := d.create(content)
	profile, err := d.SaveCompany(t.Context(), profile.ID, 1, posting.Company{Name: "Acme", About: "New"})
	d.must(err)

	p, err = d.TakeCompany(t.Context(), p)
	d.must(err)
	if got := d.get(p.ID).Value.Content.Company; got != workspace.Texts(profile) {
		t.Errorf("the posting has %+v, want the profile's texts", got)
	}
	wantHistory(t, d, p.ID, "1 profile")
}

func TestSettings(t *testing.T) {
	d := newDesk(t)
	wantLast := func(want string) {
		t.Helper()
		got, err := d.Settings(t.Context())
		d.must(err)
		if got.LastCompany != want {
			t.Errorf("remembered %q, want %q", got.LastCompany, want)
		}
	}
	wantLast("")
	for _, id := range []string{"a", "a", "b", ""} {
		d.must(d.RememberCompany(t.Context(), id))
		wantLast(id)
	}
}
