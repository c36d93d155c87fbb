// Package paylaw knows what laws ask a job posting to say about pay, and the
// few other statements that a posting must hold in some places.
//
// The laws are data (jurisdictions.yaml), each with where and when it was
// read. For tells which of them concern a posting, what they ask for in all,
// and what of it the posting does not show. It informs; it is no legal advice
// and never says that a posting is within the law.
package paylaw

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"
)

// RuleSet is the version of the data. It changes with every change of it.
const RuleSet = "2026-11"

// Kind is how far a law reaches into the posting.
type Kind string

// The kinds of law.
const (
	// Posting: the posting itself must say it.
	Posting Kind = "posting"
	// OnRequest: an applicant who asks, or who comes to a later stage, is told.
	OnRequest Kind = "on-request"
	// Partial: some employers only.
	Partial Kind = "partial"
	// Pending: not in force, and no date is known.
	Pending Kind = "pending"
	// Future: passed, with a first day to come. It is no kind of the data but
	// what a law is called before its first day.
	Future Kind = "future"
	// Over: no longer applies.
	Over Kind = "over"
)

// Must is one thing that a law asks a posting to show.
type Must string

// What laws ask for, in the order of results.
const (
	Pay        Must = "pay"
	Benefits   Must = "benefits"
	OtherPay   Must = "other-pay"
	Deadline   Must = "deadline"
	HowToApply Must = "how-to-apply"
	Vacancy    Must = "vacancy"
	AIUse      Must = "ai-use"
	Overpay    Must = "overpay"
	FairChance Must = "fair-chance"
)

// Musts lists what laws ask for, in the order of results.
func Musts() []Must {
	return []Must{Pay, Benefits, OtherPay, Deadline, HowToApply, Vacancy, AIUse, Overpay, FairChance}
}

// Reach is which jobs a law means beside those done on site in its place.
type Reach string

// The reaches.
const (
	// Open: any job that somebody who lives there may fill.
	Open Reach = "open"
	// Performed: work that is done there at least in part.
	Performed Reach = "performed"
	// Reports: that, or a job that reports to an office there.
	Reports Reach = "reports"
	// Unsaid: the sources do not say how remote jobs stand.
	Unsaid Reach = "unsaid"
)

// Confidence says how well an entry is known.
type Confidence string

// The confidences.
const (
	// ConfidenceA: the text of the law or of its authority was read.
	ConfidenceA Confidence = "A"
	// ConfidenceB: two summaries agree, or one quotes the law.
	ConfidenceB Confidence = "B"
	// ConfidenceC: the sources differ.
	ConfidenceC Confidence = "C"
	// ConfidenceU: it is not known.
	ConfidenceU Confidence = "U"
)

// Source is a text that bears an entry out.
type Source struct {
	Name string `yaml:"name"`
	URL  string `yaml:"url"`
}

// Jurisdiction is a place with a law of its own.
type Jurisdiction struct {
	// ID is an ISO 3166 code, or one with a slash and a city or county.
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	// Level is union, country, state, province, county or city.
	Level string `yaml:"level"`
	// Region is the ISO 3166-2 code that a city or county lies in.
	Region string `yaml:"region"`
	// Places are the names by which postings call a city or county.
	Places []string `yaml:"places"`
	// Countries are the members of a union.
	Countries []string `yaml:"countries"`
	Reach     Reach    `yaml:"reach"`
	// Partly says that the law holds in parts of the place that its name and
	// a posting's place cannot tell.
	Partly bool `yaml:"partly"`
	// Versions stand in the order of their first days; those without a day
	// come last.
	Versions []Version `yaml:"versions"`
	// Retention is what is to be kept and for how long; Years is the number.
	Retention string   `yaml:"retention"`
	Years     int      `yaml:"years"`
	Sources   []Source `yaml:"sources"`
	// Verified is the day, YYYY-MM-DD, on which a source was read that bears
	// the entry out; empty if none was.
	Verified   string     `yaml:"verified"`
	Confidence Confidence `yaml:"confidence"`
	Note       string     `yaml:"note"`

	country string
	names   []string
}

// Version is a law as it stands from a day on.
type Version struct {
	// From is the first day, YYYY-MM-DD, or empty where none is known.
	From string `yaml:"from"`
	Kind Kind   `yaml:"kind"`
	// Employees is the least number of employees; 0 means every employer.
	Employees int `yaml:"employees"`
	// Count is "here" where only employees in the place count, and "anywhere"
	// otherwise. OneHere asks for at least one of them in the place.
	Count   string `yaml:"count"`
	OneHere bool   `yaml:"oneHere"`
	Show    []Must `yaml:"show"`
	// Closed says that a range needs both ends.
	Closed bool `yaml:"closed"`
	// Width is the most that the ends of a range may be apart in a year, in
	// WidthCurrency; pay above ExemptAbove a year need not be shown.
	Width         int    `yaml:"width"`
	WidthCurrency string `yaml:"widthCurrency"`
	ExemptAbove   int    `yaml:"exemptAbove"`
	// WidthPercent is the most that they may be apart in percent of the lower.
	WidthPercent int `yaml:"widthPercent"`
	// Commission says what holds for jobs paid by commission: "statement", it
	// is enough to say so; "exempt", nothing is asked; "amount", its range is
	// told; empty, nothing was read of it.
	Commission string `yaml:"commission"`
	// Enforced is the day from which a law that is in force is enforced.
	Enforced string `yaml:"enforced"`
	// Text says the rest in plain sentences.
	Text string `yaml:"text"`
}

// Country is the ISO 3166-1 code of the country, or empty for a union.
func (j *Jurisdiction) Country() string { return j.country }

// On is the version in force on a day, and whether there is one. A law
// without a day is never in force, except that a partial one always is.
func (j *Jurisdiction) On(day time.Time) (*Version, bool) {
	date := day.Format(time.DateOnly)
	var found *Version
	for i := range j.Versions {
		v := &j.Versions[i]
		if (v.From != "" && v.From <= date) || (v.From == "" && v.Kind == Partial) {
			found = v
		}
	}
	return found, found != nil && found.Kind != Over
}

// KindOn is what the law is called on a day.
func (j *Jurisdiction) KindOn(day time.Time) Kind {
	if v, ok := j.On(day); ok {
		return v.Kind
	}
	for _, v := range j.Versions {
		if v.From > day.Format(time.DateOnly) {
			return Future
		}
	}
	return j.Versions[len(j.Versions)-1].Kind
}

// Sure reports whether a text was read that bears the entry out.
func (j *Jurisdiction) Sure() bool {
	return j.Verified != "" && (j.Confidence == ConfidenceA || j.Confidence == ConfidenceB)
}

//go:embed jurisdictions.yaml
var data []byte

// library is every law and, by country, those that a place in it may touch.
type library struct {
	all       []*Jurisdiction
	byCountry map[string][]*Jurisdiction
}

// laws are read once. They are part of the program, so that a fault in them
// is a fault of the program, which the tests find.
var laws = sync.OnceValue(func() *library {
	l := &library{byCountry: map[string][]*Jurisdiction{}}
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(&l.all); err != nil {
		panic(fmt.Sprintf("paylaw: jurisdictions.yaml: %v", err))
	}
	for _, j := range l.all {
		l.add(j)
	}
	return l
})

func (l *library) add(j *Jurisdiction) {
	if j.Level == "union" {
		for _, c := range j.Countries {
			l.byCountry[c] = append(l.byCountry[c], j)
		}
		return
	}
	j.country, _, _ = strings.Cut(j.ID, "-")
	for _, name := range j.Places {
		j.names = append(j.names, strings.ToLower(name))
	}
	l.byCountry[j.country] = append(l.byCountry[j.country], j)
}

// Jurisdictions lists every place with a law of its own, in the order of the
// data. What they hold is shared: do not change it.
func Jurisdictions() []*Jurisdiction { return slices.Clone(laws().all) }
