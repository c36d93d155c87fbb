package handlers

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"rolewright/internal/inbox"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// mostAPIFiles bounds the files of one request, which is answered when the
// last one is in.
const mostAPIFiles = 100

// importJSON is what became of the files of a request.
type importJSON struct {
	inbox.Summary
	Files []inbox.Outcome `json:"files"`
}

// apiImport takes job descriptions in, each as POST /import does, and tells
// what became of each.
func (s *server) apiImport(c *gin.Context) error {
	if c.ContentType() != "multipart/form-data" {
		return &inputError{status: http.StatusUnsupportedMediaType, field: "Content-Type",
			message: "Content-Type: the files are read as multipart/form-data only, each as a part called “file”."}
	}
	d, err := receiveFiles(c)
	if err != nil {
		return err
	}
	defer s.clearAway(d)
	switch n := len(d.Files) + len(d.Told); {
	case n == 0:
		return badField("file", "there is none. Send at least one part called “file”, with its file name.")
	case n > mostAPIFiles:
		return badField("file", "these are %d files, and a request takes %d. Send the others in another one.", n, mostAPIFiles)
	}
	company, err := s.companyOf(c, d.values["company"])
	if err != nil {
		return err
	}
	box := s.inbox(company)
	box.Again, box.Rehearsal = d.values["again"] == "true", d.values["rehearsal"] == "true"
	report := importJSON{Files: []inbox.Outcome{}}
	for _, out := range d.Told {
		report.add(out)
	}
	for _, f := range d.Files {
		out, err := box.TakeFile(c.Request.Context(), f)
		if err != nil {
			return err
		}
		report.add(out)
	}
	return writeJSON(c, http.StatusOK, report)
}

func (r *importJSON) add(out inbox.Outcome) {
	r.Count(out)
	r.Files = append(r.Files, out)
}

// companyOf is the profile that a program names by its id or name, or none.
func (s *server) companyOf(c *gin.Context, text string) (posting.Company, error) {
	if text == "" {
		return posting.Company{}, nil
	}
	profile, err := s.work.FindCompany(c.Request.Context(), text)
	if errors.Is(err, store.ErrNotFound) {
		return posting.Company{}, badField("company", "there is no profile %q. Name one by its id or its name, or leave it out.", text)
	}
	return workspace.Texts(profile), err
}

func (s *server) inbox(company posting.Company) *inbox.Inbox {
	return &inbox.Inbox{Work: s.work, Company: company, Log: s.log}
}

func (s *server) clearAway(d *delivery) {
	if err := d.discard(); err != nil {
		s.log.Warn("files that were sent are left behind", "error", err)
	}
}
