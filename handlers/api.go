package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/docs"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// apiRoutes lays out the JSON API. docs/openapi.yaml describes it, and a test
// holds the answers against that description.
func (s *server) apiRoutes(g *gin.RouterGroup) {
	get := func(path string, h handler) { g.Match([]string{http.MethodGet, http.MethodHead}, path, s.page(h)) }
	get("/openapi.yaml", s.apiDescription)
	get("/posting.schema.json", s.apiPostingSchema)
	get("/postings", s.apiListPostings)
	g.POST("/postings", s.page(s.apiCreatePosting))
	get("/postings/export", s.apiExportPostings)
	get("/postings/:id", s.apiGetPosting)
	g.PUT("/postings/:id", s.page(s.apiPutPosting))
	g.DELETE("/postings/:id", s.page(s.apiDeletePosting))
	g.PUT("/postings/:id/look", s.page(s.apiPutLook))
	get("/postings/:id/revisions", s.apiListRevisions)
	get("/postings/:id/offer", s.apiGetOffer)
	g.POST("/postings/:id/offer", s.page(s.apiMakeOffer))
	get("/companies", s.apiListCompanies)
	g.POST("/companies", s.page(s.apiCreateCompany))
	get("/companies/:id", s.apiGetCompany)
	g.PUT("/companies/:id", s.page(s.apiPutCompany))
	g.DELETE("/companies/:id", s.page(s.apiDeleteCompany))
	get("/roles", s.apiListRoles)
	g.POST("/roles", s.page(s.apiImportRoles))
	get("/roles/:slug", s.apiGetRole)
	g.DELETE("/roles/:slug", s.page(s.apiDeleteRole))
	g.POST("/convert", s.page(s.apiConvert))
	g.POST("/review", s.page(s.apiReview))
	get("/postings/:id/review", s.apiReviewPosting)
	g.POST("/import", s.page(s.apiImport))
}

func (s *server) apiDescription(c *gin.Context) error {
	c.Data(http.StatusOK, "application/yaml", docs.OpenAPI)
	return nil
}

func (s *server) apiPostingSchema(c *gin.Context) error {
	c.Data(http.StatusOK, "application/schema+json", docs.PostingSchema)
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
		return 0, &inputError{status: http.StatusPreconditionRequired, field: "If-Match",
			message: "If-Match: the header is missing. Send it with the ETag that you read, so that nobody else's change is overwritten."}
	}
	version, err := strconv.ParseUint(strings.Trim(strings.TrimPrefix(tag, "W/"), `"`), 10, 64)
	if err != nil {
		return 0, badField("If-Match", "%q is no ETag of this API. Send the one that GET gave.", tag)
	}
	return version, nil
}

// unchanged reports whether the client has this version already: one of the
// tags of If-None-Match, weak or strong, is the record's.
func unchanged(c *gin.Context, version uint64) bool {
	return matches(c.GetHeader("If-None-Match"), etag(version))
}

func notModified(c *gin.Context, version uint64) error {
	c.Header("ETag", etag(version))
	c.Header("Cache-Control", "no-cache")
	c.Status(http.StatusNotModified)
	return nil
}

// checkIfMatch refuses to delete a record that is not at the version that the
// client names. Naming one is the client's choice.
func checkIfMatch(c *gin.Context, version uint64) error {
	if c.GetHeader("If-Match") == "" {
		return nil
	}
	want, err := expected(c)
	if err == nil && want != version {
		err = stale(fmt.Sprintf("version %d", version))
	}
	return err
}

const jsonMediaType = "application/json"

var errNotJSON = &inputError{status: http.StatusUnsupportedMediaType, field: "Content-Type",
	message: "Content-Type: the body is read as JSON only. Send it as application/json."}

// jsonBody is a request's body, once it is known to be JSON by its type and
// not larger than a posting may be.
func jsonBody(c *gin.Context) (io.Reader, error) {
	if c.ContentType() != jsonMediaType {
		return nil, errNotJSON
	}
	return http.MaxBytesReader(c.Writer, c.Request.Body, posting.MaxJSON), nil
}

// readPosting reads a posting from a request's body, strictly.
func readPosting(c *gin.Context) (posting.Posting, error) {
	body, err := jsonBody(c)
	if err != nil {
		return posting.Posting{}, err
	}
	return posting.DecodeJSON(body)
}

// stale is the answer to an If-Match that is not the record's any more.
func stale(now string) error {
	return &inputError{status: http.StatusPreconditionFailed, field: "If-Match",
		message: "If-Match: this was changed in the meantime and is at " + now + ". Read it again, put your change over it and send that. Nothing was changed."}
}

// preconditionFailed turns a conflict into 412 for those who sent If-Match.
func preconditionFailed(err error) error {
	now := "another version"
	if conflict := (*store.ConflictError)(nil); errors.As(err, &conflict) {
		now = fmt.Sprintf("version %d", conflict.Current)
	}
	return stale(now)
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
		return 0, badField("limit", "%q is not a whole number of at least 1. Leave it out for 25.", text)
	}
	return n, nil
}

func statusOf(c *gin.Context) (workspace.Status, error) {
	status := workspace.Status(c.Query("status"))
	if status != "" && !status.Known() {
		return "", badField("status", "%q is not known. Use draft, ready, published or archived.", status)
	}
	return status, nil
}
