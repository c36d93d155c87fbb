package boltstore_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"rolewright/store"
	"rolewright/store/boltstore"
)

const childEnv = "ROLEWRIGHT_KILL_CHILD"

// TestMain lets the test binary be its own victim: with childEnv set it only
// saves, until it is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		if err := saveForEver(path, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// killedRecords are saved in turn, so that each Apply changes other pages.
const killedRecords = 7

// saveForEver saves on from what the file holds and prints each save once the
// store has acknowledged it.
func saveForEver(path string, acknowledged io.Writer) error {
	s, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		return err
	}
	last, err := lastSave(s)
	if err != nil {
		return err
	}
	for n := last + 1; ; n++ {
		if err := saveNumber(s, n); err != nil {
			return err
		}
		fmt.Fprintln(acknowledged, n)
	}
}

// saveNumber changes one record and a counter in one step.
func saveNumber(s *boltstore.Store, n uint64) error {
	id := fmt.Sprintf("record-%d", n%killedRecords)
	before := n / killedRecords // saves of this record so far
	if n%killedRecords == 0 {
		before--
	}
	c := put(id, before, numbered(n), fmt.Sprintf("Save %d", n))
	c.Revision = &store.RevisionChange{Reason: "save"}
	counter := put("counter", n-1, []byte(strconv.FormatUint(n, 10)), "")
	_, err := s.Apply(context.Background(), time.Unix(int64(n), 0), c, counter)
	return err
}

// numbered is a value of changing size whose every line says its number.
func numbered(n uint64) []byte {
	line := fmt.Sprintf("save %d\n", n)
	return bytes.Repeat([]byte(line), 1+int(n*37%900))
}

func lastSave(s *boltstore.Store) (uint64, error) {
	rec, err := s.Get(context.Background(), store.LocalWorkspace, store.KindPostings, "counter")
	if err != nil {
		if n, countErr := s.Count(context.Background(), store.Query{Workspace: store.LocalWorkspace, Kind: store.KindPostings}); countErr == nil && n == 0 {
			return 0, nil
		}
		return 0, err
	}
	return strconv.ParseUint(string(rec.Value), 10, 64)
}

// TestKill kills a saving process at random moments, ROLEWRIGHT_KILLS times
// (20 by default), and looks after each whether every acknowledged save is
// there and the store is sound.
func TestKill(t *testing.T) {
	kills := 20
	if s := os.Getenv("ROLEWRIGHT_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatalf("ROLEWRIGHT_KILLS=%q is not a number", s)
		}
	}
	path := filepath.Join(t.TempDir(), "killed.db")
	var last uint64
	var opening time.Duration
	for i := range kills {
		acknowledged := killWhileSaving(t, path, i%2 == 0)
		stored, took := checkAfterKill(t, path)
		if stored < acknowledged || stored < last {
			t.Fatalf("save %d was acknowledged, after the kill the last one is %d (before: %d)", acknowledged, stored, last)
		}
		last, opening = stored, opening+took
	}
	if last < uint64(kills) {
		t.Errorf("only %d saves in %d kills: the test did not do its work", last, kills)
	}
	t.Logf("%d kills, %d saves, opening took %v on average", kills, last, opening/time.Duration(max(kills, 1)))
}

// killWhileSaving returns the last save that the process acknowledged. An
// early kill may also meet it while it makes or opens the file.
func killWhileSaving(t *testing.T, path string, early bool) uint64 {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "-test.run=^$")
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	lines, last := bufio.NewScanner(out), uint64(0)
	kill := time.AfterFunc(killTime(), func() { cmd.Process.Kill() })
	defer kill.Stop()
	if !early {
		kill.Reset(time.Minute)
	}
	for lines.Scan() {
		n, err := strconv.ParseUint(lines.Text(), 10, 64)
		if err != nil {
			t.Fatalf("the child said %q", lines.Text())
		}
		if last == 0 && !early {
			kill.Reset(killTime())
		}
		last = n
	}
	return last
}

func killTime() time.Duration { return time.Duration(rand.IntN(60_000)) * time.Microsecond }

// checkAfterKill returns the last save that the file holds and how long it
// took to open.
func checkAfterKill(t *testing.T, path string) (last uint64, took time.Duration) {
	t.Helper()
	start := time.Now()
	s, err := boltstore.Open(path, boltstore.Options{})
	took = time.Since(start)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.Verify(t.Context())
	if err != nil || report.Err() != nil {
		t.Fatalf("Verify: %v, %v", err, report.Err())
	}
	if last, err = lastSave(s); err != nil {
		t.Fatal(err)
	}
	for n := last; n > 0 && n+killedRecords > last; n-- {
		rec, err := s.Get(t.Context(), store.LocalWorkspace, store.KindPostings, fmt.Sprintf("record-%d", n%killedRecords))
		if err != nil || !bytes.Equal(rec.Value, numbered(n)) {
			t.Fatalf("save %d: %v, or another value", n, err)
		}
	}
	if report.Revisions != int(last) {
		t.Fatalf("%d revisions of %d saves", report.Revisions, last)
	}
	return last, took
}
