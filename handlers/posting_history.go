package handlers

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

type historyPage struct {
	base
	ID, Title string
	Rows      []revisionRow
	Older     string
}

type revisionRow struct {
	Number            uint64
	When, ISO, Reason string
	Changes           []difference
}

// historyLimit is how many versions a page shows: each is compared with now.
const historyLimit = 20

func (s *server) showHistory(c *gin.Context) error {
	ctx := c.Request.Context()
	p, err := s.work.Get(ctx, c.Param("id"))
	if err != nil {
		return err
	}
	page, err := s.work.History(ctx, p.ID, c.Query("after"), historyLimit)
	if err != nil {
		return err
	}
	view := historyPage{base: s.base(c, "history"), ID: p.ID, Title: titleOf(p.Value.Content)}
	for _, r := range page.Revisions {
		rev, err := s.work.Revision(ctx, p.ID, r.Version)
		if err != nil {
			return err
		}
		view.Rows = append(view.Rows, revisionRow{Number: r.Version, When: r.At.Local().Format("2 January 2006, 15:04"),
			ISO: r.At.Format(time.RFC3339), Reason: reasonWords(r.Reason), Changes: changes(rev.Value.Content, p.Value.Content)})
	}
	if page.Next != "" {
		view.Older = "?after=" + url.QueryEscape(page.Next)
	}
	return s.render(c, "history.html", view)
}

func changes(then, now posting.Posting) []difference {
	var out []difference
	for _, d := range posting.Compare(then, now) {
		out = append(out, difference{d.Label, d.Before, d.After})
	}
	return out
}

// reasonWords says why a version was kept.
func reasonWords(reason string) string {
	if status, ok := strings.CutPrefix(reason, workspace.ReasonStatus); ok {
		return "When it became " + statusWords[workspace.Status(status)]
	}
	if format, ok := strings.CutPrefix(reason, workspace.ReasonExport); ok {
		return "Downloaded as " + formatWords(format)
	}
	switch reason {
	case workspace.ReasonRestore:
		return "Before an earlier version was brought back"
	case workspace.ReasonProfile:
		return "Before it took the company profile’s texts"
	}
	return "After a pause in writing"
}

// formatWords is a format as people call it.
func formatWords(name string) string {
	switch name {
	case "md":
		return "Markdown"
	case "docx":
		return "Word"
	}
	return strings.ToUpper(name)
}

func (s *server) restoreRevision(c *gin.Context) error {
	number, err := strconv.ParseUint(c.PostForm("revision"), 10, 64)
	if err != nil {
		return badInput("The form does not say which version to bring back. Reload the page.")
	}
	p, err := s.work.Restore(c.Request.Context(), c.Param("id"), number)
	if err != nil {
		return err
	}
	return seeOther(c, "/postings/"+p.ID)
}
