package handlers

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

type companyJSON struct {
	metaJSON
	Company posting.Company `json:"company"`
}

func writeCompany(c *gin.Context, status int, p workspace.Profile) error {
	c.Header("ETag", etag(p.Version))
	return writeJSON(c, status, companyJSON{metaOf(p.Meta), p.Value.Texts})
}

// readCompany reads a company's texts from a request's body, as strictly as a
// posting. A company has a name.
func readCompany(c *gin.Context) (posting.Company, error) {
	body, err := jsonBody(c)
	if err != nil {
		return posting.Company{}, err
	}
	src, err := io.ReadAll(body)
	if err != nil {
		return posting.Company{}, fmt.Errorf("read the company: %w", err)
	}
	texts, err := posting.DecodeCompany(src)
	if field := (*posting.FieldError)(nil); errors.As(err, &field) {
		// The body is the company itself, not a posting that has one.
		own := *field
		own.Field = strings.TrimPrefix(strings.TrimPrefix(own.Field, "company"), ".")
		return posting.Company{}, &own
	}
	if err == nil && strings.TrimSpace(texts.Name) == "" {
		err = badField("name", "the company needs a name. Send it as \"name\".")
	}
	return texts, err
}

func (s *server) apiListCompanies(c *gin.Context) error {
	profiles, err := s.work.Companies(c.Request.Context())
	if err != nil {
		return err
	}
	rows := make([]companyJSON, 0, len(profiles))
	for _, p := range profiles {
		rows = append(rows, companyJSON{metaOf(p.Meta), p.Value.Texts})
	}
	return writeJSON(c, http.StatusOK, gin.H{"companies": rows})
}

func (s *server) apiCreateCompany(c *gin.Context) error {
	texts, err := readCompany(c)
	if err != nil {
		return err
	}
	p, err := s.work.CreateCompany(c.Request.Context(), texts)
	if err != nil {
		return err
	}
	c.Header("Location", "/api/v1/companies/"+p.ID)
	return writeCompany(c, http.StatusCreated, p)
}

func (s *server) apiGetCompany(c *gin.Context) error {
	p, err := s.work.Company(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	if unchanged(c, p.Version) {
		return notModified(c, p.Version)
	}
	return writeCompany(c, http.StatusOK, p)
}

func (s *server) apiPutCompany(c *gin.Context) error {
	version, err := expected(c)
	if err != nil {
		return err
	}
	texts, err := readCompany(c)
	if err != nil {
		return err
	}
	p, err := s.work.SaveCompany(c.Request.Context(), c.Param("id"), version, texts)
	if errors.Is(err, store.ErrConflict) {
		return preconditionFailed(err)
	}
	if err != nil {
		return err
	}
	return writeCompany(c, http.StatusOK, p)
}

func (s *server) apiDeleteCompany(c *gin.Context) error {
	p, err := s.work.Company(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	if err := checkIfMatch(c, p.Version); err != nil {
		return err
	}
	if err := s.work.DeleteCompany(c.Request.Context(), c.Param("id")); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
