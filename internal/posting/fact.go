package posting

// Fact is one fact as a sheet shows it: a label and a value in the posting's
// language. Key is the JSON name of the field it comes from ("workplace").
type Fact struct {
	Key   string
	Label string
	Value string
	// Link is an http, https or mailto address that Value leads to, or empty.
	Link string
}

// Facts are the facts of the title block, only those that are set.
func (p Posting) Facts() []Fact { return nil }

// KeyFacts are the few facts that fit on one line below the title.
func (p Posting) KeyFacts() []Fact { return nil }

// SectionFacts are the facts that a section of kind k shows.
func (p Posting) SectionFacts(k Kind) []Fact { return nil }
