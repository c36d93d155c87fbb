package boltstore_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"rolewright/store"
	"rolewright/store/boltstore"
)

// filled makes a store with enough records that its trees have branches, and
// returns its bytes.
func filled(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "whole.db")
	s := open(t, path)
	for i := range 8 {
		var changes []store.Change
		for j := range 40 {
			id := fmt.Sprintf("id-%02d-%02d", i, j)
			changes = append(changes, put(id, 0, make([]byte, 20*j), "Title "+id))
			changes[j].Revision = &store.RevisionChange{Reason: "test"}
		}
		if _, err := s.Apply(t.Context(), time.Unix(int64(i), 0), changes...); err != nil {
			t.Fatal(err)
		}
	}
	// A backup has no unused space at its end, where damage would do nothing.
	var whole bytes.Buffer
	if _, err := s.Backup(t.Context(), &whole); err != nil {
		t.Fatal(err)
	}
	return whole.Bytes()
}

func put(id string, expect uint64, value []byte, text string) store.Change {
	return store.Change{Workspace: store.LocalWorkspace, Kind: store.KindPostings, ID: id, Expect: expect,
		Value: value, Text: text, Index: []store.IndexKey{{Name: "status", Value: "draft"}}}
}

// TestDamagedFileNeverEndsTheProcess breaks a file in many ways and uses it:
// each must be answered by an error of a known kind or by working.
func TestDamagedFileNeverEndsTheProcess(t *testing.T) {
	whole := filled(t)
	damages := map[string]func(r *rand.Rand, b []byte) []byte{
		"cut off":      func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] },
		"bytes":        func(r *rand.Rand, b []byte) []byte { return scatter(r, b, 50) },
		"one byte":     func(r *rand.Rand, b []byte) []byte { return scatter(r, b, 1) },
		"page of zero": func(r *rand.Rand, b []byte) []byte { return wipe(r, b, func() byte { return 0 }) },
		"page of junk": func(r *rand.Rand, b []byte) []byte { return wipe(r, b, func() byte { return byte(r.Uint32()) }) },
		"page moved":   movePage,
		"page head":    breakHead,
	}
	for what, damage := range damages {
		t.Run(what, func(t *testing.T) {
			refused := 0
			for seed := range uint64(60) {
				b := damage(rand.New(rand.NewPCG(seed, 1)), append([]byte(nil), whole...))
				refused += tryDamaged(t, fmt.Sprintf("seed %d", seed), b)
			}
			t.Logf("%d of 60 were refused or reported", refused)
			if refused == 0 {
				t.Error("no damage was noticed")
			}
		})
	}
}

// tryDamaged returns 1 when the damage was noticed.
func tryDamaged(t *testing.T, what string, b []byte) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "torn.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := boltstore.Open(path, boltstore.Options{LockTimeout: 100 * time.Millisecond})
	if err != nil {
		if !errors.Is(err, store.ErrFormat) {
			t.Errorf("%s: Open: %v, want a format error", what, err)
		}
		return 1
	}
	defer s.Close()
	noticed := 0
	for call, err := range useAll(t.Context(), s) {
		if err != nil {
			noticed = 1
		}
		if err != nil && !errors.Is(err, store.ErrFormat) && !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %s: %v, want a format error", what, call, err)
		}
	}
	return noticed
}

func useAll(ctx context.Context, s *boltstore.Store) map[string]error {
	errs := map[string]error{}
	q := store.Query{Workspace: store.LocalWorkspace, Kind: store.KindPostings, Limit: store.MaxLimit}
	_, errs["List"] = s.List(ctx, q)
	q.Where = []store.IndexKey{{Name: "status", Value: "draft"}}
	q.Text = "title"
	_, errs["List where"] = s.List(ctx, q)
	for _, id := range []string{"id-00-00", "id-03-20", "id-07-39"} {
		_, errs["Get "+id] = s.Get(ctx, q.Workspace, q.Kind, id)
		_, errs["History "+id] = s.History(ctx, q.Workspace, q.Kind, id, "", 0)
		_, errs["Apply "+id] = s.Apply(ctx, time.Unix(99, 0), put(id, 1, []byte("new"), "New"))
	}
	report, err := s.Verify(ctx)
	if err == nil {
		err = report.Err()
	}
	errs["Verify"] = err
	return errs
}

func scatter(r *rand.Rand, b []byte, n int) []byte {
	for range n {
		b[r.IntN(len(b))] ^= byte(1 + r.IntN(255))
	}
	return b
}

func wipe(r *rand.Rand, b []byte, with func() byte) []byte {
	size := os.Getpagesize()
	at := r.IntN(len(b)/size) * size
	for i := at; i < at+size; i++ {
		b[i] = with()
	}
	return b
}

func movePage(r *rand.Rand, b []byte) []byte {
	size := os.Getpagesize()
	from, to := r.IntN(len(b)/size)*size, r.IntN(len(b)/size)*size
	copy(b[to:to+size], b[from:from+size])
	return b
}

// breakHead changes the head and first elements of a page, where the worst
// lies.
func breakHead(r *rand.Rand, b []byte) []byte {
	size := os.Getpagesize()
	at := (2 + r.IntN(len(b)/size-2)) * size
	for range 3 {
		b[at+r.IntN(64)] = byte(r.Uint32())
	}
	return b
}

// openLarge opens a copy of a store whose trees have several pages.
func openLarge(t *testing.T) (*boltstore.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rolewright.db")
	if err := os.WriteFile(path, filled(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return open(t, path), path
}

func TestFileCutOffWhileOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps open files from being cut off")
	}
	s, path := openLarge(t)
	if err := os.Truncate(path, int64(2*os.Getpagesize())); err != nil {
		t.Fatal(err)
	}
	_, err := s.Get(t.Context(), store.LocalWorkspace, store.KindPostings, "id-03-20")
	wantError(t, err, store.ErrFormat, "the file is damaged")
	_, err = s.Verify(t.Context())
	wantError(t, err, store.ErrFormat, "it was cut off")
}

func TestFileOverwrittenWhileOpen(t *testing.T) {
	s, path := openLarge(t)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	head := int64(2 * os.Getpagesize())
	if _, err := f.WriteAt(make([]byte, info.Size()-head), head); err != nil {
		t.Fatal(err)
	}
	_, err = s.Get(t.Context(), store.LocalWorkspace, store.KindPostings, "id-03-20")
	wantError(t, err, store.ErrFormat, "the file is damaged")
	_, err = s.Apply(t.Context(), time.Unix(99, 0), put("id-03-20", 1, nil, ""))
	wantError(t, err, store.ErrFormat, "the file is damaged")
	report, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantError(t, report.Err(), store.ErrFormat, "page check")
}
