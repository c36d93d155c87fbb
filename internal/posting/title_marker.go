package posting

import (
	"regexp"
	"strings"
)

// OfferedTitleMarker is what p's title lacks of a custom of its language: the
// mark, such as "(m/w/d)", that says that the job is for everybody. It is
// empty where there is no such custom, no title, or a title that says so in
// one of the usual ways already.
func (p Posting) OfferedTitleMarker() string {
	marker := LabelsFor(p.Locale()).f.TitleMarker
	if marker == noMarker || singleLine(p.Title) == "" || hasTitleMarker(p.Title, p.Language) {
		return ""
	}
	return marker
}

// noMarker stands in a region's file for a custom that it does not share.
const noMarker = "none"

// WithTitleMarker is p with the mark behind its title, unless that has one.
func (p Posting) WithTitleMarker() Posting {
	p.Title = singleLine(p.Title + " " + p.OfferedTitleMarker())
	return p
}

// genderLetters are "m/w/d", "H/F", "m|f|x" and the like, in any order. The
// letters are those of German, English, French, Dutch, Polish and others.
var genderLetters = regexp.MustCompile(`(?i)(?:^|[\s(\[{])[mwdfhkvx*](?:\s?[/|,]\s?(?:[mwdfhkvx*]|div)){1,3}\.?(?:[\s)\]}]|$)`)

// hasTitleMarker reports whether a title says that it is for everybody: by
// letters, by a word of the language, or by a form of the title's own words.
func hasTitleMarker(title, language string) bool {
	if genderLetters.MatchString(title) {
		return true
	}
	key := " " + headingKey(title) + " "
	dotted := strings.NewReplacer("⸱", "·", "•", "·", "‧", "·").Replace(strings.ToLower(title)) + " "
	for _, v := range vocabulariesFor(language) {
		for _, words := range v.words.Known.TitleMarkers {
			if strings.Contains(key, " "+headingKey(words)+" ") {
				return true
			}
		}
		for _, ending := range v.words.Known.TitleEndings {
			if anyWordEnds(dotted, ending) {
				return true
			}
		}
	}
	return false
}

// anyWordEnds reports whether a word of the text ends so, as "köch:in" in ":in".
func anyWordEnds(text, ending string) bool {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \u00a0,/-–", r) }) {
		if rest, ok := strings.CutSuffix(word, ending); ok && rest != "" {
			return true
		}
	}
	return false
}

// titleWithMarkerOf replaces the mark of one language, where it stands at the
// title's end as OfferedTitleMarker gives it, by that of another.
func titleWithMarkerOf(title string, from, to Labels) string {
	bare, ok := strings.CutSuffix(title, " "+from.f.TitleMarker)
	if !ok || from.f.TitleMarker == noMarker || from.f.TitleMarker == "" {
		return title
	}
	if to.f.TitleMarker == noMarker {
		return bare
	}
	return singleLine(bare + " " + to.f.TitleMarker)
}
