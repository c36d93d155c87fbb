package handlers

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

func downloadFormats() []export.Format { return export.Formats() }

// exported is a posting written as a file.
type exported struct {
	posting workspace.Posting
	file    []byte
	report  export.Report
}

func (s *server) export(c *gin.Context, format export.Format) (exported, error) {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return exported{}, err
	}
	paper, err := export.ParsePaper(c.Query("paper"))
	if err != nil {
		return exported{}, badInput("%s.", capital(err.Error()))
	}
	doc := export.NewDocument(p.Value.Content, s.logo(c, p.Value.Content))
	var buf bytes.Buffer
	report, err := format.Write(&buf, doc, export.Options{Paper: paper})
	if err != nil {
		return exported{}, fmt.Errorf("write %s: %w", format.Name(), err)
	}
	return exported{p, buf.Bytes(), report}, nil
}

// logo is the posting's logo, or nothing where the store does not have it: a
// posting from elsewhere may name a file that did not come along.
func (s *server) logo(c *gin.Context, p posting.Posting) []byte {
	if p.Company.Logo == "" {
		return nil
	}
	file, err := s.work.Logo(c.Request.Context(), p.Company.Logo)
	if err != nil {
		s.log.Warn("logo left out", "logo", p.Company.Logo, "error", err)
		return nil
	}
	return file
}

// download answers a posting as a file to keep, and keeps the version that
// left the house in the posting's history.
func (s *server) download(format export.Format) handler {
	return func(c *gin.Context) error {
		e, err := s.export(c, format)
		if err != nil {
			return err
		}
		if c.Request.Method == http.MethodGet {
			if err := s.work.KeepExported(c.Request.Context(), e.posting, format.Name()); err != nil {
				return err
			}
		}
		name := export.FileName(e.posting.Value.Content, format)
		c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		c.Header("Cache-Control", "no-store")
		c.Data(http.StatusOK, format.MediaType(), e.file)
		return nil
	}
}

// showPDF answers the PDF to be looked at in our own page.
func (s *server) showPDF(c *gin.Context) error {
	e, err := s.export(c, export.PDF{})
	if err != nil {
		return err
	}
	c.Header("Content-Security-Policy", framedPolicy)
	c.Header("Content-Disposition", "inline")
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, export.PDF{}.MediaType(), e.file)
	return nil
}

type pagesPage struct {
	base
	ID, Title, Paper string
	Version          uint64
	Replaced         []string
}

// showPages is the view of the real pages.
func (s *server) showPages(c *gin.Context) error {
	e, err := s.export(c, export.PDF{})
	if err != nil {
		return err
	}
	paper := firstOf(c.Query("paper"), string(export.A4))
	view := pagesPage{base: s.base(c, "pages"), ID: e.posting.ID, Title: titleOf(e.posting.Value.Content), Paper: paper, Version: e.posting.Version}
	for _, r := range e.report.Replaced {
		view.Replaced = append(view.Replaced, fmt.Sprintf("%c as “%s”", r.Rune, r.Shown))
	}
	return s.render(c, "preview.html", view)
}

type copyPage struct {
	base
	ID, Title, Markdown, Text, Board, Structured string
	// Missing says what search engines want to know and the posting does not
	// say.
	Missing []export.Note
	Sheet   any
}

// showCopy has the texts to copy: for scripts as data, for people as boxes.
func (s *server) showCopy(c *gin.Context) error {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return err
	}
	sheet, _, err := s.sheet(p.Value.Content)
	if err != nil {
		return err
	}
	view := copyPage{base: s.base(c, "copy"), ID: p.ID, Title: titleOf(p.Value.Content), Sheet: sheet}
	doc := export.NewDocument(p.Value.Content, nil)
	for _, text := range []struct {
		format export.Format
		to     *string
	}{{export.Markdown{}, &view.Markdown}, {export.Text{}, &view.Text}, {export.Board{}, &view.Board}, {export.JSONLD{}, &view.Structured}} {
		var out strings.Builder
		report, err := text.format.Write(&out, doc, export.Options{})
		if err != nil {
			return err
		}
		*text.to = out.String()
		view.Missing = append(view.Missing, report.Notes...)
	}
	if wantsJSON(c) {
		c.JSON(http.StatusOK, gin.H{"markdown": view.Markdown, "html": string(sheet), "text": view.Text, "board": view.Board})
		return nil
	}
	return s.render(c, "copy.html", view)
}
