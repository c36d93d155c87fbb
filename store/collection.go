package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// Collection keeps values of one Go type as the records of one kind, in JSON.
type Collection[T any] struct {
	engine Engine
	kind   Kind
	clock  func() time.Time
	index  func(T) (keys []IndexKey, text string)
}

// Meta is what the store knows of an item. Times are in UTC.
type Meta struct {
	ID               string
	Version          uint64
	Created, Updated time.Time
}

// Item is a stored value with what the store knows of it.
type Item[T any] struct {
	Meta
	Value T
}

// Items is a part of a listing.
type Items[T any] struct {
	Items []Item[T]
	// Next asks for the following page; it is empty on the last one.
	Next string
}

// NewCollection returns the collection of a kind. The clock gives the times of
// saves; index tells the keys a value is listed by and the text it is searched
// by, and may be nil.
func NewCollection[T any](engine Engine, kind Kind, clock func() time.Time, index func(T) (keys []IndexKey, text string)) *Collection[T] {
	if index == nil {
		index = func(T) ([]IndexKey, string) { return nil, "" }
	}
	return &Collection[T]{engine: engine, kind: kind, clock: clock, index: index}
}

// Get returns one item. Errors are those of [Engine].Get, and a *FormatError
// when the value is not a T as this program knows it.
func (c *Collection[T]) Get(ctx context.Context, workspace, id string) (Item[T], error) {
	rec, err := c.engine.Get(ctx, workspace, c.kind, id)
	if err != nil {
		return Item[T]{}, err
	}
	return c.item(rec)
}

// List returns the items that a query asks for; the query's Kind is set by the
// collection. Errors are those of [Engine].List, and a *FormatError.
func (c *Collection[T]) List(ctx context.Context, q Query) (Items[T], error) {
	q.Kind = c.kind
	page, err := c.engine.List(ctx, q)
	if err != nil {
		return Items[T]{}, err
	}
	list := Items[T]{Items: make([]Item[T], 0, len(page.Records)), Next: page.Next}
	for _, rec := range page.Records {
		item, err := c.item(rec)
		if err != nil {
			return Items[T]{}, err
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

// All goes through every item that a query asks for, page after page. After an
// error it stops.
func (c *Collection[T]) All(ctx context.Context, q Query) iter.Seq2[Item[T], error] {
	return func(yield func(Item[T], error) bool) {
		for {
			list, err := c.List(ctx, q)
			if err != nil {
				yield(Item[T]{}, err)
				return
			}
			for _, item := range list.Items {
				if !yield(item, nil) {
					return
				}
			}
			if q.Cursor = list.Next; q.Cursor == "" {
				return
			}
		}
	}
}

// Count tells how many items List would give in all its pages. Errors are
// those of [Engine].Count.
func (c *Collection[T]) Count(ctx context.Context, q Query) (int, error) {
	q.Kind = c.kind
	return c.engine.Count(ctx, q)
}

// Create stores a new item. Errors are those of [Engine].Apply; an id in use
// is a *ConflictError.
func (c *Collection[T]) Create(ctx context.Context, workspace, id string, v T, rev *RevisionChange) (Item[T], error) {
	return c.Put(ctx, workspace, id, 0, v, rev)
}

// Put replaces the item that is at version expect, or creates it where expect
// is 0. rev, if not nil, keeps a revision. Errors are those of [Engine].Apply.
func (c *Collection[T]) Put(ctx context.Context, workspace, id string, expect uint64, v T, rev *RevisionChange) (Item[T], error) {
	change, err := c.PutChange(workspace, id, expect, v, rev)
	if err != nil {
		return Item[T]{}, err
	}
	rec, err := c.apply(ctx, change)
	if err != nil {
		return Item[T]{}, err
	}
	return Item[T]{Meta: metaOf(rec), Value: v}, nil
}

// Delete removes the item that is at version expect, with its history, and
// returns it as it was. Errors are those of [Engine].Apply.
func (c *Collection[T]) Delete(ctx context.Context, workspace, id string, expect uint64) (Item[T], error) {
	rec, err := c.apply(ctx, c.DeleteChange(workspace, id, expect))
	if err != nil {
		return Item[T]{}, err
	}
	return c.item(rec)
}

// PutChange is the change that Put would apply, for [Engine].Apply together
// with others. It fails when the value has no JSON form.
func (c *Collection[T]) PutChange(workspace, id string, expect uint64, v T, rev *RevisionChange) (Change, error) {
	value, err := encodeJSON(v)
	if err != nil {
		return Change{}, fmt.Errorf("%s %q: %w", c.kind, id, err)
	}
	keys, text := c.index(v)
	return Change{Workspace: workspace, Kind: c.kind, ID: id, Expect: expect,
		Value: value, Index: keys, Text: text, Revision: rev}, nil
}

// DeleteChange is the change that Delete would apply, for [Engine].Apply
// together with others.
func (c *Collection[T]) DeleteChange(workspace, id string, expect uint64) Change {
	return Change{Workspace: workspace, Kind: c.kind, ID: id, Expect: expect, Delete: true}
}

func (c *Collection[T]) apply(ctx context.Context, change Change) (Record, error) {
	recs, err := c.engine.Apply(ctx, c.clock(), change)
	if err != nil {
		return Record{}, err
	}
	return recs[0], nil
}

func (c *Collection[T]) item(rec Record) (Item[T], error) {
	v, err := c.decode(rec.ID, rec.Value)
	return Item[T]{Meta: metaOf(rec), Value: v}, err
}

func metaOf(rec Record) Meta {
	return Meta{ID: rec.ID, Version: rec.Version, Created: rec.Created, Updated: rec.Updated}
}

func encodeJSON(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// decode refuses fields that T does not have: they come from a newer
// Rolewright and would be lost with the next save.
func (c *Collection[T]) decode(id string, value []byte) (T, error) {
	var v T
	dec := json.NewDecoder(bytes.NewReader(value))
	dec.DisallowUnknownFields()
	err := dec.Decode(&v)
	if err == nil {
		err = atEnd(dec)
	}
	if err != nil {
		var none T
		return none, &FormatError{
			Where:  fmt.Sprintf("%s %q", c.kind, id),
			Reason: "is not in the form that this Rolewright knows",
			Advice: "Use the newest Rolewright, or restore a backup",
			Err:    err,
		}
	}
	return v, nil
}

func atEnd(dec *json.Decoder) error {
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("more follows behind the value")
	}
	return nil
}
