package handlers

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"

	"rolewright/internal/inbox"
)

// bringing runs imports of many job descriptions in the background, one at a
// time, and remembers the last ones. What is in is on the disk: only the report
// goes when the app stops.
type bringing struct {
	log *slog.Logger
	// ctx ends the import under way when the app stops.
	ctx      context.Context
	stop     context.CancelFunc
	underWay sync.WaitGroup

	mu   sync.Mutex
	jobs []*bringJob
}

// mostJobs is how many reports are remembered.
const mostJobs = 10

// bringJob is one import. What changes is guarded by the lock of bringing.
type bringJob struct {
	id     string
	all    int
	cancel context.CancelFunc

	current  string
	outcomes []inbox.Outcome
	count    inbox.Summary
	ended    bool
	problem  string
}

func (j *bringJob) address() string { return "/import/jobs/" + j.id }

func newBringing(log *slog.Logger) *bringing {
	ctx, stop := context.WithCancel(context.Background())
	return &bringing{log: log, ctx: ctx, stop: stop}
}

// start brings the files of a delivery in, unless another import is under way.
// The job clears the delivery away.
func (b *bringing) start(d *delivery, box *inbox.Inbox) (*bringJob, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.jobs); n > 0 && !b.jobs[n-1].ended {
		return nil, errImporting
	}
	if err := b.ctx.Err(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(b.ctx)
	job := &bringJob{id: strings.ToLower(rand.Text()[:12]), all: len(d.Files) + len(d.Told), cancel: cancel}
	for _, out := range d.Told {
		job.add(out)
	}
	b.jobs = append(b.jobs, job)
	b.jobs = slices.Clone(b.jobs[max(0, len(b.jobs)-mostJobs):])
	b.underWay.Go(func() {
		defer cancel()
		err := b.run(ctx, job, d, box)
		if clearErr := d.discard(); clearErr != nil {
			b.log.Warn("files that were sent are left behind", "error", clearErr)
		}
		b.finish(job, ctx.Err() != nil, err)
	})
	return job, nil
}

func (b *bringing) run(ctx context.Context, job *bringJob, d *delivery, box *inbox.Inbox) error {
	for _, f := range d.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.change(func() { job.current = f.Name })
		out, err := box.TakeFile(ctx, f)
		if err != nil {
			return err
		}
		b.change(func() { job.add(out) })
	}
	return nil
}

func (b *bringing) finish(job *bringJob, stopped bool, err error) {
	b.change(func() {
		job.ended, job.current = true, ""
		if err != nil && !stopped {
			b.log.Error("import", "error", err)
			job.problem = "The import broke off: " + problemOf(err).Message
		}
	})
}

func (j *bringJob) add(out inbox.Outcome) {
	j.count.Count(out)
	j.outcomes = append(j.outcomes, out)
}

func (b *bringing) change(f func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	f()
}

// running is the import under way, or nil.
func (b *bringing) running() *bringJob {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.jobs); n > 0 && !b.jobs[n-1].ended {
		return b.jobs[n-1]
	}
	return nil
}

// state is a copy of an import as it is now, or false.
func (b *bringing) state(id string) (bringJob, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, j := range b.jobs {
		if j.id == id {
			return *j, true
		}
	}
	return bringJob{}, false
}

// end breaks the import under way off between two files, and waits for that.
func (b *bringing) end() {
	b.change(b.stop)
	b.underWay.Wait()
}

// jobPage is an import, under way or done.
type jobPage struct {
	base
	ID, Heading  string
	Running      bool
	Done, All    int
	Text         string
	Problem      string
	Refused      []jobRow
	Same         []jobRow
	Imported     []jobRow
	Skipped      []jobRow
	NothingFound bool
}

// jobRow is what became of one file.
type jobRow struct {
	ID, Name, Title, Details string
	// Found are the sections that were recognised, Unplaced those that were not.
	Found, Unplaced string
	Notes           []string
	Problem, Remedy string
}

var errNoJob = &inputError{status: http.StatusNotFound,
	message: "The report of this import is not here any more: it goes when Rolewright is started anew. What was brought in is among the job descriptions; bringing the same files again adds none twice."}

func (s *server) showJob(c *gin.Context) error {
	job, ok := s.bringing.state(c.Param("job"))
	if !ok {
		return errNoJob
	}
	view := jobPage{base: s.base(c, "new"), ID: job.id, Heading: "Bringing " + plural(job.all, "file"), Running: !job.ended,
		Done: len(job.outcomes), All: job.all, Text: job.text(), Problem: job.problem}
	if job.ended {
		view.Heading = countsText(job.count)
	}
	for _, out := range job.outcomes {
		view.add(out)
	}
	return s.render(c, "import_job.html", view)
}

func (v *jobPage) add(out inbox.Outcome) {
	row := jobRow{ID: out.ID, Name: out.Name, Title: firstOf(out.Title, "Untitled job description"), Notes: out.Notes, Problem: out.Problem, Remedy: out.Remedy,
		Details: strings.Join(slices.DeleteFunc([]string{out.Place, out.Pay}, func(t string) bool { return t == "" }), " · "),
		Found:   kindList(out), Unplaced: strings.Join(out.Unplaced, " · ")}
	switch out.Status {
	case inbox.Imported:
		v.Imported = append(v.Imported, row)
	case inbox.Same:
		v.Same = append(v.Same, row)
	case inbox.Refused:
		v.Refused = append(v.Refused, row)
	case inbox.Skipped:
		v.Skipped = append(v.Skipped, row)
	}
}

// kindList names the kinds of section that were recognised, each once.
func kindList(out inbox.Outcome) string {
	var names []string
	for _, k := range out.Sections {
		if name := english().Heading(k, ""); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " · ")
}

// text says how far an import is, or what came of it.
func (j bringJob) text() string {
	switch {
	case !j.ended:
		return fmt.Sprintf("%s of %s: %s", amount(len(j.outcomes)), amount(j.all), j.current)
	case len(j.outcomes) < j.all:
		return fmt.Sprintf("Stopped after %s of %s. What is in stays. Bringing the same files again goes on with the others.", amount(len(j.outcomes)), plural(j.all, "file"))
	}
	return ""
}

func countsText(n inbox.Summary) string {
	parts := []string{amount(n.Imported) + " brought in"}
	for _, p := range []struct {
		n    int
		what string
	}{{n.Same, "here already"}, {n.Refused, "refused"}, {n.Skipped, "left alone"}} {
		if p.n > 0 {
			parts = append(parts, amount(p.n)+" "+p.what)
		}
	}
	return strings.Join(parts, ", ")
}

// jobState is what the page's script follows.
func (s *server) jobState(c *gin.Context) error {
	job, ok := s.bringing.state(c.Param("job"))
	if !ok {
		return errNoJob
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, gin.H{"running": !job.ended, "text": job.text(), "done": len(job.outcomes), "all": job.all, "counts": countsText(job.count)})
	return nil
}

// stopJob breaks an import off between two files.
func (s *server) stopJob(c *gin.Context) error {
	job, ok := s.bringing.state(c.Param("job"))
	if !ok {
		return errNoJob
	}
	job.cancel()
	return seeOther(c, job.address())
}
