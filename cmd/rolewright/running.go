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
type running struct{ address string }

// addressFile is where a running app says its address, for the commands that
// need the data at the same time.
func addressFile(store string) string { return store + ".address" }

// announce writes the app's address beside its data and returns what takes it
// away again. Without the file commands say that the data is in use.
func announce(store, address string) (withdraw func() error, err error) {
	name := addressFile(store)
	if err := os.WriteFile(name, []byte(address+"\n"), 0o600); err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", name, err)
	}
	return func() error { return ignoreMissing(os.Remove(name)) }, nil
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
	address := strings.TrimSpace(string(text))
	if !isRolewright(ctx, strings.TrimPrefix(address, "http://")) {
		return nil, nil
	}
	return &running{address}, nil
}

// appProblem is a refusal of the app, in its words.
type appProblem struct {
	status int
	detail string
}

func (p *appProblem) Error() string { return p.detail }

// call asks the API; the answer is read into out.
func (r *running) call(ctx context.Context, method, path string, body, out any) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var src io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		src = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, r.address+"/api/v1"+path, src)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
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
	return json.NewDecoder(resp.Body).Decode(out)
}

func readProblem(resp *http.Response) error {
	var p struct{ Detail string }
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil || p.Detail == "" {
		return fmt.Errorf("the running Rolewright answered %s", resp.Status)
	}
	return &appProblem{resp.StatusCode, p.Detail}
}
