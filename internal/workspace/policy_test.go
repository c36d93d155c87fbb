package workspace_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/review"
	"rolewright/internal/workspace"
	"rolewright/store"
)

func TestAnswers(t *testing.T) {
	w, ctx := newDesk(t), t.Context()
	p, err := w.Create(ctx, posting.Posting{Title: "Baker"}, workspace.Origin{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Answer(ctx, p.ID, p.Version, workspace.Answer{Rule: "pay-missing", Reason: " "}); !errors.As(err, new(*store.InvalidError)) {
		t.Errorf("an answer without a reason gives %v", err)
	}
	p, err = w.Answer(ctx, p.ID, p.Version, workspace.Answer{Rule: "pay-missing", Key: "k", Reason: "A trainee’s pay is fixed by law."})
	if err != nil {
		t.Fatal(err)
	}
	p, err = w.Answer(ctx, p.ID, p.Version, workspace.Answer{Rule: "pay-missing", Key: "k", Reason: "Second thoughts."})
	if err != nil || len(p.Value.Answers) != 1 {
		t.Fatalf("answers %+v, %v; want the second one alone", p.Value.Answers, err)
	}
	if _, err := w.AnswerEverywhere(ctx, workspace.Answer{Rule: "cliche", Reason: "House style."}); err != nil {
		t.Fatal(err)
	}
	got, err := w.ReviewContext(ctx, p.Value)
	want := []review.Suppression{{Rule: "pay-missing", Key: "k", Reason: "Second thoughts."}, {Rule: "cliche", Reason: "House style."}}
	if diff := cmp.Diff(want, got.Suppressed); err != nil || diff != "" {
		t.Errorf("suppressions (-want +got, %v):\n%s", err, diff)
	}
	if p, err = w.Unanswer(ctx, p.ID, p.Version, "pay-missing", "k"); err != nil || len(p.Value.Answers) != 0 {
		t.Errorf("after taking it back: %+v, %v", p.Value.Answers, err)
	}
	copied, err := w.Duplicate(ctx, p.ID)
	if err != nil || len(copied.Value.Answers) != 0 {
		t.Errorf("a copy has answers: %+v, %v", copied.Value.Answers, err)
	}
}

func TestPolicyIsKept(t *testing.T) {
	w, ctx := newDesk(t), t.Context()
	if p, err := w.Policy(ctx); err != nil || p.Version != 0 {
		t.Fatalf("a policy that nobody saved: %+v, %v", p, err)
	}
	want := workspace.Policy{MinScore: 80, Sections: []posting.Kind{posting.Benefits}, Banned: []workspace.BannedWord{{Words: "family", Instead: "team"}}}
	kept, err := w.SavePolicy(ctx, 0, want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := w.Policy(ctx)
	if diff := cmp.Diff(want, got.Value); err != nil || diff != "" {
		t.Errorf("policy (-want +got, %v):\n%s", err, diff)
	}
	if _, err := w.SavePolicy(ctx, 0, want); !errors.Is(err, store.ErrConflict) {
		t.Errorf("saving over a newer policy gives %v", err)
	}
	for field, p := range map[string]workspace.Policy{
		"minScore": {MinScore: 101}, "sections": {Sections: []posting.Kind{"salary"}}, "banned": {Banned: []workspace.BannedWord{{}}},
	} {
		if _, err := w.SavePolicy(ctx, kept.Version, p); !errors.As(err, new(*store.InvalidError)) {
			t.Errorf("%s out of range gives %v", field, err)
		}
	}
}

func TestReviewKnowsTheOtherCompanies(t *testing.T) {
	w, ctx := newDesk(t), t.Context()
	for _, name := range []string{"Crumb", "Miller Mills"} {
		if _, err := w.CreateCompany(ctx, posting.Company{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := w.ReviewContext(ctx, workspace.Draft{Content: posting.Posting{Company: posting.Company{Name: "crumb"}}})
	if diff := cmp.Diff([]string{"Miller Mills"}, got.OtherCompanies); err != nil || diff != "" {
		t.Errorf("other companies (-want +got, %v):\n%s", err, diff)
	}
}

func TestPublishKeepsWhatTheReviewSaid(t *testing.T) {
	w, ctx := newDesk(t), t.Context()
	p, err := w.Create(ctx, posting.Posting{Title: "Baker"}, workspace.Origin{})
	if err != nil {
		t.Fatal(err)
	}
	said := workspace.Publication{RuleSet: "2026-11", Score: 61, Report: []byte(`{"findings":[]}`)}
	if _, err := w.Publish(ctx, p.ID, p.Version+1, said); !errors.As(err, new(*workspace.ConflictError)) {
		t.Errorf("publishing another version gives %v", err)
	}
	published, err := w.Publish(ctx, p.ID, p.Version, said)
	if err != nil || published.Value.Status != workspace.StatusPublished {
		t.Fatalf("published: %+v, %v", published.Value.Status, err)
	}
	if _, err := w.Publish(ctx, p.ID, published.Version, said); err != nil {
		t.Errorf("publishing twice: %v", err)
	}
	if _, err := w.Delete(ctx, p.ID); err != nil {
		t.Fatal(err)
	}
	all, err := w.Publications(ctx, p.ID)
	if err != nil || len(all) != 1 || all[0].Score != 61 || all[0].Version != published.Version || string(all[0].Report) != `{"findings":[]}` {
		t.Errorf("kept: %+v, %v", all, err)
	}
}
