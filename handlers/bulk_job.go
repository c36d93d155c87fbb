package handlers

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/bundle"
	"rolewright/internal/workspace"
)

// Bounds of ZIPs that are made in the background: how many at a time, and how
// many and how long they are kept for the person to fetch.
const (
	zipsAtOnce = 2
	keptZIPs   = 4
	keepZIP    = time.Hour
)

// zips makes large ZIPs on the disk, while a page shows how far they are.
type zips struct {
	log *slog.Logger
	now func() time.Time
	// ctx ends every one when the app stops; underWay has those that run.
	ctx      context.Context
	stop     context.CancelFunc
	underWay sync.WaitGroup

	mu   sync.Mutex
	jobs []*zipJob
}

// zipJob is one ZIP. What may change is guarded by the lock of zips.
type zipJob struct {
	id, name, what, back string
	total                int
	cancel               context.CancelFunc

	written int
	// ended is zero while it runs; then there is a file, or a problem.
	ended   time.Time
	file    string
	size    int64
	result  bundle.Result
	problem string
}

func newZIPs(log *slog.Logger, now func() time.Time) *zips {
	ctx, stop := context.WithCancel(context.Background())
	return &zips{log: log, now: now, ctx: ctx, stop: stop}
}

var errZIPs = &inputError{status: http.StatusServiceUnavailable, message: "Two downloads are being made already. Wait until one of them is done, or cancel it."}

// making writes a ZIP to w, and calls seen for each file.
type making func(ctx context.Context, w io.Writer, seen func()) (bundle.Result, error)

// start has a ZIP made unless there are too many or the app stops.
func (z *zips) start(job *zipJob, make making) error {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.clear()
	running := 0
	for _, j := range z.jobs {
		if j.ended.IsZero() {
			running++
		}
	}
	if running >= zipsAtOnce {
		return errZIPs
	}
	if err := z.ctx.Err(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(z.ctx)
	job.cancel = cancel
	z.jobs = append(z.jobs, job)
	z.underWay.Go(func() {
		defer cancel()
		z.finish(job, func() (string, bundle.Result, error) { return z.write(ctx, job, make) })
	})
	return nil
}

// clear takes away files that nobody fetched, the oldest first. Who calls it
// holds the lock.
func (z *zips) clear() {
	ended := 0
	for _, j := range slices.Backward(z.jobs) {
		if !j.ended.IsZero() {
			ended++
		}
		if !j.ended.IsZero() && (ended >= keptZIPs || z.now().Sub(j.ended) > keepZIP) {
			z.remove(j)
		}
	}
}

// remove takes a ZIP away. Who calls it holds the lock.
func (z *zips) remove(job *zipJob) {
	if job.file != "" {
		if err := os.Remove(job.file); err != nil {
			z.log.Warn("a ZIP is left behind", "error", err)
		}
	}
	z.jobs = slices.DeleteFunc(z.jobs, func(j *zipJob) bool { return j == job })
}

// write makes the ZIP in a file of its own, which is gone after an error.
func (z *zips) write(ctx context.Context, job *zipJob, make making) (name string, result bundle.Result, err error) {
	file, err := os.CreateTemp("", "rolewright-download-*.zip")
	if err != nil {
		return "", result, err
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
		if err = errors.Join(err, file.Close()); err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	out := bufio.NewWriterSize(file, 1<<16)
	result, err = make(ctx, out, func() {
		z.mu.Lock()
		defer z.mu.Unlock()
		job.written++
	})
	return file.Name(), result, errors.Join(err, out.Flush())
}

func (z *zips) finish(job *zipJob, write func() (string, bundle.Result, error)) {
	name, result, err := write()
	var size int64
	if err == nil {
		var info os.FileInfo
		if info, err = os.Stat(name); err == nil {
			size = info.Size()
		}
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	job.ended = z.now()
	switch {
	case err == nil && !slices.Contains(z.jobs, job): // cancelled when it was done
		job.file = name
		z.remove(job)
	case err == nil:
		job.file, job.size, job.result = name, size, result
	case errors.Is(err, context.Canceled):
		z.remove(job)
	default:
		z.log.Error("make a ZIP", "error", err)
		job.problem = "The ZIP could not be made. The window where Rolewright runs says more; there may be no room left on the disk."
	}
}

// state is a copy of a job as it stands, or nothing where there is none.
func (z *zips) state(id string) (zipJob, bool) {
	z.mu.Lock()
	defer z.mu.Unlock()
	for _, j := range z.jobs {
		if j.id == id {
			return *j, true
		}
	}
	return zipJob{}, false
}

// cancel gives a ZIP up, made or not.
func (z *zips) cancel(id string) {
	z.mu.Lock()
	defer z.mu.Unlock()
	for _, j := range z.jobs {
		if j.id != id {
			continue
		}
		j.cancel()
		z.remove(j)
		return
	}
}

// end stops those that run and takes all files away. None starts afterwards.
func (z *zips) end() {
	z.mu.Lock()
	z.stop()
	z.mu.Unlock()
	z.underWay.Wait()
	z.mu.Lock()
	defer z.mu.Unlock()
	for len(z.jobs) > 0 {
		z.remove(z.jobs[0])
	}
}

// startZIP has many files made and leads to the page that shows how far they
// are.
func (s *server) startZIP(c *gin.Context, sel selection, n int) error {
	job := &zipJob{id: workspace.NewPartID(), name: s.zipName(sel), total: n, back: listAddress(sel.filter),
		what: plural(n, "job description") + " as " + formatWords(sel.format.Name())}
	err := s.zips.start(job, func(ctx context.Context, w io.Writer, seen func()) (bundle.Result, error) {
		return s.writeZIP(ctx, w, sel, seen)
	})
	if err != nil {
		return err
	}
	return seeOther(c, "/downloads/"+job.id)
}

// zipPage shows how far a ZIP is, and then hands it over.
type zipPage struct {
	base
	ID, What, Back string
	Running        bool
	Written, Total int
	// The same in words for people.
	WrittenText, TotalText string
	// Size is the ready ZIP's, in words for people.
	Size    string
	Files   string
	Remarks []bundle.Remark
	// More counts the remarks that the page has no room for, or is empty.
	More    string
	Problem string
}

// shownRemarks is how many remarks a page has room for.
const shownRemarks = 30

var errNoZIP = &inputError{status: http.StatusNotFound, message: "This download is gone: it was cancelled, or made a while ago. Choose the job descriptions again."}

func (s *server) showZIP(c *gin.Context) error {
	job, ok := s.zips.state(c.Param("id"))
	if !ok {
		return errNoZIP
	}
	view := zipPage{base: s.base(c, "drafts"), ID: job.id, What: job.what, Back: job.back, Running: job.ended.IsZero(), Written: job.written,
		Total: job.total, WrittenText: amount(job.written), TotalText: amount(job.total), Size: sizeWords(job.size), Files: plural(job.result.Written, "file"), Remarks: job.result.Remarks, Problem: job.problem}
	if more := len(view.Remarks) - shownRemarks; more > 0 {
		view.Remarks, view.More = view.Remarks[:shownRemarks], amount(more)
	}
	return s.render(c, "download.html", view)
}

// zipState is how far a ZIP is, for a script.
func (s *server) zipState(c *gin.Context) error {
	job, ok := s.zips.state(c.Param("id"))
	if !ok {
		return errNoZIP
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, gin.H{"running": job.ended.IsZero(), "written": job.written, "total": job.total})
	return nil
}

// fetchZIP answers with a ready ZIP.
func (s *server) fetchZIP(c *gin.Context) error {
	job, ok := s.zips.state(c.Param("id"))
	if !ok || job.file == "" {
		return errNoZIP
	}
	file, err := os.Open(job.file)
	if errors.Is(err, os.ErrNotExist) { // cancelled at this moment
		return errNoZIP
	}
	if err != nil {
		return err
	}
	defer file.Close()
	// A large file may take longer than any other answer.
	_ = http.NewResponseController(c.Writer).SetWriteDeadline(time.Time{})
	c.Header("Content-Type", "application/zip")
	c.Header("Content-Disposition", attachment(job.name))
	c.Header("Cache-Control", "no-store")
	http.ServeContent(c.Writer, c.Request, "", job.ended, file)
	return nil
}

func (s *server) cancelZIP(c *gin.Context) error {
	job, ok := s.zips.state(c.Param("id"))
	s.zips.cancel(c.Param("id"))
	if !ok {
		return seeOther(c, "/")
	}
	return seeOther(c, job.back)
}

// sizeWords is a file's size as people say it.
func sizeWords(bytes int64) string {
	switch {
	case bytes >= 10<<20:
		return fmt.Sprintf("%d MB", bytes>>20)
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	}
	return fmt.Sprintf("%d KB", max(bytes>>10, 1))
}
