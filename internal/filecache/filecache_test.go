package filecache_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"rolewright/internal/filecache"
)

func newCache(budget int) *filecache.Cache[string] {
	return filecache.New(budget, func(s string) int { return len(s) })
}

func key(b byte) filecache.Key { return filecache.Key{b} }

// counter makes values and counts how often.
type counter struct{ made atomic.Int64 }

func (c *counter) of(size int) func(context.Context) (string, error) {
	return func(context.Context) (string, error) {
		c.made.Add(1)
		return strings.Repeat("x", size), nil
	}
}

func TestKeepsWhatWasAskedForLast(t *testing.T) {
	cache, made := newCache(40), &counter{}
	ask := func(k byte) (fresh bool) {
		t.Helper()
		before := made.made.Load()
		if v, err := cache.Get(t.Context(), key(k), made.of(10)); err != nil || len(v) != 10 {
			t.Fatalf("key %d: got %q, %v", k, v, err)
		}
		return made.made.Load() > before
	}
	for _, step := range []struct {
		key   byte
		fresh bool
	}{
		{1, true}, {2, true}, {3, true}, {4, true},
		{1, false}, // now 2 was asked for longest ago
		{5, true},
		{1, false}, {2, true},
		{3, true},
	} {
		if got := ask(step.key); got != step.fresh {
			t.Fatalf("key %d made: %v, want %v", step.key, got, step.fresh)
		}
	}
}

func TestLargeValuesAreNotKept(t *testing.T) {
	cache, made := newCache(40), &counter{}
	for range 2 {
		if _, err := cache.Get(t.Context(), key(1), made.of(11)); err != nil {
			t.Fatal(err)
		}
	}
	if got := made.made.Load(); got != 2 {
		t.Errorf("made %d times, want 2", got)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	cache := newCache(40)
	broken := errors.New("broken")
	if _, err := cache.Get(t.Context(), key(1), func(context.Context) (string, error) { return "", broken }); !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	if v, err := cache.Get(t.Context(), key(1), (&counter{}).of(3)); v != "xxx" || err != nil {
		t.Errorf("after an error: %q, %v", v, err)
	}
}

func TestPanicIsAnError(t *testing.T) {
	_, err := newCache(40).Get(t.Context(), key(1), func(context.Context) (string, error) { panic("no such glyph") })
	if err == nil || !strings.Contains(err.Error(), "no such glyph") {
		t.Errorf("got %v", err)
	}
}

// TestManyAskOneIsMade has many ask at once while the value is being made.
func TestManyAskOneIsMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache, made := newCache(40), &counter{}
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				v, err := cache.Get(t.Context(), key(1), func(ctx context.Context) (string, error) {
					time.Sleep(time.Second)
					return made.of(5)(ctx)
				})
				if v != "xxxxx" || err != nil {
					t.Errorf("got %q, %v", v, err)
				}
			})
		}
		all.Wait()
		if got := made.made.Load(); got != 1 {
			t.Errorf("made %d times, want 1", got)
		}
	})
}

// TestFirstOneGoes wants the others to get what the one who is gone began.
func TestFirstOneGoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache, made := newCache(40), &counter{}
		slow := func(ctx context.Context) (string, error) {
			select {
			case <-time.After(time.Second):
				return made.of(5)(ctx)
			case <-ctx.Done():
				return "", ctx.Err()
			}
		}
		first, gone := context.WithCancel(t.Context())
		go func() { _, _ = cache.Get(first, key(1), slow) }()
		synctest.Wait()
		second := make(chan error, 1)
		go func() { _, err := cache.Get(t.Context(), key(1), slow); second <- err }()
		synctest.Wait()
		gone()
		if err := <-second; err != nil {
			t.Errorf("the second one got %v", err)
		}
		if got := made.made.Load(); got != 1 {
			t.Errorf("made %d times, want 1", got)
		}
	})
}

// TestAllGo wants the making to end, and who comes later to begin anew.
func TestAllGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cache := newCache(40)
		ended := make(chan error, 1)
		ctx, gone := context.WithCancel(t.Context())
		asked := make(chan error, 1)
		go func() {
			_, err := cache.Get(ctx, key(1), func(ctx context.Context) (string, error) {
				<-ctx.Done()
				ended <- ctx.Err()
				return "", ctx.Err()
			})
			asked <- err
		}()
		synctest.Wait()
		gone()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("the making ended with %v", err)
		}
		if err := <-asked; !errors.Is(err, context.Canceled) {
			t.Errorf("who asked got %v", err)
		}
		if v, err := cache.Get(t.Context(), key(1), (&counter{}).of(3)); v != "xxx" || err != nil {
			t.Errorf("who came later: %q, %v", v, err)
		}
	})
}

// crowd sends n pieces of work through the gate, each taking a second, and
// returns how many went on together at most and how many were turned away.
func crowd(t *testing.T, gate *filecache.Gate, n int) (together, turnedAway int64) {
	var now, most, busy atomic.Int64
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			err := gate.Do(t.Context(), func() error {
				if here := now.Add(1); here > most.Load() {
					most.Store(here)
				}
				time.Sleep(time.Second)
				now.Add(-1)
				return nil
			})
			if errors.Is(err, filecache.ErrBusy) {
				busy.Add(1)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	return most.Load(), busy.Load()
}

func TestGate(t *testing.T) {
	for name, tt := range map[string]struct {
		queue    int
		patience time.Duration
		n        int
		busy     int64
	}{
		"all find a place":   {10, time.Minute, 2, 0},
		"all have their go":  {10, time.Minute, 12, 0},
		"the queue is full":  {10, time.Minute, 15, 3},
		"patience runs out":  {10, 2500 * time.Millisecond, 12, 6}, // two each second, three times
		"nobody may wait":    {0, time.Minute, 5, 3},
		"a place comes free": {2, time.Minute, 4, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				together, busy := crowd(t, filecache.NewGate(2, tt.queue, tt.patience), tt.n)
				if together != 2 || busy != tt.busy {
					t.Errorf("%d together, %d turned away, want 2 and %d", together, busy, tt.busy)
				}
			})
		})
	}
}

// TestGateIsLeft wants nothing done for who is gone, and the place free again.
func TestGateIsLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		gate := filecache.NewGate(1, 5, time.Minute)
		go func() { _ = gate.Do(t.Context(), func() error { time.Sleep(time.Second); return nil }) }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		err := gate.Do(ctx, func() error { t.Error("done for nobody"); return nil })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting: %v", err)
		}
		time.Sleep(2 * time.Second)
		if err := gate.Do(ctx, func() error { t.Error("done for nobody"); return nil }); err == nil {
			t.Error("who was gone before got in")
		}
		if err := gate.Do(t.Context(), func() error { return nil }); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}

// TestDoInTime wants it to wait beyond patience and past a full queue.
func TestDoInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		gate := filecache.NewGate(1, 0, time.Second)
		go func() { _ = gate.Do(t.Context(), func() error { time.Sleep(time.Hour); return nil }) }()
		synctest.Wait()
		done := false
		if err := gate.DoInTime(t.Context(), func() error { done = true; return nil }); err != nil || !done {
			t.Errorf("done: %v, %v", done, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := gate.DoInTime(ctx, func() error { t.Error("done for nobody"); return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}
