package inbox

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"rolewright/internal/intake"
)

// Bounds of a ZIP of job descriptions. A file in it is bounded as any other
// one is, by intake.MaxFile.
const (
	// mostEntries is how many files and folders it may list.
	mostEntries = MostFiles
	// mostUnpacked is how much is unpacked of it in all, in bytes.
	mostUnpacked = 512 << 20
	// mostRatio is how many times its size a file may unpack to, once it is
	// larger than freeSize: text becomes a tenth, a page of nothing but spaces
	// a thousandth.
	mostRatio = 200
	freeSize  = 1 << 20
	// largestDirectory bounds the list of files at the ZIP's end, in bytes,
	// which is read whole.
	largestDirectory = 4 << 20
)

// refusedEntry is why a file in a ZIP is not unpacked.
type refusedEntry struct{ problem, remedy string }

func (e *refusedEntry) Error() string { return e.problem + " " + e.remedy }

const zipStart = "PK\x03\x04"

// addArchive adds the files of a ZIP. It reports whether the file is one, and
// no document, which a ZIP is as well; what is wrong with it is told.
func (b *Batch) addArchive(name string, f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	start := make([]byte, 4)
	n, err := f.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	start = start[:n]
	called := endingOf(name) == "zip"
	if string(start) != zipStart && string(start) != "PK\x05\x06" {
		if called && n > 0 {
			return true, b.tell(zipRefusal(name, "This is no ZIP file, or a damaged one."))
		}
		return false, nil
	}
	z, problem := openZip(f, info.Size())
	switch {
	case problem != "" && !called:
		return false, nil // a damaged document, which its reader refuses
	case problem != "":
		return true, b.tell(zipRefusal(name, problem))
	case isDocument(z):
		return false, nil
	}
	return true, b.addEntries(name, z, info.Size())
}

func zipRefusal(name, problem string) Outcome {
	return Outcome{Name: displayName(name), Status: Refused, Problem: problem, Remedy: "Unpack it and bring its folder in."}
}

// openZip reads the list of files, unless that is longer than any list of job
// descriptions: it stands in memory. The problem is a sentence for a person.
func openZip(f io.ReaderAt, size int64) (z *zip.Reader, problem string) {
	tooMany := fmt.Sprintf("This ZIP lists more than %d files.", mostEntries)
	if n, ok := directorySize(f, size); ok && n > largestDirectory {
		return nil, tooMany
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return nil, "This ZIP is damaged."
	}
	if len(z.File) > mostEntries {
		return nil, tooMany
	}
	return z, ""
}

// directorySize finds the size of the list of files, in bytes, in the record
// at the ZIP's end (APPNOTE 4.3.16).
func directorySize(f io.ReaderAt, size int64) (int64, bool) {
	const record, comment = 22, 1 << 16
	tail := make([]byte, min(size, record+comment))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return 0, false
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || len(tail)-at < record {
		return 0, false
	}
	field := tail[at+12 : at+16]
	return int64(field[0]) | int64(field[1])<<8 | int64(field[2])<<16 | int64(field[3])<<24, true
}

// isDocument reports whether a ZIP is one document of an office program.
func isDocument(z *zip.Reader) bool {
	for _, f := range z.File {
		switch f.Name {
		case "[Content_Types].xml", "mimetype", "word/document.xml", "META-INF/manifest.xml", "Index/Document.iwa", "content.xml":
			return true
		}
	}
	return false
}

func (b *Batch) addEntries(name string, z *zip.Reader, size int64) error {
	if problem := bomb(z, size); problem != "" {
		return b.tell(zipRefusal(name, problem))
	}
	before := len(b.Files) + len(b.Told)
	for _, f := range z.File {
		inside := entryName(f)
		if f.Mode().IsDir() || strings.HasSuffix(inside, "/") {
			continue
		}
		if err := b.addZipped(name+"/"+strings.TrimLeft(inside, "/"), inside, f); err != nil {
			return err
		}
	}
	if len(b.Files)+len(b.Told) == before {
		return b.tell(Outcome{Name: displayName(name), Status: Refused, Problem: "This ZIP holds no file.", Remedy: "Choose another one."})
	}
	return nil
}

func (b *Batch) addZipped(name, inside string, f *zip.File) error {
	if f.Mode()&fs.ModeSymlink != 0 {
		return b.tell(skipped(name, "It is a link, which is not followed."))
	}
	if !f.Mode().IsRegular() {
		return b.tell(skipped(name, "It is no file."))
	}
	if reason := reasonToSkip(path.Clean("/" + inside)[1:]); reason != "" {
		return b.tell(skipped(name, reason))
	}
	return b.add(name, func() ([]byte, error) { return unpack(f) })
}

// bomb says what makes a ZIP one that must not be unpacked: the sizes that it
// states for itself. What it states falsely is found while unpacking.
func bomb(z *zip.Reader, size int64) string {
	var packed, unpacked uint64
	for _, f := range z.File {
		packed += f.CompressedSize64
		unpacked += f.UncompressedSize64
		if f.CompressedSize64 > uint64(size) || packed > uint64(size) {
			return "The files in this ZIP overlap each other."
		}
		if f.UncompressedSize64 > mostUnpacked || unpacked > mostUnpacked {
			return fmt.Sprintf("This ZIP unpacks to more than %d MB.", mostUnpacked>>20)
		}
	}
	return ""
}

// unpack reads one file of a ZIP, no further than to see that it is too much.
func unpack(f *zip.File) ([]byte, error) {
	switch {
	case f.Flags&1 != 0:
		return nil, &refusedEntry{"It is encrypted with a password.", "Unpack the ZIP with its password and bring the folder in."}
	case f.UncompressedSize64 > freeSize && f.UncompressedSize64/mostRatio > f.CompressedSize64:
		return nil, &refusedEntry{"It unpacks to far more than a job description has.", "Leave it out, or copy its text and paste that."}
	case f.UncompressedSize64 > intake.MaxFile:
		return nil, &refusedEntry{fmt.Sprintf("The file is larger than %d MB.", intake.MaxFile>>20), "Take the pictures out, or copy its text and paste that."}
	}
	in, err := f.Open()
	if err != nil {
		return nil, damagedEntry()
	}
	defer in.Close()
	content, err := io.ReadAll(io.LimitReader(in, int64(f.UncompressedSize64)+1))
	if err != nil || uint64(len(content)) > f.UncompressedSize64 {
		return nil, damagedEntry()
	}
	if isArchive(content) {
		return nil, &refusedEntry{"It is a ZIP inside a ZIP.", "Unpack it and bring its folder in."}
	}
	return content, nil
}

func damagedEntry() error {
	return &refusedEntry{"It is damaged inside the ZIP.", "Make the ZIP anew, or bring the file in by itself."}
}

// isArchive reports whether content is a ZIP and no document.
func isArchive(content []byte) bool {
	if !bytes.HasPrefix(content, []byte(zipStart)) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	return err == nil && !isDocument(z)
}

// entryName is the name of a file in a ZIP, which old programs wrote in the
// letters of DOS.
func entryName(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 {
		if text, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = text
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// RefusalOf is the outcome of a file whose content could not be read.
func RefusalOf(f File, err error) Outcome {
	out := Outcome{Name: displayName(f.Name), Status: Refused, Problem: "It cannot be read: " + plainCause(err) + ".", Remedy: "Look whether it is there and may be read."}
	if entry := (*refusedEntry)(nil); errors.As(err, &entry) {
		out.Problem, out.Remedy = entry.problem, entry.remedy
	}
	return out
}
