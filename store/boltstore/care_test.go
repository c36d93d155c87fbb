package boltstore_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"rolewright/store"
	"rolewright/store/boltstore"
)

// somePath returns a store file with five records of two revisions.
func somePath(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rolewright.db")
	s := open(t, path)
	for version := range uint64(2) {
		for i := range 5 {
			c := put(fmt.Sprintf("id%d", i), version, []byte("value"), "Title")
			c.Revision = &store.RevisionChange{Reason: "test"}
			if _, err := s.Apply(t.Context(), time.Unix(int64(i), 0), c); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.Close()
	return path
}

func TestVerifyCounts(t *testing.T) {
	got := wantSound(t, somePath(t))
	want := boltstore.Report{Records: 5, Revisions: 10, IndexKeys: 10}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

// TestVerifyAndRebuild damages the lists, which Verify must name and Rebuild
// mend, and the records, which only a backup brings back.
func TestVerifyAndRebuild(t *testing.T) {
	cases := map[string]struct {
		bucket string
		edit   func(b *bolt.Bucket, key, value []byte) error
		says   string
		mended bool
	}{
		"list entry lost":    {"index", func(b *bolt.Bucket, k, _ []byte) error { return b.Delete(k) }, "is missing in the list", true},
		"list entry changed": {"index", func(b *bolt.Bucket, k, _ []byte) error { return b.Put(k, []byte{0, 'x'}) }, "is missing in the list", true},
		"list entry stray":   {"index", func(b *bolt.Bucket, k, v []byte) error { return b.Put(append(k, 'x'), v) }, "list entry", true},
		"list entry junk":    {"index", func(b *bolt.Bucket, k, v []byte) error { return b.Put([]byte("junk"), v) }, "malformed key", true},
		"list entry moved":   {"index", func(b *bolt.Bucket, k, v []byte) error { return b.Put(flip(k, len(k)-6), v) }, "not one of its record's", true},
		"record lost":        {"records", func(b *bolt.Bucket, k, _ []byte) error { return b.Delete(k) }, "has no record", false},
		"record changed":     {"records", func(b *bolt.Bucket, k, v []byte) error { return b.Put(k, flip(v, len(v)-1)) }, "its check number is wrong", false},
		"record of tomorrow": {"records", func(b *bolt.Bucket, k, v []byte) error { return b.Put(k, flip(v, 0)) }, "its format is", false},
		"revision changed":   {"revisions", func(b *bolt.Bucket, k, v []byte) error { return b.Put(k, flip(v, len(v)-1)) }, "its check number is wrong", false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := somePath(t)
			editRaw(t, path, func(tx *bolt.Tx) error {
				b := tx.Bucket([]byte(c.bucket))
				k, v := b.Cursor().First()
				return c.edit(b, bytes.Clone(k), bytes.Clone(v))
			})
			s := open(t, path)
			report, err := s.Verify(t.Context())
			if err != nil || !strings.Contains(strings.Join(report.Problems, "\n"), c.says) {
				t.Fatalf("Verify: %v, problems %q, want one that says %q", err, report.Problems, c.says)
			}
			rebuildErr := s.Rebuild(t.Context())
			report, err = s.Verify(t.Context())
			if sound := errors.Join(rebuildErr, err, report.Err()) == nil; sound != c.mended {
				t.Errorf("after Rebuild: %v, %v, %v, want mended: %v", rebuildErr, err, report.Err(), c.mended)
			}
		})
	}
}

func flip(b []byte, i int) []byte {
	b = bytes.Clone(b)
	b[i] ^= 2
	return b
}

func TestVerifyCancelled(t *testing.T) {
	s := open(t, somePath(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Verify(ctx)
	wantError(t, err, context.Canceled, "")
	wantError(t, s.Rebuild(ctx), context.Canceled, "")
	_, err = s.Backup(ctx, new(bytes.Buffer))
	wantError(t, err, context.Canceled, "")
}

func TestBackupAndRestore(t *testing.T) {
	path := somePath(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	s := open(t, path)
	if err := s.BackupFile(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	wantMode(t, backup, 0o600)
	wantError(t, s.BackupFile(t.Context(), backup), store.ErrInvalid, "exists already")
	if _, err := s.Apply(t.Context(), time.Unix(9, 0), put("later", 0, nil, "")); err != nil {
		t.Fatal(err)
	}
	short := boltstore.Options{LockTimeout: 50 * time.Millisecond}
	_, err := boltstore.Restore(t.Context(), backup, path, short)
	wantError(t, err, store.ErrLocked, path)
	s.Close()

	kept, err := boltstore.Restore(t.Context(), backup, path, short)
	if err != nil || kept != path+".old" {
		t.Fatalf("Restore: kept %q, %v", kept, err)
	}
	wantRecords(t, path, 5)
	wantRecords(t, kept, 6)
	again, err := boltstore.Restore(t.Context(), kept, path, short)
	if err != nil || again != path+".old2" {
		t.Errorf("second Restore: kept %q, %v", again, err)
	}
	wantRecords(t, path, 6)
	wantFiles(t, filepath.Dir(path), "rolewright.db", "rolewright.db.old", "rolewright.db.old2")
}

func wantRecords(t *testing.T, path string, want int) {
	t.Helper()
	if got := wantSound(t, path).Records; got != want {
		t.Errorf("%s has %d records, want %d", path, got, want)
	}
}

func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestRestoreOverDamagedStore(t *testing.T) {
	backup, path := somePath(t), filepath.Join(t.TempDir(), "rolewright.db")
	if err := os.WriteFile(path, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := boltstore.Restore(t.Context(), backup, path, boltstore.Options{}); err != nil {
		t.Fatal(err)
	}
	wantRecords(t, path, 5)
}

func TestRestoreRefusesBadBackup(t *testing.T) {
	whole := filled(t)
	bad := flip(whole, len(whole)-1)
	for i := range bad[len(bad)/2:] {
		bad[len(bad)/2+i] = 7
	}
	for name, content := range map[string][]byte{"empty": {}, "a text": []byte("Dear candidate"), "damaged": bad, "cut off": whole[:len(whole)-100]} {
		t.Run(name, func(t *testing.T) {
			path, backup := somePath(t), filepath.Join(t.TempDir(), "backup.db")
			if err := os.WriteFile(backup, content, 0o600); err != nil {
				t.Fatal(err)
			}
			kept, err := boltstore.Restore(t.Context(), backup, path, boltstore.Options{})
			wantError(t, err, store.ErrFormat, backup)
			if kept != "" {
				t.Errorf("the store was moved to %q", kept)
			}
			wantRecords(t, path, 5)
			wantFiles(t, filepath.Dir(path), "rolewright.db")
		})
	}
	_, err := boltstore.Restore(t.Context(), "/no/such/file", somePath(t), boltstore.Options{})
	wantError(t, err, store.ErrUnavailable, "/no/such/file")
}

func TestCompact(t *testing.T) {
	path := somePath(t)
	s := open(t, path)
	big := bytes.Repeat([]byte("x"), store.MaxValue)
	for i := range 6 {
		if _, err := s.Apply(t.Context(), time.Unix(1, 0), put(fmt.Sprint("big", i), 0, big, "")); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 6 {
		c := put(fmt.Sprint("big", i), 1, nil, "")
		c.Delete, c.Index = true, nil
		if _, err := s.Apply(t.Context(), time.Unix(2, 0), c); err != nil {
			t.Fatal(err)
		}
	}
	usage, err := s.Usage()
	if err != nil || usage.Free < 6*store.MaxValue || usage.Free >= usage.File {
		t.Errorf("Usage = %+v, %v, want at least %d free", usage, err, 6*store.MaxValue)
	}
	s.Close()
	before, after, err := boltstore.Compact(path, boltstore.Options{})
	if err != nil || before != usage.File || after > before/10 {
		t.Errorf("Compact: from %d to %d, %v, want from %d to a tenth", before, after, err, usage.File)
	}
	wantMode(t, path, 0o600)
	wantRecords(t, path, 5)
	wantFiles(t, filepath.Dir(path), "rolewright.db")
	_, _, err = boltstore.Compact(path+"none", boltstore.Options{})
	wantError(t, err, store.ErrUnavailable, "no such file")
}
