package store

import (
	"fmt"
	"slices"
	"strings"
)

// How many entries a page has: DefaultLimit where the query does not say, and
// never more than MaxLimit.
const (
	DefaultLimit = 25
	MaxLimit     = 500
	maxQueryText = 1000 // bytes
	maxWhere     = 8
)

// Query asks for records of one workspace and kind, updated last first.
type Query struct {
	Workspace string
	Kind      Kind
	// Where holds the keys that a record must have, all of them, with exactly
	// these values. None means every record.
	Where []IndexKey
	// Text holds words that must all stand in the record's text, in any order,
	// also as parts of words; case and accents do not matter (see [Fold]).
	Text string
	// Limit is how many records a page has: 0 means DefaultLimit, more than
	// MaxLimit means MaxLimit.
	Limit int
	// Cursor is the Next of the page before, or empty for the first page.
	Cursor string
}

// Normalise returns the query as engines use it: with a usable Limit, Where
// sorted and each key once. It fails with an [*InvalidError].
func (q Query) Normalise() (Query, error) {
	if err := CheckName(q.Workspace, q.Kind, "-"); err != nil {
		return q, err
	}
	if len(q.Text) > maxQueryText {
		return q, &InvalidError{"text", fmt.Sprintf("is too long to search for: %d bytes, at most %d", len(q.Text), maxQueryText)}
	}
	if len(q.Where) > maxWhere {
		return q, &InvalidError{"where", fmt.Sprintf("has %d keys, at most %d are allowed", len(q.Where), maxWhere)}
	}
	for _, key := range q.Where {
		if err := key.validate(); err != nil {
			return q, &InvalidError{"where", err.Error()}
		}
	}
	q.Where = sortedKeys(q.Where)
	var err error
	q.Limit, err = NormaliseLimit(q.Limit)
	return q, err
}

// Words returns the folded words of the query's text, all of which a record's
// folded text must contain.
func (q Query) Words() []string { return strings.Fields(Fold(q.Text)) }

// NormaliseLimit applies DefaultLimit and MaxLimit. A negative limit is an
// [*InvalidError].
func NormaliseLimit(limit int) (int, error) {
	switch {
	case limit < 0:
		return 0, &InvalidError{"limit", fmt.Sprintf("is %d, must be 0 or above", limit)}
	case limit == 0:
		return DefaultLimit, nil
	}
	return min(limit, MaxLimit), nil
}

func sortedKeys(keys []IndexKey) []IndexKey {
	keys = slices.Clone(keys)
	slices.SortFunc(keys, compareKeys)
	return slices.Compact(keys)
}

func compareKeys(a, b IndexKey) int {
	if c := strings.Compare(a.Name, b.Name); c != 0 {
		return c
	}
	return strings.Compare(a.Value, b.Value)
}
