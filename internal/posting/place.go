package posting

// ParseLocation reads a place as people type it.
func ParseLocation(text, language string) Location { return Location{City: text} }

// Text is the one line from which ParseLocation reads l again.
func (l Location) Text() string { return l.City }

// Display is the place as the language's readers write it.
func (l Location) Display(language string) string { return l.Text() }
