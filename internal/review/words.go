package review

import (
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// WordList is a file of the folder words: one rule and what it looks for.
type WordList struct {
	Rule    Rule        `yaml:"rule"`
	Entries []WordEntry `yaml:"entries"`
}

// WordEntry is a word or phrase that a rule flags.
//
// A pattern is words with a space between them; a hyphen in the text counts
// as a space. "word*" stands for every word that begins so, "one|two" for
// either, and "word?" for a word that may be missing.
type WordEntry struct {
	Find []string `yaml:"find"`
	// Exact patterns count only in the very case they are written in.
	Exact bool `yaml:"exact,omitempty"`
	// Unless are patterns that the match is harmless within or beside.
	Unless []string `yaml:"unless,omitempty"`
	// UnlessNear are patterns that make it harmless anywhere in its passage.
	UnlessNear []string `yaml:"unlessNear,omitempty"`
	// In are the kinds of section it counts in; empty is all of them.
	In []posting.Kind `yaml:"in,omitempty"`
	// NotIn are the kinds of section it is right in.
	NotIn []posting.Kind `yaml:"notIn,omitempty"`
	// UnlessPay entries are silent where the posting states its pay.
	UnlessPay bool `yaml:"unlessPay,omitempty"`
	// Say is the message, with %s for the words found; empty is the rule's
	// title.
	Say string `yaml:"say,omitempty"`
	// Why adds to the rule's own reason.
	Why string `yaml:"why,omitempty"`
	// Instead are replacements, the best first; "-" means to leave it out.
	Instead  []string   `yaml:"instead,omitempty"`
	Evidence []Evidence `yaml:"evidence,omitempty"`
	// Catches and Passes are sentences that the tests run.
	Catches []string `yaml:"catches"`
	Passes  []string `yaml:"passes,omitempty"`
}

// words looks for the entries of all word lists.
func words(d *desk) {
	lexicon := book().words
	for i := range d.passages {
		for _, hit := range lexicon.search(&d.passages[i]) {
			if lexicon.entries[hit.entry].UnlessPay && d.posting.Pay.Min != "" {
				continue
			}
			if rule := lexicon.rules[lexicon.lists[hit.entry]]; d.reads(rule.Language) && !d.roleAsks(rule, &d.passages[i], hit.span) && !d.full(rule.ID) {
				d.wordFinding(rule, lexicon.entries[hit.entry], &d.passages[i], hit.span)
			}
		}
	}
}

// roleAsks reports whether the role's template has the very words that a rule
// has found, and the rule leaves it to the template.
func (d *desk) roleAsks(rule Rule, p *passage, at span) bool {
	if !rule.RoleDecides || d.ctx.Role == nil {
		return false
	}
	said := strings.ToLower(p.Text[at.start:at.end])
	has := func(line string) bool { return strings.Contains(strings.ToLower(line), said) }
	return slices.ContainsFunc(d.ctx.Role.Must, has) || slices.ContainsFunc(d.ctx.Role.Nice, has)
}

func (d *desk) wordFinding(rule Rule, e WordEntry, p *passage, at span) {
	said := p.Text[at.start:at.end]
	message := rule.Title + ": “" + said + "”."
	if e.Say != "" {
		message = strings.ReplaceAll(e.Say, "%s", "“"+said+"”")
	}
	f := d.findIn(rule.ID, p, at.start, at.end, message)
	if e.Why != "" {
		f.Why = strings.TrimSpace(e.Why + " " + f.Why)
	}
	if len(e.Evidence) > 0 {
		f.Evidence = append(append([]Evidence{}, e.Evidence...), f.Evidence...)
	}
	if _, _, whole := p.Typed(at.start, at.end); !whole {
		return // a mark inside would be torn apart
	}
	for _, text := range e.Instead {
		f.Fixes = append(f.Fixes, replacement(f, p, at, text))
	}
}

// replacement writes text in place of a stretch, in its case; "-" takes it out
// with the space before it.
func replacement(f *Finding, p *passage, at span, text string) Fix {
	place := f.Place
	if text == "-" {
		if at.start > 0 && p.Text[at.start-1] == ' ' {
			place.Start, _, _ = p.Typed(at.start-1, at.end)
		}
		return Fix{Action: Replace, Label: "Leave it out", Place: place}
	}
	text = inCaseOf(p.Text[at.start:at.end], text)
	return Fix{Action: Replace, Label: fmt.Sprintf("Write “%s”", text), Place: place, Text: text}
}

// inCaseOf gives text a capital where the words it replaces have one.
func inCaseOf(old, text string) string {
	if old != "" && text != "" && strings.ToUpper(old[:1]) == old[:1] && strings.ToLower(old[:1]) != old[:1] {
		return strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}
