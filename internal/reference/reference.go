// Package reference keeps what is imported whole and is nobody's work: roles
// made from an O*NET release, and tables of published wages. Each lies in a
// file of its own in a folder beside the store, is replaced as a whole, and is
// read again when another program has replaced it. So an import works while
// the app runs, and a backup of the store stays small.
package reference

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"rolewright/internal/onet"
	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// Folder is the folder of reference data of one store. It need not exist. The
// zero Folder is empty. It is safe for concurrent use.
type Folder struct {
	dir         string
	occupations cached[onet.Kept]
	wages       cached[*wages.Book]
}

// Beside returns the folder that belongs to the store in a file of that path.
func Beside(store string) *Folder {
	f := &Folder{dir: store + ".reference"}
	f.occupations.paths = []string{f.path(occupationsFile)}
	for _, kind := range wageKinds() {
		f.wages.paths = append(f.wages.paths, f.path(wagesFile(kind)))
	}
	return f
}

// occupationsFile has the roles made from an O*NET release.
const occupationsFile = "onet.zip"

// wageKinds are the kinds of workbooks that the Bureau publishes, a file each.
func wageKinds() []wages.AreaKind {
	return []wages.AreaKind{wages.Nation, wages.State, wages.Territory, wages.Metro, wages.Nonmetro}
}

func wagesFile(kind wages.AreaKind) string { return "wages-" + string(kind) + ".zip" }

func (f *Folder) path(name string) string { return filepath.Join(f.dir, name) }

// Occupations describes the O*NET release that the roles were made from; its
// Library is nil where none was imported. The error is a *DamagedError or that
// of the disk.
func (f *Folder) Occupations() (onet.Kept, error) {
	return f.occupations.get(func(files []fs.FS) (onet.Kept, error) { return onet.Open(files[0]) })
}

// Roles returns the imported roles, or nil where there are none. Errors are
// those of Occupations.
func (f *Folder) Roles() (*role.Library, error) {
	kept, err := f.Occupations()
	return kept.Library, err
}

// Wages returns the published wages, or nil where none were imported. The
// error is a *DamagedError or that of the disk.
func (f *Folder) Wages() (*wages.Book, error) {
	return f.wages.get(func(files []fs.FS) (*wages.Book, error) { return wages.Open(files...) })
}

// DamagedError says that a kept file is not what was written. Importing again
// mends it.
type DamagedError struct {
	Path string
	err  error
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s is damaged (%v): import it again, or remove the file", e.Path, e.err)
}

// Unwrap returns what is wrong with the file.
func (e *DamagedError) Unwrap() error { return e.err }
