package review

import (
	"fmt"
	"strconv"
	"strings"

	"rolewright/internal/posting"
	"rolewright/internal/review/paylaw"
)

// desk is a posting laid out for the checks: its visible content, its texts
// cut into words, and the findings so far.
type desk struct {
	// posting is what a candidate may see; whole has the headcount too.
	posting, whole posting.Posting
	ctx            Context
	// language is the base language of the posting: "en".
	language string
	passages []passage
	findings []Finding
	skipped  []string

	readability Readability
	gender      Gender
	law         paylaw.Result
	// counts has the number of findings by rule.
	counts map[string]int
}

func newDesk(p posting.Posting, ctx Context) *desk {
	d := &desk{posting: p.Visible(), whole: p, ctx: ctx, language: baseLanguage(p.Language), counts: map[string]int{}}
	d.passages = passagesOf(&d.posting)
	names := newNames(d.posting.Company.Name, ctx.Names)
	for i := range d.passages {
		names.cover(&d.passages[i])
	}
	if d.language != "en" {
		d.skip("The text is not in English, so the checks of wording, readability and spelling were left out; those of facts and structure were made.")
	}
	return d
}

func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if base == "" {
		return "en"
	}
	return base
}

// reads reports whether rules for the words of a language can read the
// posting.
func (d *desk) reads(language string) bool { return language == "" || language == d.language }

func (d *desk) skip(why string) { d.skipped = append(d.skipped, why) }

// mostFindings is how many findings of one rule a report lists: more help
// nobody, and a text made to be bad must not make the report without end.
const mostFindings = 50

// full reports whether a rule has as many findings as a report lists.
func (d *desk) full(rule string) bool {
	if d.counts[rule] == mostFindings {
		d.counts[rule]++
		d.skip(fmt.Sprintf("There are more than %d findings of %q; the first ones are listed.", mostFindings, book().rules[rule].Title))
	}
	return d.counts[rule] >= mostFindings
}

// find adds a finding of a rule and returns it, to be completed before the
// next one is added. The message is a plain sentence.
func (d *desk) find(rule string, at Place, message string) *Finding {
	r, known := book().rules[rule]
	if !known {
		panic("review: no rule " + strconv.Quote(rule))
	}
	d.findings = append(d.findings, Finding{
		Rule: r.ID, Category: r.Category, Severity: r.Severity, Place: at, Message: message,
		Why: r.Why, Evidence: r.Evidence, cost: r.Cost,
	})
	d.counts[rule]++
	return &d.findings[len(d.findings)-1]
}

// findIn adds a finding on bytes start to end of a passage's text.
func (d *desk) findIn(rule string, p *passage, start, end int, message string) *Finding {
	at := p.place
	at.Start, at.End, _ = p.Typed(start, end)
	f := d.find(rule, at, message)
	f.Quote = p.typed[at.Start:at.End]
	return f
}
