package canvas

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"sync"
)

// packer compresses. Packers are kept, because each brings tables of most of a
// megabyte.
type packer struct {
	packed bytes.Buffer
	writer *zlib.Writer
}

// What is packed once and kept is packed well; what is packed for each
// document quickly, which takes a third of the time for a tenth more bytes.
var (
	quickPackers = sync.Pool{New: func() any { return newPacker(zlib.BestSpeed) }}
	bestPackers  = sync.Pool{New: func() any { return newPacker(zlib.BestCompression) }}
)

func newPacker(level int) *packer {
	p := &packer{}
	// The level is one of the package's own, and so no error.
	p.writer, _ = zlib.NewWriterLevel(&p.packed, level)
	return p
}

// stream is an object that holds data, compressed. Entries go into its
// dictionary.
func stream(packers *sync.Pool, entries string, data []byte) []byte {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	p.packed.Reset()
	p.writer.Reset(&p.packed)
	// A bytes.Buffer takes everything that is written to it.
	_, _ = p.writer.Write(data)
	_ = p.writer.Close()
	const most = 80 // bytes around entries and data
	b := append(make([]byte, 0, len(entries)+p.packed.Len()+most), "<<"...)
	b = append(append(b, entries...), "/Filter /FlateDecode /Length "...)
	b = append(strconv.AppendInt(b, int64(p.packed.Len()), 10), ">>\nstream\n"...)
	return append(append(b, p.packed.Bytes()...), "\nendstream"...)
}

// compressPages compresses what gofpdf drew.
func compressPages(f *file, pages int) error {
	for page := 1; page <= pages; page++ {
		n := pageObject(page) + 1
		if n > len(f.objects) {
			return fmt.Errorf("object %d is missing", n)
		}
		body := f.objects[n-1]
		head, rest, found := bytes.Cut(body, []byte(">>\nstream\n"))
		data, ended := bytes.CutSuffix(rest, []byte("\nendstream"))
		if !found || !ended || string(head) != fmt.Sprintf("<</Length %d", len(data)) {
			return fmt.Errorf("object %d is not the content of a page", n)
		}
		f.objects[n-1] = stream(&quickPackers, "", data)
	}
	return nil
}
