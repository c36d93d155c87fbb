package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rolewright/internal/posting"
)

// experience looks at whether level, years and text ask for the same.
func experience(d *desk) {
	d.seniorityOfTitle()
	asked := d.asked()
	d.levelAndYears(asked)
	d.fieldAndText(asked)
	d.technologies(asked)
	d.creep()
}

// demand is a number of years that a must-have asks for.
type demand struct {
	*passage
	span
	// first is the word that the number is in, last the one after "years".
	first, last int
	years       int
}

// asked lists the years that must-haves ask for.
func (d *desk) asked() []demand {
	var out []demand
	for _, p := range d.mustHaves() {
		out = append(out, yearsIn(p)...)
	}
	return out
}

// yearsIn finds "5 years", "5+ years", "three to five years" and "2-4 years"
// in a text; of a range the lower end counts.
func yearsIn(p *passage) []demand {
	var out []demand
	for i, w := range p.words {
		if !slices.Contains([]string{"years", "year", "yrs", "yr", "jahre", "jahren", "jahr", "ans", "années"}, w.low) {
			continue
		}
		from, years := lowest(p.words, i)
		if from < i && years > 0 && years < 60 && !isPeriod(p.words[:from]) {
			out = append(out, demand{p, span{p.words[from].start, w.end}, from, i + 1, years})
		}
	}
	return out
}

// isPeriod reports whether the words before a number say that it is a time in
// the calendar: "within the past three years".
func isPeriod(before []word) bool {
	n := len(before)
	return n > 0 && slices.Contains([]string{"past", "last", "previous", "recent", "next", "first", "every"}, before[n-1].low)
}

// lowest reads the number, or the range, that ends right before word i.
func lowest(words []word, i int) (from, years int) {
	from = i
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if n, ok := numberOf(words[k].low); ok {
			from, years = k, n
			continue
		}
		if !slices.Contains([]string{"to", "or", "more", "bis", "à", "plus", "full"}, words[k].low) {
			break
		}
	}
	return from, years
}

// numberOf reads a whole number in digits or as a word up to twelve.
func numberOf(low string) (int, bool) {
	if n, err := strconv.Atoi(low); err == nil {
		return n, true
	}
	words := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	n := slices.Index(words, low)
	return n, n > 0
}

// levelWords are words in titles that name a level.
func levelWords() map[string]posting.Seniority {
	return map[string]posting.Seniority{
		"intern": posting.Intern, "internship": posting.Intern, "trainee": posting.Intern, "apprentice": posting.Intern,
		"junior": posting.Junior, "jr": posting.Junior, "graduate": posting.Junior,
		"senior": posting.Senior, "sr": posting.Senior, "principal": posting.Principal, "director": posting.Director,
	}
}

// seniorityOfTitle compares the level that the title names with the field.
func (d *desk) seniorityOfTitle() {
	s := d.posting.Seniority
	if s == "" {
		return
	}
	levels := levelWords()
	for _, w := range wordsOf(d.posting.Title) {
		if named := levels[w.low]; named != "" && apart(named, s) {
			f := d.inTitle("seniority-contradiction", w.span,
				fmt.Sprintf("The title says “%s”, the seniority says %s.", d.posting.Title[w.start:w.end], s))
			f.Fixes = []Fix{{Action: Go, Label: "Choose the seniority", Place: Place{Field: "seniority"}}}
			return
		}
	}
}

// apart reports whether two levels are on different sides of the middle.
func apart(a, b posting.Seniority) bool {
	return beginner(a) != beginner(b) && (beginner(a) && b != posting.Mid || beginner(b) && a != posting.Mid)
}

func beginner(s posting.Seniority) bool { return s == posting.Intern || s == posting.Junior }

// level is the seniority by the field or, without one, by the title.
func (d *desk) level() posting.Seniority {
	if d.posting.Seniority != "" {
		return d.posting.Seniority
	}
	words := wordsOf(d.posting.Title)
	if _, ok := phraseIn(words, "entry level"); ok {
		return posting.Junior
	}
	levels := levelWords()
	for _, w := range words {
		if s := levels[w.low]; s != "" {
			return s
		}
	}
	return ""
}

// mostYears is the most experience that a level can ask for and still be one.
func mostYears(s posting.Seniority) (int, bool) {
	switch s {
	case posting.Intern:
		return 0, true
	case posting.Junior:
		return 3, true
	}
	return 0, false
}

func (d *desk) levelAndYears(asked []demand) {
	level := d.level()
	most, beginners := mostYears(level)
	months, err := strconv.Atoi(d.posting.ExperienceMonths)
	if beginners && err == nil && months > 12*most {
		d.lead("entry-level-experience", "experienceMonths", "Change it",
			fmt.Sprintf("The level is %s, and %s of experience are asked for.", level, inYears(months)))
	}
	for _, a := range asked {
		if beginners && a.years > most && !d.full("entry-level-experience") {
			f := d.findIn("entry-level-experience", a.passage, a.start, a.end,
				fmt.Sprintf("The level is %s, and this asks for %s.", level, inYears(12*a.years)))
			f.Fixes = append(f.Fixes, Fix{Action: MakeNice, Label: "Make it a nice-to-have", Place: f.Place})
		}
	}
	senior := level == posting.Senior || level == posting.Principal
	if senior && err == nil && months > 0 && months < 24 && !d.usual(level, months) {
		d.lead("senior-without-experience", "experienceMonths", "Change it",
			fmt.Sprintf("The level is %s, and %d months of experience are asked for.", level, months))
	}
}

// usual reports whether the role's template asks for no more either.
func (d *desk) usual(level posting.Seniority, months int) bool {
	if d.ctx.Role == nil {
		return false
	}
	asks, known := d.ctx.Role.Months[level]
	return known && asks <= months
}

// fieldAndText compares the experience in its field with the most that the
// text asks for in general.
func (d *desk) fieldAndText(asked []demand) {
	months, err := strconv.Atoi(d.posting.ExperienceMonths)
	if err != nil || months == 0 {
		return
	}
	for _, a := range asked {
		if 12*a.years > months+6 {
			d.findIn("experience-contradiction", a.passage, a.start, a.end,
				fmt.Sprintf("This asks for %s, the field for %s.", inYears(12*a.years), inYears(months))).
				Fixes = []Fix{{Action: Go, Label: "Change the field", Place: Place{Field: "experienceMonths"}}}
			return
		}
	}
}

// technologies finds demands for more years than a technology exists.
func (d *desk) technologies(asked []demand) {
	if d.ctx.Today.IsZero() {
		return
	}
	for _, a := range asked {
		for _, t := range book().technologies {
			oldest := d.ctx.Today.Year() - t.Year
			if a.years <= oldest || !a.of(t) {
				continue
			}
			f := d.findIn("older-than-the-technology", a.passage, a.start, a.end, fmt.Sprintf(
				"This asks for %d years, and %s was first released in %d.", a.years, t.Name, t.Year))
			f.Evidence = append([]Evidence{{
				Text: fmt.Sprintf("%s was first released in %d.", t.Name, t.Year), Grade: FieldData, Source: t.Source,
			}}, f.Evidence...)
			break
		}
	}
}

// of reports whether the years are years of a technology: its name follows
// them, or stands right before.
func (a demand) of(t technology) bool {
	at := a.last
	for at < len(a.words) && slices.Contains(betweenYearsAndSkill(), a.words[at].low) {
		at++
	}
	for i := range a.words {
		named := false
		t.tree.follow(a.words, i, true, func(end, _ int) { named = named || i == at || end == a.first })
		if first := a.Text[a.words[i].start]; named && (!t.Capital || 'A' <= first && first <= 'Z') {
			return true
		}
	}
	return false
}

func betweenYearsAndSkill() []string {
	return []string{
		"of", "experience", "professional", "hands", "on", "commercial", "production", "industry", "working", "work", "practical",
		"with", "in", "using", "development", "developing", "programming", "coding", "writing", "building", "the", "a", "and", "minimum",
	}
}

// technology is one of the list technologies.yaml.
type technology struct {
	Name string `yaml:"name"`
	// Find are patterns as in the word lists; without any it is the name.
	Find []string `yaml:"find,omitempty"`
	// Year is that of the first public release.
	Year   int    `yaml:"year"`
	Source string `yaml:"source"`
	// Capital says that the name is a common word too, so that it counts with
	// a capital only.
	Capital bool `yaml:"capital,omitempty"`

	tree *branch
}

func (t *technology) grow() {
	patterns := t.Find
	if len(patterns) == 0 {
		patterns = []string{strings.Join(nameWords(t.Name), " ")}
	}
	t.tree = treeOf(patterns)
}

// creep compares the experience asked for with what the role usually needs.
func (d *desk) creep() {
	months, err := strconv.Atoi(d.posting.ExperienceMonths)
	if d.ctx.Role == nil || err != nil {
		return
	}
	usual, known := d.ctx.Role.Months[d.level()]
	if known && months > usual+24 {
		d.lead("experience-creep", "experienceMonths", "Change it", fmt.Sprintf(
			"%s are asked for; the template for %s asks for %s at this level.", inYears(months), d.ctx.Role.Title, inYears(usual)))
	}
}

func inYears(months int) string {
	switch {
	case months == 12:
		return "1 year"
	case months%12 == 0 && months > 0:
		return fmt.Sprintf("%d years", months/12)
	}
	return fmt.Sprintf("%d months", months)
}
