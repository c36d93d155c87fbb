// Package check reviews postings that lie in files: it finds and reads the
// files, reviews them by the policy that lies beside them, and writes what was
// found for people, for programs and for the services that show it beside the
// changed line.
package check

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// Checker reviews files. All fields but Config may be left at their zero
// value.
type Checker struct {
	Config Config
	// Today is the date that "past" is measured by.
	Today time.Time
	// Role finds the role template of a posting; nil reviews without.
	Role func(slug string) *review.Role
	// NewID makes the ids that Markdown does not carry.
	NewID func() string
}

// File is one file with what was found in it.
type File struct {
	// Name is the path as it was given or found, with slashes.
	Name string
	// Posting is what was reviewed, in normal form.
	Posting posting.Posting
	Report  review.Report
	// Notes say what was understood in another way than it was written.
	Notes []string
	// Err says why the file could not be read; all else is empty then.
	Err error

	source source
}

// Files reviews the files of the names, several at a time, and returns them in
// the order of the names. It stops early when ctx ends.
func (c Checker) Files(ctx context.Context, names []string) ([]File, error) {
	out := make([]File, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := range next {
				out[i] = c.file(names[i])
			}
		})
	}
	var err error
	for i := range names {
		select {
		case next <- i:
			continue
		case <-ctx.Done():
			err = ctx.Err()
		}
		break
	}
	close(next)
	workers.Wait()
	return out, err
}

func (c Checker) file(name string) File {
	src, err := readFile(name)
	if err != nil {
		return File{Name: filepath.ToSlash(name), Err: err}
	}
	return c.Content(name, src)
}

// Content reviews what a file of the name holds.
func (c Checker) Content(name string, src []byte) File {
	f := File{Name: filepath.ToSlash(name)}
	read, err := intake.Read(name, src)
	if err != nil {
		f.Err = err
		return f
	}
	f.Notes = read.Notes
	f.Posting = posting.Normalize(read.Posting, c.NewID)
	f.Report = review.Review(c.Config.facts(f.Posting), c.context(f))
	if isText(name) {
		f.source = readSource(string(src))
		f.source.follow(f.Posting)
	}
	return f
}

// context is what the review of a file needs to know.
func (c Checker) context(f File) review.Context {
	ctx := review.Context{
		Today: c.Today, Policy: c.Config.policy(), Names: c.Config.Names, OtherCompanies: c.Config.Companies,
		Suppressed: c.Config.suppressions(f.Name),
	}
	if c.Role != nil && f.Posting.Role != "" {
		ctx.Role = c.Role(f.Posting.Role)
	}
	return ctx
}

// readFile reads no more than is needed to see that it is too much.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, intake.MaxFile+1))
	if err != nil {
		return nil, withoutPath(err)
	}
	return src, nil
}

func withoutPath(err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		return path.Err
	}
	return err
}

// isText reports whether a file's lines are what a person edits.
func isText(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".txt", ".text", ""}, strings.ToLower(filepath.Ext(name)))
}

// Find lists the files that are meant by paths: files as they are, and all
// postings below a folder by the endings that are read there (.md, .markdown).
// Folders whose name begins with a dot, and a README or CHANGELOG, are passed
// over. The order is that of the paths, and by name below a folder.
func Find(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, &fs.PathError{Op: "read", Path: path, Err: withoutPath(err)}
		}
		if !info.IsDir() {
			out = append(out, path)
			continue
		}
		if err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && name != path && strings.HasPrefix(d.Name(), "."):
				return filepath.SkipDir
			case d.Type().IsRegular() && isPosting(d.Name()):
				out = append(out, name)
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func isPosting(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	stem := strings.ToLower(strings.TrimSuffix(name, filepath.Ext(name)))
	return (ending == ".md" || ending == ".markdown") &&
		!slices.Contains([]string{"readme", "changelog", "contributing", "license"}, stem)
}
