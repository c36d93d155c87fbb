package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// apiConvert writes the posting of the body in the format that the query
// names. Nothing is stored.
func (s *server) apiConvert(c *gin.Context) error {
	format, err := export.ByName(c.Query("to"))
	if err != nil {
		return badField("to", "%s.", err)
	}
	options, err := optionsAsked(c, export.Options{})
	if err != nil {
		return err
	}
	p, err := readPosting(c)
	if err != nil {
		return err
	}
	p = posting.Normalize(p, workspace.NewPartID)
	o := order{p, s.logo(c, p), format, options}
	key, err := s.files.key(o)
	if err != nil {
		return err
	}
	f, err := s.files.finish(c.Request.Context(), key, o)
	if err != nil {
		return err
	}
	if missing := missingFields(f.report); missing != "" {
		c.Header("Rolewright-Missing", missing)
	}
	c.Header("Content-Disposition", attachment(export.FileName(p, format)))
	c.Data(http.StatusOK, format.MediaType(), f.file)
	return nil
}

// missingFields lists the fields without which the file is of no use to those
// for whom it is written, with commas between.
func missingFields(report export.Report) string {
	var fields []string
	for _, n := range report.Notes {
		if n.Required && !slices.Contains(fields, n.Field) {
			fields = append(fields, n.Field)
		}
	}
	return strings.Join(fields, ", ")
}
