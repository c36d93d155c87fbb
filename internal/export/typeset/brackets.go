package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// brackets are the signs that change sides in right-to-left text, in pairs.
const brackets = "()[]{}<>«»‹›≤≥"

// mirrored is the sign that shows r in right-to-left text.
func mirrored(r rune) rune {
	signs := []rune(brackets)
	i := slices.Index(signs, r)
	if i < 0 {
		return r
	}
	return signs[i^1]
}

// pair is the places of an opening bracket and its closing one.
type pair struct{ open, shut int }

// resolveBrackets gives both brackets of a pair one direction (rule N0).
func resolveBrackets(line []rune, cs []bidi.Class, base bidi.Class) {
	for _, p := range bracketPairs(line) {
		if d := bracketDirection(cs, p, base); d != bidi.ON {
			cs[p.open], cs[p.shut] = d, d
		}
	}
}

func bracketPairs(line []rune) []pair {
	var open []int
	var out []pair
	for i, r := range line {
		p, _ := bidi.LookupRune(r)
		if p.IsOpeningBracket() {
			open = append(open, i)
		}
		if !p.IsBracket() || p.IsOpeningBracket() {
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if bidi.ReverseString(string(line[open[k]])) == string(r) {
				out = append(out, pair{open[k], i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b pair) int { return a.open - b.open })
	return out
}

// bracketDirection is base where the pair holds text of that direction, the
// direction around the pair where it holds only text of the other one, and
// ON where it holds neither.
func bracketDirection(cs []bidi.Class, p pair, base bidi.Class) bidi.Class {
	inside := bidi.ON
	for _, c := range cs[p.open+1 : p.shut] {
		if d := directed(c); d == base {
			return base
		} else if d != bidi.ON {
			inside = d
		}
	}
	if inside == bidi.ON {
		return bidi.ON
	}
	for i := p.open - 1; i >= 0; i-- {
		if d := directed(cs[i]); d != bidi.ON {
			return d
		}
	}
	return base
}
