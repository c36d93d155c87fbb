package handlers

import (
	"sync"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
)

// library is the roles as the workspace sees them at this moment, to list and
// search: its own, those that come with the program, then imported ones. One
// of them with all that is known of its pay is given by role.
func (s *server) library(c *gin.Context) (*role.Library, error) {
	return s.work.Library(c.Request.Context(), s.published())
}

// published are the roles that are nobody's own, as they were written.
// Reference data that cannot be read must not keep anybody from writing: it is
// left out and logged.
func (s *server) published() *role.Library {
	imported, err := s.reference.Roles()
	if err != nil {
		s.log.Error("imported roles are left out", "error", err)
	}
	return s.joined.with(s.roles, imported)
}

// joined is a library of two, made once: what is made of it can be kept for as
// long as it stays the same.
type joined struct {
	mu             sync.Mutex
	imported, both *role.Library
}

// with is the written roles and the imported ones, if there are any. The
// written ones are always the same.
func (j *joined) with(written, imported *role.Library) *role.Library {
	if imported == nil {
		return written
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.imported != imported {
		j.imported, j.both = imported, role.Join(written, imported)
	}
	return j.both
}

// role returns a role of the library with the imported wages of the nation, or
// role.ErrNotFound.
func (s *server) role(c *gin.Context, slug string) (role.Role, error) {
	r, err := s.work.Role(c.Request.Context(), slug, s.published())
	if err != nil {
		return role.Role{}, err
	}
	return s.withWages(r), nil
}

// gallery sorts a list of roles for choosing: the workspace's own first, then
// the written ones by family. Imported ones are too many to leaf through; a
// search finds them.
func gallery(entries []role.Entry) []role.Shelf {
	own := role.Shelf{Family: role.Family{Slug: "own", Title: "Your own"}}
	var written []role.Entry
	for _, e := range entries {
		switch e.Origin {
		case role.Own:
			own.Entries = append(own.Entries, e)
		case role.Written:
			written = append(written, e)
		}
	}
	shelves := role.Shelves(written)
	if len(own.Entries) > 0 {
		shelves = append([]role.Shelf{own}, shelves...)
	}
	return shelves
}
