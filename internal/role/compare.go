package role

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// How many roles Compare takes.
const (
	MinCompared = 2
	MaxCompared = 4
)

// Comparison sets roles side by side. Every list of values has one for each
// role, in the order of Roles.
type Comparison struct {
	Roles []Role `json:"roles"`
	// Attributes are ratings from 1 to 5, those that all roles have first.
	Attributes []AttributeRow `json:"attributes"`
	// Differences are sentences that follow from the roles' figures,
	// ratings and skills, and nothing else.
	Differences []string `json:"differences"`
	Tools       Overlap  `json:"tools"`
	PaySkills   Overlap  `json:"paySkills"`
	// HireFor are the three duties that set each role apart most.
	HireFor [][]string `json:"hireFor"`
	// Facts are short facts that can be compared at a glance.
	Facts []FactRow `json:"facts"`
	// Pay tells about every further role and the first one whose pay is
	// higher, and what goes with it.
	Pay []PayDifference `json:"pay"`
	// Asked are questions people ask about one of the roles whose text names
	// another one of them.
	Asked []Question `json:"asked"`
}

// AttributeRow is one rating of every role; 0 is not rated.
type AttributeRow struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Values []int  `json:"values"`
	// Differs is set where two roles are at least two points apart.
	Differs bool `json:"differs"`
	// Same is set where all roles have the same rating.
	Same bool `json:"same"`
}

// Overlap tells what all roles have and what only some have.
type Overlap struct {
	Common []string   `json:"common"`
	Only   [][]string `json:"only"`
}

// Compare compares two to four roles. Fewer or more, or one of them twice,
// is an error whose text says what to do.
func Compare(roles ...Role) (Comparison, error) {
	if len(roles) < MinCompared || len(roles) > MaxCompared {
		return Comparison{}, fmt.Errorf("%s to compare: name %d to %d", count(len(roles), "role"), MinCompared, MaxCompared)
	}
	for i, r := range roles {
		if slices.ContainsFunc(roles[:i], func(o Role) bool { return o.Slug == r.Slug }) {
			return Comparison{}, fmt.Errorf("%s is named twice: name different roles", r.Slug)
		}
	}
	c := Comparison{Roles: roles, Attributes: attributeRows(roles)}
	c.Tools = overlap(roles, func(r Role) []string { return r.Tools })
	c.PaySkills = overlap(roles, func(r Role) []string {
		var names []string
		for _, s := range r.PaySkills {
			names = append(names, s.Skill)
		}
		return names
	})
	c.HireFor = hireFor(roles)
	c.Facts, c.Asked = factRows(roles), asked(roles)
	for _, other := range roles[1:] {
		c.Pay = append(c.Pay, payDifference(roles[0], other))
	}
	c.Differences = c.differences()
	return c, nil
}

func attributeRows(roles []Role) []AttributeRow {
	var rows []AttributeRow
	for _, r := range roles {
		for name := range r.Attributes {
			if slices.ContainsFunc(rows, func(row AttributeRow) bool { return row.Name == name }) {
				continue
			}
			row := AttributeRow{Name: name, Label: spaced(name)}
			for _, o := range roles {
				row.Values = append(row.Values, o.Attributes[name])
			}
			low, high := slices.Min(row.Values), slices.Max(row.Values)
			row.Differs, row.Same = low > 0 && high-low >= 2, low == high
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b AttributeRow) int {
		return cmp.Or(cmp.Compare(a.unrated(), b.unrated()), strings.Compare(a.Label, b.Label))
	})
	return rows
}

// unrated counts the roles that do not have the attribute.
func (a AttributeRow) unrated() int {
	n := 0
	for _, v := range a.Values {
		if v == 0 {
			n++
		}
	}
	return n
}

// spaced turns "systemArchitecture" into "System architecture".
func spaced(name string) string {
	var out strings.Builder
	for i, r := range name {
		switch {
		case i == 0:
			out.WriteRune(unicode.ToUpper(r))
		case unicode.IsUpper(r):
			out.WriteString(" " + string(unicode.ToLower(r)))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func overlap(roles []Role, list func(Role) []string) Overlap {
	o := Overlap{Only: make([][]string, len(roles))}
	inAll := func(s string) bool {
		return !slices.ContainsFunc(roles, func(r Role) bool { return !containsFold(list(r), s) })
	}
	for i, r := range roles {
		for _, s := range list(r) {
			if !inAll(s) {
				o.Only[i] = append(o.Only[i], s)
			} else if i == 0 {
				o.Common = append(o.Common, s)
			}
		}
	}
	return o
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return strings.EqualFold(l, s) })
}

// hireFor picks, for each role, the duties whose words the other roles' duties
// share least.
func hireFor(roles []Role) [][]string {
	const most = 3
	out := make([][]string, len(roles))
	for i, r := range roles {
		others := map[string]bool{}
		for j, o := range roles {
			if j != i {
				for _, line := range o.Posting.Responsibilities {
					for _, w := range words(line) {
						others[w] = true
					}
				}
			}
		}
		lines := slices.Clone(r.Posting.Responsibilities)
		slices.SortStableFunc(lines, func(a, b string) int { return sharedShare(a, others) - sharedShare(b, others) })
		out[i] = lines[:min(most, len(lines))]
	}
	return out
}

// sharedShare is the share of a line's words that are among others, in
// percent.
func sharedShare(line string, others map[string]bool) int {
	all := words(line)
	shared := 0
	for _, w := range all {
		if others[w] {
			shared++
		}
	}
	return 100 * shared / max(len(all), 1)
}

// differences puts the first two roles' figures, ratings and skills into
// sentences, and every further role against the first.
func (c Comparison) differences() []string {
	var out []string
	for i := 1; i < len(c.Roles); i++ {
		for _, g := range payGaps(c.Roles[0], c.Roles[i]) {
			out = append(out, g.sentence())
		}
		out = append(out, c.ratingGap(0, i), c.ratingGap(i, 0))
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// ratingGap names what role i is rated at least two points higher on.
func (c Comparison) ratingGap(i, j int) string {
	var higher []string
	for _, row := range c.Attributes {
		if row.Values[j] > 0 && row.Values[i]-row.Values[j] >= 2 {
			higher = append(higher, fmt.Sprintf("%s (%d to %d)", strings.ToLower(row.Label), row.Values[i], row.Values[j]))
		}
	}
	if len(higher) == 0 {
		return ""
	}
	return fmt.Sprintf("%s is rated higher than %s on %s.", c.Roles[i].Title, c.Roles[j].Title, strings.Join(higher, ", "))
}
