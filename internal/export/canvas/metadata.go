package canvas

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// metadata is the description of the document as XMP, in an object of its
// own. It is not compressed, so that programs which know nothing of PDF find
// it. A document that has a title and a language says that it is made to
// PDF/UA-1.
func metadata(info Info) string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	for _, e := range []struct{ format, value string }{
		{`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>`, info.Title},
		{"<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", info.Author},
		{`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>`, info.Subject},
		{"<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>", info.Language},
		{"<xmp:CreatorTool>%s</xmp:CreatorTool>", info.Creator},
		{"<xmp:CreateDate>%s</xmp:CreateDate>", xmpDate(info.Created)},
		{"<xmp:ModifyDate>%s</xmp:ModifyDate>", xmpDate(info.Created)},
		{"<pdf:Producer>%s</pdf:Producer>", producer},
		{"<pdfuaid:part>%s</pdfuaid:part>", uaPart(info)},
	} {
		if e.value != "" {
			fmt.Fprintf(&b, e.format+"\n", escaped(e.value))
		}
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return fmt.Sprintf("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", b.Len(), b.String())
}

func xmpDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// uaPart is the part of PDF/UA that the document is made to: it asks for a
// title and a language.
func uaPart(info Info) string {
	if info.Title == "" || info.Language == "" {
		return ""
	}
	return "1"
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
