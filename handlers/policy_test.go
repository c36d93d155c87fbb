package handlers_test

import (
	"strings"
	"testing"

	"rolewright/internal/workspace"
)

// TestPolicyPage keeps what is asked, says what cannot be, and loses nothing
// that was typed.
func TestPolicyPage(t *testing.T) {
	a := newApp(t)
	form := "version=0&section=benefits&banned=human+resources+%3D+people+team%0Afamily&names=Code+Guru&minScore=80&maxPayWidth=40&noErrors=on"
	a.want(303, "POST", "/policy", form, formType...)
	kept, err := a.work.Policy(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := kept.Value
	if p.MinScore != 80 || p.MaxPayWidth != 40 || !p.NoErrors || len(p.Sections) != 1 || len(p.Banned) != 2 || p.Banned[0].Instead != "people team" || len(p.Names) != 1 {
		t.Errorf("kept %+v", p)
	}
	body := a.want(200, "GET", "/policy", "").Body.String()
	for _, want := range []string{`value="80"`, "human resources = people team\nfamily", `value="benefits" checked`, "Code Guru"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for form, want := range map[string]string{
		"version=1&minScore=much&names=Kept":  "The least score is not a whole number",
		"version=1&minScore=101&names=Kept":   "out of range",
		"version=0&minScore=70&names=Kept":    "Somebody else has saved",
		"version=1&section=salary&names=Kept": "is not a kind of section",
	} {
		body := a.want(400, "POST", "/policy", form, formType...).Body.String()
		if !strings.Contains(body, want) || !strings.Contains(body, "Kept") {
			t.Errorf("%s: the answer lacks %q, or what was typed", form, want)
		}
	}
}

// TestPolicyHoldsBack: a posting that the policy does not let go stays as it
// is, with the reason.
func TestPolicyHoldsBack(t *testing.T) {
	a := newApp(t)
	p := a.add(example())
	a.want(303, "POST", "/policy", "version=0&minScore=100", formType...)
	json := append([]string{"Accept", "application/json"}, formType...)
	answer := a.want(422, "POST", "/postings/"+p.ID+"/status", "version=1&status=ready", json...).Body.String()
	if !strings.Contains(answer, "the company asks for 100") {
		t.Errorf("the answer says %s", answer)
	}
	if got := a.get(p.ID).Value.Status; got != workspace.StatusDraft {
		t.Errorf("the posting is %s", got)
	}
	a.want(200, "POST", "/postings/"+p.ID+"/status", "version=1&status=archived", json...)
	a.want(303, "POST", "/policy", "version=1&minScore=", formType...)
	a.want(200, "POST", "/postings/"+p.ID+"/status", "version=2&status=ready", json...)
}

func TestAnAnswerForAllIsTakenBack(t *testing.T) {
	a := newApp(t)
	if _, err := a.work.AnswerEverywhere(t.Context(), workspace.Answer{Rule: "cliche", Reason: "House style."}); err != nil {
		t.Fatal(err)
	}
	if body := a.want(200, "GET", "/policy", "").Body.String(); !strings.Contains(body, "House style.") || !strings.Contains(body, "A worn phrase") {
		t.Error("the page does not list the answer")
	}
	a.want(303, "POST", "/policy/forget", "rule=cliche&key=", formType...)
	if kept, err := a.work.Policy(t.Context()); err != nil || len(kept.Value.Answers) != 0 {
		t.Errorf("after taking it back: %+v, %v", kept.Value.Answers, err)
	}
}
