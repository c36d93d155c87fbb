package handlers

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
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
	// Said is what the review said of the version when it went out, if it did.
	Said *workspace.Publication
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
	said, err := s.work.Publications(ctx, p.ID)
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
			ISO: r.At.Format(time.RFC3339), Reason: reasonWords(r.Reason), Changes: changes(rev.Value.Content, p.Value.Content), Said: saidOf(said, r.Version)})
	}
	if page.Next != "" {
		view.Older = "?after=" + url.QueryEscape(page.Next)
	}
	return s.render(c, "history.html", view)
}

func saidOf(all []workspace.Publication, version uint64) *workspace.Publication {
	if i := slices.IndexFunc(all, func(p workspace.Publication) bool { return p.Version == version }); i >= 0 {
		return &all[i]
	}
	return nil
}

// showPublication gives what the review said of a posting when it went out, as
// it was kept.
func (s *server) showPublication(c *gin.Context) error {
	version, err := strconv.ParseUint(strings.TrimSuffix(c.Param("version"), ".json"), 10, 64)
	if err != nil {
		return store.ErrNotFound
	}
	all, err := s.work.Publications(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	said := saidOf(all, version)
	if said == nil {
		return store.ErrNotFound
	}
	return writeJSON(c, http.StatusOK, said)
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
	case workspace.ReasonMend:
		return "Before a finding of the review was mended"
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
