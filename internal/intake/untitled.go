package intake

import (
	"strings"

	"rolewright/internal/posting"
)

// dutyVerbs begin the lines of lists of duties in bulletins, in the third
// person.
const dutyVerbs = " acts administers advises analyzes answers arranges assesses assigns assists attends audits builds calculates checks collaborates collects communicates compiles completes composes conducts consults coordinates counsels creates delivers designs determines develops directs distributes drafts enforces ensures establishes evaluates examines executes facilitates files formulates furnishes gathers guides handles hires identifies implements inspects installs interprets interviews investigates leads maintains manages monitors negotiates operates orders organizes oversees participates performs plans prepares presents processes produces promotes provides purchases receives recommends reconciles records recruits repairs reports represents researches resolves responds reviews runs schedules secures selects serves sets solves submits supervises supports tests tracks trains translates troubleshoots updates verifies works writes "

// untitledDuties counts the lines from i on that are duties without a heading:
// a run apart from what stands above, most of whose lines begin with a verb.
func (r *reader) untitledDuties(units []*unit, i int) int {
	if !units[i].after || units[i].bullet || r.lead || r.kind() == posting.Responsibilities || !endsDuties(r.kind()) {
		return 0
	}
	n, verbs := bareList(units, i), 0
	for _, u := range units[i : i+n] {
		first, _, _ := strings.Cut(u.text, " ")
		if strings.Contains(dutyVerbs, " "+strings.ToLower(strings.Trim(first, ",;"))+" ") {
			verbs++
		}
	}
	if n < 2*shortestRun || verbs*3 < n*2 {
		return 0
	}
	return n
}

// endsDuties are the kinds of section that a list of duties does not belong
// to.
func endsDuties(kind posting.Kind) bool {
	switch kind {
	case posting.Requirements, posting.Benefits, posting.PaySection, posting.ApplySection, posting.EqualOpportunity, posting.Process:
		return true
	}
	return false
}
