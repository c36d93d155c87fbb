package handlers

import (
	"bytes"
	"mime"
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
	paper, err := export.ParsePaper(c.Query("paper"))
	if err != nil {
		return badField("paper", "%s.", err)
	}
	p, err := readPosting(c)
	if err != nil {
		return err
	}
	p = posting.Normalize(p, workspace.NewPartID)
	var buf bytes.Buffer
	report, err := format.Write(&buf, export.NewDocument(p, s.logo(c, p)), export.Options{Paper: paper})
	if err != nil {
		return err
	}
	if missing := missingFields(report); missing != "" {
		c.Header("Rolewright-Missing", missing)
	}
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": export.FileName(p, format)}))
	c.Data(http.StatusOK, format.MediaType(), buf.Bytes())
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
