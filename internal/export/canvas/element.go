package canvas

import "strconv"

// Role says what an element is. The values are standard structure types of
// PDF 1.7, which every reader knows without a map.
type Role string

// The roles. Document is the root; a Term and its Body make a ListItem.
const (
	Document  Role = "Document"
	Section   Role = "Sect"
	Paragraph Role = "P"
	List      Role = "L"
	ListItem  Role = "LI"
	Term      Role = "Lbl"
	Body      Role = "LBody"
	Figure    Role = "Figure"

	span Role = "Span"

	link Role = "Link"
)

// Heading is the role of a heading; levels run from 1 to 6.
func Heading(level int) Role { return Role("H" + strconv.Itoa(max(1, min(level, 6)))) }

// Element is a part of a document as a screen reader finds it: other
// elements, and what was drawn within it, in reading order. Elements in which
// nothing was drawn are left out of the file.
type Element struct {
	role Role
	kids []kid
	// few is where the first kids are, as most elements have one or two.
	few [2]kid
	// alt is what is said in a figure's place; bulleted tells lists with
	// bullets from those with words for labels; url is a link's address.
	alt      string
	bulleted bool
	url      string
	// stands is what is read and copied for what is drawn; standing tells
	// one such text from the next.
	stands   string
	standing int
	box      [4]float64 // of a figure: left, lower, right and upper edge
	number   int        // of the object in the file
}

// kid is an element, or what was drawn on a page (counted from 1) under a
// mark, or the annotation that makes an area of that page a link.
type kid struct {
	element    *Element
	page       int
	mark       int
	annotation bool
}

// NewDocument is the root of an empty document.
func NewDocument() *Element { return &Element{role: Document} }

// Add appends an element.
func (e *Element) Add(role Role) *Element {
	k := &Element{role: role}
	k.kids = k.few[:0]
	e.kids = append(e.kids, kid{element: k})
	return k
}

// AddBullets appends a list whose items begin with bullets.
func (e *Element) AddBullets() *Element {
	k := e.Add(List)
	k.bulleted = true
	return k
}

// AddFigure appends a picture, in whose place alt is said.
func (e *Element) AddFigure(alt string) *Element {
	k := e.Add(Figure)
	k.alt = alt
	return k
}

// Link is the element for text that leads to an address: the last one within
// e where that leads there too, so that a link over several lines is one.
func (e *Element) Link(url string) *Element {
	if n := len(e.kids); n > 0 {
		if last := e.kids[n-1].element; last != nil && last.role == link && last.url == url {
			return last
		}
	}
	k := e.Add(link)
	k.url = url
	return k
}

// Stand is the element for what is drawn in the place of a text that cannot
// be drawn: readers find and say that text. The number tells one from the
// next, so that what stands on several lines is one.
func (e *Element) Stand(text string, number int) *Element {
	if n := len(e.kids); n > 0 {
		if last := e.kids[n-1].element; last != nil && last.role == span && last.standing == number {
			return last
		}
	}
	k := e.Add(span)
	k.stands, k.standing = text, number
	return k
}

// holds reports whether anything was drawn within the element.
func (e *Element) holds() bool {
	for _, k := range e.kids {
		if k.element == nil || k.element.holds() {
			return true
		}
	}
	return false
}

// Artifact is a kind of drawing that is no part of the document's content.
type Artifact string

// The kinds of artifact.
const (
	// Decoration is what only pleases the eye, such as rules.
	Decoration Artifact = "/Artifact <</Type /Layout>> BDC"
	// Head is what stands at the head of every page.
	Head Artifact = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
	// Foot is what stands at the foot of every page.
	Foot Artifact = "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC"
)

// Within makes what is drawn from now on the content of an element.
func (c *Canvas) Within(e *Element) { c.within, c.artifact = e, "" }

// Aside makes what is drawn from now on no part of the content. So is
// everything that is drawn before the first call of Within.
func (c *Canvas) Aside(kind Artifact) { c.within, c.artifact = nil, kind }

// mark begins the marked sequence that the next drawing belongs to, unless
// it is open already. No sequence crosses the end of a page.
func (c *Canvas) mark() {
	if c.marked && c.within == c.openWithin && c.artifact == c.openArtifact {
		return
	}
	c.unmark()
	c.marked, c.openWithin, c.openArtifact = true, c.within, c.artifact
	if c.within == nil {
		c.content = append(append(c.content, c.artifact...), '\n')
		return
	}
	page := len(c.owners) - 1
	n := len(c.owners[page])
	c.owners[page] = append(c.owners[page], c.within)
	c.within.kids = append(c.within.kids, kid{page: page + 1, mark: n})
	b := append(append(append(c.content, '/'), c.within.role...), " <</MCID "...)
	b = strconv.AppendInt(b, int64(n), 10)
	if c.within.role == span {
		b = append(append(b, " /ActualText "...), textString(c.within.said())...)
	}
	c.content = append(b, ">> BDC\n"...)
}

// said is what a sequence of an element that stands for a text is read as:
// the text in its first one, nothing in those that follow on other lines.
func (e *Element) said() string {
	if len(e.kids) > 1 {
		return ""
	}
	return e.stands
}

// unmark ends the open sequence.
func (c *Canvas) unmark() {
	if c.marked {
		c.content = append(c.content, "EMC\n"...)
	}
	c.marked = false
}
