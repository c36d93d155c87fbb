package handlers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/role"
	"rolewright/internal/wages"
)

// payView is a role's published pay beside its tables: the picture, how far
// the figures can be relied on, and what follows for talking about pay.
type payView struct {
	Chart      *payChart
	Confidence role.Confidence
	// Disagreement says which sources differ and by how much.
	Disagreement string
	Talk         []string
}

// withArea puts the figures of a chosen area before the others.
func withArea(sources []role.PaySource, area areaView) []role.PaySource {
	if area.Pay == nil {
		return sources
	}
	return append([]role.PaySource{*area.Pay}, sources...)
}

// payOf is about the sources that a role has for everywhere, and shows those
// of the chosen area in the picture besides: two areas are not two opinions.
func (s *server) payOf(r role.Role, area areaView) payView {
	var rows []labelled
	sources := withArea(r.Pay, area)
	for _, p := range sources {
		rows = append(rows, labelled{chartLabel(p, sources), p})
	}
	return payView{newPayChart(rows), role.PayConfidence(r.Pay, s.now()), role.Disagreement(r.Pay), payTalk(r)}
}

// chartLabel names a source in a picture of several: by its area first where
// the areas differ, since all from one publisher would read the same.
func chartLabel(p role.PaySource, all []role.PaySource) string {
	label := p.Source + ", " + p.Date
	if p.Area == "" || !slices.ContainsFunc(all, func(o role.PaySource) bool { return o.Area != "" && o.Area != p.Area }) {
		return label
	}
	if short := shortSource[p.Source]; short != "" {
		label = short + ", " + p.Date
	}
	return p.Area + " (" + label + ")"
}

// shortSource is a long name as it fits beside a place.
var shortSource = map[string]string{wages.Source: "Bureau of Labor Statistics"}

// payTalk is advice for the talk about pay, with the role's own figures and
// skills where it has them.
func payTalk(r role.Role) []string {
	var out []string
	for _, p := range r.Pay {
		if p.Percentiles.P25 > 0 {
			out = append(out, fmt.Sprintf("Three quarters of the people counted by %s (%s) earn %s or more. Know where your range stands beside that before the first talk.",
				p.Source, p.Date, money(p, p.Percentiles.P25)))
			break
		}
	}
	var high []string
	for _, s := range r.PaySkills {
		if s.Impact == "high" {
			high = append(high, s.Skill)
		}
	}
	if len(high) > 0 {
		out = append(out, "Settle beforehand which skill you would pay more for: "+strings.Join(high, "; ")+".")
	}
	return append(out,
		"Name the range in the posting. Candidates bring published figures, and an answer with a source ends more talks than a wish does.",
		"When the base is fixed, say what is not: a bonus, shares, a review after six months, days off, training.",
		"Put the offer in writing and leave at least two days to think it over.")
}

// payTable is one source's figures in words.
type payTable struct {
	role.PaySource
	Figures []figure
}

type figure struct{ Label, Value string }

func payTables(sources []role.PaySource) []payTable {
	var out []payTable
	for _, p := range sources {
		out = append(out, payTable{p, figures(p)})
	}
	return out
}

// figures lists what a source publishes and nothing else: percentiles as
// percentiles, levels as levels.
func figures(p role.PaySource) []figure {
	var out []figure
	add := func(label string, n int) {
		if n > 0 {
			out = append(out, figure{label, money(p, n)})
		}
	}
	add("A tenth earn less than", p.Percentiles.P10)
	add("A quarter earn less than", p.Percentiles.P25)
	add("Median", p.Percentiles.P50)
	add("A quarter earn more than", p.Percentiles.P75)
	add("A tenth earn more than", p.Percentiles.P90)
	add("Typical", p.Typical)
	if p.Range != nil {
		out = append(out, figure{"Range", moneyRange(p, p.Range.Min, p.Range.Max)})
	}
	add("Early career", p.Levels["early"])
	add("Mid-level", p.Levels["mid"])
	add("Senior", p.Levels["senior"])
	return out
}

// relatedView are neighbouring roles, each with its published range.
type relatedView struct {
	Roles []relatedRole
	// Source is the one that all ranges come from, with its date; empty where
	// they come from several and each names its own.
	Source string
}

type relatedRole struct {
	Slug, Title, Line string
	// Range is empty where none is published.
	Range, Source string
}

// related reads the roles that a role names; one that cannot be read is left
// out of the page and not of the library.
func (s *server) related(c *gin.Context, r role.Role) relatedView {
	var view relatedView
	same := true
	for _, slug := range r.Related {
		o, err := s.role(c, slug)
		if err != nil {
			continue
		}
		one := relatedRole{Slug: slug, Title: o.Title, Line: firstSentence(o.Summary)}
		one.Range, one.Source = publishedRange(o.Pay)
		if one.Source != "" && view.Source == "" {
			view.Source = one.Source
		}
		same = same && (one.Source == "" || one.Source == view.Source)
		view.Roles = append(view.Roles, one)
	}
	if !same {
		view.Source = ""
	}
	return view
}

// publishedRange is the middle half by the first source that has one, or else
// the first range that is published as such, and where it is from.
func publishedRange(sources []role.PaySource) (text, source string) {
	for _, p := range sources {
		if p.Percentiles.P25 > 0 && p.Percentiles.P75 > 0 {
			return moneyRange(p, p.Percentiles.P25, p.Percentiles.P75) + ", the middle half", sourceName(p)
		}
	}
	for _, p := range sources {
		if p.Range != nil {
			return moneyRange(p, p.Range.Min, p.Range.Max), sourceName(p)
		}
	}
	return "", ""
}

// sourceName is a source with its date and area.
func sourceName(p role.PaySource) string {
	return strings.TrimSuffix(p.Source+", "+p.Date+", "+p.Area, ", ")
}

// firstSentence ends at the first full stop that ends a sentence.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}

// money is an amount of a source with its currency and period.
func money(p role.PaySource, n int) string {
	return p.Currency + " " + amount(n) + " a " + p.Period
}

// moneyRange names the currency and the period of two amounts once.
func moneyRange(p role.PaySource, from, to int) string {
	return p.Currency + " " + amount(from) + " to " + amount(to) + " a " + p.Period
}

// amount groups a number's digits by thousands.
func amount(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
