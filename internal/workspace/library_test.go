package workspace_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
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

// TestLibraryIsNeverStale changes the own roles in every way there is, and
// wants the next library to say so, and the same one while nothing changes.
func TestLibraryIsNeverStale(t *testing.T) {
	d := newDesk(t)
	rest := role.Of(role.Written, role.Role{Slug: "baker", Title: "Baker"})
	titles := func() string {
		t.Helper()
		lib, err := d.Library(t.Context(), rest)
		d.must(err)
		var all []string
		for _, e := range lib.List() {
			all = append(all, e.Title)
		}
		return strings.Join(all, ", ")
	}
	must := func(_ any, err error) { t.Helper(); d.must(err) }
	made, err := d.SaveAsTemplate(t.Context(), d.create(titled("Cook")).ID)
	d.must(err)
	steps := []struct {
		name   string
		change func()
		want   string
	}{
		{"nothing", func() {}, "Cook, Baker"},
		{"edit a template", func() { d.save(d.get(made.ID), titled("Head Cook")) }, "Head Cook, Baker"},
		{"import a file", func() { must(d.ImportRoles(t.Context(), []workspace.NamedSource{file("clerk.yaml", clerkYAML)})) }, "Head Cook, Payroll Clerk, Baker"},
		{"delete a template", func() { must(d.Delete(t.Context(), made.ID)) }, "Payroll Clerk, Baker"},
		{"edit a file", func() {
			must(d.SaveRoleFile(t.Context(), "clerk", 1, strings.Replace(clerkYAML, "Payroll Clerk", "Clerk", 1)))
		}, "Clerk, Baker"},
		{"bring the template back", func() { must(d.Undelete(t.Context(), made.ID)) }, "Clerk, Head Cook, Baker"},
		{"delete a file", func() { d.must(d.DeleteRoleFile(t.Context(), "clerk")) }, "Head Cook, Baker"},
		{"bring the file back", func() { d.must(d.UndeleteRoleFile(t.Context(), "clerk")) }, "Clerk, Head Cook, Baker"},
		{"replace the file", func() { must(d.ImportRoles(t.Context(), []workspace.NamedSource{file("clerk.yaml", clerkYAML)})) }, "Head Cook, Payroll Clerk, Baker"},
		{"another template", func() { must(d.SaveAsTemplate(t.Context(), d.create(titled("Waiter")).ID)) }, "Head Cook, Payroll Clerk, Waiter, Baker"},
	}
	for _, s := range steps {
		s.change()
		if got := titles(); got != s.want {
			t.Errorf("%s: got %s, want %s", s.name, got, s.want)
		}
	}

	before, err := d.Library(t.Context(), rest)
	d.must(err)
	p := d.create(titled("No template"))
	d.save(p, titled("Still none"))
	if same, _ := d.Library(t.Context(), rest); same != before {
		t.Error("saving a posting makes the library anew")
	}
	if other, _ := d.Library(t.Context(), role.Of(role.Written)); len(other.List()) != 3 {
		t.Errorf("with another rest the library has %v", other.List())
	}
}

// TestRoleFileOfAnotherVersion wants a file that this program cannot use to be
// seen, and nothing else to suffer from it.
func TestRoleFileOfAnotherVersion(t *testing.T) {
	d := newDesk(t)
	kept := store.NewCollection[workspace.RoleFile](d.engine, store.KindRoles, time.Now, nil)
	_, err := kept.Create(t.Context(), store.LocalWorkspace, "baker", workspace.RoleFile{Source: clerkYAML + "newPart: 1\n"}, nil)
	d.must(err)
	rest := role.Of(role.Written, role.Role{Slug: "baker", Title: "Baker"}, role.Role{Slug: "cook", Title: "Cook"})
	made, err := d.SaveAsTemplate(t.Context(), d.create(posting.Posting{Title: "Ours", Role: "baker"}).ID)
	d.must(err)

	lib, err := d.Library(t.Context(), rest)
	d.must(err)
	var got []string
	for _, e := range lib.List() {
		got = append(got, e.Title+" "+string(e.Origin))
	}
	wantEqual(t, got, []string{"Ours own", "baker own", "Cook "})
	var fault *role.FileError
	if _, err := lib.Get("baker"); !errors.As(err, &fault) || fault.File != "baker.yaml" {
		t.Errorf("got %v, want what is wrong with baker.yaml", err)
	}
	if r, err := d.Role(t.Context(), made.ID, rest); err != nil || r.Title != "Ours" {
		t.Errorf("the template made from it: %q, %v", r.Title, err)
	}
}

// TestLibraryAtTheSameTime reads the library while it changes.
func TestLibraryAtTheSameTime(t *testing.T) {
	d := newDesk(t)
	rest := role.Of(role.Written, role.Role{Slug: "baker", Title: "Baker"})
	stop, reading := make(chan struct{}), sync.WaitGroup{}
	for range 4 {
		reading.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				lib, err := d.Library(t.Context(), rest)
				if err != nil {
					t.Error(err)
					return
				}
				for _, e := range lib.List() {
					if _, err := lib.Get(e.Slug); err != nil {
						t.Error(err)
					}
				}
				lib.Search(role.ParseRequest("clerk"))
			}
		})
	}
	for i := range 20 {
		_, err := d.ImportRoles(t.Context(), []workspace.NamedSource{file("clerk.yaml", clerkYAML+strings.Repeat("#", i))})
		d.must(err)
		_, err = d.SaveAsTemplate(t.Context(), d.create(posting.Posting{Title: "Ours", Role: "clerk"}).ID)
		d.must(err)
	}
	close(stop)
	reading.Wait()
	if lib, err := d.Library(t.Context(), rest); err != nil || len(lib.List()) != 22 {
		t.Errorf("the library has %d roles at the end, %v", len(lib.List()), err)
	}
}
