package handlers_test

import (
	"fmt"
	"html"
	"io"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/handlers"
	"rolewright/internal/role"
)

func TestRoleProfile(t *testing.T) {
	a := newApp(t)
	page := a.want(200, "GET", "/roles/web-developer", "").Body.String()
	for _, want := range []string{
		`<svg class="chart"`,                // the figures as a picture
		"USD 90,930 a year",                 // and as a text
		"Confidence: low",                   // the two sources disagree
		"/roles/compare?with=web-developer", // and a way to the neighbours
		"Occupational Employment and Wage Statistics, U.S. Bureau of Labor Statistics, May 2024",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the profile lacks %q", want)
		}
	}
}

// The licence of the O*NET database asks for its credit on each page that
// shows information from it.
func TestRoleCredit(t *testing.T) {
	a := newApp(t)
	const credit = "USDOL/ETA has not approved, endorsed, or tested these modifications."
	for _, address := range []string{"/roles/registered-nurse", "/roles/compare?with=registered-nurse&with=cook"} {
		if page := a.want(200, "GET", address, "").Body.String(); !strings.Contains(page, credit) {
			t.Errorf("%s lacks the credit", address)
		}
	}
}

// The sections that the table of contents names are there, and the other way
// round.
func TestContents(t *testing.T) {
	page := newApp(t).want(200, "GET", "/roles/registered-nurse", "").Body.String()
	id := regexp.MustCompile(`<section id="([^"]+)"`)
	link := regexp.MustCompile(`<li><a href="#([^"]+)"`)
	var sections, links []string
	for _, m := range id.FindAllStringSubmatch(page, -1) {
		sections = append(sections, m[1])
	}
	for _, m := range link.FindAllStringSubmatch(page, -1) {
		links = append(links, m[1])
	}
	if diff := cmp.Diff(sections, links); diff != "" || len(links) < 10 {
		t.Errorf("sections (-there +in the contents)\n%s", diff)
	}
}

func TestRoleProfileForManagers(t *testing.T) {
	page := plain(newApp(t).want(200, "GET", "/roles/web-developer", "").Body.String())
	for _, want := range []string{
		"The sources disagree. Occupational Employment and Wage Statistics, U.S. Bureau of Labor Statistics (May 2024) has USD 90,930 a year in the middle, Published salary comparison (January 2026) has 153,000, which is 68 percent more.",
		"When the work is mostly what visitors see",  // when to hire one
		"Plan rebuilds, including content migration", // what a senior adds
		"Leaves out 7 of the lines above.",           // and a junior leaves
		// A neighbour with its line and range.
		"Full-Stack Developer Builds features from the database to the screen and takes them into production. USD 103,050 to 169,000 a year, the middle half Compare with Full-Stack Developer",
		"Published pay: Occupational Employment and Wage Statistics, U.S. Bureau of Labor Statistics, May 2024, United States.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the profile lacks %q", want)
		}
	}
	if strings.Contains(page, "Not in this profile") {
		t.Error("a whole profile is said to lack something")
	}
}

// A part that a role does not have leaves no heading behind, and is named once
// at the end.
func TestPartsThatARoleLacks(t *testing.T) {
	posting := role.Starter{Summary: []string{"You keep it."}, Responsibilities: []string{"Keep it."}, Requirements: []role.Requirement{{Group: "Experience", Must: []string{"Some"}}}}
	bare := role.Role{Slug: "keeper", Title: "Keeper", Summary: "Keeps it.", Posting: posting, Related: []string{"lister"},
		AtAGlance: role.AtAGlance{Education: "Any."}}
	other := role.Role{Slug: "lister", Title: "Lister", Summary: "Lists it. Twice.", Posting: posting}
	a := appOf(t, role.Join(role.Of(role.Own, bare), role.Of(role.Imported, other)))
	page := plain(a.want(200, "GET", "/roles/keeper", "").Body.String())
	for _, want := range []string{"Not in this profile: experience, certifications,", "Nobody has written them yet.", "Lister Lists it. No range is published in our sources."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	for _, unwanted := range []string{"Published pay", "Tools", "Career", "Interview", "What changes by level"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page says %q, which the role does not have", unwanted)
		}
	}
	page = plain(a.want(200, "GET", "/roles/lister", "").Body.String())
	if !strings.Contains(page, "The source it was made from does not give them.") {
		t.Error("of a role from O*NET it is not said why parts are missing")
	}
	page = plain(a.want(200, "GET", "/roles/compare?with=keeper&with=lister", "").Body.String())
	for _, want := range []string{"No pay has been published for Keeper in our sources.", "Our sources publish no pay for Keeper", "Hire one when you need somebody to"} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
}

func TestCompareRoles(t *testing.T) {
	a := newApp(t)
	page := a.want(200, "GET", "/roles/compare?with=backend-software-engineer&with=web-developer", "").Body.String()
	for _, want := range []string{"Backend Software Engineer or Web Developer?", "What goes with the difference in pay", "35 percent above",
		"Technical depth", "USD 207,000 a year", "Core responsibilities", "Start from Web Developer",
		"Early 145,000", "Senior 265,000", // levels in the chart
		"Which to hire when", "What does not", "The same in all:", "Where growth slows", "Questions people ask about the two"} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	// One role asks for another, with itself chosen already.
	page = a.want(200, "GET", "/roles/compare?with=web-developer", "").Body.String()
	if !strings.Contains(page, `value="web-developer" checked`) {
		t.Error("the role in the address is not chosen")
	}
	page = a.want(200, "GET", "/roles/compare?with=web-developer&with=web-developer", "").Body.String()
	if !strings.Contains(page, "named twice") {
		t.Error("naming a role twice is not explained")
	}
	a.want(404, "GET", "/roles/compare?with=web-developer&with=nobody", "")
}

// The picker holds for a library of a thousand: it lists what fits, and keeps
// what is chosen while one looks further.
func TestChoosingRolesToCompare(t *testing.T) {
	var roles []role.Role
	for i := range 1000 {
		roles = append(roles, role.Role{Slug: fmt.Sprintf("keeper-%d", i), Title: fmt.Sprintf("Keeper of Hall %d", i), Family: "retail"})
	}
	roles = append(roles, role.Role{Slug: "cook", Title: "Cook", Family: "hospitality"})
	a := appOf(t, role.Of(role.Written, roles...))
	boxes := func(address string) int {
		return strings.Count(a.want(200, "GET", address, "").Body.String(), `name="with"`)
	}
	if got := boxes("/roles/compare"); got != 0 {
		t.Errorf("%d roles are listed before anybody asks", got)
	}
	if got := boxes("/roles/compare?find=1&q=keeper"); got == 0 || got > 40 {
		t.Errorf("a search lists %d roles, want some and at most 40", got)
	}
	page := a.want(200, "GET", "/roles/compare?find=1&q=cook&with=keeper-3&with=keeper-4", "").Body.String()
	for _, want := range []string{`value="keeper-3" checked`, `value="keeper-4" checked`, `value="cook"><`, "Chosen, 2 of at most 4"} {
		if !strings.Contains(page, want) {
			t.Errorf("while looking further, the page lacks %q", want)
		}
	}
	page = a.want(200, "GET", "/roles/compare?family=hospitality&with=keeper-3", "").Body.String()
	if !strings.Contains(page, `value="cook"><`) || !strings.Contains(page, `value="keeper-3" checked`) {
		t.Error("a family does not list its roles beside the chosen one")
	}
	if page = a.want(200, "GET", "/roles/compare?find=1&q=cook&with=keeper-1&with=keeper-2&with=keeper-3&with=keeper-4", "").Body.String(); !strings.Contains(page, "Take one out") {
		t.Error("a fifth role can be chosen")
	}
	if page = a.want(200, "GET", "/roles/compare?find=1&q=astronaut", "").Body.String(); !strings.Contains(page, "Try another title") {
		t.Error("a search without a result says nothing")
	}
}

// appOf is an app over a library of its own.
func appOf(t *testing.T, lib *role.Library) *app {
	t.Helper()
	a := newApp(t)
	var err error
	a.web, err = handlers.New(handlers.Options{Workspace: a.work, Roles: lib, Hosts: []string{"localhost", "127.0.0.1", "::1"},
		Now: a.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var tags = regexp.MustCompile(`<[^>]*>`)

// plain is a page's text as it is read.
func plain(page string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(page, " "))), " ")
}
