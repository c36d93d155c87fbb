package role

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"rolewright/internal/posting"
)

// Request is what a person asks for in one line, such as "a senior backend
// developer in Berlin": the role's words, and what the line says besides.
type Request struct {
	Words []string
	// Whole is the words with those of the level among them: a team lead is
	// a job, and so is a middle school teacher.
	Whole     []string
	Seniority posting.Seniority
	// Place is the text after "in", as typed.
	Place string
}

// seniorityWords maps the words for a level to the level.
var seniorityWords = map[string]posting.Seniority{
	"intern": posting.Intern, "trainee": posting.Intern,
	"junior": posting.Junior, "jr": posting.Junior, "entry": posting.Junior, "graduate": posting.Junior,
	"mid": posting.Mid, "middle": posting.Mid, "intermediate": posting.Mid, "ii": posting.Mid,
	"senior": posting.Senior, "sr": posting.Senior, "snr": posting.Senior, "iii": posting.Senior,
	"lead": posting.Lead, "principal": posting.Principal, "staff": posting.Principal,
}

// fillers carry no meaning in a request.
var fillers = map[string]bool{"a": true, "an": true, "the": true, "level": true, "for": true, "i": true, "in": true}

// placeAfter finds the last "in" of a line and what follows it.
var placeAfter = regexp.MustCompile(`(?i)^(.*\s|)in\s+(\S.*)$`)

// noPlaces are what follows "in" in titles such as "Developer in Residence"
// and "Engineer in Test".
var noPlaces = map[string]bool{"residence": true, "test": true, "training": true, "chief": true, "charge": true}

// ParseRequest takes a line apart. Nothing in it is an error.
func ParseRequest(line string) Request {
	var q Request
	if m := placeAfter.FindStringSubmatch(line); m != nil && !noPlaces[fold(strings.TrimSpace(m[2]))] {
		line, q.Place = m[1], strings.TrimSpace(m[2])
	}
	all := words(line)
	q.Whole = all
	for i, w := range all {
		if isLevel(w, all[i+1:]) {
			// "sr backend developer ii": the first word is the clearer one.
			q.Seniority = cmp.Or(q.Seniority, seniorityWords[w])
		} else if !fillers[w] {
			q.Words = append(q.Words, w)
		}
	}
	return q
}

// isLevel tells the word for a level from the same word in a job's name, by
// what follows it: a staff engineer from a staff nurse, an entry-level clerk
// from a data entry clerk, a principal engineer from a school's principal.
func isLevel(word string, after []string) bool {
	next := ""
	if len(after) > 0 {
		next = after[0]
	}
	switch word {
	case "staff":
		return slices.ContainsFunc(after, func(w string) bool { return technical[w] })
	case "entry":
		return next == "level"
	case "principal":
		return next != ""
	case "junior", "senior":
		return next != "high" // school
	case "lead":
		return next != "generation"
	}
	return seniorityWords[word] != ""
}

// technical are the names of jobs in which "staff" is a level.
var technical = map[string]bool{"engineer": true, "eng": true, "developer": true, "dev": true, "programmer": true,
	"architect": true, "scientist": true, "designer": true}

// Search returns the entries that fit the request's words, best first; all
// of them when the request names no role. Every word must fit somewhere;
// slips of one letter in words of five letters or more are forgiven.
func (l *Library) Search(q Request) []Entry {
	if len(q.Words) == 0 {
		return l.List()
	}
	type hit struct {
		entry Entry
		score int
	}
	var hits []hit
	for i, e := range l.entries {
		s := l.titles[i].score(q.Words)
		if l.titles[i].have(q.Whole) {
			s += exactly
		}
		if s > 0 {
			hits = append(hits, hit{e, s})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return b.score - a.score })
	found := make([]Entry, len(hits))
	for i, h := range hits {
		found[i] = h.entry
	}
	return found
}

// exactly is more than any score: somebody typed the title itself.
const exactly = 1000

// title is a title made ready to be searched.
type title struct {
	words []string
	// joined finds "backend" in "back end" and "point" in "SharePoint".
	joined string
}

func newTitle(text string) title {
	w := words(text)
	return title{w, strings.Join(w, "")}
}

// titles are a role's own title and then its other ones.
type titles []title

func titlesOf(e Entry) titles {
	list := titles{newTitle(e.Title)}
	for _, t := range e.OtherTitles {
		list = append(list, newTitle(t))
	}
	return list
}

// have reports whether the words are one of the titles, and no less.
func (list titles) have(query []string) bool {
	return slices.ContainsFunc(list, func(t title) bool { return slices.Equal(t.words, query) })
}

// score rates how well the words fit the role's best title: 0 is not at all.
// The role's own title counts a little more than its other ones, and a title
// with no word left over more than one with some.
func (list titles) score(query []string) int {
	best := 0
	for i, t := range list {
		s := t.score(query)
		if i == 0 && s > 0 {
			s += 2
		}
		best = max(best, s)
	}
	return best
}

func (t title) score(query []string) int {
	total := 0
	for _, w := range query {
		s := t.wordScore(w)
		if s == 0 {
			return 0
		}
		total += s
	}
	return 10*total/len(query) + 30*len(query)/max(len(t.words), len(query))
}

// wordScore rates one typed word against the title's best one. Parts of a
// title count from three letters on: shorter ones are in everything.
func (t title) wordScore(typed string) int {
	best := 0
	for _, have := range t.words {
		best = max(best, wordScore(typed, have))
	}
	if best == 0 && len(typed) >= 3 && strings.Contains(t.joined, typed) {
		return 6
	}
	return best
}

// wordScore rates one typed word against one word of a title.
func wordScore(typed, have string) int {
	switch {
	case typed == have:
		return 10
	case strings.HasPrefix(have, typed):
		return 8
	case len(typed) >= 5 && slip(typed, have):
		return 5
	}
	return 0
}

// slip reports whether two words differ by one letter added, left out,
// changed or swapped with its neighbour.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	if i == len(x) || slices.Equal(x[i+1:], y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// words splits a title into its folded words; "C#", "C++", "Node.js" and
// ".NET" keep the signs that make them what they are.
func words(text string) []string {
	list := strings.FieldsFunc(fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("#+.", r)
	})
	for i, w := range list {
		list[i] = strings.TrimRight(w, ".") // "Sr."
	}
	return slices.DeleteFunc(list, func(w string) bool { return w == "" })
}

// fold makes texts that differ in case and accents only the same.
func fold(text string) string {
	if !isASCII(text) {
		t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
		if out, _, err := transform.String(t, text); err == nil {
			text = out
		}
	}
	return strings.ToLower(text)
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
