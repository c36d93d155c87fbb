package review

import (
	"fmt"

	"rolewright/internal/posting"
)

// Policy is what a company asks of its own postings beyond the rules. The
// zero value asks nothing.
type Policy struct {
	// Sections must be there and not empty.
	Sections []posting.Kind
	// Banned are words that the company does not want to read.
	Banned []BannedWord
	// MinScore is the least score for a posting to be ready.
	MinScore int
	// NoErrors asks that a ready posting has no finding of severity error.
	NoErrors bool
	// MaxPayWidth is the widest pay range, as a share of its lower end in
	// percent; 0 asks nothing.
	MaxPayWidth int
	// MaxMustHaves is the most must-haves; 0 leaves it to the rules.
	MaxMustHaves int
}

// BannedWord is a word or phrase with the company's reason and its own word.
type BannedWord struct {
	// Words are a pattern as in the word lists.
	Words   string
	Reason  string
	Instead string
}

// Unmet says what keeps a posting from being ready by the policy, in plain
// sentences: a score below the least one, or errors where none may be left. It
// is empty when nothing does. Other findings of the policy are told, and keep
// nobody.
func (p Policy) Unmet(r Report) []string {
	var out []string
	if r.Score.Value < p.MinScore {
		out = append(out, lowScore(r.Score, p))
	}
	errors := 0
	for _, f := range r.Findings {
		if f.Severity == Error && f.Category != House {
			errors++
		}
	}
	if p.NoErrors && errors > 0 {
		out = append(out, fmt.Sprintf("The company asks for a posting without errors; the review found %d.", errors))
	}
	return out
}

func lowScore(s Score, by Policy) string {
	return fmt.Sprintf("The score is %d; the company asks for %d.", s.Value, by.MinScore)
}

// policy looks at what the company asks beyond the rules.
func policy(d *desk) {
	for _, k := range d.ctx.Policy.Sections {
		if !d.shows(k) {
			d.lead("policy-section", d.sectionField(k), "Write it", "The company asks for a section “"+posting.LabelsFor(d.posting.Language).Heading(k, d.posting.Company.Name)+"”, and it is missing or empty.")
		}
	}
	for _, b := range d.ctx.Policy.Banned {
		d.banned(b)
	}
}

// shows reports whether a section of a kind is there with text or facts.
func (d *desk) shows(k posting.Kind) bool {
	for _, s := range d.posting.Sections {
		if s.Kind == k && (d.says(k) || len(d.posting.SectionFacts(k)) > 0) {
			return true
		}
	}
	return false
}

func (d *desk) banned(b BannedWord) {
	tree := treeOf([]string{b.Words})
	for i := range d.passages {
		p := &d.passages[i]
		for k := range p.words {
			tree.follow(p.words, k, true, func(end, _ int) {
				if at := (span{p.words[k].start, p.words[end-1].end}); !d.full("policy-word") {
					d.bannedAt(b, p, at)
				}
			})
		}
	}
}

func (d *desk) bannedAt(b BannedWord, p *passage, at span) {
	f := d.findIn("policy-word", p, at.start, at.end, "The company does not want to read “"+p.Text[at.start:at.end]+"”.")
	if b.Reason != "" {
		f.Why = b.Reason
	}
	if _, _, whole := p.Typed(at.start, at.end); whole && b.Instead != "" {
		f.Fixes = []Fix{replacement(f, p, at, b.Instead)}
	}
}
