package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"
)

// parts are the files that a document is made of.
type parts struct {
	file  File
	list  []part
	media []byte
	// bodyLinks are the relationships of the body, links the ids of those
	// that lead out of the file.
	bodyLinks relationships
	links     map[string]string
	// head and foot are references to those parts; columns are those that
	// follow.
	head, foot *partReference
	columns    Columns
}

// part is one file: its name and, where it is not XML, its media type.
type part struct {
	name, mediaType string
	content         []byte
}

const (
	nsPackage     = "http://schemas.openxmlformats.org/package/2006/"
	mediaXML      = "application/xml"
	mediaRelation = "application/vnd.openxmlformats-package.relationships+xml"
	mediaWord     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

type relationships struct {
	XMLName xml.Name       `xml:"Relationships"`
	Space   string         `xml:"xmlns,attr"`
	List    []relationship `xml:"Relationship"`
}

type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr,omitempty"`
}

func newParts(f File) *parts {
	return &parts{file: f, links: map[string]string{}, bodyLinks: relationships{Space: nsPackage + "relationships"}}
}

// relate adds a relationship and returns its id. Kind is the last word of a
// type of the standard, or a whole type.
func (to *parts) relate(r *relationships, kind, target string, outside bool) string {
	id := "rId" + strconv.Itoa(len(r.List)+1)
	rel := relationship{ID: id, Type: nsRelation + "/" + kind, Target: target}
	if outside {
		rel.Mode = "External"
	}
	r.List = append(r.List, rel)
	return id
}

// build makes all parts, those first that a reader needs first.
func (to *parts) build() error {
	for _, p := range []struct{ kind, name string }{
		{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"settings", "settings.xml"},
		{"fontTable", "fontTable.xml"}, {"theme", "theme/theme1.xml"},
	} {
		to.relate(&to.bodyLinks, p.kind, p.name, false)
	}
	to.refer()
	body, err := to.document()
	if err != nil {
		return err
	}
	steps := []func() error{
		func() error { return to.description() },
		func() error { return to.add("word/document.xml", mediaWord+"document.main+xml", body) },
		func() error { return to.margin("hdr", "header", to.file.Head) },
		func() error { return to.margin("ftr", "footer", to.file.Foot) },
		func() error { return to.add("word/styles.xml", mediaWord+"styles+xml", to.file.styleSheet()) },
		func() error { return to.add("word/numbering.xml", mediaWord+"numbering+xml", to.file.numbering()) },
		func() error { return to.add("word/settings.xml", mediaWord+"settings+xml", to.file.settings()) },
		func() error { return to.add("word/fontTable.xml", mediaWord+"fontTable+xml", to.file.fontTable()) },
		func() error { return to.addTheme() },
		func() error { return to.add("word/_rels/document.xml.rels", "", to.bodyLinks) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if to.media != nil {
		to.list = append(to.list, part{"word/media/picture1.png", "", to.media})
	}
	return to.contentTypes()
}

// document is the body with its section. Word joins tables that touch, and
// wants a paragraph at the end.
func (to *parts) document() (document, error) {
	doc := document{Main: nsMain, Relation: nsRelation}
	afterTable := false
	for _, b := range to.file.Body {
		_, isTable := b.(Table)
		if isTable && afterTable {
			doc.Body.Blocks = append(doc.Body.Blocks, paragraph{})
		}
		element, err := b.element(to)
		if err != nil {
			return doc, err
		}
		doc.Body.Blocks = append(doc.Body.Blocks, element)
		afterTable = isTable
		if c, ok := b.(Columns); ok {
			to.columns = c
		}
	}
	if afterTable || len(to.file.Body) == 0 {
		doc.Body.Blocks = append(doc.Body.Blocks, paragraph{})
	}
	doc.Body.Section = to.section()
	return doc, nil
}

// refer gives head and foot their relationships.
func (to *parts) refer() {
	if len(to.file.Head) > 0 {
		to.head = &partReference{"default", to.relate(&to.bodyLinks, "header", "header1.xml", false)}
	}
	if len(to.file.Foot) > 0 {
		to.foot = &partReference{"default", to.relate(&to.bodyLinks, "footer", "footer1.xml", false)}
	}
}

// element ends the section before the columns with a paragraph without height.
func (Columns) element(to *parts) (any, error) {
	if to.columns.Count > 0 {
		return nil, errors.New("columns within columns")
	}
	s := to.section()
	return paragraph{Props: &paragraphProps{Spacing: &spacing{Before: new(0), After: new(0), Line: 20, Rule: "exact"}, Section: &s}}, nil
}

// section is the page with the columns that were asked for last.
func (to *parts) section() section {
	p := to.file.Page
	s := section{
		Size: pageSize{twips(p.Width), twips(p.Height)},
		Margins: pageMargins{
			Top: twips(p.Top), Bottom: twips(p.Bottom), Left: twips(p.Left), Right: twips(p.Right),
			Header: twips(p.Head), Footer: twips(p.Foot),
		},
		Head: to.head, Foot: to.foot,
		Columns: columns{Space: 720}, Bidi: when(to.file.RightToLeft),
	}
	if c := to.columns; c.Count > 0 {
		s.Type, s.Columns = &value{"continuous"}, columns{c.Count, twips(c.Gap)}
	}
	return s
}

// margin is a part of its own. Links in it would need relationships of its
// own, so its texts have none.
func (to *parts) margin(element, name string, paragraphs []Paragraph) error {
	if len(paragraphs) == 0 {
		return nil
	}
	m := margin{XMLName: xml.Name{Local: "w:" + element}, Main: nsMain, Relation: nsRelation}
	for _, p := range paragraphs {
		p.Picture = nil
		for i := range p.Runs {
			if p.Runs[i].Link != "" {
				return fmt.Errorf("the %s leads to %s", name, p.Runs[i].Link)
			}
		}
		element, err := p.element(to)
		if err != nil {
			return err
		}
		m.Paragraphs = append(m.Paragraphs, element)
	}
	return to.add("word/"+name+"1.xml", mediaWord+name+"+xml", m)
}

// add marshals a part.
func (to *parts) add(name, mediaType string, content any) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(content); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	to.list = append(to.list, part{name, mediaType, b.Bytes()})
	return nil
}

type contentTypes struct {
	XMLName   xml.Name       `xml:"Types"`
	Space     string         `xml:"xmlns,attr"`
	Defaults  []typeDefault  `xml:"Default"`
	Overrides []typeOverride `xml:"Override"`
}

type typeDefault struct {
	Extension string `xml:"Extension,attr"`
	Type      string `xml:"ContentType,attr"`
}

type typeOverride struct {
	Name string `xml:"PartName,attr"`
	Type string `xml:"ContentType,attr"`
}

// contentTypes puts the part in front that says what the others are.
func (to *parts) contentTypes() error {
	t := contentTypes{Space: nsPackage + "content-types", Defaults: []typeDefault{
		{"rels", mediaRelation}, {"xml", mediaXML}, {"png", "image/png"},
	}}
	for _, p := range to.list {
		if p.mediaType != "" {
			t.Overrides = append(t.Overrides, typeOverride{"/" + p.name, p.mediaType})
		}
	}
	if err := to.add("[Content_Types].xml", "", t); err != nil {
		return err
	}
	last := len(to.list) - 1
	to.list = append([]part{to.list[last]}, to.list[:last]...)
	return nil
}

// zip writes the parts. The clock's first day stands for the time of each, so
// that the same document gives the same bytes.
func (to *parts) zip(w io.Writer) (int64, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	first := time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	for _, p := range to.list {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: first})
		if err != nil {
			return 0, fmt.Errorf("docx: %s: %w", p.name, err)
		}
		if _, err := f.Write(p.content); err != nil {
			return 0, fmt.Errorf("docx: %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return 0, fmt.Errorf("docx: %w", err)
	}
	return b.WriteTo(w)
}
