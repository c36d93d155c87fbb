package filecache

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// ErrBusy says that more files are asked for than can be made in a reasonable
// time. It is worth trying again a little later.
var ErrBusy = errors.New("too many files are being made at once")

// Gate lets a few pieces of work go on at a time and a bounded number wait,
// in the order in which they came.
type Gate struct {
	places   chan struct{}
	waiting  atomic.Int64
	queue    int64
	patience time.Duration
}

// NewGate returns a gate for places pieces of work at a time. At most queue
// more wait for Do, none of them longer than patience.
func NewGate(places, queue int, patience time.Duration) *Gate {
	return &Gate{places: make(chan struct{}, places), queue: int64(queue), patience: patience}
}

// Do does the work when its turn comes. It fails with ErrBusy where there are
// too many before it, and with the context's error when that ends before the
// turn came; the work is not done then. Otherwise the error is the work's.
func (g *Gate) Do(ctx context.Context, work func() error) error {
	if g.free() {
		return g.run(ctx, work)
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return ErrBusy
	}
	patience := time.NewTimer(g.patience)
	defer patience.Stop()
	err := g.wait(ctx, patience.C)
	g.waiting.Add(-1)
	if err != nil {
		return err
	}
	return g.run(ctx, work)
}

// DoInTime is Do for work that waits as long as its context lasts: nobody sits
// in front of it.
func (g *Gate) DoInTime(ctx context.Context, work func() error) error {
	if !g.free() {
		if err := g.wait(ctx, nil); err != nil {
			return err
		}
	}
	return g.run(ctx, work)
}

// free takes a place where one is free.
func (g *Gate) free() bool {
	select {
	case g.places <- struct{}{}:
		return true
	default:
		return false
	}
}

// wait takes a place when one is free.
func (g *Gate) wait(ctx context.Context, tooLate <-chan time.Time) error {
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-tooLate:
		return ErrBusy
	}
}

// run does the work in a place that was taken, unless nobody wants it any more.
func (g *Gate) run(ctx context.Context, work func() error) error {
	defer func() { <-g.places }()
	if err := ctx.Err(); err != nil {
		return err
	}
	return work()
}
