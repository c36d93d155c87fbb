// Package canvas draws text, rules, pictures and links on pages and makes a
// PDF file of them. It is the only place that knows gofpdf, whose traps it
// keeps from its callers: gofpdf writes the pages, and fonts, links, outline,
// structure, language and document information are written by this package,
// because gofpdf takes ten times as long for them, lets documents race for a
// shared font, panics on characters above U+FFFF, and writes what strict
// readers refuse or leaves it out.
//
// The file is a tagged PDF: whatever is drawn belongs to an Element, which
// says what it is and where in the reading order it stands, or to none and is
// passed over by screen readers.
//
// All lengths are in points; x and y count from the page's top left corner.
package canvas

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"rolewright/internal/export/typeset"
)

// Colour is a colour of a screen, without transparency.
type Colour struct{ R, G, B uint8 }

// Font is a face in a size, in points, and a colour.
type Font struct {
	Face   *typeset.Face
	Size   float64
	Colour Colour
}

// Canvas is a document in the making. It must not be used from several
// goroutines at once; several canvases may be.
type Canvas struct {
	pdf    *gofpdf.Fpdf
	height float64
	faces  []*fontsOf
	fonts  []*font // in the order of their first use
	// expected counts the characters of texts to come that charsets have.
	expected []int
	content  []byte // of the page that is being drawn
	// font, size and colour are those that the page's content has chosen.
	font    *font
	size    float64
	colour  Colour
	links   []area
	outline []bookmark

	attachments []Attachment

	root     *Element
	owners   [][]*Element // of each page's marks
	within   *Element     // that is being drawn, or nil for an artifact
	artifact Artifact
	// marked says that a sequence is open on the page, and of what.
	marked       bool
	openWithin   *Element
	openArtifact Artifact
}

// area of a page that leads to an address.
type area struct {
	page       int
	x, y, w, h float64
	url, said  string
	element    *Element
}

type bookmark struct {
	page  int
	y     float64
	title string
}

// usualPage is about what is drawn on a page of text, in bytes.
const usualPage = 8 << 10

// New begins a document whose pages have the size given. What is drawn within
// root and its elements is the document's content.
func New(width, height float64, root *Element) *Canvas {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: width, Ht: height},
	})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // Finish does it, with less waste
	return &Canvas{pdf: pdf, height: height, root: root, artifact: Decoration, expected: make([]int, len(charsets())),
		content: make([]byte, 0, usualPage)}
}

// AddPage begins a page.
func (c *Canvas) AddPage() {
	c.unmark()
	c.flush()
	c.pdf.AddPage()
	c.owners = append(c.owners, nil)
	c.font, c.size, c.colour = nil, 0, Colour{}
}

// flush hands what was drawn to gofpdf.
func (c *Canvas) flush() {
	if len(c.content) > 0 {
		c.pdf.RawWriteStr(string(c.content))
	}
	c.content = c.content[:0]
}

// Text draws text whose baseline begins at x and y, kerned. Meaning is what
// readers find and copy in its place, character by character; where it is not
// as long as text, they get text. Characters that the face has no glyph for
// are left out: callers replace them beforehand.
func (c *Canvas) Text(x, y float64, f Font, text, meaning string) {
	if !anyShown(f.Face, text) {
		return
	}
	c.mark()
	c.paint(f.Colour)
	b := append(c.content, "BT "...)
	b = appendLength(appendLength(b, x), c.height-y)
	b = c.show(append(b, "Td "...), f, text, meaning)
	c.content = append(b, "ET\n"...)
}

func anyShown(face *typeset.Face, text string) bool {
	return strings.IndexFunc(text, face.Has) >= 0
}

// use appends the choice of a font.
func (c *Canvas) use(b []byte, f *font, size float64) []byte {
	if c.font == f && c.size == size {
		return b
	}
	c.font, c.size = f, size
	b = append(append(b, f.name...), ' ')
	return append(appendLength(b, size), "Tf "...)
}

// paint chooses the colour of texts and areas.
func (c *Canvas) paint(colour Colour) {
	if colour == c.colour {
		return
	}
	c.colour = colour
	b := c.content
	for _, v := range []uint8{colour.R, colour.G, colour.B} {
		b = append(strconv.AppendFloat(b, float64(v)/255, 'f', 3, 64), ' ')
	}
	c.content = append(b, "rg\n"...)
}

// Rect fills an area.
func (c *Canvas) Rect(x, y, w, h float64, colour Colour) {
	c.mark()
	c.paint(colour)
	b := c.content
	for _, v := range []float64{x, c.height - y, w, -h} {
		b = appendLength(b, v)
	}
	c.content = append(b, "re f\n"...)
}

// appendLength writes a length to the hundredth of a point, and a space.
func appendLength(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	return append(b, '.', byte('0'+n/10%10), byte('0'+n%10), ' ')
}

// Picture draws a PNG file of 8 bits a channel, not interlaced, as the content
// of a figure.
func (c *Canvas) Picture(figure *Element, png []byte, x, y, w, h float64) {
	figure.box = [4]float64{x, c.height - y - h, x + w, c.height - y}
	c.Within(figure)
	c.mark()
	c.flush()
	name := fmt.Sprintf("%x", sha256.Sum256(png))
	opt := gofpdf.ImageOptions{ImageType: "PNG"}
	c.pdf.RegisterImageOptionsReader(name, opt, bytes.NewReader(png))
	c.pdf.ImageOptions(name, x, y, w, h, false, opt, 0, "")
}

// Link makes an area of the page lead to the address of an element that its
// method Link gave. Said is what a screen reader says of it.
func (c *Canvas) Link(e *Element, x, y, w, h float64, said string) {
	e.kids = append(e.kids, kid{page: len(c.owners), mark: len(c.links), annotation: true})
	c.links = append(c.links, area{len(c.owners), x, y, w, h, e.url, said, e})
}

// Bookmark adds a line to the document's outline that leads to y on the page.
func (c *Canvas) Bookmark(title string, y float64) {
	c.outline = append(c.outline, bookmark{len(c.owners), y, title})
}

// Finish returns the file. The same drawing gives the same bytes.
func (c *Canvas) Finish(info Info) ([]byte, error) {
	c.unmark()
	c.flush()
	c.pdf.SetCreationDate(epoch)
	c.pdf.SetModificationDate(epoch)
	var raw bytes.Buffer
	if err := c.pdf.Output(&raw); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	f, err := readFile(raw.Bytes())
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	if err := c.complete(f, info); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return f.bytes(), nil
}
