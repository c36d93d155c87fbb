package export

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"rolewright/internal/export/canvas"
	"rolewright/internal/posting"
)

// pdfTree is the document as screen readers walk through it, in the making.
type pdfTree struct {
	document *canvas.Element
	logo     *canvas.Element // or nil
	// open are the section and subsections that stand open, each within the
	// one before.
	open []pdfScope
	// top is the level of the section's headings, and last that of the last
	// heading: levels are never skipped on the way down.
	top, last int
}

// pdfScope is a section, with the number of subheadings that lead to it: 0
// for the section itself.
type pdfScope struct {
	element *canvas.Element
	depth   int
}

func newPDFTree() pdfTree { return pdfTree{document: canvas.NewDocument()} }

// at is the element that blocks are added to.
func (t *pdfTree) at() *canvas.Element {
	if n := len(t.open); n > 0 {
		return t.open[n-1].element
	}
	return t.document
}

func (t *pdfTree) leaveSections() { t.open = nil }

// leaveSubsections goes back to the section itself.
func (t *pdfTree) leaveSubsections() { t.leave(1) }

// leave closes what lies as deep as depth or deeper.
func (t *pdfTree) leave(depth int) {
	for n := len(t.open); n > 0 && t.open[n-1].depth >= depth; n-- {
		t.open = t.open[:n-1]
	}
}

func (t *pdfTree) enter(depth int) {
	t.leave(depth)
	t.open = append(t.open, pdfScope{t.at().Add(canvas.Section), depth})
}

// enterSection begins a section. Where it has no heading, its subheadings
// stand in that one's place.
func (t *pdfTree) enterSection(headed bool) {
	t.top = 2
	if !headed {
		t.top = 1
	}
	t.enter(0)
}

// enterSubsection begins what a subheading of the level governs.
func (t *pdfTree) enterSubsection(level int) { t.enter(max(1, level)) }

// heading makes rows a heading so many levels below the section's.
func (t *pdfTree) heading(below int, rows []pdfRow) []pdfRow {
	t.last = min(max(2, t.top+below), t.last+1)
	return t.within(canvas.Heading(t.last), rows)
}

// title makes rows the document's title.
func (t *pdfTree) title(rows []pdfRow) []pdfRow {
	if len(rows) == 0 {
		return rows
	}
	t.last = 1
	return t.within(canvas.Heading(1), rows)
}

// within makes rows the content of a new element.
func (t *pdfTree) within(role canvas.Role, rows []pdfRow) []pdfRow {
	return owned(rows, t.at().Add(role))
}

// owned makes rows the content of e.
func owned(rows []pdfRow, e *canvas.Element) []pdfRow {
	for i := range rows {
		for k := range rows[i].texts {
			rows[i].texts[k].element = e
		}
	}
	return rows
}

// mostSaid is how many bytes of a link's text are said before its address.
const mostSaid = 300

// saidOf is what a screen reader says of the link that the span is part of:
// its text, and where it leads unless the text says that.
func saidOf(spans []posting.Span, i int) string {
	target := spans[i].Link
	if target == "" {
		return ""
	}
	from, to := i, i+1
	for from > 0 && spans[from-1].Link == target {
		from--
	}
	for to < len(spans) && spans[to].Link == target {
		to++
	}
	var b strings.Builder
	for _, s := range spans[from:to] {
		if b.Len() < mostSaid {
			b.WriteString(s.Text)
		}
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	for _, breaks := range []string{"\u00AD", "\u200B"} { // which are never said
		text = strings.ReplaceAll(text, breaks, "")
	}
	place := leadsTo(target)
	switch {
	case strings.Contains(text, place):
		return cut(text)
	case text == "":
		return cut(place)
	}
	return cut(text) + " (" + cut(place) + ")"
}

// cut is the beginning of a text that is far too long to be said.
func cut(s string) string {
	if len(s) <= mostSaid {
		return s
	}
	n := mostSaid
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// leadsTo is the part of an address that people know a place by.
func leadsTo(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return address
	case u.Host != "":
		return strings.TrimPrefix(u.Host, "www.")
	case strings.EqualFold(u.Scheme, "mailto"):
		return u.Opaque
	}
	return address
}
