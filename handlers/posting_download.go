package handlers

import (
	"context"
	"mime"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

func downloadFormats() []export.Format { return export.Formats() }

// logo is the posting's logo, or nothing where the store does not have it: a
// posting from elsewhere may name a file that did not come along.
func (s *server) logo(c *gin.Context, p posting.Posting) []byte {
	return s.logoOf(c.Request.Context(), p)
}

func (s *server) logoOf(ctx context.Context, p posting.Posting) []byte {
	if p.Company.Logo == "" {
		return nil
	}
	file, err := s.work.Logo(ctx, p.Company.Logo)
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
		asked, err := s.asked(c, format)
		if err != nil || hasFile(c, asked.key) {
			return err
		}
		f, err := s.finish(c, asked)
		if err != nil {
			return err
		}
		if c.Request.Method == http.MethodGet {
			if err := s.work.KeepExported(c.Request.Context(), asked.posting, format.Name()); err != nil {
				return err
			}
		}
		c.Header("Content-Disposition", attachment(export.FileName(asked.order.content, format)))
		c.Data(http.StatusOK, format.MediaType(), f.file)
		return nil
	}
}

// attachment is the header that has a browser save an answer under a name.
func attachment(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}

// showPDF answers the PDF to be looked at in our own page.
func (s *server) showPDF(c *gin.Context) error {
	asked, err := s.asked(c, export.PDF{})
	if err != nil {
		return err
	}
	c.Header("Content-Security-Policy", framedPolicy)
	if hasFile(c, asked.key) {
		return nil
	}
	f, err := s.finish(c, asked)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", "inline")
	c.Data(http.StatusOK, export.PDF{}.MediaType(), f.file)
	return nil
}

type pagesPage struct {
	base
	ID, Title string
	Version   uint64
	Look      lookForm
	Replaced  []string
}

// showPages is the view of the real pages.
func (s *server) showPages(c *gin.Context) error {
	asked, err := s.asked(c, export.PDF{})
	if err != nil {
		return err
	}
	f, err := s.finish(c, asked)
	if err != nil {
		return err
	}
	p := asked.posting
	view := pagesPage{base: s.base(c, "pages"), ID: p.ID, Title: titleOf(p.Value.Content), Version: p.Version, Look: s.lookForm(p.Value)}
	view.Replaced = f.report.Replacements()
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
	sheet, _, err := s.sheet(p.Value.Content, export.Options{})
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
