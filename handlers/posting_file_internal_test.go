package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/export"
	"rolewright/internal/filecache"
	"rolewright/internal/posting"
)

// slowFormat takes a second for a file and counts how many it writes.
type slowFormat struct {
	export.Text
	now, most, written *atomic.Int64
}

func newSlowFormat() slowFormat {
	return slowFormat{now: new(atomic.Int64), most: new(atomic.Int64), written: new(atomic.Int64)}
}

func (f slowFormat) Write(w io.Writer, doc export.Document, opt export.Options) (export.Report, error) {
	f.most.Store(max(f.most.Load(), f.now.Add(1)))
	time.Sleep(time.Second)
	f.now.Add(-1)
	f.written.Add(1)
	return f.Text.Write(w, doc, opt)
}

// crowded is a server of few files at a time.
func crowded(places, queue int) *server {
	gin.SetMode(gin.ReleaseMode) // its debug mode talks
	s := &server{log: slog.New(slog.DiscardHandler), files: newFiles("test", nil)}
	s.files.gate = filecache.NewGate(places, queue, time.Minute)
	return s
}

// file asks for a posting's file as a script does.
func (s *server) file(ctx context.Context, title string, format export.Format) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	c, _ := gin.CreateTestContext(rec)
	c.Request = httptest.NewRequestWithContext(ctx, http.MethodGet, "/file", nil)
	c.Request.Header.Set("Accept", "application/json")
	s.page(func(c *gin.Context) error {
		o := order{posting.Posting{Title: title}, nil, format, export.Options{}}
		key, err := s.files.key(o)
		if err != nil || hasFile(c, key) {
			return err
		}
		f, err := s.files.finish(c.Request.Context(), key, o)
		if err != nil {
			return err
		}
		c.Data(http.StatusOK, format.MediaType(), f.file)
		return nil
	})(c)
	c.Writer.WriteHeaderNow()
	return rec
}

// TestCrowd wants as many files made at once as there are places, and those
// who find the queue full told when to come again.
func TestCrowd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, format := crowded(2, 3), newSlowFormat()
		answers := make(chan *httptest.ResponseRecorder)
		for i := range 8 {
			go func() { answers <- s.file(t.Context(), strings.Repeat("x", i+1), format) }()
		}
		got := map[int]int{}
		for range 8 {
			rec := <-answers
			got[rec.Code]++
			if rec.Code != http.StatusServiceUnavailable {
				continue
			}
			var told struct {
				Status int
				Detail string
			}
			if err := json.Unmarshal(rec.Body.Bytes(), &told); err != nil || told.Status != 503 || !strings.Contains(told.Detail, "Try again") ||
				rec.Header().Get("Retry-After") == "" || rec.Header().Get("ETag") != "" || rec.Header().Get("Content-Type") != "application/problem+json" {
				t.Errorf("turned away with %v\n%s", rec.Header(), rec.Body)
			}
		}
		if got[200] != 5 || got[503] != 3 || format.most.Load() != 2 {
			t.Errorf("answers %v with %d files at a time, want 5 files and 3 turned away, 2 at a time", got, format.most.Load())
		}
	})
}

// TestSameFileForMany wants one file made for all who ask for it.
func TestSameFileForMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, format := crowded(2, 0), newSlowFormat()
		answers := make(chan *httptest.ResponseRecorder)
		for range 8 {
			go func() { answers <- s.file(t.Context(), "Cook", format) }()
		}
		for range 8 {
			if rec := <-answers; rec.Code != 200 || !bytes.Contains(rec.Body.Bytes(), []byte("Cook")) {
				t.Errorf("got %d %s", rec.Code, rec.Body)
			}
		}
		if got := format.written.Load(); got != 1 {
			t.Errorf("written %d times", got)
		}
	})
}

// TestWhoIsGone wants no file made for a client that left the queue.
func TestWhoIsGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, format := crowded(1, 5), newSlowFormat()
		first := make(chan int)
		go func() { first <- s.file(t.Context(), "Cook", format).Code }()
		synctest.Wait()
		ctx, leave := context.WithCancel(t.Context())
		gone := make(chan int)
		go func() { gone <- s.file(ctx, "Baker", format).Body.Len() }()
		synctest.Wait()
		leave()
		if n := <-gone; n != 0 {
			t.Errorf("%d bytes for nobody", n)
		}
		if code := <-first; code != 200 {
			t.Errorf("who stayed got %d", code)
		}
		time.Sleep(5 * time.Second)
		if got := format.written.Load(); got != 1 {
			t.Errorf("%d files were written, want 1", got)
		}
	})
}

// TestBrokenFileIsNotKept wants an error told and the next try to be a new one.
func TestBrokenFileIsNotKept(t *testing.T) {
	s := crowded(1, 1)
	o := order{posting.Posting{Title: "Cook"}, nil, brokenFormat{}, export.Options{}}
	key, err := s.files.key(o)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := s.files.finish(t.Context(), key, o); err == nil || !strings.Contains(err.Error(), "write txt: ") {
			t.Errorf("got %v", err)
		}
	}
}

// brokenFormat fails after some bytes.
type brokenFormat struct{ export.Text }

func (brokenFormat) Write(w io.Writer, _ export.Document, _ export.Options) (export.Report, error) {
	_, err := io.WriteString(w, "half")
	return export.Report{}, errors.Join(err, errors.New("no ink"))
}
