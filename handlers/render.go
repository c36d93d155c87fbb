package handlers

import (
	"bytes"
	"fmt"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

// base is what every page's view needs.
type base struct {
	// Assets is the path that the files of this version stand under.
	Assets string
	// Page names the page, for the menu.
	Page  string
	Flash *flash
}

// flash tells the outcome of the last action, with a button to undo it.
type flash struct {
	Text   string
	Action string
	Button string
	// Name and Value are a field that the button sends.
	Name, Value string
}

type errorPage struct {
	base
	Heading, Message, Detail, Kept, Back string
}

func (s *server) base(_ *gin.Context, page string) base {
	return base{Assets: s.assets.prefix, Page: page}
}

var bufferPool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render answers with a view, or with nothing at all: it is written whole
// before a byte is sent, so a fault in it cannot leave half a page.
func (s *server) render(c *gin.Context, name string, view any) error {
	return s.renderStatus(c, http.StatusOK, name, view)
}

func (s *server) renderStatus(c *gin.Context, status int, name string, view any) error {
	buf := bufferPool.Get().(*bytes.Buffer)
	defer bufferPool.Put(buf)
	buf.Reset()
	if err := s.views[name].ExecuteTemplate(buf, "layout", view); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	c.Header("Cache-Control", "no-store")
	c.Data(status, "text/html; charset=utf-8", buf.Bytes())
	return nil
}

// seeOther sends the browser on after a change, so that a reload repeats
// nothing.
func seeOther(c *gin.Context, address string) error {
	c.Redirect(http.StatusSeeOther, address)
	return nil
}
