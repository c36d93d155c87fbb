package canvas

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"sync"
)

// compressors are kept because each brings more than a megabyte of tables.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// stream is an object that holds data, compressed. Entries go into its
// dictionary.
func stream(entries string, data []byte) string {
	var packed bytes.Buffer
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	w.Reset(&packed)
	// A bytes.Buffer takes everything that is written to it.
	_, _ = w.Write(data)
	_ = w.Close()
	return fmt.Sprintf("<<%s/Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", entries, packed.Len(), packed.Bytes())
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
		f.objects[n-1] = []byte(stream("", data))
	}
	return nil
}
