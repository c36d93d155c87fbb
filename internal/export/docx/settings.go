package docx

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
)

func (f File) numbering() numberings {
	b := f.Bullets
	return numberings{
		Main: nsMain,
		Abstract: abstractNumbering{
			MultiType: value{"hybridMultilevel"},
			Level: numberingLevel{
				Start: number{1}, Format: value{"bullet"}, Style: reference(b.Style), Text: value{b.Sign}, Align: value{"left"},
				Props: paragraphProps{Indent: Look{Left: b.Text, Hanging: b.Text - b.At}.indent()},
				Run:   runProps{Fonts: themeFonts(f.Theme.Font.Name), Colour: colourOf(f.Theme.Accent, b.Accent)},
			},
		},
		Number: concreteNumbering{ID: bulletList},
	}
}

type settings struct {
	XMLName  xml.Name      `xml:"w:settings"`
	Main     string        `xml:"xmlns:w,attr"`
	Zoom     zoom          `xml:"w:zoom"`
	Tab      number        `xml:"w:defaultTabStop"`
	Control  value         `xml:"w:characterSpacingControl"`
	Compat   compat        `xml:"w:compat"`
	Language lang          `xml:"w:themeFontLang"`
	Colours  colourMapping `xml:"w:clrSchemeMapping"`
	Decimal  value         `xml:"w:decimalSymbol"`
	Separate value         `xml:"w:listSeparator"`
}

type zoom struct {
	Percent int `xml:"w:percent,attr"`
}

type compat struct {
	Settings []compatSetting `xml:"w:compatSetting"`
}

type compatSetting struct {
	Name string `xml:"w:name,attr"`
	URI  string `xml:"w:uri,attr"`
	Val  int    `xml:"w:val,attr"`
}

// colourMapping says which colours of the theme text and links have.
type colourMapping struct {
	Bg1      string `xml:"w:bg1,attr"`
	T1       string `xml:"w:t1,attr"`
	Bg2      string `xml:"w:bg2,attr"`
	T2       string `xml:"w:t2,attr"`
	Accent1  string `xml:"w:accent1,attr"`
	Accent2  string `xml:"w:accent2,attr"`
	Accent3  string `xml:"w:accent3,attr"`
	Accent4  string `xml:"w:accent4,attr"`
	Accent5  string `xml:"w:accent5,attr"`
	Accent6  string `xml:"w:accent6,attr"`
	Link     string `xml:"w:hyperlink,attr"`
	Followed string `xml:"w:followedHyperlink,attr"`
}

// settings say above all that the document is as Word 2013 and later lay one
// out: without that they open it in a compatibility mode.
func (f File) settings() settings {
	const word = "http://schemas.microsoft.com/office/word"
	return settings{
		Main: nsMain, Zoom: zoom{100}, Tab: number{720}, Control: value{"doNotCompress"},
		Compat: compat{[]compatSetting{
			{"compatibilityMode", word, 15},
			{"overrideTableStyleFontSizeAndJustification", word, 1},
			{"enableOpenTypeFeatures", word, 1},
			{"doNotFlipMirrorIndents", word, 1},
			{"differentiateMultirowTableHeaders", word, 1},
		}},
		Language: *f.lang(),
		Colours: colourMapping{"light1", "dark1", "light2", "dark2", "accent1", "accent2", "accent3", "accent4",
			"accent5", "accent6", "hyperlink", "followedHyperlink"},
		Decimal: value{"."}, Separate: value{","},
	}
}

type fontTable struct {
	XMLName xml.Name    `xml:"w:fonts"`
	Main    string      `xml:"xmlns:w,attr"`
	Fonts   []fontEntry `xml:"w:font"`
}

type fontEntry struct {
	Name    string `xml:"w:name,attr"`
	AltName *value `xml:"w:altName"`
	Panose  *value `xml:"w:panose1"`
	Charset value  `xml:"w:charset"`
	Family  value  `xml:"w:family"`
	Pitch   value  `xml:"w:pitch"`
}

// fontTable says what may stand in for the font on a machine without it.
func (f File) fontTable() fontTable {
	font := f.Theme.Font
	family := "swiss"
	if font.Serif {
		family = "roman"
	}
	return fontTable{Main: nsMain, Fonts: []fontEntry{{
		Name: font.Name, AltName: reference(font.Substitute), Panose: reference(font.Panose),
		Charset: value{"00"}, Family: value{family}, Pitch: value{"variable"},
	}}}
}

type coreProperties struct {
	XMLName  xml.Name  `xml:"cp:coreProperties"`
	Core     string    `xml:"xmlns:cp,attr"`
	Dc       string    `xml:"xmlns:dc,attr"`
	Terms    string    `xml:"xmlns:dcterms,attr"`
	Instance string    `xml:"xmlns:xsi,attr"`
	Title    string    `xml:"dc:title,omitempty"`
	Subject  string    `xml:"dc:subject,omitempty"`
	Creator  string    `xml:"dc:creator,omitempty"`
	Created  *coreTime `xml:"dcterms:created"`
	Modified *coreTime `xml:"dcterms:modified"`
	Language string    `xml:"dc:language,omitempty"`
}

type coreTime struct {
	Type string `xml:"xsi:type,attr"`
	Time string `xml:",chardata"`
}

type appProperties struct {
	XMLName     xml.Name `xml:"Properties"`
	Space       string   `xml:"xmlns,attr"`
	Application string   `xml:"Application,omitempty"`
	Company     string   `xml:"Company,omitempty"`
}

// description adds the parts about the document and the list of what the file
// consists of.
func (to *parts) description() error {
	const core = "docProps/core.xml"
	roots := relationships{Space: nsPackage + "relationships"}
	to.relate(&roots, "officeDocument", "word/document.xml", false)
	to.relate(&roots, "extended-properties", "docProps/app.xml", false)
	roots.List = append(roots.List, relationship{ID: "rId3", Type: nsPackage + "relationships/metadata/core-properties", Target: core})
	if err := to.add("_rels/.rels", "", roots); err != nil {
		return err
	}
	if err := to.add(core, "application/vnd.openxmlformats-package.core-properties+xml", to.file.Info.core()); err != nil {
		return err
	}
	app := appProperties{
		Space:       "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
		Application: to.file.Info.Application, Company: clean(to.file.Info.Creator),
	}
	return to.add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app)
}

func (i Info) core() coreProperties {
	return coreProperties{
		Core: nsPackage + "metadata/core-properties", Dc: "http://purl.org/dc/elements/1.1/",
		Terms: "http://purl.org/dc/terms/", Instance: "http://www.w3.org/2001/XMLSchema-instance",
		Title: clean(i.Title), Subject: clean(i.Subject), Creator: clean(i.Creator),
		Created: newCoreTime(i.Created), Modified: newCoreTime(i.Created), Language: i.Language,
	}
}

func newCoreTime(t time.Time) *coreTime {
	if t.IsZero() {
		return nil
	}
	return &coreTime{"dcterms:W3CDTF", t.UTC().Format(time.RFC3339)}
}

// addTheme fills the theme's form with the font and the colours.
func (to *parts) addTheme() error {
	t := to.file.Theme
	filled := strings.NewReplacer(
		"{name}", escaped(t.Name), "{font}", escaped(t.Font.Name), "{ink}", t.Ink, "{accent}", t.Accent,
	).Replace(themeForm)
	to.list = append(to.list, part{"word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", []byte(filled)})
	return nil
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(clean(s))) // a buffer takes everything
	return b.String()
}
