package role_test

import (
	"testing"

	"rolewright/internal/role"
)

// TestShelvesHoldEveryRole wants no role to be lost between the families.
func TestShelvesHoldEveryRole(t *testing.T) {
	list := library(t).List()
	place, shelved := map[string]int{}, 0
	for i, f := range role.Families() {
		place[f.Slug] = i
	}
	last := -1
	for _, shelf := range role.Shelves(list) {
		if len(shelf.Entries) == 0 || shelf.Title == "" || place[shelf.Slug] <= last {
			t.Errorf("shelf %q has %d roles, title %q, or is out of order", shelf.Slug, len(shelf.Entries), shelf.Title)
		}
		last = place[shelf.Slug]
		for _, e := range shelf.Entries {
			if e.Family != shelf.Slug {
				t.Errorf("%s stands under %s", e.Slug, shelf.Slug)
			}
		}
		shelved += len(shelf.Entries)
	}
	if shelved != len(list) {
		t.Errorf("%d of %d roles are on a shelf", shelved, len(list))
	}
}
