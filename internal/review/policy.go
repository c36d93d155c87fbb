package review

import "rolewright/internal/posting"

// Policy is what a company asks of its own postings beyond the rules. The
// zero value asks nothing.
type Policy struct {
	// Sections must be there and not empty.
	Sections []posting.Kind
	// Banned are words that the company does not want to read.
	Banned []BannedWord
	// MinScore is the least score for a posting to be ready.
	MinScore int
	// NoErrors asks that a ready posting has no finding of severity error.
	NoErrors bool
	// MaxPayWidth is the widest pay range, as a share of its lower end in
	// percent; 0 asks nothing.
	MaxPayWidth int
	// MaxMustHaves is the most must-haves; 0 leaves it to the rules.
	MaxMustHaves int
}

// BannedWord is a word or phrase with the company's reason and its own word.
type BannedWord struct {
	// Words are a pattern as in the word lists.
	Words   string
	Reason  string
	Instead string
}
