package workspace_test

import (
	"errors"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// TestLook follows a choice from one posting to the next ones.
func TestLook(t *testing.T) {
	d := newDesk(t)
	first := d.create(titled("Clerk"))
	wantEqual(t, first.Value.Look, workspace.Look{})
	chosen := workspace.Look{Theme: "modern", Paper: "letter", Draft: true}
	d.wait(time.Hour)
	saved, err := d.SaveWithLook(t.Context(), first.ID, first.Version, titled("Senior Clerk"), chosen)
	d.must(err)
	wantVersion(t, saved, 2)
	got := d.get(first.ID)
	wantEqual(t, got.Value.Look, chosen)
	wantEqual(t, got.Value.Content.Title, "Senior Clerk")

	// A plain save and bringing back leave the look, and a copy has it.
	d.save(saved, titled("Head Clerk"))
	restored, err := d.Restore(t.Context(), first.ID, 1)
	d.must(err)
	wantEqual(t, restored.Value.Look, chosen)
	wantEqual(t, restored.Value.Content.Title, "Clerk")
	copied, err := d.Duplicate(t.Context(), first.ID)
	d.must(err)
	wantEqual(t, copied.Value.Look, chosen)

	// What is new begins with the choice, but is no draft for that.
	begins := workspace.Look{Theme: "modern", Paper: "letter"}
	wantEqual(t, d.create(titled("Cook")).Value.Look, begins)
	template, err := d.SaveAsTemplate(t.Context(), first.ID)
	d.must(err)
	wantEqual(t, template.Value.Look, begins)
	d.must(d.RememberCompany(t.Context(), "acme"))
	settings, err := d.Settings(t.Context())
	d.must(err)
	wantEqual(t, settings, workspace.Settings{LastCompany: "acme", Look: begins})
}

func TestSetLook(t *testing.T) {
	d := newDesk(t)
	p := d.create(titled("Clerk"))
	plain := workspace.Look{Theme: "plain"}
	set, err := d.SetLook(t.Context(), p.ID, p.Version, plain)
	d.must(err)
	wantVersion(t, set, 2)
	wantEqual(t, set.Value.Content, p.Value.Content)
	again, err := d.SetLook(t.Context(), p.ID, set.Version, plain)
	d.must(err)
	wantVersion(t, again, 2)
	var conflict *workspace.ConflictError
	if _, err := d.SetLook(t.Context(), p.ID, p.Version, workspace.Look{}); !errors.As(err, &conflict) || conflict.Current.Value.Look != plain {
		t.Errorf("got %v, want a conflict with the plain look", err)
	}
	if _, err := d.SaveWithLook(t.Context(), p.ID, p.Version, posting.Posting{}, workspace.Look{}); !errors.As(err, &conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}
