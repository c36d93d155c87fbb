package store

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"strings"
	"time"
)

// Position is a place in a listing: behind the record that was updated then
// and has this id. Engines put it into cursors.
type Position struct {
	Updated time.Time
	ID      string
}

// EncodeCursor makes the cursor that goes on behind a position of a
// normalised query. It is bound to the query's workspace, kind, keys and words.
func EncodeCursor(q Query, at Position) string {
	body := binary.BigEndian.AppendUint64(nil, uint64(at.Updated.UnixMicro()))
	return sealCursor(q.scope(), append(body, at.ID...))
}

// DecodeCursor reads the cursor of a normalised query. It fails with an
// [*InvalidError] when the cursor is malformed or was made for another query.
func DecodeCursor(q Query) (Position, error) {
	body, err := openCursor(q.scope(), q.Cursor)
	if err != nil {
		return Position{}, err
	}
	if len(body) < 8 || CheckName(q.Workspace, q.Kind, string(body[8:])) != nil {
		return Position{}, badCursor()
	}
	micro := int64(binary.BigEndian.Uint64(body))
	return Position{Updated: time.UnixMicro(micro).UTC(), ID: string(body[8:])}, nil
}

// EncodeHistoryCursor makes the cursor that goes on below a version in the
// history of one record.
func EncodeHistoryCursor(workspace string, kind Kind, id string, below uint64) string {
	return sealCursor(historyScope(workspace, kind, id), binary.BigEndian.AppendUint64(nil, below))
}

// DecodeHistoryCursor reads the cursor of a history. It fails with an
// [*InvalidError] when it is malformed or was made for another record.
func DecodeHistoryCursor(workspace string, kind Kind, id, cursor string) (below uint64, err error) {
	body, err := openCursor(historyScope(workspace, kind, id), cursor)
	if err != nil {
		return 0, err
	}
	if len(body) != 8 {
		return 0, badCursor()
	}
	return binary.BigEndian.Uint64(body), nil
}

func (q Query) scope() string {
	parts := []string{"list", q.Workspace, string(q.Kind)}
	for _, key := range q.Where {
		parts = append(parts, key.Name, key.Value)
	}
	parts = append(parts, "text")
	return strings.Join(append(parts, q.Words()...), "\x00")
}

func historyScope(workspace string, kind Kind, id string) string {
	return strings.Join([]string{"history", workspace, string(kind), id}, "\x00")
}

// sealCursor puts a check number over scope and body in front of the body, so
// that a cursor cut short or taken from another list is noticed. It is no
// secret: a forged cursor only leads to another place of the same list.
func sealCursor(scope string, body []byte) string {
	sealed := binary.BigEndian.AppendUint32(nil, cursorSum(scope, body))
	return base64.RawURLEncoding.EncodeToString(append(sealed, body...))
}

func openCursor(scope, cursor string) ([]byte, error) {
	sealed, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	// The decoder passes over line breaks, which no cursor has.
	if err != nil || len(sealed) < 4 || strings.ContainsAny(cursor, "\r\n") {
		return nil, badCursor()
	}
	body := sealed[4:]
	if binary.BigEndian.Uint32(sealed) != cursorSum(scope, body) {
		return nil, badCursor()
	}
	return body, nil
}

func cursorSum(scope string, body []byte) uint32 {
	h := fnv.New32a()
	h.Write([]byte(scope))
	h.Write([]byte{0})
	h.Write(body)
	return h.Sum32()
}

func badCursor() error {
	return &InvalidError{"cursor", "is malformed or belongs to another list; start again from the first page"}
}
