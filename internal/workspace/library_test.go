package workspace_test

import (
	"errors"
	"strings"
	"testing"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

// TestLibrary wants a workspace's own roles before the rest, by the list and
// one at a time alike.
func TestLibrary(t *testing.T) {
	d := newDesk(t)
	rest := role.Of(role.Written,
		role.Role{Slug: "clerk", Title: "Clerk", Interview: []role.Interview{{Ask: "Why?"}}},
		role.Role{Slug: "baker", Title: "Baker"})
	lib, err := d.Library(t.Context(), rest)
	d.must(err)
	if len(lib.List()) != 2 {
		t.Errorf("a workspace without own roles has %d, want the rest's 2", len(lib.List()))
	}

	_, err = d.ImportRoles(t.Context(), []workspace.NamedSource{file("clerk.yaml", clerkYAML), file("cook.yaml", strings.Replace(clerkYAML, "Payroll Clerk", "Cook", 1))})
	d.must(err)
	content := titled("Night Clerk")
	content.Role = "baker"
	fromBaker, err := d.SaveAsTemplate(t.Context(), d.create(content).ID)
	d.must(err)
	content.Role = "gone"
	fromNone, err := d.SaveAsTemplate(t.Context(), d.create(content).ID)
	d.must(err)
	draft := d.create(titled("No template"))

	lib, err = d.Library(t.Context(), rest)
	d.must(err)
	var got []string
	for _, e := range lib.List() {
		got = append(got, e.Title+" "+string(e.Origin))
	}
	wantEqual(t, got, []string{"Cook own", "Night Clerk own", "Night Clerk own", "Payroll Clerk own", "Baker "})

	for slug, title := range map[string]string{"clerk": "Payroll Clerk", "baker": "Baker", fromBaker.ID: "Night Clerk", fromNone.ID: "Night Clerk"} {
		one, err := d.Role(t.Context(), slug, rest)
		d.must(err)
		listed, err := lib.Get(slug)
		d.must(err)
		if one.Title != title || listed.Title != title {
			t.Errorf("%s: Role gives %q and the library %q, want %q", slug, one.Title, listed.Title, title)
		}
	}
	for _, slug := range []string{"nobody", draft.ID, "", strings.Repeat("x", 5000)} {
		if _, err := d.Role(t.Context(), slug, rest); !errors.Is(err, role.ErrNotFound) {
			t.Errorf("%.20q: got %v, want ErrNotFound", slug, err)
		}
	}
}

// TestTemplateKeepsItsRole wants what a posting does not hold from the role it
// began from, be it the program's or the workspace's own.
func TestTemplateKeepsItsRole(t *testing.T) {
	d := newDesk(t)
	rest := role.Of(role.Written, role.Role{Slug: "baker", Title: "Baker", Interview: []role.Interview{{Ask: "Why?"}}})
	_, err := d.ImportRoles(t.Context(), []workspace.NamedSource{file("clerk.yaml", clerkYAML+"interview:\n  - ask: How?\n    listenFor: So\n")})
	d.must(err)
	for slug, ask := range map[string]string{"baker": "Why?", "clerk": "How?"} {
		made, err := d.SaveAsTemplate(t.Context(), d.create(posting.Posting{Title: "Ours", Role: slug}).ID)
		d.must(err)
		r, err := d.Role(t.Context(), made.ID, rest)
		d.must(err)
		if len(r.Interview) != 1 || r.Interview[0].Ask != ask {
			t.Errorf("the template from %s asks %v, want %q", slug, r.Interview, ask)
		}
	}
}
