package role_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"rolewright/internal/role"
	"rolewright/templates"
)

// library opens the roles that Rolewright comes with.
func library(t testing.TB) *role.Library {
	t.Helper()
	lib, err := role.Open(templates.Roles())
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// readRoles reads all roles of the library, once for all tests.
var readRoles = sync.OnceValues(func() ([]role.Role, error) {
	lib, err := role.Open(templates.Roles())
	if err != nil {
		return nil, err
	}
	var roles []role.Role
	for _, e := range lib.List() {
		r, err := lib.Get(e.Slug)
		if err != nil {
			return nil, err
		}
		roles = append(roles, r)
	}
	return roles, nil
})

// everyRole returns the roles that Rolewright comes with.
func everyRole(t testing.TB) []role.Role {
	t.Helper()
	roles, err := readRoles()
	if err != nil {
		t.Fatal(err)
	}
	if len(roles) < 12 {
		t.Fatalf("the library has %d roles, want at least 12", len(roles))
	}
	return slices.Clone(roles)
}

// counter gives the ids id1, id2, ….
func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("id%d", n) }
}

// withoutLeave drops the lines that repeat the posting's on purpose.
func withoutLeave(levels map[string]role.Level) map[string]role.Level {
	out := map[string]role.Level{}
	for name, level := range levels {
		level.Leave, level.LeaveRequirements = nil, nil
		out[name] = level
	}
	return out
}
