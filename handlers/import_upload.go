package handlers

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"rolewright/internal/inbox"
)

// delivery is a form with files, which lie on the disk until they are brought
// in: a folder of documents never stands in memory.
type delivery struct {
	inbox.Batch
	// sent counts the files as they were sent: a ZIP is one.
	sent   int
	values map[string]string
	dir    string
}

// receiveFiles reads a form as it comes. The caller discards it.
func receiveFiles(c *gin.Context) (*delivery, error) {
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return nil, formError(err)
	}
	dir, err := os.MkdirTemp("", "rolewright-import-*")
	if err != nil {
		return nil, err
	}
	d := &delivery{values: map[string]string{}, dir: dir}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err == nil {
			err = d.take(part)
		} else {
			err = formError(err)
		}
		if err != nil {
			return nil, errors.Join(err, d.discard())
		}
	}
}

func (d *delivery) take(part *multipart.Part) error {
	name, isFile := fileNameOf(part)
	if !isFile {
		return d.takeValue(part)
	}
	if name == "" { // none was chosen
		return nil
	}
	d.sent++
	if d.sent > inbox.MostFiles {
		return &inputError{status: http.StatusRequestEntityTooLarge, message: "These are more than " + amount(inbox.MostFiles) + " files. Bring them in a folder at a time."}
	}
	path := filepath.Join(d.dir, strconv.Itoa(d.sent))
	if err := writePart(path, part); err != nil {
		return err
	}
	if err := d.AddFile(name, path); err != nil {
		return badInput("These are too many files at once. Bring in at most %s, and the others after them.", amount(inbox.MostFiles))
	}
	return nil
}

// Bounds of what stands in the form beside the files: how many values, and
// the bytes of each.
const (
	mostValues = 20
	maxText    = 9 << 20
)

func (d *delivery) takeValue(part *multipart.Part) error {
	text, err := io.ReadAll(io.LimitReader(part, maxText+1))
	switch {
	case err != nil:
		return formError(err)
	case len(text) > maxText:
		return &http.MaxBytesError{Limit: maxText}
	case len(d.values) >= mostValues:
		return badInput("The form has more fields than Rolewright knows. Reload the page and try again.")
	case !utf8.Valid(text):
		return notUTF8(part.FormName())
	}
	d.values[part.FormName()] = string(text)
	return nil
}

// fileNameOf is the name under which a file was sent. That of a file in a
// folder has the folder's, which is shown and never used as a path.
func fileNameOf(part *multipart.Part) (name string, isFile bool) {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return part.FileName(), part.FileName() != ""
	}
	name, isFile = params["filename"]
	return name, isFile
}

func writePart(path string, part io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, part); err != nil {
		return errors.Join(formError(err), f.Close())
	}
	return f.Close()
}

// discard removes the files.
func (d *delivery) discard() error { return errors.Join(d.Close(), os.RemoveAll(d.dir)) }
