package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/filecache"
	"rolewright/internal/posting"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// handler answers a request or returns an error, which one place turns into
// an answer.
type handler func(*gin.Context) error

// inputError is a request that cannot be used: what is wrong and what to do.
type inputError struct {
	status  int
	message string
	// field is the part of the request that is meant, if it is one.
	field string
	// kept is what the person had typed, shown to be copied.
	kept string
}

func (e *inputError) Error() string { return e.message }

func badInput(format string, args ...any) error {
	return &inputError{status: http.StatusBadRequest, message: fmt.Sprintf(format, args...)}
}

// badField is badInput about one part of the request, which the message names
// first.
func badField(field, format string, args ...any) error {
	return &inputError{status: http.StatusBadRequest, field: field, message: field + ": " + fmt.Sprintf(format, args...)}
}

var (
	errInternal  = errors.New("internal error")
	errNoPage    = &inputError{status: http.StatusNotFound, message: "There is no page at this address."}
	errOtherSite = &inputError{status: http.StatusForbidden, message: "This request came from another site's page and was refused. Nothing was changed."}
	errNoMethod  = &inputError{status: http.StatusMethodNotAllowed, message: "This address does not take that kind of request."}
)

// problem is an error as people and programs see it. Its text never comes
// from inside the program.
type problem struct {
	Status  int
	Heading string
	Message string
	// Field is the part of the request that is meant, if it is one.
	Field string
	Kept  string
	// RetryAfter is in how many seconds it is worth trying again, or empty.
	RetryAfter string
}

// problemOf is the one table from kinds of error to answers.
func problemOf(err error) problem {
	var (
		input    *inputError
		tooBig   *http.MaxBytesError
		field    *posting.FieldError
		markdown *posting.ReadError
		invalid  *store.InvalidError
		roleFile *role.FileError
	)
	switch {
	case errors.As(err, &input):
		return problem{Status: input.status, Heading: headingOf(input.status), Message: input.message, Field: input.field, Kept: input.kept}
	case errors.As(err, &tooBig):
		return problem{Status: http.StatusRequestEntityTooLarge, Heading: "Too large",
			Message: fmt.Sprintf("This is more than Rolewright takes at once (%d MB). Shorten it and try again. Nothing was changed.", tooBig.Limit>>20)}
	case errors.Is(err, store.ErrTooLarge):
		return problem{Status: http.StatusRequestEntityTooLarge, Heading: "Too large",
			Message: "This is more than Rolewright can keep in one place. Shorten the longest texts and try again. Nothing was changed."}
	case errors.As(err, &field):
		return problem{Status: http.StatusBadRequest, Heading: "This cannot be read", Message: field.Error(), Field: field.Field}
	case errors.As(err, &markdown):
		return problem{Status: http.StatusBadRequest, Heading: "This cannot be read", Message: markdown.Error()}
	case errors.As(err, &roleFile):
		return problem{Status: http.StatusBadRequest, Heading: "This role file cannot be used", Message: roleFileMessage(err), Field: roleFile.Field}
	case errors.As(err, &invalid):
		return invalidProblem(invalid)
	case errors.Is(err, store.ErrNotFound):
		return notHere
	case errors.Is(err, role.ErrNotFound):
		return problem{Status: http.StatusNotFound, Heading: "No such role", Message: "The library has no role of this name. Look for it under Roles."}
	case errors.Is(err, store.ErrConflict):
		return problem{Status: http.StatusConflict, Heading: "Changed elsewhere", Message: "This was changed in the meantime. Open it again to see how it stands now."}
	case errors.Is(err, workspace.ErrLogo):
		return problem{Status: http.StatusBadRequest, Heading: "The logo cannot be used", Message: sentence(err)}
	case errors.Is(err, filecache.ErrBusy):
		return problem{Status: http.StatusServiceUnavailable, Heading: "Busy", RetryAfter: "2",
			Message: "More files are being made than this machine can make at once. Try again in a moment."}
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrFormat):
		return problem{Status: http.StatusServiceUnavailable, Heading: "The data cannot be reached",
			Message: "Rolewright cannot read or write its file. Look at the window where it runs for the reason; what you typed is still in your browser."}
	}
	return problem{Status: http.StatusInternalServerError, Heading: "Something went wrong",
		Message: "That is Rolewright's fault, not yours. Try again; the window where it runs says more."}
}

// roleFileMessage tells what is wrong with role files, each fault on its own.
func roleFileMessage(err error) string {
	return "Nothing was changed. " + strings.ReplaceAll(err.Error(), "\n", ". ") + "."
}

// headingOf says in words for people what a status is about.
func headingOf(status int) string {
	switch status {
	case http.StatusForbidden:
		return "Refused"
	case http.StatusNotFound:
		return "Not here"
	case http.StatusMethodNotAllowed, http.StatusUnsupportedMediaType:
		return "Not in this way"
	case http.StatusPreconditionFailed:
		return "Changed elsewhere"
	case http.StatusRequestEntityTooLarge:
		return "Too large"
	}
	return "This cannot be used"
}

var notHere = problem{Status: http.StatusNotFound, Heading: "Not here", Message: "There is nothing at this address. It may have been deleted."}

// invalidProblem names what the store refused by the name that it has in an
// address. An id that no record can have is one that none has.
func invalidProblem(err *store.InvalidError) problem {
	p := problem{Status: http.StatusBadRequest, Heading: "This cannot be used", Field: err.Field, Message: err.Error()}
	switch err.Field {
	case "id":
		return notHere
	case "cursor":
		p.Field, p.Message = "after", "after: this is no page of this list. Start again from the first page, without “after”."
	case "text":
		p.Field, p.Message = "q", "q: these are too many words to search for. Use fewer."
	}
	return p
}

// sentence makes a sentence of an error whose text is meant for people.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// page adapts a handler: it logs what is our fault and answers all errors.
func (s *server) page(h handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			s.fail(c, err)
		}
	}
}

// fail answers an error as JSON where a script or program asks, and as a
// page otherwise.
func (s *server) fail(c *gin.Context, err error) {
	if c.Request.Context().Err() != nil {
		c.Abort()
		return
	}
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError {
		s.log.Error("request failed", "path", c.Request.URL.Path, "error", err)
	}
	forget(c.Writer.Header())
	if p.RetryAfter != "" {
		c.Header("Retry-After", p.RetryAfter)
	}
	if wantsJSON(c) {
		writeProblem(c, p)
		return
	}
	view := errorPage{base: s.base(c, "error"), Heading: p.Heading, Message: p.Message, Kept: p.Kept, Back: back(c)}
	if err := s.renderStatus(c, p.Status, "error.html", view); err != nil {
		s.log.Error("render the error page", "error", err)
		c.String(p.Status, "%s", p.Message)
	}
}

// forget takes away what a handler had said of an answer that was not to be.
func forget(h http.Header) {
	h.Del("ETag")
	h.Del("Content-Disposition")
	h.Set("Content-Security-Policy", contentPolicy)
}

// back is the page the person came from, if it was one of ours.
func back(c *gin.Context) string {
	ref := c.Request.Referer()
	_, rest, ok := strings.Cut(ref, "://"+c.Request.Host)
	if !ok || !strings.HasPrefix(rest, "/") || c.Request.Method == http.MethodGet {
		return ""
	}
	return rest
}

// problemDetails is RFC 9457's application/problem+json.
type problemDetails struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Field  string `json:"field,omitempty"`
}

func writeProblem(c *gin.Context, p problem) {
	body, err := json.Marshal(problemDetails{Type: "about:blank", Title: p.Heading, Status: p.Status, Detail: p.Message, Field: p.Field})
	if err != nil {
		body = []byte("{}")
	}
	c.Header("Cache-Control", "no-store")
	c.Data(p.Status, "application/problem+json", body)
	c.Abort()
}

func wantsJSON(c *gin.Context) bool {
	return strings.HasPrefix(c.Request.URL.Path, "/api/") || strings.Contains(c.GetHeader("Accept"), "application/json")
}
