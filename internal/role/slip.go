package role

import "math/bits"

// slips is how many letters of a typed word may be wrong.
func slips(typed string) int {
	switch n := len([]rune(typed)); {
	case n >= 9:
		return 2
	case n >= 5:
		return 1
	}
	return 0
}

// distance counts the letters added, left out, changed or swapped with their
// neighbour between two words, up to most+1 (Damerau's distance, each letter
// being touched once).
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > most {
		return most + 1
	}
	var room [3][40]int
	if len(x) >= len(room[0]) {
		return most + 1
	}
	before, last, row := room[0][:len(x)+1], room[1][:len(x)+1], room[2][:len(x)+1]
	for i := range last {
		last[i] = i
	}
	for j := 1; j <= len(y); j++ {
		row[0] = j
		least := j
		for i := 1; i <= len(x); i++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[i] = min(last[i]+1, row[i-1]+1, last[i-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[i] = min(row[i], before[i-2]+1)
			}
			least = min(least, row[i])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(x)], most+1)
}

// letters is the set of a word's letters. Two words that a slip or two makes
// of each other have nearly the same, which is quicker to see than the slips.
type letters uint32

func lettersOf(w string) letters {
	var set letters
	for _, r := range w {
		set |= 1 << (r & 31)
	}
	return set
}

// apart reports whether two words differ by more slips than that. A slip
// changes two letters of the set at most.
func (a letters) apart(b letters, most int) bool { return bits.OnesCount32(uint32(a^b)) > 2*most }
