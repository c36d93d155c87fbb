package boltstore

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"time"

	"rolewright/store"
)

// envelopeFormat is the first byte of each stored record and revision. The
// next four are the CRC-32C of the key and all that follows.
const envelopeFormat = 1

const envelopeHead = 1 + 4

type storedRecord struct {
	version          uint64
	created, updated time.Time
	card, value      []byte
}

func (r storedRecord) encode(key []byte) []byte {
	b := make([]byte, envelopeHead, envelopeHead+3*8+binary.MaxVarintLen64+len(r.card)+len(r.value))
	b = binary.BigEndian.AppendUint64(b, r.version)
	b = binary.BigEndian.AppendUint64(b, uint64(micro(r.created)))
	b = binary.BigEndian.AppendUint64(b, uint64(micro(r.updated)))
	b = binary.AppendUvarint(b, uint64(len(r.card)))
	b = append(b, r.card...)
	return seal(key, append(b, r.value...))
}

// decodeRecord's slices point into b, which ends with the transaction.
func decodeRecord(key, b []byte) (storedRecord, error) {
	body, err := unseal(key, b)
	if err != nil {
		return storedRecord{}, err
	}
	if len(body) < 3*8 {
		return storedRecord{}, unreadable(key, "it is too short")
	}
	card, value, ok := cutString(body[3*8:])
	if !ok {
		return storedRecord{}, unreadable(key, "its keys are cut off")
	}
	return storedRecord{
		version: binary.BigEndian.Uint64(body),
		created: fromMicro(int64(binary.BigEndian.Uint64(body[8:]))),
		updated: fromMicro(int64(binary.BigEndian.Uint64(body[16:]))),
		card:    card,
		value:   value,
	}, nil
}

type storedRevision struct {
	at     time.Time
	reason string
	value  []byte
}

func (r storedRevision) encode(key []byte) []byte {
	b := make([]byte, envelopeHead, envelopeHead+8+binary.MaxVarintLen64+len(r.reason)+len(r.value))
	b = binary.BigEndian.AppendUint64(b, uint64(micro(r.at)))
	b = appendString(b, r.reason)
	return seal(key, append(b, r.value...))
}

// decodeRevision's value points into b, which ends with the transaction.
func decodeRevision(key, b []byte) (storedRevision, error) {
	body, err := unseal(key, b)
	if err != nil {
		return storedRevision{}, err
	}
	if len(body) < 8 {
		return storedRevision{}, unreadable(key, "it is too short")
	}
	reason, value, ok := cutString(body[8:])
	if !ok {
		return storedRevision{}, unreadable(key, "its reason is cut off")
	}
	at := fromMicro(int64(binary.BigEndian.Uint64(body)))
	return storedRevision{at: at, reason: string(reason), value: value}, nil
}

func seal(key, b []byte) []byte {
	b[0] = envelopeFormat
	binary.BigEndian.PutUint32(b[1:], checksum(key, b[envelopeHead:]))
	return b
}

func unseal(key, b []byte) ([]byte, error) {
	switch {
	case len(b) < envelopeHead:
		return nil, unreadable(key, "it is too short")
	case b[0] != envelopeFormat:
		return nil, unreadable(key, fmt.Sprintf("its format is %d, this Rolewright knows %d", b[0], envelopeFormat))
	case binary.BigEndian.Uint32(b[1:]) != checksum(key, b[envelopeHead:]):
		return nil, unreadable(key, "its check number is wrong")
	}
	return b[envelopeHead:], nil
}

func checksum(key, body []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, body)
}

func unreadable(key []byte, reason string) error {
	return &store.FormatError{
		Where:  fmt.Sprintf("stored record %q", key),
		Reason: "cannot be read: " + reason,
		Advice: restoreAdvice,
	}
}
