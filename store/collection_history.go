package store

import (
	"context"
	"time"
)

// ItemRevision is a value that an item once had.
type ItemRevision[T any] struct {
	// Version is the item's version at that time and the revision's name.
	Version uint64
	// At is when the item took that value, in UTC.
	At     time.Time
	Reason string
	Value  T
}

// Snapshot keeps the present value of the item that is at version expect in
// its history and changes nothing else; a version kept already stays as it is.
// Errors are those of [Engine].Apply.
func (c *Collection[T]) Snapshot(ctx context.Context, workspace, id string, expect uint64, reason string) error {
	_, err := c.apply(ctx, Change{Workspace: workspace, Kind: c.kind, ID: id, Expect: expect,
		Snapshot: true, Revision: &RevisionChange{Reason: reason}})
	return err
}

// History lists an item's kept revisions without their values, the highest
// version first. Errors are those of [Engine].History.
func (c *Collection[T]) History(ctx context.Context, workspace, id, cursor string, limit int) (RevisionPage, error) {
	return c.engine.History(ctx, workspace, c.kind, id, cursor, limit)
}

// Revision returns one kept revision. Errors are those of [Engine].Revision,
// and a *FormatError.
func (c *Collection[T]) Revision(ctx context.Context, workspace, id string, version uint64) (ItemRevision[T], error) {
	rev, err := c.engine.Revision(ctx, workspace, c.kind, id, version)
	if err != nil {
		return ItemRevision[T]{}, err
	}
	v, err := c.decode(id, rev.Value)
	return ItemRevision[T]{Version: rev.Version, At: rev.At, Reason: rev.Reason, Value: v}, err
}
