package posting

import "strings"

// PageParts are the words before a page's number, between it and the number
// of pages, and after both, for files in which a word processor counts: the
// foot that Page gives for numbers that are known.
func (l Labels) PageParts() [3]string {
	var parts [3]string
	copy(parts[:], strings.SplitN(l.w.page, "%d", 3))
	return parts
}
