package canvas_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationsansregular"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
)

func font(t testing.TB) canvas.Font {
	t.Helper()
	face, err := typeset.ParseFace("LiberationSans", liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return canvas.Font{Face: face, Size: 12}
}

// drawn is a file of one page, in which draw has drawn.
func drawn(t testing.TB, info canvas.Info, draw func(c *canvas.Canvas)) []byte {
	t.Helper()
	c := canvas.New(300, 400, canvas.NewDocument())
	c.AddPage()
	draw(c)
	file, err := c.Finish(info)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestInfoIsEscaped(t *testing.T) {
	file := drawn(t, canvas.Info{
		Title: `a (b) \c`, Author: "é", Language: "de", Created: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC),
	}, func(*canvas.Canvas) {})
	for _, want := range []string{
		"%PDF-1.7\n", `/Title (a \(b\) \\c)`, "/Author <FEFF00E9>", "/Lang (de)", "(D:20260304000000+00'00')",
	} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("file lacks %s", want)
		}
	}
}

func TestInfoLeavesOutWhatIsEmpty(t *testing.T) {
	file := drawn(t, canvas.Info{}, func(*canvas.Canvas) {})
	for _, key := range []string{"/Title", "/Author", "/CreationDate", "/Lang", "/Outlines"} {
		if bytes.Contains(file, []byte(key)) {
			t.Errorf("file has an empty %s", key)
		}
	}
}

func TestLinksAndOutline(t *testing.T) {
	file := drawn(t, canvas.Info{}, func(c *canvas.Canvas) {
		c.Text(20, 20, font(t), "Hello", "")
		c.Link(canvas.NewDocument().Link("https://example.org/ü(1)"), 20, 10, 30, 12, "Hello (example.org)")
		c.Bookmark("One", 10)
		c.Bookmark("Zwölf", 40)
	})
	for _, want := range []string{
		`/URI (https://example.org/%C3%BC\(1\))`, "/Rect [20.00 378.00 50.00 390.00]", "/Annots [",
		"/Title (One)", "/Title <FEFF005A007700F6006C0066>", "/Count 2",
	} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("file lacks %s", want)
		}
	}
}

func TestTextLeavesOutWhatTheFaceLacks(t *testing.T) {
	f := font(t)
	file := drawn(t, canvas.Info{}, func(c *canvas.Canvas) {
		c.Text(20, 20, f, "a🚀日b\uFFFF", "")
		c.Text(20, 40, f, "🚀", "🚀")
		c.Text(20, 60, f, "", "")
	})
	if !bytes.HasSuffix(file, []byte("%%EOF\n")) {
		t.Error("file is cut off")
	}
}

func TestTextThatLooksLikeTheFileItself(t *testing.T) {
	f := font(t)
	file := drawn(t, canvas.Info{Title: "trailer\nstartxref\n9\n%%EOF"}, func(c *canvas.Canvas) {
		c.Text(20, 20, f, "endobj endstream 3 0 obj << /Type /Catalog >> (\\) )", "")
		c.Bookmark("endobj\n1 0 obj", 3)
	})
	if n := bytes.Count(file, []byte("\nstartxref\n")); n != 1 {
		t.Errorf("%d cross-reference tables", n)
	}
}

func TestBadPictureIsAnError(t *testing.T) {
	root := canvas.NewDocument()
	c := canvas.New(300, 400, root)
	c.AddPage()
	c.Picture(root.AddFigure("Logo"), []byte("no picture"), 0, 0, 10, 10)
	if _, err := c.Finish(canvas.Info{}); err == nil || !strings.Contains(err.Error(), "pdf") {
		t.Errorf("error %v", err)
	}
}
