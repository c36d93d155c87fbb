package posting

// NewSections returns the sections of a new posting, with empty blocks.
func NewSections(language, company string, newID func() string) []Section {
	l := LabelsFor(language)
	var out []Section
	for _, k := range Kinds() {
		if k != Custom {
			out = append(out, Section{ID: newID(), Kind: k, Heading: l.Heading(k, company)})
		}
	}
	return out
}
