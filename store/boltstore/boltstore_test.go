package boltstore_test

import (
	"context"
	"path/filepath"
	"testing"

	"rolewright/store"
	"rolewright/store/boltstore"
	"rolewright/store/storetest"
)

// TestContract holds the store to what every engine promises, and each store
// it leaves to its own checks.
func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Engine {
		path := filepath.Join(t.TempDir(), "rolewright.db")
		s := open(t, path)
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			wantSound(t, path)
		})
		return s
	})
}

func open(t *testing.T, path string) *boltstore.Store {
	t.Helper()
	s, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func wantSound(t *testing.T, path string) boltstore.Report {
	t.Helper()
	s, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	// The test's own context has ended where this runs in a Cleanup.
	report, err := s.Verify(context.Background())
	if err == nil {
		err = report.Err()
	}
	if err != nil {
		t.Errorf("Verify: %v", err)
	}
	return report
}
