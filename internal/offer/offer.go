// Package offer is guidance for an employer who offers a job to somebody:
// where the pay stands among published figures, what else there is to offer,
// and letters made of the posting's facts.
//
// It computes and keeps nothing. It never proposes an amount: published pay
// is set beside the employer's own, and a percentile is never called a level.
package offer

import (
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// Input is what guidance is made of.
type Input struct {
	// Posting is the job description, in normal form.
	Posting posting.Posting
	// Family is the slug of the role's family, or empty.
	Family string
	// Market are published figures, those of the nearest area first.
	Market []role.PaySource
	Terms  Terms
	Today  time.Time
}

// Terms are what an employer has settled for one candidate, as typed; every
// one of them may be empty.
type Terms struct {
	Candidate string `json:"candidate"`
	// Base is an amount in the currency and period of the posting's pay.
	Base string `json:"base"`
	// Raised is the new base after a negotiation.
	Raised  string `json:"raised"`
	Bonus   string `json:"bonus"`
	Signing string `json:"signing"`
	Equity  string `json:"equity"`
	// Start and AnswerBy are days or words such as "as soon as you can".
	Start    string `json:"start"`
	AnswerBy string `json:"answerBy"`
	// Instead is what is added where the base cannot rise, a thing a line.
	Instead string `json:"instead"`
	Manager string `json:"manager"`
}

// Guidance is what there is to know before an offer is sent.
type Guidance struct {
	// Pay is the posting's pay in words, or empty.
	Pay string `json:"pay"`
	// Offer is the offered base pay in words, or empty.
	Offer string `json:"offer"`
	// Remarks are about the pay and the terms, the gravest first.
	Remarks   []Remark   `json:"remarks"`
	Positions []Position `json:"positions"`
	// Principles hold for every offer; a law is named with source and date.
	Principles []string `json:"principles"`
	Levers     []Lever  `json:"levers"`
	Texts      []Text   `json:"texts"`
	// NotInPosting names the facts that the texts leave out because the
	// posting does not say them, NotTyped the terms that were not typed or could
	// not be used.
	NotInPosting []string `json:"notInPosting"`
	NotTyped     []string `json:"notTyped"`
}

// Gravity says what a remark asks for.
type Gravity string

// The gravities.
const (
	// Stop is what no letter is written with.
	Stop Gravity = "stop"
	// Fault is a term that cannot be used as it is typed.
	Fault Gravity = "fault"
	// Warning is what to settle before the letter is sent.
	Warning Gravity = "warning"
	// Note is good to know.
	Note Gravity = "note"
)

// Remark is one thing to know, with its remedy where there is one.
type Remark struct {
	Gravity Gravity `json:"gravity"`
	// Field is the posting's field or the term that is meant, or empty.
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Make makes guidance.
func Make(in Input) Guidance {
	o := newOffering(in)
	g := Guidance{Pay: o.posted.line, Offer: o.base.line(), Remarks: o.sortedRemarks(),
		Positions: []Position{}, Principles: o.principles(), Levers: o.levers(), Texts: o.letters()}
	for _, s := range in.Market {
		g.Positions = append(g.Positions, o.position(s))
	}
	g.NotInPosting, g.NotTyped = o.leftOut()
	return g
}
