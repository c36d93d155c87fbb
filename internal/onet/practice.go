package onet

import (
	"regexp"
	"strings"
)

// longestPractice is the most characters of a task that make a line about
// experience.
const longestPractice = 110

// practice words a task as experience: "Prepare budgets." becomes
// "Experience in preparing budgets". It is empty for a task whose verbs it
// cannot all find, since a half-changed sentence is wrong English.
func (v verbs) practice(text string) string {
	text = byWhat.ReplaceAllString(strings.TrimSuffix(text, "."), "")
	if len(text) > longestPractice || strings.ContainsAny(text, ";()") {
		return ""
	}
	words := strings.Fields(text)
	end := v.leadingVerbs(words)
	if end == 0 || v.hasLaterVerb(words[end:]) || secondClause.MatchString(strings.Join(words[end:], " ")) || noPractice.MatchString(text) {
		return ""
	}
	for i, w := range words[:end] {
		if w == "and" || w == "or" {
			continue
		}
		bare := strings.TrimSuffix(w, ",")
		words[i] = gerund(strings.ToLower(bare)) + w[len(bare):]
	}
	return "Experience in " + strings.Join(words, " ")
}

// secondClause finds what is joined to the first clause and no list: "lines,
// and cast off", "up and focus".
var secondClause = regexp.MustCompile(`^[^,]*, (?:and|or) |^(?:up|out|off|down|in|back) (?:and|or) `)

// byWhat finds how a task is done, which experience need not repeat.
var byWhat = regexp.MustCompile(`, (?:using|applying|following|according to|based on|in accordance with) [^,]*(?:, [^,]+)*$`)

// noPractice are tasks that everybody has done.
var noPractice = regexp.MustCompile(`^(?:Attend|Follow|Keep|Learn|Participate|Stay) `)

// leadingVerbs counts the words of "Plan, direct, or coordinate".
func (v verbs) leadingVerbs(words []string) int {
	end := 0
	for end < len(words) && v.has(words[end]) {
		joined := strings.HasSuffix(words[end], ",")
		end++
		if end < len(words) && (words[end] == "and" || words[end] == "or") {
			if end+1 == len(words) || !v.has(words[end+1]) {
				return 0
			}
			end++
		} else if !joined {
			return end
		}
	}
	return 0
}

// hasLaterVerb reports whether one of the words may be a further verb of the
// sentence: one after "and", "or" or a comma.
func (v verbs) hasLaterVerb(words []string) bool {
	for i := 1; i < len(words); i++ {
		before := words[i-1]
		joins := before == "and" || before == "or" || strings.HasSuffix(before, ",")
		if joins && v.has(words[i]) || adverb(strings.ToLower(words[i-1])) && v.has(words[i]) {
			return true
		}
	}
	return false
}

// doubled are the verbs that double their last letter before -ing, as far as
// tasks begin with them.
const doubled = " admit bag begin bid blot chip chop clip cut debug dig dip drop drip drum dub equip emit fit flip format get grab grip " +
	"hem input jam jog knit lap let log map mop net nip pat permit pin plan plot plug prep program put quiz ram refer confer defer infer transfer rig rip rub run scan scrap " +
	"scrub set ship shop shut sit skim skin slit slot snap spin split spot squat stem step stir stop strap strip stun submit " +
	"sum swab swim tag tan tap tip top transmit commit omit trap trim tug unplug unwrap wrap zip control patrol compel propel "

// gerund is a verb's form in -ing.
func gerund(verb string) string {
	switch {
	case strings.Contains(doubled, " "+verb+" "):
		return verb + verb[len(verb)-1:] + "ing"
	case strings.HasSuffix(verb, "ie"):
		return strings.TrimSuffix(verb, "ie") + "ying"
	case strings.HasSuffix(verb, "e") && !endsInAny(verb, "ee", "oe", "ye"):
		return strings.TrimSuffix(verb, "e") + "ing"
	}
	return verb + "ing"
}
