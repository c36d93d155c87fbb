package handlers

import (
	"errors"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

type postingJSON struct {
	metaJSON
	Status  workspace.Status `json:"status"`
	Look    lookJSON         `json:"look"`
	Posting posting.Posting  `json:"posting"`
	Notes   []noteJSON       `json:"notes"`
}

type noteJSON struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

type postingRow struct {
	metaJSON
	Status  workspace.Status `json:"status"`
	Title   string           `json:"title"`
	Company string           `json:"company"`
	Role    string           `json:"role"`
}

func metaOf(m store.Meta) metaJSON { return metaJSON{m.ID, m.Version, m.Created, m.Updated} }

func (s *server) writePosting(c *gin.Context, status int, p workspace.Posting) error {
	out := postingJSON{metaJSON: metaOf(p.Meta), Status: p.Value.Status, Look: lookToJSON(p.Value), Posting: p.Value.Content, Notes: []noteJSON{}}
	for _, n := range posting.Check(p.Value.Content, s.now()) {
		out.Notes = append(out.Notes, noteJSON{n.Field, n.Message})
	}
	c.Header("ETag", etag(p.Version))
	return writeJSON(c, status, out)
}

func (s *server) apiListPostings(c *gin.Context) error {
	limit, err := limitOf(c)
	if err != nil {
		return err
	}
	status, err := statusOf(c)
	if err != nil {
		return err
	}
	list, err := s.work.List(c.Request.Context(), workspace.Filter{Status: status, Company: c.Query("company"),
		Text: c.Query("q"), Cursor: c.Query("after"), Limit: limit})
	if err != nil {
		return err
	}
	rows := make([]postingRow, 0, len(list.Items))
	for _, p := range list.Items {
		content := p.Value.Content
		rows = append(rows, postingRow{metaOf(p.Meta), p.Value.Status, content.Title, content.Company.Name, content.Role})
	}
	return writeJSON(c, http.StatusOK, gin.H{"postings": rows, "next": list.Next})
}

func (s *server) apiCreatePosting(c *gin.Context) error {
	content, err := readPosting(c)
	if err != nil {
		return err
	}
	p, err := s.work.Create(c.Request.Context(), content, workspace.Origin{})
	if err != nil {
		return err
	}
	c.Header("Location", "/api/v1/postings/"+p.ID)
	return s.writePosting(c, http.StatusCreated, p)
}

func (s *server) apiGetPosting(c *gin.Context) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	if unchanged(c, p.Version) {
		return notModified(c, p.Version)
	}
	return s.writePosting(c, http.StatusOK, p)
}

func (s *server) apiPutPosting(c *gin.Context) error {
	version, err := expected(c)
	if err != nil {
		return err
	}
	content, err := readPosting(c)
	if err != nil {
		return err
	}
	p, err := s.work.Save(c.Request.Context(), c.Param("id"), version, content)
	if errors.Is(err, store.ErrConflict) {
		return preconditionFailed(err)
	}
	if err != nil {
		return err
	}
	return s.writePosting(c, http.StatusOK, p)
}

func (s *server) apiDeletePosting(c *gin.Context) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	if err := checkIfMatch(c, p.Version); err != nil {
		return err
	}
	if _, err := s.work.Delete(c.Request.Context(), c.Param("id")); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

type revisionJSON struct {
	Version uint64    `json:"version"`
	At      time.Time `json:"at"`
	Reason  string    `json:"reason"`
}

func (s *server) apiListRevisions(c *gin.Context) error {
	limit, err := limitOf(c)
	if err != nil {
		return err
	}
	page, err := s.work.History(c.Request.Context(), c.Param("id"), c.Query("after"), limit)
	if err != nil {
		return err
	}
	rows := make([]revisionJSON, 0, len(page.Revisions))
	for _, r := range page.Revisions {
		rows = append(rows, revisionJSON{r.Version, r.At, r.Reason})
	}
	return writeJSON(c, http.StatusOK, gin.H{"revisions": rows, "next": page.Next})
}
