package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/docs"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// apiRoutes lays out the JSON API. docs/openapi.yaml describes it, and a test
// holds the answers against that description.
func (s *server) apiRoutes(g *gin.RouterGroup) {
	g.GET("/openapi.yaml", s.page(s.apiDescription))
	g.GET("/postings", s.page(s.apiListPostings))
	g.POST("/postings", s.page(s.apiCreatePosting))
	g.GET("/postings/:id", s.page(s.apiGetPosting))
	g.PUT("/postings/:id", s.page(s.apiPutPosting))
	g.DELETE("/postings/:id", s.page(s.apiDeletePosting))
	g.GET("/postings/:id/revisions", s.page(s.apiListRevisions))
	g.GET("/companies", s.page(s.apiListCompanies))
	g.POST("/companies", s.page(s.apiCreateCompany))
	g.GET("/companies/:id", s.page(s.apiGetCompany))
	g.PUT("/companies/:id", s.page(s.apiPutCompany))
	g.DELETE("/companies/:id", s.page(s.apiDeleteCompany))
	g.GET("/roles", s.page(s.apiListRoles))
	g.GET("/roles/:slug", s.page(s.apiGetRole))
	g.POST("/convert", s.page(s.apiConvert))
}

func (s *server) apiDescription(c *gin.Context) error {
	c.Data(http.StatusOK, "application/yaml", docs.OpenAPI)
	return nil
}

// metaJSON is what the API tells of a record besides its content.
type metaJSON struct {
	ID      string    `json:"id"`
	Version uint64    `json:"version"`
	Created time.Time `json:"created"`
	Updated time.Time `json:"updated"`
}

// etag is a record's version as an entity tag. It is a weak one: the same
// version may be written as other bytes by another release.
func etag(version uint64) string { return `W/"` + strconv.FormatUint(version, 10) + `"` }

// expected reads If-Match: an entity tag of ours, weak or strong.
func expected(c *gin.Context) (uint64, error) {
	tag := c.GetHeader("If-Match")
	if tag == "" {
		return 0, &inputError{status: http.StatusPreconditionRequired, message: "Send If-Match with the ETag that you read, so that nobody else's change is overwritten."}
	}
	version, err := strconv.ParseUint(strings.Trim(strings.TrimPrefix(tag, "W/"), `"`), 10, 64)
	if err != nil {
		return 0, badInput("If-Match %q is no ETag of this API: send the one that GET gave.", tag)
	}
	return version, nil
}

// requireJSON refuses a body of another kind before it is read.
func requireJSON(c *gin.Context) error {
	if c.ContentType() != "application/json" {
		return &inputError{status: http.StatusUnsupportedMediaType, message: "Send the body as application/json."}
	}
	return nil
}

// readPosting reads a posting from a request's body, strictly.
func readPosting(c *gin.Context) (posting.Posting, error) {
	if err := requireJSON(c); err != nil {
		return posting.Posting{}, err
	}
	return posting.DecodeJSON(c.Request.Body)
}

// preconditionFailed turns a conflict into 412 for those who sent If-Match.
func preconditionFailed(err error) error {
	return &inputError{status: http.StatusPreconditionFailed, message: capital(err.Error()) + ". Read it again, put your change over it and send that."}
}

func writeJSON(c *gin.Context, status int, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	c.Header("Cache-Control", "no-cache")
	c.Data(status, "application/json", append(body, '\n'))
	return nil
}

// limitOf reads the query's limit; 0 is the default.
func limitOf(c *gin.Context) (int, error) {
	text := c.Query("limit")
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, badInput("limit %q is not a whole number of at least 1.", text)
	}
	return n, nil
}

func statusOf(c *gin.Context) (workspace.Status, error) {
	status := workspace.Status(c.Query("status"))
	if status != "" && !status.Known() {
		return "", badInput("status %q is not known: use draft, ready, published or archived.", status)
	}
	return status, nil
}
