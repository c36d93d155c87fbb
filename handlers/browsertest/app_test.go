package browsertest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"rolewright/handlers"
	"rolewright/internal/reference"
	"rolewright/internal/role"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
	"rolewright/templates"
)

// app is the whole of Rolewright over a store in a file. It can be stopped and
// started again at the same address, and its disk can be made to refuse.
type app struct {
	t      *testing.T
	path   string
	addr   string
	url    string
	engine *boltstore.Store
	web    *handlers.Web
	server *http.Server
	broken atomic.Bool
	mute   atomic.Bool
	saves  atomic.Int64
}

func startApp(t *testing.T) *app {
	t.Helper()
	a := &app{t: t, path: filepath.Join(t.TempDir(), "rolewright.db"), addr: "127.0.0.1:0"}
	a.start()
	t.Cleanup(a.stop)
	return a
}

func (a *app) start() {
	a.t.Helper()
	listener, err := new(net.ListenConfig).Listen(a.t.Context(), "tcp", a.addr)
	if err != nil {
		a.t.Fatal(err)
	}
	a.addr = listener.Addr().String()
	a.url = "http://" + a.addr
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	if a.engine, err = boltstore.Open(a.path, boltstore.Options{Logger: log}); err != nil {
		a.t.Fatal(err)
	}
	roles, err := role.Open(templates.Roles())
	if err != nil {
		a.t.Fatal(err)
	}
	work := workspace.New(brittle{a.engine, &a.broken}, store.LocalWorkspace, time.Now)
	a.web, err = handlers.New(handlers.Options{Workspace: work, Roles: roles, Reference: reference.Beside(a.path), Hosts: []string{"127.0.0.1"}, Now: time.Now, Log: log})
	if err != nil {
		a.t.Fatal(err)
	}
	a.server = &http.Server{Handler: a.counted(a.web), ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = a.server.Serve(listener) }()
}

// stop ends the app as Ctrl+C does. Stopping twice is fine.
func (a *app) stop() {
	if a.server == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := a.server.Shutdown(ctx); err != nil {
		_ = a.server.Close()
	}
	a.server = nil
	a.web.Stop()
	if err := a.engine.Close(); err != nil {
		a.t.Error(err)
	}
}

// counted counts the saves that are done, and swallows their answers where it
// is told to.
func (a *app) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || strings.Count(r.URL.Path, "/") != 2 {
			next.ServeHTTP(w, r)
			return
		}
		if !a.mute.Load() {
			next.ServeHTTP(w, r)
			a.saves.Add(1)
			return
		}
		next.ServeHTTP(httptest.NewRecorder(), r)
		a.saves.Add(1)
		panic(http.ErrAbortHandler) // the save is done, and its answer never arrives
	})
}

// untilSaved waits for a save after the first n.
func (a *app) untilSaved(n int64) {
	a.t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patience); a.saves.Load() <= n; <-tick.C {
		if time.Now().After(deadline) {
			a.t.Fatal("waited in vain for a save")
		}
	}
}

// brittle is a store whose disk can be made to refuse every write.
type brittle struct {
	store.Engine
	broken *atomic.Bool
}

func (b brittle) Apply(ctx context.Context, now time.Time, changes ...store.Change) ([]store.Record, error) {
	if b.broken.Load() {
		return nil, store.ErrUnavailable
	}
	return b.Engine.Apply(ctx, now, changes...)
}

// newDraft starts a draft from a role for a company, and returns its id.
func (a *app) newDraft() string {
	a.t.Helper()
	form := url.Values{"role": {"back-end-developer"}, "companyName": {"Kestrel Maps"}, "place": {"Berlin"}}
	id, ok := strings.CutPrefix(a.postForm("/postings", form), "/postings/")
	if !ok {
		a.t.Fatal("a new draft does not lead to its editor")
	}
	return id
}

// post sends a form and returns where its answer leads.
func (a *app) post(path, kind string, body []byte) string {
	a.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	req, err := http.NewRequestWithContext(a.t.Context(), http.MethodPost, a.url+path, bytes.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	resp, err := client.Do(req)
	if err != nil {
		a.t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther {
		a.t.Fatalf("POST %s: status %d", path, resp.StatusCode)
	}
	return resp.Header.Get("Location")
}

func (a *app) postForm(path string, form url.Values) string {
	a.t.Helper()
	return a.post(path, "application/x-www-form-urlencoded", []byte(form.Encode()))
}

// stored is a draft as the store has it, in its JSON form.
func (a *app) stored(id string) string {
	a.t.Helper()
	return string(a.download("/api/v1/postings/" + id).body)
}

// answer is what a program without cookies gets from the app.
type answer struct {
	status int
	name   string
	tag    string
	body   []byte
}

func (a *app) request(method, path, tag string, body []byte) answer {
	a.t.Helper()
	req, err := http.NewRequestWithContext(a.t.Context(), method, a.url+path, bytes.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	if tag != "" {
		req.Header.Set("If-Match", tag)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		a.t.Fatal(err)
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		a.t.Fatal(err)
	}
	_, attributes, _ := mime.ParseMediaType(resp.Header.Get("Content-Disposition"))
	return answer{resp.StatusCode, attributes["filename"], resp.Header.Get("ETag"), content}
}

// download fetches a file as a mail program or a script would.
func (a *app) download(path string) answer {
	a.t.Helper()
	got := a.request(http.MethodGet, path, "", nil)
	if got.status != http.StatusOK {
		a.t.Fatalf("GET %s: status %d\n%s", path, got.status, got.body)
	}
	return got
}

// changeElsewhere sets a fact through the API, as another program would.
func (a *app) changeElsewhere(id, field, value string) {
	a.t.Helper()
	path := "/api/v1/postings/" + id
	cur := a.download(path)
	var record struct{ Posting map[string]any }
	if err := json.Unmarshal(cur.body, &record); err != nil {
		a.t.Fatal(err)
	}
	record.Posting[field] = value
	body, err := json.Marshal(record.Posting)
	if err != nil {
		a.t.Fatal(err)
	}
	if got := a.request(http.MethodPut, path, cur.tag, body); got.status != http.StatusOK {
		a.t.Fatalf("PUT %s: status %d\n%s", path, got.status, got.body)
	}
}

// pdfText is the text of a PDF as another program reads it, in one line.
func pdfText(t *testing.T, file []byte) string {
	t.Helper()
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		need(t, errors.New("pdftotext is not installed"))
	}
	cmd := exec.CommandContext(t.Context(), path, "-", "-")
	cmd.Stdin = bytes.NewReader(file)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return oneLine(string(out))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// wantWords reports each of the words that a text lacks.
func wantWords(t *testing.T, what, text string, words ...string) {
	t.Helper()
	text = oneLine(text)
	for _, w := range words {
		if !strings.Contains(text, oneLine(w)) {
			t.Errorf("%s lacks %q:\n%s", what, w, text)
		}
	}
}

// wantNone reports each of the words that a text should not have.
func wantNone(t *testing.T, what, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(oneLine(text), w) {
			t.Errorf("%s has %q, got:\n%s", what, w, text)
		}
	}
}
