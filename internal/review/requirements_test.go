package review_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// asking is a complete posting with these must-haves.
func asking(must ...string) posting.Posting {
	p := complete()
	for i := range p.Sections {
		if p.Sections[i].Kind == posting.Requirements {
			p.Sections[i].Blocks = []posting.Block{list("m", posting.MustHave, must...)}
		}
	}
	return p
}

func list(id string, importance posting.Importance, texts ...string) posting.Block {
	b := posting.Block{Kind: posting.List, Importance: importance}
	for i, text := range texts {
		b.Items = append(b.Items, posting.Item{ID: fmt.Sprint(id, i), Text: text})
	}
	return b
}

func today() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }

// firstOf is the first finding of a rule.
func firstOf(t *testing.T, rule string, p posting.Posting, ctx review.Context) (review.Finding, bool) {
	t.Helper()
	for _, f := range review.Review(p, ctx).Findings {
		if f.Rule == rule {
			return f, true
		}
	}
	return review.Finding{}, false
}

func TestLists(t *testing.T) {
	many := make([]string, 11)
	for i := range many {
		many[i] = fmt.Sprintf("Thing number %d, that nobody else has", i)
	}
	for _, c := range []struct {
		rule, name string
		p          posting.Posting
		want       bool
	}{
		{"too-many-must-haves", "eleven", asking(many...), true},
		{"too-many-must-haves", "ten", asking(many[:10]...), false},
		{"duplicate-item", "twice", asking("You bake bread by hand", "You bake bread by hand."), true},
		{"duplicate-item", "other numbers", asking("Licence of class 3 for lorries", "Licence of class 7 for lorries"), false},
		{"similar-items", "nearly", asking("You write clear reports for our customers weekly", "You write very clear reports for our customers weekly"), true},
		{"similar-items", "different", asking("You write clear reports for customers", "You read long contracts for suppliers"), false},
		{"packed-item", "semicolons", asking("Bread by hand; cakes by machine; rolls by night"), true},
		{"packed-item", "what the employer does", asking("No driving experience is asked; we train you on our own trucks"), false},
		{"packed-item", "one demand", asking("Bread by hand, and cakes too"), false},
		{"wall-of-text", "long", paragraph(posting.Summary, strings.Repeat("You bake bread. ", 41)), true},
		{"wall-of-text", "short", paragraph(posting.Summary, strings.Repeat("You bake bread. ", 40)), false},
	} {
		if _, got := firstOf(t, c.rule, c.p, review.Context{}); got != c.want {
			t.Errorf("%s, %s: found is %v, want %v", c.rule, c.name, got, c.want)
		}
	}
}

func TestUnsplitRequirements(t *testing.T) {
	p := complete()
	for i := range p.Sections {
		if p.Sections[i].Kind == posting.Requirements {
			p.Sections[i].Blocks = []posting.Block{list("m", "", "Bread", "Cake", "Rolls", "Buns")}
		}
	}
	if _, ok := firstOf(t, "requirements-unsplit", p, review.Context{}); !ok {
		t.Error("four unsorted requirements are not noticed")
	}
	if _, ok := firstOf(t, "requirements-unsplit", complete(), review.Context{}); ok {
		t.Error("sorted requirements are said to be unsorted")
	}
}

func TestSplittingAPackedLine(t *testing.T) {
	p := asking("Bread by hand; cakes by machine; and rolls by night")
	f, ok := firstOf(t, "packed-item", p, review.Context{})
	if !ok || len(f.Fixes) != 1 {
		t.Fatalf("got %+v", f)
	}
	got, err := review.Apply(p, f, f.Fixes[0])
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range got.Sections {
		if s.Kind == posting.Requirements {
			for _, it := range s.Blocks[0].Items {
				lines = append(lines, it.Text)
			}
		}
	}
	if want := "Bread by hand|Cakes by machine|Rolls by night"; strings.Join(lines, "|") != want {
		t.Errorf("split into %q, want %q", strings.Join(lines, "|"), want)
	}
}

func TestExperience(t *testing.T) {
	at := func(p posting.Posting, s posting.Seniority, months string) posting.Posting {
		p.Seniority, p.ExperienceMonths = s, months
		return p
	}
	titled := func(p posting.Posting, title string) posting.Posting {
		p.Title = title
		return p
	}
	for _, c := range []struct {
		rule  string
		p     posting.Posting
		quote string // empty: not found
	}{
		{"entry-level-experience", at(asking("At least 5+ years of baking"), posting.Junior, ""), "5+ years"},
		{"entry-level-experience", titled(asking("Four to six years of baking"), "Junior baker"), "Four to six years"},
		{"entry-level-experience", titled(asking("Five years of baking"), "Entry-level baker"), "Five years"},
		{"entry-level-experience", at(asking("2-3 years of baking"), posting.Junior, ""), ""},
		{"entry-level-experience", at(asking("A company that is 90 years old"), posting.Junior, ""), ""},
		{"entry-level-experience", at(asking("10 years of baking"), posting.Senior, ""), ""},
		{"seniority-contradiction", titled(at(complete(), posting.Junior, ""), "Senior baker"), "Senior"},
		{"seniority-contradiction", titled(at(complete(), posting.Mid, ""), "Senior baker"), ""},
		{"seniority-contradiction", titled(at(complete(), posting.Senior, ""), "Senior baker"), ""},
		{"experience-contradiction", at(asking("Five years of baking"), "", "24"), "Five years"},
		{"experience-contradiction", at(asking("Two years of baking"), "", "24"), ""},
		{"experience-contradiction", at(asking("A year of baking within the past five years"), "", "12"), ""},
		{"older-than-the-technology", asking("8 years of experience with ChatGPT"), "8 years"},
		{"older-than-the-technology", asking("Kubernetes (15 years)"), "15 years"},
		{"older-than-the-technology", asking("20+ years of Go"), "20+ years"},
		{"older-than-the-technology", asking("20 years in software, with React for the last three"), ""},
		{"older-than-the-technology", asking("20 years as a nurse who can react quickly"), ""},
		{"older-than-the-technology", asking("20 years and ready to go"), ""},
		{"older-than-the-technology", asking("3 years of ChatGPT"), ""},
		{"degree-without-equivalent", asking("Bachelor’s degree in food science"), "Bachelor’s degree"},
		{"degree-without-equivalent", asking("A master of science in physics"), "master of"},
		{"degree-without-equivalent", asking("Bachelor’s degree or equivalent experience"), ""},
		{"degree-without-equivalent", asking("Nursing degree and registration with the council"), ""},
		{"degree-without-equivalent", asking("Or a bachelor’s degree in food science"), ""},
		{"degree-without-equivalent", asking("A high degree of care"), ""},
	} {
		f, ok := firstOf(t, c.rule, c.p, review.Context{Today: today()})
		if ok != (c.quote != "") || f.Quote != c.quote {
			t.Errorf("%s in %q: finds %q, want %q", c.rule, c.p.Sections[3].Blocks[0].Items[0].Text, f.Quote, c.quote)
		}
	}
}

func TestARoleThatNeedsADegree(t *testing.T) {
	p := asking("Medical degree from a university", "A degree in medicine")
	role := &review.Role{Title: "Physician", Must: []string{"A degree in medicine"}, Months: map[posting.Seniority]int{"": 12}}
	if f, ok := firstOf(t, "degree-without-equivalent", p, review.Context{Role: role}); ok {
		t.Errorf("the role needs the degree, and %q is found", f.Quote)
	}
	p.ExperienceMonths = "60"
	if _, ok := firstOf(t, "experience-creep", p, review.Context{Role: role}); !ok {
		t.Error("five years where the template asks for one are not noticed")
	}
}

// TestRoleDecides keeps the review from doubting what the work itself asks for.
func TestRoleDecides(t *testing.T) {
	licence := asking("Valid driver's licence")
	p := complete()
	p.Seniority, p.ExperienceMonths = posting.Senior, "18"
	template := &review.Role{Must: []string{"Valid driver's licence"}, Months: map[posting.Seniority]int{posting.Senior: 18}}
	for _, c := range []struct {
		rule string
		p    posting.Posting
	}{{"needless-barrier", licence}, {"senior-without-experience", p}} {
		if _, got := firstOf(t, c.rule, c.p, review.Context{}); !got {
			t.Errorf("%s is not found without a role", c.rule)
		}
		if _, got := firstOf(t, c.rule, c.p, review.Context{Role: template}); got {
			t.Errorf("%s is found though the role's template asks for it", c.rule)
		}
	}
}
