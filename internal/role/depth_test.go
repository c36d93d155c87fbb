package role_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// TestDepth holds every role to what makes it worth opening.
func TestDepth(t *testing.T) {
	for _, r := range everyRole(t) {
		t.Run(r.Slug, func(t *testing.T) {
			wantCounts(t, r)
			wantLevels(t, r)
			wantPay(t, r)
			wantSources(t, r)
			wantAxes(t, r)
			wantHireWhen(t, r)
		})
	}
}

// TestRelatedRolesExist follows the links from role to role.
func TestRelatedRolesExist(t *testing.T) {
	roles := everyRole(t)
	known := map[string]bool{}
	for _, r := range roles {
		known[r.Slug] = true
	}
	for _, r := range roles {
		if len(r.Related) < 3 {
			t.Errorf("%s: %d related roles, want at least 3", r.Slug, len(r.Related))
		}
		for _, slug := range r.Related {
			if !known[slug] || slug == r.Slug {
				t.Errorf("%s: related role %q does not exist or is the role itself", r.Slug, slug)
			}
		}
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
		{"other titles", len(r.OtherTitles), 5, 16},
		{"overview paragraphs", len(r.Overview), 3, 5},
		{"employers", len(r.AtAGlance.Employers), 3, 8},
		{"summary paragraphs", len(r.Posting.Summary), 1, 2},
		{"responsibilities", len(r.Posting.Responsibilities), 8, 12},
		{"requirement groups", len(r.Posting.Requirements), 3, 5},
		{"must-haves", must, 5, 8},
		{"nice-to-haves", nice, 3, 6},
		{"suggested responsibilities", len(r.Posting.Suggestions.Responsibilities), 4, 6},
		{"suggested requirements", len(r.Posting.Suggestions.Requirements), 4, 6},
		{"tools", len(r.Tools), 5, 15},
		{"pay skills", len(r.PaySkills), 4, 8},
		{"decisions", len(r.Decisions), 3, 4},
		{"stakeholders", len(r.Stakeholders), 3, 4},
		{"measures", len(r.Measures), 3, 4},
		{"career steps", len(r.CareerPath), 3, 4},
		{"moves", len(r.Moves), 2, 4},
		{"signs of a strong application", len(r.StrongApplication), 3, 5},
		{"interview questions", len(r.Interview), 4, 6},
		{"questions", len(r.Questions), 3, 5},
		{"reasons to hire one", len(r.HireWhen), 2, 3},
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
	want := 2
	if r.Family == "engineering" {
		want = 4 // its ladder is the same everywhere
	}
	if len(r.Levels) < want {
		t.Errorf("%d levels, want at least %d", len(r.Levels), want)
	}
	last := -1
	for _, s := range posting.Seniorities() {
		level, ok := r.Levels[string(s)]
		if !ok {
			continue
		}
		if level.Experience == "" || len(level.Responsibilities)+len(level.Must)+len(level.Nice) == 0 {
			t.Errorf("level %q has no experience or nothing else of its own", s)
		}
		if level.Months <= last {
			t.Errorf("level %q asks for %d months, which is not above the level before it", s, level.Months)
		}
		last = level.Months
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
	p, last := first.Percentiles, 0
	for _, figure := range []int{p.P10, p.P25, p.P50, p.P75, p.P90} {
		if figure == 0 { // above what the statistics publish
			continue
		}
		if figure <= last {
			t.Errorf("percentiles do not rise: %+v", p)
		}
		last = figure
	}
	if p.P10 == 0 || p.P25 == 0 {
		t.Errorf("the low percentiles are missing, which are always published: %+v", p)
	}
	for _, s := range r.Pay {
		if s.Currency != "USD" || s.Area == "" {
			t.Errorf("figures of %q lack their currency or area", s.Source)
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

// wantHireWhen wants lines that end the sentence "Hire one when …".
func wantHireWhen(t *testing.T, r role.Role) {
	t.Helper()
	names := []string{"Spark"} // begin with a capital anyway
	for _, line := range r.HireWhen {
		words := strings.Fields(line)
		if len(words) < 6 || len(words) > 24 {
			t.Errorf("%d words, want 6 to 24: %q", len(words), line)
		}
		if first := []rune(line)[0]; unicode.IsUpper(first) && !strings.Contains(words[0], "-") && !slices.Contains(names, words[0]) {
			t.Errorf("begins a sentence instead of ending one: %q", line)
		}
		if strings.HasSuffix(line, ".") {
			t.Errorf("ends with a full stop, which the page sets: %q", line)
		}
	}
}

// axes are what the roles of a family are compared by.
func axes() map[string]string {
	return map[string]string{
		"engineering":      "technicalDepth systemArchitecture userInterface collaboration infrastructure",
		"data":             "statisticalDepth programming dataEngineering businessContext communication",
		"design":           "research interaction visualCraft prototyping collaboration",
		"product":          "discovery delivery dataUse stakeholderManagement marketKnowledge",
		"it-security":      "infrastructure securityDepth userSupport automation onCall",
		"marketing":        "creativeWork dataAnalysis channelDepth brandStrategy budgetResponsibility",
		"sales":            "prospecting negotiation productKnowledge accountDevelopment travel",
		"customer-support": "productKnowledge conflictHandling speed writing processImprovement",
		"people":           "advising employmentLaw dataAndSystems confidentiality recruiting",
		"finance":          "technicalAccounting analysis control systems businessPartnering",
		"legal":            "legalDrafting research negotiation advocacy riskJudgement",
		"operations":       "planning physicalWork systems supplierContact safety",
		"healthcare":       "clinicalDepth patientContact physicalDemand documentation emergencyWork",
		"education":        "subjectKnowledge classroomWork careWork assessment familyContact",
		"hospitality":      "guestContact foodCraft physicalDemand pace stockAndCost",
		"retail":           "customerContact productKnowledge stockWork salesTargets leadership",
		"trades":           "manualCraft safety technicalReading siteTravel customerContact",
		"manufacturing":    "machineOperation qualityControl physicalDemand technicalSetup safety",
		"administration":   "organising writing systems discretion peopleContact",
		"executive":        "strategy peopleLeadership financialResponsibility externalRepresentation operations",
	}
}

// sharedAxes compare roles of different families, so every role has them.
const sharedAxes = "specialistKnowledge decisionScope peopleContact scheduleDemands handsOnWork"

func wantAxes(t *testing.T, r role.Role) {
	t.Helper()
	want := map[string]bool{}
	for _, axis := range strings.Fields(axes()[r.Family]) {
		want[axis] = true
	}
	for _, axis := range strings.Fields(sharedAxes) {
		want[axis] = true
	}
	got := map[string]bool{}
	for axis := range r.Attributes {
		got[axis] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ratings (-want +got)\n%s", diff)
	}
}

// TestEducationHasAnEquivalent wants no degree without one; a licence that
// the law asks for has none, and its group says so.
func TestEducationHasAnEquivalent(t *testing.T) {
	for _, r := range everyRole(t) {
		i := slices.IndexFunc(r.Posting.Requirements, func(q role.Requirement) bool { return strings.HasPrefix(q.Group, "Education") })
		if i < 0 {
			t.Errorf("%s: no group for education", r.Slug)
			continue
		}
		q := r.Posting.Requirements[i]
		if text := strings.Join(slices.Concat(q.Must, q.Nice), " "); q.Group == "Education" && !strings.Contains(text, "equivalent") {
			t.Errorf("%s: education %q has no equivalent", r.Slug, text)
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
