package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rolewright/internal/reference"
	"rolewright/internal/wages"
)

// importOccupations makes roles of an O*NET release, beside the store.
func importOccupations(ctx context.Context, path, storeFlag string, std streams) error {
	folder, err := referenceOf(storeFlag, std)
	if err != nil {
		return err
	}
	dir, done, err := openRelease(path)
	if err != nil {
		return err
	}
	defer done()
	line := newProgress(std.err)
	rel, err := folder.ImportOccupations(ctx, dir, line.show)
	line.end()
	if err != nil {
		return importError(path, err)
	}
	return say(std.out, "O*NET %s (%s): %d roles. %d occupations have no tasks and are left out.\n", rel.Version, rel.Date, len(rel.Roles), len(rel.Skipped))
}

// importWages keeps the figures of a wage workbook beside the store.
func importWages(ctx context.Context, path string, opt wages.Options, storeFlag string, std streams) error {
	folder, err := referenceOf(storeFlag, std)
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	opt.Name = filepath.Base(path)
	line := newProgress(std.err)
	t, err := folder.ImportWages(ctx, file, info.Size(), opt, line.show)
	line.end()
	if err != nil {
		return importError(path, err)
	}
	return say(std.out, "Wages of %s, areas: %d, figures: %d.\n", t.Date, len(t.Areas), len(t.Rows))
}

func referenceOf(storeFlag string, std streams) (*reference.Folder, error) {
	path, err := storeOf(storeFlag, std)
	if err != nil {
		return nil, err
	}
	return reference.Beside(path), nil
}

// openRelease opens a folder, or the ZIP of one.
func openRelease(path string) (dir fs.FS, done func(), err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		return os.DirFS(path), func() {}, nil
	}
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, nil, &refusal{path, errors.New("this is neither a folder nor a ZIP: name the folder of the release's text files, or the ZIP they came in")}
	}
	return archive, func() { archive.Close() }, nil
}

// importError tells a file that is at fault from a disk that is.
func importError(path string, err error) error {
	if fault := (*reference.RefusedError)(nil); errors.As(err, &fault) {
		return &refusal{path, fmt.Errorf("nothing was imported: %w", fault)}
	}
	return err
}

// progress is one line that says how far an import is. It is written only
// where a person sees it: in a file it would be noise.
type progress struct {
	out  io.Writer
	last string
}

func newProgress(out io.Writer) *progress {
	if f, ok := out.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return &progress{out: out}
		}
	}
	return &progress{out: io.Discard}
}

func (p *progress) show(now reference.Progress) {
	p.write(fmt.Sprintf("%s: %d %%", now.Step, 100*now.Done/max(now.Total, 1)))
}

// bar shows how many of all files are done, and which comes next. The line is
// cut to the width that every terminal has: one that wraps cannot be taken
// away again.
func (p *progress) bar(done, all int, name string) {
	const cells, width = 20, 78
	full := cells * done / max(all, 1)
	line := []rune(fmt.Sprintf("[%s%s] %d of %d %s", strings.Repeat("#", full), strings.Repeat(".", cells-full), done, all, filepath.Base(name)))
	p.write(string(line[:min(len(line), width)]))
}

func (p *progress) write(line string) {
	if line == p.last {
		return
	}
	fmt.Fprintf(p.out, "\r%s%s", line, strings.Repeat(" ", max(0, len(p.last)-len(line))))
	p.last = line
}

// end takes the line away.
func (p *progress) end() {
	if p.last != "" {
		fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", len(p.last)))
	}
}
