package posting_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolewright/internal/posting"
)

func today() time.Time { return time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC) }

func TestCheckFindsNothingWrongWithAGoodPosting(t *testing.T) {
	if got := posting.Check(twoPages(), today()); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestCheck(t *testing.T) {
	tests := map[string]struct {
		change func(*posting.Posting)
		field  string
		says   string
	}{
		"no title":           {func(p *posting.Posting) { p.Title = "" }, "title", "missing"},
		"long title":         {func(p *posting.Posting) { p.Title = strings.Repeat("é", 81) }, "title", "81 characters"},
		"seniority":          {func(p *posting.Posting) { p.Seniority = "wizard" }, "seniority", "“wizard”"},
		"employment type":    {func(p *posting.Posting) { p.EmploymentType = "x" }, "employmentType", "full-time, part-time"},
		"workplace":          {func(p *posting.Posting) { p.Workplace = "moon" }, "workplace", "hybrid"},
		"education":          {func(p *posting.Posting) { p.Education = "x" }, "education", "bachelor"},
		"language":           {func(p *posting.Posting) { p.Language = "qq-nonsense-language" }, "language", "Write its code"},
		"openings":           {func(p *posting.Posting) { p.Openings = "0" }, "openings", "whole number"},
		"some openings":      {func(p *posting.Posting) { p.Openings = "a few" }, "openings", "whole number"},
		"months":             {func(p *posting.Posting) { p.ExperienceMonths = "2.50" }, "experienceMonths", "24 for two years"},
		"remote from where":  {func(p *posting.Posting) { p.Workplace = posting.Remote }, "applicantLocations", "where applicants may live"},
		"no country":         {func(p *posting.Posting) { p.Locations[1] = posting.Location{City: "Springfield"} }, "locations.1", "missing"},
		"unknown country":    {func(p *posting.Posting) { p.Locations[0].Country = "Atlantis" }, "locations.0", "“Atlantis”"},
		"start":              {func(p *posting.Posting) { p.Start = "12/01/2026" }, "start", "2026-12-01"},
		"apply by":           {func(p *posting.Posting) { p.ApplyBy = "soon" }, "applyBy", "“soon”"},
		"apply by in past":   {func(p *posting.Posting) { p.ApplyBy = "2026-11-21" }, "applyBy", "past"},
		"apply after start":  {func(p *posting.Posting) { p.ApplyBy = "2027-01-05" }, "applyBy", "after the start"},
		"posted on":          {func(p *posting.Posting) { p.PostedOn = "12/01/2026" }, "postedOn", "date"},
		"posted too late":    {func(p *posting.Posting) { p.PostedOn = "2026-12-02" }, "postedOn", "after the last day"},
		"pay kind":           {func(p *posting.Posting) { p.Pay.Kind = "good" }, "pay.kind", "range, fixed"},
		"pay not understood": {func(p *posting.Posting) { p.Pay.Min = "competitive" }, "pay.min", "“competitive”"},
		"other currency":     {func(p *posting.Posting) { p.Pay.Max = "€65k" }, "pay.max", "another currency"},
		"pay upside down":    {func(p *posting.Posting) { p.Pay.Min = "120000.01" }, "pay.min", "Swap"},
		"pay of nothing":     {func(p *posting.Posting) { p.Pay.Min = "0" }, "pay.min", "zero"},
		"two fixed amounts":  {func(p *posting.Posting) { p.Pay.Kind = posting.PayFixed }, "pay.kind", "two amounts"},
		"no currency":        {func(p *posting.Posting) { p.Pay.Currency = "" }, "pay.currency", "no currency"},
		"unknown currency":   {func(p *posting.Posting) { p.Pay.Currency = "XYZ" }, "pay.currency", "“XYZ”"},
		"no period":          {func(p *posting.Posting) { p.Pay.Period = "" }, "pay.period", "Choose hour"},
		"unknown period":     {func(p *posting.Posting) { p.Pay.Period = "moon" }, "pay.period", "“moon”"},
		"site":               {func(p *posting.Posting) { p.Company.Site = "our page" }, "company.site", "link"},
		"colour":             {func(p *posting.Posting) { p.Company.Colour = "green" }, "company.colour", "#0a7c4a"},
		"apply link":         {func(p *posting.Posting) { p.Apply.URL = "javascript:alert(1)" }, "apply.url", "link"},
		"apply e-mail":       {func(p *posting.Posting) { p.Apply.Email = "jobs at acme" }, "apply.email", "e-mail"},
		"heading":            {func(p *posting.Posting) { p.Sections[2].Heading = "" }, "sections.s2", "heading"},
		"employees":          {func(p *posting.Posting) { p.Headcount.Total = "many" }, "headcount.total", "whole number"},
		"employees' place": {func(p *posting.Posting) {
			p.Headcount.ByPlace = []posting.PlaceHeadcount{{Place: "Atlantis", Count: "3"}}
		}, "headcount.byPlace.0", "“Atlantis”"},
	}
	for name, tt := range tests {
		p := twoPages()
		tt.change(&p)
		got := posting.Check(p, today())
		if len(got) != 1 || got[0].Field != tt.field || !strings.Contains(got[0].Message, tt.says) {
			t.Errorf("%s: got %+v, want one note at %s that says %q", name, got, tt.field, tt.says)
		}
	}
}

func TestCheckAcceptsWhatIsRight(t *testing.T) {
	tests := map[string]func(*posting.Posting){
		"the last day is today": func(p *posting.Posting) { p.ApplyBy = "2026-11-22" },
		"a start in words":      func(p *posting.Posting) { p.Start = "in 2 weeks" },
		"remote within a region": func(p *posting.Posting) {
			p.Workplace, p.ApplicantLocations = posting.Remote, []posting.Location{{Country: "US"}}
		},
		"no pay": func(p *posting.Posting) { p.Pay = posting.Pay{} },
		"employees in a region": func(p *posting.Posting) {
			p.Headcount.ByPlace = []posting.PlaceHeadcount{{Place: "US-CA", Count: "3"}, {Place: "FR-75", Count: "0"}}
		},
	}
	for name, change := range tests {
		p := twoPages()
		change(&p)
		if got := posting.Check(p, today()); len(got) != 0 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// Notes follow the form, and belong to a field of it.
func TestCheckFollowsTheForm(t *testing.T) {
	p := posting.Posting{
		Seniority: "x", Openings: "x", Workplace: "x", Locations: []posting.Location{{City: "x"}}, ApplyBy: "x", Education: "x",
		Pay: posting.Pay{Min: "x", Max: "y"}, Company: posting.Company{Colour: "x"}, Apply: posting.Apply{URL: "x"}, Language: "!",
	}
	var got []string
	for _, n := range posting.Check(p, today()) {
		got = append(got, n.Field)
	}
	want := []string{
		"title", "seniority", "openings", "workplace", "locations.0", "applyBy", "pay.min", "pay.max", "pay.currency", "pay.period",
		"education", "company.colour", "apply.url", "language",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCheckNeverFails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPosting(awkward()).Draw(t, "posting")
		for _, n := range append(posting.Check(p, today()), posting.Check(posting.Normalize(p, counter()), today())...) {
			if n.Field == "" || !strings.HasSuffix(n.Message, ".") {
				t.Fatalf("got %+v", n)
			}
		}
		p.Facts()
	})
}

func TestFieldsAreComplete(t *testing.T) {
	var want, got []string
	leaves(&want, "", posting.Posting{})
	for _, f := range posting.Fields() {
		got = append(got, f.Path)
		if f.Group == "" || f.Label == "" || f.Hint == "" || f.Control == "" || f.Markdown == "" {
			t.Errorf("%s lacks a word: %+v", f.Path, f)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-fields of a posting +fields of the form)\n%s", diff)
	}
}

func TestCompanyPartsHaveQuestions(t *testing.T) {
	hints := map[string]string{}
	for _, f := range posting.Fields() {
		hints[f.Path] = f.Hint
	}
	for _, part := range new(posting.Company).Parts() {
		if len(strings.Fields(hints["company."+part.Name])) < 8 {
			t.Errorf("%s asks too little: %q", part.Name, hints["company."+part.Name])
		}
	}
}
