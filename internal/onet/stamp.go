package onet

import (
	"errors"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewright/internal/role"
)

const readMe = "Read Me.txt"

// oldest is the first release with the occupations and the columns that are
// read here.
const oldest = 28

// stamp says which release it is.
type stamp struct {
	version string // "30.1"
	date    string // "December 2025"
	// day is the first of the release's month, YYYY-MM-DD.
	day string
}

var (
	versionLine = regexp.MustCompile(`O\*NET (\d+\.\d+) Database`)
	dateLine    = regexp.MustCompile(`((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}) Release`)
	folderName  = regexp.MustCompile(`(?:^|[/\\])db_(\d+)_(\d+)_text[/\\]?$`)
)

// findFolder returns the folder that holds the files: dir or, as in the
// archive that a release comes in, the only folder in it. The name is empty
// where it cannot be known.
func findFolder(dir fs.FS) (fs.FS, string, error) {
	if _, err := fs.Stat(dir, occupationFile); err == nil {
		return dir, pathOf(dir), nil
	}
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, "", &role.FileError{File: occupationFile, Problem: "the folder cannot be read: " + cause(err)}
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() })
	if len(entries) != 1 {
		return dir, pathOf(dir), nil
	}
	name := entries[0].Name()
	sub, err := fs.Sub(dir, name)
	if err != nil || isMissing(sub, occupationFile) {
		return dir, pathOf(dir), err
	}
	return sub, name, nil
}

// cause is what the system says, without the path.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// pathOf is the folder's path where dir came from os.DirFS, whose value is
// the path. Other file systems do not tell.
func pathOf(dir fs.FS) string {
	if v := reflect.ValueOf(dir); v.Kind() == reflect.String {
		return v.String()
	}
	return ""
}

// readStamp reads the release's number and month from its Read Me file or,
// where there is none, from the folder's name and the newest date in the
// tasks.
func readStamp(dir fs.FS, folder string, newest time.Time) (stamp, error) {
	src, err := fs.ReadFile(dir, readMe)
	switch {
	case err == nil:
		return stampOf(string(src))
	case !errors.Is(err, fs.ErrNotExist):
		return stamp{}, missing(readMe, err)
	}
	m := folderName.FindStringSubmatch(folder)
	if m == nil || newest.IsZero() {
		return stamp{}, &role.FileError{File: readMe, Problem: "the file is missing, and so nothing says which release this is: add it from the release, or keep the folder's own name, such as db_30_1_text"}
	}
	return newStamp(m[1]+"."+m[2], newest)
}

func stampOf(text string) (stamp, error) {
	version := versionLine.FindStringSubmatch(text)
	date := dateLine.FindStringSubmatch(text)
	if version == nil || date == nil {
		return stamp{}, &role.FileError{File: readMe, Line: 1, Problem: "the file does not say which release this is, such as “O*NET 30.1 Database” and “December 2025 Release”: take it from the release again"}
	}
	month, err := time.Parse("January 2006", date[1])
	if err != nil {
		return stamp{}, &role.FileError{File: readMe, Line: 2, Problem: strconv.Quote(date[1]) + " is no month: take the file from the release again"}
	}
	return newStamp(version[1], month)
}

func newStamp(version string, month time.Time) (stamp, error) {
	major, _, _ := strings.Cut(version, ".")
	if n, err := strconv.Atoi(major); err != nil || n < oldest {
		return stamp{}, &role.FileError{File: readMe, Line: 1, Problem: "this is release " + version + ": use 28.0 or later, older ones count other occupations"}
	}
	return stamp{version: version, date: month.Format("January 2006"), day: month.Format("2006-01") + "-01"}, nil
}
