package handlers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"runtime"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/bundle"
	"rolewright/internal/export"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// selection is which postings somebody wants as files, and in which format.
type selection struct {
	// ids are those that were chosen one by one; nil means all of the filter.
	ids     []string
	filter  workspace.Filter
	format  export.Format
	options func(workspace.Draft) export.Options
}

// Bounds of downloads of many: up to atOnce files are answered at once, more
// are made while a page shows how far they are, and mostFiles is the end.
const (
	atOnce    = 40
	mostFiles = 10_000
)

// downloadMany answers the chosen postings of the list, or all of it: one as
// its file, a few as a ZIP, and many on a page of their own.
func (s *server) downloadMany(c *gin.Context) error {
	sel, err := s.chosen(c)
	if err != nil {
		return err
	}
	n, err := s.countOf(c.Request.Context(), sel)
	switch {
	case err != nil:
		return err
	case len(sel.ids) == 1:
		return seeOther(c, "/postings/"+url.PathEscape(sel.ids[0])+"/download"+sel.format.Ending())
	case n > atOnce:
		return s.startZIP(c, sel, n)
	}
	return s.streamZIP(c, sel)
}

// chosen reads the list's form.
func (s *server) chosen(c *gin.Context) (selection, error) {
	format, err := export.ByName(c.PostForm("format"))
	if err != nil {
		return selection{}, badField("format", "%s.", err)
	}
	options, err := chosenOptions(c)
	sel := selection{format: format, options: options, filter: workspace.Filter{
		Status: workspace.Status(c.PostForm("status")), Company: c.PostForm("company"), Text: c.PostForm("q")}}
	if err != nil || c.PostForm("which") == "all" {
		return sel, err
	}
	if sel.ids = c.PostFormArray("id"); len(sel.ids) == 0 {
		return sel, badInput("No job description is chosen. Tick the ones that you want, or download all of the list.")
	}
	return sel, nil
}

// chosenOptions tells the options of each posting's files: those of its look,
// where the address does not say otherwise.
func chosenOptions(c *gin.Context) (func(workspace.Draft) export.Options, error) {
	c = c.Copy() // the files may be made after the answer
	_, err := optionsAsked(c, export.Options{})
	return func(d workspace.Draft) export.Options {
		options, _ := optionsAsked(c, optionsOf(d)) // what fails has failed above
		return options
	}, err
}

func (s *server) countOf(ctx context.Context, sel selection) (int, error) {
	n := len(sel.ids)
	if sel.ids == nil {
		var err error
		if n, err = s.work.Count(ctx, sel.filter); err != nil {
			return 0, err
		}
	}
	switch {
	case n == 0:
		return 0, badInput("There is no job description to download. Nothing fits this search any more.")
	case n > mostFiles:
		return 0, badInput("These are %s job descriptions, and at most %s come at once. Narrow the list by its status or company, or use “rolewright export --all”.", amount(n), amount(mostFiles))
	}
	return n, nil
}

// selected are the postings of a selection with what their files need.
func (s *server) selected(ctx context.Context, sel selection) iter.Seq2[bundle.Posting, error] {
	postings := s.work.All(ctx, sel.filter)
	if sel.ids != nil {
		postings = s.byID(ctx, sel.ids)
	}
	return func(yield func(bundle.Posting, error) bool) {
		for p, err := range postings {
			b := bundle.Posting{ID: p.ID, Err: bundle.ErrGone}
			if !errors.Is(err, store.ErrNotFound) {
				if err != nil {
					yield(bundle.Posting{}, err)
					return
				}
				content, options := p.Value.Content, sel.options(p.Value)
				options.Fonts = s.files.fonts
				b = bundle.Posting{ID: p.ID, Version: p.Version, Content: content, Logo: s.logoOf(ctx, content), Changed: p.Updated, Options: options}
			}
			if !yield(b, nil) {
				return
			}
		}
	}
}

// byID gets the postings one by one; one that is not there is its id with
// store.ErrNotFound.
func (s *server) byID(ctx context.Context, ids []string) iter.Seq2[workspace.Posting, error] {
	return func(yield func(workspace.Posting, error) bool) {
		for _, id := range ids {
			p, err := s.work.Get(ctx, id)
			if invalid := (*store.InvalidError)(nil); errors.As(err, &invalid) {
				err = store.ErrNotFound
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// writeZIP writes the files of a selection, as many at a time as the machine
// can make, and keeps in each posting's history what left the house.
func (s *server) writeZIP(ctx context.Context, w io.Writer, sel selection, seen func()) (bundle.Result, error) {
	order := bundle.Order{Formats: []export.Format{sel.format}, Names: bundle.NewNames(bundle.ReportStem),
		Workers: 2 * runtime.GOMAXPROCS(0), Do: s.files.gate.DoInTime}
	return bundle.WriteZIP(w, bundle.Files(ctx, s.selected(ctx, sel), order), func(f bundle.File) {
		seen()
		if f.Err != nil {
			s.log.Error("a file of many was not written", "posting", f.ID, "error", f.Err)
			return
		}
		kept := workspace.Posting{Meta: store.Meta{ID: f.ID, Version: f.Version}}
		if err := s.work.KeepExported(ctx, kept, sel.format.Name()); err != nil {
			s.log.Error("keep what was downloaded", "posting", f.ID, "error", err)
		}
	})
}

// streamPatience is how long a client may take to accept a file, in which no
// other has an influence on it.
const streamPatience = time.Minute

// streamZIP answers with the ZIP while it is made. After an error half-way the
// connection is cut, so that nobody takes the part for the whole.
func (s *server) streamZIP(c *gin.Context, sel selection) error {
	c.Header("Content-Type", "application/zip")
	c.Header("Content-Disposition", attachment(s.zipName(sel)))
	c.Header("Cache-Control", "no-store")
	if c.Request.Method == http.MethodHead {
		return nil
	}
	client := http.NewResponseController(c.Writer)
	_, err := s.writeZIP(c.Request.Context(), c.Writer, sel, func() {
		// Where the connection has no deadlines there is none to move.
		_ = client.SetWriteDeadline(time.Now().Add(streamPatience))
	})
	if err == nil || !c.Writer.Written() {
		return err
	}
	if c.Request.Context().Err() == nil {
		s.log.Error("a ZIP was broken off", "error", err)
	}
	panic(http.ErrAbortHandler)
}

// zipName is the name under which a ZIP is saved.
func (s *server) zipName(sel selection) string {
	return fmt.Sprintf("job-descriptions-%s-%s.zip", s.now().Local().Format(time.DateOnly), sel.format.Name())
}

// apiExportPostings answers postings as the files of a ZIP.
func (s *server) apiExportPostings(c *gin.Context) error {
	format, err := export.ByName(c.Query("to"))
	if err != nil {
		return badField("to", "%s.", err)
	}
	status, err := statusOf(c)
	if err != nil {
		return err
	}
	options, err := chosenOptions(c)
	if err != nil {
		return err
	}
	sel := selection{ids: c.QueryArray("id"), format: format, options: options, filter: workspace.Filter{Status: status, Company: c.Query("company"), Text: c.Query("q")}}
	if len(sel.ids) == 0 {
		sel.ids = nil
	}
	return s.streamZIP(c, sel)
}
