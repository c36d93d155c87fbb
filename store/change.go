package store

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Change is one step of [Engine].Apply: it writes, deletes or only keeps a
// revision of the record (Workspace, Kind, ID).
type Change struct {
	Workspace string
	Kind      Kind
	ID        string
	// Expect is the version the record must have; 0 means it must not exist.
	Expect uint64
	// Delete removes the record with its keys and its whole history.
	Delete bool
	// Snapshot leaves the record, its version and its place in lists as they
	// are; only Revision is done, and it keeps the present value.
	Snapshot bool
	// Value is the new value; it may be empty.
	Value []byte
	// Index are the keys the record is listed by from now on.
	Index []IndexKey
	// Text is what a search looks in: short, such as a title with a company.
	// The engine folds it (see [Fold]).
	Text string
	// Revision, if not nil, keeps a value in the record's history.
	Revision *RevisionChange
}

// RevisionChange asks to keep a value in the history. Keeping a version that
// is kept already changes nothing, its reason included.
type RevisionChange struct {
	// Reason says why, such as "exported"; at most MaxReason bytes.
	Reason string
	// Previous keeps the value that the change replaces, under its own version
	// and time, in place of the new one. On a new record it does nothing.
	Previous bool
}

// Validate reports the first thing that makes a change unusable, as an
// [*InvalidError] or an error that wraps ErrTooLarge. Engines call it.
func (c Change) Validate() error {
	if err := CheckName(c.Workspace, c.Kind, c.ID); err != nil {
		return err
	}
	if err := c.validateMode(); err != nil {
		return err
	}
	if len(c.Value) > MaxValue {
		return tooLarge(fmt.Sprintf("%s %q in bytes", c.Kind, c.ID), len(c.Value), MaxValue)
	}
	if len(c.Text) > MaxText {
		return tooLarge(fmt.Sprintf("search text of %s %q in bytes", c.Kind, c.ID), len(c.Text), MaxText)
	}
	if c.Revision != nil && len(c.Revision.Reason) > MaxReason {
		return tooLarge("reason of a revision in bytes", len(c.Revision.Reason), MaxReason)
	}
	return c.validateIndex()
}

func (c Change) validateMode() error {
	switch {
	case c.Delete && c.Snapshot:
		return &InvalidError{"change", "a change either deletes or keeps a snapshot"}
	case c.Delete && c.Revision != nil:
		return &InvalidError{"revision", "a deleted record has no history to add to"}
	case c.Delete && c.Expect == 0, c.Snapshot && c.Expect == 0:
		return &InvalidError{"expect", "give the version that is meant, 1 or above"}
	case c.Snapshot && c.Revision == nil:
		return &InvalidError{"revision", "a snapshot needs a revision with its reason"}
	case c.Snapshot && c.Revision.Previous:
		return &InvalidError{"revision", "a snapshot keeps the present value, not the previous one"}
	}
	return nil
}

func (c Change) validateIndex() error {
	if len(c.Index) > MaxIndexKeys {
		return tooLarge(fmt.Sprintf("%s %q in index keys", c.Kind, c.ID), len(c.Index), MaxIndexKeys)
	}
	for _, key := range c.Index {
		if err := key.validate(); err != nil {
			return err
		}
	}
	return nil
}

func (k IndexKey) validate() error {
	if err := checkPart("index name", k.Name, MaxIndexName); err != nil {
		return err
	}
	if len(k.Value) > MaxIndexValue {
		return tooLarge("index "+k.Name+" in bytes", len(k.Value), MaxIndexValue)
	}
	return nil
}

// CheckName reports the first part of a record's name that cannot be used, as
// an [*InvalidError]: parts are not empty, valid UTF-8, without control
// characters and not longer than their limit.
func CheckName(workspace string, kind Kind, id string) error {
	if err := checkPart("workspace", workspace, MaxWorkspace); err != nil {
		return err
	}
	if err := checkPart("kind", string(kind), MaxKind); err != nil {
		return err
	}
	return checkPart("id", id, MaxID)
}

func checkPart(field, s string, limit int) error {
	switch {
	case s == "":
		return &InvalidError{field, "must not be empty"}
	case len(s) > limit:
		return &InvalidError{field, fmt.Sprintf("has %d bytes, at most %d are allowed", len(s), limit)}
	case !utf8.ValidString(s):
		return &InvalidError{field, "is not valid UTF-8"}
	case strings.ContainsFunc(s, unicode.IsControl):
		return &InvalidError{field, "must not hold control characters"}
	}
	return nil
}

// CheckTime reports a time that not every engine can keep, as an
// [*InvalidError]: the years 1 to 9999 are allowed. Otherwise it returns the
// time as it is kept, in UTC and cut to the microsecond.
func CheckTime(t time.Time) (time.Time, error) {
	t = t.UTC().Truncate(time.Microsecond)
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, &InvalidError{"time", fmt.Sprintf("the year %d is outside 1 to 9999", t.Year())}
	}
	return t, nil
}
