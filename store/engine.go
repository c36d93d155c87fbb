package store

import (
	"context"
	"time"
)

// Engine is what a database implements. All methods may be called by many
// goroutines at once, and what Apply has acknowledged survives the end of the
// process at any moment.
//
// Besides the outcomes listed with each method, every one of them returns
//   - the context's error, wrapped, when it is cancelled before the work is done;
//   - ErrUnavailable, wrapped, when the store cannot be read or written, or is closed;
//   - a *FormatError when what is stored cannot be understood;
//   - an *InvalidError when a part of a name is empty, too long or malformed.
type Engine interface {
	// Get returns one record. Outcomes:
	//   - the record, with its own copy of the value;
	//   - ErrNotFound.
	Get(ctx context.Context, workspace string, kind Kind, id string) (Record, error)

	// List returns the records that a query asks for, the one updated last
	// first, those of the same moment by id. Outcomes:
	//   - a page; an empty one without Next when nothing matches;
	//   - an *InvalidError for a query that cannot be used, Field "cursor" when
	//     the cursor is malformed or belongs to another query.
	//
	// Paging is stable: following Next, each record that does not change
	// meanwhile is met exactly once.
	List(ctx context.Context, q Query) (Page, error)

	// Count tells how many records List would give in all its pages. Limit and
	// Cursor are not looked at. Outcomes:
	//   - the number;
	//   - an *InvalidError for a query that cannot be used.
	Count(ctx context.Context, q Query) (int, error)

	// History lists a record's kept revisions without their values, the highest
	// version first. Limit and cursor are as in [Query]. Outcomes:
	//   - a page; an empty one when nothing was kept;
	//   - ErrNotFound when there is no such record;
	//   - an *InvalidError for a cursor or limit that cannot be used.
	History(ctx context.Context, workspace string, kind Kind, id, cursor string, limit int) (RevisionPage, error)

	// Revision returns one kept revision with its value. Outcomes:
	//   - the revision;
	//   - ErrNotFound when there is no such record or that version was not kept.
	Revision(ctx context.Context, workspace string, kind Kind, id string, version uint64) (Revision, error)

	// Apply does all changes or none of them, in one step that others see as a
	// whole. now becomes Updated, and Created of new records. Outcomes:
	//   - one record for each change, in their order, as it is after the change;
	//     for a deletion as it was before;
	//   - a *ConflictError when a record is at another version than Expect, or
	//     exists although Expect is 0;
	//   - ErrNotFound, wrapped with the id, when Expect is 1 or above and there
	//     is no such record: it was deleted in the meantime;
	//   - ErrTooLarge, wrapped, when a limit of this package is passed;
	//   - an *InvalidError when a change contradicts itself (see
	//     [Change.Validate]) or two changes name the same record.
	// No changes are no error.
	Apply(ctx context.Context, now time.Time, changes ...Change) ([]Record, error)

	// Close waits for calls under way and lets go of the store. Closing twice
	// is no error.
	Close() error
}
