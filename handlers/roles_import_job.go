package handlers

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"os"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"

	"rolewright/internal/reference"
	"rolewright/internal/wages"
)

// imports runs one import of reference data at a time, in the background: a
// large workbook takes longer than a person waits for an answer.
type imports struct {
	log *slog.Logger
	// ctx ends every import when the app stops; under way has the one that
	// runs.
	ctx      context.Context
	stop     context.CancelFunc
	underWay sync.WaitGroup

	mu               sync.Mutex
	running          *runningImport
	outcome, problem string
}

func newImports(log *slog.Logger) *imports {
	ctx, stop := context.WithCancel(context.Background())
	return &imports{log: log, ctx: ctx, stop: stop}
}

// importing does an import: it tells how far it is and returns what came of it
// in a sentence.
type importing func(ctx context.Context, report func(reference.Progress)) (string, error)

var errImporting = &inputError{status: http.StatusConflict, message: "Another import is under way. Wait until it is done, then try again."}

// start runs do unless another import is under way or the app stops.
func (m *imports) start(what string, do importing) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.running != nil {
		return errImporting
	}
	if err := m.ctx.Err(); err != nil {
		return err
	}
	m.running, m.outcome, m.problem = &runningImport{What: what, Step: "Opening the file"}, "", ""
	m.underWay.Go(func() { m.finish(do) })
	return nil
}

// end stops the import under way, which then changes nothing, and waits until
// it has cleared away its files. None starts afterwards.
func (m *imports) end() {
	m.mu.Lock()
	m.stop()
	m.mu.Unlock()
	m.underWay.Wait()
}

func (m *imports) finish(do importing) {
	outcome, err := m.safely(do)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.running, m.outcome = nil, outcome
	if fault := (*reference.RefusedError)(nil); errors.As(err, &fault) {
		m.problem = "Nothing was changed. " + strings.TrimSuffix(fault.Error(), ".") + "."
	} else if err != nil {
		m.log.Error("import", "error", err)
		m.problem = "The import failed and nothing was changed. The window where Rolewright runs says more."
	}
}

// safely keeps a panic over one file from ending the whole program: nobody
// else is there to catch it.
func (m *imports) safely(do importing) (outcome string, err error) {
	defer func() {
		if r := recover(); r != nil {
			outcome, err = "", fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return do(m.ctx, m.report)
}

func (m *imports) report(p reference.Progress) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.running.Step, m.running.Percent = p.Step, 100*p.Done/max(p.Total, 1)
}

// say leaves a sentence for the page.
func (m *imports) say(outcome string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.outcome, m.problem = outcome, ""
}

// state is a copy of what the page shows.
func (m *imports) state() (running *runningImport, outcome, problem string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now()
}

// told is state for a page, which tells what came of an import once.
func (m *imports) told() (running *runningImport, outcome, problem string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	running, outcome, problem = m.now()
	if running == nil {
		m.outcome, m.problem = "", ""
	}
	return running, outcome, problem
}

// now is state for who holds the lock.
func (m *imports) now() (running *runningImport, outcome, problem string) {
	if m.running != nil {
		copied := *m.running
		running = &copied
	}
	return running, m.outcome, m.problem
}

// importOccupations takes the ZIP of an O*NET release.
func (s *server) importOccupations(c *gin.Context) error {
	return s.importUpload(c, "O*NET release.", func(ctx context.Context, f *upload, report func(reference.Progress)) (string, error) {
		archive, err := zip.NewReader(f, f.size)
		if err != nil {
			return "", &inputError{status: http.StatusBadRequest, message: f.name + " is no ZIP. Choose the ZIP of text files as O*NET publishes it."}
		}
		if !isRelease(archive) {
			return "", &inputError{status: http.StatusBadRequest, message: f.name + " is not an O*NET release: it has no file “" + releaseFile + "”. Choose the ZIP of text files as O*NET publishes it."}
		}
		rel, err := s.reference.ImportOccupations(ctx, archive, report)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("O*NET %s is in the library: %s roles. Search finds them.", rel.Version, amount(len(rel.Roles))), nil
	})
}

// releaseFile is a file that every O*NET release has.
const releaseFile = "Occupation Data.txt"

func isRelease(archive *zip.Reader) bool {
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return path.Base(f.Name) == releaseFile })
}

// importWages takes a wage workbook, or its ZIP.
func (s *server) importWages(c *gin.Context) error {
	return s.importUpload(c, "Wage workbook.", func(ctx context.Context, f *upload, report func(reference.Progress)) (string, error) {
		t, err := s.reference.ImportWages(ctx, f, f.size, wages.Options{Name: f.name, Date: f.date}, report)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("The wages of %s are in the library: %s figures for %s.", t.Date, amount(len(t.Rows)), plural(len(t.Areas), "area")), nil
	})
}

// importUpload keeps the file that was sent on the disk and imports it after
// the answer.
func (s *server) importUpload(c *gin.Context, what string, do func(context.Context, *upload, func(reference.Progress)) (string, error)) error {
	f, err := receive(c)
	if err != nil {
		return err
	}
	err = s.imports.start(what, func(ctx context.Context, report func(reference.Progress)) (string, error) {
		defer s.discard(f)
		outcome, err := do(ctx, f, report)
		if input := (*inputError)(nil); errors.As(err, &input) {
			err = reference.Refuse(input)
		}
		return outcome, err
	})
	if err != nil {
		s.discard(f)
		return err
	}
	return seeOther(c, "/roles/import")
}

func (s *server) discard(f *upload) {
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		s.log.Warn("a file that was sent is left behind", "error", err)
	}
}

// upload is a file that was sent, on the disk.
type upload struct {
	*os.File
	size int64
	name string
	// date is the month that the person says a workbook is of.
	date string
}

// receive reads a form with one file as it comes, so that a large one never
// stands in memory.
func receive(c *gin.Context) (*upload, error) {
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return nil, formError(err)
	}
	var date string
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil, badInput("No file was chosen. Choose one and try again.")
		}
		if err != nil {
			return nil, formError(err)
		}
		switch part.FormName() {
		case "date":
			text, err := io.ReadAll(io.LimitReader(part, 100))
			if err != nil {
				return nil, formError(err)
			}
			date = strings.TrimSpace(string(text))
		case "file":
			if part.FileName() == "" {
				return nil, badInput("No file was chosen. Choose one and try again.")
			}
			return keepUpload(part, date)
		}
	}
}

func keepUpload(part *multipart.Part, date string) (*upload, error) {
	file, err := os.CreateTemp("", "rolewright-import-*")
	if err != nil {
		return nil, fmt.Errorf("keep the file that was sent: %w", err)
	}
	size, err := io.Copy(file, part)
	if err != nil {
		return nil, errors.Join(formError(err), file.Close(), os.Remove(file.Name()))
	}
	return &upload{file, size, part.FileName(), date}, nil
}

// readUpload reads a file of a form that is in memory already.
func readUpload(head *multipart.FileHeader) ([]byte, error) {
	f, err := head.Open()
	if err != nil {
		return nil, formError(err)
	}
	defer f.Close()
	return io.ReadAll(f)
}
