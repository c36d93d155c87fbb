package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"rolewright/store"
)

// testConcurrent lets writers race for the same records: every version is
// handed out once and no save is lost, while readers see whole states.
func testConcurrent(t *testing.T, e store.Engine) {
	const writers, rounds = 4, 15
	apply(t, e, at(0), keyed("left", 0, "0", "side", "x"), keyed("right", 0, "0", "side", "x"))
	stop, readers := make(chan struct{}), sync.WaitGroup{}
	for range 2 {
		readers.Go(func() { watchPair(t, e, stop) })
	}
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for range rounds {
				raisePair(t, e, w)
			}
		})
	}
	group.Wait()
	close(stop)
	readers.Wait()
	wantDiff(t, "versions", uint64(1+writers*rounds), get(t, e, "left").Version)
	wantDiff(t, "the list", []string{"left", "right"}, listAll(t, e, where("side", "x")))
}

// raisePair saves both records at once, again after each conflict.
func raisePair(t *testing.T, e store.Engine, writer int) {
	for {
		rec, err := e.Get(t.Context(), ws, kind, "left")
		if err != nil {
			t.Errorf("Get: %v", err)
			return
		}
		text := fmt.Sprintf("%d by %d", rec.Version, writer)
		_, err = e.Apply(t.Context(), at(int(rec.Version)),
			keyed("left", rec.Version, text, "side", "x"), keyed("right", rec.Version, text, "side", "x"))
		if err == nil {
			return
		}
		if !errors.Is(err, store.ErrConflict) {
			t.Errorf("Apply: %v", err)
			return
		}
	}
}

func watchPair(t *testing.T, e store.Engine, stop <-chan struct{}) {
	q := where("side", "x")
	q.Workspace, q.Kind = ws, kind
	for {
		select {
		case <-stop:
			return
		default:
		}
		page, err := e.List(t.Context(), q)
		if err != nil || len(page.Records) != 2 {
			t.Errorf("List: %d records, %v, want 2", len(page.Records), err)
			return
		}
		left, right := page.Records[0], page.Records[1]
		if left.Version != right.Version || string(left.Value) != string(right.Value) {
			t.Errorf("half a change was seen: %s and %s", left.Value, right.Value)
			return
		}
	}
}
