package handlers

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/internal/workspace"
	"rolewright/store"
)

// policyPage is what an employer asks of every posting.
type policyPage struct {
	base
	Version  uint64
	Sections []policyChoice
	// The numbers are empty where nothing is asked.
	MinScore, MaxPayWidth, MaxMustHaves string
	NoErrors                            bool
	// Banned and Names have an entry a line.
	Banned, Names string
	Answers       []policyAnswer
	// Problem says what of the form cannot be, with the remedy.
	Problem string
}

type policyChoice struct {
	Value, Label string
	Chosen       bool
}

type policyAnswer struct{ Rule, Key, Title, Reason string }

func (s *server) showPolicy(c *gin.Context) error {
	kept, err := s.work.Policy(c.Request.Context())
	if err != nil {
		return err
	}
	return s.render(c, "policy.html", s.policyPage(c, kept.Version, kept.Value, ""))
}

func (s *server) policyPage(c *gin.Context, version uint64, p workspace.Policy, problem string) policyPage {
	view := policyPage{
		base: s.base(c, "policy"), Version: version, NoErrors: p.NoErrors, Problem: problem, Names: strings.Join(p.Names, "\n"),
		MinScore: asked(p.MinScore), MaxPayWidth: asked(p.MaxPayWidth), MaxMustHaves: asked(p.MaxMustHaves),
	}
	labels := posting.LabelsFor("en")
	for _, k := range posting.Kinds() {
		if k != posting.Custom {
			view.Sections = append(view.Sections, policyChoice{string(k), labels.Heading(k, ""), slices.Contains(p.Sections, k)})
		}
	}
	for _, b := range p.Banned {
		view.Banned += strings.TrimSuffix(b.Words+" = "+b.Instead, " = ") + "\n"
	}
	for _, a := range p.Answers {
		rule, _ := review.RuleByID(a.Rule)
		view.Answers = append(view.Answers, policyAnswer{a.Rule, a.Key, rule.Title, a.Reason})
	}
	return view
}

// asked writes a number of the policy; 0 asks nothing.
func asked(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// savePolicy keeps the form. What cannot be is said above the form, which
// still has all that was typed.
func (s *server) savePolicy(c *gin.Context) error {
	version, err := strconv.ParseUint(c.PostForm("version"), 10, 64)
	if err != nil {
		return badInput("The form does not say which version it began from. Reload the page.")
	}
	kept, err := s.work.Policy(c.Request.Context())
	if err != nil {
		return err
	}
	p, problem := policyOf(c, kept.Value)
	if problem == "" {
		_, err = s.work.SavePolicy(c.Request.Context(), version, p)
		problem, err = policyProblem(err)
	}
	switch {
	case err != nil:
		return err
	case problem != "":
		return s.renderStatus(c, http.StatusBadRequest, "policy.html", s.policyPage(c, version, p, problem))
	}
	return seeOther(c, "/policy?saved=1")
}

// policyProblem tells what a person can mend from other errors.
func policyProblem(err error) (string, error) {
	var invalid *store.InvalidError
	switch {
	case errors.As(err, &invalid):
		return invalid.Reason, nil
	case errors.Is(err, store.ErrConflict):
		return "Somebody else has saved the policy in the meantime. Yours is below, not saved; open the page again to see theirs.", nil
	}
	return "", err
}

// policyOf reads the form over the policy that is kept.
func policyOf(c *gin.Context, p workspace.Policy) (_ workspace.Policy, problem string) {
	p.Sections, p.Banned, p.NoErrors, p.Names = nil, nil, c.PostForm("noErrors") != "", lines(c.PostForm("names"))
	for _, k := range c.PostFormArray("section") {
		p.Sections = append(p.Sections, posting.Kind(k))
	}
	for _, line := range lines(c.PostForm("banned")) {
		words, instead, _ := strings.Cut(line, "=")
		p.Banned = append(p.Banned, workspace.BannedWord{Words: strings.TrimSpace(words), Instead: strings.TrimSpace(instead)})
	}
	for _, n := range []struct {
		name, label string
		to          *int
	}{
		{"minScore", "The least score", &p.MinScore}, {"maxPayWidth", "The widest pay range", &p.MaxPayWidth},
		{"maxMustHaves", "The most must-haves", &p.MaxMustHaves},
	} {
		text := strings.TrimSpace(c.PostForm(n.name))
		value, err := strconv.Atoi(text)
		if text != "" && err != nil {
			problem = n.label + " is not a whole number. Write one such as 80, or leave it empty to ask nothing."
			continue
		}
		*n.to = value
	}
	return p, problem
}

// lines are the lines of a box that are not empty.
func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// forgetAnswer takes an answer for all postings back.
func (s *server) forgetAnswer(c *gin.Context) error {
	if _, err := s.work.UnanswerEverywhere(c.Request.Context(), c.PostForm("rule"), c.PostForm("key")); err != nil {
		return err
	}
	return seeOther(c, "/policy")
}

// unready is why the policy keeps a reviewed posting from going on, or nil.
func (s *server) unready(c *gin.Context, report review.Report) error {
	kept, err := s.work.Policy(c.Request.Context())
	if err != nil {
		return err
	}
	if unmet := kept.Value.ForReview().Unmet(report); len(unmet) > 0 {
		return &inputError{status: http.StatusUnprocessableEntity, field: "status",
			message: "It stays as it is: " + strings.Join(unmet, " ") + " The review says what would mend it."}
	}
	return nil
}
