package paylaw

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"rolewright/internal/posting"
)

// Name is what is asked for, as it stands in a sentence.
func (m Must) Name() string {
	switch m {
	case Pay:
		return "the pay or its range"
	case Benefits:
		return "the benefits in general"
	case OtherPay:
		return "bonus, commission and other pay, if there is any"
	case Deadline:
		return "until when to apply, or that there is no end"
	case HowToApply:
		return "how to apply"
	case Vacancy:
		return "whether it is for an existing vacancy"
	case AIUse:
		return "that artificial intelligence screens, assesses or selects applicants, if it does"
	case Overpay:
		return "that you are ready to pay more, if you are"
	case FairChance:
		return "that applicants with an arrest or conviction record are considered"
	}
	return string(m)
}

// Clause is a sentence ready for the posting. When says in which case it is
// true: a person chooses it.
type Clause struct {
	When, Text string
}

// Clauses are ready sentences for a duty. They hold facts of the posting
// only; where it has none, there is none.
func (d Duty) Clauses(p posting.Posting) []Clause {
	switch d.Must {
	case Pay:
		if p.Pay.Kind == posting.PayCommission {
			return []Clause{{"The job is paid by commission alone.", "This job is paid by commission."}}
		}
	case Deadline:
		return []Clause{{"There is no deadline.", "We accept applications on an ongoing basis."}}
	case Vacancy:
		return []Clause{
			{"The position is open now.", "This posting is for an existing vacancy."},
			{"You collect applications for later.", "This posting is not for an existing vacancy; we keep applications for future openings."},
		}
	case AIUse:
		return []Clause{{"Artificial intelligence screens, assesses or selects applicants.", "We use artificial intelligence to screen, assess or select applicants."}}
	case Overpay:
		return []Clause{{"You are ready to pay more.", "We are ready to pay more, depending on qualification and experience."}}
	case FairChance:
		return d.fairChance()
	}
	return nil
}

func (d Duty) fairChance() []Clause {
	var out []Clause
	for _, m := range d.Asked {
		out = append(out, Clause{
			"The job is in " + m.Jurisdiction.Name + ".",
			"We consider qualified applicants with arrest or conviction records, as the fair chance law of " + m.Jurisdiction.Name + " asks.",
		})
	}
	return out
}

// Condition says from which employer on the law applies: "employers of 15 or
// more, at least one of them in California", or empty for every employer.
func (m Match) Condition() string {
	v, name := m.Version, m.Jurisdiction.Name
	if v.Employees == 0 {
		return ""
	}
	text := "employers of " + strconv.Itoa(v.Employees) + " or more"
	switch {
	case v.Employees == 1:
		text = "employers of one person or more"
		if v.Count == "here" {
			text += " in " + name
		}
	case v.Count == "here":
		text += " in " + name
	case v.OneHere:
		text += ", at least one of them in " + name
	}
	return text
}

// Doubt says what keeps the law from being certain, or nothing.
func (m Match) Doubt() string {
	name := m.Jurisdiction.Name
	switch {
	case m.SizeUnknown && m.ReachUnclear:
		return name + ": applies to " + m.Condition() + ", which is not known here; whether it reaches this job is not clear either."
	case m.SizeUnknown:
		return name + ": applies to " + m.Condition() + "; the number of employees is not known."
	case m.ReachUnclear:
		return name + ": whether it reaches this job is not clear."
	}
	return ""
}

// Verified is the earliest day on which a law that concerns the posting was
// checked; unchecked names those without a day.
func (r Result) Verified() (day string, unchecked []string) {
	for _, list := range [2][]Match{r.InForce, r.Later} {
		for _, m := range list {
			v := m.Jurisdiction.Verified
			switch {
			case v == "":
				unchecked = append(unchecked, m.Jurisdiction.Name)
			case day == "" || v < day:
				day = v
			}
		}
	}
	return day, unchecked
}

// Summary is the result in a sentence or two.
func (r Result) Summary() string {
	switch {
	case r.RuleSet == "":
		return ""
	case r.NoPlace:
		return "The posting names no place, so that no law on pay was looked at."
	case len(r.InForce) == 0:
		return "No law on record asks this posting itself for pay, under rule set " + r.RuleSet + "." + r.checked()
	}
	open := r.Open()
	if len(open) == 0 {
		return "Nothing missing under rule set " + r.RuleSet + r.since() + "." + r.checked()
	}
	names := make([]string, len(open))
	for i, d := range open {
		names[i] = d.Must.Name()
	}
	return fmt.Sprintf("To look at under rule set %s%s: %s.%s", r.RuleSet, r.since(), strings.Join(names, "; "), r.checked())
}

func (r Result) since() string {
	day, _ := r.Verified()
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return ", verified " + date.Format("2 January 2006")
}

func (r Result) checked() string {
	if _, unchecked := r.Verified(); len(unchecked) > 0 {
		return " Not verified: " + strings.Join(unchecked, ", ") + "."
	}
	return ""
}

// Retention is the longest time for which a law in force asks to keep
// records, in years, with the laws that ask for any.
func (r Result) Retention() (years int, asked []Match) {
	for _, m := range r.InForce {
		if m.Jurisdiction.Years > 0 {
			years = max(years, m.Jurisdiction.Years)
			asked = append(asked, m)
		}
	}
	return years, asked
}
