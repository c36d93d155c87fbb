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
	pdf     *gofpdf.Fpdf
	height  float64
	fonts   []*embedded
	font    Font
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
	return &Canvas{pdf: pdf, height: height, root: root, artifact: Decoration}
}

// AddPage begins a page.
func (c *Canvas) AddPage() {
	c.unmark()
	c.pdf.AddPage()
	c.owners = append(c.owners, nil)
	c.font.Face = nil
	c.colour = Colour{}
	c.pdf.SetFillColor(0, 0, 0)
	c.pdf.SetTextColor(0, 0, 0)
}

// Text draws text whose baseline begins at x and y, kerned. Meaning is what
// readers find and copy in its place, character by character; where it is not
// as long as text, they get text. Characters that the face has no glyph for
// are left out: callers replace them beforehand.
func (c *Canvas) Text(x, y float64, f Font, text, meaning string) {
	show := c.embed(f.Face).show(text, meaning)
	if show == "" {
		return
	}
	c.mark()
	c.use(f)
	c.pdf.RawWriteStr(fmt.Sprintf("BT %.2f %.2f Td [%s] TJ ET", x, c.height-y, show))
}

// use selects a font. One colour serves for text and areas, which spares the
// page a saved and restored state around every text.
func (c *Canvas) use(f Font) {
	if c.font.Face != f.Face || c.font.Size != f.Size {
		c.pdf.SetFont(f.Face.Name, "", f.Size)
	}
	c.font = f
	c.paint(f.Colour)
}

func (c *Canvas) paint(colour Colour) {
	if colour == c.colour {
		return
	}
	c.colour = colour
	c.pdf.SetFillColor(int(colour.R), int(colour.G), int(colour.B))
	c.pdf.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
}

// Rect fills an area.
func (c *Canvas) Rect(x, y, w, h float64, colour Colour) {
	c.mark()
	c.paint(colour)
	c.pdf.Rect(x, y, w, h, "F")
}

// Picture draws a PNG file of 8 bits a channel, not interlaced, as the content
// of a figure.
func (c *Canvas) Picture(figure *Element, png []byte, x, y, w, h float64) {
	figure.box = [4]float64{x, c.height - y - h, x + w, c.height - y}
	c.Within(figure)
	c.mark()
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
