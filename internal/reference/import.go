package reference

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"rolewright/internal/onet"
	"rolewright/internal/wages"
)

// Progress tells how far an import is: Done of Total of a Step.
type Progress struct {
	Step        string
	Done, Total int
}

// RefusedError says that what was to be imported cannot be used, and why.
// Nothing was changed.
type RefusedError struct{ err error }

func (e *RefusedError) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *RefusedError) Unwrap() error { return e.err }

// Refuse makes a reason a refusal.
func Refuse(reason error) error { return &RefusedError{reason} }

// refused tells a fault of the input from an end of the context.
func refused(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &RefusedError{err}
}

// ImportOccupations makes roles of an O*NET release and puts them in the place
// of those that were there. The release is a folder of text files, or a ZIP of
// them opened as a file system. Errors are *RefusedError, those of the context
// and of the disk; after each the roles are as they were. The same release
// gives the same file.
func (f *Folder) ImportOccupations(ctx context.Context, dir fs.FS, report func(Progress)) (onet.Release, error) {
	rel, err := onet.Read(ctx, dir, func(p onet.Progress) { report(Progress(p)) })
	if err != nil {
		return onet.Release{}, refused(ctx, err)
	}
	report(Progress{"Keeping the roles", 0, 1})
	if err := f.replace(occupationsFile, func(w io.Writer) error { return onet.Write(w, rel) }); err != nil {
		return onet.Release{}, err
	}
	report(Progress{"Keeping the roles", 1, 1})
	return rel, nil
}

// ImportWages reads a wage workbook, or the ZIP that the Bureau publishes it
// in, and puts its figures in the place of those for the same kind of areas.
// Errors are as those of ImportOccupations. The same workbook gives the same
// file.
func (f *Folder) ImportWages(ctx context.Context, r io.ReaderAt, size int64, opt wages.Options, report func(Progress)) (wages.Table, error) {
	r, size, opt.Name = workbookIn(r, size, opt.Name)
	t, err := wages.Read(ctx, r, size, opt, func(done, total int) { report(Progress{"Reading the rows", done, total}) })
	if err != nil {
		return wages.Table{}, refused(ctx, err)
	}
	report(Progress{"Keeping the figures", 0, 1})
	if err := f.replace(wagesFile(t.Kind), func(w io.Writer) error { return wages.Write(w, t) }); err != nil {
		return wages.Table{}, err
	}
	report(Progress{"Keeping the figures", 1, 1})
	return t, nil
}

// maxWorkbook is more than any workbook of the Bureau has, in bytes.
const maxWorkbook = 256 << 20

// workbookIn is the workbook inside a ZIP, or the file itself where it is no
// ZIP of that kind: what is wrong with it is for the reader to say.
func workbookIn(r io.ReaderAt, size int64, name string) (io.ReaderAt, int64, string) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return r, size, name
	}
	for _, f := range archive.File {
		base := path.Base(f.Name)
		if !strings.EqualFold(path.Ext(base), ".xlsx") || strings.HasPrefix(base, "~") || strings.HasPrefix(base, ".") || f.UncompressedSize64 > maxWorkbook {
			continue
		}
		content, err := readEntry(f)
		if err != nil {
			break
		}
		return bytes.NewReader(content), int64(len(content)), base
	}
	return r, size, name
}

func readEntry(f *zip.File) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, maxWorkbook))
}

// RemoveOccupations forgets the imported roles.
func (f *Folder) RemoveOccupations() error { return f.remove(occupationsFile) }

// RemoveWages forgets all published wages.
func (f *Folder) RemoveWages() error {
	var faults []error
	for _, kind := range wageKinds() {
		faults = append(faults, f.remove(wagesFile(kind)))
	}
	return errors.Join(faults...)
}

func (f *Folder) remove(name string) error {
	if f.dir == "" {
		return nil
	}
	err := os.Remove(f.path(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove reference data: %w", err)
	}
	return nil
}

// replace puts a new file in the place of the one of that name. The file is
// complete and on the disk, or as it was before.
func (f *Folder) replace(name string, write func(io.Writer) error) error {
	if f.dir == "" {
		return errors.New("there is no folder for reference data")
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return fmt.Errorf("make the folder for reference data: %w", err)
	}
	temp := filepath.Join(f.dir, "."+name+"."+rand.Text()+".tmp")
	err := writeSynced(temp, write)
	if err == nil {
		err = os.Rename(temp, f.path(name))
	}
	if err != nil {
		return fmt.Errorf("keep reference data: %w", errors.Join(err, ignoreMissing(os.Remove(temp))))
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func writeSynced(name string, write func(io.Writer) error) error {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = write(out); err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
