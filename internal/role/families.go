package role

// Family is a group of neighbouring roles.
type Family struct {
	// Slug is what role files name: "customer-support".
	Slug  string
	Title string
}

// Families lists every family in the order in which the library shows them.
func Families() []Family {
	return []Family{
		{"engineering", "Software engineering"},
		{"data", "Data and AI"},
		{"design", "Design"},
		{"product", "Product"},
		{"it-security", "IT and security"},
		{"marketing", "Marketing"},
		{"sales", "Sales"},
		{"customer-support", "Customer support"},
		{"people", "People and HR"},
		{"finance", "Finance and accounting"},
		{"legal", "Legal"},
		{"operations", "Operations and logistics"},
		{"healthcare", "Healthcare"},
		{"education", "Education"},
		{"hospitality", "Hospitality and food"},
		{"retail", "Retail"},
		{"trades", "Skilled trades and construction"},
		{"manufacturing", "Manufacturing"},
		{"administration", "Administration"},
		{"executive", "Executive"},
	}
}

// Shelf is a family with the roles of it that a list has.
type Shelf struct {
	Family
	Entries []Entry
}

// Shelves sorts entries by family, in the order of Families; families without
// an entry are left out.
func Shelves(entries []Entry) []Shelf {
	var out []Shelf
	for _, f := range Families() {
		s := Shelf{Family: f}
		for _, e := range entries {
			if e.Family == f.Slug {
				s.Entries = append(s.Entries, e)
			}
		}
		if len(s.Entries) > 0 {
			out = append(out, s)
		}
	}
	return out
}
