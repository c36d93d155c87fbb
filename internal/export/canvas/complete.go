package canvas

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// Info describes a document to readers and search engines. Empty fields are
// left out of the file.
type Info struct {
	Title   string
	Author  string
	Subject string
	Creator string
	// Language is a BCP 47 tag.
	Language string
	// Created is the day from which the document's content dates.
	Created time.Time
}

// producer is the program that makes the files.
const producer = "Rolewright"

// epoch stands in for the dates that gofpdf insists on; they are replaced.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// complete writes into the file what gofpdf does not, or not rightly.
func (c *Canvas) complete(f *file, info Info) error {
	if err := compressPages(f, c.pdf.PageCount()); err != nil {
		return err
	}
	if err := c.putFonts(f); err != nil {
		return err
	}
	links := c.putLinks(f)
	if err := c.finishPages(f, links); err != nil {
		return err
	}
	parts := catalogParts{tree: c.putTree(f, links), outline: c.putOutline(f)}
	if err := putInfo(f, info); err != nil {
		return err
	}
	parts.metadata, parts.files = f.add(metadata(info)), c.putAttachments(f)
	return putCatalog(f, info, parts)
}

// putFonts adds the fonts to what the pages draw with.
func (c *Canvas) putFonts(f *file) error {
	entries := "/Font <<\n"
	for _, font := range c.fonts {
		n, err := font.put(f)
		if err != nil {
			return err
		}
		entries += font.name + " " + ref(n) + "\n"
	}
	const resources = 2
	return f.edit(resources, "<<\n/ProcSet ", "/Font <<\n", entries)
}

// putLinks adds the links as objects of their own and returns these.
func (c *Canvas) putLinks(f *file) []int {
	var out []int
	for i, l := range c.links {
		out = append(out, f.add(fmt.Sprintf("<</Type /Annot /Subtype /Link /F 4 /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] "+
			"/A <</S /URI /URI %s>> /Contents %s /StructParent %d>>",
			l.x, c.height-l.y-l.h, l.x+l.w, c.height-l.y, asciiString(uri(l.url)), textString(l.said), c.annotationKey(i))))
	}
	return out
}

// finishPages adds to the pages their links, which the tabulator key reaches
// in reading order, and their places in the parent tree.
func (c *Canvas) finishPages(f *file, links []int) error {
	annotations := make([]string, len(c.owners))
	for i, l := range c.links {
		annotations[l.page-1] += ref(links[i]) + " "
	}
	const resources = "\n/Resources 2 0 R\n"
	for i, refs := range annotations {
		entries := fmt.Sprintf("%s/StructParents %d\n/Tabs /S\n", resources, i)
		if refs != "" {
			entries += "/Annots [" + refs + "]\n"
		}
		if err := f.edit(pageObject(i+1), "<</Type /Page\n", resources, entries); err != nil {
			return err
		}
	}
	return nil
}

// pageObject is the number of the object that gofpdf makes of a page.
func pageObject(page int) int { return 1 + 2*page }

// putOutline adds the outline and returns its object, or 0 where it is empty.
func (c *Canvas) putOutline(f *file) int {
	n := len(c.outline)
	if n == 0 {
		return 0
	}
	first := f.next() + 1
	root := f.add(fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", first, first+n-1, n))
	for i, b := range c.outline {
		var near strings.Builder
		if i > 0 {
			fmt.Fprintf(&near, " /Prev %d 0 R", first+i-1)
		}
		if i < n-1 {
			fmt.Fprintf(&near, " /Next %d 0 R", first+i+1)
		}
		f.add(fmt.Sprintf("<</Title %s /Parent %d 0 R%s /Dest [%d 0 R /XYZ 0 %.2f null]>>",
			textString(b.title), root, near.String(), pageObject(b.page), c.height-b.y))
	}
	return root
}

func putInfo(f *file, info Info) error {
	var d strings.Builder
	d.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", info.Title}, {"Author", info.Author}, {"Subject", info.Subject}, {"Creator", info.Creator},
	} {
		if e.value != "" {
			fmt.Fprintf(&d, "/%s %s\n", e.key, textString(e.value))
		}
	}
	if !info.Created.IsZero() {
		date := info.Created.UTC().Format("(D:20060102150405+00'00')")
		fmt.Fprintf(&d, "/CreationDate %s\n/ModDate %s\n", date, date)
	}
	d.WriteString("/Producer (" + producer + ")>>")
	if !bytes.HasPrefix(f.objects[f.info-1], []byte("<<\n/Producer ")) {
		return errors.New("document information is not where it should be")
	}
	f.objects[f.info-1] = []byte(d.String())
	return nil
}

// catalogParts are the objects that the catalog leads to, of which the outline
// may be 0 for none, and its entries for attached files.
type catalogParts struct {
	tree, outline, metadata int
	files                   string
}

func putCatalog(f *file, info Info, parts catalogParts) error {
	if !bytes.HasPrefix(f.objects[f.root-1], []byte("<<\n/Type /Catalog\n/Pages 1 0 R\n")) {
		return errors.New("catalog is not where it should be")
	}
	catalog := "<</Type /Catalog /Pages 1 0 R /ViewerPreferences <</DisplayDocTitle true>>" +
		" /MarkInfo <</Marked true>> /StructTreeRoot " + ref(parts.tree) + " /Metadata " + ref(parts.metadata)
	if info.Language != "" {
		catalog += " /Lang " + textString(info.Language)
	}
	if parts.outline != 0 {
		catalog += " /Outlines " + ref(parts.outline)
	}
	f.objects[f.root-1] = []byte(catalog + parts.files + ">>")
	return nil
}

// textString writes text as PDF's text strings are: ASCII as it is, all
// else as UTF-16.
func textString(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return asciiString(s)
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}

func asciiString(s string) string { return "(" + inBrackets.Replace(s) + ")" }

// inBrackets writes what strings in round brackets may hold.
var inBrackets = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// uri writes an address in the characters that addresses may hold.
func uri(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
