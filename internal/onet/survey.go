package onet

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The survey of what jobs require, and the meaning of its answers.
const (
	surveyFile   = "Education, Training, and Experience.txt"
	categoryFile = "Education, Training, and Experience Categories.txt"
)

// Scales of the survey: the education and the related experience that the
// job requires.
const (
	scaleEducation  = "RL"
	scaleExperience = "RW"
)

// distribution is how the people asked answered one question.
type distribution struct {
	answers []answer
	// date is the month of the survey, as "August 2023".
	date string
	// experts is set when experts answered in place of people in the job.
	experts bool
}

// answer is one of the answers, in the order of the scale.
type answer struct {
	category int
	text     string
	// share is in percent.
	share float64
	// unsure is set where O*NET recommends not to publish the figure.
	unsure bool
}

func (d *data) readCategory(t *table) error {
	text, err := t.text("Category Description")
	d.categories[t.get(colScale)+" "+t.get(colCategory)] = text
	return err
}

func (d *data) readSurvey(t *table) error {
	o, err := d.of(t)
	if err != nil {
		return err
	}
	var into *distribution
	switch t.get(colScale) {
	case scaleEducation:
		into = &o.education
	case scaleExperience:
		into = &o.experience
	default:
		return nil
	}
	share, ok, err := t.number(colValue)
	if err != nil || !ok {
		return err
	}
	a := answer{share: share, unsure: t.get(colSuppress) == "Y"}
	if a.category, err = strconv.Atoi(t.get(colCategory)); err != nil {
		return t.fault(colCategory, "%q is not a number: unpack the release again", t.get(colCategory))
	}
	if a.text = d.categories[t.get(colScale)+" "+t.get(colCategory)]; a.text == "" {
		return t.fault(colCategory, "the answer %s of the scale %s is not in %s: use all files of one release", t.get(colCategory), t.get(colScale), categoryFile)
	}
	into.add(a, t.get(colDate), t.get(colSource))
	return nil
}

func (s *distribution) add(a answer, date, source string) {
	s.answers = append(s.answers, a)
	slices.SortFunc(s.answers, func(a, b answer) int { return cmp.Compare(a.category, b.category) })
	if when, err := time.Parse("01/2006", date); err == nil {
		s.date = when.Format("January 2006")
	}
	s.experts = strings.Contains(source, "Expert")
}

// at is the answer at a quantile from 0 to 1 of the answers in the order of
// the scale; ok is false where nobody answered.
func (s distribution) at(quantile float64) (a answer, ok bool) {
	total := s.from(0)
	sum := 0.0
	for _, a := range s.answers {
		sum += a.share
		if total > 0 && a.share > 0 && sum >= quantile*total {
			return a, true
		}
	}
	return answer{}, false
}

// from is the share of a category and all above it, in percent.
func (s distribution) from(category int) float64 {
	sum := 0.0
	for _, a := range s.answers {
		if a.category >= category {
			sum += a.share
		}
	}
	return sum
}

// smallestShare is the share in percent from which on an answer is told.
const smallestShare = 5

// told says in words what was answered most, with name as the wording of an
// answer; it is empty where nobody answered.
func (s distribution) told(question string, name func(answer) string) string {
	top := slices.Clone(s.answers)
	slices.SortStableFunc(top, func(a, b answer) int { return cmp.Compare(b.share, a.share) })
	top = slices.DeleteFunc(top, func(a answer) bool { return a.share < smallestShare })
	top = top[:min(3, len(top))]
	if len(top) == 0 {
		return ""
	}
	shares := !slices.ContainsFunc(top, func(a answer) bool { return a.unsure })
	var parts []string
	for _, a := range top {
		part := name(a)
		if shares {
			part += fmt.Sprintf(" (%.0f percent)", a.share)
		}
		parts = append(parts, part)
	}
	who, often := "people in the job", ""
	if s.experts {
		who = "experts on the occupation"
	}
	if !shares {
		often = " most often"
	}
	text := fmt.Sprintf("Asked what %s the job requires, %s%s named %s", question, who, often, enumerated(parts, "and"))
	if s.date != "" {
		text += ", as of " + s.date
	}
	if !shares {
		text += "; O*NET advises against publishing the exact shares"
	}
	return text + "."
}

// enumerated joins parts as in "a, b and c".
func enumerated(parts []string, word string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " " + word + " " + parts[last]
}
