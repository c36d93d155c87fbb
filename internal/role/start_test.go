package role_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

// starts runs a test for every role at every seniority, with and without
// what else a person may say.
func starts(t *testing.T, test func(t *testing.T, r role.Role, opt role.StartOptions)) {
	for _, r := range everyRole(t) {
		for _, s := range append(posting.Seniorities(), "") {
			bare := role.StartOptions{Seniority: s}
			full := role.StartOptions{Seniority: s,
				Location: posting.ParseLocation("Berlin, Germany", "en"),
				Company:  posting.Company{Name: "Acme & Sons", About: "We make *things*.\n\n- Well", Benefits: "30 days of leave"},
			}
			t.Run(fmt.Sprintf("%s %s", r.Slug, s), func(t *testing.T) { test(t, r, bare) })
			t.Run(fmt.Sprintf("%s %s, all said", r.Slug, s), func(t *testing.T) { test(t, r, full) })
		}
	}
}

func TestStartIsNormal(t *testing.T) {
	starts(t, func(t *testing.T, r role.Role, opt role.StartOptions) {
		p := role.Start(r, opt, counter())
		if diff := cmp.Diff(p, posting.Normalize(p, counter())); diff != "" {
			t.Errorf("not in normal form (-got +normal)\n%s", diff)
		}
		if p.Role != r.Slug || p.Language != "en" || p.Seniority != opt.Seniority || !strings.Contains(p.Title, r.Title) {
			t.Errorf("got role %q, language %q, seniority %q, title %q", p.Role, p.Language, p.Seniority, p.Title)
		}
		if diff := cmp.Diff(posting.Pay{}, p.Pay); diff != "" {
			t.Errorf("pay was filled in\n%s", diff)
		}
		wantUniqueIDs(t, p)
	})
}

func wantUniqueIDs(t *testing.T, p posting.Posting) {
	t.Helper()
	seen := map[string]bool{}
	use := func(id string) {
		if id == "" || seen[id] {
			t.Errorf("id %q is empty or used twice", id)
		}
		seen[id] = true
	}
	for _, s := range p.Sections {
		use(s.ID)
		for _, b := range s.Blocks {
			for _, it := range b.Items {
				use(it.ID)
			}
		}
	}
}

// TestStartRoundTrips writes each start as Markdown and reads it back.
func TestStartRoundTrips(t *testing.T) {
	starts(t, func(t *testing.T, r role.Role, opt role.StartOptions) {
		p := role.Start(r, opt, counter())
		var first, second bytes.Buffer
		if err := posting.WriteMarkdown(&first, p); err != nil {
			t.Fatal(err)
		}
		back, _, err := posting.ReadMarkdown(first.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if err := posting.WriteMarkdown(&second, back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.String(), second.String()); diff != "" {
			t.Errorf("(-first +second)\n%s", diff)
		}
		wantSameLines(t, p, back)
	})
}

func wantSameLines(t *testing.T, want, got posting.Posting) {
	t.Helper()
	for _, k := range []posting.Kind{posting.Summary, posting.Responsibilities, posting.Requirements} {
		if diff := cmp.Diff(plain(want, k), plain(got, k)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", k, diff)
		}
	}
}

// plain is the text of a kind of section as a reader sees it, a line a text,
// with the importance and the group in front.
func plain(p posting.Posting, k posting.Kind) []string {
	var out []string
	for _, b := range blocks(p, k) {
		if b.Text != "" {
			out = append(out, posting.PlainText(b.Text))
		}
		for _, it := range b.Items {
			out = append(out, fmt.Sprintf("%s/%s/%s", b.Importance, b.Group, posting.PlainText(it.Text)))
		}
	}
	return out
}

func blocks(p posting.Posting, k posting.Kind) []posting.Block {
	for _, s := range p.Sections {
		if s.Kind == k {
			return s.Blocks
		}
	}
	return nil
}

// lines are the texts of one importance, "" for all.
func lines(p posting.Posting, k posting.Kind, i posting.Importance) []string {
	var out []string
	for _, b := range blocks(p, k) {
		for _, it := range b.Items {
			if i == "" || b.Importance == i {
				out = append(out, posting.PlainText(it.Text))
			}
		}
	}
	return out
}

func TestStartRequirements(t *testing.T) {
	starts(t, func(t *testing.T, r role.Role, opt role.StartOptions) {
		p := role.Start(r, opt, counter())
		list := blocks(p, posting.Requirements)
		byImportance := func(a, b posting.Block) int { return strings.Compare(string(a.Importance), string(b.Importance)) }
		if !slices.IsSortedFunc(list, byImportance) { // "must" is before "nice"
			t.Error("must-haves stand after nice-to-haves")
		}
		wantFewHeadings(t, p, posting.MustHave)
		wantFewHeadings(t, p, posting.NiceToHave)
		if must := lines(p, posting.Requirements, posting.MustHave); len(must) < 2 || len(must) > 9 {
			t.Errorf("%d must-haves, want 2 to 9: %q", len(must), must)
		}
		if n := len(lines(p, posting.Responsibilities, "")); n < 6 || n > 14 {
			t.Errorf("%d responsibilities, want 6 to 14", n)
		}
	})
}

// wantFewHeadings wants one list without a heading, or groups that have a
// name and two lines each on average.
func wantFewHeadings(t *testing.T, p posting.Posting, i posting.Importance) {
	t.Helper()
	list := slices.DeleteFunc(slices.Clone(blocks(p, posting.Requirements)), func(b posting.Block) bool { return b.Importance != i })
	if len(list) == 1 && list[0].Group == "" {
		return
	}
	for _, b := range list {
		if b.Group == "" || len(b.Items) == 0 {
			t.Errorf("%s: group %q has %d lines", i, b.Group, len(b.Items))
		}
	}
	if n := len(lines(p, posting.Requirements, i)); n < 2*len(list) {
		t.Errorf("%s: %d headings over %d lines", i, len(list), n)
	}
}

// TestJuniorAsksLess wants a junior posting to ask for nothing that only
// years of work teach, and for no more things than a senior one.
func TestJuniorAsksLess(t *testing.T) {
	for _, r := range everyRole(t) {
		if _, ok := r.Levels["junior"]; !ok {
			continue
		}
		junior := lines(role.Start(r, role.StartOptions{Seniority: posting.Junior}, counter()), posting.Requirements, posting.MustHave)
		senior := lines(role.Start(r, role.StartOptions{Seniority: posting.Senior}, counter()), posting.Requirements, posting.MustHave)
		if len(junior) > len(senior) || r.Family == "engineering" && len(junior) > min(6, len(senior)-1) {
			t.Errorf("%s: a junior must have %d things, a senior %d", r.Slug, len(junior), len(senior))
		}
		for _, line := range junior {
			if strings.HasPrefix(line, "At least") && strings.Contains(line, " year") {
				t.Errorf("%s: a junior must have %q", r.Slug, line)
			}
		}
	}
}

// TestStartAtLevel looks at what each level of a role says for itself.
func TestStartAtLevel(t *testing.T) {
	for _, r := range everyRole(t) {
		for name, level := range r.Levels {
			t.Run(r.Slug+" "+name, func(t *testing.T) { wantLevel(t, r, posting.Seniority(name), level) })
		}
	}
}

func wantLevel(t *testing.T, r role.Role, s posting.Seniority, level role.Level) {
	p := role.Start(r, role.StartOptions{Seniority: s}, counter())
	duties := lines(p, posting.Responsibilities, "")
	must, nice := lines(p, posting.Requirements, posting.MustHave), lines(p, posting.Requirements, posting.NiceToHave)

	if got := duties[:len(level.Responsibilities)]; !slices.Equal(got, level.Responsibilities) {
		t.Errorf("begins with %q, want the level's own %q", got, level.Responsibilities)
	}
	wantNone(t, duties, level.Leave)
	wantNone(t, slices.Concat(must, nice), level.LeaveRequirements)
	wantEach(t, must, append([]string{level.Experience}, level.Must...))
	wantEach(t, nice, level.Nice)
	wantNone(t, must, []string{experience(r)})
	if want := map[bool]string{true: fmt.Sprint(level.Months)}[level.Months > 0]; p.ExperienceMonths != want {
		t.Errorf("months of experience %q, want %q", p.ExperienceMonths, want)
	}
}

// experience is the line of the starter that a level replaces.
func experience(r role.Role) string {
	for _, q := range r.Posting.Requirements {
		if q.Group == "Experience" {
			return q.Must[0]
		}
	}
	return ""
}

func wantEach(t *testing.T, got, want []string) {
	t.Helper()
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("lacks %q", line)
		}
	}
}

func wantNone(t *testing.T, got, unwanted []string) {
	t.Helper()
	for _, line := range unwanted {
		if slices.Contains(got, line) {
			t.Errorf("has %q", line)
		}
	}
}

func TestStartTitle(t *testing.T) {
	r, err := library(t).Get("back-end-developer")
	if err != nil {
		t.Fatal(err)
	}
	want := map[posting.Seniority]string{
		"":                "Back-End Developer",
		posting.Intern:    "Back-End Developer Intern",
		posting.Junior:    "Junior Back-End Developer",
		posting.Mid:       "Back-End Developer",
		posting.Senior:    "Senior Back-End Developer",
		posting.Lead:      "Lead Back-End Developer",
		posting.Principal: "Principal Back-End Developer",
		"wizard":          "Back-End Developer",
	}
	for s, title := range want {
		if got := role.Start(r, role.StartOptions{Seniority: s}, counter()).Title; got != title {
			t.Errorf("%q: got title %q, want %q", s, got, title)
		}
	}
}

// TestStartNearestLevel wants an intern to be asked for no more than a junior.
func TestStartNearestLevel(t *testing.T) {
	for _, r := range everyRole(t) {
		for s, like := range map[posting.Seniority]posting.Seniority{posting.Intern: posting.Junior, posting.Principal: posting.Senior} {
			if _, ok := r.Levels[string(s)]; ok {
				continue
			}
			got := role.Start(r, role.StartOptions{Seniority: s}, counter())
			want := role.Start(r, role.StartOptions{Seniority: like}, counter())
			if diff := cmp.Diff(want.Sections, got.Sections); diff != "" {
				t.Errorf("%s: %s differs from %s\n%s", r.Slug, s, like, diff)
			}
		}
	}
}

func TestStartTakesPlaceAndCompany(t *testing.T) {
	company := posting.Company{Name: "Acme", About: "We make anvils.", Profile: "p1", ProfileVersion: 3}
	place := posting.ParseLocation("Berlin, Germany", "en")
	for _, r := range everyRole(t) {
		p := role.Start(r, role.StartOptions{Location: place, Company: company}, counter())
		if diff := cmp.Diff([]posting.Location{{City: "Berlin", Country: "DE"}}, p.Locations); diff != "" {
			t.Errorf("%s: places (-want +got)\n%s", r.Slug, diff)
		}
		if diff := cmp.Diff(company, p.Company); diff != "" {
			t.Errorf("%s: company (-want +got)\n%s", r.Slug, diff)
		}
		if p := role.Start(r, role.StartOptions{}, counter()); p.Locations != nil {
			t.Errorf("%s: places out of nothing: %v", r.Slug, p.Locations)
		}
	}
}

// TestStartLeavesTheRoleAlone starts twice from one role.
func TestStartLeavesTheRoleAlone(t *testing.T) {
	for _, r := range everyRole(t) {
		opt := role.StartOptions{Seniority: posting.Junior}
		first := role.Start(r, opt, counter())
		role.Start(r, role.StartOptions{Seniority: posting.Lead}, counter())
		if diff := cmp.Diff(first, role.Start(r, opt, counter())); diff != "" {
			t.Errorf("%s: the second start differs (-first +second)\n%s", r.Slug, diff)
		}
	}
}

// TestStartShowsSigns wants text that means something in Markdown to be shown
// as it stands in the role's file.
func TestStartShowsSigns(t *testing.T) {
	src := strings.Replace(good, "Run the monthly payroll for 300 people.", `"Use *all* of C#, [x](y) & <b>_snake_case_</b> \\ daily."`, 1)
	r, err := role.Parse("payroll-specialist.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	got := lines(role.Start(r, role.StartOptions{}, counter()), posting.Responsibilities, "")[0]
	if want := `Use *all* of C#, [x](y) & <b>_snake_case_</b> \ daily.`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLeadAsksNoLessThanSenior starts from a role that says nothing of a lead.
func TestLeadAsksNoLessThanSenior(t *testing.T) {
	r := role.Role{Slug: "clerk", Title: "Clerk",
		Posting: role.Starter{Requirements: []role.Requirement{{Group: "Experience", Must: []string{"A year"}}}},
		Levels:  map[string]role.Level{"senior": {Experience: "Five years", Months: 60}}}
	for _, s := range []posting.Seniority{posting.Senior, posting.Lead, posting.Principal} {
		p := role.Start(r, role.StartOptions{Seniority: s}, counter())
		if p.ExperienceMonths != "60" {
			t.Errorf("a %s is asked for %q months, want 60", s, p.ExperienceMonths)
		}
	}
}
