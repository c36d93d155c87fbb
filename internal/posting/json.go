package posting

import (
	"encoding/json"
	"io"
)

// FieldError says which part of an input was refused, why, and what to do.
type FieldError struct {
	// Field is the JSON path, such as "sections.0.blocks".
	Field   string
	Problem string
	Remedy  string
}

// Error implements error.
func (e *FieldError) Error() string { return e.Field + ": " + e.Problem + " " + e.Remedy }

// DecodeJSON reads one posting strictly; its errors are *FieldError.
func DecodeJSON(r io.Reader) (Posting, error) {
	var p Posting
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	return p, d.Decode(&p)
}

// EncodeJSON writes p as indented JSON.
func EncodeJSON(w io.Writer, p Posting) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(p)
}
