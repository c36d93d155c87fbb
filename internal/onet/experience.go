package onet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rolewright/internal/role"
)

var (
	overPeriod = regexp.MustCompile(`^Over (\d+) (month|year)s?`)
	upToPeriod = regexp.MustCompile(`[Uu]p to and including (\d+) (month|year)s?`)
)

// monthsOf is the least experience that an answer means, in whole months.
func monthsOf(a answer) int {
	m := overPeriod.FindStringSubmatch(a.text)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	if m[2] == "year" {
		n *= 12
	}
	return n
}

// periodOf is an answer within a sentence: "more than 1 and up to 2 years".
func periodOf(a answer) string {
	over, upTo := overPeriod.FindStringSubmatch(a.text), upToPeriod.FindStringSubmatch(a.text)
	switch {
	case over != nil && upTo != nil && over[2] == upTo[2]:
		return "more than " + over[1] + " and up to " + counted(upTo[1], upTo[2])
	case over != nil && upTo != nil:
		return "more than " + counted(over[1], over[2]) + " and up to " + counted(upTo[1], upTo[2])
	case over != nil:
		return "more than " + counted(over[1], over[2])
	case upTo != nil:
		return "up to " + counted(upTo[1], upTo[2])
	}
	return lowerFirst(a.text)
}

func counted(n, unit string) string {
	if n == "1" {
		return n + " " + unit
	}
	return n + " " + unit + "s"
}

// Lines about experience, from the least to the most.
const (
	noExperience = "Readiness to learn the work on the job; earlier experience is welcome but not required"
	someWork     = "Some experience of this or similar work"
	zone3        = "Experience of this work, from employment or from vocational training"
	zone4        = "Several years of experience in this work or close to it"
	zone5        = "Extensive experience in this work or close to it"
)

// experienceLine asks for at least so many months.
func experienceLine(months int, title string) string {
	as := "of experience as " + article(inText(title)) + " " + inText(title)
	switch {
	case months == 0:
		return noExperience
	case months < 3:
		return "A few weeks " + as + " or in similar work, or readiness to learn it on the job"
	case months < 12:
		return "At least " + periodInWords(months) + " " + as + " or in similar work"
	}
	return "At least " + periodInWords(months) + " " + as + " or in closely related work"
}

func periodInWords(months int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
	n, unit := months, "month"
	if months >= 12 {
		n, unit = months/12, "year"
	}
	if n != 1 {
		unit += "s"
	}
	if n >= len(words) {
		return strconv.Itoa(n) + " " + unit
	}
	return words[n] + " " + unit
}

// askedExperience is the line for a job at no particular level: the median
// of what jobs require or, without a survey, what the job zone says.
func (o *occupation) askedExperience(title string) string {
	if a, ok := o.experience.at(0.5); ok {
		return experienceLine(monthsOf(a), title)
	}
	switch o.zone {
	case "2":
		return someWork
	case "3":
		return zone3
	case "4":
		return zone4
	case "5":
		return zone5
	}
	return noExperience
}

// practised is the least experience in months from which on a posting asks
// for practice in some of the tasks as well.
const practised = 12

// asksPractice reports whether people are expected to have done the work.
func (o *occupation) asksPractice() bool {
	if a, ok := o.experience.at(0.5); ok {
		return monthsOf(a) >= practised
	}
	return o.zone >= "3"
}

// A posting asks for practice in so many tasks.
const (
	mustPractice = 2
	nicePractice = 1
)

// experienceGroup asks for years, for practice in the most important tasks,
// and as a nice-to-have for practice in a task that the responsibilities do
// not name.
func (d *data) experienceGroup(o *occupation, title string, chosen, rest []*task) role.Requirement {
	group := role.Requirement{Group: "Experience", Must: []string{o.askedExperience(title)}}
	if !o.asksPractice() {
		return group
	}
	must, nice := d.practices(chosen), d.practices(unlike(rest, chosen))
	group.Must = append(group.Must, must[:min(len(must), mustPractice)]...)
	nice = slices.DeleteFunc(nice, func(line string) bool { return slices.Contains(group.Must, line) })
	group.Nice = append(group.Nice, nice[:min(len(nice), nicePractice)]...)
	return group
}

// practices words the core ones of the tasks as experience.
func (d *data) practices(tasks []*task) []string {
	var out []string
	for _, t := range tasks {
		if line := d.verbs.practice(t.text); line != "" && t.class() == 0 && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// seniorMonths is the least experience that is called senior.
const seniorMonths = 24

// seniorLine asks of a senior what the word means, where the survey has no
// figure that would tell a senior from others.
func seniorLine(title string) string {
	return "Experience as " + article(inText(title)) + " " + inText(title) + ", enough to work without guidance and to guide others"
}

// levels follows what jobs require: the lower quarter of the answers for a
// beginner, the middle, and the upper quarter for a senior. A level that
// would ask no more than the one below it is left out; a senior without a
// figure is asked for no number of years.
func (o *occupation) levels(title string, group role.Requirement) map[string]role.Level {
	low, ok := o.experience.at(0.25)
	if !ok {
		return map[string]role.Level{"senior": {Experience: seniorLine(title)}}
	}
	middle, _ := o.experience.at(0.5)
	high, _ := o.experience.at(0.75)
	out := map[string]role.Level{}
	add := func(name string, a answer) {
		out[name] = role.Level{Experience: experienceLine(monthsOf(a), title), Months: monthsOf(a)}
	}
	if monthsOf(low) < monthsOf(middle) {
		add("junior", low)
		junior := out["junior"]
		junior.LeaveRequirements = append(junior.LeaveRequirements, group.Must[1:]...)
		junior.LeaveRequirements = append(junior.LeaveRequirements, group.Nice...)
		out["junior"] = junior
	}
	if monthsOf(middle) > 0 {
		add("mid", middle)
	}
	if m := monthsOf(high); m >= seniorMonths && m > monthsOf(middle) {
		add("senior", high)
	} else {
		out["senior"] = role.Level{Experience: seniorLine(title), Months: monthsOf(middle)}
	}
	return out
}

// experienceAtAGlance is what experience jobs require: the job zone's words
// and the answers of the survey.
func (d *data) experienceAtAGlance(o *occupation) string {
	return strings.TrimSpace(zoneSays(o.zone, firstSentence(d.zones[o.zone].experience)) + " " +
		o.experience.told("related experience", periodOf))
}
