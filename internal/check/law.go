package check

import (
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review/paylaw"
)

// Law is the JSON form of paylaw.Result.
type Law struct {
	RuleSet string `json:"ruleSet"`
	// On is the day, YYYY-MM-DD, whose laws were looked at.
	On string `json:"on"`
	// Summary is the result in a sentence or two.
	Summary  string     `json:"summary"`
	Duties   []LawDuty  `json:"duties,omitempty"`
	Later    []LawMatch `json:"later,omitempty"`
	Coming   []LawMatch `json:"coming,omitempty"`
	TooSmall []LawMatch `json:"tooSmall,omitempty"`
	// Unruled are places for which no law is recorded.
	Unruled []string `json:"unruled,omitempty"`
	// RetentionYears is for how long a law in force asks to keep records.
	RetentionYears int `json:"retentionYears,omitempty"`
}

// LawDuty is the JSON form of paylaw.Duty.
type LawDuty struct {
	Must    paylaw.Must  `json:"must"`
	Name    string       `json:"name"`
	State   paylaw.State `json:"state"`
	Laws    []LawMatch   `json:"laws"`
	Clauses []LawClause  `json:"clauses,omitempty"`
}

// LawClause is a ready sentence and when it is true.
type LawClause struct {
	When string `json:"when"`
	Text string `json:"text"`
}

// LawMatch is a law that concerns the posting, or may.
type LawMatch struct {
	ID   string      `json:"id"`
	Name string      `json:"name"`
	Kind paylaw.Kind `json:"kind"`
	// From is the first day, or empty where none is known.
	From string `json:"from,omitempty"`
	// Doubt says what keeps the law from being certain.
	Doubt      string            `json:"doubt,omitempty"`
	Source     string            `json:"source"`
	URL        string            `json:"url,omitempty"`
	Verified   string            `json:"verified,omitempty"`
	Confidence paylaw.Confidence `json:"confidence"`
}

// newLaw is nil where no day was known, so that nothing was looked at.
func newLaw(p posting.Posting, r paylaw.Result) *Law {
	if r.RuleSet == "" {
		return nil
	}
	out := &Law{RuleSet: r.RuleSet, On: r.On.Format(time.DateOnly), Summary: r.Summary()}
	for _, d := range r.Duties {
		duty := LawDuty{Must: d.Must, Name: d.Must.Name(), State: d.State, Laws: lawMatches(d.Asked)}
		for _, c := range d.Clauses(p) {
			duty.Clauses = append(duty.Clauses, LawClause(c))
		}
		out.Duties = append(out.Duties, duty)
	}
	out.Later, out.Coming, out.TooSmall = lawMatches(r.Later), lawMatches(r.Coming), lawMatches(r.TooSmall)
	for _, place := range r.Unruled {
		out.Unruled = append(out.Unruled, place.Display("en"))
	}
	out.RetentionYears, _ = r.Retention()
	return out
}

func lawMatches(list []paylaw.Match) []LawMatch {
	var out []LawMatch
	for _, m := range list {
		j := m.Jurisdiction
		out = append(out, LawMatch{
			ID: j.ID, Name: j.Name, Kind: m.Version.Kind, From: m.Version.From, Doubt: m.Doubt(),
			Source: j.Sources[0].Name, URL: j.Sources[0].URL, Verified: j.Verified, Confidence: j.Confidence,
		})
	}
	return out
}
