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
		if diff := cmp.Diff(want, role.ParseRequest(line), cmpopts.IgnoreFields(role.Request{}, "Whole", "Head")); diff != "" {
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
		"sr backend eng II":                  "backend-software-engineer",
		"backend engineer":                   "back-end-developer",
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

// TestSearchAsPeopleType has what a person types and the roles of which one
// must stand first.
func TestSearchAsPeopleType(t *testing.T) {
	lib := library(t)
	tests := map[string]map[string]string{
		"misspelt": {
			"registerd nurse": "registered-nurse", "regsitered nusre": "registered-nurse", "accountent": "accountant",
			"elektrician": "electrician", "receptionst": "receptionist", "pharmasist": "pharmacist",
			"cusomer servcie representative": "customer-service-representative", "phyiscal therapist": "physical-therapist",
		},
		"in another order": {
			"nurse, registered": "registered-nurse", "manager, sales": "sales-manager", "analyst data": "data-analyst",
			"engineer backend software": "backend-software-engineer", "teacher special education": "special-education-teacher",
		},
		"with a level": {
			"sr backend eng II": "backend-software-engineer", "Jr. Data Analyst": "data-analyst", "senior accountant": "accountant",
			"Electrician III": "electrician", "entry level data scientist": "data-scientist",
		},
		"short": {
			"RN": "registered-nurse", "LPN": "licensed-practical-nurse", "CNA": "nursing-assistant", "NP": "nurse-practitioner",
			"PA": "physician-assistant", "EMT": "emergency-medical-technician", "SDR": "sales-development-representative",
			"BDR": "sales-development-representative", "SRE": "devops-engineer", "FP&A": "financial-analyst", "CPA": "accountant",
			"DBA": "database-administrator", "UX": "ux-designer", "CEO": "chief-executive-officer",
			"QA eng": "qa-engineer", "PM": "project-manager|product-manager", "CDL driver": "truck-driver", "HVAC tech": "hvac-technician",
			"AP clerk": "bookkeeper", "acct mgr": "account-manager|accountant|finance-manager", "admin asst": "administrative-assistant",
			"maint tech": "maintenance-technician", "HRBP": "hr-generalist", "VP Sales": "sales-manager", "ICU RN": "registered-nurse", "csr": "customer-service-representative", "BI analyst": "data-analyst",
		},
		"another word": {
			"attorney": "lawyer", "janitor": "cleaner", "car salesman": "retail-sales-associate", "server": "waiter", "realtor": "real-estate-agent", "trucker": "truck-driver",
			"hairstylist": "hairdresser", "doctor": "family-physician", "nanny": "childcare-worker", "buyer": "purchasing-agent",
			"nursing": "registered-nurse|nursing-assistant", "welding": "welder", "bookkeeping": "bookkeeper", "programmer": "java-software-developer|back-end-developer|sql-developer|web-developer",
		},
		"joined and apart": {
			"book keeper": "bookkeeper", "bar tender": "bartender", "fork lift operator": "forklift-operator",
			"front-end developer": "front-end-developer", "child care worker": "childcare-worker", "datascientist": "data-scientist",
		},
		"both forms": {
			"RN (Registered Nurse)": "registered-nurse", "Certified Nursing Assistant (CNA)": "nursing-assistant",
			"Waiter/Waitress": "waiter", "Vet Tech (Veterinary Technician)": "veterinary-technician",
		},
		"as it is being typed": {
			"regis": "registered-nurse", "registered nu": "registered-nurse", "soft": "backend-software-engineer|mobile-developer|java-software-developer",
			"data sci": "data-scientist", "elementary sch": "elementary-school-teacher", "plum": "plumber",
		},
		"by the word that names the job": {
			"teacher assistant": "teaching-assistant",
			"nurse manager":     "registered-nurse", "sales manager": "sales-manager", "manager, product marketing": "product-marketing-manager",
			"director of marketing": "marketing-manager",
		},
		"one word": {
			"nurse": "registered-nurse", "teacher": "elementary-school-teacher|middle-school-teacher|secondary-school-teacher|preschool-teacher",
			"driver": "truck-driver|delivery-driver", "sales": "sales-development-representative|sales-manager|sales-representative",
		},
		"with words of the employer's": {
			"backend xylophone developer": "back-end-developer", "Walmart cashier": "cashier", "Registered Nurse - Night Shift": "registered-nurse",
			"Acme Corp. truck driver": "truck-driver",
		},
		"a skill": {"kubernetes": "devops-engineer|aws-developer|cloud-architect|backend-software-engineer|systems-administrator"},
	}
	for what, lines := range tests {
		for line, want := range lines {
			found := slugs(lib.Search(role.ParseRequest(line)))
			if len(found) == 0 || !slices.Contains(strings.Split(want, "|"), found[0]) {
				t.Errorf("%s: %q finds %v, want %s first", what, line, found[:min(4, len(found))], want)
			}
		}
	}
}

// TestSearchSkillsInFiles looks behind the head of role files: in the tools,
// the skills that move pay, and the name of the occupation that is paid.
func TestSearchSkillsInFiles(t *testing.T) {
	pay := "pay:\n  - source: A\n    occupation: 51-9999 Brazers and Tinsmiths\n    note: x\n  - source: B\n    occupation: 51-8888 Glaziers\n"
	lib, err := role.Open(fstest.MapFS{
		"a.yaml": {Data: []byte("title: Alpha\noverview: [x]\ntools:\n  - Oscilloscope\npaySkills:\n  - skill: Beekeeping\n    why: x\n" + pay + "reviewed: 2025-01-01\n")},
		"b.yaml": {Data: []byte("title: Beta\noverview: [x]\ntools:\n- Theodolite\nmeasures:\n- Oscilloscope\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]string{"oscilloscope": {"a"}, "beekeeping": {"a"}, "tinsmith": {"a"}, "theodolite": {"b"}, "glazier": nil}
	for line, want := range tests {
		if diff := cmp.Diff(want, slugs(lib.Search(role.ParseRequest(line)))); diff != "" {
			t.Errorf("%q (-want +got)\n%s", line, diff)
		}
	}
}

// TestSearchKnowsTheJob tells a title that names the job from one that only
// has the word.
func TestSearchKnowsTheJob(t *testing.T) {
	lib := role.Of(role.Written, role.Role{Slug: "a", Title: "Nurse Manager Secretary"}, role.Role{Slug: "b", Title: "Manager of Nurses and Wards"})
	if found := slugs(lib.Search(role.ParseRequest("nurse manager"))); len(found) == 0 || found[0] != "b" {
		t.Errorf("nurse manager finds %v, want the manager first", found)
	}
}

// TestSearchLeavesOut keeps a clear question from being answered with half
// the library.
func TestSearchLeavesOut(t *testing.T) {
	lib := library(t)
	for _, line := range []string{"electrician", "registered nurse", "truck driver", "payroll"} {
		if found := slugs(lib.Search(role.ParseRequest(line))); len(found) == 0 || len(found) > 15 {
			t.Errorf("%q finds %d roles: %v", line, len(found), found)
		}
	}
}

// TestSearchFamily wants the name of a family to find its roles.
func TestSearchFamily(t *testing.T) {
	lib := library(t)
	for _, line := range []string{"healthcare", "health care", "legal"} {
		found := lib.Search(role.ParseRequest(line))
		if len(found) < 4 {
			t.Fatalf("%q finds %v only", line, slugs(found))
		}
		for _, e := range found[:4] {
			if e.Family != strings.ReplaceAll(line, " ", "") && e.Family != "administration" {
				t.Errorf("%q finds %s of the family %s", line, e.Slug, e.Family)
			}
		}
	}
}

// TestSearchAcrossOrigins wants a workspace's own role first and a written
// one not to drown among imported ones that fit as well.
func TestSearchAcrossOrigins(t *testing.T) {
	var imported []role.Role
	for i := range 20 {
		imported = append(imported, role.Role{Slug: fmt.Sprintf("onet-%d", i), Title: fmt.Sprintf("Nurses %c", 'B'+i),
			OtherTitles: []string{"Ward Nurse", "Nurse", "Day Nurse", "Charge Nurse"}})
	}
	own := role.Of(role.Own, role.Role{Slug: "own", Title: "School Nurse"})
	written := role.Of(role.Written, role.Role{Slug: "written", Title: "Registered Nurse", OtherTitles: []string{"Ward Nurse", "Day Nurse, Nights and Weekends"}},
		role.Role{Slug: "cook", Title: "Cook"}, role.Role{Slug: "clerk", Title: "Clerk"})
	lib := role.Join(own, written, role.Of(role.Imported, imported...))
	tests := map[string][]string{
		"nurse":        {"own", "written"},
		"ward nurse":   {"written"}, // just as typed
		"day nurses":   {"written"}, // fits as well as the many, with more words
		"school nurse": {"own"},
		"nurses c":     {"onet-1"},
	}
	for line, want := range tests {
		found := slugs(lib.Search(role.ParseRequest(line)))
		if diff := cmp.Diff(want, found[:min(len(want), len(found))]); diff != "" {
			t.Errorf("%q (-want +got)\n%s", line, diff)
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
	for _, line := range []string{"xylophone", "F#", "zz", "qwertz uiop", "ccccccccccccccc", "日本"} {
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

// manyRoles is a library of the size of a whole import.
func manyRoles() *role.Library {
	crafts := strings.Fields("nurse clerk manager engineer technician assistant analyst operator teacher driver inspector agent worker planner cook")
	fields := strings.Fields("ward ledger plant network water rail payroll wood glass steel school retail crop forest ocean tax loan paper film road")
	syllables := strings.Fields("ba co di fu ge ha ki lo mu ne po ra si tu ve wa xi yo za bri")
	pick := func(list []string, n int) string { return list[n%len(list)] }
	var roles []role.Role
	for i := range 1100 {
		r := role.Role{Slug: fmt.Sprintf("role-%d", i), Title: fmt.Sprintf("%s%s %s %s", pick(syllables, i), pick(syllables, i/20), pick(fields, i), pick(crafts, i/7))}
		for j := range 40 {
			n := i*40 + j
			r.OtherTitles = append(r.OtherTitles, fmt.Sprintf("%s%s%s %s %s", pick(syllables, n), pick(syllables, n/20), pick(syllables, n/400), pick(fields, n/3), pick(crafts, n/11)))
		}
		roles = append(roles, r)
	}
	return role.Of(role.Imported, roles...)
}

func BenchmarkSearch(b *testing.B) {
	ours := library(b)
	both := role.Join(ours, manyRoles())
	for _, line := range []string{"senior backend developer in Berlin", "n", "water manager", "senior acounts asistant in Berlin"} {
		b.Run("ours/"+line, func(b *testing.B) { benchmarkSearch(b, ours, line) })
		b.Run("with 1100 imported of 40 titles/"+line, func(b *testing.B) { benchmarkSearch(b, both, line) })
	}
}

func benchmarkSearch(b *testing.B, lib *role.Library, line string) {
	lib.Search(role.ParseRequest("nurse")) // makes the index
	b.ReportAllocs()
	for b.Loop() {
		if len(lib.Search(role.ParseRequest(line))) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// BenchmarkFirstSearch makes the index as well: it is made once.
func BenchmarkFirstSearch(b *testing.B) {
	for name, open := range map[string]func() *role.Library{
		"ours":                       func() *role.Library { return library(b) },
		"1100 imported of 40 titles": manyRoles,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				lib := open()
				b.StartTimer()
				lib.Search(role.ParseRequest("nurse"))
			}
		})
	}
}
