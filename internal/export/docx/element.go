package docx

import "encoding/xml"

// The elements of WordprocessingML that we write. The fields of a struct
// stand in the order that ECMA-376, part 1, annex A gives for its element.

const (
	nsMain     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// value is an element with nothing but a value.
type value struct {
	Val string `xml:"w:val,attr"`
}

type number struct {
	Val int `xml:"w:val,attr"`
}

// toggle is an element that says yes by being there.
type toggle struct{}

func on() *toggle { return &toggle{} }

// when is an element where yes is true, or none.
func when(yes bool) *toggle {
	if yes {
		return on()
	}
	return nil
}

// reference is an element that names something, or none.
func reference(id string) *value {
	if id == "" {
		return nil
	}
	return &value{id}
}

type document struct {
	XMLName  xml.Name `xml:"w:document"`
	Main     string   `xml:"xmlns:w,attr"`
	Relation string   `xml:"xmlns:r,attr"`
	Body     body     `xml:"w:body"`
}

type body struct {
	Blocks  []any
	Section section `xml:"w:sectPr"`
}

type section struct {
	Head    *partReference `xml:"w:headerReference"`
	Foot    *partReference `xml:"w:footerReference"`
	Type    *value         `xml:"w:type"`
	Size    pageSize       `xml:"w:pgSz"`
	Margins pageMargins    `xml:"w:pgMar"`
	Columns columns        `xml:"w:cols"`
	Bidi    *toggle        `xml:"w:bidi"`
}

type partReference struct {
	Type string `xml:"w:type,attr"`
	ID   string `xml:"r:id,attr"`
}

type pageSize struct {
	W int `xml:"w:w,attr"`
	H int `xml:"w:h,attr"`
}

type pageMargins struct {
	Top    int `xml:"w:top,attr"`
	Right  int `xml:"w:right,attr"`
	Bottom int `xml:"w:bottom,attr"`
	Left   int `xml:"w:left,attr"`
	Header int `xml:"w:header,attr"`
	Footer int `xml:"w:footer,attr"`
	Gutter int `xml:"w:gutter,attr"`
}

type columns struct {
	Count int `xml:"w:num,attr,omitempty"`
	Space int `xml:"w:space,attr"`
}

// margin is what stands on every page, above or below the text.
type margin struct {
	XMLName    xml.Name
	Main       string `xml:"xmlns:w,attr"`
	Relation   string `xml:"xmlns:r,attr"`
	Paragraphs []any
}

type paragraph struct {
	XMLName xml.Name        `xml:"w:p"`
	Props   *paragraphProps `xml:"w:pPr"`
	Content []any
}

type paragraphProps struct {
	Style     *value     `xml:"w:pStyle"`
	KeepNext  *toggle    `xml:"w:keepNext"`
	KeepLines *toggle    `xml:"w:keepLines"`
	Widow     *toggle    `xml:"w:widowControl"`
	Number    *numbering `xml:"w:numPr"`
	Borders   *borders   `xml:"w:pBdr"`
	Fill      *fill      `xml:"w:shd"`
	Tabs      *tabs      `xml:"w:tabs"`
	Bidi      *toggle    `xml:"w:bidi"`
	Spacing   *spacing   `xml:"w:spacing"`
	Indent    *indent    `xml:"w:ind"`
	Align     *value     `xml:"w:jc"`
	Outline   *number    `xml:"w:outlineLvl"`
	Section   *section   `xml:"w:sectPr"`
}

type numbering struct {
	Level number `xml:"w:ilvl"`
	ID    number `xml:"w:numId"`
}

// borders are those of a paragraph and of a cell, as far as we draw them.
type borders struct {
	Top    *border `xml:"w:top"`
	Left   *border `xml:"w:left"`
	Bottom *border `xml:"w:bottom"`
	Right  *border `xml:"w:right"`
}

type fill struct {
	Val    string `xml:"w:val,attr"`
	Colour string `xml:"w:color,attr"`
	Fill   string `xml:"w:fill,attr"`
}

type border struct {
	Val    string `xml:"w:val,attr"`
	Size   int    `xml:"w:sz,attr"`
	Space  int    `xml:"w:space,attr"`
	Colour string `xml:"w:color,attr"`
	Theme  string `xml:"w:themeColor,attr,omitempty"`
}

type tabs struct {
	Stops []tab `xml:"w:tab"`
}

type tab struct {
	Val string `xml:"w:val,attr"`
	Pos int    `xml:"w:pos,attr"`
}

type spacing struct {
	Before *int   `xml:"w:before,attr"`
	After  *int   `xml:"w:after,attr"`
	Line   int    `xml:"w:line,attr,omitempty"`
	Rule   string `xml:"w:lineRule,attr,omitempty"`
}

type indent struct {
	Left    int `xml:"w:left,attr,omitempty"`
	Right   int `xml:"w:right,attr,omitempty"`
	Hanging int `xml:"w:hanging,attr,omitempty"`
}

type run struct {
	XMLName xml.Name  `xml:"w:r"`
	Props   *runProps `xml:"w:rPr"`
	Content []any
}

type runProps struct {
	Style     *value  `xml:"w:rStyle"`
	Fonts     *fonts  `xml:"w:rFonts"`
	Bold      *toggle `xml:"w:b"`
	BoldCs    *toggle `xml:"w:bCs"`
	Italic    *toggle `xml:"w:i"`
	ItalicCs  *toggle `xml:"w:iCs"`
	NoProof   *toggle `xml:"w:noProof"`
	Colour    *colour `xml:"w:color"`
	Size      *number `xml:"w:sz"`
	SizeCs    *number `xml:"w:szCs"`
	Underline *value  `xml:"w:u"`
	RTL       *toggle `xml:"w:rtl"`
	Lang      *lang   `xml:"w:lang"`
}

type fonts struct {
	ASCII         string `xml:"w:ascii,attr,omitempty"`
	HAnsi         string `xml:"w:hAnsi,attr,omitempty"`
	Cs            string `xml:"w:cs,attr,omitempty"`
	ASCIITheme    string `xml:"w:asciiTheme,attr,omitempty"`
	EastAsiaTheme string `xml:"w:eastAsiaTheme,attr,omitempty"`
	HAnsiTheme    string `xml:"w:hAnsiTheme,attr,omitempty"`
	CsTheme       string `xml:"w:cstheme,attr,omitempty"`
}

type colour struct {
	Val   string `xml:"w:val,attr"`
	Theme string `xml:"w:themeColor,attr,omitempty"`
}

type lang struct {
	Val      string `xml:"w:val,attr,omitempty"`
	EastAsia string `xml:"w:eastAsia,attr,omitempty"`
	Bidi     string `xml:"w:bidi,attr,omitempty"`
}

// text keeps its spaces.
type text struct {
	XMLName xml.Name `xml:"w:t"`
	Space   string   `xml:"xml:space,attr"`
	Text    string   `xml:",chardata"`
}

// sign is a character that Word writes as an element.
type sign struct{ XMLName xml.Name }

type hyperlink struct {
	XMLName xml.Name `xml:"w:hyperlink"`
	ID      string   `xml:"r:id,attr"`
	History string   `xml:"w:history,attr"`
	Runs    []any
}

type field struct {
	XMLName xml.Name `xml:"w:fldSimple"`
	Instr   string   `xml:"w:instr,attr"`
	Run     run
}

type table struct {
	XMLName xml.Name   `xml:"w:tbl"`
	Props   tableProps `xml:"w:tblPr"`
	Grid    grid       `xml:"w:tblGrid"`
	Rows    []tableRow `xml:"w:tr"`
}

type tableProps struct {
	Style   *value       `xml:"w:tblStyle"`
	Bidi    *toggle      `xml:"w:bidiVisual"`
	Width   *width       `xml:"w:tblW"`
	Indent  *width       `xml:"w:tblInd"`
	Layout  *tableLayout `xml:"w:tblLayout"`
	Margins *cellMargins `xml:"w:tblCellMar"`
	Look    *tableLook   `xml:"w:tblLook"`
}

type width struct {
	W    int    `xml:"w:w,attr"`
	Type string `xml:"w:type,attr"`
}

type tableLayout struct {
	Type string `xml:"w:type,attr"`
}

type cellMargins struct {
	Top    width `xml:"w:top"`
	Left   width `xml:"w:left"`
	Bottom width `xml:"w:bottom"`
	Right  width `xml:"w:right"`
}

// tableLook says which rows and columns are special: in the one form for old
// readers and in the other for new ones.
type tableLook struct {
	Val         string `xml:"w:val,attr"`
	FirstRow    int    `xml:"w:firstRow,attr"`
	LastRow     int    `xml:"w:lastRow,attr"`
	FirstColumn int    `xml:"w:firstColumn,attr"`
	LastColumn  int    `xml:"w:lastColumn,attr"`
	NoHBand     int    `xml:"w:noHBand,attr"`
	NoVBand     int    `xml:"w:noVBand,attr"`
}

type grid struct {
	Columns []gridColumn `xml:"w:gridCol"`
}

type gridColumn struct {
	W int `xml:"w:w,attr"`
}

type tableRow struct {
	Props rowProps    `xml:"w:trPr"`
	Cells []tableCell `xml:"w:tc"`
}

type rowProps struct {
	CantSplit *toggle `xml:"w:cantSplit"`
}

type tableCell struct {
	Props   cellProps `xml:"w:tcPr"`
	Content any
}

type cellProps struct {
	Width   width    `xml:"w:tcW"`
	Span    *number  `xml:"w:gridSpan"`
	Borders *borders `xml:"w:tcBorders"`
	Fill    *fill    `xml:"w:shd"`
	Margins *edges   `xml:"w:tcMar"`
}

// edges are the margins of one cell.
type edges struct {
	Top    *width `xml:"w:top"`
	Left   *width `xml:"w:left"`
	Bottom *width `xml:"w:bottom"`
}

type styles struct {
	XMLName  xml.Name    `xml:"w:styles"`
	Main     string      `xml:"xmlns:w,attr"`
	Defaults docDefaults `xml:"w:docDefaults"`
	Styles   []style     `xml:"w:style"`
}

type docDefaults struct {
	Run       runDefaults       `xml:"w:rPrDefault"`
	Paragraph paragraphDefaults `xml:"w:pPrDefault"`
}

type runDefaults struct {
	Props runProps `xml:"w:rPr"`
}

type paragraphDefaults struct {
	Props paragraphProps `xml:"w:pPr"`
}

type style struct {
	Type      string          `xml:"w:type,attr"`
	Default   string          `xml:"w:default,attr,omitempty"`
	Custom    string          `xml:"w:customStyle,attr,omitempty"`
	ID        string          `xml:"w:styleId,attr"`
	Name      value           `xml:"w:name"`
	BasedOn   *value          `xml:"w:basedOn"`
	Next      *value          `xml:"w:next"`
	Priority  *number         `xml:"w:uiPriority"`
	Quick     *toggle         `xml:"w:qFormat"`
	Paragraph *paragraphProps `xml:"w:pPr"`
	Run       *runProps       `xml:"w:rPr"`
	Table     *tableProps     `xml:"w:tblPr"`
}

type numberings struct {
	XMLName  xml.Name          `xml:"w:numbering"`
	Main     string            `xml:"xmlns:w,attr"`
	Abstract abstractNumbering `xml:"w:abstractNum"`
	Number   concreteNumbering `xml:"w:num"`
}

type abstractNumbering struct {
	ID        int            `xml:"w:abstractNumId,attr"`
	MultiType value          `xml:"w:multiLevelType"`
	Level     numberingLevel `xml:"w:lvl"`
}

type numberingLevel struct {
	Level  int            `xml:"w:ilvl,attr"`
	Start  number         `xml:"w:start"`
	Format value          `xml:"w:numFmt"`
	Style  *value         `xml:"w:pStyle"`
	Text   value          `xml:"w:lvlText"`
	Align  value          `xml:"w:lvlJc"`
	Props  paragraphProps `xml:"w:pPr"`
	Run    runProps       `xml:"w:rPr"`
}

type concreteNumbering struct {
	ID       int    `xml:"w:numId,attr"`
	Abstract number `xml:"w:abstractNumId"`
}
