package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// roleFilePage edits one of the workspace's own role files as its text.
type roleFilePage struct {
	base
	Slug, Title string
	Version     uint64
	Source      string
	Problem     string
	// Line is the line of the text that the problem is on, counted from 1; 0
	// is none. LineText is what stands there.
	Line     int
	LineText string
	Rows     int
	// Replaces is set where the library has another role of this address,
	// which is shown again when this one is removed.
	Replaces bool
}

func (s *server) showRoleFile(c *gin.Context) error {
	kept, err := s.work.RoleFile(c.Request.Context(), c.Param("slug"))
	if err != nil {
		return err
	}
	view := s.roleFilePage(c, kept, kept.Version, kept.Value.Source)
	if _, ok := c.GetQuery("made"); ok {
		view.Flash = &flash{Text: "This copy is your own now. It stands first under Roles, in the place of the one that it was made from."}
	}
	var fault *role.FileError
	if _, err := role.Parse(kept.ID+".yaml", []byte(kept.Value.Source)); errors.As(err, &fault) {
		view.tell("This version of Rolewright cannot use the role as it is. ", fault)
	}
	return s.render(c, "role_file.html", view)
}

// tell says what is wrong in the text, and where.
func (v *roleFilePage) tell(before string, fault *role.FileError) {
	v.Problem, v.Line = before+fault.Error()+".", fault.Line
	if lines := strings.Split(v.Source, "\n"); fault.Line > 0 && fault.Line <= len(lines) {
		v.LineText = strings.TrimSpace(lines[fault.Line-1])
	}
}

func (s *server) roleFilePage(c *gin.Context, kept workspace.KeptRole, version uint64, source string) roleFilePage {
	const fewest, most = 20, 40
	rows := min(max(strings.Count(source, "\n")+2, fewest), most)
	return roleFilePage{base: s.base(c, "roles"), Slug: kept.ID, Title: fileTitle(kept), Version: version, Source: source, Rows: rows, Replaces: s.replaces(kept.ID)}
}

// fileTitle is the title that a role file gives, or its slug where the file
// cannot be read.
func fileTitle(kept workspace.KeptRole) string {
	if r, err := role.Parse(kept.ID+".yaml", []byte(kept.Value.Source)); err == nil {
		return r.Title
	}
	return kept.ID
}

// replaces reports whether a role that is nobody's own has the slug.
func (s *server) replaces(slug string) bool {
	_, ok := s.published().Entry(slug)
	return ok
}

// saveRoleFile takes the text of a role file. What was typed comes back with
// every refusal.
func (s *server) saveRoleFile(c *gin.Context) error {
	slug, source := c.Param("slug"), strings.ReplaceAll(c.PostForm("source"), "\r\n", "\n")
	version, err := strconv.ParseUint(c.PostForm("version"), 10, 64)
	if err != nil {
		return badInput("The form does not say which version it began from. Reload the page.")
	}
	_, err = s.work.SaveRoleFile(c.Request.Context(), slug, version, source)
	var fault *role.FileError
	switch {
	case errors.As(err, &fault):
		return s.roleFileFault(c, slug, version, source, fault)
	case errors.Is(err, store.ErrConflict):
		return s.roleFileConflict(c, slug, source)
	case err != nil:
		return err
	}
	return seeOther(c, "/roles/"+url.PathEscape(slug)+"?saved")
}

// roleFileFault shows the person's text again with what is wrong in it.
func (s *server) roleFileFault(c *gin.Context, slug string, version uint64, source string, fault *role.FileError) error {
	kept, err := s.work.RoleFile(c.Request.Context(), slug)
	if err != nil {
		return err
	}
	view := s.roleFilePage(c, kept, version, source)
	view.tell("", fault)
	return s.renderStatus(c, http.StatusBadRequest, "role_file.html", view)
}

// roleFileConflict shows the person's text again. Saving it then replaces what
// somebody else has written, which the page says.
func (s *server) roleFileConflict(c *gin.Context, slug, source string) error {
	now, err := s.work.RoleFile(c.Request.Context(), slug)
	if errors.Is(err, store.ErrNotFound) {
		return &inputError{status: http.StatusConflict, kept: source,
			message: "This role was removed after you opened it. Your text is below: keep it in a file named " + slug + ".yaml to bring it in again."}
	}
	if err != nil {
		return err
	}
	view := s.roleFilePage(c, now, now.Version, source)
	view.Problem = "This role was changed elsewhere after you opened it. Your text is below and not yet saved; saving it replaces the other one."
	return s.renderStatus(c, http.StatusConflict, "role_file.html", view)
}

// ownRole makes a role of the library the workspace's own: a copy that can be
// changed and stands in the place of the other one.
func (s *server) ownRole(c *gin.Context) error {
	slug := c.Param("slug")
	r, err := s.work.Role(c.Request.Context(), slug, s.published())
	if err != nil {
		return err
	}
	if r.Model() != nil { // it is already
		return seeOther(c, "/postings/"+url.PathEscape(slug))
	}
	src, err := r.YAML()
	if err != nil {
		return err
	}
	if _, err := s.work.ImportRoles(c.Request.Context(), []workspace.NamedSource{{Name: slug + ".yaml", Source: src}}); err != nil {
		return err
	}
	return seeOther(c, "/roles/"+url.PathEscape(slug)+"/edit?made")
}

func (s *server) deleteRoleFile(c *gin.Context) error {
	slug := c.Param("slug")
	kept, err := s.work.RoleFile(c.Request.Context(), slug)
	if err != nil {
		return err
	}
	if err := s.work.DeleteRoleFile(c.Request.Context(), slug); err != nil {
		return err
	}
	return seeOther(c, "/roles?removed="+url.QueryEscape(slug)+"&title="+url.QueryEscape(fileTitle(kept)))
}

func (s *server) undeleteRoleFile(c *gin.Context) error {
	slug := c.Param("slug")
	if err := s.work.UndeleteRoleFile(c.Request.Context(), slug); err != nil {
		return err
	}
	return seeOther(c, "/roles/"+url.PathEscape(slug)+"?restored")
}

// downloadRole sends a role as the file that "Bring your own" reads.
func (s *server) downloadRole(c *gin.Context) error {
	slug := c.Param("slug")
	kept, err := s.work.RoleFile(c.Request.Context(), slug)
	src := []byte(kept.Value.Source)
	if invalid := (*store.InvalidError)(nil); errors.Is(err, store.ErrNotFound) || errors.As(err, &invalid) {
		r, err := s.work.Role(c.Request.Context(), slug, s.published())
		if err != nil {
			return err
		}
		if src, err = r.YAML(); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="`+slug+`.yaml"`)
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, "application/yaml", src)
	return nil
}
