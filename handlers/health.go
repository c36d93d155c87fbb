package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"rolewright/internal/workspace"
)

// healthy says that the process answers.
func (s *server) healthy(c *gin.Context) error {
	c.String(http.StatusOK, "ok\n")
	return nil
}

// ready says that the store answers, too.
func (s *server) ready(c *gin.Context) error {
	if _, err := s.work.List(c.Request.Context(), workspace.Filter{Limit: 1}); err != nil {
		return err
	}
	c.String(http.StatusOK, "ready\n")
	return nil
}
