package bundle

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strings"
	"time"
)

// ReportStem is the name, without its ending, of the file in a ZIP that tells
// what could not be written as it is. Names for a ZIP begin with it taken.
const ReportStem = "about-these-files"

// Result is what came of writing files.
type Result struct {
	// Written and Failed count files.
	Written, Failed int
	// Remarks are about files of which there is something to know.
	Remarks []Remark
}

// Remark is what there is to know about one file.
type Remark struct {
	ID, Name, Title string
	// Failed says that there is no such file.
	Failed bool
	Notes  []string
}

// Add counts a file, and remembers it where there is something to know.
func (r *Result) Add(f File) {
	remark := Remark{ID: f.ID, Name: f.Name, Title: f.Title, Failed: f.Err != nil, Notes: f.Notes}
	switch {
	case errors.Is(f.Err, ErrGone):
		remark.Name, remark.Notes = "No file", []string{"A job description that was chosen was deleted before its file was made."}
	case remark.Failed:
		remark.Notes = []string{"It could not be written, so there is no such file. The others are complete."}
	}
	if remark.Failed {
		r.Failed++
	} else {
		r.Written++
	}
	if len(remark.Notes) > 0 {
		r.Remarks = append(r.Remarks, remark)
	}
}

// WriteZIP writes the files into a ZIP as they come: each is in it whole or
// not at all. Where there is something to know about one, a last file says
// so. seen, where it is not nil, is told of each file before it is written.
//
// After an error what was written is no ZIP, which whoever reads it notices.
func WriteZIP(w io.Writer, files iter.Seq2[File, error], seen func(File)) (Result, error) {
	var result Result
	archive := newArchive(w)
	for f, err := range files {
		if err != nil {
			return result, err
		}
		if seen != nil {
			seen(f)
		}
		result.Add(f)
		if f.Err != nil {
			continue
		}
		if err := archive.add(f.Name, f.Content, f.Changed); err != nil {
			return result, err
		}
	}
	if len(result.Remarks) > 0 {
		if err := archive.add(ReportStem+".txt", []byte(result.Report()), archive.latest); err != nil {
			return result, err
		}
	}
	return result, archive.Close()
}

// archive is a ZIP that is being written.
type archive struct {
	*zip.Writer
	// level is how much work goes into packing the next file.
	level int
	// latest is when the file changed last was changed.
	latest time.Time
}

func newArchive(w io.Writer) *archive {
	a := &archive{Writer: zip.NewWriter(w)}
	a.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, a.level) })
	return a
}

// packed are the endings of files that are compressed in themselves.
var packed = []string{".pdf", ".docx"}

func (a *archive) add(name string, content []byte, changed time.Time) error {
	if changed.After(a.latest) {
		a.latest = changed
	}
	a.level = flate.DefaultCompression
	if slices.Contains(packed, path.Ext(name)) {
		a.level = flate.NoCompression
	}
	part, err := a.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: changed})
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	return err
}

// Report is the remarks as a text for people.
func (r Result) Report() string {
	var out strings.Builder
	out.WriteString("About these files\n\n")
	if r.Failed > 0 {
		fmt.Fprintf(&out, "Written: %d. Not written: %d.\n\n", r.Written, r.Failed)
	}
	for _, remark := range r.Remarks {
		out.WriteString(remark.Name)
		if remark.Title != "" {
			fmt.Fprintf(&out, " (%s)", remark.Title)
		}
		out.WriteString("\n")
		for _, note := range remark.Notes {
			fmt.Fprintf(&out, "- %s\n", note)
		}
		out.WriteString("\n")
	}
	return out.String()
}
