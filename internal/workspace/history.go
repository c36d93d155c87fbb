package workspace

import (
	"context"
	"errors"

	"rolewright/store"
)

// The reasons for which a revision is kept. ReasonStatus is followed by the
// status and ReasonExport by the format.
const (
	ReasonPause   = "pause"
	ReasonStatus  = "status:"
	ReasonExport  = "export:"
	ReasonRestore = "restore"
	ReasonProfile = "profile"
	ReasonMend    = "mend"
)

// Revision is an earlier version of a posting.
type Revision = store.ItemRevision[Draft]

// History lists the kept versions of a posting, the latest first.
func (w *Workspace) History(ctx context.Context, id, cursor string, limit int) (store.RevisionPage, error) {
	if _, err := w.Get(ctx, id); err != nil {
		return store.RevisionPage{}, err
	}
	return w.postings.History(ctx, w.name, id, cursor, limit)
}

// Revision returns one kept version of a posting that is not deleted, or
// store.ErrNotFound.
func (w *Workspace) Revision(ctx context.Context, id string, version uint64) (Revision, error) {
	if _, err := w.Get(ctx, id); err != nil {
		return Revision{}, err
	}
	return w.postings.Revision(ctx, w.name, id, version)
}

// Restore brings the content of a kept version back. What it replaces is kept
// as well, so that bringing back can itself be undone.
func (w *Workspace) Restore(ctx context.Context, id string, version uint64) (Posting, error) {
	rev, err := w.Revision(ctx, id, version)
	if err != nil {
		return Posting{}, err
	}
	cur, err := w.Get(ctx, id)
	if err != nil {
		return Posting{}, err
	}
	next := cur.Value
	next.Content = rev.Value.Content
	return w.put(ctx, cur, next, &store.RevisionChange{Reason: ReasonRestore, Previous: true})
}

// KeepExported keeps the version that was written to a file, so that people
// can find out later what they sent. A version that somebody has changed in
// the meantime is not there to be kept any more, which is no error.
func (w *Workspace) KeepExported(ctx context.Context, p Posting, format string) error {
	// Looking first saves a write to the disk for each further download.
	if _, err := w.engine.Revision(ctx, w.name, store.KindPostings, p.ID, p.Version); err == nil {
		return nil
	}
	err := w.postings.Snapshot(ctx, w.name, p.ID, p.Version, ReasonExport+format)
	if errors.Is(err, store.ErrConflict) || errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
