package bundle

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// ListName is the file in a folder that says which of the others were written
// here, and from what: by it names stay the same, and nothing that somebody
// else wrote or changed is lost.
const ListName = ".rolewright-export.json"

// Folder is a folder that postings are written to, again and again. Only what
// has changed is touched.
type Folder struct {
	root *os.Root
	// force lets files be replaced that are not known to be its own.
	force bool
	names *Names
	// known are the files of earlier times by name, and now those of this time.
	known, now map[string]listed
	// former are the names that a posting's file had, by id and ending.
	former map[string][]string
	// stems are the names without ending that postings had, by id.
	stems map[string]string
	// list is the file of that name as it was read.
	list []byte
}

// listed is what the list says of a file.
type listed struct {
	ID  string `json:"id"`
	Sum string `json:"sha256"`
}

// Outcome is what became of one file of a folder.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Changed   Outcome = "changed"
	Unchanged Outcome = "unchanged"
	// Spared is a file that is there, and is not as it was written here or was
	// not written here at all.
	Spared Outcome = "spared"
)

// OpenFolder opens the folder, and makes it where there is none. With force,
// files in it that others wrote or changed are replaced, too.
func OpenFolder(dir string, force bool) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{root: root, force: force, known: map[string]listed{}, now: map[string]listed{}, former: map[string][]string{}, stems: map[string]string{}}
	if err := f.readList(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	f.names = NewNames(slices.Collect(maps.Values(f.stems))...)
	return f, nil
}

// listFile is the list as it is written.
type listFile struct {
	About string            `json:"about"`
	Files map[string]listed `json:"files"`
}

func (f *Folder) readList() error {
	var err error
	f.list, err = f.root.ReadFile(ListName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var list listFile
	if err := json.Unmarshal(f.list, &list); err != nil {
		return fmt.Errorf("%s cannot be understood: %w. Remove it, and add --force to have the files replaced", ListName, err)
	}
	for name, l := range list.Files {
		if stem, ending, ok := split(name); ok {
			f.known[name], f.stems[l.ID] = l, stem
			f.former[l.ID+ending] = append(f.former[l.ID+ending], name)
		}
	}
	return nil
}

// split divides a file's name into the stem and the format's ending. A name
// that this package would not give is none.
func split(name string) (stem, ending string, ok bool) {
	format, err := export.ByFileName(name)
	if err != nil || name != path.Base(name) || strings.ContainsRune(name, '\\') || strings.HasPrefix(name, ".") {
		return "", "", false
	}
	stem, ok = strings.CutSuffix(name, format.Ending())
	return stem, format.Ending(), ok
}

// Stem is the name of a posting's files: the one that it had, where that still
// fits its title and company, or else a new one.
func (f *Folder) Stem(id string, p posting.Posting) string {
	base := stemOf(p)
	if had := f.stems[id]; had == base || numbered(had, base) {
		return had
	}
	f.stems[id] = f.names.Take(p)
	return f.stems[id]
}

// numbered reports whether the name is the base with a number that Take adds.
func numbered(name, base string) bool {
	number, ok := strings.CutPrefix(name, base+"-")
	n, err := strconv.Atoi(number)
	return ok && err == nil && n > 1 && strconv.Itoa(n) == number
}

// Put writes a file whole, unless it is there already as it should be. A file
// of the same posting and format under a former name goes.
func (f *Folder) Put(file File) (Outcome, error) {
	was, err := f.root.ReadFile(file.Name)
	there := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	own := listed{file.ID, sum(file.Content)}
	outcome := Added
	switch {
	case there && bytes.Equal(was, file.Content):
		outcome = Unchanged
	case there && !f.force && f.known[file.Name].Sum != sum(was):
		return Spared, nil
	case there:
		outcome = Changed
	}
	if outcome != Unchanged {
		if err := f.replace(file.Name, file.Content); err != nil {
			return "", err
		}
	}
	f.now[file.Name] = own
	return outcome, f.removeFormer(file)
}

func sum(content []byte) string {
	h := sha256.Sum256(content)
	return hex.EncodeToString(h[:])
}

// replace puts a new file in the place of the one that is there, with its
// rights.
func (f *Folder) replace(name string, content []byte) error {
	mode := fs.FileMode(0o666)
	if info, err := f.root.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	temp := "." + name + "." + strings.ToLower(rand.Text()[:10]) + ".tmp"
	out, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = out.Write(content)
	if err = errors.Join(err, out.Close()); err == nil {
		err = f.root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, f.root.Remove(temp))
	}
	return nil
}

// removeFormer removes the file that a posting had in this format under
// another name.
func (f *Folder) removeFormer(file File) error {
	_, ending, _ := split(file.Name)
	for _, name := range f.former[file.ID+ending] {
		if _, taken := f.now[name]; taken {
			continue
		}
		if _, err := f.remove(name); err != nil {
			return err
		}
	}
	return nil
}

// remove takes away a file that is as it was written here, and reports whether
// it did.
func (f *Folder) remove(name string) (bool, error) {
	content, err := f.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		delete(f.known, name)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if f.known[name].Sum != sum(content) && !f.force {
		return false, nil
	}
	delete(f.known, name)
	return true, f.root.Remove(name)
}

// Others are the files of earlier times, in their order, that were not put
// this time: of postings that were deleted, or not meant now.
func (f *Folder) Others() []string {
	var out []string
	for name := range f.known {
		if _, put := f.now[name]; !put {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// RemoveOthers removes Others as far as nobody changed them, and returns those
// that are gone.
func (f *Folder) RemoveOthers() ([]string, error) {
	var gone []string
	for _, name := range f.Others() {
		removed, err := f.remove(name)
		if err != nil {
			return gone, err
		}
		if removed {
			gone = append(gone, name)
		}
	}
	return gone, nil
}

// Close writes the list, unless it is as it was, and lets go of the folder.
func (f *Folder) Close() error {
	files := maps.Clone(f.known)
	maps.Copy(files, f.now)
	content, err := json.MarshalIndent(listFile{"Files that rolewright export wrote. Keep this list beside them: by it, names stay and only changes are written.", files}, "", "  ")
	if err == nil && len(files)+len(f.list) > 0 && !bytes.Equal(append(content, '\n'), f.list) {
		err = f.replace(ListName, append(content, '\n'))
	}
	return errors.Join(err, f.root.Close())
}
