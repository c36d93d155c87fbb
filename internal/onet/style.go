package onet

import (
	"cmp"
	"slices"

	"rolewright/internal/role"
)

// A posting asks for this many work styles: more where it has few other
// must-haves.
const (
	mostStyles   = 2
	extraStyles  = 3
	fewMustHaves = 2
)

// styleLines words the work styles of O*NET as requirements: those of
// releases up to 30.0 and those since.
func styleLines() map[string]string {
	return map[string]string{
		"Achievement Orientation":  "High standards for your own work, and the drive to meet them",
		"Achievement/Effort":       "High standards for your own work, and the drive to meet them",
		"Adaptability":             "Ease with change and with new ways of working",
		"Adaptability/Flexibility": "Ease with change and with new ways of working",
		"Analytical Thinking":      "Clear analysis of problems, from facts to a conclusion",
		"Attention to Detail":      "Close attention to detail, and thorough, well-ordered work",
		"Cautiousness":             "Careful judgement of risk before acting",
		"Concern for Others":       "Concern for other people, and an eye for what they need",
		"Cooperation":              "Helpfulness towards colleagues, and a good-natured way of working together",
		"Dependability":            "Reliability: what you take on gets done, on time and as agreed",
		"Empathy":                  "Sensitivity to other people's needs and feelings",
		"Humility":                 "Modesty in dealing with others, and openness to being corrected",
		"Independence":             "Independent work with little supervision",
		"Initiative":               "Initiative, and readiness to take on what needs doing",
		"Innovation":               "Inventiveness in finding new ways to solve problems",
		"Integrity":                "Honesty and sound ethics",
		"Intellectual Curiosity":   "Curiosity, and the will to understand a subject in depth",
		"Leadership":               "Readiness to take the lead and give direction",
		"Leadership Orientation":   "Readiness to take the lead and give direction",
		"Optimism":                 "A positive attitude, in difficult times as well",
		"Perseverance":             "Persistence when the work meets obstacles",
		"Persistence":              "Persistence when the work meets obstacles",
		"Self-Confidence":          "Confidence in your own skill and judgement",
		"Self-Control":             "Composure when criticised or in difficult situations",
		"Sincerity":                "Genuine and sincere dealings with people",
		"Social Orientation":       "Enjoyment of working with people all day",
		"Stress Tolerance":         "Effective work under pressure",
		"Tolerance for Ambiguity":  "Ease with open questions and unclear situations",
	}
}

// styleGroup asks for the work styles that matter most in the occupation,
// those first in which it differs from others. musts is how many must-haves
// the posting has without them.
func (o *occupation) styleGroup(musts int) role.Requirement {
	most := mostStyles
	if musts <= fewMustHaves {
		most = extraStyles
	}
	group := role.Requirement{Group: "Ways of working"}
	lines := styleLines()
	for _, s := range highest(o.styles, o.distinct) {
		if line := lines[s.name]; line != "" && s.value > 0 && len(group.Must) < most && !slices.Contains(group.Must, line) {
			group.Must = append(group.Must, line)
		}
	}
	return group
}

// importantKnowledge is the importance from 1 to 5 from which on a posting
// asks for knowledge of a subject.
const importantKnowledge = 4

// knowledgeGroup asks for the subjects that matter most, where the release
// rates them.
func (o *occupation) knowledgeGroup() role.Requirement {
	group := role.Requirement{Group: "Knowledge"}
	for _, k := range highest(o.knowledge, nil) {
		line := "Sound knowledge of " + inText(k.name)
		switch {
		case k.value < importantKnowledge || k.name == "English Language":
		case len(group.Must) < 2:
			group.Must = append(group.Must, line)
		case len(group.Nice) < 1:
			group.Nice = append(group.Nice, line)
		}
	}
	return group
}

// highest sorts by value; those in distinct stand first.
func highest(list []rated, distinct map[string]bool) []rated {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b rated) int {
		if distinct[a.name] != distinct[b.name] {
			if distinct[a.name] {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.value, a.value)
	})
	return list
}
