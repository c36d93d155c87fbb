// Package reference keeps what is imported whole and is nobody's work: roles
// made from an O*NET release and tables of published wages. Each lies in a
// file of its own in a folder beside the store, is replaced as a whole, and is
// read again when another program has replaced it. So an import works while
// the app runs, and a backup of the store stays small.
package reference

import (
	"path/filepath"

	"rolewright/internal/role"
)

// Folder is the folder of reference data of one store. It need not exist. The
// zero Folder is empty and takes nothing. It is safe for concurrent use.
type Folder struct {
	dir         string
	occupations file[*role.Library]
}

// Beside returns the folder that belongs to the store in a file of that path.
func Beside(store string) *Folder {
	dir := store + ".reference"
	f := &Folder{dir: dir}
	f.occupations.path = filepath.Join(dir, "onet.zip")
	return f
}

// Roles returns the imported roles, or nil where there are none.
func (f *Folder) Roles() (*role.Library, error) { return f.occupations.get() }
