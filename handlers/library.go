package handlers

import (
	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
)

// library is the roles as the workspace sees them at this moment: its own,
// those that come with the program, then imported ones.
func (s *server) library(c *gin.Context) (*role.Library, error) {
	return s.work.Library(c.Request.Context(), s.published())
}

// published are the roles that are nobody's own. Reference data that cannot
// be read must not keep anybody from writing: it is left out and logged.
func (s *server) published() *role.Library {
	imported, err := s.reference.Roles()
	if err != nil {
		s.log.Error("imported roles are left out", "error", err)
	}
	if imported == nil {
		return s.roles.Map(s.withWages)
	}
	return role.Join(s.roles, imported).Map(s.withWages)
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
