package export

import (
	"io"

	"rolewright/internal/posting"
)

// Markdown is the Markdown form with the facts in YAML front matter, which
// can be read back without loss.
type Markdown struct{}

// Name implements Format.
func (Markdown) Name() string { return "md" }

// Ending implements Format.
func (Markdown) Ending() string { return ".md" }

// MediaType implements Format.
func (Markdown) MediaType() string { return "text/markdown; charset=utf-8" }

// Write implements Format. The report is always empty.
func (Markdown) Write(w io.Writer, doc Document, _ Options) (Report, error) {
	return Report{}, posting.WriteMarkdown(w, doc.Source)
}
