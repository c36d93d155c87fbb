package handlers

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/bundle"
	"rolewright/templates"
)

// zipServer is a server of downloads alone, and what it logs.
func zipServer(t *testing.T) (*server, *bytes.Buffer) {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	gin.SetMode(gin.ReleaseMode)
	views, err := parseViews(templates.Pages())
	if err != nil {
		t.Fatal(err)
	}
	files, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	s := &server{views: views, assets: files, log: log, now: time.Now, zips: newZIPs(log, time.Now)}
	t.Cleanup(s.zips.end)
	return s, &out
}

// zipPageOf is the page of a download as a person sees it.
func (s *server) zipPageOf(id string) string {
	rec := httptest.NewRecorder()
	c, _ := gin.CreateTestContext(rec)
	c.Request = httptest.NewRequest(http.MethodGet, "/downloads/"+id, nil)
	c.Params = gin.Params{{Key: "id", Value: id}}
	s.page(s.showZIP)(c)
	return rec.Body.String()
}

// TestDownloadUnderWay wants the page to show how far it is, to go on by
// itself without scripts, and to offer the end of it.
func TestDownloadUnderWay(t *testing.T) {
	s, _ := zipServer(t)
	begun := make(chan struct{})
	err := s.zips.start(&zipJob{id: "x", what: "2,000 job descriptions as PDF", total: 2000}, func(ctx context.Context, _ io.Writer, seen func()) (bundle.Result, error) {
		for range 1234 {
			seen()
		}
		close(begun)
		<-ctx.Done()
		return bundle.Result{}, ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	<-begun
	page := s.zipPageOf("x")
	for _, want := range []string{"2,000 job descriptions as PDF</h1>", ">1,234</span> of 2,000 are written", `<progress max="2000" value="1234"`,
		`<noscript><meta http-equiv="refresh" content="2"></noscript>`, `action="/downloads/x/cancel"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	s.zips.cancel("x")
	s.zips.underWay.Wait()
	if page := s.zipPageOf("x"); !strings.Contains(page, "This download is gone") {
		t.Errorf("after the cancel\n%s", page)
	}
}

// TestDownloadThatFails wants a word about it, nothing from inside the program
// on the page, and no file left.
func TestDownloadThatFails(t *testing.T) {
	for name, broken := range map[string]making{
		"an error": func(context.Context, io.Writer, func()) (bundle.Result, error) {
			return bundle.Result{}, errors.New("no ink")
		},
		"a panic": func(context.Context, io.Writer, func()) (bundle.Result, error) { panic("no ink") },
	} {
		t.Run(name, func(t *testing.T) {
			s, log := zipServer(t)
			if err := s.zips.start(&zipJob{id: "x", total: 2}, broken); err != nil {
				t.Fatal(err)
			}
			s.zips.underWay.Wait()
			page := s.zipPageOf("x")
			if !strings.Contains(page, "could not be made") || strings.Contains(page, "no ink") || strings.Contains(page, "Download the ZIP") {
				t.Errorf("the page says\n%s", page)
			}
			if !strings.Contains(log.String(), "no ink") {
				t.Errorf("the log says %s", log)
			}
			if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

// TestManyRemarks wants the page to stay readable, and to count the rest.
func TestManyRemarks(t *testing.T) {
	s, _ := zipServer(t)
	err := s.zips.start(&zipJob{id: "x", total: 100}, func(context.Context, io.Writer, func()) (bundle.Result, error) {
		var r bundle.Result
		for range 100 {
			r.Add(bundle.File{Name: "cook.pdf", Notes: []string{"<b>It</b> has no title."}})
		}
		return r, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s.zips.underWay.Wait()
	page := s.zipPageOf("x")
	if n := strings.Count(page, "&lt;b&gt;It"); n != 30 || !strings.Contains(page, "And 70 more") {
		t.Errorf("%d remarks on\n%s", n, page)
	}
}
