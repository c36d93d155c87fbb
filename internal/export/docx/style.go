package docx

import "golang.org/x/text/language"

// StyleKind tells styles of paragraphs from those of characters and tables.
type StyleKind string

// The kinds of style.
const (
	ParagraphStyle StyleKind = "paragraph"
	CharacterStyle StyleKind = "character"
	TableStyle     StyleKind = "table"
)

// Style is a named look. Word knows its own styles by the name in English,
// whatever language it shows them in: "heading 1", "Title", "List Bullet".
type Style struct {
	Kind     StyleKind
	ID, Name string
	// Default is the style of what names none; there is one of each kind.
	Default bool
	// BasedOn is the id of the style that this one only adds to, Next that of
	// the paragraph that follows one in this style.
	BasedOn, Next string
	// Own says that Word has no such style of its own.
	Own bool
	// Quick shows the style in the gallery.
	Quick bool
	// Order is where lists of styles show it.
	Order int
	Look  Look
	Type  Type
}

// Look is how a paragraph is set. What is zero is as in the style it is
// based on.
type Look struct {
	// KeepNext keeps it on the page of the next paragraph, KeepLines its own
	// lines on one page.
	KeepNext, KeepLines bool
	// Before and After are spaces, in points; NoAfter takes one away.
	Before, After float64
	NoAfter       bool
	// Leading is the distance of lines as a share of the font's own.
	Leading float64
	// Left and Right are indents and Hanging is how far the first line begins
	// before the others. Left is where lines begin, in either direction.
	Left, Right, Hanging float64
	// Tabs are the stops where text begins, and EndTab the one where it ends.
	Tabs   []float64
	EndTab float64
	// Above and Below are lines.
	Above, Below Line
	// Fill is the colour of an area behind the text that is larger than it by
	// Pad on each side, in place of lines. Neighbours of one Fill share one.
	Fill string
	Pad  float64
	// Centred sets the lines in the middle.
	Centred bool
	// Outline is the level of a heading, from 1.
	Outline int
}

// Type is how characters are set. What is zero is as in the style it is based
// on.
type Type struct {
	Size         float64
	Bold, Italic bool
	// Colour is overruled by Accent.
	Colour     string
	Accent     bool
	Underlined bool
}

func (f File) styleSheet() styles {
	s := styles{
		Main: nsMain,
		Defaults: docDefaults{
			Run: runDefaults{runProps{
				Fonts: themeFonts(f.Theme.Font.Name), Size: &number{20}, SizeCs: &number{20}, Lang: f.lang(),
			}},
			Paragraph: paragraphDefaults{paragraphProps{Widow: on()}},
		},
	}
	for _, st := range f.Styles {
		s.Styles = append(s.Styles, f.style(st))
	}
	return s
}

func themeFonts(name string) *fonts {
	return &fonts{
		ASCII: name, HAnsi: name, Cs: name,
		ASCIITheme: "minorHAnsi", EastAsiaTheme: "minorEastAsia", HAnsiTheme: "minorHAnsi", CsTheme: "minorBidi",
	}
}

// lang names the language where Word looks for it: by the script of the text.
func (f File) lang() *lang {
	l := &lang{Val: f.Language, EastAsia: "ja-JP", Bidi: "ar-SA"}
	tag, err := language.Parse(f.Language)
	if err != nil {
		return l
	}
	switch script, _ := tag.Script(); script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Thai", "Deva":
		l.Val, l.Bidi = "en-US", f.Language
	case "Hans", "Hant", "Jpan", "Kore":
		l.Val, l.EastAsia = "en-US", f.Language
	}
	return l
}

func (f File) style(s Style) style {
	out := style{
		Type: string(s.Kind), ID: s.ID, Name: value{s.Name},
		BasedOn: reference(s.BasedOn), Next: reference(s.Next), Priority: &number{s.Order},
	}
	if s.Default {
		out.Default = "1"
	}
	if s.Own {
		out.Custom = "1"
	}
	if s.Quick {
		out.Quick = on()
	}
	switch s.Kind {
	case ParagraphStyle:
		out.Paragraph = f.paragraphStyle(s)
		out.Run = s.Type.props()
	case CharacterStyle:
		out.Run = s.Type.props()
	case TableStyle:
		out.Table = plainTable()
	}
	return out
}

func (f File) paragraphStyle(s Style) *paragraphProps {
	p := s.Look.props()
	if s.Default && f.RightToLeft {
		p.Bidi = on()
	}
	if s.ID == f.Bullets.Style {
		p.Number = &numbering{Level: number{0}, ID: number{bulletList}}
	}
	return p
}

// plainTable is a table without lines whose text begins where that of
// paragraphs does.
func plainTable() *tableProps {
	none := width{W: 0, Type: "dxa"}
	return &tableProps{
		Indent:  &none,
		Margins: &cellMargins{Top: none, Left: none, Bottom: none, Right: none},
	}
}
