package canvas

import (
	"fmt"
	"strings"
)

// Attachment is a file that the document carries, such as what it was made
// from. PDF 1.7 has no word for that relation: associated files, which have
// one, came with 2.0, and strict readers refuse them in an older file.
type Attachment struct {
	// Name is the file's name, in ASCII.
	Name string
	// MediaType is such as "text/markdown".
	MediaType string
	// About is a line that readers show beside the name.
	About   string
	Content []byte
}

// Attach makes the document carry a file. Attachments stand in the order of
// their names.
func (c *Canvas) Attach(a Attachment) { c.attachments = append(c.attachments, a) }

// putAttachments adds the files and returns their entries for the catalog.
func (c *Canvas) putAttachments(f *file) string {
	var names strings.Builder
	for _, a := range c.attachments {
		content := f.addBytes(stream(&quickPackers, fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params <</Size %d>> ",
			strings.ReplaceAll(a.MediaType, "/", "#2F"), len(a.Content)), a.Content))
		name := asciiString(a.Name)
		n := f.add(fmt.Sprintf("<</Type /Filespec /F %s /UF %s /Desc %s /EF <</F %d 0 R /UF %d 0 R>>>>",
			name, name, textString(a.About), content, content))
		names.WriteString(name + " " + ref(n) + " ")
	}
	if names.Len() == 0 {
		return ""
	}
	return " /Names <</EmbeddedFiles <</Names [" + names.String() + "]>>>>"
}
