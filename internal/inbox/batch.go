package inbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// MostFiles bounds how many files come in at once.
const MostFiles = 5000

// Batch is files that are brought in together. Each is opened when its turn
// comes, so that only one stands in memory. Close it.
type Batch struct {
	Files []File
	// Told are the files that were refused or left alone without being read.
	Told []Outcome

	open []io.Closer
}

// File is one file of a batch.
type File struct {
	// Name is for people to read.
	Name string
	read func() ([]byte, error)
}

// ErrTooMany refuses a batch of more than MostFiles.
var ErrTooMany = fmt.Errorf("these are more than %d files: bring them in a folder at a time", MostFiles)

// AddText adds what was pasted, or a file that is in memory.
func (b *Batch) AddText(name string, content []byte) error {
	return b.add(name, func() ([]byte, error) { return content, nil })
}

func (b *Batch) add(name string, read func() ([]byte, error)) error {
	if len(b.Files)+len(b.Told) >= MostFiles {
		return ErrTooMany
	}
	b.Files = append(b.Files, File{Name: name, read: read})
	return nil
}

func (b *Batch) tell(out Outcome) error {
	if len(b.Files)+len(b.Told) >= MostFiles {
		return ErrTooMany
	}
	b.Told = append(b.Told, out)
	return nil
}

// AddPath adds a file, the files of a ZIP, or those of a folder and the
// folders in it, under the name that they have there. Links in a folder are
// not followed. The error is about reading the disk, or too many files.
func (b *Batch) AddPath(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return b.AddFile(path, path)
	}
	return filepath.WalkDir(path, func(at string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return b.addEntry(path, at, e)
	})
}

func (b *Batch) addEntry(root, at string, e fs.DirEntry) error {
	inside, err := filepath.Rel(root, at)
	if err != nil {
		return err
	}
	inside = filepath.ToSlash(inside)
	switch {
	case e.IsDir() && at != root && hidden(e.Name()):
		if err := b.tell(skipped(at+string(filepath.Separator), "It is a folder of the system.")); err != nil {
			return err
		}
		return fs.SkipDir
	case e.IsDir():
		return nil
	case e.Type()&fs.ModeSymlink != 0:
		return b.tell(skipped(at, "It is a link, which is not followed."))
	case !e.Type().IsRegular():
		return b.tell(skipped(at, "It is no file."))
	}
	if reason := reasonToSkip(inside); reason != "" {
		return b.tell(skipped(at, reason))
	}
	return b.AddFile(at, at)
}

// AddFile adds the file at a path under a name, or the files in it where it is
// a ZIP. The error is about reading the disk, or too many files.
func (b *Batch) AddFile(name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	taken, err := b.addArchive(name, f)
	if taken && err == nil {
		b.open = append(b.open, f)
		return nil
	}
	if err = errors.Join(err, f.Close()); err != nil || taken {
		return err
	}
	return b.add(name, func() ([]byte, error) { return readFile(path) })
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(largest)))
}

// Close lets go of the archives.
func (b *Batch) Close() error {
	var errs []error
	for _, c := range b.open {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}

// TakeFile takes one file of a batch in, see Inbox.Take. A file that cannot be
// read any more is refused.
func (b *Inbox) TakeFile(ctx context.Context, f File) (Outcome, error) {
	content, err := f.read()
	if err != nil {
		return RefusalOf(f, err), nil
	}
	return b.Take(ctx, Paper{Name: f.Name, Content: content})
}

// Content reads a file, for who sends it on to another program. The error of a
// file that is refused is told by RefusalOf.
func (f File) Content() ([]byte, error) { return f.read() }

// plainCause is the cause of an error without the path, which the report names.
func plainCause(err error) string {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// Summary counts outcomes.
type Summary struct {
	Imported int `json:"imported"`
	Same     int `json:"same"`
	Refused  int `json:"refused"`
	Skipped  int `json:"skipped"`
}

// Count counts one more.
func (s *Summary) Count(out Outcome) {
	switch out.Status {
	case Imported:
		s.Imported++
	case Same:
		s.Same++
	case Refused:
		s.Refused++
	case Skipped:
		s.Skipped++
	}
}
