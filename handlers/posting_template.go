package handlers

import (
	"net/url"

	"github.com/gin-gonic/gin"
)

// makeTemplate makes a posting the workspace's own role template.
func (s *server) makeTemplate(c *gin.Context) error {
	return s.templateOf(c, c.Param("id"))
}

// keepTemplate saves the editor's form and makes a template of it.
func (s *server) keepTemplate(c *gin.Context) error {
	saved, answered, err := s.saveForm(c)
	if err != nil || answered {
		return err
	}
	return s.templateOf(c, saved.ID)
}

func (s *server) templateOf(c *gin.Context, id string) error {
	made, err := s.work.SaveAsTemplate(c.Request.Context(), id)
	if err != nil {
		return err
	}
	return seeOther(c, "/roles/"+url.PathEscape(made.ID)+"?made")
}
