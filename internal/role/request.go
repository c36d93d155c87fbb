package role

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rolewright/internal/posting"
)

// Request is what a person asks for in one line, such as "a senior backend
// developer in Berlin": the role's words, and what the line says besides.
type Request struct {
	Words []string
	// Whole is the words with those of the level among them: a team lead is
	// a job, and so is a middle school teacher.
	Whole []string
	// Head is the word that says what the job is: "manager" in "nurse
	// manager", and in "Manager, Sales" as well.
	Head      string
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
	q.Head = head(line, q.Words)
	return q
}

// headEnds are the signs and words behind which a title no longer names the
// job itself: "Director of Nursing", "Manager, Sales", "Nurse (ICU)".
var headEnds = []string{",", "(", ":", ";", " - ", " – ", " — ", " of ", " for ", " to ", " in ", " with ", " at "}

// head is the last of the words that stands before the end of the title's
// first part.
func head(line string, among []string) string {
	if len(among) == 0 {
		return ""
	}
	end := len(line)
	for _, sign := range headEnds {
		if at := strings.Index(line[:end], sign); at >= 0 {
			end = at
		}
	}
	if end < len(line) {
		for _, w := range slices.Backward(words(line[:end])) {
			if slices.Contains(among, w) {
				return w
			}
		}
	}
	return among[len(among)-1]
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
