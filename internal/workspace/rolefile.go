package workspace

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rolewright/internal/role"
	"rolewright/store"
)

// RoleFile is a role template that the workspace brought along, as its YAML:
// what somebody wrote there is kept, comments included. Its id is the slug.
type RoleFile struct {
	Source string `json:"source"`
	// Deleted is when the role was removed; it can be brought back until
	// keepDeleted has passed.
	Deleted time.Time `json:"deleted,omitzero"`
}

// KeptRole is a role file with what the store knows of it.
type KeptRole = store.Item[RoleFile]

// NamedSource is a file as it is brought in.
type NamedSource struct {
	// Name is the file's name without folders, such as "payroll-clerk.yaml".
	Name   string
	Source []byte
}

// RolesReport says what an import of role files changed.
type RolesReport struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
}

// MostRoleFiles is how many role files one import takes.
const MostRoleFiles = store.MaxChanges

// ImportRoles keeps role files under their slugs, all of them or none. The
// error joins a *role.FileError for each file that is not a good role.
// Importing the same files again changes nothing; roles that are there and
// not among the files stay.
func (w *Workspace) ImportRoles(ctx context.Context, files []NamedSource) (RolesReport, error) {
	if len(files) > MostRoleFiles {
		return RolesReport{}, &store.InvalidError{Field: "files", Reason: fmt.Sprintf("%d are more than the %d that one import takes: import them in parts", len(files), MostRoleFiles)}
	}
	roles, err := parsedRoles(files)
	if err == nil {
		err = w.noTemplates(ctx, files, roles)
	}
	if err != nil {
		return RolesReport{}, err
	}
	var report RolesReport
	var changes []store.Change
	for i, f := range files {
		slug := roles[i].Slug
		cur, err := w.roles.Get(ctx, w.name, slug)
		switch {
		case errors.Is(err, store.ErrNotFound), err == nil && !cur.Value.Deleted.IsZero():
			report.Added++
		case err != nil:
			return RolesReport{}, err
		case cur.Value.Source == string(f.Source):
			report.Same++
			continue
		default:
			report.Changed++
		}
		change, err := w.roles.PutChange(w.name, slug, cur.Version, RoleFile{Source: string(f.Source)}, nil)
		if err != nil {
			return RolesReport{}, err
		}
		changes = append(changes, change)
	}
	if len(changes) == 0 {
		return report, nil
	}
	if _, err := w.engine.Apply(ctx, w.now(), changes...); err != nil {
		return RolesReport{}, err
	}
	w.made.remember(files, roles)
	return report, nil
}

// noTemplates refuses files under the names of templates, behind which they
// would not be seen.
func (w *Workspace) noTemplates(ctx context.Context, files []NamedSource, roles []role.Role) error {
	var faults []error
	for i, f := range files {
		p, err := w.Get(ctx, roles[i].Slug)
		switch {
		case err != nil && !missing(err):
			return err
		case err == nil && p.Value.Template:
			faults = append(faults, &role.FileError{File: f.Name, Problem: "a template of your own is kept under this name: give the file another one"})
		}
	}
	return errors.Join(faults...)
}

// parsedRoles reads every file, so that all that is wrong is told at once.
func parsedRoles(files []NamedSource) ([]role.Role, error) {
	var roles []role.Role
	var faults []error
	seen := map[string]bool{}
	for _, f := range files {
		r, err := parseRole(f.Name, f.Source)
		if err == nil && seen[r.Slug] {
			err = &role.FileError{File: f.Name, Problem: "two files give the role " + r.Slug + ": leave one of them out"}
		}
		if err != nil {
			faults = append(faults, err)
		}
		seen[r.Slug] = true
		roles = append(roles, r)
	}
	return roles, errors.Join(faults...)
}

// parseRole reads a role file. Both endings of YAML are common.
func parseRole(name string, src []byte) (role.Role, error) {
	r, err := role.Parse(strings.TrimSuffix(strings.TrimSuffix(name, ".yml"), ".yaml")+".yaml", src)
	var fault *role.FileError
	if errors.As(err, &fault) {
		fault.File = name
	}
	if err == nil && !role.ValidSlug(r.Slug) {
		err = &role.FileError{File: name, Problem: "the file's name is the role's address: use small letters, digits and hyphens, such as payroll-clerk.yaml"}
	}
	return r, err
}

// RoleFiles lists the role files by slug.
func (w *Workspace) RoleFiles(ctx context.Context) ([]KeptRole, error) {
	var list []KeptRole
	for r, err := range w.roles.All(ctx, store.Query{Workspace: w.name, Limit: store.MaxLimit}) {
		if err != nil {
			return nil, err
		}
		if r.Value.Deleted.IsZero() {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b KeptRole) int { return strings.Compare(a.ID, b.ID) })
	return list, nil
}

// RoleFile returns a role file, or store.ErrNotFound.
func (w *Workspace) RoleFile(ctx context.Context, slug string) (KeptRole, error) {
	r, err := w.roles.Get(ctx, w.name, slug)
	if err == nil && !r.Value.Deleted.IsZero() {
		return KeptRole{}, store.ErrNotFound
	}
	return r, err
}

// SaveRoleFile replaces the text of a role file that is at version expect. It
// returns a *role.FileError for a text that is not a good role, and an error
// that wraps store.ErrConflict when somebody else was quicker.
func (w *Workspace) SaveRoleFile(ctx context.Context, slug string, expect uint64, source string) (KeptRole, error) {
	if _, err := parseRole(slug+".yaml", []byte(source)); err != nil {
		return KeptRole{}, err
	}
	return w.roles.Put(ctx, w.name, slug, expect, RoleFile{Source: source}, nil)
}

// DeleteRoleFile removes a role file; UndeleteRoleFile brings it back. Postings
// made from it stay as they are.
func (w *Workspace) DeleteRoleFile(ctx context.Context, slug string) error {
	cur, err := w.RoleFile(ctx, slug)
	if err != nil {
		return err
	}
	next := cur.Value
	next.Deleted = w.now().UTC()
	_, err = w.roles.Put(ctx, w.name, slug, cur.Version, next, nil)
	return err
}

// UndeleteRoleFile brings a removed role file back; one that was not removed
// stays as it is.
func (w *Workspace) UndeleteRoleFile(ctx context.Context, slug string) error {
	cur, err := w.roles.Get(ctx, w.name, slug)
	if err != nil || cur.Value.Deleted.IsZero() {
		return err
	}
	_, err = w.roles.Put(ctx, w.name, slug, cur.Version, RoleFile{Source: cur.Value.Source}, nil)
	return err
}

// forgetRoles removes for good the role files that were deleted more than
// thirty days ago.
func (w *Workspace) forgetRoles(ctx context.Context) error {
	var old []KeptRole
	for r, err := range w.roles.All(ctx, store.Query{Workspace: w.name, Limit: store.MaxLimit}) {
		if err != nil {
			return err
		}
		if d := r.Value.Deleted; !d.IsZero() && w.now().Sub(d) > keepDeleted {
			old = append(old, r)
		}
	}
	for _, r := range old {
		_, err := w.roles.Delete(ctx, w.name, r.ID, r.Version)
		if err != nil && !errors.Is(err, store.ErrConflict) && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return nil
}
