package role

import (
	"fmt"
	"slices"
	"strings"
)

// FactRow is a short fact of every role; an empty value is not known.
type FactRow struct {
	Label  string   `json:"label"`
	Values []string `json:"values"`
	// Same is set where all roles have the same value.
	Same bool `json:"same"`
	// Source and date of the values, where they are figures.
	Source string `json:"source,omitempty"`
}

// factRows leaves out a row that no role has a value for.
func factRows(roles []Role) []FactRow {
	rows := payFacts(roles)
	add := func(label string, value func(Role) string) {
		rows = append(rows, factRow(label, "", len(roles), func(i int) string { return value(roles[i]) }))
	}
	for _, l := range []struct{ name, label string }{{"junior", "Experience of a junior"}, {"mid", "Experience at mid level"}, {"senior", "Experience of a senior"}} {
		add(l.label, func(r Role) string {
			if level, ok := r.Levels[l.name]; ok {
				return experience(level.Months)
			}
			return ""
		})
	}
	add("Licence among the must-haves", func(r Role) string {
		switch {
		case len(r.Posting.Requirements) == 0:
			return ""
		case r.Licence() != "":
			return "yes"
		}
		return "no"
	})
	add("Counted by statistics as", func(r Role) string {
		if i := slices.IndexFunc(r.Pay, func(p PaySource) bool { return p.Occupation != "" }); i >= 0 {
			return r.Pay[i].Occupation
		}
		return r.SOC()
	})
	return slices.DeleteFunc(rows, func(row FactRow) bool {
		return !slices.ContainsFunc(row.Values, func(v string) bool { return v != "" })
	})
}

func factRow(label, source string, roles int, value func(i int) string) FactRow {
	row := FactRow{Label: label, Source: source, Same: true}
	for i := range roles {
		row.Values = append(row.Values, value(i))
		row.Same = row.Same && row.Values[0] == row.Values[i]
	}
	return row
}

// payFacts are the typical pay and the middle half by each source that at
// least two of the roles have.
func payFacts(roles []Role) []FactRow {
	var rows []FactRow
	for _, shared := range SharedPay(roles) {
		if shared.has() < 2 {
			continue
		}
		for _, f := range []struct {
			label  string
			figure func(PaySource) string
		}{{"Typical pay", typicalText}, {"Middle half of pay", middleText}} {
			rows = append(rows, factRow(f.label, shared.Name(), len(roles), func(i int) string {
				if shared.Figures[i] == nil {
					return ""
				}
				return f.figure(*shared.Figures[i])
			}))
		}
	}
	return rows
}

func typicalText(p PaySource) string {
	if p.TypicalPay() == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s a %s", p.Currency, grouped(p.TypicalPay()), p.Period)
}

func middleText(p PaySource) string {
	if p.Percentiles.P25 == 0 || p.Percentiles.P75 == 0 {
		return ""
	}
	return p.Currency + " " + grouped(p.Percentiles.P25) + " to " + grouped(p.Percentiles.P75)
}

// SharedSource is one published source, with the figures that it has for each
// of several roles; nil where it has none.
type SharedSource struct {
	Source, Date, Area string
	Figures            []*PaySource
}

// Name is the source with its date and area.
func (c SharedSource) Name() string {
	name := c.Source + ", " + c.Date
	if c.Area != "" {
		name += ", " + c.Area
	}
	return name
}

// has counts the roles that the source has figures for.
func (c SharedSource) has() int {
	n := 0
	for _, p := range c.Figures {
		if p != nil {
			n++
		}
	}
	return n
}

// SharedPay sorts the roles' pay by source, in the order in which the roles
// name them.
func SharedPay(roles []Role) []SharedSource {
	var out []SharedSource
	for i, r := range roles {
		for _, p := range r.Pay {
			at := slices.IndexFunc(out, func(c SharedSource) bool { return c.takes(p, i) })
			if at < 0 {
				out, at = append(out, SharedSource{p.Source, p.Date, p.Area, make([]*PaySource, len(roles))}), len(out)
			}
			out[at].Figures[i] = &p
		}
	}
	return out
}

// takes reports whether figures of the role at i belong beside the others.
func (c SharedSource) takes(p PaySource, i int) bool {
	same := func(q *PaySource) bool { return q != nil && q.comparable(p) && q.Date == p.Date }
	return c.Figures[i] == nil && slices.ContainsFunc(c.Figures, same)
}

// Part is one list of the profile, of every role.
type Part struct {
	Name string
	// Common are the lines that all roles have.
	Common []string
	// Lists are the lines that not all have.
	Lists [][]string
	// Names is set where the lines are names, which fit into one sentence.
	Names bool
}

// Parts are the profiles' lists side by side; a part that no role has is left
// out.
func (c Comparison) Parts() []Part {
	var out []Part
	add := func(name string, list func(Role) []string) {
		o := overlap(c.Roles, list)
		if len(o.Common) > 0 || slices.ContainsFunc(o.Only, func(l []string) bool { return len(l) > 0 }) {
			out = append(out, Part{name, o.Common, o.Only, name == "Tools"})
		}
	}
	add("Core responsibilities", func(r Role) []string { return r.Posting.Responsibilities })
	add("Who decides what", func(r Role) []string { return r.Decisions })
	add("Works with", func(r Role) []string { return r.Stakeholders })
	add("How performance is measured", func(r Role) []string { return r.Measures })
	add("Skills that move pay", func(r Role) []string { return skillLines(r.PaySkills) })
	add("Tools", func(r Role) []string { return r.Tools })
	add("Education", func(r Role) []string { return nonEmpty(r.AtAGlance.Education) })
	add("Certifications", func(r Role) []string { return nonEmpty(r.AtAGlance.Certifications) })
	add("Career path", func(r Role) []string { return stepLines(r.CareerPath) })
	add("Where growth slows", func(r Role) []string { return nonEmpty(r.GrowthSlows) })
	add("Common moves", func(r Role) []string { return stepLines(r.Moves) })
	return out
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func skillLines(skills []PaySkill) []string {
	var out []string
	for _, s := range skills {
		out = append(out, s.Skill+" ("+s.Impact+")")
	}
	return out
}

func stepLines(steps []Step) []string {
	var out []string
	for _, s := range steps {
		out = append(out, strings.TrimSuffix(s.Title+": "+s.Line, ": "))
	}
	return out
}

// asked are the questions about one role that speak of another one.
func asked(roles []Role) []Question {
	out := []Question{}
	for _, r := range roles {
		for _, q := range r.Questions {
			names := func(o Role) bool {
				return o.Slug != r.Slug && strings.Contains(fold(q.Q+" "+q.A), fold(o.Title))
			}
			if slices.ContainsFunc(roles, names) {
				out = append(out, q)
			}
		}
	}
	return out
}
