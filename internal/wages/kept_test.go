package wages_test

import (
	"io/fs"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/wages"
)

// counting counts how often a file is opened.
type counting struct {
	fs.FS
	opened atomic.Int64
}

func (c *counting) Open(name string) (fs.File, error) {
	c.opened.Add(1)
	return c.FS.Open(name)
}

// TestOccupationIsKept wants an occupation read once, since an editor asks for
// it at every save, and the same answer each time, also to many at once.
func TestOccupationIsKept(t *testing.T) {
	files := &counting{FS: zipped(t, table(t, nurses(), texas()))}
	book, err := wages.Open(files)
	must(t, err)
	first, ok := book.Occupation("29-1141")
	if !ok {
		t.Fatal("no nurses")
	}
	opened := files.opened.Load()
	t.Run("many", func(t *testing.T) {
		for range 8 {
			t.Run("one", func(t *testing.T) {
				t.Parallel()
				again, err := book.Lookup("29-1141.00")
				if diff := cmp.Diff(first, again); err != nil || diff != "" {
					t.Errorf("%v (-first +again)\n%s", err, diff)
				}
			})
		}
	})
	if n := files.opened.Load() - opened; n != 0 {
		t.Errorf("%d more files were opened for the same occupation", n)
	}
}
