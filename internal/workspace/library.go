package workspace

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"rolewright/internal/role"
	"rolewright/store"
)

// madeLibrary is the library as Library made it last.
type madeLibrary struct {
	mu      sync.Mutex
	changes uint64
	rest    *role.Library
	library *role.Library
	// files are the role files by slug.
	files map[string]readFile
}

// readFile is a role file as it was read, or its fault.
type readFile struct {
	source string
	role   role.Role
	fault  error
}

// Library is the roles that the workspace can start from: its own before the
// rest. What an own template does not say comes from the role that it began
// from. A role file that another version of the program kept and this one
// cannot use is listed by its slug, and reading it gives the *role.FileError.
//
// The library is the same one until an own role changes or the rest is
// another, so that it can be asked for at every letter that somebody types.
func (w *Workspace) Library(ctx context.Context, rest *role.Library) (*role.Library, error) {
	m := &w.made
	m.mu.Lock()
	defer m.mu.Unlock()
	// Counted before reading: a change meanwhile is then met the next time.
	changes := w.engine.roles.Load()
	if m.library != nil && m.changes == changes && m.rest == rest {
		return m.library, nil
	}
	kept, err := w.RoleFiles(ctx)
	if err != nil {
		return nil, err
	}
	templates, err := w.Templates(ctx)
	if err != nil {
		return nil, err
	}
	m.read(kept)
	m.changes, m.rest, m.library = changes, rest, m.join(templates, rest)
	return m.library, nil
}

// read reads the role files that are not the same as the last time.
func (m *madeLibrary) read(kept []KeptRole) {
	files := map[string]readFile{}
	for _, k := range kept {
		f, ok := m.files[k.ID]
		if !ok || f.source != k.Value.Source {
			f = readFile{source: k.Value.Source}
			f.role, f.fault = parseRole(k.ID+".yaml", []byte(f.source))
		}
		files[k.ID] = f
	}
	m.files = files
}

// remember spares the next library to read files that were read just now.
func (m *madeLibrary) remember(files []NamedSource, roles []role.Role) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files = maps.Clone(m.files)
	if m.files == nil {
		m.files = map[string]readFile{}
	}
	for i, f := range files {
		m.files[roles[i].Slug] = readFile{source: string(f.Source), role: roles[i]}
	}
}

// join puts templates and role files before the rest. Where both have a slug
// the template is meant, as in Role.
func (m *madeLibrary) join(templates []Posting, rest *role.Library) *role.Library {
	if len(templates)+len(m.files) == 0 {
		return rest
	}
	isTemplate := map[string]bool{}
	for _, t := range templates {
		isTemplate[t.ID] = true
	}
	var own []role.Role
	var faulty []role.Entry
	files := m.files // the next reading makes another map
	for _, slug := range slices.Sorted(maps.Keys(files)) {
		switch f := files[slug]; {
		case isTemplate[slug]:
		case f.fault != nil:
			faulty = append(faulty, role.Entry{Slug: slug, Title: slug, Summary: "This file cannot be used as it is: open it to see why.", Origin: role.Own})
		default:
			own = append(own, f.role)
		}
	}
	for _, t := range templates {
		own = append(own, role.FromPosting(t.ID, t.Value.Content, m.base(t.Value.Content.Role, rest)))
	}
	whyNot := func(slug string) (role.Role, error) { return role.Role{}, files[slug].fault }
	return role.Join(role.Of(role.Own, own...), role.Listed(faulty, whyNot), rest)
}

// base is the role that a template began from, or the zero Role: a template
// says all that a posting needs.
func (m *madeLibrary) base(slug string, rest *role.Library) role.Role {
	if f, ok := m.files[slug]; ok {
		return f.role
	}
	r, err := rest.Get(slug)
	if err != nil {
		return role.Role{}
	}
	return r
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
	base, err := w.base(ctx, t.Value.Content.Role, rest)
	return role.FromPosting(t.ID, t.Value.Content, base), err
}

// base is the role that a template began from, or the zero Role where there is
// none that can be used. The error is that of the store.
func (w *Workspace) base(ctx context.Context, slug string, rest *role.Library) (role.Role, error) {
	file, err := w.RoleFile(ctx, slug)
	if err != nil && !missing(err) {
		return role.Role{}, err
	}
	var m madeLibrary
	if err == nil {
		m.read([]KeptRole{file})
	}
	return m.base(slug, rest), nil
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
