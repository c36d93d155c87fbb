package role_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/role"
)

func comparedRoles() (engineer, web, nurse role.Role) {
	statistics := func(occupation string, median int) role.PaySource {
		return role.PaySource{Source: "Statistics", Date: "May 2024", Currency: "USD", Period: "year", Occupation: occupation, Percentiles: role.Percentiles{P50: median}}
	}
	engineer = role.Role{Slug: "engineer", Title: "Engineer", Tools: []string{"Git", "Kafka"},
		PaySkills: []role.PaySkill{{Skill: "Cloud"}}, Attributes: map[string]int{"technicalDepth": 5, "peopleContact": 2},
		Pay:     []role.PaySource{statistics("15-1", 207)},
		Posting: role.Starter{Responsibilities: []string{"Review code", "Design queues for parcels"}}}
	web = role.Role{Slug: "web", Title: "Web developer", Tools: []string{"git", "Figma"},
		PaySkills: []role.PaySkill{{Skill: "cloud"}}, Attributes: map[string]int{"technicalDepth": 3, "peopleContact": 3},
		Pay:     []role.PaySource{statistics("15-2", 153)},
		Posting: role.Starter{Responsibilities: []string{"Review code", "Build pages with editors"}}}
	nurse = role.Role{Slug: "nurse", Title: "Nurse", Attributes: map[string]int{"clinicalDepth": 4, "peopleContact": 5},
		Pay: []role.PaySource{statistics("15-1", 207)}}
	return engineer, web, nurse
}

func TestCompare(t *testing.T) {
	engineer, web, _ := comparedRoles()
	c, err := role.Compare(engineer, web)
	if err != nil {
		t.Fatal(err)
	}
	wantWhy := []string{
		"By Statistics (May 2024), the typical figure for Engineer is 35 percent above that for Web developer.",
		"Engineer is rated higher than Web developer on technical depth (5 to 3).",
	}
	if diff := cmp.Diff(wantWhy, c.Differences); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(role.Overlap{Common: []string{"Git"}, Only: [][]string{{"Kafka"}, {"Figma"}}}, c.Tools); diff != "" {
		t.Errorf("tools (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Design queues for parcels", "Review code"}, c.HireFor[0]); diff != "" {
		t.Errorf("what only the engineer does comes first (-want +got):\n%s", diff)
	}
	want := []role.AttributeRow{
		{Name: "peopleContact", Label: "People contact", Values: []int{2, 3}},
		{Name: "technicalDepth", Label: "Technical depth", Values: []int{5, 3}, Differs: true},
	}
	if diff := cmp.Diff(want, c.Attributes); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
}

// Across families some ratings are one role's alone: they come last and are
// no difference. One occupation in the statistics is no comparison.
func TestCompareAcrossFamilies(t *testing.T) {
	engineer, _, nurse := comparedRoles()
	c, err := role.Compare(engineer, nurse)
	if err != nil {
		t.Fatal(err)
	}
	want := []role.AttributeRow{
		{Name: "peopleContact", Label: "People contact", Values: []int{2, 5}, Differs: true},
		{Name: "clinicalDepth", Label: "Clinical depth", Values: []int{0, 4}},
		{Name: "technicalDepth", Label: "Technical depth", Values: []int{5, 0}},
	}
	if diff := cmp.Diff(want, c.Attributes); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
	if got := strings.Join(c.Differences, " "); !strings.Contains(got, "counts both under 15-1") || strings.Contains(got, "clinical") {
		t.Errorf("differences: %s", got)
	}
}

func TestCompareRefuses(t *testing.T) {
	engineer, web, nurse := comparedRoles()
	for _, roles := range [][]role.Role{{engineer}, {engineer, engineer}, {engineer, web, nurse, engineer, web}} {
		if _, err := role.Compare(roles...); err == nil {
			t.Errorf("%d roles were compared", len(roles))
		}
	}
}
