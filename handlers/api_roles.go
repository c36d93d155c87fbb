package handlers

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
	"rolewright/internal/workspace"
)

func (s *server) apiListRoles(c *gin.Context) error {
	lib, err := s.library(c)
	if err != nil {
		return err
	}
	found := lib.Search(role.ParseRequest(c.Query("q")))
	if found == nil {
		found = []role.Entry{}
	}
	return writeJSON(c, http.StatusOK, gin.H{"roles": found})
}

func (s *server) apiGetRole(c *gin.Context) error {
	r, err := s.role(c, c.Param("slug"))
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, r)
}

// roleFilesJSON are role files as a program brings them.
type roleFilesJSON struct {
	Files []roleFileJSON `json:"files"`
}

type roleFileJSON struct {
	// Name is the file's name; the slug is its name without the ending.
	Name   string `json:"name"`
	Source string `json:"source"`
}

// apiImportRoles keeps role files as the workspace's own roles, all or none.
func (s *server) apiImportRoles(c *gin.Context) error {
	if c.ContentType() != jsonMediaType {
		return errNotJSON
	}
	var body roleFilesJSON
	dec := json.NewDecoder(c.Request.Body)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&body); err != nil {
		if tooBig := (*http.MaxBytesError)(nil); errors.As(err, &tooBig) {
			return tooBig
		}
		return badField("files", "the body cannot be read (%v). Send {\"files\": [{\"name\": \"payroll-clerk.yaml\", \"source\": \"…\"}]}.", err)
	}
	if len(body.Files) == 0 {
		return badField("files", "there is no file. Send at least one, with its name and source.")
	}
	var files []workspace.NamedSource
	for _, f := range body.Files {
		files = append(files, workspace.NamedSource{Name: f.Name, Source: []byte(f.Source)})
	}
	report, err := s.work.ImportRoles(c.Request.Context(), files)
	if err != nil {
		return err
	}
	return writeJSON(c, http.StatusOK, report)
}

// apiDeleteRole removes one of the workspace's own roles.
func (s *server) apiDeleteRole(c *gin.Context) error {
	if err := s.work.DeleteRoleFile(c.Request.Context(), c.Param("slug")); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
