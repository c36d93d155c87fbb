package onet

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"

	"rolewright/internal/role"
)

// indexFile lists the roles of the kept form.
const indexFile = "index.json"

// keptFormat is raised when an older program could not read the kept form.
const keptFormat = 1

// index is the kept form's list.
type index struct {
	Format  int          `json:"format"`
	Version string       `json:"version"`
	Date    string       `json:"date"`
	Count   int          `json:"count"`
	Skipped []Occupation `json:"skipped"`
	Roles   []role.Entry `json:"roles"`
}

// Kept is a release as Write kept it.
type Kept struct {
	// Version and Date are the release's, as "30.1" and "December 2025".
	Version, Date string
	// Skipped are the occupations that made no role.
	Skipped []Occupation
	// Library has the roles, each read when it is asked for.
	Library *role.Library
}

// Write keeps a release as a ZIP file with an index and a YAML file for each
// role. The same release gives the same bytes. A role that could not be read
// again is refused before anything is written of it; on any error what was
// written so far is no kept form, so write to a new file and rename it.
func Write(w io.Writer, rel Release) error {
	z := zip.NewWriter(w)
	list := index{Format: keptFormat, Version: rel.Version, Date: rel.Date, Count: len(rel.Roles), Skipped: rel.Skipped}
	for _, r := range rel.Roles {
		list.Roles = append(list.Roles, role.Entry{
			Slug: r.Slug, Title: r.Title, Family: r.Family, OtherTitles: r.OtherTitles, Summary: r.Summary, Origin: role.Imported,
		})
	}
	src, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	if err := add(z, indexFile, src); err != nil {
		return err
	}
	for _, r := range rel.Roles {
		if err := addRole(z, r); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write the kept release: %w", err)
	}
	return nil
}

func addRole(z *zip.Writer, r role.Role) error {
	name := r.Slug + ".yaml"
	src, err := r.YAML()
	if err != nil {
		return err
	}
	if _, err := role.Parse(name, src); err != nil {
		return fmt.Errorf("the role cannot be kept: %w", err)
	}
	return add(z, name, src)
}

// add writes a file without a date, so that the same content gives the same
// bytes.
func add(z *zip.Writer, name string, src []byte) error {
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = f.Write(src)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// Open reads the index of a kept release; a *zip.Reader is a file system. A
// file that is not in the kept form is a *role.FileError.
func Open(files fs.FS) (Kept, error) {
	src, err := fs.ReadFile(files, indexFile)
	if err != nil {
		return Kept{}, unreadable("it cannot be read (" + cause(err) + ")")
	}
	var list index
	if err := json.Unmarshal(src, &list); err != nil {
		return Kept{}, unreadable("it is damaged (" + err.Error() + ")")
	}
	if list.Format != keptFormat {
		return Kept{}, unreadable(fmt.Sprintf("it has the form %d, and this program reads form %d", list.Format, keptFormat))
	}
	if list.Count != len(list.Roles) {
		return Kept{}, unreadable(fmt.Sprintf("it lists %d roles and counts %d", len(list.Roles), list.Count))
	}
	return Kept{Version: list.Version, Date: list.Date, Skipped: list.Skipped, Library: role.Indexed(list.Roles, files)}, nil
}

func unreadable(problem string) error {
	return &role.FileError{File: indexFile, Problem: "the list of the O*NET roles cannot be used: " + problem + ". Import the release again"}
}
