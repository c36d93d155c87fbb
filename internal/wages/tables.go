package wages

// Kept describes a kept table.
type Kept struct {
	// Date is the reference month, such as "May 2024".
	Date string
	// Kind is the kind that most of its areas are of.
	Kind AreaKind
	// File is the name of the workbook it came from.
	File string
	// Areas and Occupations count what the table has.
	Areas, Occupations int
}

// Tables describes the tables of the book, the newest first.
func (b *Book) Tables() []Kept {
	var out []Kept
	for _, t := range b.tables {
		out = append(out, Kept{t.index.Date, t.index.Kind, t.index.File, len(t.index.Areas), len(t.index.Occupations)})
	}
	return out
}
