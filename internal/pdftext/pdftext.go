// Package pdftext reads the text of PDF files (ISO 32000) that any program
// wrote: which characters stand where on the pages, how large, and in what
// style. How they make lines, headings and lists is for others to say.
//
// It is made for files that nobody has looked at. It finds the objects of a
// file by reading it from its beginning to its end, and not by its table of
// objects, so that a table which is wrong or was made to mislead has no say.
// Work and memory are bounded by counts, so a file is read or refused in the
// same way on any machine.
package pdftext

import (
	"errors"
	"fmt"
)

// The bounds of a file. A job description of ten pages needs less than a
// hundredth of each.
const (
	// MaxPages is how many pages a file may have.
	MaxPages = 200
	// MaxUnpacked is how much its streams may unpack to, in bytes.
	MaxUnpacked = 48 << 20
	// MaxText is how much text it may have, in bytes.
	MaxText = 4 << 20
	// maxWork is how many bytes may be taken apart, those that are read again
	// counted again.
	maxWork = 96 << 20
	// maxParts is how many numbers, names, texts and so on the file's objects
	// may have in all.
	maxParts = 1_500_000
	// maxDepth is how deep objects, pages and forms may lie in each other.
	maxDepth = 40
)

// Errors that Read wraps.
var (
	// ErrEncrypted says that the file is encrypted.
	ErrEncrypted = errors.New("the file is encrypted")
	// ErrTooMuch says that the file is beyond the bounds.
	ErrTooMuch = errors.New("the file is beyond the bounds")
	// ErrDamaged says that the file, or a page of it, is not all there.
	ErrDamaged = errors.New("the file is damaged")
)

// Page is one page.
type Page struct {
	// Width and Height are in points, as the page is looked at.
	Width, Height float64
	// Runs are the texts in the order in which the file draws them.
	Runs []Run
	// Pictures counts the pictures that are drawn.
	Pictures int
}

// Run is a text that was drawn in one go.
type Run struct {
	Text string
	// X and Y are where its baseline begins, in points from the left and from
	// the top, and End is where it ends.
	X, Y, End float64
	// Size is the height of the letters' em, in points.
	Size float64
	// Space is the width of a space, in points.
	Space        float64
	Bold, Italic bool
	// Artifact says that the file calls it no part of the text: the head or
	// foot of the page.
	Artifact bool
	// Turned says that it does not run from left to right.
	Turned bool
	// Link is the address that lies over it, or "".
	Link string
}

// Unknown stands for a character of which the file does not say what it is.
const Unknown = '\uFFFD'

// Read reads the text of a file. Errors wrap one of the package's own.
func Read(src []byte) (pages []Page, err error) {
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case stop:
			pages, err = nil, fault.err
		default:
			// A file that the package has not thought of must not end the
			// program.
			pages, err = nil, fmt.Errorf("%w: %v", ErrDamaged, fault)
		}
	}()
	f := &file{src: src, objects: map[int]any{}, at: map[int]int{}, unpacked: map[int][]byte{}, fonts: map[int]*font{}}
	f.scan()
	return f.readPages(), nil
}

// stop ends the reading of a file from wherever it is found out.
type stop struct{ err error }

func fail(kind error, format string, args ...any) {
	panic(stop{fmt.Errorf("%w: %s", kind, fmt.Sprintf(format, args...))})
}

// work counts what was done.
type work struct{ bytes, parts, out, text int }

func (w *work) read(n int) {
	if w.bytes += n; w.bytes > maxWork {
		fail(ErrTooMuch, "more than %d bytes to take apart", maxWork)
	}
}

func (w *work) part() {
	if w.parts++; w.parts > maxParts {
		fail(ErrTooMuch, "more than %d parts", maxParts)
	}
}

func (w *work) unpack(n int) {
	if w.out += n; w.out > MaxUnpacked {
		fail(ErrTooMuch, "it unpacks to more than %d bytes", MaxUnpacked)
	}
}

func (w *work) write(n int) {
	if w.text += n; w.text > MaxText {
		fail(ErrTooMuch, "more than %d bytes of text", MaxText)
	}
}
