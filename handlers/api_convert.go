package handlers

import (
	"bytes"
	"mime"
	"net/http"

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
	if _, err := format.Write(&buf, export.NewDocument(p, s.logo(c, p)), export.Options{Paper: paper}); err != nil {
		return err
	}
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": export.FileName(p, format)}))
	c.Data(http.StatusOK, format.MediaType(), buf.Bytes())
	return nil
}
