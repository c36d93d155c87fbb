package boltstore

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Behind a page's head come its elements. In a branch: the place and size of
// the key (4, 4) and the child page (8). In a leaf: flags, place, size of the
// key and size of the value (4 each). Places count from the element.
const (
	elementSize = 16
	branchPage  = 0x01
	leafPage    = 0x02
	bucketEntry = 0x01
	bucketHead  = 16 // a bucket's root page and sequence, 8 each
	maxDepth    = 32
)

// pageWalk checks all that bbolt takes for granted when it opens a file.
type pageWalk struct {
	file io.ReaderAt
	meta fileMeta
	seen []uint64         // a bit a page
	page [maxDepth][]byte // a buffer a level, as keys of the levels above are in use
}

func newPageWalk(f io.ReaderAt, meta fileMeta) *pageWalk {
	return &pageWalk{file: f, meta: meta, seen: make([]uint64, meta.pages/64+1)}
}

// keyRange is where the keys of a page must lie: from min on and below max.
// nil means no bound.
type keyRange struct{ min, max []byte }

func (r keyRange) holds(key []byte) bool {
	return bytes.Compare(key, r.min) >= 0 && (r.max == nil || bytes.Compare(key, r.max) < 0)
}

func (w *pageWalk) tree(id uint64, depth int, bounds keyRange) error {
	if depth == maxDepth {
		return fmt.Errorf("page %d: the tree is too deep", id)
	}
	p, err := w.read(id, depth)
	if err != nil {
		return err
	}
	children, err := p.children(bounds)
	if err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	for _, child := range children {
		if err := w.tree(child.id, depth+1, child.keyRange); err != nil {
			return err
		}
	}
	return nil
}

func (w *pageWalk) read(id uint64, depth int) (pageView, error) {
	if id < 2 || id >= w.meta.pages {
		return pageView{}, fmt.Errorf("page %d is outside the file", id)
	}
	if w.page[depth] == nil {
		w.page[depth] = make([]byte, w.meta.pageSize)
	}
	start, first := int64(id)*int64(w.meta.pageSize), w.page[depth]
	if _, err := w.file.ReadAt(first, start); err != nil {
		return pageView{}, fmt.Errorf("page %d: %w", id, err)
	}
	overflow := uint64(order.Uint32(first[12:]))
	if order.Uint64(first) != id || overflow >= w.meta.pages-id {
		return pageView{}, fmt.Errorf("page %d does not know itself", id)
	}
	return pageView{file: w.file, start: start, first: first, size: (overflow + 1) * uint64(w.meta.pageSize)}, w.mark(id, overflow)
}

func (w *pageWalk) mark(id, overflow uint64) error {
	for i := id; i <= id+overflow; i++ {
		if w.seen[i/64]&(1<<(i%64)) != 0 {
			return fmt.Errorf("page %d is used twice", i)
		}
		w.seen[i/64] |= 1 << (i % 64)
	}
	return nil
}

// pageView is a page with its overflow, or the part of a leaf's value that is
// laid out as one.
type pageView struct {
	file  io.ReaderAt
	start int64  // in the file
	first []byte // the page without its overflow, which mostly holds values
	size  uint64 // with its overflow
}

type child struct {
	id uint64
	keyRange
}

var errDoesNotFit = errors.New("an element does not fit")

// part reads the overflow only where it must.
func (p pageView) part(from, size uint64) ([]byte, error) {
	if from > p.size || size > p.size-from {
		return nil, errDoesNotFit
	}
	if from+size <= uint64(len(p.first)) {
		return p.first[from : from+size], nil
	}
	b := make([]byte, size)
	_, err := p.file.ReadAt(b, p.start+int64(from))
	return b, err
}

// children checks the page's elements and returns the pages it points to.
func (p pageView) children(bounds keyRange) ([]child, error) {
	count := uint64(order.Uint16(p.first[10:]))
	elements, err := p.part(pageHead, count*elementSize)
	if err != nil {
		return nil, err
	}
	switch order.Uint16(p.first[8:]) {
	case branchPage:
		return p.branch(elements, bounds)
	case leafPage:
		return p.leaf(elements, bounds)
	}
	return nil, errors.New("it is of no known type")
}

func (p pageView) branch(elements []byte, bounds keyRange) ([]child, error) {
	if len(elements) == 0 {
		return nil, errors.New("it is an empty branch")
	}
	var children []child
	for at := 0; at < len(elements); at += elementSize {
		e := elements[at:]
		key, err := p.part(uint64(pageHead+at)+uint64(order.Uint32(e)), uint64(order.Uint32(e[4:])))
		if err != nil {
			return nil, err
		}
		if n := len(children); n > 0 {
			if bytes.Compare(children[n-1].min, key) >= 0 {
				return nil, errors.New("its keys are not in order")
			}
			children[n-1].max = key
		}
		if !bounds.holds(key) {
			return nil, errors.New("a key is outside its page's range")
		}
		children = append(children, child{id: order.Uint64(e[8:]), keyRange: keyRange{min: key, max: bounds.max}})
	}
	return children, nil
}

func (p pageView) leaf(elements []byte, bounds keyRange) ([]child, error) {
	var children []child
	var last []byte
	for at := 0; at < len(elements); at += elementSize {
		e := leafElement{elements[at:]}
		from := uint64(pageHead+at) + e.place()
		key, err := p.part(from, e.keySize())
		if err != nil {
			return nil, err
		}
		if at > 0 && bytes.Compare(last, key) >= 0 || !bounds.holds(key) {
			return nil, errors.New("its keys are not in order")
		}
		last = key
		bucket, err := p.value(from+e.keySize(), e)
		if err != nil {
			return nil, err
		}
		if bucket != 0 {
			children = append(children, child{id: bucket})
		}
	}
	return children, nil
}

type leafElement struct{ b []byte }

func (e leafElement) isBucket() bool    { return order.Uint32(e.b)&bucketEntry != 0 }
func (e leafElement) place() uint64     { return uint64(order.Uint32(e.b[4:])) }
func (e leafElement) keySize() uint64   { return uint64(order.Uint32(e.b[8:])) }
func (e leafElement) valueSize() uint64 { return uint64(order.Uint32(e.b[12:])) }

// value checks a value's bounds. Of a bucket it returns the root page, or 0
// after checking the page of a small bucket that is kept in place.
func (p pageView) value(from uint64, e leafElement) (root uint64, err error) {
	if from > p.size || e.valueSize() > p.size-from {
		return 0, errDoesNotFit
	}
	if !e.isBucket() {
		return 0, nil
	}
	b, err := p.part(from, e.valueSize())
	if err != nil || len(b) < bucketHead {
		return 0, errDoesNotFit
	}
	if root := order.Uint64(b); root != 0 {
		return root, nil
	}
	return 0, p.inner(b[bucketHead:])
}

func (p pageView) inner(page []byte) error {
	if len(page) < pageHead || order.Uint16(page[8:]) != leafPage {
		return errors.New("a small bucket is malformed")
	}
	children, err := pageView{file: p.file, first: page, size: uint64(len(page))}.children(keyRange{})
	if err == nil && len(children) > 0 {
		err = errors.New("a small bucket holds a bucket")
	}
	return err
}
