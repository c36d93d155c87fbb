package posting

// NewSections returns the sections of a new posting in the language, with a
// place to write in each: empty paragraphs, and lists of one empty line where
// a list is natural. newID gives the ids of sections and lines. Nothing of
// it is a prompt; what stays empty is not exported.
func NewSections(language, company string, newID func() string) []Section {
	labels := LabelsFor(language)
	var out []Section
	for _, k := range Kinds() {
		if k == Custom {
			continue
		}
		out = append(out, Section{
			ID: newID(), Kind: k, Heading: labels.Heading(k, company), Blocks: emptyBlocks(k, newID),
		})
	}
	return out
}

func emptyBlocks(k Kind, newID func() string) []Block {
	list := func(i Importance) Block {
		return Block{Kind: List, Importance: i, Items: []Item{{ID: newID()}}}
	}
	switch k {
	case Responsibilities, Process:
		return []Block{list("")}
	case Requirements:
		return []Block{list(MustHave), list(NiceToHave)}
	case Summary:
		return []Block{{Kind: Paragraph}}
	}
	return nil
}
