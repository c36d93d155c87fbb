package role_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/role"
	"rolewright/templates"
)

// good is a small role; the tables below change one thing in it. Its lines
// are counted in the wanted errors.
const good = `title: Payroll Specialist
family: finance
summary: Pays people right and on time.
otherTitles: [Payroll Clerk]
overview:
  - Somebody has to.
posting:
  summary:
    - You will run the payroll.
  responsibilities:
    - Run the monthly payroll for 300 people.
    - Answer questions about pay slips.
  requirements:
    - group: Experience
      must:
        - Experience with a payroll system
      nice:
        - Experience abroad
levels:
  junior:
    experience: A course in payroll
    leave:
      - Answer questions about pay slips.
    leaveRequirements:
      - Experience abroad
paySkills:
  - skill: Tax
    impact: high
    why: It is hard.
pay:
  - source: Bureau
    kind: government statistics
    date: May 2024
    currency: USD
    period: year
    percentiles: {p10: 10, p25: 20}
    range:
      min: 10
      max: 20
attributes:
  collaboration: 3
reviewed: "2026-11-22"
`

func TestParse(t *testing.T) {
	r, err := role.Parse("payroll-specialist.yaml", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if r.Slug != "payroll-specialist" || r.Title != "Payroll Specialist" {
		t.Errorf("got slug %q and title %q", r.Slug, r.Title)
	}
}

func TestParseRefuses(t *testing.T) {
	const file = "payroll-specialist.yaml"
	tests := map[string]struct {
		old, new string // a change of good
		line     int
		field    string
		problem  string
	}{
		"unknown field":           {"family: finance", "famly: finance", 2, "famly", "this field is not known: correct its spelling or remove it"},
		"unknown field deep down": {"    leave:", "    leeve:", 22, "levels.junior.leeve", "this field is not known: correct its spelling or remove it"},
		"list for text":           {"title: Payroll Specialist", "title: [Payroll]", 1, "title", "this is a list, but it must be text"},
		"text for a list":         {"otherTitles: [Payroll Clerk]", "otherTitles: Clerk", 4, "otherTitles", "this is text, but it must be a list, with “- ” before each line"},
		"text for a block":        {"attributes:\n  collaboration: 3", "attributes: high", 40, "attributes", "this is text, but it must be a set of named fields"},
		"fields for text":         {"  - Somebody has to.", "  - Somebody: has to.", 6, "overview.0", "this is a set of named fields, but it must be text"},
		"text for a number":       {"      max: 20", "      max: 20k", 39, "pay.0.range.max", "this is text, but it must be a whole number"},
		"fraction in one line":    {"p25: 20", "p25: 20.5", 36, "pay.0.percentiles.p25", "this is not a whole number: write it without a fraction"},
		"field twice":             {"family: finance", "family: finance\nfamily: money", 3, "family", "this field stands on line 2 already: keep one of the two"},
		"field twice deep down":   {"    impact: high", "    impact: high\n    impact: medium", 29, "paySkills.0.impact", "this field stands on line 28 already: keep one of the two"},

		"tab":                 {"  summary:\n", "\tsummary:\n", 8, "", "this is not YAML: a tab stands before the text: indent with spaces"},
		"colon in a text":     {"Pays people right and on time.", "Pays people: right and on time.", 3, "", "this is not YAML: put the text in quotes if it holds “: ”, and indent each field like its neighbours"},
		"indented wrongly":    {"    - Answer questions about pay slips.\n  req", "   - Answer questions about pay slips.\n  req", 12, "", "this is not YAML: indent the line like its neighbours, and close every quote and bracket"},
		"special character":   {"impact: high", "impact: @high", 28, "", "this is not YAML: put a text in quotes that begins with a special character"},
		"quote left open":     {`reviewed: "2026-11-22"`, `reviewed: "2026-11-22`, 42, "", "this is not YAML: a quote or bracket that opens here is not closed"},
		"quote open, further": {"family: finance", `family: "finance`, 2, "", "this is not YAML: indent the line like its neighbours, and close every quote and bracket"},
		"control character":   {"It is hard.", "It is\x01 hard.", 29, "", "this is not YAML: save the file as UTF-8 text without control characters"},
		"not UTF-8":           {"It is hard.", "It is \xffhard.", 29, "", "this is not YAML: save the file as UTF-8 text without control characters"},
		"second document":     {`reviewed: "2026-11-22"`, "reviewed: \"2026-11-22\"\n---\ntitle: Another", 43, "", "a second document begins here: write one role a file"},

		"slug of another":     {"title: Pay", "slug: clerk\ntitle: Pay", 1, "slug", `"clerk" differs from the file's name: leave it out or use "payroll-specialist"`},
		"no title":            {"title: Payroll Specialist\n", "", 0, "title", "this part is missing: every role needs it"},
		"empty title":         {"title: Payroll Specialist", "title: ' '", 1, "title", "this part is missing: every role needs it"},
		"no family":           {"family: finance\n", "", 0, "family", "this part is missing: every role needs it"},
		"unknown family":      {"family: finance", "family: magic", 2, "family", `"magic" is no family of the library: use one of engineering, data, design, product, it-security, marketing, sales, customer-support, people, finance, legal, operations, healthcare, education, hospitality, retail, trades, manufacturing, administration, executive`},
		"no summary in it":    {"  summary:\n    - You will run the payroll.\n", "", 7, "posting.summary", "this part is missing: every role needs it"},
		"group without name":  {"    - group: Experience\n      must:", "    - must:", 14, "posting.requirements.0", "the group has no name: add group:"},
		"group without lines": {"levels:", "    - group: Tools\nlevels:", 19, "posting.requirements.1", "the group has no lines: add must: or nice:"},
		"empty line":          {"    - Answer questions about pay slips.\n  req", "    -\n  req", 12, "posting.responsibilities.1", "the line is empty: write it or remove it"},
		"line twice":          {"    - Answer questions about pay slips.\n  req", "    - Run the monthly payroll for 300 people.\n  req", 12, "posting.responsibilities.1", "the line stands twice: remove one of the two"},

		"unknown level":       {"  junior:", "  junor:", 20, "levels.junor", `"junor" is not a seniority: use one of intern, junior, mid, senior, lead, principal, manager, director, executive`},
		"months below zero":   {"    leave:", "    months: -1\n    leave:", 22, "levels.junior.months", "the experience is below zero: write 24 for two years, or 0 for none"},
		"nothing to replace":  {"group: Experience", "group: Practice", 21, "levels.junior.experience", "the posting has no must-have in a group named Experience that this line could replace"},
		"leave what is not":   {"      - Answer questions about pay slips.\n    l", "      - Answer the phone.\n    l", 23, "levels.junior.leave.0", `"Answer the phone." is none of the posting's responsibilities: copy the line as it stands there`},
		"leave no such skill": {"      - Experience abroad\npay", "      - Experience at sea\npay", 25, "levels.junior.leaveRequirements.0", `"Experience at sea" is none of the posting's requirements: copy the line as it stands there`},

		"impact":             {"impact: high", "impact: huge", 28, "paySkills.0.impact", `"huge" is not known: use high or medium`},
		"rating above":       {"collaboration: 3", "collaboration: 6", 41, "attributes.collaboration", "6 is not a rating: use a whole number from 1 to 5"},
		"rating below":       {"collaboration: 3", "collaboration: 0", 41, "attributes.collaboration", "0 is not a rating: use a whole number from 1 to 5"},
		"pay without source": {"source: Bureau", "area: Texas", 31, "pay.0", "figures need source, kind and date: add what is missing"},
		"pay without unit":   {"    currency: USD\n", "", 31, "pay.0", "figures need currency and period: add what is missing"},
		"pay period":         {"period: year", "period: annum", 35, "pay.0.period", `"annum" is not a pay period: use one of hour, day, week, month, year`},
		"no figures":         {"    percentiles: {p10: 10, p25: 20}\n    range:\n      min: 10\n      max: 20\n", "", 31, "pay.0", "there are no figures: add percentiles, range, typical or levels"},
		"falling":            {"p25: 20", "p25: 9", 36, "pay.0.percentiles", "a higher percentile is below a lower one: check the figures"},
		"range upside down":  {"      max: 20", "      max: 9", 37, "pay.0.range", "min is above max: swap them"},
		"text of nobody":     {"attributes:\n", "sources:\n  - {name: A book, for: duties, text: true}\nattributes:\n", 41, "sources.0.text", `the credit that text of "A book" asks for is not known: name a release, such as O*NET 30.1 Database, or write the text in your own words and leave this out`},
		"no date":            {`"2026-11-22"`, "22.11.2026", 42, "reviewed", `"22.11.2026" is not a date: write it as 2026-11-22`},
		"no such date":       {`"2026-11-22"`, "2026-02-30", 42, "reviewed", `"2026-02-30" is not a date: write it as 2026-11-22`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if strings.Count(good, tt.old) != 1 {
				t.Fatalf("%q is in the file %d times", tt.old, strings.Count(good, tt.old))
			}
			_, err := role.Parse(file, []byte(strings.Replace(good, tt.old, tt.new, 1)))
			wantFault(t, err, role.FileError{File: file, Line: tt.line, Field: tt.field, Problem: tt.problem})
		})
	}
}

func TestParseRefusesWholeFile(t *testing.T) {
	const empty = "the file is empty: a role needs at least a title, a summary and the posting's text"
	const other = "this is not a role: write named fields, such as title: Payroll Specialist"
	tests := map[string]struct {
		src     string
		line    int
		problem string
	}{
		"empty":         {"", 0, empty},
		"comments only": {"# nothing yet\n", 0, empty},
		"dashes only":   {"---\n", 0, empty},
		"a sentence":    {"\nWe look for a clerk.\n", 2, other},
		"a list":        {"- title: Clerk\n", 1, other},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := role.Parse("x.yaml", []byte(tt.src))
			wantFault(t, err, role.FileError{File: "x.yaml", Line: tt.line, Problem: tt.problem})
		})
	}
}

func wantFault(t *testing.T, err error, want role.FileError) {
	t.Helper()
	var got *role.FileError
	if !errors.As(err, &got) {
		t.Fatalf("got %v, want a FileError", err)
	}
	if diff := cmp.Diff(want, *got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFaultInOneLine(t *testing.T) {
	tests := map[string]*role.FileError{
		"clerk.yaml:7: pay.0.range: min is above max":   {File: "clerk.yaml", Line: 7, Field: "pay.0.range", Problem: "min is above max"},
		"clerk.yaml: title: this part is missing":       {File: "clerk.yaml", Field: "title", Problem: "this part is missing"},
		"clerk.yaml:3: this is not YAML: a tab is here": {File: "clerk.yaml", Line: 3, Problem: "this is not YAML: a tab is here"},
	}
	for want, err := range tests {
		if got := err.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	tests := map[string]struct {
		src  string
		want role.FileError
	}{
		"no title":    {"family: finance\noverview:\n", role.FileError{File: "a.yaml", Field: "title", Problem: "this part is missing: every role needs it, above its overview"}},
		"list for it": {"title: x\nsummary: [a]\noverview:\n", role.FileError{File: "a.yaml", Line: 2, Field: "summary", Problem: "this is a list, but it must be text"}},
		"not YAML":    {"title: x\n\tsummary: a\noverview:\n", role.FileError{File: "a.yaml", Line: 2, Problem: "this is not YAML: a tab stands before the text: indent with spaces"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := role.Open(fstest.MapFS{"a.yaml": {Data: []byte(tt.src)}})
			wantFault(t, err, tt.want)
		})
	}
}

// TestGet wants a file that is listed but not good to be refused when it is
// read, and the others to stay of use.
func TestGet(t *testing.T) {
	lib, err := role.Open(fstest.MapFS{
		"good.yaml":      {Data: []byte(good)},
		"bad.yaml":       {Data: []byte("title: Bad\noverview:\n  - x\nfoo: 1\n")},
		"notes/not.yaml": {Data: []byte("x")},
		"readme.txt":     {Data: []byte("x")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := lib.Get("good"); err != nil || r.Slug != "good" {
		t.Errorf("got %q, %v", r.Slug, err)
	}
	_, err = lib.Get("bad")
	wantFault(t, err, role.FileError{File: "bad.yaml", Line: 4, Field: "foo", Problem: "this field is not known: correct its spelling or remove it"})
	for _, slug := range []string{"none", "", "../good", "good.yaml", "notes/not"} {
		if _, err := lib.Get(slug); !errors.Is(err, role.ErrNotFound) {
			t.Errorf("Get(%q): %v, want ErrNotFound", slug, err)
		}
	}
}

// FuzzParse wants an answer for every file, and errors that name the file and
// a line that it has.
func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte("title: a\n\tb: c"))
	f.Add([]byte("a: &x [*x]\n"))
	f.Add([]byte("\r1"))
	f.Fuzz(func(t *testing.T, src []byte) {
		_, err := role.Parse("x.yaml", src)
		var fault *role.FileError
		if err == nil {
			return
		}
		if !errors.As(err, &fault) || fault.File != "x.yaml" || fault.Problem == "" {
			t.Fatalf("got %#v", err)
		}
		// A carriage return ends a line in YAML, as it does in editors.
		if lines := strings.Count(string(src), "\n") + strings.Count(string(src), "\r") + 1; fault.Line < 0 || fault.Line > lines {
			t.Errorf("line %d of %d: %v", fault.Line, lines, err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	files := templates.Roles()
	for b.Loop() {
		if _, err := role.Open(files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	src, err := fs.ReadFile(templates.Roles(), "back-end-developer.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := role.Parse("back-end-developer.yaml", src); err != nil {
			b.Fatal(err)
		}
	}
}
