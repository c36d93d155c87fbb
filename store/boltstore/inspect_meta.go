package boltstore

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
)

// bbolt writes numbers in the order of the machine.
var order = binary.NativeEndian

// pageHead is the size of what every page begins with: its id (8 bytes), flags
// (2), count of elements (2) and overflow (4), the number of further pages
// that belong to it.
const pageHead = 16

// metaSize is the size of a meta page's content: magic, version, page size and
// flags (4 each), then root page, sequence, free list, number of pages,
// transaction and FNV-1a sum (8 each).
const metaSize = 64

type fileMeta struct {
	pageSize          uint32
	root, pages, txid uint64
}

// readMeta returns the newer of the two meta pages that is whole. The second
// one's place depends on the page size, which the first one gives if it is
// whole; else the usual sizes are tried.
func readMeta(f io.ReaderAt) (fileMeta, error) {
	best, first := metaAt(f, 0)
	for size := int64(1 << 9); size <= 1<<16; size <<= 1 {
		if first == nil && size != int64(best.pageSize) {
			continue
		}
		m, err := metaAt(f, size)
		if err == nil && int64(m.pageSize) == size && (first != nil || m.txid > best.txid) {
			return m, nil //nolint:nilerr // one whole page is enough, and this is the newer one
		}
	}
	return best, first
}

func metaAt(f io.ReaderAt, at int64) (fileMeta, error) {
	const magic, version = 0xED0CDAED, 2
	b := make([]byte, metaSize)
	if _, err := f.ReadAt(b, at+pageHead); err != nil {
		return fileMeta{}, errors.New("it is too short")
	}
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	m := fileMeta{pageSize: order.Uint32(b[8:]), root: order.Uint64(b[16:]), pages: order.Uint64(b[40:]), txid: order.Uint64(b[48:])}
	switch {
	case order.Uint32(b) != magic || order.Uint32(b[4:]) != version:
		return fileMeta{}, errors.New("its first bytes are those of something else")
	case order.Uint64(b[metaSize-8:]) != sum.Sum64():
		return fileMeta{}, errors.New("its first page is torn")
	case m.pageSize < 1<<9 || m.pageSize > 1<<16 || m.pages > 1<<40:
		return fileMeta{}, errors.New("its first page makes no sense")
	}
	return m, nil
}
