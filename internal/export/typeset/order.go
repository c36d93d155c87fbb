package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// DirectionOf is the direction of a text's first letter, and otherwise that
// of a text without letters.
func DirectionOf(text string, otherwise Direction) Direction {
	for _, r := range text {
		switch classOf(r) {
		case bidi.L:
			return LeftToRight
		case bidi.R, bidi.AL:
			return RightToLeft
		}
	}
	return otherwise
}

// reversed puts things into the order in which they stand from left to right,
// each with its level (rule L2).
func reversed[T any](line []T, levelOf func(T) uint8) {
	var highest uint8
	for _, v := range line {
		highest = max(highest, levelOf(v))
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(line); i++ {
			j := i
			for j < len(line) && levelOf(line[j]) >= level {
				j++
			}
			slices.Reverse(line[i:j])
			i = max(i, j-1)
		}
	}
}

// embeddingLevels are 0, 1 or 2 for each character of a paragraph, by the
// rules of Unicode Standard Annex 9 for text without embeddings and isolates:
// even ones run to the right. Neither x/text nor go-text tells the levels,
// without which mixed numbers come out in the wrong order.
func embeddingLevels(line []rune, dir Direction) []uint8 {
	base := bidi.L
	if dir == RightToLeft {
		base = bidi.R
	}
	classes := make([]bidi.Class, len(line))
	for i, r := range line {
		classes[i] = classOf(r)
	}
	resolveWeak(classes, base)
	resolveBrackets(line, classes, base)
	resolveNeutral(classes, base)
	levels := make([]uint8, len(line))
	for i, c := range classes {
		levels[i] = levelOf(c, dir)
	}
	return levels
}

// levelOf gives the implicit levels (rules I1 and I2).
func levelOf(c bidi.Class, dir Direction) uint8 {
	switch {
	case c == bidi.R:
		return 1
	case c == bidi.AN || c == bidi.EN || dir == RightToLeft:
		return 2
	default:
		return 0
	}
}

// resolveWeak applies the rules W1 to W7.
func resolveWeak(cs []bidi.Class, base bidi.Class) {
	resolveMarks(cs, base)
	resolveSeparators(cs)
	resolveTerminators(cs)
	strong := base
	for i, c := range cs {
		switch {
		case c == bidi.L || c == bidi.R:
			strong = c
		case c == bidi.EN && strong == bidi.L:
			cs[i] = bidi.L
		case c == bidi.ES || c == bidi.ET || c == bidi.CS:
			cs[i] = bidi.ON
		}
	}
}

// resolveMarks gives marks the class of their letter, and numbers after
// Arabic letters that of Arabic numbers (W1 to W3).
func resolveMarks(cs []bidi.Class, base bidi.Class) {
	strong, previous := base, base
	for i, c := range cs {
		switch c {
		case bidi.NSM, bidi.BN: // the latter as if they were not there (X9)
			cs[i] = previous
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				cs[i] = bidi.AN
			}
		}
		previous = cs[i]
	}
	for i, c := range cs {
		if c == bidi.AL {
			cs[i] = bidi.R
		}
	}
}

// resolveSeparators makes a sign within a number part of it (W4).
func resolveSeparators(cs []bidi.Class) {
	for i := 1; i < len(cs)-1; i++ {
		same := cs[i-1] == cs[i+1]
		if same && cs[i-1] == bidi.EN && (cs[i] == bidi.ES || cs[i] == bidi.CS) {
			cs[i] = bidi.EN
		}
		if same && cs[i-1] == bidi.AN && cs[i] == bidi.CS {
			cs[i] = bidi.AN
		}
	}
}

// resolveTerminators makes signs beside a number, such as "€", part of it (W5).
func resolveTerminators(cs []bidi.Class) {
	for i := 0; i < len(cs); i++ {
		j := i
		for j < len(cs) && cs[j] == bidi.ET {
			j++
		}
		if j == i {
			continue
		}
		if i > 0 && cs[i-1] == bidi.EN || j < len(cs) && cs[j] == bidi.EN {
			fill(cs[i:j], bidi.EN)
		}
		i = j
	}
}

// resolveNeutral gives what has no direction that of its surroundings (N1, N2).
func resolveNeutral(cs []bidi.Class, base bidi.Class) {
	before := base
	for i := 0; i < len(cs); {
		if d := directed(cs[i]); d != bidi.ON {
			before = d
			i++
			continue
		}
		j := i
		for j < len(cs) && directed(cs[j]) == bidi.ON {
			j++
		}
		after := base
		if j < len(cs) {
			after = directed(cs[j])
		}
		if before == after {
			fill(cs[i:j], before)
		} else {
			fill(cs[i:j], base)
		}
		i = j
	}
}

// directed is L or R for what has a direction, with numbers as R, else ON.
func directed(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	default:
		return bidi.ON
	}
}

func fill(cs []bidi.Class, with bidi.Class) {
	for i := range cs {
		cs[i] = with
	}
}
