package onet

import (
	"cmp"
	"strings"

	"rolewright/internal/role"
)

// schooling is a level of education in the survey, told by how its description
// begins.
type schooling struct {
	begins string
	// name is the level within a sentence.
	name string
	// asked is the requirement that follows from it.
	asked string
	// replaceable is set where the level may be replaced by experience.
	replaceable bool
}

func schoolings() []schooling {
	return []schooling{
		{"Less than a High School", "less than a high school diploma", "", false},
		{"High School Diploma", "a high school diploma", "A high school diploma or its equivalent", false},
		{"Post-Secondary Certificate", "a post-secondary certificate", "A post-secondary certificate in the field", true},
		{"Some College", "some college courses", "Some college courses in the field", true},
		{"Associate", "an associate's degree", "An associate's degree in a related field", true},
		{"Bachelor", "a bachelor's degree", "A bachelor's degree in a related field", true},
		{"Post-Baccalaureate", "a post-baccalaureate certificate", "A bachelor's degree and a post-baccalaureate certificate in the field", true},
		{"Master", "a master's degree", "A master's degree in a related field", true},
		{"Post-Master", "a post-master's certificate", "A master's degree and a post-master's certificate in the field", true},
		{"First Professional", "a first professional degree", professional, true},
		{"Doctoral", "a doctoral degree", professional, true},
		{"Post-Doctoral", "post-doctoral training", "A doctoral degree and post-doctoral training in the field", true},
	}
}

// professional is asked for both of two levels, since the survey counts a law
// or medical degree under either.
const professional = "A professional or doctoral degree in the field"

// schoolingOf is the level of an answer. An answer that a later release may
// add is told in its own words and asked as they stand.
func schoolingOf(a answer) schooling {
	for _, s := range schoolings() {
		if strings.HasPrefix(a.text, s.begins) {
			return s
		}
	}
	return schooling{name: lowerFirst(a.text), asked: a.text, replaceable: true}
}

const orExperience = ", or equivalent experience"

// overwhelming is the share in percent of jobs that require a degree from
// which on no experience is taken in its place.
const overwhelming = 90

// worthAsking is the share in percent of jobs that require more than the
// usual level from which on the next level is a nice-to-have.
const worthAsking = 20

// educationGroup asks for what at least half of the jobs require, and for
// licences that the description names.
func (d *data) educationGroup(o *occupation) role.Requirement {
	group := role.Requirement{Group: "Education"}
	for _, l := range licences(o) {
		if line := licenceLine(l); line != "" {
			group.Group = "Education and licence"
			group.Must = append(group.Must, line)
		}
	}
	licensed := len(group.Must) > 0
	usual, ok := o.education.at(0.5)
	if !ok {
		line := zoneEducation(o.zone)
		if o.practitioner() {
			line = strings.TrimSuffix(line, orExperience)
		}
		return withMust(group, line)
	}
	asked := usual
	if licensed {
		// A licence has an education as its condition, and no experience
		// stands in for it: ask what nearly every job requires.
		asked, _ = o.education.at(1 - overwhelming/100.0)
	}
	firm := licensed || o.practitioner() || o.education.asking(asked) >= overwhelming
	group = withMust(group, o.education.schooling(asked).line(firm))
	if asked.category < usual.category {
		group.Nice = append(group.Nice, o.education.schooling(usual).line(true))
	} else if next, ok := o.education.above(usual.category); ok && schoolingOf(next).asked != schoolingOf(usual).asked {
		group.Nice = append(group.Nice, o.education.schooling(next).line(true))
	}
	return group
}

// practitioner reports whether the occupation is one of those that diagnose
// or treat patients. No experience stands in for their education.
func (o *occupation) practitioner() bool { return strings.HasPrefix(o.code, "29-1") }

// schooling is the level of an answer, as a doctoral degree alone where next
// to nobody named a first professional one.
func (s distribution) schooling(a answer) schooling {
	level := schoolingOf(a)
	if level.asked == professional && s.asking(a)-s.from(a.category) < smallestShare && strings.HasPrefix(a.text, "Doctoral") {
		level.asked = "A doctoral degree in the field"
	}
	return level
}

// asking is the share of an answer and of all above it, together with a lower
// one that is asked for in the same words.
func (s distribution) asking(a answer) float64 {
	least := a.category
	for _, b := range s.answers {
		if schoolingOf(b).asked == schoolingOf(a).asked {
			least = min(least, b.category)
		}
	}
	return s.from(least)
}

func withMust(group role.Requirement, line string) role.Requirement {
	if line != "" {
		group.Must = append(group.Must, line)
	}
	return group
}

func (s schooling) line(overwhelming bool) string {
	if s.replaceable && !overwhelming && s.asked != "" {
		return s.asked + orExperience
	}
	return s.asked
}

// above is the next answer above a category that is often enough given.
func (s distribution) above(category int) (answer, bool) {
	for _, a := range s.answers {
		if a.category > category && a.share >= worthAsking {
			return a, true
		}
	}
	return answer{}, false
}

// zoneEducation follows the Job Zone Reference where an occupation has no
// answers of its own.
func zoneEducation(zone string) string {
	switch zone {
	case "2":
		return "A high school diploma or its equivalent"
	case "3":
		return "Vocational training or an associate's degree in the field" + orExperience
	case "4":
		return "A bachelor's degree in a related field" + orExperience
	case "5":
		return "A graduate degree in a related field" + orExperience
	}
	return ""
}

// educationAtAGlance is what education jobs require, with the survey's date.
func (d *data) educationAtAGlance(o *occupation) string {
	told := o.education.told("education", func(a answer) string { return schoolingOf(a).name })
	return cmp.Or(told, zoneSays(o.zone, firstSentence(d.zones[o.zone].education)))
}

// zoneSays quotes the Job Zone Reference, which speaks of the zone and not
// of the occupation.
func zoneSays(zone, text string) string {
	if text == "" {
		return ""
	}
	return "O*NET counts the work in job zone " + zone + " of 5: “" + text + "”"
}

func firstSentence(text string) string { return sentences(text)[0] }
