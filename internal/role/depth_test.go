package role_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"rolewright/internal/role"
)

// TestDepth holds every role to what makes it worth opening.
func TestDepth(t *testing.T) {
	roles := everyRole(t)
	slugs := map[string]bool{}
	for _, r := range roles {
		slugs[r.Slug] = true
	}
	for _, r := range roles {
		t.Run(r.Slug, func(t *testing.T) {
			wantCounts(t, r)
			wantLevels(t, r)
			wantPay(t, r)
			wantRelated(t, r, slugs)
			wantSources(t, r)
			wantAxes(t, r)
		})
	}
}

func wantCounts(t *testing.T, r role.Role) {
	t.Helper()
	must, nice := 0, 0
	for _, q := range r.Posting.Requirements {
		must, nice = must+len(q.Must), nice+len(q.Nice)
	}
	counts := []struct {
		part               string
		got, least, atMost int
	}{
		{"other titles", len(r.OtherTitles), 5, 10},
		{"overview paragraphs", len(r.Overview), 3, 5},
		{"employers", len(r.AtAGlance.Employers), 3, 8},
		{"summary paragraphs", len(r.Posting.Summary), 1, 2},
		{"responsibilities", len(r.Posting.Responsibilities), 8, 12},
		{"requirement groups", len(r.Posting.Requirements), 3, 5},
		{"must-haves", must, 5, 8},
		{"nice-to-haves", nice, 3, 6},
		{"suggested responsibilities", len(r.Posting.Suggestions.Responsibilities), 4, 6},
		{"suggested requirements", len(r.Posting.Suggestions.Requirements), 4, 6},
		{"tools", len(r.Tools), 8, 15},
		{"pay skills", len(r.PaySkills), 6, 8},
		{"decisions", len(r.Decisions), 4, 4},
		{"stakeholders", len(r.Stakeholders), 4, 4},
		{"measures", len(r.Measures), 4, 4},
		{"career steps", len(r.CareerPath), 4, 4},
		{"moves", len(r.Moves), 3, 4},
		{"signs of a strong application", len(r.StrongApplication), 4, 5},
		{"interview questions", len(r.Interview), 5, 6},
		{"questions", len(r.Questions), 3, 5},
	}
	for _, c := range counts {
		if c.got < c.least || c.got > c.atMost {
			t.Errorf("%s: %d, want %d to %d", c.part, c.got, c.least, c.atMost)
		}
	}
	glance := r.AtAGlance
	for name, text := range map[string]string{"education": glance.Education, "experience": glance.Experience,
		"certifications": glance.Certifications, "outlook": glance.Outlook, "ai": glance.AI, "growthSlows": r.GrowthSlows} {
		if text == "" {
			t.Errorf("%s is empty", name)
		}
	}
}

func wantLevels(t *testing.T, r role.Role) {
	t.Helper()
	last := -1
	for _, name := range []string{"junior", "mid", "senior", "lead"} {
		level, ok := r.Levels[name]
		if !ok {
			t.Errorf("no level %q", name)
			continue
		}
		if level.Experience == "" || len(level.Responsibilities) == 0 || len(level.Must)+len(level.Nice) == 0 {
			t.Errorf("level %q lacks experience, responsibilities or requirements of its own", name)
		}
		if level.Months <= last {
			t.Errorf("level %q asks for %d months, which is not above the level before it", name, level.Months)
		}
		last = level.Months
	}
	if junior := r.Levels["junior"]; junior.Months != 0 || len(junior.LeaveRequirements) == 0 {
		t.Error("a junior is asked for what only experience teaches: want 0 months and leaveRequirements")
	}
}

func wantPay(t *testing.T, r role.Role) {
	t.Helper()
	if len(r.Pay) == 0 {
		t.Fatal("no pay")
	}
	first := r.Pay[0]
	if first.Kind != "government statistics" || !strings.Contains(first.Source, "Bureau of Labor Statistics") || first.Occupation == "" || first.Note == "" {
		t.Errorf("the first figures are %q by %q for %q; want government statistics with occupation and note", first.Kind, first.Source, first.Occupation)
	}
	p := first.Percentiles
	if !(0 < p.P10 && p.P10 < p.P25 && p.P25 < p.P50 && p.P50 < p.P75 && p.P75 < p.P90) {
		t.Errorf("percentiles do not rise: %+v", p)
	}
	for _, s := range r.Pay {
		if s.Currency != "USD" || s.Period != "year" || s.Area == "" || s.Date == "" {
			t.Errorf("figures of %q lack currency, period, area or date", s.Source)
		}
	}
}

func wantRelated(t *testing.T, r role.Role, known map[string]bool) {
	t.Helper()
	if len(r.Related) < 3 {
		t.Errorf("related: %d, want at least 3", len(r.Related))
	}
	for _, slug := range r.Related {
		if !known[slug] || slug == r.Slug {
			t.Errorf("related role %q does not exist or is the role itself", slug)
		}
	}
}

func wantSources(t *testing.T, r role.Role) {
	t.Helper()
	if _, err := time.Parse(time.DateOnly, r.Reviewed); err != nil {
		t.Errorf("reviewed: %v", err)
	}
	named := func(name string) bool {
		return slices.ContainsFunc(r.Sources, func(s role.Source) bool { return s.Name == name && s.For != "" })
	}
	for _, p := range r.Pay {
		if !named(p.Source) {
			t.Errorf("the source of pay %q is not among the sources", p.Source)
		}
	}
}

func wantAxes(t *testing.T, r role.Role) {
	t.Helper()
	for _, axis := range []string{"technicalDepth", "systemArchitecture", "userInterface", "collaboration", "infrastructure"} {
		if r.Attributes[axis] == 0 {
			t.Errorf("no rating for %q, by which the family's roles are compared", axis)
		}
	}
	if len(r.Attributes) != 5 {
		t.Errorf("%d ratings, want those of the family's 5 axes", len(r.Attributes))
	}
}

// TestGroups looks for the two groups that the levels and readers rely on.
func TestGroups(t *testing.T) {
	for _, r := range everyRole(t) {
		groups := map[string]role.Requirement{}
		for _, q := range r.Posting.Requirements {
			groups[q.Group] = q
		}
		if len(groups["Experience"].Must) == 0 {
			t.Errorf("%s: no must-have of experience for the levels to replace", r.Slug)
		}
		education := strings.Join(slices.Concat(groups["Education"].Must, groups["Education"].Nice), " ")
		if !strings.Contains(education, "or equivalent experience") {
			t.Errorf("%s: education %q has no equivalent", r.Slug, education)
		}
	}
}

// TestResponsibilityLines wants each to be one readable demand.
func TestResponsibilityLines(t *testing.T) {
	for _, r := range everyRole(t) {
		lines := map[string][]string{"posting": r.Posting.Responsibilities, "suggestions": r.Posting.Suggestions.Responsibilities}
		for name, level := range r.Levels {
			lines[name] = level.Responsibilities
		}
		for where, list := range lines {
			for _, line := range list {
				wantDuty(t, fmt.Sprintf("%s, %s", r.Slug, where), line)
			}
		}
	}
}

func wantDuty(t *testing.T, where, line string) {
	t.Helper()
	if n := len(strings.Fields(line)); n < 7 || n > 22 {
		t.Errorf("%s: %d words, want 7 to 22: %q", where, n, line)
	}
	if first := []rune(line)[0]; !unicode.IsUpper(first) || !strings.HasSuffix(line, ".") {
		t.Errorf("%s: not a sentence: %q", where, line)
	}
}
