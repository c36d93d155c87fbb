package role

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"rolewright/internal/posting"
)

// check returns the first thing that a role cannot be used with, or nil.
func (r Role) check(slug string) *FileError {
	if r.Slug != slug {
		return fault("slug", "%q differs from the file's name: leave it out or use %q", r.Slug, slug)
	}
	required := []struct {
		field string
		empty bool
	}{
		{"title", strings.TrimSpace(r.Title) == ""},
		{"family", strings.TrimSpace(r.Family) == ""},
		{"summary", strings.TrimSpace(r.Summary) == ""},
		{"posting.summary", len(r.Posting.Summary) == 0},
		{"posting.responsibilities", len(r.Posting.Responsibilities) == 0},
		{"posting.requirements", len(r.Posting.Requirements) == 0},
		{"reviewed", r.Reviewed == ""},
	}
	for _, f := range required {
		if f.empty {
			return fault(f.field, "this part is missing: every role needs it")
		}
	}
	if !slices.ContainsFunc(Families(), func(f Family) bool { return f.Slug == r.Family }) {
		return fault("family", "%q is no family of the library: use one of %s", r.Family, familySlugs())
	}
	if _, err := time.Parse(time.DateOnly, r.Reviewed); err != nil {
		return fault("reviewed", "%q is not a date: write it as 2026-11-22", r.Reviewed)
	}
	return firstFault(checkLines("hireWhen", r.HireWhen), r.checkPosting(), r.checkLevels(), r.checkPay(), r.checkRatings(), r.checkSources())
}

func familySlugs() string {
	var slugs []string
	for _, f := range Families() {
		slugs = append(slugs, f.Slug)
	}
	return strings.Join(slugs, ", ")
}

func fault(field, problem string, args ...any) *FileError {
	return &FileError{Field: field, Problem: fmt.Sprintf(problem, args...)}
}

func firstFault(faults ...*FileError) *FileError {
	for _, f := range faults {
		if f != nil {
			return f
		}
	}
	return nil
}

// checkLines refuses empty lines and lines that stand twice.
func checkLines(field string, lines []string) *FileError {
	seen := make(map[string]bool, len(lines))
	for i, line := range lines {
		at := fmt.Sprintf("%s.%d", field, i)
		if strings.TrimSpace(line) == "" {
			return fault(at, "the line is empty: write it or remove it")
		}
		if seen[line] {
			return fault(at, "the line stands twice: remove one of the two")
		}
		seen[line] = true
	}
	return nil
}

func (r Role) checkPosting() *FileError {
	p := r.Posting
	if f := firstFault(checkLines("posting.summary", p.Summary), checkLines("posting.responsibilities", p.Responsibilities)); f != nil {
		return f
	}
	for i, q := range p.Requirements {
		field := fmt.Sprintf("posting.requirements.%d", i)
		switch {
		case strings.TrimSpace(q.Group) == "":
			return fault(field, "the group has no name: add group:")
		case len(q.Must)+len(q.Nice) == 0:
			return fault(field, "the group has no lines: add must: or nice:")
		}
		if f := firstFault(checkLines(field+".must", q.Must), checkLines(field+".nice", q.Nice)); f != nil {
			return f
		}
	}
	return firstFault(
		checkLines("posting.suggestions.responsibilities", p.Suggestions.Responsibilities),
		checkLines("posting.suggestions.requirements", p.Suggestions.Requirements),
	)
}

func (r Role) checkLevels() *FileError {
	for _, name := range slices.Sorted(maps.Keys(r.Levels)) {
		field := "levels." + name
		if known := posting.Seniorities(); !slices.Contains(known, posting.Seniority(name)) {
			return fault(field, "%q is not a seniority: use one of %s", name, listed(known))
		}
		if f := r.checkLevel(field, r.Levels[name]); f != nil {
			return f
		}
	}
	return nil
}

func (r Role) checkLevel(field string, level Level) *FileError {
	if level.Months < 0 {
		return fault(field+".months", "the experience is below zero: write 24 for two years, or 0 for none")
	}
	if level.Experience != "" && !slices.ContainsFunc(r.Posting.Requirements, Requirement.asksExperience) {
		return fault(field+".experience", "the posting has no must-have in a group named %s that this line could replace", experienceGroup)
	}
	for i, line := range level.Leave {
		if !slices.Contains(r.Posting.Responsibilities, line) {
			return fault(fmt.Sprintf("%s.leave.%d", field, i), "%q is none of the posting's responsibilities: copy the line as it stands there", line)
		}
	}
	for i, line := range level.LeaveRequirements {
		if !slices.ContainsFunc(r.Posting.Requirements, func(q Requirement) bool { return q.has(line) }) {
			return fault(fmt.Sprintf("%s.leaveRequirements.%d", field, i), "%q is none of the posting's requirements: copy the line as it stands there", line)
		}
	}
	return firstFault(checkLines(field+".responsibilities", level.Responsibilities),
		checkLines(field+".must", level.Must), checkLines(field+".nice", level.Nice))
}

func (r Role) checkPay() *FileError {
	for i, p := range r.Pay {
		if f := p.check(fmt.Sprintf("pay.%d", i)); f != nil {
			return f
		}
	}
	return nil
}

func (p PaySource) check(field string) *FileError {
	switch {
	case p.Source == "" || p.Kind == "" || p.Date == "":
		return fault(field, "figures need source, kind and date: add what is missing")
	case p.Currency == "" || p.Period == "":
		return fault(field, "figures need currency and period: add what is missing")
	case !slices.Contains(posting.Periods(), posting.Period(p.Period)):
		return fault(field+".period", "%q is not a pay period: use one of %s", p.Period, listed(posting.Periods()))
	case p.oddFigure():
		return fault(field, "a figure is below zero or above a trillion: write amounts in whole units of the currency")
	case !p.hasFigures():
		return fault(field, "there are no figures: add percentiles, range, typical or levels")
	case p.Range != nil && p.Range.Min > p.Range.Max:
		return fault(field+".range", "min is above max: swap them")
	case !p.Percentiles.rising():
		return fault(field+".percentiles", "a higher percentile is below a lower one: check the figures")
	}
	return nil
}

// oddFigure reports whether a figure is no pay of anybody.
func (p PaySource) oddFigure() bool {
	const trillion = 1_000_000_000_000
	figures := append(slices.Collect(maps.Values(p.Levels)), p.Typical, p.Percentiles.P10, p.Percentiles.P25, p.Percentiles.P50, p.Percentiles.P75, p.Percentiles.P90)
	if p.Range != nil {
		figures = append(figures, p.Range.Min, p.Range.Max)
	}
	return slices.ContainsFunc(figures, func(n int) bool { return n < 0 || n > trillion })
}

func (p PaySource) hasFigures() bool {
	return p.Percentiles != Percentiles{} || p.Range != nil || p.Typical != 0 || len(p.Levels) > 0
}

// rising reports whether the published percentiles do not fall.
func (p Percentiles) rising() bool {
	last := 0
	for _, v := range []int{p.P10, p.P25, p.P50, p.P75, p.P90} {
		if v != 0 && v < last {
			return false
		}
		last = max(last, v)
	}
	return true
}

func (r Role) checkRatings() *FileError {
	for i, s := range r.PaySkills {
		if s.Impact != "high" && s.Impact != "medium" {
			return fault(fmt.Sprintf("paySkills.%d.impact", i), "%q is not known: use high or medium", s.Impact)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.Attributes)) {
		if rating := r.Attributes[name]; rating < 1 || rating > 5 {
			return fault("attributes."+name, "%d is not a rating: use a whole number from 1 to 5", rating)
		}
	}
	return nil
}

// checkSources refuses a source of the posting's text whose credit is not
// known: postings would show the text without it.
func (r Role) checkSources() *FileError {
	for i, s := range r.Sources {
		if s.Text && s.credit("posting") == "" {
			return fault(fmt.Sprintf("sources.%d.text", i),
				"the credit that text of %q asks for is not known: name a release, such as O*NET 30.1 Database, or write the text in your own words and leave this out", s.Name)
		}
	}
	return nil
}

func listed[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
