package role_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

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
