package role

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// ErrNotFound is returned for a slug that the library does not have.
var ErrNotFound = errors.New("role not found")

// Origin says who wrote a role.
type Origin string

// The origins of roles, in the order in which a gallery shows them.
const (
	// Own roles are the workspace's.
	Own Origin = "own"
	// Written roles come with the program.
	Written Origin = ""
	// Imported roles were made from an O*NET release.
	Imported Origin = "onet"
)

// Entry is what the library's list knows of a role.
type Entry struct {
	Slug        string   `yaml:"slug" json:"slug"`
	Title       string   `yaml:"title" json:"title"`
	Family      string   `yaml:"family" json:"family"`
	OtherTitles []string `yaml:"otherTitles" json:"otherTitles"`
	FoundBy     []string `yaml:"foundBy" json:"foundBy,omitempty"`
	Summary     string   `yaml:"summary" json:"summary"`
	Origin      Origin   `yaml:"-" json:"origin,omitempty"`
}

// Library is a list of roles. The list is read once; a role is read whole
// only when it is asked for. It is safe for concurrent use.
type Library struct {
	entries []Entry
	// parts are what a search looks through; owners says which part's role is
	// meant where several have one of a slug.
	parts  []*part
	owners map[string]*part
	// read returns a role that the list has.
	read func(slug string) (Role, error)
}

// Open reads the list of the roles in files. A file that cannot be listed is
// a *FileError; the rest of a file is checked when it is read.
func Open(files fs.FS) (*Library, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the roles: %w", err)
	}
	var entries []Entry
	for _, name := range names {
		e, err := readEntry(files, name)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return newLibrary(entries, (&folder{files: files, roles: map[string]Role{}}).role, hintsIn(files)), nil
}

// Of is the library of roles that are at hand.
func Of(origin Origin, roles ...Role) *Library {
	var entries []Entry
	bySlug := map[string]Role{}
	for _, r := range roles {
		entries = append(entries, Entry{Slug: r.Slug, Title: r.Title, Family: r.Family, OtherTitles: r.OtherTitles, FoundBy: r.FoundBy, Summary: r.Summary, Origin: origin})
		bySlug[r.Slug] = r
	}
	return newLibrary(entries,
		func(slug string) (Role, error) { return bySlug[slug], nil },
		func(slug string) hints { return hintsOf(bySlug[slug]) })
}

// Indexed is the library of the roles that a list names. Opening it reads no
// file; each role is read from its own, {slug}.yaml, when it is asked for.
func Indexed(entries []Entry, files fs.FS) *Library {
	return Listed(entries, (&folder{files: files, roles: map[string]Role{}}).role)
}

// Listed is the library of the roles that a list names; read reads one of
// them when it is asked for. A search does not look in the skills of such
// roles: they would all be read.
func Listed(entries []Entry, read func(slug string) (Role, error)) *Library {
	return newLibrary(slices.Clone(entries), read, func(string) hints { return hints{} })
}

// newLibrary sorts the entries by title; more has what a search looks in
// besides them.
func newLibrary(entries []Entry, read func(slug string) (Role, error), more func(slug string) hints) *Library {
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(fold(a.Title), fold(b.Title)) })
	return &Library{entries: entries, read: read, parts: []*part{newPart(entries, more)}}
}

// Join is one library of several: their lists one after the other. Where two
// have a role of the same slug, the first one's is meant.
func Join(libs ...*Library) *Library {
	all := &Library{owners: map[string]*part{}}
	owner := map[string]*Library{}
	for _, lib := range libs {
		for _, e := range lib.entries {
			if owner[e.Slug] == nil {
				owner[e.Slug] = lib
				all.entries = append(all.entries, e)
			}
		}
		all.addParts(lib.parts)
	}
	all.read = func(slug string) (Role, error) { return owner[slug].read(slug) }
	return all
}

// addParts adds what another library searches.
func (l *Library) addParts(parts []*part) {
	for _, p := range parts {
		for _, e := range p.entries {
			if l.owners[e.Slug] == nil {
				l.owners[e.Slug] = p
			}
		}
	}
	l.parts = append(l.parts, parts...)
}

// readEntry reads the head of a role file. The head ends where the overview
// begins, so that listing a large library does not parse all of its text.
func readEntry(files fs.FS, name string) (Entry, error) {
	src, err := fs.ReadFile(files, name)
	if err != nil {
		return Entry{}, fmt.Errorf("read role %s: %w", name, err)
	}
	head, _, _ := bytes.Cut(src, []byte("\noverview:"))
	root, fault := readTree(head)
	if fault != nil {
		fault.File = name
		return Entry{}, fault
	}
	var e Entry
	if err := root.Decode(&e); err != nil {
		return Entry{}, decodeFault(name, root, err)
	}
	if e.Title == "" {
		return Entry{}, &FileError{File: name, Field: "title", Problem: "this part is missing: every role needs it, above its overview"}
	}
	e.Slug = strings.TrimSuffix(name, ".yaml")
	return e, nil
}

// List returns every role's entry by title.
func (l *Library) List() []Entry { return slices.Clone(l.entries) }

// Entry returns the list's entry of a slug, and whether there is one.
func (l *Library) Entry(slug string) (Entry, bool) {
	i := slices.IndexFunc(l.entries, func(e Entry) bool { return e.Slug == slug })
	if i < 0 {
		return Entry{}, false
	}
	return l.entries[i], true
}

// Get returns a role. It returns ErrNotFound for an unknown slug and a
// *FileError for a file that is not a good role.
func (l *Library) Get(slug string) (Role, error) {
	if _, ok := l.Entry(slug); !ok {
		return Role{}, fmt.Errorf("%q: %w", slug, ErrNotFound)
	}
	return l.read(slug)
}

// folder reads role files, each once.
type folder struct {
	files fs.FS
	mu    sync.Mutex
	roles map[string]Role
}

func (f *folder) role(slug string) (Role, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r, ok := f.roles[slug]; ok {
		return r, nil
	}
	src, err := fs.ReadFile(f.files, slug+".yaml")
	if err != nil {
		return Role{}, fmt.Errorf("read role %s: %w", slug, err)
	}
	r, err := Parse(slug+".yaml", src)
	if err != nil {
		return Role{}, err
	}
	f.roles[slug] = r
	return r, nil
}
