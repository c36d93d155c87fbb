package handlers

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"rolewright/internal/reference"
)

// TestImportThatPanics wants the app to go on, the page to say that nothing
// was changed, and the log to say where it was.
func TestImportThatPanics(t *testing.T) {
	var log bytes.Buffer
	m := newImports(slog.New(slog.NewTextHandler(&log, nil)))
	if err := m.start("Release.", func(context.Context, func(reference.Progress)) (string, error) { panic("a made-up file") }); err != nil {
		t.Fatal(err)
	}
	m.underWay.Wait()
	running, outcome, problem := m.state()
	if running != nil || outcome != "" || !strings.Contains(problem, "nothing was changed") || strings.Contains(problem, "made-up") {
		t.Errorf("the page shows %v, %q, %q", running, outcome, problem)
	}
	if !strings.Contains(log.String(), "a made-up file") || !strings.Contains(log.String(), "roles_import_internal_test.go") {
		t.Errorf("the log says %s", log.String())
	}
}

// TestStopEndsTheImport wants the app to wait for an import that it stops, and
// to begin no other.
func TestStopEndsTheImport(t *testing.T) {
	m := newImports(slog.New(slog.DiscardHandler))
	cleared := false
	wait := func(ctx context.Context, report func(reference.Progress)) (string, error) {
		report(reference.Progress{Step: "Rows", Done: 1, Total: 4})
		<-ctx.Done()
		cleared = true
		return "", ctx.Err()
	}
	if err := m.start("Wages.", wait); err != nil {
		t.Fatal(err)
	}
	if err := m.start("Wages.", wait); !errors.Is(err, errImporting) {
		t.Errorf("a second import beside the first: %v", err)
	}
	m.end()
	if !cleared {
		t.Error("the app ends before its import has cleared away its files")
	}
	if err := m.start("Wages.", wait); err == nil {
		t.Error("an import begins while the app stops")
	}
}
