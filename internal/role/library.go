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

// Entry is what the library's list knows of a role.
type Entry struct {
	Slug        string   `yaml:"slug" json:"slug"`
	Title       string   `yaml:"title" json:"title"`
	Family      string   `yaml:"family" json:"family"`
	OtherTitles []string `yaml:"otherTitles" json:"otherTitles"`
	Summary     string   `yaml:"summary" json:"summary"`
}

// Library is a folder of role files. The list is read once; a role's file is
// read whole only when it is asked for. It is safe for concurrent use.
type Library struct {
	files   fs.FS
	entries []Entry
	// titles has what a search compares, in the order of entries.
	titles []titles

	mu    sync.Mutex
	roles map[string]Role
}

// Open reads the list of the roles in files. A file that cannot be listed is
// a *FileError; the rest of a file is checked when it is read.
func Open(files fs.FS) (*Library, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the roles: %w", err)
	}
	lib := &Library{files: files, roles: map[string]Role{}}
	for _, name := range names {
		e, err := readEntry(files, name)
		if err != nil {
			return nil, err
		}
		lib.entries = append(lib.entries, e)
	}
	slices.SortFunc(lib.entries, func(a, b Entry) int { return strings.Compare(fold(a.Title), fold(b.Title)) })
	for _, e := range lib.entries {
		lib.titles = append(lib.titles, titlesOf(e))
	}
	return lib, nil
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
	l.mu.Lock()
	defer l.mu.Unlock()
	if r, ok := l.roles[slug]; ok {
		return r, nil
	}
	src, err := fs.ReadFile(l.files, slug+".yaml")
	if err != nil {
		return Role{}, fmt.Errorf("read role %s: %w", slug, err)
	}
	r, err := Parse(slug+".yaml", src)
	if err != nil {
		return Role{}, err
	}
	l.roles[slug] = r
	return r, nil
}
