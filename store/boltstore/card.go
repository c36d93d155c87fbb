package boltstore

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"

	"rolewright/store"
)

// A card is what lists are filtered by: the number of keys, each key's name
// and value with their lengths before them, and the folded text as the rest.

func encodeCard(keys []store.IndexKey, text string) []byte {
	keys = storedKeys(keys)
	card := binary.AppendUvarint(nil, uint64(len(keys)))
	for _, key := range keys {
		card = appendString(card, key.Name)
		card = appendString(card, key.Value)
	}
	return append(card, store.Fold(text)...)
}

func storedKeys(keys []store.IndexKey) []store.IndexKey {
	stored := make([]store.IndexKey, 0, len(keys))
	for _, key := range keys {
		stored = append(stored, storedKey(key))
	}
	slices.SortFunc(stored, func(a, b store.IndexKey) int {
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(a.Value, b.Value)
	})
	return slices.Compact(stored)
}

func decodeCard(card []byte) (keys []store.IndexKey, text []byte, ok bool) {
	count, rest, ok := cutUvarint(card)
	if !ok || count > store.MaxIndexKeys {
		return nil, nil, false
	}
	for range count {
		var key, value []byte
		if key, rest, ok = cutString(rest); !ok {
			return nil, nil, false
		}
		if value, rest, ok = cutString(rest); !ok {
			return nil, nil, false
		}
		keys = append(keys, store.IndexKey{Name: string(key), Value: string(value)})
	}
	return keys, rest, true
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func cutUvarint(b []byte) (n uint64, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 {
		return 0, nil, false
	}
	return n, b[size:], true
}

func cutString(b []byte) (s, rest []byte, ok bool) {
	n, rest, ok := cutUvarint(b)
	if !ok || n > uint64(len(rest)) {
		return nil, nil, false
	}
	return rest[:n], rest[n:], true
}

// filter says which cards a query wants.
type filter struct {
	needles [][]byte // keys as they stand in a card
	words   [][]byte
}

func newFilter(where []store.IndexKey, words []string) filter {
	var f filter
	for _, key := range storedKeys(where) {
		f.needles = append(f.needles, appendString(appendString(nil, key.Name), key.Value))
	}
	for _, word := range words {
		f.words = append(f.words, []byte(word))
	}
	return f
}

// match walks over the card without taking it apart: it is called for every
// record of a list.
func (f filter) match(card []byte) (matches, ok bool) {
	if len(f.needles)+len(f.words) == 0 {
		return true, true
	}
	found, text, ok := f.walk(card)
	if !ok {
		return false, false
	}
	for _, word := range f.words {
		if !bytes.Contains(text, word) {
			return false, true
		}
	}
	return found == len(f.needles), true
}

func (f filter) walk(card []byte) (found int, text []byte, ok bool) {
	count, rest, ok := cutUvarint(card)
	if !ok {
		return 0, nil, false
	}
	for range count {
		start := rest
		for range 2 {
			if _, rest, ok = cutString(rest); !ok {
				return 0, nil, false
			}
		}
		key := start[:len(start)-len(rest)]
		if slices.ContainsFunc(f.needles, func(n []byte) bool { return bytes.Equal(n, key) }) {
			found++
		}
	}
	return found, rest, true
}
