package handlers

import (
	"compress/gzip"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
)

// maxBody is the size of the largest request body, in bytes: a posting of two
// pages is about 20 KB, an import at most a megabyte, a logo two.
const maxBody = 3 << 20

// logRequests writes one line a request, at a level that fits its outcome.
func (s *server) logRequests(c *gin.Context) {
	began := time.Now()
	c.Next()
	status := c.Writer.Status()
	level := slog.LevelDebug
	if status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	s.log.Log(c.Request.Context(), level, "request", "method", c.Request.Method, "path", c.Request.URL.Path,
		"status", status, "ms", time.Since(began).Milliseconds())
}

// recoverPanics answers a panic with the error page and keeps the app up.
func (s *server) recoverPanics(c *gin.Context) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if err, ok := r.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(r)
		}
		s.log.Error("panic", "path", c.Request.URL.Path, "panic", r, "stack", string(debug.Stack()))
		c.Abort()
		if !c.Writer.Written() {
			s.fail(c, errInternal)
		}
	}()
	c.Next()
}

// contentPolicy allows what the app serves itself and nothing else: no script
// or style inside a page, nothing from elsewhere, no frame around it. The
// pages view shows our own PDF in a frame.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// framedPolicy is for the one answer that our own page may frame: the PDF,
// which a browser shows with scripts and styles of its own.
const framedPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"

func secureHeaders(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	c.Next()
}

// trustedHost refuses requests for a host name that is not ours: without it,
// a foreign site could point its own name at this machine and read drafts.
// The refusal is bare text: under that name there are no styles to be had.
func trustedHost(hosts []string) gin.HandlerFunc {
	return func(c *gin.Context) {
		host := c.Request.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if !slices.Contains(hosts, strings.ToLower(strings.Trim(host, "[]"))) {
			c.Abort()
			http.Error(c.Writer, "This address is not Rolewright's: open the one that it printed when it started.", http.StatusMisdirectedRequest)
		}
	}
}

// sameOrigin refuses changes that another site's page asks for.
func (s *server) sameOrigin() gin.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c *gin.Context) {
		if err := protection.Check(c.Request); err != nil {
			s.fail(c, errOtherSite)
			c.Abort()
		}
	}
}

func limitBody(c *gin.Context) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, bodyLimit(c.FullPath()))
	c.Next()
}

// The sizes, in bytes, of the largest bodies of imports: old job
// descriptions, which go to the disk, role files, and the archives of an O*NET release, which has
// 13 MB, or of wages, which have 80 MB at most. Archives go to the disk unread.
const (
	maxDocuments = 256 << 20
	maxRoleFiles = 32 << 20
	maxRelease   = 64 << 20
	maxWages     = 256 << 20
)

func bodyLimit(route string) int64 {
	switch route {
	case "/import", "/api/v1/import":
		return maxDocuments
	case "/api/v1/roles", "/roles/import/files":
		return maxRoleFiles
	case "/roles/import/occupations":
		return maxRelease
	case "/roles/import/wages":
		return maxWages
	}
	return maxBody
}

// compressed are the beginnings of media types worth compressing.
var compressed = []string{"text/", "application/json", "application/problem+json", "application/yaml", "image/svg+xml"}

// compress writes text answers as gzip where the browser takes it. Files that
// are compressed in themselves pass as they are.
func compress(c *gin.Context) {
	w := &gzipWriter{ResponseWriter: c.Writer, wanted: takesGzip(c.GetHeader("Accept-Encoding"))}
	c.Writer = w
	defer w.close()
	c.Next()
}

// takesGzip reads Accept-Encoding: gzip is taken where it is named with a
// weight above zero, or not named while anything is taken.
func takesGzip(accept string) bool {
	anything := false
	for part := range strings.SplitSeq(accept, ",") {
		coding, weight, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		q, err := strconv.ParseFloat(strings.TrimPrefix(weight, "q="), 64)
		taken := weight == "" || (err == nil && q > 0)
		switch strings.ToLower(coding) {
		case "gzip":
			return taken
		case "*":
			anything = taken
		}
	}
	return anything
}

var gzipPool = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // the level is a valid one
	return w
}}

// gzipWriter decides at the first byte, when the type of the answer is known.
type gzipWriter struct {
	gin.ResponseWriter
	wanted  bool
	decided bool
	gz      *gzip.Writer
}

func (w *gzipWriter) decide(first []byte) {
	w.decided = true
	h := w.Header()
	mediaType := h.Get("Content-Type")
	fits := slices.ContainsFunc(compressed, func(p string) bool { return strings.HasPrefix(mediaType, p) })
	if !fits || h.Get("Content-Encoding") != "" {
		return
	}
	h.Add("Vary", "Accept-Encoding")
	if !w.wanted || len(first) < 1024 {
		return
	}
	h.Del("Content-Length")
	h.Set("Content-Encoding", "gzip")
	if tag := h.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		// The compressed bytes are others than the ones the tag stands for.
		h.Set("ETag", "W/"+tag)
	}
	w.gz = gzipPool.Get().(*gzip.Writer)
	w.gz.Reset(w.ResponseWriter)
}

func (w *gzipWriter) Write(b []byte) (int, error) {
	if !w.decided {
		w.decide(b)
	}
	if w.gz != nil {
		return w.gz.Write(b)
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap leads http.ResponseController to the connection.
func (w *gzipWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *gzipWriter) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

func (w *gzipWriter) close() {
	if w.gz == nil {
		return
	}
	// The client may be gone; there is nobody left to tell.
	_ = w.gz.Close()
	w.gz.Reset(io.Discard)
	gzipPool.Put(w.gz)
}
