package posting

import (
	"maps"
	"slices"
	"strings"
)

// ParsePayLine reads what Line writes in the language, in any of its regions:
// "Ab 55.000 € im Jahr". ok is false for any other text, and for one that Line
// would write otherwise, so that nothing of it is lost.
func ParsePayLine(line, language string) (p Pay, ok bool) {
	line = plainSpaces(singleLine(line))
	v := vocabularyFor(language)
	tags := []string{language}
	for _, region := range slices.Sorted(maps.Keys(v.regional)) {
		tags = append(tags, v.words.tag.String()+"-"+region)
	}
	for _, tag := range tags {
		if p, ok = LabelsFor(tag).payOf(line, regionOfTag(tag)); ok && plainSpaces(p.Line(tag)) == line {
			return p, true
		}
	}
	return Pay{}, false
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

// payOf takes the words around the amounts off, then reads those.
func (l Labels) payOf(line, country string) (p Pay, ok bool) {
	if line == l.PayKind(PayCommission) {
		return Pay{Kind: PayCommission}, true
	}
	phrases := l.w.Phrases
	rest, commission := cutPhrase(line, phrases.PayByCommission)
	rest, from := cutPhrase(rest, phrases.PayFrom)
	rest, upTo := cutPhrase(rest, phrases.PayUpTo)
	rest, p.Period = l.cutPeriod(rest)
	p, ok = p.withAmounts(rest, country)
	if upTo {
		p.Min, p.Max = p.Max, p.Min
	}
	switch {
	case commission:
		p.Kind = PayCommission
	case from || p.Max != "":
		p.Kind = PayRange
	default:
		p.Kind = PayFixed
	}
	return p, ok
}

// cutPhrase gives what stands in the place of {pay}, where text is the phrase.
func cutPhrase(text, phrase string) (string, bool) {
	before, after, _ := strings.Cut(phrase, "{pay}")
	inner, ok := strings.CutPrefix(text, before)
	if inner, end := strings.CutSuffix(inner, after); ok && end {
		return inner, true
	}
	return text, false
}

func (l Labels) cutPeriod(text string) (rest string, period Period) {
	for _, p := range Periods() {
		if rest, ok := strings.CutSuffix(text, " "+l.Period(p)); ok {
			return rest, p
		}
	}
	return text, ""
}

func (p Pay) withAmounts(text, country string) (Pay, bool) {
	if low, high, ok := parseMoneyRange(text); ok {
		p.Min, p.Max, p.Currency = low.amount, high.amount, low.resolve("", country)
		return p, true
	}
	one, ok := parseMoney(text)
	p.Min, p.Currency = one.amount, one.resolve("", country)
	return p, ok
}
