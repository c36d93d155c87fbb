package handlers

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jba/templatecheck"

	"rolewright/templates"
)

// TestViews holds every view against the structure that its handler gives it:
// a misspelt field would otherwise show only when somebody opens the page.
func TestViews(t *testing.T) {
	views, err := parseViews(templates.Pages())
	if err != nil {
		t.Fatal(err)
	}
	structures := map[string]any{
		"companies.html": companiesPage{}, "company.html": companyPage{}, "compare.html": comparePage{}, "conflict.html": conflictPage{}, "copy.html": copyPage{},
		"drafts.html": draftsPage{}, "editor.html": editorPage{}, "error.html": errorPage{}, "history.html": historyPage{},
		"download.html": zipPage{}, "import.html": importPage{}, "import_job.html": jobPage{}, "original.html": originalPage{}, "new.html": newPage{}, "offer.html": offerPage{}, "preview.html": pagesPage{}, "role.html": rolePage{}, "role_file.html": roleFilePage{}, "roles_import.html": importRolesPage{}, "roles.html": rolesPage{}, "rules.html": rulesPage{}, "policy.html": policyPage{},
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(structures)), slices.Sorted(maps.Keys(views))); diff != "" {
		t.Errorf("(-tested +views)\n%s", diff)
	}
	for name, view := range structures {
		if err := templatecheck.CheckHTML(views[name].Lookup("layout"), view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := templatecheck.CheckHTML(views["conflict.html"].Lookup("conflict"), conflictPage{}); err != nil {
		t.Error(err)
	}
}
