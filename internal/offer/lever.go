package offer

import (
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// Lever is something else than the base pay, or the room that is left in it.
type Lever struct {
	// Key is a short name that does not change: "signing".
	Key   string `json:"key"`
	Name  string `json:"name"`
	Helps string `json:"helps"`
	Costs string `json:"costs"`
	Watch string `json:"watch"`
	// InPosting is what the job description says of it already, or empty.
	InPosting string `json:"inPosting"`
}

// leverRule is a lever with what decides whether it is offered.
type leverRule struct {
	Lever
	// fits reports whether the lever makes sense for the job; nil is always.
	fits func(*offering) bool
	// fact is what the posting's own field says of it.
	fact func(posting.Posting) string
	// words are looked for in the texts of an English posting.
	words []string
}

// levers are those that fit the job, in the order in which they are best
// thought of.
func (o *offering) levers() []Lever {
	out := []Lever{}
	if room := o.room(); room.known() {
		out = append(out, baseLever(room))
	}
	text := benefitLines(o.visible)
	for _, rule := range leverRules() {
		l := rule.Lever
		if rule.fact != nil {
			l.InPosting = oneLine(rule.fact(o.visible))
		}
		if l.InPosting == "" && o.isEnglish() {
			l.InPosting = mention(text, rule.words)
		}
		if l.InPosting != "" || rule.fits == nil || rule.fits(o) {
			out = append(out, l)
		}
	}
	return out
}

// room is what is left below the top of the posting's range.
func (o *offering) room() money {
	m := o.base
	if o.raised.known() {
		m = o.raised
	}
	if o.posted.high.above(m) && !o.posted.low.above(m) {
		return o.posted.high.minus(m)
	}
	return money{}
}

func (o *offering) isEnglish() bool {
	return posting.LabelsFor(o.in.Posting.Language).Language() == "en"
}

// mention is the first line that has one of the words at a word's beginning.
func mention(lines, words []string) string {
	for _, line := range lines {
		folded := " " + strings.NewReplacer("-", " ", "(", " ", "/", " ").Replace(strings.ToLower(line))
		for _, w := range words {
			if strings.Contains(folded, " "+w) {
				return line
			}
		}
	}
	return ""
}

// benefitLines are the lines in which a posting says what it gives.
func benefitLines(p posting.Posting) []string {
	blocks := slices.Concat(posting.ParseProse(p.Company.Benefits), posting.ParseProse(p.Company.Perks))
	for _, s := range p.Sections {
		if s.Kind == posting.Benefits || s.Kind == posting.PaySection {
			blocks = append(blocks, s.Blocks...)
		}
	}
	out := []string{oneLine(p.Pay.Bonus)}
	for _, b := range blocks {
		out = append(out, oneLine(posting.PlainText(b.Text)))
		for _, item := range b.Items {
			out = append(out, oneLine(posting.PlainText(item.Text)))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// ownsShares reports whether the role is of a family in which shares are a
// usual part of pay. It is our own list, not a statistic.
func ownsShares(o *offering) bool {
	return slices.Contains([]string{"engineering", "data", "design", "product", "it-security", "executive"}, o.in.Family) && isEmployee(o)
}

// isEmployee reports whether leave, grants and the like are the employer's to
// give; they are not a contractor's or a volunteer's.
func isEmployee(o *offering) bool {
	t := o.in.Posting.EmploymentType
	return t != posting.Contractor && t != posting.Volunteer && t != posting.PerDiem
}

// isLasting reports whether the job goes on long enough for what takes years.
func isLasting(o *offering) bool {
	t := o.in.Posting.EmploymentType
	return isEmployee(o) && t != posting.Temporary && t != posting.Internship
}

// canBeRemote leaves out the families whose work is where the work is, unless
// the posting itself says otherwise.
func canBeRemote(o *offering) bool {
	atThePlace := []string{"healthcare", "education", "hospitality", "retail", "trades", "manufacturing", "operations"}
	return o.in.Posting.Workplace != posting.Remote && !slices.Contains(atThePlace, o.in.Family)
}

// moves reports whether there is a place to move to.
func moves(o *offering) bool { return o.in.Posting.Workplace != posting.Remote && isEmployee(o) }

func workplaceFact(p posting.Posting) string {
	if p.Workplace == posting.Hybrid || p.Workplace == posting.Remote {
		return posting.LabelsFor("en").Workplace(p.Workplace)
	}
	return ""
}
