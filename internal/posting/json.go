package posting

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// MaxJSON is the most bytes of a posting's JSON that DecodeJSON takes; a long
// posting has some 20 kB.
const MaxJSON = 1 << 20

// FieldError says which part of an input was refused, why, and what to do.
type FieldError struct {
	// Field is the JSON path, such as "sections.0.blocks"; it is empty when
	// the input as a whole is meant.
	Field string
	// Problem and Remedy are plain sentences.
	Problem string
	Remedy  string
}

// Error implements error.
func (e *FieldError) Error() string {
	text := e.Problem + " " + e.Remedy
	if e.Field == "" {
		return text
	}
	return e.Field + ": " + text
}

// DecodeJSON reads one posting strictly: an unknown or repeated field, a
// value of the wrong type, anything after the posting, text that is not UTF-8
// and more than MaxJSON bytes are refused with a *FieldError that names the
// place. Failures of r are returned as they are, wrapped. null is an empty
// value. "$schema" may stand beside the title and is not kept.
func DecodeJSON(r io.Reader) (Posting, error) {
	src, err := io.ReadAll(io.LimitReader(r, MaxJSON+1))
	switch {
	case err != nil:
		return Posting{}, fmt.Errorf("reading the posting: %w", err)
	case len(src) > MaxJSON:
		return Posting{}, &FieldError{"", "The posting is larger than 1 MB.", "Shorten it; images are kept beside a posting, not in it."}
	case !utf8.Valid(src):
		return Posting{}, &FieldError{"", "The text is not UTF-8.", "Save it with the encoding UTF-8 and send it again."}
	}
	if err := checkShape(src); err != nil {
		return Posting{}, err
	}
	var p Posting
	if err := json.Unmarshal(src, &p); err != nil {
		return Posting{}, syntaxError(src, err)
	}
	return p, nil
}

// syntaxError names the line on which JSON breaks off.
func syntaxError(src []byte, err error) error {
	where := len(src)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		where = min(int(syntax.Offset), len(src))
	}
	line := 1 + bytes.Count(src[:where], []byte("\n"))
	return &FieldError{"", fmt.Sprintf("The text is not JSON: it cannot be read beyond line %d.", line), "Correct it there, or send one JSON object as it was exported."}
}

// EncodeJSON writes p as JSON with an indent of two spaces and a line's end;
// the same posting always gives the same bytes.
func EncodeJSON(w io.Writer, p Posting) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(p); err != nil {
		return fmt.Errorf("writing the posting: %w", err)
	}
	return nil
}
