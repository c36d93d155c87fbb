package posting

// Span is a run of text in one style: the parsed form of small Markdown.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	// Link is an http, https or mailto address, or empty.
	Link string
}
