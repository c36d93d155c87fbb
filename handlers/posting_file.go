package handlers

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/filecache"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
)

// Bounds of making files: the bytes kept of finished ones, how many may wait
// for their turn, and how long.
const (
	keptFiles    = 32 << 20
	waitingFiles = 256
	filePatience = 15 * time.Second
)

// files makes postings' files: each once, and few at a time.
type files struct {
	cache *filecache.Cache[finished]
	gate  *filecache.Gate
	// build stands for all that a file depends on besides the posting and the
	// choices about it: this program, and the fonts that it was given.
	build string
	fonts *export.Fonts
}

func newFiles(build string, fonts *export.Fonts) *files {
	if build == "" {
		build = rand.Text()
	}
	size := func(f finished) int { return len(f.file) }
	return &files{
		cache: filecache.New(keptFiles, size), build: build, fonts: fonts,
		gate: filecache.NewGate(runtime.GOMAXPROCS(0), waitingFiles, filePatience),
	}
}

// finished is a posting written as a file. It is shared: nobody changes it.
type finished struct {
	file   []byte
	report export.Report
}

// order is a file that somebody asks for.
type order struct {
	content posting.Posting
	logo    []byte
	format  export.Format
	options export.Options
}

// key stands for the bytes of the file: the same order gives the same.
func (f *files) key(o order) (filecache.Key, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%#v\n", f.build, o.format.Name(), o.options)
	if err := json.NewEncoder(h).Encode(o.content); err != nil {
		return filecache.Key{}, err
	}
	h.Write(o.logo)
	return filecache.Key(h.Sum(nil)), nil
}

// finish returns the ordered file from those that are kept, or makes it.
func (f *files) finish(ctx context.Context, key filecache.Key, o order) (finished, error) {
	return f.cache.Get(ctx, key, func(ctx context.Context) (finished, error) { return f.make(ctx, o) })
}

// make writes the ordered file when its turn comes.
func (f *files) make(ctx context.Context, o order) (made finished, err error) {
	err = f.gate.Do(ctx, func() error {
		var buf bytes.Buffer
		o.options.Fonts = f.fonts // for which the key has the build
		report, err := o.format.Write(&buf, export.NewDocument(o.content, o.logo), o.options)
		made = finished{bytes.Clone(buf.Bytes()), report}
		return err
	})
	if err != nil {
		return finished{}, fmt.Errorf("write %s: %w", o.format.Name(), err)
	}
	return made, nil
}

// fileTag is a file's entity tag. It is a strong one: it stands for the bytes.
func fileTag(key filecache.Key) string {
	return `"` + base64.RawURLEncoding.EncodeToString(key[:18]) + `"`
}

// postingFile is the file that a request for a posting asks for.
type postingFile struct {
	posting workspace.Posting
	order   order
	key     filecache.Key
}

// asked reads which file of which posting a request wants.
func (s *server) asked(c *gin.Context, format export.Format) (postingFile, error) {
	p, err := s.work.Get(c.Request.Context(), c.Param("id"))
	if err != nil {
		return postingFile{}, err
	}
	options, err := optionsAsked(c, optionsOf(p.Value))
	if err != nil {
		return postingFile{}, err
	}
	o := order{p.Value.Content, s.logo(c, p.Value.Content), format, options}
	key, err := s.files.key(o)
	return postingFile{p, o, key}, err
}

func (s *server) finish(c *gin.Context, f postingFile) (finished, error) {
	return s.files.finish(c.Request.Context(), f.key, f.order)
}

// hasFile answers with 304, and reports so, where the client has the file that
// it asks for.
func hasFile(c *gin.Context, key filecache.Key) bool {
	tag := fileTag(key)
	c.Header("ETag", tag)
	c.Header("Cache-Control", "private, no-cache")
	if !matches(c.GetHeader("If-None-Match"), tag) {
		return false
	}
	c.Header("Vary", "Accept-Encoding")
	c.Status(http.StatusNotModified)
	return true
}

// matches reports whether a list of entity tags has the one, weak or strong.
func matches(list, want string) bool {
	want = strings.TrimPrefix(want, "W/")
	for tag := range strings.SplitSeq(list, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == want || tag == "*" {
			return true
		}
	}
	return false
}
