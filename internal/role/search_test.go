package role_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

func TestParseRequest(t *testing.T) {
	tests := map[string]role.Request{
		"":                                     {},
		"  ":                                   {},
		"senior backend developer in Berlin":   {Words: []string{"backend", "developer"}, Seniority: posting.Senior, Place: "Berlin"},
		"a Senior Back-End developer":          {Words: []string{"back", "end", "developer"}, Seniority: posting.Senior},
		"sr backend eng":                       {Words: []string{"backend", "eng"}, Seniority: posting.Senior},
		"Sr. Backend Developer":                {Words: []string{"backend", "developer"}, Seniority: posting.Senior},
		"sr backend developer ii":              {Words: []string{"backend", "developer"}, Seniority: posting.Senior},
		"Software Engineer III":                {Words: []string{"software", "engineer"}, Seniority: posting.Senior},
		"entry-level web developer":            {Words: []string{"web", "developer"}, Seniority: posting.Junior},
		"mid-level Java developer IN New York": {Words: []string{"java", "developer"}, Seniority: posting.Mid, Place: "New York"},
		"developer in  São Paulo, Brazil ":     {Words: []string{"developer"}, Place: "São Paulo, Brazil"},
		"in Berlin":                            {Place: "Berlin"},
		"developer in":                         {Words: []string{"developer"}},
		"Developer in Residence":               {Words: []string{"developer", "residence"}},
		"Developer in Residence in Leipzig":    {Words: []string{"developer", "residence"}, Place: "Leipzig"},
		"Software Engineer in Test":            {Words: []string{"software", "engineer", "test"}},
		"plug-in developer":                    {Words: []string{"plug", "developer"}},
		"C#, C++ and .NET (Node.js)":           {Words: []string{"c#", "c++", "and", ".net", "node.js"}},
		"Développeur Bäckend":                  {Words: []string{"developpeur", "backend"}},
		"Staff Software Engineer":              {Words: []string{"software", "engineer"}, Seniority: posting.Principal},
		"Staff Nurse":                          {Words: []string{"staff", "nurse"}},
		"senior staff accountant":              {Words: []string{"staff", "accountant"}, Seniority: posting.Senior},
		"Data Entry Clerk":                     {Words: []string{"data", "entry", "clerk"}},
		"Principal Engineer":                   {Words: []string{"engineer"}, Seniority: posting.Principal},
		"School Principal":                     {Words: []string{"school", "principal"}},
		"Junior High School Teacher":           {Words: []string{"junior", "high", "school", "teacher"}},
		"Lead Generation Specialist":           {Words: []string{"lead", "generation", "specialist"}},
		"backend lead":                         {Words: []string{"backend"}, Seniority: posting.Lead},
		// İ and Ⱥ have more bytes in lower case than in upper case.
		"İİİİ in Ⱥ":       {Words: []string{"iiii"}, Place: "Ⱥ"},
		"ȺȺȺȺȺ in Berlin": {Words: []string{"ⱥⱥⱥⱥⱥ"}, Place: "Berlin"},
	}
	for line, want := range tests {
		if diff := cmp.Diff(want, role.ParseRequest(line), cmpopts.IgnoreFields(role.Request{}, "Whole")); diff != "" {
			t.Errorf("%q (-want +got)\n%s", line, diff)
		}
	}
}

func slugs(entries []role.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Slug)
	}
	return out
}

// TestSearchFirst wants the role that a person means on top.
func TestSearchFirst(t *testing.T) {
	lib := library(t)
	tests := map[string]string{
		"senior backend developer in Berlin": "back-end-developer",
		"back-end developer":                 "back-end-developer",
		"back end developer":                 "back-end-developer",
		"developer backend":                  "back-end-developer",
		"sr backend eng":                     "back-end-developer",
		"backend devloper":                   "back-end-developer",
		"bakend developer":                   "back-end-developer",
		"bäckend developer":                  "back-end-developer",
		"backend software engineer":          "backend-software-engineer",
		"backend web developer":              "backend-web-developer",
		"Java":                               "java-software-developer",
		"java dev":                           "java-software-developer",
		"javascript":                         "front-end-developer",
		"frontend":                           "front-end-developer",
		"Front End Developer":                "front-end-developer",
		"share point":                        "sharepoint-developer",
		"SharePoint":                         "sharepoint-developer",
		"sharpoint":                          "sharepoint-developer",
		"sql":                                "sql-developer",
		"PL/SQL":                             "sql-developer",
		"data engineer":                      "data-engineer",
		"aws":                                "aws-developer",
		"full stack":                         "full-stack-developer",
		"fullstack developer":                "full-stack-developer",
		"solidity":                           "blockchain-developer",
		"block chain":                        "blockchain-developer",
		"web developer":                      "web-developer",
		"web devleoper":                      "web-developer",
		"wordpress":                          "web-developer",
		"node.js":                            "backend-web-developer",
	}
	for line, want := range tests {
		found := slugs(lib.Search(role.ParseRequest(line)))
		if len(found) == 0 || found[0] != want {
			t.Errorf("%q finds %v, want %s first", line, found, want)
		}
	}
}

// A line keeps the words of its level as well: "team lead" is a title, too.
func TestParseRequestWhole(t *testing.T) {
	got := role.ParseRequest("Team Lead in Leeds")
	if diff := cmp.Diff([]string{"team", "lead"}, got.Whole); diff != "" {
		t.Errorf("whole (-want +got):\n%s", diff)
	}
}

// TestOwnTitleFirst wants each title to find its role, before all that do
// not have the title as well.
func TestOwnTitleFirst(t *testing.T) {
	lib := library(t)
	for _, e := range lib.List() {
		for i, title := range append([]string{e.Title}, e.OtherTitles...) {
			found := lib.Search(role.ParseRequest(title))
			for len(found) > 0 && i > 0 && found[0].Slug != e.Slug && hasTitle(found[0], title) {
				found = found[1:]
			}
			if len(found) == 0 || found[0].Slug != e.Slug {
				t.Errorf("%q finds %v, want %s first", title, slugs(found), e.Slug)
			}
		}
	}
}

func hasTitle(e role.Entry, title string) bool {
	same := func(t string) bool { return strings.EqualFold(t, title) }
	return same(e.Title) || slices.ContainsFunc(e.OtherTitles, same)
}

func TestSearchAllOrNothing(t *testing.T) {
	lib := library(t)
	all := slugs(lib.List())
	if !slices.IsSortedFunc(lib.List(), func(a, b role.Entry) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }) {
		t.Errorf("the list is not by title: %v", all)
	}
	for _, line := range []string{"", "  ", "senior", "a", "in Berlin", "-"} {
		if diff := cmp.Diff(all, slugs(lib.Search(role.ParseRequest(line)))); diff != "" {
			t.Errorf("%q names no role, want all (-want +got)\n%s", line, diff)
		}
	}
	for _, line := range []string{"xylophone", "backend xylophone", "C#", "zz"} {
		if found := slugs(lib.Search(role.ParseRequest(line))); len(found) > 0 {
			t.Errorf("%q finds %v, want nothing", line, found)
		}
	}
	if found := slugs(lib.Search(role.ParseRequest("developer"))); len(found) < 10 {
		t.Errorf("developer finds %v only", found)
	}
}

// TestSearchSigns tells the languages apart that differ in a sign.
func TestSearchSigns(t *testing.T) {
	files := fstest.MapFS{}
	for slug, title := range map[string]string{"c": "C Developer", "c-sharp": "C# Developer", "c-plus": "C++ Developer",
		"net": ".NET Developer", "network": "Network Engineer", "sdet": "Software Engineer in Test", "go": "Go Developer", "mongo": "MongoDB Developer"} {
		files[slug+".yaml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("title: %q\n", title))}
	}
	lib, err := role.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{"C#": "c-sharp", "c++ developer": "c-plus", ".net": "net", "C Developer": "c",
		"net": "network", "engineer in test": "sdet", "go": "go"}
	for line, want := range tests {
		found := slugs(lib.Search(role.ParseRequest(line)))
		if len(found) == 0 || found[0] != want {
			t.Errorf("%q finds %v, want %s first", line, found, want)
		}
	}
	if found := slugs(lib.Search(role.ParseRequest("go"))); slices.Contains(found, "mongo") {
		t.Errorf("go finds %v", found)
	}
}

// TestOwnTitleBeforeOtherTitles decides between roles that share a title.
func TestOwnTitleBeforeOtherTitles(t *testing.T) {
	lib, err := role.Open(fstest.MapFS{
		"a.yaml": {Data: []byte("title: Accountant\notherTitles: [Bookkeeper]\n")},
		"b.yaml": {Data: []byte("title: Bookkeeper\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b", "a"}, slugs(lib.Search(role.ParseRequest("bookkeeper")))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestListIsACopy keeps one caller from changing what the next one sees.
func TestListIsACopy(t *testing.T) {
	lib := library(t)
	lib.List()[0].Title = "changed"
	if got := lib.List()[0].Title; got == "changed" {
		t.Error("the list was changed from outside")
	}
}

// FuzzParseRequest wants an answer for every line, twice the same.
func FuzzParseRequest(f *testing.F) {
	lib := library(f)
	f.Add("İİİİ in Ⱥ")
	f.Add("senior backend developer in Berlin")
	f.Fuzz(func(t *testing.T, line string) {
		q := role.ParseRequest(line)
		if q.Place != strings.TrimSpace(q.Place) || !strings.Contains(line, q.Place) {
			t.Errorf("place %q is not a part of %q", q.Place, line)
		}
		lib.Search(q)
	})
}

// manyRoles is a library of the size of a large import.
func manyRoles(b *testing.B) *role.Library {
	b.Helper()
	files := fstest.MapFS{}
	for i := range 1000 {
		src := fmt.Sprintf("title: Specialist %d for Accounts\notherTitles: [Clerk %d, Bookkeeper of Group %d, Ledger Officer, Accounts Assistant]\n", i, i, i%7)
		files[fmt.Sprintf("role-%d.yaml", i)] = &fstest.MapFile{Data: []byte(src)}
	}
	lib, err := role.Open(files)
	if err != nil {
		b.Fatal(err)
	}
	return lib
}

func BenchmarkSearch(b *testing.B) {
	b.Run("ours", func(b *testing.B) { benchmarkSearch(b, library(b), "senior backend developer in Berlin") })
	b.Run("1000 roles", func(b *testing.B) { benchmarkSearch(b, manyRoles(b), "senior acounts asistant in Berlin") })
}

func benchmarkSearch(b *testing.B, lib *role.Library, line string) {
	for b.Loop() {
		if len(lib.Search(role.ParseRequest(line))) == 0 {
			b.Fatal("nothing found")
		}
	}
}
