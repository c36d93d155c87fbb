// Package onet turns a release of the O*NET database, the description of
// occupations by the U.S. Department of Labor, into role templates, and keeps
// them in a file that is quick to open.
//
// A release is a folder of tab-delimited text files, version 28.0 or later
// (onetcenter.org/database.html). docs/formats.md tells what becomes what.
// The package copies facts and sentences of the database, whose licence is
// CC BY 4.0, and invents none: where the data say nothing, the role says
// nothing.
package onet

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"rolewright/internal/role"
)

// Progress tells how far a reading or writing is.
type Progress struct {
	// Step is the file that was read, or "Roles".
	Step string
	// Done of Total steps are done.
	Done, Total int
}

// Release is what was made of an O*NET release.
type Release struct {
	// Version is the release's number, such as "30.1".
	Version string
	// Date is the month of the release, such as "December 2025".
	Date string
	// Roles has a role for each occupation that has tasks, by slug.
	Roles []role.Role
	// Skipped are the occupations without tasks, which make no posting.
	Skipped []Occupation
}

// Occupation names an occupation of O*NET.
type Occupation struct {
	// Code is the O*NET-SOC code, such as "29-1141.00".
	Code string `json:"code"`
	// Title is the official title, in the plural.
	Title string `json:"title"`
}

// Read turns the folder of an O*NET release into role templates. report is
// told after each file how far it is; it may be nil. A file that is missing
// or damaged is a *role.FileError with file, line, column and remedy, and no
// release is returned then. Read stops with the context's error when ctx is
// done.
func Read(ctx context.Context, dir fs.FS, report func(Progress)) (Release, error) {
	if report == nil {
		report = func(Progress) {}
	}
	dir, name, err := findFolder(dir)
	if err != nil {
		return Release{}, err
	}
	dir = bound(dir)
	d, err := readFiles(ctx, dir, report)
	if err != nil {
		return Release{}, err
	}
	if d.stamp, err = readStamp(dir, name, d.newest); err != nil {
		return Release{}, err
	}
	rel := Release{Version: d.stamp.version, Date: d.stamp.date}
	d.prepare()
	for _, o := range d.occupations {
		if err := ctx.Err(); err != nil {
			return Release{}, err
		}
		if len(o.tasks) == 0 {
			rel.Skipped = append(rel.Skipped, Occupation{Code: o.code, Title: o.title})
			continue
		}
		rel.Roles = append(rel.Roles, d.role(o))
	}
	slices.SortFunc(rel.Roles, func(a, b role.Role) int { return strings.Compare(a.Slug, b.Slug) })
	report(Progress{Step: "Roles", Done: len(d.files()) + 1, Total: len(d.files()) + 1})
	return rel, nil
}
