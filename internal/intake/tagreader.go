package intake

import (
	"fmt"
	"io"
)

// The longest tag and the longest text between two tags of a document, in
// bytes: an XML reader keeps both whole, however long they are.
const (
	longestTag  = 64 << 10
	longestText = 1 << 20
)

// tagReader passes XML on and stops where a tag or a text is too long.
type tagReader struct {
	in io.Reader
	// tag says that a tag is open, and length is how long it or the text is.
	tag    bool
	length int
}

// Read implements io.Reader.
func (r *tagReader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	for _, c := range p[:n] {
		r.length++
		if c == '<' || c == '>' {
			r.tag, r.length = c == '<', 0
		}
		if r.length > longestText || r.tag && r.length > longestTag {
			return 0, fmt.Errorf("%w: a tag or a text has no end", errTooMuch)
		}
	}
	return n, err
}
