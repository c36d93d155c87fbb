package posting

// Difference is one thing that two versions of a posting do not share.
type Difference struct {
	// Field is the path of the field, such as "pay.min".
	Field string
	// Label is what a person calls it: "Responsibilities, line 3".
	Label string
	// Before and After are the texts; one is empty where the other was added.
	Before, After string
}

// Compare lists the differences between a and b in the form's order.
func Compare(a, b Posting) []Difference { return nil }
