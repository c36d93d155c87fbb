package workspace

import (
	"context"
	"errors"
	"fmt"

	"rolewright/internal/role"
	"rolewright/store"
)

// Library is the roles that the workspace can start from: its own before the
// rest. What an own template does not say comes from the role of the rest
// that it began from.
func (w *Workspace) Library(ctx context.Context, rest *role.Library) (*role.Library, error) {
	files, err := w.roleFiles(ctx)
	if err != nil {
		return nil, err
	}
	templates, err := w.templateRoles(ctx, role.Join(role.Of(role.Own, files...), rest))
	if err != nil {
		return nil, err
	}
	if len(files)+len(templates) == 0 {
		return rest, nil
	}
	return role.Join(role.Of(role.Own, append(files, templates...)...), rest), nil
}

// roleFiles are the workspace's role files, read.
func (w *Workspace) roleFiles(ctx context.Context) ([]role.Role, error) {
	kept, err := w.RoleFiles(ctx)
	if err != nil {
		return nil, err
	}
	var roles []role.Role
	for _, k := range kept {
		r, err := parseRole(k.ID+".yaml", []byte(k.Value.Source))
		if err != nil { // it was good when it was kept
			return nil, fmt.Errorf("own role: %w", err)
		}
		roles = append(roles, r)
	}
	return roles, nil
}

func (w *Workspace) templateRoles(ctx context.Context, bases *role.Library) ([]role.Role, error) {
	templates, err := w.Templates(ctx)
	if err != nil {
		return nil, err
	}
	var roles []role.Role
	for _, t := range templates {
		base, err := bases.Get(t.Value.Content.Role)
		if err != nil && !errors.Is(err, role.ErrNotFound) {
			return nil, err
		}
		roles = append(roles, role.FromPosting(t.ID, t.Value.Content, base))
	}
	return roles, nil
}

// Role returns one role of the Library without reading the others, or
// role.ErrNotFound.
func (w *Workspace) Role(ctx context.Context, slug string, rest *role.Library) (role.Role, error) {
	t, err := w.Get(ctx, slug)
	if missing(err) || (err == nil && !t.Value.Template) {
		return w.fileOr(ctx, slug, rest)
	}
	if err != nil {
		return role.Role{}, err
	}
	base, err := w.fileOr(ctx, t.Value.Content.Role, rest)
	if errors.Is(err, role.ErrNotFound) {
		base, err = role.Role{}, nil
	}
	return role.FromPosting(t.ID, t.Value.Content, base), err
}

// fileOr returns the role of the workspace's own role file, or that of the
// rest.
func (w *Workspace) fileOr(ctx context.Context, slug string, rest *role.Library) (role.Role, error) {
	file, err := w.RoleFile(ctx, slug)
	if missing(err) {
		return rest.Get(slug)
	}
	if err != nil {
		return role.Role{}, err
	}
	return parseRole(slug+".yaml", []byte(file.Value.Source))
}

// missing reports whether there is no such record; a slug that no record can
// have names none.
func missing(err error) bool {
	var invalid *store.InvalidError
	return errors.Is(err, store.ErrNotFound) || errors.As(err, &invalid)
}
