package workspace

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"
	"unicode/utf8"

	"rolewright/internal/posting"
	"rolewright/store"
)

// Status is where a posting stands in its life.
type Status string

// The statuses.
const (
	StatusDraft     Status = "draft"
	StatusReady     Status = "ready"
	StatusPublished Status = "published"
	StatusArchived  Status = "archived"
)

// Statuses lists every status in the order of a posting's life.
func Statuses() []Status {
	return []Status{StatusDraft, StatusReady, StatusPublished, StatusArchived}
}

// Known reports whether s is one of Statuses.
func (s Status) Known() bool {
	switch s {
	case StatusDraft, StatusReady, StatusPublished, StatusArchived:
		return true
	}
	return false
}

// Draft is the record around a posting's content.
type Draft struct {
	Status  Status          `json:"status"`
	Content posting.Posting `json:"content"`
	Origin  Origin          `json:"origin,omitzero"`
	Look    Look            `json:"look,omitzero"`
	// Answers are findings of the review that somebody answered with a reason.
	Answers []Answer `json:"answers,omitempty"`
	// Template marks the workspace's own role template, see SaveAsTemplate.
	Template bool `json:"template,omitempty"`
	// Deleted is when the posting was thrown away; it can be brought back
	// until keepDeleted has passed.
	Deleted time.Time `json:"deleted,omitzero"`
}

// Origin is the text of somebody else that a posting was made from, where an
// earlier Rolewright kept it with the posting. Now it is an Original.
type Origin struct {
	Text string `json:"text,omitempty"`
	// Notes are what the reader of the text said about it.
	Notes []string `json:"notes,omitempty"`
}

// Posting is a draft with what the store knows of it.
type Posting = store.Item[Draft]

// quiet is how long nobody must have written for the next save to keep the
// version before it: one revision for each sitting, not one for each autosave.
const quiet = 10 * time.Minute

// keepDeleted is how long a deleted posting can be brought back.
const keepDeleted = 30 * 24 * time.Hour

// The names of the indexes of postings.
const (
	byState   = "state"
	byStatus  = "status"
	byCompany = "company"

	stateKept     = "kept"
	stateTemplate = "template"
	stateDeleted  = "deleted"
)

func indexDraft(d Draft) (keys []store.IndexKey, text string) {
	if !d.Deleted.IsZero() {
		return []store.IndexKey{{Name: byState, Value: stateDeleted}}, ""
	}
	if d.Template {
		return []store.IndexKey{{Name: byState, Value: stateTemplate}}, ""
	}
	keys = []store.IndexKey{{Name: byState, Value: stateKept}, {Name: byStatus, Value: string(d.Status)}}
	if name := companyKey(d.Content.Company.Name); name != "" {
		keys = append(keys, store.IndexKey{Name: byCompany, Value: name})
	}
	return keys, shorten(d.Content.Title, store.MaxText)
}

// companyKey is a company's name as it is indexed and looked for: a name of
// any length must save.
func companyKey(name string) string { return shorten(store.Fold(name), store.MaxIndexValue) }

// shorten cuts a text to at most n bytes, between characters.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// ConflictError says that a posting was changed by somebody else since the
// version that a change began from. Current is the posting as it is now.
type ConflictError struct {
	Current Posting
	err     error
}

func (e *ConflictError) Error() string { return e.err.Error() }

// Unwrap makes a ConflictError match store.ErrConflict.
func (e *ConflictError) Unwrap() error { return e.err }

// Create keeps new content as a draft, in the look that was chosen last.
func (w *Workspace) Create(ctx context.Context, content posting.Posting, origin Origin) (Posting, error) {
	settings, err := w.Settings(ctx)
	if err != nil {
		return Posting{}, err
	}
	return w.create(ctx, Draft{Content: content, Origin: origin, Look: settings.Look})
}

// create keeps a new record, its content in normal form.
func (w *Workspace) create(ctx context.Context, d Draft) (Posting, error) {
	d.Status, d.Content = StatusDraft, posting.Normalize(d.Content, NewPartID)
	return w.postings.Create(ctx, w.name, w.newID(), d, nil)
}

// Get returns a posting that is not deleted, or store.ErrNotFound.
func (w *Workspace) Get(ctx context.Context, id string) (Posting, error) {
	p, err := w.postings.Get(ctx, w.name, id)
	if err == nil && !p.Value.Deleted.IsZero() {
		return Posting{}, store.ErrNotFound
	}
	return p, err
}

// Save replaces a posting's content, in normal form. Content that is the same
// as what is kept makes no new version. It returns a *ConflictError when the
// posting is no longer at version expect.
func (w *Workspace) Save(ctx context.Context, id string, expect uint64, content posting.Posting) (Posting, error) {
	content = posting.Normalize(content, NewPartID)
	return w.change(ctx, id, expect, func(d *Draft) { d.Content = content })
}

// change edits the record of a posting that is at version expect. What leaves
// it as it is makes no new version.
func (w *Workspace) change(ctx context.Context, id string, expect uint64, edit func(*Draft)) (Posting, error) {
	cur, err := w.at(ctx, id, expect)
	if err != nil {
		return Posting{}, err
	}
	next := cur.Value
	edit(&next)
	if reflect.DeepEqual(next, cur.Value) {
		return cur, nil
	}
	saved, err := w.put(ctx, cur, next, nil)
	if err == nil && saved.Value.Look != cur.Value.Look {
		err = w.rememberLook(ctx, saved.Value.Look)
	}
	return saved, err
}

// SetStatus changes where a posting stands and keeps the version that it was
// changed at. It returns a *ConflictError as Save does, and a
// *store.InvalidError for a status that is none of Statuses.
func (w *Workspace) SetStatus(ctx context.Context, id string, expect uint64, s Status) (Posting, error) {
	if !s.Known() {
		return Posting{}, &store.InvalidError{Field: "status", Reason: fmt.Sprintf("%q is not known: use one of %q", s, Statuses())}
	}
	cur, err := w.at(ctx, id, expect)
	if err != nil || cur.Value.Status == s {
		return cur, err
	}
	next := cur.Value
	next.Status = s
	return w.put(ctx, cur, next, &store.RevisionChange{Reason: ReasonStatus + string(s)})
}

// Duplicate makes a new draft of a posting's content, in its look. What belongs
// to the old one's life is not copied: its dates, its reference number, its
// history.
func (w *Workspace) Duplicate(ctx context.Context, id string) (Posting, error) {
	p, err := w.Get(ctx, id)
	if err != nil {
		return Posting{}, err
	}
	c := reusable(p.Value.Content)
	if c.Title != "" {
		c.Title += " (copy)"
	}
	return w.create(ctx, Draft{Content: c, Look: p.Value.Look})
}

// reusable is a posting's content without what belongs to its own life.
func reusable(p posting.Posting) posting.Posting {
	p.RequisitionID, p.PostedOn, p.ApplyBy, p.Start = "", "", "", ""
	return p
}

// Delete throws a posting away; Undelete brings it back.
func (w *Workspace) Delete(ctx context.Context, id string) (Posting, error) {
	cur, err := w.Get(ctx, id)
	if err != nil {
		return Posting{}, err
	}
	next := cur.Value
	next.Deleted = w.now().UTC()
	return w.put(ctx, cur, next, nil)
}

// Undelete brings a deleted posting back; one that is not deleted stays as it is.
func (w *Workspace) Undelete(ctx context.Context, id string) (Posting, error) {
	cur, err := w.postings.Get(ctx, w.name, id)
	if err != nil || cur.Value.Deleted.IsZero() {
		return cur, err
	}
	next := cur.Value
	next.Deleted = time.Time{}
	return w.put(ctx, cur, next, nil)
}

// EmptyBin removes for good what was deleted more than thirty days ago and
// returns how many postings that were.
func (w *Workspace) EmptyBin(ctx context.Context) (int, error) {
	var old []Posting
	q := store.Query{Workspace: w.name, Where: []store.IndexKey{{Name: byState, Value: stateDeleted}}}
	for p, err := range w.postings.All(ctx, q) {
		if err != nil {
			return 0, err
		}
		if w.now().Sub(p.Value.Deleted) > keepDeleted {
			old = append(old, p)
		}
	}
	removed := 0
	for _, p := range old {
		err := w.remove(ctx, p)
		if errors.Is(err, store.ErrConflict) || errors.Is(err, store.ErrNotFound) {
			continue // brought back or removed by somebody else at this moment
		}
		if err != nil {
			return removed, err
		}
		removed++
	}
	return removed, errors.Join(w.forgetOriginals(ctx), w.forgetRoles(ctx))
}

// remove takes a posting away for good, with what it was made from.
func (w *Workspace) remove(ctx context.Context, p Posting) error {
	changes := []store.Change{w.postings.DeleteChange(w.name, p.ID, p.Version)}
	o, err := w.originals.Get(ctx, w.name, p.ID)
	if err == nil {
		changes = append(changes, w.deleteOriginal(o)...)
	} else if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	_, err = w.engine.Apply(ctx, w.now(), changes...)
	return err
}

// Filter says which postings a list shows. The zero value is all of them.
type Filter struct {
	Status  Status
	Company string
	// Text is words of the title.
	Text   string
	Cursor string
	Limit  int
}

// List returns postings, the one changed last first.
func (w *Workspace) List(ctx context.Context, f Filter) (store.Items[Draft], error) {
	return w.postings.List(ctx, w.query(f))
}

func (w *Workspace) query(f Filter) store.Query {
	var where []store.IndexKey
	if f.Status != "" {
		where = append(where, store.IndexKey{Name: byStatus, Value: string(f.Status)})
	}
	if f.Company != "" {
		where = append(where, store.IndexKey{Name: byCompany, Value: companyKey(f.Company)})
	}
	if where == nil { // deleted postings and templates have neither a status nor a company
		where = []store.IndexKey{{Name: byState, Value: stateKept}}
	}
	return store.Query{Workspace: w.name, Where: where, Text: f.Text, Cursor: f.Cursor, Limit: f.Limit}
}

// at returns the posting if it is at the version, and a *ConflictError if not.
func (w *Workspace) at(ctx context.Context, id string, expect uint64) (Posting, error) {
	cur, err := w.Get(ctx, id)
	if err != nil {
		return Posting{}, err
	}
	if cur.Version != expect {
		err := &store.ConflictError{Kind: store.KindPostings, ID: id, Expected: expect, Current: cur.Version}
		return Posting{}, &ConflictError{Current: cur, err: err}
	}
	return cur, nil
}

// put writes a draft over the version it was read at. A change after a quiet
// time keeps that version, whatever the change is: another save may follow at
// once. When another writer was quicker, the error holds what that one wrote.
func (w *Workspace) put(ctx context.Context, cur Posting, next Draft, keep *store.RevisionChange) (Posting, error) {
	if keep == nil && w.now().Sub(cur.Updated) >= quiet {
		keep = &store.RevisionChange{Reason: ReasonPause, Previous: true}
	}
	p, err := w.postings.Put(ctx, w.name, cur.ID, cur.Version, next, keep)
	return p, w.conflict(ctx, cur.ID, err)
}

// conflict adds to the error of a writer who was too late what the posting is
// now. Other errors stay as they are.
func (w *Workspace) conflict(ctx context.Context, id string, err error) error {
	if !errors.Is(err, store.ErrConflict) {
		return err
	}
	now, getErr := w.Get(ctx, id)
	if getErr != nil {
		return getErr
	}
	return &ConflictError{Current: now, err: err}
}
