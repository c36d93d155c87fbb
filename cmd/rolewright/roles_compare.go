package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rolewright/internal/role"
)

func compareRoles(lib *role.Library, slugs []string, asJSON bool, out io.Writer) error {
	var roles []role.Role
	for _, slug := range slugs {
		r, err := getRole(lib, slug)
		if err != nil {
			return err
		}
		roles = append(roles, r)
	}
	c, err := role.Compare(roles...)
	if err != nil {
		return &usageError{err.Error()}
	}
	if asJSON {
		return writeJSON(out, c)
	}
	_, err = io.WriteString(out, comparisonText(c))
	return err
}

// comparisonText is a comparison for a terminal, part by part: each has the
// roles one under the other, so that four of them fit into a line as well.
func comparisonText(c role.Comparison) string {
	var p page
	for i, r := range c.Roles {
		if i > 0 {
			p.WriteByte('\n')
		}
		p.WriteString(r.Title + "\n")
		p.WriteString(wrap("", "", r.Summary))
	}
	p.hireWhen(c)
	p.facts(c)
	p.sharedPay(c)
	for _, d := range c.Pay {
		p.payDifference(d)
	}
	p.ratings(c)
	for _, part := range c.Parts() {
		p.part(c, part)
	}
	p.list("Questions people ask about them", questions(c.Asked))
	for _, r := range c.Roles {
		if credit := r.Credit(); credit != "" {
			p.text("Credit", credit)
			break
		}
	}
	return p.String()
}

func (p *page) hireWhen(c role.Comparison) {
	p.heading("Which to hire when")
	for i, r := range c.Roles {
		lead, lines := "Hire one when", r.HireWhen
		if len(lines) == 0 {
			lead, lines = "Hire one to", c.HireFor[i]
		}
		p.under(r.Title+": "+lowerFirst(lead), lines)
	}
}

// under writes a line and a list below it.
func (p *page) under(line string, items []string) {
	p.WriteString(wrap("", "", line))
	for _, item := range items {
		p.WriteString(wrap("  - ", "    ", item))
	}
}

// row writes a label and, below it, the value of each role.
func (p *page) row(c role.Comparison, label string, values []string) {
	width := 0
	for _, r := range c.Roles {
		width = max(width, len(r.Title))
	}
	p.WriteString(wrap("", "  ", label))
	for i, r := range c.Roles {
		value := values[i]
		if value == "" {
			value = "not given"
		}
		p.WriteString(wrap(fmt.Sprintf("  %-*s  ", width, r.Title), "    ", value))
	}
}

// same writes what all roles agree in as one paragraph.
func (p *page) same(lines []string) {
	if len(lines) > 0 {
		p.WriteString(wrap("", "  ", "= The same in all: "+strings.Join(lines, "; ")+"."))
	}
}

func (p *page) facts(c role.Comparison) {
	p.heading("At a glance")
	var same []string
	for _, f := range c.Facts {
		if f.Same {
			same = append(same, f.Label+" "+f.Values[0])
			continue
		}
		label := f.Label
		if f.Source != "" {
			label += " (" + f.Source + ")"
		}
		p.row(c, label, f.Values)
	}
	p.same(same)
}

// sharedPay has every figure by source, for all roles.
func (p *page) sharedPay(c role.Comparison) {
	for _, s := range role.SharedPay(c.Roles) {
		lines := make([]string, len(c.Roles))
		for i, f := range s.Figures {
			if f != nil {
				lines[i] = payFigures(*f)
			}
		}
		p.heading("Published pay")
		p.row(c, s.Name(), lines)
	}
	for _, r := range c.Roles {
		if len(r.Pay) == 0 {
			p.WriteString(wrap("", "", "No pay has been published for "+r.Title+" in our sources."))
		}
	}
}

func (p *page) payDifference(d role.PayDifference) {
	p.heading("What goes with the difference in pay")
	p.WriteString(wrap("", "", d.Roles[0]+" and "+d.Roles[1]))
	for _, f := range d.Figures {
		p.WriteString(wrap("- ", "  ", f))
	}
	if d.Higher == "" {
		return
	}
	lines := slices.Clone(d.GoesWith)
	for _, s := range d.Skills {
		lines = append(lines, fmt.Sprintf("Only %s lists %s, with a high impact: %s", d.Higher, s.Skill, s.Why))
	}
	p.under("With the higher pay of "+d.Higher+" goes, without proof that it is the cause:", lines)
	if len(d.Against) > 0 {
		p.under("What does not:", d.Against)
	}
}

func (p *page) ratings(c role.Comparison) {
	if len(c.Attributes) == 0 {
		return
	}
	p.heading("On a scale of five")
	var same []string
	for _, a := range c.Attributes {
		values := make([]string, len(a.Values))
		for i, v := range a.Values {
			if v > 0 {
				values[i] = fmt.Sprintf("%s %d", strings.Repeat("*", v)+strings.Repeat(".", 5-v), v)
			}
		}
		if a.Same {
			same = append(same, fmt.Sprintf("%s %d", a.Label, a.Values[0]))
			continue
		}
		p.row(c, a.Label, values)
	}
	p.same(same)
}

func (p *page) part(c role.Comparison, part role.Part) {
	p.heading(part.Name)
	p.same(part.Common)
	for i, r := range c.Roles {
		switch list := part.Lists[i]; {
		case len(list) == 0:
		case part.Names:
			p.under(r.Title, []string{strings.Join(list, ", ")})
		default:
			p.under(r.Title, list)
		}
	}
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
