package main

import (
	"fmt"
	"io"
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

// comparisonText is a comparison for a terminal: what differs first, then
// what all share.
func comparisonText(c role.Comparison) string {
	var p page
	for i, r := range c.Roles {
		if i > 0 {
			p.WriteByte('\n')
		}
		p.WriteString(r.Title + "\n")
		p.WriteString(wrap("", "", r.Summary))
	}
	p.list("How pay and ratings differ", c.Differences)
	p.WriteString(ratingsText(c))
	for i, r := range c.Roles {
		p.list("Hire "+r.Title+" to", c.HireFor[i])
	}
	for i, r := range c.Roles {
		p.text("Only for "+r.Title, sentenceList("Skills that move pay", c.PaySkills.Only[i]), sentenceList("Tools", c.Tools.Only[i]))
	}
	p.text("For all of them", sentenceList("Skills that move pay", c.PaySkills.Common), sentenceList("Tools", c.Tools.Common))
	return p.String()
}

func sentenceList(name string, items []string) string {
	if len(items) == 0 {
		return ""
	}
	return name + ": " + strings.Join(items, ", ") + "."
}

// ratingsText is a table with a line for each attribute; "-" is not rated.
func ratingsText(c role.Comparison) string {
	if len(c.Attributes) == 0 {
		return ""
	}
	width := 0
	for _, a := range c.Attributes {
		width = max(width, len(a.Label))
	}
	var out strings.Builder
	out.WriteString("\nON A SCALE OF FIVE\n")
	for _, a := range c.Attributes {
		fmt.Fprintf(&out, "%-*s", width, a.Label)
		for i, v := range a.Values {
			rating := "-"
			if v > 0 {
				rating = fmt.Sprint(v)
			}
			fmt.Fprintf(&out, "  %s %s", c.Roles[i].Title, rating)
		}
		out.WriteByte('\n')
	}
	return out.String()
}
