package review

import "strings"

// Syllables counts the syllables of an English word in lower case, at least
// one. It counts groups of vowels and corrects for what English writes and
// does not say; a short list has words that follow no rule. Among words of
// real postings it agrees with the CMU Pronouncing Dictionary on more than
// nine of ten; see docs/review.md.
func Syllables(word string) int {
	word = strings.TrimSuffix(word, "'s")
	if n := irregular(word); n > 0 {
		return n
	}
	if isAcronymLike(word) {
		return len(word)
	}
	n := vowelGroups(word) + hiatus(word) - silent(word)
	return max(1, n)
}

// isAcronymLike tells letters that are spelt out: no vowel among them.
func isAcronymLike(word string) bool {
	return len(word) > 1 && strings.IndexFunc(word, func(r rune) bool { return isVowel(byte(r)) || r > 'z' || r < 'a' }) < 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// vowelGroups counts the runs of vowels; a "y" before a vowel is none.
func vowelGroups(word string) int {
	n, in := 0, false
	for i := range len(word) {
		vowel := isVowel(word[i])
		if word[i] == 'y' && (i == 0 || in) && i+1 < len(word) && isVowel(word[i+1]) {
			vowel = false
		}
		if vowel && !in {
			n++
		}
		in = vowel
	}
	return n
}

// hiatus counts neighbouring vowels that are spoken apart.
func hiatus(word string) int {
	n := 0
	for i := 0; i+1 < len(word); i++ {
		if parts(word, i) {
			n++
		}
	}
	if strings.HasSuffix(word, "sm") || strings.HasSuffix(word, "sms") || strings.HasSuffix(word, "thm") {
		n++
	}
	return n
}

// parts reports whether the vowels at i and i+1 belong to two syllables.
func parts(word string, i int) bool {
	before, rest := word[:i], word[i+2:]
	soft := i > 0 && strings.IndexByte("tcsgx", word[i-1]) >= 0
	switch word[i : i+2] {
	case "ia":
		if strings.HasSuffix(before, "l") && (strings.HasPrefix(rest, "n") || strings.HasPrefix(rest, "r")) {
			return false // Italian, familiar
		}
		return !soft || strings.HasPrefix(rest, "t") && !strings.HasSuffix(before, "t") ||
			strings.HasPrefix(rest, "te") || strings.HasPrefix(rest, "ti")
	case "io":
		return !soft || i+2 == len(word)
	case "iu", "ii", "uu":
		return true
	case "ie":
		return strings.HasPrefix(rest, "t") && !strings.HasSuffix(before, "d") || rest == "r" && i > 2 && !soft || strings.HasPrefix(rest, "nt") && !soft ||
			strings.HasPrefix(rest, "nc") && !soft && !strings.HasSuffix(before, "sc") || rest == "st"
	case "eo":
		return !strings.HasPrefix(rest, "p") && !strings.HasPrefix(rest, "n") && !strings.HasPrefix(rest, "us") || strings.HasSuffix(before, "vid")
	case "ea":
		return strings.HasPrefix(word, "crea") && i == 2 && !strings.HasPrefix(rest, "tu") && !strings.HasPrefix(rest, "m") && !strings.HasPrefix(rest, "s") && !strings.HasPrefix(rest, "k") ||
			strings.HasPrefix(word, "rea") && i == 1 && (strings.HasPrefix(rest, "ct") || strings.HasPrefix(rest, "ss") || strings.HasPrefix(rest, "li") || strings.HasPrefix(rest, "l-")) ||
			strings.HasSuffix(word, "ea") && i > 1 && word != "plea"
	case "ei":
		return strings.HasPrefix(rest, "ng") || strings.HasPrefix(word, "rei") && i == 1 && len(word) > 5 && !strings.HasPrefix(word, "reign")
	case "oi":
		return strings.HasPrefix(rest, "ng")
	case "ua":
		return !strings.HasSuffix(before, "q") && !strings.HasSuffix(before, "g")
	case "ue":
		return strings.HasPrefix(rest, "n") && !strings.HasSuffix(before, "q") || strings.HasPrefix(rest, "l") && !strings.HasSuffix(before, "g") && i > 1
	case "ui":
		return rest == "ng" || strings.HasPrefix(rest, "t") && strings.HasSuffix(before, "n") || strings.HasPrefix(rest, "ty") || strings.HasPrefix(rest, "d") && strings.HasSuffix(before, "fl")
	case "uo":
		return !strings.HasSuffix(before, "q")
	case "oe":
		return strings.HasPrefix(rest, "t") || rest == "r"
	case "oo":
		return strings.HasPrefix(word, "coop") && i == 1 || strings.HasPrefix(word, "coor") && i == 1
	}
	return false
}

// silent counts written vowels that nobody says.
func silent(word string) int {
	n := 0
	for _, end := range []string{"ment", "ments", "ly", "ful", "less", "ness", "some"} {
		if stem, ok := strings.CutSuffix(word, end); ok && silentEnd(stem) {
			return 1
		}
	}
	if compound(word) {
		n++
	}
	switch {
	case strings.HasSuffix(word, "ed"):
		stem := word[:len(word)-2]
		if stem != "" && (!isVowel(stem[len(stem)-1]) || glide(stem)) && strings.IndexByte("td", stem[len(stem)-1]) < 0 && hasVowel(stem) && !endsInConsonantL(stem) {
			n++
		}
	case strings.HasSuffix(word, "es"):
		stem := word[:len(word)-2]
		if stem != "" && !isVowel(stem[len(stem)-1]) && !sibilant(stem) && hasVowel(stem) && !endsInConsonantL(stem) {
			n++
		}
	case silentEnd(word):
		n++
	}
	return n
}

// glide reports whether a stem ends with the "y" of "employ".
func glide(stem string) bool {
	n := len(stem)
	return n > 1 && stem[n-1] == 'y' && isVowel(stem[n-2])
}

// compound reports whether a word begins with one whose last "e" is silent,
// as "stakeholder" does.
func compound(word string) bool {
	for _, first := range []string{
		"stake", "file", "ware", "frame", "pipe", "guide", "there", "where", "fore", "life", "some", "home", "time", "whole", "wide",
		"state", "safe", "place", "care", "house", "note", "mile", "trade", "line", "space", "base", "cheese", "wire", "spoke",
	} {
		if rest, ok := strings.CutPrefix(word, first); ok && len(rest) > 2 && !isVowel(rest[0]) {
			return true
		}
	}
	return false
}

// silentEnd reports whether a word ends with an "e" that is not said.
func silentEnd(word string) bool {
	if len(word) < 3 || word[len(word)-1] != 'e' || isVowel(word[len(word)-2]) {
		return false
	}
	stem := word[:len(word)-1]
	return hasVowel(stem) && !endsInConsonantL(stem)
}

// endsInConsonantL finds the "tabl" of "table", which is two syllables.
func endsInConsonantL(stem string) bool {
	n := len(stem)
	return n > 1 && stem[n-1] == 'l' && !isVowel(stem[n-2]) && stem[n-2] != 'l' && stem[n-2] != 'r'
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

func sibilant(stem string) bool {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "c", "g"} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

// irregular has the syllables of common words that follow no rule, or 0.
func irregular(word string) int {
	switch word {
	case "aren't", "eye", "eyes", "queue", "queues", "through", "does", "goes", "shoes", "used", "yield":
		return 1
	case "every", "business", "senior", "junior", "science", "sciences", "safety", "several", "interest", "million", "millions",
		"billion", "colleague", "colleagues", "technique", "techniques", "unique", "therefore", "something", "sometimes",
		"theory", "centre", "couldn't", "doesn't", "isn't", "didn't", "wouldn't", "shouldn't", "people", "being", "seeing",
		"create", "creates", "using", "evening", "chocolate":
		return 2
	case "area", "areas", "idea", "ideas", "everyone", "everything", "everyday", "businesses", "scientist", "scientists",
		"interested", "interesting", "familiar", "acquired", "employee's", "enabling", "valuable", "opinion", "opinions",
		"behavior", "behaviors", "behaviour", "theatre", "recipe", "equity", "created", "logically", "privilege", "vegetable":
		return 3
	case "unfamiliar", "initiative", "initiatives", "laboratory", "entirely", "etc", "california":
		return 4
	case "automatically":
		return 5
	}
	return 0
}
