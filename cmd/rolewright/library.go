package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"slices"

	"rolewright/internal/posting"
	"rolewright/internal/reference"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store/boltstore"
	"rolewright/templates"
)

// openLibrary returns the roles that somebody who uses the store sees: own
// ones, those of the program, imported ones. Own roles are asked of the app
// where it runs. Roles that cannot be read are left out, and said so on the
// error stream: the program's are worth showing without them.
func openLibrary(ctx context.Context, storeFlag string, std streams) (*role.Library, error) {
	written, err := role.Open(templates.Roles())
	if err != nil {
		return nil, err
	}
	path, err := storeOf(storeFlag, std)
	if err != nil {
		if storeFlag != "" {
			return nil, err
		}
		return written, nil // a user without a folder for data has no roles of their own
	}
	rest, folder := written, reference.Beside(path)
	imported, err := folder.Roles()
	if err != nil {
		fmt.Fprintf(std.err, "rolewright: imported roles are left out: %v\n", err)
	} else if imported != nil {
		rest = role.Join(written, imported)
	}
	lib, err := withOwn(ctx, path, rest)
	if err != nil {
		fmt.Fprintf(std.err, "rolewright: your own roles are left out: %v\n", err)
		lib = rest
	}
	return lib.Map(withWages(folder, std)), nil
}

// withWages gives roles the imported wages. That they cannot be read is said
// once.
func withWages(folder *reference.Folder, std streams) func(role.Role) role.Role {
	if _, err := folder.Wages(); err != nil {
		fmt.Fprintf(std.err, "rolewright: imported wages are left out: %v\n", err)
		return func(r role.Role) role.Role { return r }
	}
	return func(r role.Role) role.Role {
		r, err := folder.WithWages(r)
		if err != nil {
			fmt.Fprintf(std.err, "rolewright: imported wages are left out: %v\n", err)
		}
		return r
	}
}

// storeOf is the path of the store that a flag names, or of the user's.
func storeOf(flag string, std streams) (string, error) {
	sys := boltstore.ThisSystem()
	sys.Getenv = std.getenv
	return storePath(flag, sys)
}

// withOwn puts the own roles of a store in front of the rest. A store that is
// not there is not made.
func withOwn(ctx context.Context, path string, rest *role.Library) (*role.Library, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return rest, nil
	}
	var lib *role.Library
	err := withWorkspace(ctx, path,
		func(work *workspace.Workspace) (err error) { lib, err = work.Library(ctx, rest); return err },
		func(app *running) (err error) { lib, err = app.withOwn(ctx, rest); return err })
	return lib, err
}

// withOwn asks a running app for the own roles: for the list now, and for a
// role when it is read.
func (r *running) withOwn(ctx context.Context, rest *role.Library) (*role.Library, error) {
	var list struct{ Roles []role.Entry }
	if err := r.call(ctx, "GET", "/roles", nil, &list); err != nil {
		return nil, err
	}
	own := slices.DeleteFunc(list.Roles, func(e role.Entry) bool { return e.Origin != role.Own })
	if len(own) == 0 {
		return rest, nil
	}
	return role.Join(role.Listed(own, func(slug string) (role.Role, error) { return r.ownRole(ctx, slug) }), rest), nil
}

// ownRole reads one own role with, where it was made of one, its posting.
func (r *running) ownRole(ctx context.Context, slug string) (role.Role, error) {
	var one role.Role
	if err := r.call(ctx, "GET", "/roles/"+url.PathEscape(slug), nil, &one); err != nil {
		return one, err
	}
	var model struct{ Posting posting.Posting }
	err := r.call(ctx, "GET", "/postings/"+url.PathEscape(slug), nil, &model)
	if refused := (*appProblem)(nil); errors.As(err, &refused) && refused.status == http.StatusNotFound {
		return one, nil // a role file
	}
	if err != nil {
		return one, err
	}
	return role.FromPosting(slug, model.Posting, one), nil
}
