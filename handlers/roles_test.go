package handlers_test

import (
	"strings"
	"testing"
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

func TestCompareRoles(t *testing.T) {
	a := newApp(t)
	page := a.want(200, "GET", "/roles/compare?with=backend-software-engineer&with=web-developer", "").Body.String()
	for _, want := range []string{"Backend Software Engineer or Web Developer?", "What goes with the difference in pay", "35 percent above",
		"Technical depth", "USD 207,000 a year", "Core responsibilities", "Start from Web Developer"} {
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
