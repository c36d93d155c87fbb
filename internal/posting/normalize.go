package posting

// Normalize returns p in normal form, the form in which it is stored and
// compared. newID gives the ids that sections and items lack.
func Normalize(p Posting, newID func() string) Posting { return p }
