package store

import (
	"errors"
	"fmt"
)

// The kinds of failure that callers tell apart with errors.Is.
var (
	// ErrNotFound means there is no such record or revision.
	ErrNotFound = errors.New("not found")
	// ErrConflict means that a record is not at the version the caller
	// expected; the error is a [*ConflictError].
	ErrConflict = errors.New("changed in the meantime")
	// ErrTooLarge means that a value, text or set of changes is over its limit.
	ErrTooLarge = errors.New("too large")
	// ErrInvalid means that the caller's argument cannot be used; the error is
	// an [*InvalidError].
	ErrInvalid = errors.New("invalid")
	// ErrUnavailable means that the store cannot be read or written now: the
	// file cannot be opened, the disk is full, the store was closed.
	ErrUnavailable = errors.New("the store is not available")
	// ErrLocked is the ErrUnavailable of a store that another Rolewright has open.
	ErrLocked = fmt.Errorf("%w: another Rolewright has it open", ErrUnavailable)
	// ErrFormat means that stored bytes cannot be understood; the error is a
	// [*FormatError].
	ErrFormat = errors.New("unknown or damaged format")
)

// ConflictError reports a change that expected another version of a record.
type ConflictError struct {
	Kind Kind
	ID   string
	// Expected is what the caller gave; 0 means that the record must not exist.
	Expected uint64
	// Current is the version the store has.
	Current uint64
}

// Error says which versions were met.
func (e *ConflictError) Error() string {
	if e.Expected == 0 {
		return fmt.Sprintf("%s %q exists already (version %d)", e.Kind, e.ID, e.Current)
	}
	return fmt.Sprintf("%s %q is at version %d, not %d: it was changed in the meantime",
		e.Kind, e.ID, e.Current, e.Expected)
}

// Unwrap makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Unwrap() error { return ErrConflict }

// InvalidError reports an argument that cannot be used.
type InvalidError struct {
	// Field names the argument, such as "id" or "cursor".
	Field string
	// Reason says what is wrong and what would be right.
	Reason string
}

// Error names the field first.
func (e *InvalidError) Error() string { return e.Field + ": " + e.Reason }

// Unwrap makes errors.Is(err, ErrInvalid) true.
func (e *InvalidError) Unwrap() error { return ErrInvalid }

// FormatError reports stored bytes that this Rolewright cannot read: written
// by a newer one, by another program, or damaged.
type FormatError struct {
	// Where is the file or the record.
	Where string
	// Reason says what was found there.
	Reason string
	// Advice says what a person can do about it.
	Advice string
	// Err is the cause, where there is one.
	Err error
}

// Error gives the place, the reason and the advice.
func (e *FormatError) Error() string {
	text := e.Where + ": " + e.Reason
	if e.Err != nil {
		text += " (" + e.Err.Error() + ")"
	}
	if e.Advice != "" {
		text += ". " + e.Advice
	}
	return text
}

// Unwrap makes errors.Is(err, ErrFormat) true and keeps the cause.
func (e *FormatError) Unwrap() []error {
	if e.Err == nil {
		return []error{ErrFormat}
	}
	return []error{ErrFormat, e.Err}
}

func tooLarge(what string, size, limit int) error {
	return fmt.Errorf("%s has %d, at most %d are kept: %w", what, size, limit, ErrTooLarge)
}
