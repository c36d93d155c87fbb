package export

import (
	"strings"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// pdfComposer turns a document into rows.
type pdfComposer struct {
	theme      pdfTheme
	family     pdfFamily
	direction  typeset.Direction
	substitute pdfSubstitutes
	marks      []pdfMark
	rows       []pdfRow
	tree       pdfTree
	// banded says that the first page begins with an area of colour.
	banded bool
}

// probe sets texts to see how much room they take.
func (c *pdfComposer) probe() pdfComposer {
	return pdfComposer{theme: c.theme, family: c.family, direction: c.direction, tree: newPDFTree()}
}

// pdfStyle is how a text is set where its spans do not say otherwise.
type pdfStyle struct {
	pdfType
	colour canvas.Colour
	bold   bool
	// balanced is how titles and headings break into lines.
	balanced bool
	// quietLinks lead where they lead without a line below them.
	quietLinks bool
	// centred lines stand in the middle of their column.
	centred bool
	// element is what the text belongs to, where it is not alone on its lines.
	element *canvas.Element
}

// of is the style in another size.
func (s pdfStyle) of(size pdfType) pdfStyle {
	s.pdfType = size
	return s
}

// keeping says which lines of a text stay on one page.
type keeping int

const (
	keepEnds  keeping = iota // two lines at least on either side of a break
	keepWhole                // all lines
	keepAll                  // all lines, and the row that follows
)

func (c *pdfComposer) add(rows []pdfRow, before float64, k keeping) {
	for i := range rows {
		last := len(rows) - 1
		switch k {
		case keepAll:
			rows[i].keep, rows[i].heads = true, true
		case keepWhole:
			rows[i].keep = i < last
		case keepEnds:
			rows[i].keep = i < last && (i == 0 || i == last-1)
		}
	}
	if len(rows) > 0 {
		rows[0].before = before
	}
	c.rows = append(c.rows, rows...)
}

// step is the way from one column of text to the next.
func (c *pdfComposer) step() float64 {
	step := c.theme.inner() - c.theme.text.width
	if c.direction == typeset.RightToLeft {
		return -step
	}
	return step
}

// lines breaks spans into a row for each line.
func (c *pdfComposer) lines(spans []posting.Span, style pdfStyle, x, measure float64) []pdfRow {
	return c.set(c.runs(spans, style), style, x, measure)
}

// set breaks runs into a row for each line.
func (c *pdfComposer) set(runs []typeset.Run, style pdfStyle, x, measure float64) []pdfRow {
	if noText(runs) {
		return nil
	}
	lines := typeset.Lines(runs, typeset.Setting{
		Measure: measure, Direction: c.directionOf(runs), Balanced: style.balanced,
		Language: c.family.language,
	})
	rows, texts := make([]pdfRow, len(lines)), make([]pdfText, len(lines))
	for i, line := range lines {
		at := x
		if style.centred {
			at += (measure - line.Width) / 2
		}
		if c.direction == typeset.RightToLeft {
			at = c.theme.inner() - at - line.Width
		}
		texts[i] = pdfText{x: at, y: baseline(style.pdfType), line: line}
		rows[i] = pdfRow{height: style.leading, texts: texts[i : i+1 : i+1]}
	}
	return rows
}

// baseline is where a line stands in its row: letters without ascenders
// centred, which the eye takes for the middle.
func baseline(t pdfType) float64 { return t.leading/2 + 0.33*t.size }

func (c *pdfComposer) directionOf(runs []typeset.Run) typeset.Direction {
	for _, r := range runs {
		if typeset.DirectionOf(r.Text, typeset.LeftToRight) == typeset.DirectionOf(r.Text, typeset.RightToLeft) {
			return typeset.DirectionOf(r.Text, c.direction)
		}
	}
	return c.direction
}

func noText(runs []typeset.Run) bool {
	for _, r := range runs {
		if strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

// runs gives spans their faces, with readable characters alone.
func (c *pdfComposer) runs(spans []posting.Span, style pdfStyle) []typeset.Run {
	out := make([]typeset.Run, 0, len(spans))
	for i, s := range spans {
		said, faces := saidOf(spans, i), c.family.faces(s.Bold || style.bold, s.Italic)
		if text, plain := plainText(s.Text, faces.text); plain {
			out = append(out, typeset.Run{Text: text, Face: faces.text, Size: style.size, Mark: c.mark(s, style, said, "")})
			continue
		}
		for _, bit := range c.substitute.bits(s.Text, faces) {
			m := c.mark(s, style, said, bit.stands)
			out = append(out, typeset.Run{Text: bit.text, Face: bit.face, Size: style.size, Mark: m})
		}
	}
	return out
}

// mark is the number of what the span's pieces carry. Texts that stand for
// others have one each.
func (c *pdfComposer) mark(s posting.Span, style pdfStyle, said, stands string) int {
	m := pdfMark{colour: style.colour, link: s.Link, said: said, stands: stands, element: style.element}
	if s.Link != "" && !style.quietLinks {
		m.colour, m.underlined = c.theme.accent, !c.theme.linksWritten
	}
	for i, known := range c.marks {
		if known == m && stands == "" {
			return i
		}
	}
	c.marks = append(c.marks, m)
	return len(c.marks) - 1
}

// written are the spans with their addresses behind them, in brackets, where
// the theme does not show otherwise that they lead somewhere.
func (c *pdfComposer) written(spans []posting.Span) []posting.Span {
	if !c.theme.linksWritten {
		return spans
	}
	var out []posting.Span
	from := 0
	for i, s := range spans {
		out = append(out, s)
		if i+1 < len(spans) && spans[i+1].Link == s.Link {
			continue
		}
		if safeLink(s.Link) && !saysAddress(plain(spans[from:i+1]), s.Link) {
			s.Text = " (" + bareAddress(s.Link) + ")"
			out = append(out, s)
		}
		from = i + 1
	}
	return out
}
