package workspace

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/store"
)

// Answer is a reasoned "not here" to a finding of the review.
type Answer struct {
	Rule string `json:"rule"`
	// Key is the finding's; empty answers every finding of the rule.
	Key string `json:"key,omitempty"`
	// Reason is never empty.
	Reason string    `json:"reason"`
	At     time.Time `json:"at,omitzero"`
}

// Policy is what an employer asks of its postings beyond the rules, and the
// answers that are for all of them.
type Policy struct {
	Sections     []posting.Kind `json:"sections,omitempty"`
	Banned       []BannedWord   `json:"banned,omitempty"`
	MinScore     int            `json:"minScore,omitempty"`
	NoErrors     bool           `json:"noErrors,omitempty"`
	MaxPayWidth  int            `json:"maxPayWidth,omitempty"`
	MaxMustHaves int            `json:"maxMustHaves,omitempty"`
	// Names are of products and skills, at whose words no rule looks.
	Names   []string `json:"names,omitempty"`
	Answers []Answer `json:"answers,omitempty"`
}

// BannedWord is a word or phrase that the employer does not want to read.
type BannedWord struct {
	Words   string `json:"words"`
	Reason  string `json:"reason,omitempty"`
	Instead string `json:"instead,omitempty"`
}

// KeptPolicy is the policy with its version; version 0 is one that nobody has
// saved yet.
type KeptPolicy = store.Item[Policy]

// policyID names the one record of the policy of a workspace.
const policyID = "policy"

// Policy returns the employer's policy; one that asks nothing, at first.
func (w *Workspace) Policy(ctx context.Context) (KeptPolicy, error) {
	p, err := w.policies.Get(ctx, w.name, policyID)
	if errors.Is(err, store.ErrNotFound) {
		return KeptPolicy{}, nil
	}
	return p, err
}

// SavePolicy replaces the policy that is at version expect. The error wraps
// store.ErrConflict when somebody else was quicker, and is a
// *store.InvalidError that names the field for what no policy can ask.
func (w *Workspace) SavePolicy(ctx context.Context, expect uint64, p Policy) (KeptPolicy, error) {
	if err := p.check(); err != nil {
		return KeptPolicy{}, err
	}
	return w.policies.Put(ctx, w.name, policyID, expect, p, nil)
}

func (p Policy) check() error {
	for _, k := range p.Sections {
		if !slices.Contains(posting.Kinds(), k) {
			return &store.InvalidError{Field: "sections", Reason: "“" + string(k) + "” is not a kind of section. Choose one of the list."}
		}
	}
	for _, f := range []struct {
		name        string
		value, most int
	}{{"minScore", p.MinScore, 100}, {"maxPayWidth", p.MaxPayWidth, 1000}, {"maxMustHaves", p.MaxMustHaves, 100}} {
		if f.value < 0 || f.value > f.most {
			return &store.InvalidError{Field: f.name, Reason: "The number is out of range. Leave it empty to ask nothing."}
		}
	}
	for _, b := range p.Banned {
		if strings.TrimSpace(b.Words) == "" {
			return &store.InvalidError{Field: "banned", Reason: "A word that is not wanted is empty. Write it, or remove the line."}
		}
	}
	return nil
}

// Answer records a reasoned "not here" with a posting that is at version
// expect. An earlier answer to the same is replaced. It returns a
// *ConflictError as Save does, and a *store.InvalidError without a reason.
func (w *Workspace) Answer(ctx context.Context, id string, expect uint64, a Answer) (Posting, error) {
	if err := a.check(); err != nil {
		return Posting{}, err
	}
	a.At = w.now().UTC()
	return w.change(ctx, id, expect, func(d *Draft) { d.Answers = answered(d.Answers, a) })
}

// Unanswer takes an answer back.
func (w *Workspace) Unanswer(ctx context.Context, id string, expect uint64, rule, key string) (Posting, error) {
	return w.change(ctx, id, expect, func(d *Draft) { d.Answers = unanswered(d.Answers, rule, key) })
}

// AnswerEverywhere records a reasoned "not here" for all postings.
func (w *Workspace) AnswerEverywhere(ctx context.Context, a Answer) (KeptPolicy, error) {
	if err := a.check(); err != nil {
		return KeptPolicy{}, err
	}
	a.At = w.now().UTC()
	return w.editPolicy(ctx, func(p *Policy) { p.Answers = answered(p.Answers, a) })
}

// UnanswerEverywhere takes an answer for all postings back.
func (w *Workspace) UnanswerEverywhere(ctx context.Context, rule, key string) (KeptPolicy, error) {
	return w.editPolicy(ctx, func(p *Policy) { p.Answers = unanswered(p.Answers, rule, key) })
}

func (w *Workspace) editPolicy(ctx context.Context, edit func(*Policy)) (KeptPolicy, error) {
	cur, err := w.Policy(ctx)
	if err != nil {
		return KeptPolicy{}, err
	}
	next := cur.Value
	edit(&next)
	return w.policies.Put(ctx, w.name, policyID, cur.Version, next, nil)
}

func (a Answer) check() error {
	switch {
	case strings.TrimSpace(a.Reason) == "":
		return &store.InvalidError{Field: "reason", Reason: "Say in a few words why it does not matter here; whoever reads it next year will ask."}
	case a.Rule == "":
		return &store.InvalidError{Field: "rule", Reason: "It is not said which finding is meant. Choose one of the review."}
	}
	return nil
}

// answered is a list of answers with a put in; lists that are handed out are
// never changed.
func answered(list []Answer, a Answer) []Answer {
	return append(unanswered(list, a.Rule, a.Key), a)
}

func unanswered(list []Answer, rule, key string) []Answer {
	return slices.DeleteFunc(slices.Clone(list), func(b Answer) bool { return b.Rule == rule && b.Key == key })
}

// ReviewContext is what a review of a posting needs to know of the workspace:
// the policy, the answers, and the names of the other companies. The role and
// the date are the caller's.
func (w *Workspace) ReviewContext(ctx context.Context, d Draft) (review.Context, error) {
	policy, err := w.Policy(ctx)
	if err != nil {
		return review.Context{}, err
	}
	out := review.Context{Policy: policy.Value.ForReview(), Names: policy.Value.Names}
	for _, a := range slices.Concat(d.Answers, policy.Value.Answers) {
		out.Suppressed = append(out.Suppressed, review.Suppression{Rule: a.Rule, Key: a.Key, Reason: a.Reason})
	}
	companies, err := w.Companies(ctx)
	for _, c := range companies {
		if name := c.Value.Texts.Name; name != "" && !strings.EqualFold(name, d.Content.Company.Name) {
			out.OtherCompanies = append(out.OtherCompanies, name)
		}
	}
	return out, err
}

// ForReview is the policy as a review takes it.
func (p Policy) ForReview() review.Policy {
	out := review.Policy{
		Sections: p.Sections, MinScore: p.MinScore, NoErrors: p.NoErrors, MaxPayWidth: p.MaxPayWidth, MaxMustHaves: p.MaxMustHaves,
	}
	for _, b := range p.Banned {
		out.Banned = append(out.Banned, review.BannedWord(b))
	}
	return out
}
