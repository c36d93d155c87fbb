package canvas_test

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
)

// builtIn is a new face, of which nothing is made yet.
func builtIn(t testing.TB) canvas.Font {
	t.Helper()
	face, err := typeset.ParseBuiltIn("LiberationSans", liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return canvas.Font{Face: face, Size: 12}
}

func countedFonts(file []byte) (pages, subsets int) {
	return bytes.Count(file, []byte("/Subtype /TrueType")), bytes.Count(file, []byte("/Subtype /Type0"))
}

func TestBuiltInFaceComesInPages(t *testing.T) {
	for _, c := range []struct {
		text           string
		pages, subsets int
	}{
		{"Senior developer (m/f/d): €72,000–€90,000 “résumé” Ærø", 1, 0},
		{"Zażółć gęślą jaźń, Łódź", 2, 0},
		{"Čeština, Türkiye, Latviešu", 1, 0},
		{"Γεια σου Κόσμε", 1, 0},
		{"Привет, мир! Київ", 1, 0},
		{"שלום, 24 (3)", 0, 1},
		{"שלום Go", 1, 1},
		{"Tiếng Việt", 1, 1},
	} {
		f := builtIn(t)
		pages, subsets := countedFonts(drawn(t, canvas.Info{}, func(cv *canvas.Canvas) { cv.Text(20, 20, f, c.text, "") }))
		if pages != c.pages || subsets != c.subsets {
			t.Errorf("%s: %d pages and %d subsets, want %d and %d", c.text, pages, subsets, c.pages, c.subsets)
		}
	}
}

// TestExpectedTextNeedsOnePage draws a text that begins like any other.
func TestExpectedTextNeedsOnePage(t *testing.T) {
	file := drawn(t, canvas.Info{}, func(c *canvas.Canvas) {
		text := "Programista Łódź, résumé"
		c.Expect(text)
		c.Text(20, 20, builtIn(t), text, "")
	})
	if pages, subsets := countedFonts(file); pages != 1 || subsets != 0 {
		t.Errorf("%d pages and %d subsets, want 1 and 0", pages, subsets)
	}
}

// TestOtherFacesAreCutToMeasure draws with a face that the program does not
// bring.
func TestOtherFacesAreCutToMeasure(t *testing.T) {
	file := drawn(t, canvas.Info{}, func(c *canvas.Canvas) { c.Text(20, 20, font(t), "Hello", "") })
	if pages, subsets := countedFonts(file); pages != 0 || subsets != 1 {
		t.Errorf("%d pages and %d subsets, want 0 and 1", pages, subsets)
	}
}

// TestPagesAreSharedSafely makes files at the same time, and their pages with
// the first of them; run it with the race detector.
func TestPagesAreSharedSafely(t *testing.T) {
	f := builtIn(t)
	files := make([][]byte, 8)
	var group sync.WaitGroup
	for i := range files {
		group.Go(func() {
			files[i] = drawn(t, canvas.Info{}, func(c *canvas.Canvas) { c.Text(20, 20, f, "Zażółć, Привет", "") })
		})
	}
	group.Wait()
	for _, file := range files[1:] {
		if !bytes.Equal(file, files[0]) {
			t.Fatal("the same drawing gave other bytes")
		}
	}
}

// TestSubsetsHaveNames looks for the letters that tell cut fonts apart.
func TestSubsetsHaveNames(t *testing.T) {
	file := drawn(t, canvas.Info{}, func(c *canvas.Canvas) { c.Text(20, 20, builtIn(t), strings.Repeat("aש", 3), "") })
	names := regexp.MustCompile(`/FontName /[A-Z]{6}\+LiberationSans `).FindAll(file, -1)
	if len(names) != 2 || bytes.Equal(names[0], names[1]) {
		t.Errorf("names %q, want two", names)
	}
}
