package role_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rolewright/internal/role"
)

// TestYAML wants every role of the library back as it was written.
func TestYAML(t *testing.T) {
	for _, want := range everyRole(t) {
		src, err := want.YAML()
		if err != nil {
			t.Fatal(err)
		}
		got, err := role.Parse(want.Slug+".yaml", src)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(role.Role{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.Slug, diff)
		}
	}
}
