// Package review reads a posting as a good editor would and says what it
// found, where, why it matters, how well that is known, and what would mend
// it.
//
// A review is a pure function of the posting and its Context: the same input
// gives the same report everywhere, and nothing leaves the machine. What the
// rules say of themselves is data (folder rules), and so are the words and
// phrases they look for (folder words).
package review

import (
	"cmp"
	"slices"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review/paylaw"
)

// RuleSet is the version of the rules and of their data. It changes whenever
// a posting may get other findings than before.
const RuleSet = "2026-11"

// Context is what a review needs to know beside the posting. The zero value
// reviews without a role, a policy or a date.
type Context struct {
	// Today is the date that "past" is measured by; the zero time leaves the
	// checks of dates out.
	Today time.Time
	// Role is the template that the posting began from, if it is known.
	Role *Role
	// Policy is what the company asks of its own postings.
	Policy Policy
	// OtherCompanies are names that must not be left in this posting.
	OtherCompanies []string
	// Names are of products, skills and teams: no rule looks at their words.
	Names []string
	// Suppressed are findings that somebody answered with a reason.
	Suppressed []Suppression
}

// Role is what the checks need to know of a role template.
type Role struct {
	Title       string
	OtherTitles []string
	// Must, Nice and Responsibilities are the template's lines.
	Must, Nice, Responsibilities []string
	// Months is the least experience that the template asks for, by seniority.
	Months map[posting.Seniority]int
	// Pay are published figures for the role near the posting's place.
	Pay []PayFigures
}

// PayFigures are published percentiles of what the role earns, in whole units
// of Currency per Period.
type PayFigures struct {
	Source, Area, Date, Currency string
	Period                       posting.Period
	P10, P25, P50, P75, P90      int
}

// Report is what a review found.
type Report struct {
	// RuleSet is the version of the rules that were used.
	RuleSet string
	// Findings stand in the order in which mending them helps most.
	Findings []Finding
	// Answered are findings that a suppression of the Context covers.
	Answered []Answered
	// Score is 100 less what the findings cost.
	Score Score
	// Readability is of English paragraphs; it is zero for other languages.
	Readability Readability
	// Gender is how the English words about the person are coded.
	Gender Gender
	// Law is what laws on pay ask of the posting. It is zero where neither the
	// Context nor the posting tells a date.
	Law paylaw.Result
	// Skipped says which checks were left out and why, in plain sentences.
	Skipped []string
}

// Worst is the highest severity among the findings, or empty without any.
func (r Report) Worst() Severity {
	worst := Severity("")
	for _, f := range r.Findings {
		if f.Severity.rank() > worst.rank() {
			worst = f.Severity
		}
	}
	return worst
}

// Review looks at p, a posting in normal form. It looks at what a candidate
// may see of it, and at the headcount for the law.
func Review(p posting.Posting, ctx Context) Report {
	d := newDesk(p, ctx)
	for _, look := range checks() {
		look(d)
	}
	report := Report{RuleSet: RuleSet, Skipped: d.skipped, Readability: d.readability, Gender: d.gender, Law: d.law}
	report.Findings, report.Answered = answered(d.findings, ctx.Suppressed)
	slices.SortStableFunc(report.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Severity.rank(), a.Severity.rank()), cmp.Compare(b.cost, a.cost))
	})
	report.Score = score(report.Findings)
	return report.measured(ctx.Policy)
}

// measured adds the finding of a score that the policy does not accept; it is
// the one finding that follows from all others.
func (r Report) measured(by Policy) Report {
	if r.Score.Value >= by.MinScore {
		return r
	}
	rule, _ := RuleByID("policy-score")
	low := Finding{
		Rule: rule.ID, Category: rule.Category, Severity: rule.Severity, Why: rule.Why, Evidence: rule.Evidence,
		Message: lowScore(r.Score, by),
	}
	r.Findings = append([]Finding{low}, r.Findings...)
	return r
}

// check looks at one side of a posting.
type check func(*desk)

// checks lists every check. What stands earlier comes first among findings of
// one weight.
func checks() []check {
	return []check{title, essentials, placeholders, law, pay, lists, experience, degrees, consistency, policy, words, gender, prose, length, slips}
}
