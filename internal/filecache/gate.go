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
// more wait, none of them longer than patience.
func NewGate(places, queue int, patience time.Duration) *Gate {
	return &Gate{places: make(chan struct{}, places), queue: int64(queue), patience: patience}
}

// Do does the work when its turn comes. It fails with ErrBusy where there are
// too many before it, and with the context's error when that ends before the
// turn came; the work is not done then. Otherwise the error is the work's.
func (g *Gate) Do(ctx context.Context, work func() error) error {
	if err := g.enter(ctx); err != nil {
		return err
	}
	defer func() { <-g.places }()
	return work()
}

func (g *Gate) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case g.places <- struct{}{}:
		return nil
	default:
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return ErrBusy
	}
	defer g.waiting.Add(-1)
	patience := time.NewTimer(g.patience)
	defer patience.Stop()
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-patience.C:
		return ErrBusy
	}
}
