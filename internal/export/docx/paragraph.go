package docx

import (
	"encoding/xml"
	"math"
	"strings"
	"unicode"
)

// bulletList is the number of the one list that all items belong to.
const bulletList = 1

func (p Paragraph) element(to *parts) (any, error) {
	out := paragraph{Props: p.props()}
	if p.Picture != nil {
		picture, err := to.picture(*p.Picture)
		if err != nil {
			return nil, err
		}
		out.Content = append(out.Content, run{Props: &runProps{NoProof: on()}, Content: []any{picture}})
	}
	for _, r := range p.Runs {
		out.Content = append(out.Content, to.run(r)...)
	}
	return out, nil
}

func (p Paragraph) props() *paragraphProps {
	props := p.Look.props()
	props.Style = reference(p.Style)
	if p.Item {
		props.Number = &numbering{Level: number{0}, ID: number{bulletList}}
	}
	if *props == (paragraphProps{}) {
		return nil
	}
	return props
}

func (l Look) props() *paragraphProps {
	return &paragraphProps{
		KeepNext: when(l.KeepNext), KeepLines: when(l.KeepLines),
		Borders: l.borders(), Fill: newFill(l.Fill), Align: l.align(), Tabs: l.tabs(), Spacing: l.spacing(), Indent: l.indent(), Outline: l.outline(),
	}
}

// borders are the lines, or those that make the area of the fill larger.
func (l Look) borders() *borders {
	if l.Fill == "" {
		return newBorders(l.Above, l.Below)
	}
	edge := Line{Width: 0.5, Colour: l.Fill, Gap: l.Pad}.border()
	return &borders{edge, edge, edge, edge}
}

func newFill(colour string) *fill {
	if colour == "" {
		return nil
	}
	return &fill{"clear", "auto", colour}
}

func (l Look) align() *value {
	if !l.Centred {
		return nil
	}
	return &value{"center"}
}

func (l Look) tabs() *tabs {
	var stops []tab
	for _, at := range l.Tabs {
		stops = append(stops, tab{"left", twips(at)})
	}
	if l.EndTab > 0 {
		stops = append(stops, tab{"right", twips(l.EndTab)})
	}
	if stops == nil {
		return nil
	}
	return &tabs{stops}
}

func (l Look) spacing() *spacing {
	var s spacing
	if l.Before > 0 {
		s.Before = new(twips(l.Before))
	}
	if l.After > 0 || l.NoAfter {
		s.After = new(twips(l.After))
	}
	if l.Leading > 0 {
		s.Line, s.Rule = int(math.Round(l.Leading*240)), "auto"
	}
	if s == (spacing{}) {
		return nil
	}
	return &s
}

func (l Look) indent() *indent {
	i := indent{twips(l.Left + l.Pad), twips(l.Right + l.Pad), twips(l.Hanging)}
	if i == (indent{}) {
		return nil
	}
	return &i
}

func (l Look) outline() *number {
	if l.Outline == 0 {
		return nil
	}
	return &number{l.Outline - 1}
}

func (t Type) props() *runProps {
	props := &runProps{
		Bold: when(t.Bold), BoldCs: when(t.Bold), Italic: when(t.Italic), ItalicCs: when(t.Italic),
		Colour: colourOf(t.Colour, t.Accent),
	}
	if t.Size > 0 {
		props.Size = &number{int(math.Round(2 * t.Size))}
		props.SizeCs = props.Size
	}
	if t.Underlined {
		props.Underline = &value{"single"}
	}
	if *props == (runProps{}) {
		return nil
	}
	return props
}

// colourOf is a colour of the text. The accent is the theme's, with the value
// for readers that know no themes.
func colourOf(value string, accent bool) *colour {
	if value == "" {
		return nil
	}
	if accent {
		return &colour{value, "accent1"}
	}
	return &colour{Val: value}
}

func newBorders(above, below Line) *borders {
	b := borders{Top: above.border(), Bottom: below.border()}
	if b == (borders{}) {
		return nil
	}
	return &b
}

func (l Line) border() *border {
	if l.Width == 0 {
		return nil
	}
	b := &border{Val: "single", Size: max(2, int(math.Round(8*l.Width))), Space: min(31, int(math.Round(l.Gap))), Colour: l.Colour}
	if l.Double {
		b.Val = "double"
	}
	if l.Accent {
		b.Theme = "accent1"
	}
	return b
}

// run is the elements of a run: one for each piece in one direction, within a
// link where it leads somewhere.
func (to *parts) run(r Run) []any {
	if r.Field != "" {
		return []any{field{Instr: " " + string(r.Field) + " ", Run: run{Content: []any{text{Space: "preserve", Text: "1"}}}}}
	}
	var runs []any
	if r.Tab {
		runs = append(runs, run{Content: []any{sign{xml.Name{Local: "w:tab"}}}})
	}
	for _, piece := range directed(clean(r.Text), to.file.RightToLeft) {
		runs = append(runs, run{Props: r.props(piece.rightToLeft), Content: signs(piece.text)})
	}
	id := to.link(r.Link)
	if id == "" || runs == nil {
		return runs
	}
	return []any{hyperlink{ID: id, History: "1", Runs: runs}}
}

func (r Run) props(rightToLeft bool) *runProps {
	props := &runProps{
		Style: reference(r.Style),
		Bold:  when(r.Bold), BoldCs: when(r.Bold), Italic: when(r.Italic), ItalicCs: when(r.Italic),
		RTL: when(rightToLeft),
	}
	if *props == (runProps{}) {
		return nil
	}
	return props
}

// clean is text without what XML cannot hold. Line breaks and tabs are spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && unicode.IsControl(r):
			return ' '
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// signs is text with the characters that Word has elements for: as plain
// characters it would draw them wrongly.
func signs(s string) []any {
	var out []any
	from := 0
	for i, r := range s {
		name := signFor(r)
		if name == "" {
			continue
		}
		out = appendText(out, s[from:i])
		out = append(out, sign{xml.Name{Local: name}})
		from = i + len(string(r))
	}
	return appendText(out, s[from:])
}

func signFor(r rune) string {
	switch r {
	case '\u00AD':
		return "w:softHyphen"
	case '\u2011':
		return "w:noBreakHyphen"
	}
	return ""
}

func appendText(out []any, s string) []any {
	if s == "" {
		return out
	}
	return append(out, text{Space: "preserve", Text: s})
}

func twips(points float64) int { return int(math.Round(20 * points)) }
