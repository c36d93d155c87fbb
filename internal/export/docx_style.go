package export

import (
	"math"
	"strings"

	bcp47 "golang.org/x/text/language"

	"rolewright/internal/export/canvas"
	"rolewright/internal/export/docx"
)

// The ids of the styles. Where Word has a style of its own for a purpose, it
// is that one: outlines, screen readers and other programs know it.
const (
	styleText      = "Normal"
	styleCompany   = "Subtitle"
	styleTitle     = "Title"
	styleItem      = "ListBullet"
	styleLink      = "Hyperlink"
	styleQuietLink = "QuietLink"
	styleHead      = "Header"
	styleFoot      = "Footer"
	styleFact      = "Fact"
	styleTableFact = "FactInTable"
	styleLabel     = "FactLabel"
	styleFacts     = "Facts"
	stylePause     = "Pause"
	styleCredit    = "Credit"
)

// styleHeadings are the styles of a section's heading and of those below it.
var styleHeadings = [...]string{"Heading1", "Heading2", "Heading3"}

func docxColour(c canvas.Colour) string {
	return strings.ToUpper(strings.TrimPrefix(rgb{c.R, c.G, c.B}.String(), "#"))
}

// fontLine is the height of a line of Arial, and of Times New Roman, as a share
// of its size.
const fontLine = 1.149

// halfPoint is the nearest size that Word knows.
func halfPoint(size float64) float64 { return math.Round(2*size) / 2 }

func typeOf(t pdfType) docx.Type { return docx.Type{Size: halfPoint(t.size)} }

func leadingOf(t pdfType) float64 { return t.leading / (halfPoint(t.size) * fontLine) }

// styles are those of the document, in the order in which Word lists them.
func (c *docxComposer) styles() []docx.Style {
	return append(append(c.textStyles(), c.headingStyles()...), c.factStyles()...)
}

func (c *docxComposer) textStyles() []docx.Style {
	t := c.measures.theme
	quiet := docxColour(t.quiet)
	credit, foot := typeOf(t.small), typeOf(t.small)
	credit.Colour, foot.Colour = quiet, quiet
	_, quietLink := c.onBand(docx.Look{}, docx.Type{Colour: docxColour(t.accent), Accent: true})
	return []docx.Style{
		{Kind: docx.ParagraphStyle, ID: styleText, Name: "Normal", Default: true, Quick: true,
			Look: docx.Look{After: t.afterPara, Leading: leadingOf(t.body)}, Type: docx.Type{Size: halfPoint(t.body.size), Colour: docxColour(t.ink)}},
		{Kind: docx.CharacterStyle, ID: "DefaultParagraphFont", Name: "Default Paragraph Font", Default: true, Order: 1},
		{Kind: docx.TableStyle, ID: "TableNormal", Name: "Normal Table", Default: true, Order: 99},
		{Kind: docx.ParagraphStyle, ID: styleItem, Name: "List Bullet", BasedOn: styleText, Quick: true, Order: 10,
			Look: docx.Look{After: t.afterItem, Left: t.indent, Hanging: t.indent - t.bullet}},
		{Kind: docx.CharacterStyle, ID: styleLink, Name: "Hyperlink", Order: 99,
			Type: docx.Type{Colour: docxColour(t.accent), Accent: true, Underlined: true}},
		// LibreOffice prints no link without a style of its own.
		{Kind: docx.CharacterStyle, ID: styleQuietLink, Name: "Quiet Link", Own: true, Order: 36, Type: quietLink},
		{Kind: docx.ParagraphStyle, ID: stylePause, Name: "Pause", Own: true, BasedOn: styleText, Next: styleText, Order: 30,
			Look: docx.Look{KeepNext: true, Before: t.beforeSub, After: 4, Right: c.width() - 3*t.indent,
				Above: c.pause()}, Type: docx.Type{Size: 4}},
		{Kind: docx.ParagraphStyle, ID: styleCredit, Name: "Credit", Own: true, BasedOn: styleText, Order: 31,
			Look: docx.Look{KeepLines: true, Before: t.beforeHead - t.afterPara, NoAfter: true, Leading: leadingOf(t.small)}, Type: credit},
		{Kind: docx.ParagraphStyle, ID: styleHead, Name: "header", BasedOn: styleText, Order: 99,
			Look: docx.Look{NoAfter: true, Leading: 1, EndTab: t.inner()}, Type: foot},
		{Kind: docx.ParagraphStyle, ID: styleFoot, Name: "footer", BasedOn: styleText, Order: 99,
			Look: docx.Look{NoAfter: true, Leading: 1, EndTab: t.inner()}, Type: foot},
	}
}

func (c *docxComposer) headingStyles() []docx.Style {
	t := c.measures.theme
	company, heading := typeOf(t.company), typeOf(t.heading)
	for _, ty := range []*docx.Type{&company, &heading} {
		ty.Colour, ty.Accent = docxColour(t.accent), true
	}
	title, sub, group := typeOf(c.title), typeOf(t.sub), typeOf(t.group)
	company.Bold, heading.Bold, title.Bold, sub.Bold, group.Bold = c.theme.boldCompany, !t.regularTitle, !t.regularTitle, true, true
	group.Colour = docxColour(t.quiet)
	companyLook, company := c.onBand(docx.Look{After: c.afterCompany(), NoAfter: true, Leading: leadingOf(t.company)}, company)
	titleLook, title := c.onBand(docx.Look{After: c.afterTitle(), Leading: leadingOf(c.title)}, title)
	style := func(id, name string, order int, look docx.Look, ty docx.Type) docx.Style {
		look.KeepNext, look.KeepLines = true, true
		return docx.Style{Kind: docx.ParagraphStyle, ID: id, Name: name, BasedOn: styleText, Next: styleText, Quick: true, Order: order, Look: look, Type: ty}
	}
	return []docx.Style{
		style(styleCompany, "Subtitle", 11, companyLook, company),
		style(styleTitle, "Title", 10, titleLook, title),
		style(styleHeadings[0], "heading 1", 9,
			docx.Look{Before: t.beforeHead - t.afterPara, After: t.afterHead, Leading: leadingOf(t.heading), Outline: 1}, heading),
		style(styleHeadings[1], "heading 2", 9,
			docx.Look{Before: t.beforeSub * 0.6, After: t.afterSub, Leading: leadingOf(t.sub), Outline: 2}, sub),
		style(styleHeadings[2], "heading 3", 9,
			docx.Look{Before: t.afterSub, After: t.afterSub, Leading: leadingOf(t.group), Outline: 3}, group),
	}
}

// afterCompany is the space below the company's name. On a band there is none:
// nothing would fill it.
func (c *docxComposer) afterCompany() float64 {
	switch {
	case c.theme.band:
		return 0
	case c.theme.pairs == 0:
		return 9
	}
	return 4
}

// afterTitle is the space below the title.
func (c *docxComposer) afterTitle() float64 {
	switch {
	case c.theme.band:
		return bandPad + 4
	case c.theme.pairs == 0:
		return 2
	}
	return 14
}

// pause is the line that ends what a heading of headings governs; plain text
// has a gap alone.
func (c *docxComposer) pause() docx.Line {
	if c.theme.pairs == 0 {
		return docx.Line{}
	}
	return docx.Line{Width: hairline, Colour: docxColour(c.measures.theme.rule)}
}

func (c *docxComposer) factStyles() []docx.Style {
	t := c.measures.theme
	return []docx.Style{
		{Kind: docx.ParagraphStyle, ID: styleFact, Name: "Fact", Own: true, BasedOn: styleText, Order: 32, Look: docx.Look{NoAfter: true}},
		{Kind: docx.ParagraphStyle, ID: styleTableFact, Name: "Fact in Table", Own: true, BasedOn: styleText, Order: 33,
			Look: docx.Look{NoAfter: true, Leading: leadingOf(t.fine)}, Type: typeOf(t.fine)},
		{Kind: docx.CharacterStyle, ID: styleLabel, Name: "Fact Label", Own: true, Order: 34, Type: docx.Type{Colour: docxColour(t.quiet), Italic: t.italicLabels}},
		{Kind: docx.TableStyle, ID: styleFacts, Name: "Facts", Own: true, BasedOn: "TableNormal", Order: 35},
	}
}

// withRegion is the language with the region that Word's dictionaries go by:
// the one where it is spoken most, unless the tag names another.
func withRegion(tag string) string {
	t, err := bcp47.Parse(tag)
	if err != nil {
		return tag
	}
	base, _ := t.Base()
	region, _ := t.Region()
	return base.String() + "-" + region.String()
}
