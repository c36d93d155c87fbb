package workspace

import (
	"context"
	"iter"
	"time"
)

// allAtOnce is how many postings All has in memory.
const allAtOnce = 50

// Count tells how many postings List would give in all its pages.
func (w *Workspace) Count(ctx context.Context, f Filter) (int, error) {
	return w.postings.Count(ctx, w.query(f))
}

// All goes through every posting that fits the filter, the one changed last
// first, and gives each once. One that is changed on the way, and so moves to
// the front, is given too. After an error it stops. The filter's cursor and
// limit are not looked at.
func (w *Workspace) All(ctx context.Context, f Filter) iter.Seq2[Posting, error] {
	f.Cursor, f.Limit = "", allAtOnce
	return func(yield func(Posting, error) bool) {
		given := map[string]bool{}
		since := time.Time{}
		for {
			began, fresh := w.now(), false
			for p, err := range w.postings.All(ctx, w.query(f)) {
				if err != nil {
					yield(Posting{}, err)
					return
				}
				if p.Updated.Before(since) {
					break
				}
				if given[p.ID] {
					continue
				}
				given[p.ID], fresh = true, true
				if !yield(p, nil) {
					return
				}
			}
			if !fresh {
				return
			}
			since = began.Truncate(time.Microsecond) // as times are kept
		}
	}
}
