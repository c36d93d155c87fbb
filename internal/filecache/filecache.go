// Package filecache keeps finished files in memory, has a file that several
// ask for at once made a single time, and lets few files be made together, so
// that many who download cost neither much time nor much memory.
//
// It knows nothing of what the files are: who asks gives a key that stands for
// the file's exact bytes, so that nothing in here is ever out of date.
package filecache

import (
	"container/list"
	"context"
	"crypto/sha256"
	"fmt"
	"runtime/debug"
	"sync"
)

// Key stands for the exact bytes of a file: a hash of all that it is made of.
type Key [sha256.Size]byte

// Cache keeps the values asked for last. Its methods may be called by many
// goroutines at once; what it returns is shared and must not be changed.
type Cache[V any] struct {
	size   func(V) int
	budget int

	mu sync.Mutex
	// recent has the entries, the one asked for last in front; used is the sum
	// of their sizes.
	recent *list.List
	byKey  map[Key]*list.Element
	used   int
	making map[Key]*flight[V]
}

// entry is one value of a Cache.
type entry[V any] struct {
	key   Key
	value V
	size  int
}

// flight is a value that is being made for all who ask for it.
type flight[V any] struct {
	done  chan struct{}
	value V
	err   error
	// wanted counts those who wait; when the last one goes, cancel ends the
	// making.
	wanted int
	cancel context.CancelFunc
}

// New returns a cache that keeps at most budget bytes, as size counts them.
func New[V any](budget int, size func(V) int) *Cache[V] {
	return &Cache[V]{size: size, budget: budget, recent: list.New(), byKey: map[Key]*list.Element{}, making: map[Key]*flight[V]{}}
}

// Get returns the value of the key, and has it made where it is not kept. The
// context that makes it ends when nobody waits any more, not when the first
// one who asked goes. Errors are those of the making, which are not kept, and
// the caller's own context's.
func (c *Cache[V]) Get(ctx context.Context, key Key, produce func(context.Context) (V, error)) (V, error) {
	c.mu.Lock()
	if e, ok := c.byKey[key]; ok {
		defer c.mu.Unlock()
		c.recent.MoveToFront(e)
		return e.Value.(*entry[V]).value, nil
	}
	f, ok := c.making[key]
	if !ok {
		f = c.start(ctx, key, produce)
	}
	f.wanted++
	c.mu.Unlock()
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		c.leave(key, f)
		var none V
		return none, ctx.Err()
	}
}

// start is called by who holds the lock.
func (c *Cache[V]) start(ctx context.Context, key Key, produce func(context.Context) (V, error)) *flight[V] {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight[V]{done: make(chan struct{}), cancel: cancel}
	c.making[key] = f
	go func() {
		defer cancel()
		f.value, f.err = safely(ctx, produce)
		c.land(key, f)
	}()
	return f
}

// safely keeps a panic over one file from ending the whole program.
func safely[V any](ctx context.Context, produce func(context.Context) (V, error)) (v V, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return produce(ctx)
}

func (c *Cache[V]) land(key Key, f *flight[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.making[key] == f {
		delete(c.making, key)
	}
	if f.err == nil {
		c.keep(key, f.value)
	}
	close(f.done)
}

// leave gives the making up where nobody waits for it any more: who asks later
// begins anew.
func (c *Cache[V]) leave(key Key, f *flight[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f.wanted--
	if f.wanted == 0 && c.making[key] == f {
		delete(c.making, key)
		f.cancel()
	}
}

// keep puts a value in front and lets go of those asked for longest ago. A
// value that would push out most others is not worth it. Who calls it holds
// the lock.
func (c *Cache[V]) keep(key Key, v V) {
	size := c.size(v)
	if _, ok := c.byKey[key]; ok || size > c.budget/4 {
		return
	}
	c.byKey[key] = c.recent.PushFront(&entry[V]{key, v, size})
	c.used += size
	for c.used > c.budget {
		last := c.recent.Remove(c.recent.Back()).(*entry[V])
		delete(c.byKey, last.key)
		c.used -= last.size
	}
}
