package export

import (
	"io"

	"rolewright/internal/posting"
)

// JSON is the visible posting as the program's own JSON, indented. Hidden
// sections are not part of it: it may be handed to a candidate.
type JSON struct{}

// Name implements Format.
func (JSON) Name() string { return "json" }

// Ending implements Format.
func (JSON) Ending() string { return ".json" }

// MediaType implements Format.
func (JSON) MediaType() string { return "application/json" }

// Write implements Format. The report is always empty.
func (JSON) Write(w io.Writer, doc Document, _ Options) (Report, error) {
	return Report{}, posting.EncodeJSON(w, doc.Source)
}
