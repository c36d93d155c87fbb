package handlers

import (
	"cmp"
	"net/url"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
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

func (s *server) templateOf(c *gin.Context, id string) error {
	made, err := s.work.SaveAsTemplate(c.Request.Context(), id)
	if err != nil {
		return err
	}
	return seeOther(c, "/roles/"+url.PathEscape(made.ID)+"?made")
}
