package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The bounds of what is unpacked of a document, in bytes: of one part, and
// of all parts that are read.
const (
	maxPart   = 12 << 20
	maxParts  = 24 << 20
	maxInside = 5000
)

// archive is the ZIP file that an office document is. Only the parts that
// are asked for are unpacked.
type archive struct {
	files map[string]*zip.File
	// left is how many bytes may still be unpacked.
	left  int64
	trees forest
}

func openArchive(src []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, fmt.Errorf("open the archive: %w", err)
	}
	if len(z.File) > maxInside {
		return nil, fmt.Errorf("%w: it holds %d files", errTooMuch, len(z.File))
	}
	a := &archive{files: map[string]*zip.File{}, left: maxParts}
	for _, f := range z.File {
		if _, twice := a.files[f.Name]; !twice {
			a.files[f.Name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.files[name] != nil }

// encrypted says that a part of the archive is.
var errEncrypted = errors.New("the document is encrypted")

// read unpacks one part and hands it to f.
func (a *archive) read(name string, f func(io.Reader) error) error {
	file := a.files[name]
	if file.Flags&1 != 0 {
		return errEncrypted
	}
	if size := file.UncompressedSize64; size > maxPart || int64(size) > a.left {
		return fmt.Errorf("%w: %s unpacks to more than is read", errTooMuch, name)
	}
	in, err := file.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer in.Close()
	a.left -= int64(file.UncompressedSize64)
	if err := f(io.LimitReader(in, int64(file.UncompressedSize64))); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// xml reads one part as XML; one that is not there is empty.
func (a *archive) xml(name string) (*node, error) {
	if !a.has(name) {
		return &node{}, nil
	}
	var root *node
	err := a.read(name, func(r io.Reader) (err error) {
		root, err = a.trees.parseXML(r)
		return err
	})
	return root, err
}

// start returns the beginning of a part, up to 200 bytes.
func (a *archive) start(name string) string {
	var out []byte
	if a.has(name) {
		_ = a.read(name, func(r io.Reader) (err error) {
			out, err = io.ReadAll(io.LimitReader(r, 200))
			return err
		})
	}
	return strings.TrimSpace(string(out))
}

// relation is where one part of a document points to.
type relation struct{ kind, target string }

// relations are those of a part by their ids. Targets inside the archive are
// names of its files.
func (a *archive) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	root, err := a.xml(dir + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	out := map[string]relation{}
	for _, k := range root.find("Relationships").kids {
		target := k.attr("Target")
		if k.attr("TargetMode") != "External" {
			target = strings.TrimPrefix(path.Join("/", dir, target), "/")
			if strings.HasPrefix(k.attr("Target"), "/") {
				target = strings.TrimPrefix(path.Clean(k.attr("Target")), "/")
			}
		}
		out[k.attr("Id")] = relation{kind: path.Base(k.attr("Type")), target: target}
	}
	return out, nil
}
