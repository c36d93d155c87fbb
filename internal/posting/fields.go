package posting

// Field is one field of a posting as the editor presents it.
type Field struct {
	// Path is the JSON path, such as "company.about".
	Path string
	// Label is the field's name for people.
	Label string
	// Hint asks for what belongs here, so that nobody faces an empty box.
	Hint string
}

// Fields lists every field of a posting in the form's order.
func Fields() []Field { return nil }
