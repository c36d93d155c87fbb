package boltstore

import (
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"time"
	"unicode"

	"rolewright/store"
)

// allRecords is the index name of the list of every record; no caller can use
// it, as a name is never empty.
const allRecords = ""

// name is a record's full name. Its parts hold no control characters, so that
// a zero byte ends each of them.
type name struct {
	workspace string
	kind      store.Kind
	id        string
}

func (n name) key() []byte { return join(n.workspace, string(n.kind), n.id) }

func (n name) revisionPrefix() []byte { return append(n.key(), 0) }

func (n name) revisionKey(version uint64) []byte {
	return binary.BigEndian.AppendUint64(n.revisionPrefix(), ^version)
}

func (n name) indexKey(key store.IndexKey, updated time.Time) []byte {
	return appendPosition(indexPrefix(n.workspace, n.kind, key), updated, n.id)
}

func indexPrefix(workspace string, kind store.Kind, key store.IndexKey) []byte {
	return append(join(workspace, string(kind), key.Name, key.Value), 0)
}

// appendPosition puts later times first. Flipping the sign bit orders times
// before 1970 below the others.
func appendPosition(prefix []byte, updated time.Time, id string) []byte {
	ordered := uint64(micro(updated)) ^ (1 << 63)
	return append(binary.BigEndian.AppendUint64(prefix, ^ordered), id...)
}

func readPosition(tail []byte) (updated time.Time, id string, ok bool) {
	if len(tail) <= 8 {
		return time.Time{}, "", false
	}
	ordered := ^binary.BigEndian.Uint64(tail)
	return fromMicro(int64(ordered ^ (1 << 63))), string(tail[8:]), true
}

func join(parts ...string) []byte { return []byte(strings.Join(parts, "\x00")) }

const maxPlainValue = 200

// storedKey is the key as it stands in the file. A value that is long or holds
// control characters is replaced by its SHA-256 behind a byte 1: it is only
// ever looked up as a whole.
func storedKey(key store.IndexKey) store.IndexKey {
	if len(key.Value) <= maxPlainValue && !strings.ContainsFunc(key.Value, unicode.IsControl) {
		return key
	}
	sum := sha256.Sum256([]byte(key.Value))
	return store.IndexKey{Name: key.Name, Value: "\x01" + string(sum[:])}
}
