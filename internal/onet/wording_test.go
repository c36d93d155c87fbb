package onet_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTitles(t *testing.T) {
	tests := map[string]struct{ title, slug string }{
		"Registered Nurses":       {"Registered Nurse", "registered-nurse-11-1011"},
		"Chief Executives":        {"Chief Executive", "chief-executive-11-1011"},
		"Waiters and Waitresses":  {"Server", "server-11-1011"},
		"Fire Wardens and Clerks": {"Fire Warden and Clerk", "fire-warden-and-clerk-11-1011"},
		"Secretaries and Administrative Assistants, Except Legal, Medical, and Executive": {"Administrative Assistant", "administrative-assistant-11-1011"},
		"Computer Numerically Controlled Tool Operators":                                  {"CNC Operator", "cnc-operator-11-1011"},
		// Titles of no release so far go by rule.
		"Sail Teachers, Postsecondary":                 {"Sail Professor", "sail-professor-11-1011"},
		"Helpers--Sailmakers":                          {"Sailmaker Helper", "sailmaker-helper-11-1011"},
		"First-Line Supervisors of Lighthouse Workers": {"Lighthouse Supervisor", "lighthouse-supervisor-11-1011"},
		"Masters of Ceremonies":                        {"Master of Ceremonies", "master-of-ceremonies-11-1011"},
		"Foremen":                                      {"Foreman", "foreman-11-1011"},
		"Lamp Brushes and Lighthouse Boss":             {"Lamp Brushes and Lighthouse Boss", "lamp-brushes-and-lighthouse-boss-11-1011"},
		"Ship's Secretaries, All Other":                {"Ship's Secretary", "ships-secretary-11-1011"},
		"Actresses":                                    {"Actress", "actress-11-1011"},
		"Spouses and Midwives":                         {"Spouses and Midwife", "spouses-and-midwife-11-1011"},
	}
	for official, want := range tests {
		r := read(t, oneOccupation(official, "Do work.", "Do work.")).Roles[0]
		if r.Title != want.title || r.Slug != want.slug {
			t.Errorf("%q is %q (%s), want %q (%s)", official, r.Title, r.Slug, want.title, want.slug)
		}
		if official == "Waiters and Waitresses" && !slices.Contains(r.OtherTitles, official) {
			t.Error("the official title is not among the other titles")
		}
	}
}

// TestSummaries words descriptions, whose sentences have no subject.
func TestSummaries(t *testing.T) {
	tests := map[string]struct{ description, summary, pitch string }{
		"Information Technology Project Managers": {
			"Plan IT projects. May also order lamps. Includes team leaders.",
			"IT project managers plan IT projects. They may also order lamps. The occupation includes team leaders.",
			"As an IT project manager, you will plan IT projects. You may also order lamps.",
		},
		"Orthotists and Prosthetists": {
			"Fit braces. May include measuring. Under supervision, repair braces. Plan shifts of U.S. Navy crews. Work requires care.",
			"Orthotists and prosthetists fit braces. The work may include measuring. Under supervision, they repair braces.",
			"As an orthotist and prosthetist, you will fit braces. The work may include measuring. Under supervision, you will repair braces. You will plan shifts of U.S. Navy crews.",
		},
		"Urologists": {
			"In hospitals, treat people. In schools, they teach. Excludes surgeons.",
			"In hospitals, urologists treat people.",
			"As a urologist, in hospitals, you will treat people.",
		},
	}
	for title, tt := range tests {
		r := read(t, oneOccupation(title, tt.description, "Plan lamps.")).Roles[0]
		if r.Summary != tt.summary {
			t.Errorf("summary\n got %s\nwant %s", r.Summary, tt.summary)
		}
		if got := r.Posting.Summary[0]; got != tt.pitch {
			t.Errorf("to the candidate\n got %s\nwant %s", got, tt.pitch)
		}
	}
}

// TestPractice words tasks as experience, and only those whose verbs are all
// found.
func TestPractice(t *testing.T) {
	tests := map[string]string{
		"Plan budgets, including those for oil.":       "Experience in planning budgets, including those for oil",
		"Inspect, clean, or tie ropes.":                "Experience in inspecting, cleaning, or tying ropes",
		"Control the lamp, and clean it.":              "",
		"Inspect lamps and clean lenses.":              "",
		"Set up and focus lamps.":                      "",
		"Attend courses.":                              "",
		"Oversee the office; plan the week.":           "",
		"Refer visitors to the office.":                "Experience in referring visitors to the office",
		"Always be there.":                             "",
		"Clean steam-driven and electric fog signals.": "Experience in cleaning steam-driven and electric fog signals",
	}
	for task, want := range tests {
		files := oneOccupation("Keepers", "Keep lamps.", task, "Inspect it all.", "Clean it all.", "Tie it all.")
		// Only who must have done the work is asked for practice.
		files["Job Zones.txt"] = file("O*NET-SOC Code\tJob Zone\n11-1011.00\t4\n")
		must := read(t, files).Roles[0].Posting.Requirements[0].Must
		if want != "" && !slices.Contains(must, want) {
			t.Errorf("%q gives %q, want %q", task, must, want)
		}
		for _, line := range must[1:] {
			if want == "" && !slices.Contains([]string{"Experience in inspecting it all", "Experience in cleaning it all", "Experience in tying it all"}, line) {
				t.Errorf("%q gives %q, want no such line", task, line)
			}
		}
	}
}

// TestEducation asks for a degree as one of two ways unless nearly every job
// requires it, and never invents a licence.
func TestEducation(t *testing.T) {
	const head = "O*NET-SOC Code\tScale ID\tCategory\tData Value\n"
	categories := "Scale ID\tCategory\tCategory Description\n" +
		"RL\t1\tLess than a High School Diploma\nRL\t2\tHigh School Diploma - or the equivalent\nRL\t6\tBachelor's Degree\n" +
		"RL\t8\tMaster's Degree\nRL\t10\tFirst Professional Degree - and more\nRL\t11\tDoctoral Degree\n"
	tests := map[string]struct{ shares, description, want string }{
		"most jobs":        {"2\t30\n6\t70\n", "Keep lamps.", "A bachelor's degree in a related field, or equivalent experience"},
		"nearly all":       {"2\t5\n6\t95\n", "Keep lamps.", "A bachelor's degree in a related field"},
		"two that are one": {"8\t4\n10\t36\n11\t60\n", "Keep lamps.", "A professional or doctoral degree in the field"},
		"doctors alone":    {"8\t40\n11\t60\n", "Keep lamps.", "A doctoral degree in the field, or equivalent experience"},
		"school":           {"1\t20\n2\t80\n", "Keep lamps.", "A high school diploma or its equivalent"},
		"none":             {"1\t80\n2\t20\n", "Keep lamps.", ""},
		"a licence":        {"2\t30\n6\t70\n", "Keep lamps. Licensing required.", "A current licence for this work, as the law requires|A high school diploma or its equivalent"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			files := oneOccupation("Keepers", tt.description, "Plan lamps.")
			files["Education, Training, and Experience Categories.txt"] = file(categories)
			rows := head
			for _, row := range strings.Split(strings.TrimSpace(tt.shares), "\n") {
				rows += "11-1011.00\tRL\t" + row + "\n"
			}
			files["Education, Training, and Experience.txt"] = file(rows)
			got := ""
			for _, g := range read(t, files).Roles[0].Posting.Requirements {
				if g.Group != "Experience" {
					got += strings.Join(g.Must, "|")
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFamilies(t *testing.T) {
	tests := map[string]string{
		"11-1011.00": "executive", "11-3031.01": "finance", "13-1071.00": "people", "13-2011.00": "finance",
		"15-1252.00": "engineering", "15-1255.00": "design", "15-2051.00": "data", "15-1212.00": "it-security",
		"23-1011.00": "legal", "25-2021.00": "education", "29-1141.01": "healthcare", "31-1131.00": "healthcare",
		"35-2014.00": "hospitality", "41-2031.00": "retail", "41-4012.00": "sales", "43-4051.00": "customer-support",
		"43-6014.00": "administration", "47-2111.00": "trades", "49-3023.00": "trades", "51-4041.00": "manufacturing",
		"27-1024.00": "design", "27-3031.00": "marketing", "53-3032.00": "operations",
		// A group that a later classification adds.
		"61-1011.00": "operations",
	}
	for code, want := range tests {
		files := oneOccupation("Keepers", "Keep lamps.", "Plan lamps.")
		for _, f := range files {
			f.Data = []byte(strings.ReplaceAll(string(f.Data), "11-1011.00", code))
		}
		if got := read(t, files).Roles[0].Family; got != want {
			t.Errorf("%s is in %s, want %s", code, got, want)
		}
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
