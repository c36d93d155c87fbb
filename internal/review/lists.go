package review

import (
	"fmt"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// The limits of lists and paragraphs. They are conventions, so nothing beyond
// them is more than a notice.
const (
	mostMustHaves        = 10
	mostResponsibilities = 12
	mostItemWords        = 40
	mostParagraphWords   = 120
	leastToSplit         = 4
)

// lists looks at how lists and paragraphs are built.
func lists(d *desk) {
	d.unsplit()
	d.tooMany()
	d.duplicates()
	for i := range d.passages {
		switch p := &d.passages[i]; {
		case p.Item && (p.kind == posting.Requirements || p.kind == posting.Responsibilities):
			d.packed(p)
		case !p.Item && len(p.words) > mostParagraphWords && !d.full("wall-of-text"):
			d.findIn("wall-of-text", p, 0, len(p.Text), fmt.Sprintf("This paragraph has %d words.", len(p.words)))
		}
	}
}

// unsplit finds requirements of which none is marked as a must-have or a
// nice-to-have.
func (d *desk) unsplit() {
	items := d.items(posting.Requirements)
	sorted := slices.ContainsFunc(items, func(p *passage) bool { return p.importance != "" })
	if len(items) >= leastToSplit && !sorted {
		d.lead("requirements-unsplit", d.sectionField(posting.Requirements), "Sort them",
			fmt.Sprintf("None of the %d requirements is marked as a must-have or a nice-to-have.", len(items)))
	}
}

// items are the list items in sections of a kind.
func (d *desk) items(k posting.Kind) []*passage {
	var out []*passage
	for i := range d.passages {
		if p := &d.passages[i]; p.kind == k && p.Item && !p.company {
			out = append(out, p)
		}
	}
	return out
}

// mustHaves are the requirements that a candidate has to take for conditions.
func (d *desk) mustHaves() []*passage {
	return slices.DeleteFunc(d.items(posting.Requirements), func(p *passage) bool { return p.importance == posting.NiceToHave })
}

func (d *desk) tooMany() {
	most := mostMustHaves
	if d.ctx.Policy.MaxMustHaves > 0 {
		most = d.ctx.Policy.MaxMustHaves
	}
	if must := d.mustHaves(); len(must) > most {
		d.lead("too-many-must-haves", d.sectionField(posting.Requirements), "Sort them",
			fmt.Sprintf("There are %d must-haves. Keep those without which the job cannot be done, %d at most, and make the others nice-to-haves.", len(must), most))
	}
	if tasks := d.items(posting.Responsibilities); len(tasks) > mostResponsibilities {
		d.lead("long-list", d.sectionField(posting.Responsibilities), "Shorten it",
			fmt.Sprintf("There are %d responsibilities. Six to eight tell more.", len(tasks)))
	}
}

// mostCompared bounds the work on lists without end.
const mostCompared = 200

// duplicates finds items that say the same as an earlier one, or nearly.
func (d *desk) duplicates() {
	var earlier [][]string
	var texts []string
	for i := range d.passages {
		p := &d.passages[i]
		if !p.Item || len(earlier) == mostCompared {
			continue
		}
		said := weighty(p.words)
		for k, other := range earlier {
			if d.duplicate(p, said, other, texts[k]) {
				break
			}
		}
		earlier, texts = append(earlier, said), append(texts, p.Text)
	}
}

func (d *desk) duplicate(p *passage, said, other []string, text string) bool {
	rule := "duplicate-item"
	switch {
	case len(said) == 0 || d.full("duplicate-item") || d.full("similar-items"):
		return false
	case slices.Equal(said, other):
	case len(said) < 4 || shared(said, other) < 0.8:
		return false
	default:
		rule = "similar-items"
	}
	message := "This line stands in the posting already."
	if rule == "similar-items" {
		message = "This says nearly the same as “" + text + "”."
	}
	f := d.findIn(rule, p, 0, len(p.Text), message)
	f.Fixes = []Fix{{Action: Remove, Label: "Take this line out", Place: f.Place}}
	return true
}

// weighty are the words that carry the meaning, each once, sorted.
func weighty(words []word) []string {
	var out []string
	for _, w := range words {
		if len(w.low) > 3 || w.low[0] >= '0' && w.low[0] <= '9' {
			out = append(out, w.low)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shared is the share of the words of two sorted lists that both have.
func shared(a, b []string) float64 {
	both := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			both, i, k = both+1, i+1, k+1
		case a[i] < b[k]:
			i++
		default:
			k++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// packed finds items of several demands: parted by semicolons, or simply long.
func (d *desk) packed(p *passage) {
	if d.full("packed-item") {
		return
	}
	parts := demands(p.Text)
	if len(parts) > 1 {
		f := d.findIn("packed-item", p, 0, len(p.Text), fmt.Sprintf("This line has %d demands in it.", len(parts)))
		if from, to, whole := p.Typed(0, len(p.Text)); whole && from == 0 && to == len(p.typed) {
			f.Fixes = []Fix{{Action: Split, Label: fmt.Sprintf("Make %d lines of it", len(parts)), Place: f.Place, Text: strings.Join(parts, "\n")}}
		}
		return
	}
	if len(p.words) > mostItemWords {
		d.findIn("packed-item", p, 0, len(p.Text), fmt.Sprintf("This line has %d words.", len(p.words)))
	}
}

// explains reports whether a part of a line says what the employer does, or
// that nothing is asked: "No driving experience is asked; we train you".
func explains(part string) bool {
	for i, w := range strings.Fields(strings.ToLower(part)) {
		if i == 0 && (w == "no" || w == "not") || i > 0 && w == "you" || w == "we" || w == "us" || w == "our" {
			return true
		}
	}
	return false
}

// demands parts an item at its semicolons, where each part can stand alone.
func demands(text string) []string {
	if !strings.Contains(text, ";") {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(text, ";") {
		part = strings.TrimSpace(part)
		part = strings.TrimSpace(strings.TrimPrefix(part, "and "))
		if len(strings.Fields(part)) < 2 || explains(part) {
			return nil
		}
		out = append(out, inCaseOf(text, part))
	}
	return out
}
