package handlers

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolewright/internal/review"
	"rolewright/internal/workspace"
)

// The names of a finding's controls for "not here, because …": each reason
// follows the name of its finding.
const (
	answerKey    = "answer.key"
	answerReason = "answer.reason"
)

func isAnswer(name string) bool { return name == answerKey || name == answerReason }

// reasonFor is the reason that a form gives for a finding.
func reasonFor(pairs []pair, finding string) string {
	named := false
	for _, p := range pairs {
		switch {
		case p.Name == answerKey:
			named = p.Value == finding
		case p.Name == answerReason && named:
			return strings.TrimSpace(p.Value)
		}
	}
	return ""
}

// answerFinding saves the editor's form and records why a finding does not
// matter, by the button that was pressed: "here:1:KEY" for this posting,
// "everywhere:1:KEY" for all, "back:RULE:KEY" to take an answer back.
func (s *server) answerFinding(c *gin.Context) error {
	form, saved, answered, err := s.takeForm(c)
	if err != nil || answered {
		return err
	}
	scope, which, _ := strings.Cut(value(form.pairs, "finding"), ":")
	if scope == "back" {
		saved, err = s.takeBack(c.Request.Context(), saved, which)
	} else {
		saved, err = s.record(c, saved, scope, which, reasonFor(form.pairs, which))
	}
	if err != nil {
		return err
	}
	if !wantsJSON(c) {
		return seeOther(c, "/postings/"+saved.ID+"#review")
	}
	answer, err := s.saveAnswer(c, postingForm{}, saved)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, answer)
	return nil
}

func (s *server) record(c *gin.Context, p workspace.Posting, scope, which, reason string) (workspace.Posting, error) {
	f, ok := findingNamed(s.reviewOf(c, p.Value).Findings, which)
	if !ok {
		return p, &inputError{status: http.StatusConflict, message: "The text has changed since it was reviewed, so nothing was recorded. Look at the review again."}
	}
	a := workspace.Answer{Rule: f.Rule, Key: f.Key(), Reason: reason}
	switch scope {
	case "here":
		return s.work.Answer(c.Request.Context(), p.ID, p.Version, a)
	case "everywhere":
		if f.Place.Section != "" && f.Quote == "" {
			a.Key = "" // parts have other ids in other postings
		}
		_, err := s.work.AnswerEverywhere(c.Request.Context(), a)
		return p, err
	}
	return p, badField("finding", "the form does not say where the answer counts. Reload the page.")
}

// takeBack removes an answer, from the posting if it has it.
func (s *server) takeBack(ctx context.Context, p workspace.Posting, which string) (workspace.Posting, error) {
	rule, key, _ := strings.Cut(which, ":")
	if isHere(p.Value, review.Suppression{Rule: rule, Key: key}) {
		return s.work.Unanswer(ctx, p.ID, p.Version, rule, key)
	}
	_, err := s.work.UnanswerEverywhere(ctx, rule, key)
	return p, err
}

// isHere reports whether an answer is the posting's own.
func isHere(d workspace.Draft, by review.Suppression) bool {
	return slices.ContainsFunc(d.Answers, func(a workspace.Answer) bool { return a.Rule == by.Rule && a.Key == by.Key })
}
