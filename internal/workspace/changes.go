package workspace

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"rolewright/store"
)

// counted is an engine that counts the changes of own roles.
type counted struct {
	store.Engine
	roles atomic.Uint64
}

// Apply counts also a change that failed: the store need not be as it was.
func (e *counted) Apply(ctx context.Context, now time.Time, changes ...store.Change) ([]store.Record, error) {
	records, err := e.Engine.Apply(ctx, now, changes...)
	if slices.ContainsFunc(changes, maybeRole) {
		e.roles.Add(1)
	}
	return records, err
}

// maybeRole reports whether a change may be one of an own role: any of a role
// file, and of a posting unless it stays among those that are no template.
func maybeRole(c store.Change) bool {
	switch c.Kind {
	case store.KindRoles:
		return true
	case store.KindPostings:
		return !c.Snapshot && !slices.Contains(c.Index, store.IndexKey{Name: byState, Value: stateKept})
	}
	return false
}
