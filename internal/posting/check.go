package posting

import "time"

// Note says what is wrong with one field and what to do about it.
type Note struct {
	// Field is the path of the field, such as "pay.min" or "locations.0".
	Field string
	// Message is one or two plain sentences.
	Message string
}

// Check lists what is wrong with p's fields, in the form's order.
func Check(p Posting, today time.Time) []Note { return nil }
