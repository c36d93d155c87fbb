package workspace_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
)

const clerkYAML = `# ours
title: Payroll Clerk
family: finance
summary: Pays people on time.
posting:
  summary: [You pay people.]
  responsibilities: [Run the payroll]
  requirements:
    - group: Experience
      must: [A year in payroll]
reviewed: "2026-11-01"
`

func file(name, source string) workspace.NamedSource {
	return workspace.NamedSource{Name: name, Source: []byte(source)}
}

func TestImportRoles(t *testing.T) {
	d := newDesk(t)
	bakerYAML := strings.Replace(clerkYAML, "Payroll Clerk", "Baker", 1)
	importing := func(want workspace.RolesReport, files ...workspace.NamedSource) {
		t.Helper()
		got, err := d.ImportRoles(t.Context(), files)
		d.must(err)
		wantEqual(t, got, want)
	}
	importing(workspace.RolesReport{Added: 2}, file("payroll-clerk.yaml", clerkYAML), file("baker.yml", bakerYAML))
	importing(workspace.RolesReport{Same: 2}, file("payroll-clerk.yaml", clerkYAML), file("baker.yml", bakerYAML))
	importing(workspace.RolesReport{Changed: 1}, file("baker.yaml", bakerYAML+"growthSlows: At the oven.\n"))

	list, err := d.RoleFiles(t.Context())
	d.must(err)
	if len(list) != 2 || list[0].ID != "baker" || list[1].ID != "payroll-clerk" {
		t.Fatalf("the workspace has %v, want baker and payroll-clerk", list)
	}
	if list[0].Version != 2 || list[1].Version != 1 {
		t.Errorf("versions %d and %d, want 2 and 1: a file that is the same is not written again", list[0].Version, list[1].Version)
	}
	wantEqual(t, list[1].Value.Source, clerkYAML)
}

// TestImportRolesRefused wants all that is wrong told at once, and nothing
// kept of the files that are good.
func TestImportRolesRefused(t *testing.T) {
	tests := []struct {
		name  string
		files []workspace.NamedSource
		want  []string
	}{
		{"bad files", []workspace.NamedSource{
			file("good.yaml", clerkYAML),
			file("no-family.yml", strings.Replace(clerkYAML, "finance", "wizardry", 1)),
			file("torn.yaml", clerkYAML[:40]),
		}, []string{"no-family.yml:3: family: ", "torn.yaml"}},
		{"a name that is no address", []workspace.NamedSource{file("Payroll Clerk.yaml", clerkYAML)}, []string{"Payroll Clerk.yaml: the file's name"}},
		{"a page's name", []workspace.NamedSource{file("compare.yaml", clerkYAML)}, []string{"compare.yaml: the file's name"}},
		{"twice", []workspace.NamedSource{file("clerk.yaml", clerkYAML), file("clerk.yml", clerkYAML)}, []string{"clerk.yml: two files give the role clerk"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t)
			_, err := d.ImportRoles(t.Context(), tt.files)
			var fault *role.FileError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v, want a *role.FileError", err)
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(tt.want) {
				t.Fatalf("%d faults are told, want %d:\n%v", len(lines), len(tt.want), err)
			}
			for i, want := range tt.want {
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("fault %d is %q, want it to begin with %q", i, lines[i], want)
				}
			}
			kept, err := d.RoleFiles(t.Context())
			d.must(err)
			if len(kept) != 0 {
				t.Errorf("%d roles were kept, want none", len(kept))
			}
		})
	}
}

// TestImportUnderATemplatesName wants a file not to vanish behind a template,
// nor to stand twice in the library where the template came back later.
func TestImportUnderATemplatesName(t *testing.T) {
	d := newDesk(t)
	made, err := d.SaveAsTemplate(t.Context(), d.create(titled("Ours")).ID)
	d.must(err)
	files := []workspace.NamedSource{file("clerk.yaml", clerkYAML), file(made.ID+".yaml", clerkYAML)}
	_, err = d.ImportRoles(t.Context(), files)
	var fault *role.FileError
	if !errors.As(err, &fault) || fault.File != made.ID+".yaml" || !strings.Contains(fault.Problem, "template of your own") {
		t.Errorf("got %v, want the file refused by its name", err)
	}
	if _, err := d.RoleFile(t.Context(), "clerk"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the other file was kept: %v", err)
	}

	_, err = d.Delete(t.Context(), made.ID)
	d.must(err)
	_, err = d.ImportRoles(t.Context(), files)
	d.must(err)
	_, err = d.Undelete(t.Context(), made.ID)
	d.must(err)
	lib, err := d.Library(t.Context(), role.Of(role.Written))
	d.must(err)
	var got []string
	for _, e := range lib.List() {
		got = append(got, e.Slug+" "+e.Title)
	}
	wantEqual(t, got, []string{made.ID + " Ours", "clerk Payroll Clerk"})
}

func TestSaveAndDeleteRoleFile(t *testing.T) {
	d := newDesk(t)
	_, err := d.ImportRoles(t.Context(), []workspace.NamedSource{file("clerk.yaml", clerkYAML)})
	d.must(err)
	better := strings.Replace(clerkYAML, "on time", "every month", 1)
	saved, err := d.SaveRoleFile(t.Context(), "clerk", 1, better)
	d.must(err)
	if saved.Version != 2 || saved.Value.Source != better {
		t.Errorf("saved %+v", saved)
	}
	_, err = d.SaveRoleFile(t.Context(), "clerk", 1, clerkYAML)
	wantErr(t, err, store.ErrConflict)
	var fault *role.FileError
	if _, err = d.SaveRoleFile(t.Context(), "clerk", 2, "title: Clerk\n"); !errors.As(err, &fault) || fault.File != "clerk.yaml" {
		t.Errorf("got %v, want a fault in clerk.yaml", err)
	}

	d.must(d.DeleteRoleFile(t.Context(), "clerk"))
	_, err = d.RoleFile(t.Context(), "clerk")
	wantErr(t, err, store.ErrNotFound)
	wantErr(t, d.DeleteRoleFile(t.Context(), "clerk"), store.ErrNotFound)
	if list, err := d.RoleFiles(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("after removal the list has %v, %v", list, err)
	}
	d.must(d.UndeleteRoleFile(t.Context(), "clerk"))
	back, err := d.RoleFile(t.Context(), "clerk")
	d.must(err)
	wantEqual(t, back.Value.Source, better)
}

func TestDeletedRoleFile(t *testing.T) {
	d := newDesk(t)
	clerk := []workspace.NamedSource{file("clerk.yaml", clerkYAML)}
	importing := func() workspace.RolesReport {
		t.Helper()
		report, err := d.ImportRoles(t.Context(), clerk)
		d.must(err)
		return report
	}
	importing()
	d.must(d.DeleteRoleFile(t.Context(), "clerk"))
	wantEqual(t, importing(), workspace.RolesReport{Added: 1}) // brought again, it is there again
	_, err := d.RoleFile(t.Context(), "clerk")
	d.must(err)

	d.must(d.DeleteRoleFile(t.Context(), "clerk"))
	d.wait(29 * 24 * time.Hour)
	_, err = d.EmptyBin(t.Context())
	d.must(err)
	d.must(d.UndeleteRoleFile(t.Context(), "clerk"))

	d.must(d.DeleteRoleFile(t.Context(), "clerk"))
	d.wait(31 * 24 * time.Hour)
	_, err = d.EmptyBin(t.Context())
	d.must(err)
	wantErr(t, d.UndeleteRoleFile(t.Context(), "clerk"), store.ErrNotFound)
}
