package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

// running is a Rolewright that has the data open and answers in its place.
type running struct {
	address string
	client  *http.Client
}

// addressFile is where a running app says its address, for the commands that
// need the data at the same time.
func addressFile(store string) string { return store + ".address" }

// keyHeader is in every answer of an app. It has the key that stands in the
// address file, too: at an address that was left behind, another app may run
// that has other data.
const keyHeader = "Rolewright-Key"

// announce writes the app's address and key beside its data and returns what
// takes them away again. Without the file commands say that the data is in use.
// It is always a new file: one that is there may lead elsewhere.
func announce(store, address, key string) (withdraw func() error, err error) {
	name := addressFile(store)
	withdraw = func() error { return ignoreMissing(os.Remove(name)) }
	if err := withdraw(); err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	_, err = fmt.Fprintf(out, "%s\n%s\n", address, key)
	if err = errors.Join(err, out.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot write %s: %w", name, err), withdraw())
	}
	return withdraw, nil
}

// keyed puts the key into every answer of the app.
func keyed(app http.Handler, key string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(keyHeader, key)
		app.ServeHTTP(w, r)
	})
}

// newClient asks apps of this machine: by no proxy, and nowhere else than at
// the address that is meant.
func newClient() *http.Client {
	return &http.Client{
		Transport:     &http.Transport{},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// withWorkspace does something with the data of a store: itself where nobody
// has the store open, and otherwise by way of the app that has. The lock is
// asked first, so that an address left behind by an app that was killed never
// leads to another one's data.
func withWorkspace(ctx context.Context, path string, own func(*workspace.Workspace) error, asked func(*running) error) error {
	engine, err := boltstore.Open(path, boltstore.Options{LockTimeout: 200 * time.Millisecond})
	if err == nil {
		err = own(workspace.New(engine, store.LocalWorkspace, time.Now))
		return errors.Join(err, engine.Close())
	}
	if !errors.Is(err, store.ErrLocked) {
		return storeError(path, err)
	}
	app, findErr := findRunning(ctx, path)
	if findErr != nil || app == nil {
		return errors.Join(storeError(path, err), findErr)
	}
	return asked(app)
}

// findRunning returns the app that has the data open, or nil where none
// answers.
func findRunning(ctx context.Context, store string) (*running, error) {
	text, err := os.ReadFile(addressFile(store))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	address, rest, _ := strings.Cut(string(text), "\n")
	app := &running{address, newClient()}
	if key := strings.TrimSpace(rest); key == "" || !app.has(ctx, key) {
		return nil, nil
	}
	return app, nil
}

// has reports whether an app with the key answers.
func (r *running) has(ctx context.Context, key string) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.address+"/healthz", nil)
	if err != nil {
		return false
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	return resp.StatusCode == http.StatusOK && resp.Header.Get(keyHeader) == key
}

// appProblem is a refusal of the app, in its words.
type appProblem struct {
	status int
	detail string
}

func (p *appProblem) Error() string { return p.detail }

// maxAnswer is more than all roles of a workspace are, in bytes.
const maxAnswer = 64 << 20

// call asks the API; the answer is read into out.
func (r *running) call(ctx context.Context, method, path string, body, out any) error {
	var src io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		src = bytes.NewReader(text)
	}
	return r.send(ctx, method, path, "application/json", src, out)
}

// send is call with a body of any kind.
func (r *running) send(ctx context.Context, method, path, mediaType string, src io.Reader, out any) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, r.address+"/api/v1"+path, src)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", mediaType)
	resp, err := r.client.Do(req)
	if err != nil {
		var lost *url.Error
		if errors.As(err, &lost) {
			err = lost.Err
		}
		return fmt.Errorf("the Rolewright at %s does not answer: %w", r.address, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= http.StatusBadRequest {
		return readProblem(resp)
	}
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxAnswer)).Decode(out); err != nil {
		return fmt.Errorf("the Rolewright at %s does not answer in full: %w", r.address, err)
	}
	return nil
}

func readProblem(resp *http.Response) error {
	var p struct{ Detail string }
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxAnswer)).Decode(&p); err != nil || p.Detail == "" {
		return fmt.Errorf("the running Rolewright answered %s", resp.Status)
	}
	return &appProblem{resp.StatusCode, p.Detail}
}
