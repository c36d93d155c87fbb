package review

import "rolewright/internal/posting"

// degrees finds must-haves that ask for a degree and nothing in its place,
// unless the role's template asks for it too: then the profession does.
func degrees(d *desk) {
	if d.language != "en" {
		return
	}
	asks, softens := book().degree, book().equivalent
	if d.ctx.Role != nil && asksFor(asks, softens, d.ctx.Role.Must) {
		return
	}
	for _, p := range d.mustHaves() {
		if p.kind != posting.Requirements || touchesAny(softens, p.words) || isAlternative(p) || d.full("degree-without-equivalent") {
			continue
		}
		at, ok := asks.firstIn(p.words)
		if !ok {
			continue
		}
		f := d.findIn("degree-without-equivalent", p, at.start, at.end, "A degree is a must-have, and nothing else will do.")
		if from, to, whole := p.Typed(0, len(p.Text)); whole {
			place := f.Place
			place.Start, place.End = from, to
			f.Fixes = append(f.Fixes, Fix{Action: Replace, Label: "Add “or equivalent experience”", Place: place, Text: withEquivalent(p.Text)})
		}
		f.Fixes = append(f.Fixes, Fix{Action: MakeNice, Label: "Make it a nice-to-have", Place: f.Place})
	}
}

// isAlternative reports whether a line offers itself in the place of another:
// "Or a bachelor's degree in …", "2 years of that work; or …".
func isAlternative(p *passage) bool {
	last := len(p.words) - 1
	return last >= 0 && (p.words[0].low == "or" || p.words[last].low == "or")
}

func withEquivalent(text string) string {
	if n := len(text); n > 0 && text[n-1] == '.' {
		return text[:n-1] + ", or equivalent experience."
	}
	return text + ", or equivalent experience"
}

// asksFor reports whether one of the lines asks for a degree and no less.
func asksFor(asks, softens *branch, lines []string) bool {
	for _, line := range lines {
		words := wordsOf(line)
		if touchesAny(asks, words) && !touchesAny(softens, words) {
			return true
		}
	}
	return false
}

func touchesAny(b *branch, words []word) bool { return b.touches(words, hit{last: len(words)}) }

// firstIn is where the first phrase of b's stands.
func (b *branch) firstIn(words []word) (at span, ok bool) {
	for i := range words {
		b.follow(words, i, true, func(end, _ int) { at, ok = span{words[i].start, words[end-1].end}, true })
		if ok {
			return at, true
		}
	}
	return span{}, false
}

// degreePatterns ask for a degree, equivalents soften that or say that the
// law or the profession asks.
func degreePatterns() (degree, equivalents []string) {
	return []string{
			"bachelor|bachelors|bachelor's|master|masters|master's|undergraduate|graduate|university|college|postgraduate|advanced degree",
			"bachelor of", "master of", "bachelor's|bachelors|master's|masters in", "bsc|ba|bs|msc|ma|ms in", "phd", "doctorate", "mba",
			"degree in|from",
		}, []string{
			"equivalent", "or similar|comparable|related|relevant experience", "or comparable|similar", "or experience", "or the same|like",
			"or a|an? vocational|apprenticeship", "or several|some|many years", "or proven|demonstrated|practical|hands experience?", "in lieu",
			"licence|license|licensed|licensure|registration|registered|certified|chartered|admitted|accredited", "student", "studying", "enrolled",
			"bar", "or training", "or work", "or you",
		}
}
