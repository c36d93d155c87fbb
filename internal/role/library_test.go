package role_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/posting"
	"rolewright/internal/role"
)

func TestJoin(t *testing.T) {
	own := role.Of(role.Own, role.Role{Slug: "nurse", Title: "Our Nurse"}, role.Role{Slug: "baker", Title: "Baker"})
	written := role.Of(role.Written, role.Role{Slug: "nurse", Title: "Nurse"}, role.Role{Slug: "actor", Title: "Actor"})
	lib := role.Join(own, written)

	var got []string
	for _, e := range lib.List() {
		got = append(got, e.Slug+" "+string(e.Origin))
	}
	if diff := cmp.Diff([]string{"baker own", "nurse own", "actor "}, got); diff != "" {
		t.Errorf("the list has each slug once, the first library's first (-want +got):\n%s", diff)
	}
	if r, err := lib.Get("nurse"); err != nil || r.Title != "Our Nurse" {
		t.Errorf("Get(nurse) = %q, %v: want the first library's", r.Title, err)
	}
	if r, err := lib.Get("actor"); err != nil || r.Title != "Actor" {
		t.Errorf("Get(actor) = %q, %v", r.Title, err)
	}
	if _, err := lib.Get("pilot"); !errors.Is(err, role.ErrNotFound) {
		t.Errorf("Get(pilot) = %v, want ErrNotFound", err)
	}
	if found := lib.Search(role.ParseRequest("nurse")); len(found) != 1 || found[0].Title != "Our Nurse" {
		t.Errorf("Search(nurse) = %v", found)
	}
}

func TestSOC(t *testing.T) {
	pay := []role.PaySource{{Source: "somebody"}, {Occupation: "29-1141 Registered Nurses"}}
	tests := []struct {
		name string
		role role.Role
		want string
	}{
		{"its own code", role.Role{Occupation: "29-1171.00", Pay: pay}, "29-1171"},
		{"that of its pay", role.Role{Pay: pay}, "29-1141"},
		{"none", role.Role{}, ""},
	}
	for _, tt := range tests {
		if got := tt.role.SOC(); got != tt.want {
			t.Errorf("%s: SOC() = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCreditNamesTheRelease(t *testing.T) {
	r := role.Role{Sources: []role.Source{{Name: "O*NET 31.2 Database, U.S. Department of Labor"}}}
	if got, want := r.Credit(), "This page includes information from the O*NET 31.2 Database by"; len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("Credit() = %q", got)
	}
	if got := (role.Role{}).Credit(); got != "" {
		t.Errorf("a role of our own owes nobody: %q", got)
	}
}

// TestStartCarriesTheCredit wants a posting to name the source of its own
// sentences, and no source of which it shows nothing.
func TestStartCarriesTheCredit(t *testing.T) {
	const onet = "O*NET 30.1 Database, U.S. Department of Labor"
	wage := role.Source{Name: "BLS Occupational Employment and Wage Statistics", For: "pay"}
	const want = "This posting includes information from the O*NET 30.1 Database by the U.S. Department of Labor, " +
		"Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. " +
		"Rolewright has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
	tests := map[string]struct {
		sources []role.Source
		want    string
	}{
		"sentences of O*NET":   {[]role.Source{wage, {Name: onet, For: "titles"}, {Name: onet, For: "tasks", Text: true}}, want},
		"titles of O*NET":      {[]role.Source{wage, {Name: onet, For: "job titles and education"}}, ""},
		"nothing from outside": {nil, ""},
	}
	for name, tt := range tests {
		r := role.Role{Slug: "cook", Title: "Cook", Sources: tt.sources}
		p := role.Start(r, role.StartOptions{Seniority: posting.Senior}, counter())
		if diff := cmp.Diff(tt.want, p.Credit); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
		own := role.FromPosting("our-cook", p, role.Role{})
		if got := role.Start(own, role.StartOptions{}, counter()).Credit; got != tt.want {
			t.Errorf("%s: a template made of the posting gives the credit %q", name, got)
		}
		if got := own.Credit(); got != tt.want {
			t.Errorf("%s: the page of that template says %q", name, got)
		}
	}
	for _, r := range everyRole(t) {
		if got := role.Start(r, role.StartOptions{}, counter()).Credit; got != "" {
			t.Errorf("%s is written by us, but its postings say %q", r.Slug, got)
		}
	}
}
