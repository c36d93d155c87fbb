package handlers

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"rolewright/internal/check"
	"rolewright/internal/workspace"
)

func (s *server) setStatus(c *gin.Context) error {
	status := workspace.Status(c.PostForm("status"))
	if !status.Known() {
		return badInput("The status %q is not known: use draft, ready, published or archived.", status)
	}
	version, err := strconv.ParseUint(c.PostForm("version"), 10, 64)
	if err != nil {
		return badInput("The form does not say which version it began from. Reload the page.")
	}
	p, err := s.changeStatus(c, version, status)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		c.JSON(http.StatusOK, gin.H{"version": p.Version, "status": p.Value.Status})
		return nil
	}
	return seeOther(c, "/?changed="+url.QueryEscape(p.ID))
}

// changeStatus changes where a posting stands, if the policy lets it. One that
// goes out is reviewed, and what the review says is kept.
func (s *server) changeStatus(c *gin.Context, version uint64, status workspace.Status) (workspace.Posting, error) {
	ctx, id := c.Request.Context(), c.Param("id")
	if status != workspace.StatusReady && status != workspace.StatusPublished {
		return s.work.SetStatus(ctx, id, version, status)
	}
	p, err := s.work.Get(ctx, id)
	if err != nil {
		return workspace.Posting{}, err
	}
	report, err := s.review(c, p.Value)
	if err != nil {
		return workspace.Posting{}, err
	}
	if err := s.unready(c, report); err != nil {
		return workspace.Posting{}, err
	}
	if status == workspace.StatusReady {
		return s.work.SetStatus(ctx, id, version, status)
	}
	said, err := json.Marshal(check.NewReport(p.Value.Content, report))
	if err != nil {
		return workspace.Posting{}, err
	}
	return s.work.Publish(ctx, id, version, workspace.Publication{RuleSet: report.RuleSet, Score: report.Score.Value, Report: said})
}

func (s *server) duplicatePosting(c *gin.Context) error {
	p, err := s.work.Duplicate(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID)
}

func (s *server) deletePosting(c *gin.Context) error {
	p, err := s.work.Delete(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return seeOther(c, listOf(p)+"?deleted="+url.QueryEscape(p.ID)+"&title="+url.QueryEscape(titleOf(p.Value.Content)))
}

func (s *server) undeletePosting(c *gin.Context) error {
	p, err := s.work.Undelete(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return seeOther(c, listOf(p)+"?restored="+url.QueryEscape(p.ID))
}

// listOf is the page that lists a posting, or a template.
func listOf(p workspace.Posting) string {
	if p.Value.Template {
		return "/roles"
	}
	return "/"
}

// flashOf tells what the last action did, from what it left in the address.
func (s *server) flashOf(c *gin.Context) *flash {
	if id := c.Query("deleted"); id != "" {
		return &flash{Text: "Deleted “" + c.Query("title") + "”.", Action: "/postings/" + url.PathEscape(id) + "/undelete", Button: "Undo"}
	}
	if f := companyFlash(c.Query("company")); f != nil && c.Param("id") != "" {
		return f
	}
	if c.Query("original") == "removed" {
		return &flash{Text: "The original is removed. It can be brought back for thirty days.", Action: originalAddress(c.Param("id")) + "/restore", Button: "Undo"}
	}
	if version := c.Query("mended"); version != "" && c.Param("id") != "" {
		return &flash{Text: "Mended.", Action: "/postings/" + url.PathEscape(c.Param("id")) + "/restore", Button: "Undo", Name: "revision", Value: version}
	}
	if c.Query("saved") != "" {
		return &flash{Text: "Saved."}
	}
	if c.Query("restored") != "" {
		return &flash{Text: "Brought back."}
	}
	if id := c.Query("changed"); id != "" {
		p, err := s.work.Get(c.Request.Context(), id)
		if err == nil {
			return &flash{Text: "“" + titleOf(p.Value.Content) + "” is now " + statusWords[p.Value.Status] + "."}
		}
	}
	return nil
}

var statusWords = map[workspace.Status]string{
	workspace.StatusDraft: "a draft", workspace.StatusReady: "ready",
	workspace.StatusPublished: "published", workspace.StatusArchived: "archived",
}
