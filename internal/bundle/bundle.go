// Package bundle writes many postings at once: each as a file with a name of
// its own, several at a time and in their order, for a folder or for one ZIP,
// with a list of what could not be written as it is.
package bundle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// Posting is one of those to be written.
type Posting struct {
	// ID is what the posting is known by where it is kept.
	ID string
	// Version is the content's, for who keeps a record of what was written.
	Version uint64
	Content posting.Posting
	// Logo is the company's logo, or nil where it has none or the file is not
	// to be had.
	Logo []byte
	// Changed is when the posting was written last.
	Changed time.Time
	// Stem is the name of its files without an ending, where that is settled.
	// Empty means one made of the title and the company.
	Stem    string
	Options export.Options
	// Err says why the posting is not to be had. It takes no name then.
	Err error
}

// ErrGone says that a posting was deleted before its file was made.
var ErrGone = errors.New("deleted before its file was made")

// File is a posting in one format, or why it could not be written.
type File struct {
	ID, Title string
	Version   uint64
	// Name is unlike the name of any other file, whatever the system.
	Name    string
	Format  export.Format
	Content []byte
	Changed time.Time
	// Notes are sentences about what the file does not show as it was written.
	Notes []string
	// Err says that there is no file.
	Err error
}

// Order says what is to be written of each posting.
type Order struct {
	Formats []export.Format
	// Names are those that are taken; nil is none.
	Names *Names
	// Workers is how many postings are in hand at a time, and so bounds the
	// memory; below 1 means 1.
	Workers int
	// Do, where it is set, does the writing of one file when its turn comes.
	Do func(ctx context.Context, write func() error) error
}

// Files writes the postings as they come. It yields the files in the order of
// the postings and the formats; an error of the postings ends it, and so does
// the end of the context.
func Files(ctx context.Context, postings iter.Seq2[Posting, error], o Order) iter.Seq2[File, error] {
	if o.Names == nil {
		o.Names = NewNames()
	}
	return func(yield func(File, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var under sync.WaitGroup
		defer under.Wait()
		defer cancel()
		queue := make(chan chan written, max(o.Workers-1, 0))
		under.Go(func() { o.send(ctx, &under, postings, queue) })
		for result := range queue {
			w := <-result
			if w.err != nil {
				yield(File{}, w.err)
				return
			}
			for _, f := range w.files {
				if !yield(f, nil) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(File{}, err)
		}
	}
}

// written are the files of one posting, or why no more come.
type written struct {
	files []File
	err   error
}

// send has each posting written and puts where its files will be into the
// queue, which is as long as there may be postings in hand.
func (o Order) send(ctx context.Context, under *sync.WaitGroup, postings iter.Seq2[Posting, error], queue chan<- chan written) {
	defer close(queue)
	for p, err := range postings {
		result := make(chan written, 1)
		select {
		case queue <- result:
		case <-ctx.Done():
			return
		}
		if err != nil {
			result <- written{err: err}
			return
		}
		if p.Stem == "" && p.Err == nil {
			p.Stem = o.Names.Take(p.Content)
		}
		under.Go(func() { result <- o.write(ctx, p) })
	}
}

func (o Order) write(ctx context.Context, p Posting) written {
	var w written
	if p.Err != nil {
		return written{files: []File{{ID: p.ID, Version: p.Version, Err: p.Err}}}
	}
	doc := export.NewDocument(p.Content, p.Logo)
	for _, format := range o.Formats {
		f := File{ID: p.ID, Version: p.Version, Title: p.Content.Title, Name: p.Stem + format.Ending(), Format: format, Changed: p.Changed}
		err := o.turn(ctx, func() error { return f.write(doc, p) })
		if err != nil && ctx.Err() != nil {
			return written{err: ctx.Err()}
		}
		f.Err = err
		w.files = append(w.files, f)
	}
	return w
}

func (o Order) turn(ctx context.Context, write func() error) error {
	if o.Do == nil {
		return write()
	}
	return o.Do(ctx, write)
}

// write recovers, so that one posting that cannot be written does not take the
// others along.
func (f *File) write(doc export.Document, p Posting) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	var out bytes.Buffer
	report, err := f.Format.Write(&out, doc, p.Options)
	if err != nil {
		return fmt.Errorf("write %s: %w", f.Format.Name(), err)
	}
	f.Content, f.Notes = out.Bytes(), notes(p, report)
	return nil
}

// notes are what a person should know about a file that was written.
func notes(p Posting, report export.Report) []string {
	var out []string
	if strings.TrimSpace(p.Content.Title) == "" {
		out = append(out, "The job description has no title.")
	}
	if p.Content.Company.Logo != "" && p.Logo == nil {
		out = append(out, "The company's logo is not here to be shown.")
	}
	for _, r := range report.Replaced {
		out = append(out, fmt.Sprintf("The fonts have no sign for %q (U+%04X): it is shown as %q, %s.", r.Rune, r.Rune, r.Shown, times(r.Count)))
	}
	for _, n := range report.Notes {
		out = append(out, n.Text)
	}
	return out
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
