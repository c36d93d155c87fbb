package workspace_test

import (
	"testing"

	"rolewright/internal/workspace"
)

func TestSaveAsTemplate(t *testing.T) {
	d := newDesk(t)
	content := titled("Clerk")
	content.RequisitionID, content.ApplyBy, content.Department = "R-7", "2026-12-20", "Finance"
	p := d.create(content)

	made, err := d.SaveAsTemplate(t.Context(), p.ID)
	d.must(err)
	if c := made.Value.Content; c.Title != "Clerk" || c.Department != "Finance" || c.RequisitionID != "" || c.ApplyBy != "" {
		t.Errorf("the template holds %+v: want the posting without what belongs to its own life", c)
	}
	list, err := d.List(t.Context(), workspace.Filter{})
	d.must(err)
	if len(list.Items) != 1 || list.Items[0].ID != p.ID {
		t.Errorf("the list of postings has %d, want the posting alone", len(list.Items))
	}
	drafts, err := d.List(t.Context(), workspace.Filter{Status: workspace.StatusDraft})
	d.must(err)
	if len(drafts.Items) != 1 {
		t.Errorf("the list of drafts has %d, want the posting alone", len(drafts.Items))
	}
}

func TestTemplates(t *testing.T) {
	d := newDesk(t)
	var ids []string
	for _, title := range []string{"Waiter", "baker", "Élève"} {
		made, err := d.SaveAsTemplate(t.Context(), d.create(titled(title)).ID)
		d.must(err)
		ids = append(ids, made.ID)
	}
	wantTitles := func(want ...string) {
		t.Helper()
		list, err := d.Templates(t.Context())
		d.must(err)
		var got []string
		for _, p := range list {
			got = append(got, p.Value.Content.Title)
		}
		wantEqual(t, got, want)
	}
	wantTitles("baker", "Élève", "Waiter")

	edited := d.save(d.get(ids[0]), titled("Waiting staff"))
	if !edited.Value.Template {
		t.Error("a template that was edited is a template no longer")
	}
	_, err := d.Delete(t.Context(), ids[1])
	d.must(err)
	wantTitles("Élève", "Waiting staff")
	_, err = d.Undelete(t.Context(), ids[1])
	d.must(err)
	wantTitles("baker", "Élève", "Waiting staff")
}
