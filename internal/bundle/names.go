package bundle

import (
	"strconv"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// Names are the names of files, without their endings, of which no two are the
// same on any system: some do not tell upper case from lower, or one way of
// writing an accent from another.
type Names struct{ taken map[string]bool }

// NewNames returns names of which those given are taken.
func NewNames(taken ...string) *Names {
	n := &Names{map[string]bool{}}
	for _, name := range taken {
		n.taken[plain(name)] = true
	}
	return n
}

func plain(name string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(name))) }

// Take returns a name for the posting, made of its title and company, with a
// number where another one has that name.
func (n *Names) Take(p posting.Posting) string {
	stem := stemOf(p)
	name := stem
	for i := 2; n.taken[plain(name)]; i++ {
		name = stem + "-" + strconv.Itoa(i)
	}
	n.taken[plain(name)] = true
	return name
}

// stemOf is the name that a posting's files have while no other has it.
func stemOf(p posting.Posting) string {
	format := export.PDF{}
	return strings.TrimSuffix(export.FileName(p, format), format.Ending())
}
