package store_test

import (
	"errors"
	"testing"
	"time"

	"rolewright/store"
)

func cursorQuery() store.Query {
	return store.Query{Workspace: "w", Kind: "k", Text: "Night nurse", Where: []store.IndexKey{{Name: "status", Value: "draft"}}}
}

func TestCursorRoundTrip(t *testing.T) {
	q := cursorQuery()
	for _, updated := range []time.Time{time.UnixMicro(1), time.UnixMicro(-1), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
		want := store.Position{Updated: updated.UTC(), ID: "ид?/"}
		q.Cursor = store.EncodeCursor(q, want)
		got, err := store.DecodeCursor(q)
		if err != nil || got != want {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
	}
	cursor := store.EncodeHistoryCursor("w", "k", "a", 1<<63)
	if below, err := store.DecodeHistoryCursor("w", "k", "a", cursor); err != nil || below != 1<<63 {
		t.Errorf("history: got %d, %v", below, err)
	}
	var invalid *store.InvalidError
	if _, err := store.DecodeHistoryCursor("w", "k", "b", cursor); !errors.As(err, &invalid) {
		t.Errorf("another record's history: got %v, want it refused", err)
	}
}

// FuzzCursor: whatever stands in the address of a page is answered.
func FuzzCursor(f *testing.F) {
	q := cursorQuery()
	f.Add(store.EncodeCursor(q, store.Position{Updated: time.UnixMicro(5), ID: "a"}))
	f.Add("")
	f.Add("AAAAAA")
	f.Add("KhuWOAAAAAAAAAAFY\r\rQ") // a cursor with line breaks in it
	f.Fuzz(func(t *testing.T, cursor string) {
		q.Cursor = cursor
		at, err := store.DecodeCursor(q)
		if err != nil && !errors.Is(err, store.ErrInvalid) {
			t.Fatalf("%q: got %v, want it refused as invalid", cursor, err)
		}
		if err == nil && store.EncodeCursor(q, at) != cursor {
			t.Errorf("%q was read as %v, which is written otherwise", cursor, at)
		}
		if _, err := store.DecodeHistoryCursor("w", "k", "a", cursor); err != nil && !errors.Is(err, store.ErrInvalid) {
			t.Errorf("%q as a history's: %v", cursor, err)
		}
	})
}
