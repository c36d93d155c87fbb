package handlers

import (
	"cmp"
	"errors"
	"net/url"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
	"rolewright/store"
)

// ownRole says what can be done to a role because it is the workspace's own.
type ownRole struct {
	// What says what kind of role it is.
	What string
	// Edit is the page that changes it, Delete the address that removes it.
	Edit, Delete string
	// Template is set for one that is a job description and no file.
	Template bool
}

// ownRoleOf is nil for a role that is not the workspace's own.
func (s *server) ownRoleOf(c *gin.Context, r role.Role) (*ownRole, error) {
	if r.Model() != nil {
		return &ownRole{"A template of your own, made from a job description.", "/postings/" + r.Slug, "/postings/" + r.Slug + "/delete", true}, nil
	}
	_, err := s.work.RoleFile(c.Request.Context(), r.Slug)
	invalid := (*store.InvalidError)(nil)
	switch {
	case errors.Is(err, store.ErrNotFound), errors.As(err, &invalid):
		return nil, nil
	case err != nil:
		return nil, err
	}
	what := "A role of your own, from a file."
	if s.replaces(r.Slug) {
		what = "Your own version of a role in the library."
	}
	return &ownRole{what, "/roles/" + r.Slug + "/edit", "/roles/" + r.Slug + "/delete", false}, nil
}

// madeFlash tells that a role became the workspace's own or was changed.
func (s *server) madeFlash(c *gin.Context) *flash {
	if _, ok := c.GetQuery("made"); ok {
		return &flash{Text: "Saved as a template. It stands first under Roles and when you start a job description."}
	}
	if _, ok := c.GetQuery("saved"); ok {
		return &flash{Text: "Saved. Job descriptions that exist stay as they are."}
	}
	if _, ok := c.GetQuery("restored"); ok {
		return &flash{Text: "Brought back."}
	}
	return nil
}

// orMend leads from a role that cannot be used to the page that mends it, if
// it is the workspace's own.
func (s *server) orMend(show handler) handler {
	return func(c *gin.Context) error {
		err := show(c)
		if fault := (*role.FileError)(nil); !errors.As(err, &fault) {
			return err
		}
		slug := c.Param("slug")
		if _, ownErr := s.work.RoleFile(c.Request.Context(), slug); ownErr != nil {
			return err
		}
		return seeOther(c, "/roles/"+url.PathEscape(slug)+"/edit")
	}
}

// rolesFlash tells what was done to an own role, from what it left in the
// address.
func (s *server) rolesFlash(c *gin.Context) *flash {
	const stay = " Job descriptions that began from it stay."
	if slug := c.Query("removed"); role.ValidSlug(slug) {
		text := "Removed your own role “" + cmp.Or(c.Query("title"), slug) + "”." + stay
		if s.replaces(slug) {
			text += " The role whose place it took is shown again."
		}
		return &flash{Text: text, Action: "/roles/" + slug + "/undelete", Button: "Undo"}
	}
	f := s.flashOf(c)
	if f != nil && c.Query("deleted") != "" {
		f.Text += stay
	}
	return f
}
