package handlers

import (
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolewright/internal/review"
	"rolewright/internal/review/paylaw"
)

// rulesPage lists every rule of the review and every law on record.
type rulesPage struct {
	base
	RuleSet, Today string
	Categories     []rulesOf
	Laws           []lawsOf
}

type rulesOf struct {
	Label string
	Rules []review.Rule
}

type lawsOf struct {
	Label  string
	Places []lawView
}

// lawView is a place with a law, in words.
type lawView struct {
	Name, Kind, Reach     string
	Versions              []lawVersion
	Retention, Note, Read string
	Sources               []paylaw.Source
}

type lawVersion struct{ When, Who, Shows, Text string }

func (s *server) showRules(c *gin.Context) error {
	today := s.now()
	return s.render(c, "rules.html", rulesPage{
		base: s.base(c, "rules"), RuleSet: review.RuleSet, Today: shortDay(today.Format(time.DateOnly)),
		Categories: rulesByCategory(), Laws: lawsByArea(today),
	})
}

func rulesByCategory() []rulesOf {
	var out []rulesOf
	for _, r := range review.Rules() {
		label := categoryLabels[r.Category]
		if len(out) == 0 || out[len(out)-1].Label != label {
			out = append(out, rulesOf{Label: label})
		}
		last := &out[len(out)-1]
		last.Rules = append(last.Rules, r)
	}
	return out
}

func lawsByArea(today time.Time) []lawsOf {
	out := []lawsOf{{Label: "United States"}, {Label: "Cities and counties of the United States"}, {Label: "Canada"}, {Label: "European Union"}}
	for _, j := range paylaw.Jurisdictions() {
		at := &out[lawArea(j)]
		at.Places = append(at.Places, newLawView(j, today))
	}
	return out
}

// lawArea is the part of the page that a law stands in.
func lawArea(j *paylaw.Jurisdiction) int {
	switch {
	case j.Region != "":
		return 1
	case j.Country() == "US":
		return 0
	case j.Country() == "CA":
		return 2
	}
	return 3
}

func newLawView(j *paylaw.Jurisdiction, today time.Time) lawView {
	v := lawView{Name: j.Name, Kind: lawKind(j.KindOn(today)), Reach: lawReach(j.Reach), Retention: j.Retention, Note: j.Note, Sources: j.Sources}
	v.Read = "Not verified; confidence " + string(j.Confidence) + "."
	if j.Verified != "" {
		v.Read = "Last read " + shortDay(j.Verified) + "; confidence " + string(j.Confidence) + "."
	}
	for i := range j.Versions {
		version := &j.Versions[i]
		shows := make([]string, len(version.Show))
		for k, m := range version.Show {
			shows[k] = m.Name()
		}
		v.Versions = append(v.Versions, lawVersion{
			When: lawFrom(version), Who: paylaw.Match{Jurisdiction: j, Version: version}.Condition(),
			Shows: strings.Join(shows, "; "), Text: version.Text,
		})
	}
	return v
}

func lawFrom(v *paylaw.Version) string {
	text := "No date known"
	if v.From != "" {
		text = "From " + shortDay(v.From)
	}
	switch v.Kind {
	case paylaw.OnRequest:
		text += ", on request or at a later stage"
	case paylaw.Over:
		text += ", no longer"
	}
	return text
}

func lawKind(k paylaw.Kind) string {
	switch k {
	case paylaw.Posting:
		return "in the job description itself"
	case paylaw.OnRequest:
		return "on request or at a later stage"
	case paylaw.Partial:
		return "for some employers"
	case paylaw.Future:
		return "to come"
	case paylaw.Pending:
		return "pending"
	}
	return "no longer"
}

func lawReach(r paylaw.Reach) string {
	switch r {
	case paylaw.Open:
		return "It means every job that somebody there may fill, remote ones too."
	case paylaw.Performed:
		return "It means work that is done there at least in part."
	case paylaw.Reports:
		return "It means work that is done there at least in part, and jobs that report to an office there."
	}
	return "How remote jobs stand is not clear."
}

// shortDay writes a day, YYYY-MM-DD, for a page in English.
func shortDay(day string) string {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return date.Format("2 January 2006")
}
