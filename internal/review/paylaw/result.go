package paylaw

import (
	"slices"
	"time"

	"rolewright/internal/posting"
)

// Match is a law that concerns a posting, or may.
type Match struct {
	Jurisdiction *Jurisdiction
	Version      *Version
	// SizeUnknown says that it starts at a number of employees, and that the
	// employer's is not known.
	SizeUnknown bool
	// ReachUnclear says that the job may lie outside of its reach: the law is
	// silent on such remote jobs, or the place of work is not told closely.
	ReachUnclear bool
}

// Certain reports whether the law applies as far as the posting tells.
func (m Match) Certain() bool { return !m.SizeUnknown && !m.ReachUnclear }

// Duty is one thing that the posting has to show, with the laws that ask.
type Duty struct {
	Must Must
	// State is the worst by any of the laws.
	State State
	// Asked are the laws that ask for it; those that ask for more than the
	// posting shows stand first.
	Asked []Match
	// Unmet is how many of Asked, from the first, the posting leaves open.
	Unmet int
}

// Open reports whether the posting lacks what is asked for.
func (d Duty) Open() bool {
	return d.State == Missing || d.State == OpenEnded || d.State == TooWide
}

// Result is what the laws ask of one posting on one day.
type Result struct {
	// RuleSet is the version of the data; On is the day.
	RuleSet string
	On      time.Time
	// InForce are laws about the posting itself, Later those that ask at
	// another time of the recruitment or of some employers, Coming those with
	// a first day to come or none, TooSmall those that start at more employees.
	InForce, Later, Coming, TooSmall []Match
	// Duties is the union of what the laws of InForce ask for.
	Duties []Duty
	// Ahead is what dated laws of Coming will ask of the posting itself.
	Ahead []Duty
	// Unruled says that no law is recorded for at least one place.
	Unruled []posting.Location
	// NoPlace says that the posting tells no place to go by.
	NoPlace bool
}

// For tells what the laws ask of p when it is published on a day. It looks at
// what a candidate may see of p, and at the headcount. The zero day gives the
// zero Result.
func For(p posting.Posting, on time.Time) Result {
	if on.IsZero() {
		return Result{}
	}
	r := Result{RuleSet: RuleSet, On: on, NoPlace: noPlace(&p)}
	if r.NoPlace {
		return r
	}
	visible := p.Visible()
	s := newShown(&visible)
	lib, date := laws(), on.Format(time.DateOnly)
	union := false
	for _, country := range countries(&p) {
		for _, j := range lib.byCountry[country] {
			if j.Level != "union" || !union {
				r.look(j, &p, date)
			}
			union = union || j.Level == "union"
		}
	}
	r.unruled(&p)
	r.Duties = duties(r.InForce, &s)
	r.Ahead = duties(dated(r.Coming), &s)
	return r
}

// dated are the laws on postings whose first day is known.
func dated(laws []Match) []Match {
	var out []Match
	for _, m := range laws {
		if m.Version.From != "" && m.Version.Kind == Posting {
			out = append(out, m)
		}
	}
	return out
}

// duties is the union of what laws ask for.
func duties(laws []Match, s *shown) []Duty {
	if len(laws) == 0 {
		return nil
	}
	var out []Duty
	for _, m := range Musts() {
		if d := newDuty(m, laws, s); len(d.Asked) > 0 {
			out = append(out, d)
		}
	}
	return out
}

func noPlace(p *posting.Posting) bool {
	return len(countries(p)) == 0
}

// countries are the countries of a posting's places, each once.
func countries(p *posting.Posting) []string {
	var out []string
	for _, list := range [2][]posting.Location{p.Locations, p.ApplicantLocations} {
		for i := range list {
			if c := list[i].Country; c != "" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// look sorts a law in.
func (r *Result) look(j *Jurisdiction, p *posting.Posting, date string) {
	found := j.touches(p)
	if found == untouched {
		return
	}
	onSite := found == certain && p.Workplace != posting.Remote
	var now *Version
	for i := range j.Versions {
		v := &j.Versions[i]
		switch {
		case v.From == "" && v.Kind == Partial, v.From != "" && v.From <= date:
			now = v
		default:
			if fits := v.fits(j, &p.Headcount, onSite); fits != tooSmall {
				r.Coming = append(r.Coming, Match{Jurisdiction: j, Version: v, ReachUnclear: found == maybe, SizeUnknown: fits == sizeUnknown})
			}
		}
	}
	if now == nil || now.Kind == Over {
		return
	}
	fits := now.fits(j, &p.Headcount, onSite)
	m := Match{Jurisdiction: j, Version: now, ReachUnclear: found == maybe, SizeUnknown: fits == sizeUnknown}
	switch {
	case fits == tooSmall:
		r.TooSmall = append(r.TooSmall, m)
	case now.Kind == Posting:
		r.InForce = append(r.InForce, m)
	default:
		r.Later = append(r.Later, m)
	}
}

// unruled lists the places for which no law of their own is recorded.
func (r *Result) unruled(p *posting.Posting) {
	for _, list := range [2][]posting.Location{p.Locations, p.ApplicantLocations} {
		for i := range list {
			if l := list[i]; !ruled(&l) && !slices.Contains(r.Unruled, l) {
				r.Unruled = append(r.Unruled, l)
			}
		}
	}
}

func ruled(l *posting.Location) bool {
	for _, j := range laws().byCountry[l.Country] {
		if j.near(l) != outside {
			return true
		}
	}
	return false
}

func newDuty(m Must, laws []Match, s *shown) Duty {
	d := Duty{Must: m, State: Shown}
	var met []Match
	for _, law := range laws {
		if !slices.Contains(law.Version.Show, m) {
			continue
		}
		state := s.state(m, law.Version)
		if state == Shown {
			met = append(met, law)
			continue
		}
		if d.Unmet == 0 || rank(state) > rank(d.State) {
			d.State = state
		}
		d.Asked = append(d.Asked, law)
		d.Unmet++
	}
	slices.SortStableFunc(d.Asked, func(a, b Match) int { return doubts(a) - doubts(b) })
	d.Asked = append(d.Asked, met...)
	return d
}

// doubts orders laws: those that surely apply come first.
func doubts(m Match) int {
	n := 0
	if m.SizeUnknown {
		n++
	}
	if m.ReachUnclear {
		n += 2
	}
	return n
}

func rank(s State) int {
	return slices.Index([]State{Shown, ToCheck, TooWide, OpenEnded, Missing}, s)
}

// Open are the duties that the posting leaves open.
func (r Result) Open() []Duty {
	var out []Duty
	for _, d := range r.Duties {
		if d.Open() {
			out = append(out, d)
		}
	}
	return out
}
