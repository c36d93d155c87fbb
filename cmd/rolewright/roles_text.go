package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// page builds plain text for a terminal: headings, paragraphs and lists,
// leaving out what is empty.
type page struct{ strings.Builder }

func (p *page) heading(text string) { p.WriteString("\n" + strings.ToUpper(text) + "\n") }

func (p *page) list(heading string, lines []string) {
	lines = slices.DeleteFunc(slices.Clone(lines), func(s string) bool { return s == "" })
	if len(lines) == 0 {
		return
	}
	p.heading(heading)
	for _, line := range lines {
		p.WriteString(wrap("- ", "  ", line))
	}
}

func (p *page) text(heading string, paragraphs ...string) {
	for i, text := range paragraphs {
		if text == "" {
			continue
		}
		if i == 0 {
			p.heading(heading)
		} else {
			p.WriteByte('\n')
		}
		p.WriteString(wrap("", "", text))
	}
}

// terminalWidth is the width that text is wrapped to, in characters.
const terminalWidth = 80

// wrap breaks text between words; first and next stand before its lines.
func wrap(first, next, text string) string {
	var out strings.Builder
	line := first
	empty := true
	for word := range strings.FieldsSeq(text) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > terminalWidth {
			out.WriteString(line + "\n")
			line, empty = next, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	return out.String() + line + "\n"
}

// roleText is all that the library says of a role.
func roleText(r role.Role) string {
	var p page
	p.WriteString(r.Title + "\n" + r.Slug + " · " + r.Family + "\n")
	if len(r.OtherTitles) > 0 {
		p.WriteString(wrap("Also called: ", "  ", strings.Join(r.OtherTitles, ", ")))
	}
	p.text("Summary", r.Summary)
	p.text("The work", r.Overview...)
	p.list("At a glance", glance(r.AtAGlance))
	p.list("Hire one when", r.HireWhen)
	p.text("A posting starts with", r.Posting.Summary...)
	p.list("Responsibilities", r.Posting.Responsibilities)
	for _, q := range r.Posting.Requirements {
		p.list(q.Group+": must have", q.Must)
		p.list(q.Group+": nice to have", q.Nice)
	}
	for _, name := range posting.Seniorities() {
		level := r.Levels[string(name)]
		p.list("As a "+string(name), slices.Concat([]string{level.Experience}, level.Responsibilities, level.Must))
	}
	p.list("Tools", r.Tools)
	p.list("Skills that move pay", paySkills(r.PaySkills))
	p.list("Published pay, never an offer", paySources(r.Pay))
	p.list("Who decides what", r.Decisions)
	p.list("Works with", r.Stakeholders)
	p.list("Measures", r.Measures)
	p.list("Career path", steps(r.CareerPath))
	p.list("Common moves", steps(r.Moves))
	p.text("Where growth slows", r.GrowthSlows)
	p.list("A strong application", r.StrongApplication)
	p.list("Interview", interview(r.Interview))
	p.list("Questions", questions(r.Questions))
	p.list("Related roles", r.Related)
	p.list("Sources", sources(r.Sources))
	p.text("Credit", r.Credit())
	if r.Reviewed != "" {
		p.WriteString("\nReviewed " + r.Reviewed + "\n")
	}
	return p.String()
}

func glance(g role.AtAGlance) []string {
	return []string{
		labelled("Education", g.Education), labelled("Experience", g.Experience),
		labelled("Certifications", g.Certifications), labelled("Employers", strings.Join(g.Employers, ", ")),
		labelled("Outlook", g.Outlook), labelled("AI", g.AI),
	}
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

func each[T any](list []T, line func(T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, line(v))
	}
	return out
}

func paySkills(list []role.PaySkill) []string {
	return each(list, func(s role.PaySkill) string { return fmt.Sprintf("%s (%s): %s", s.Skill, s.Impact, s.Why) })
}

func steps(list []role.Step) []string {
	return each(list, func(s role.Step) string { return labelled(s.Title, s.Line) })
}

func interview(list []role.Interview) []string {
	return each(list, func(i role.Interview) string { return i.Ask + " Listen for: " + i.ListenFor })
}

func questions(list []role.Question) []string {
	return each(list, func(q role.Question) string { return q.Q + " " + q.A })
}

func sources(list []role.Source) []string {
	return each(list, func(s role.Source) string {
		return strings.TrimSuffix(fmt.Sprintf("%s: %s, %s", s.Name, s.For, s.Date), ", ")
	})
}

func paySources(list []role.PaySource) []string { return each(list, payLine) }

// payLine names its source and date with every figure.
func payLine(s role.PaySource) string {
	line := fmt.Sprintf("%s (%s, %s, %s)", payFigures(s), s.Source, s.Area, s.Date)
	if s.Note != "" {
		line += " " + s.Note
	}
	return line
}

// payFigures are a source's figures in a line.
func payFigures(s role.PaySource) string {
	var figures []string
	for _, f := range []struct {
		name   string
		amount int
	}{
		{"10th percentile", s.Percentiles.P10}, {"25th", s.Percentiles.P25}, {"median", s.Percentiles.P50},
		{"75th", s.Percentiles.P75}, {"90th", s.Percentiles.P90}, {"typical", s.Typical},
		{"early", s.Levels["early"]}, {"mid", s.Levels["mid"]}, {"senior", s.Levels["senior"]},
	} {
		if f.amount > 0 {
			figures = append(figures, f.name+" "+thousands(f.amount))
		}
	}
	if s.Range != nil {
		figures = append(figures, thousands(s.Range.Min)+" to "+thousands(s.Range.Max))
	}
	return fmt.Sprintf("%s %s a %s", s.Currency, strings.Join(figures, ", "), s.Period)
}

// thousands writes 95000 as 95,000.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
