package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
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
