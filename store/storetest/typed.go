package storetest

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"rolewright/store"
)

type draft struct {
	Title, Status string
	Extra         map[string]string `json:",omitempty"`
}

func draftKeys(d draft) ([]store.IndexKey, string) {
	return []store.IndexKey{{Name: "status", Value: d.Status}}, d.Title
}

func clock() func() time.Time {
	n := 0
	return func() time.Time { n++; return at(n) }
}

func testCollection(t *testing.T, e store.Engine) {
	ctx := t.Context()
	drafts := store.NewCollection(e, kind, clock(), draftKeys)
	first := draft{Title: "Nurse <&> 👩🏽‍🚒", Status: "draft"}
	made, err := drafts.Create(ctx, ws, "a", first, &store.RevisionChange{Reason: "created"})
	wantIs(t, "Create", err, nil)
	wantDiff(t, "created", store.Item[draft]{Meta: store.Meta{ID: "a", Version: 1, Created: at(1), Updated: at(1)}, Value: first}, made)
	got, err := drafts.Get(ctx, ws, "a")
	wantIs(t, "Get", err, nil)
	wantDiff(t, "got", made, got)

	second := draft{Title: "Matron", Status: "published"}
	_, err = drafts.Put(ctx, ws, "a", 1, second, nil)
	wantIs(t, "Put", err, nil)
	_, err = drafts.Put(ctx, ws, "a", 1, second, nil)
	wantIs(t, "stale Put", err, store.ErrConflict)
	_, err = drafts.Create(ctx, ws, "a", second, nil)
	wantIs(t, "second Create", err, store.ErrConflict)

	wantIs(t, "Snapshot", drafts.Snapshot(ctx, ws, "a", 2, "exported"), nil)
	rev, err := drafts.Revision(ctx, ws, "a", 1)
	wantIs(t, "Revision", err, nil)
	wantDiff(t, "revision", store.ItemRevision[draft]{Version: 1, At: at(1), Reason: "created", Value: first}, rev)
	page, err := drafts.History(ctx, ws, "a", "", 0)
	if err != nil || len(page.Revisions) != 2 {
		t.Errorf("History: got %v, %v, want two revisions", page, err)
	}
	testCollectionLists(t, drafts)
	testCollectionForms(t, e, drafts)
}

func testCollectionLists(t *testing.T, drafts *store.Collection[draft]) {
	ctx := t.Context()
	_, err := drafts.Create(ctx, ws, "b", draft{Title: "Cook", Status: "draft"}, nil)
	wantIs(t, "Create", err, nil)
	q := where("status", "published")
	q.Workspace, q.Text = ws, "MATRON"
	items, err := drafts.List(ctx, q)
	if err != nil || len(items.Items) != 1 || items.Items[0].Value.Title != "Matron" {
		t.Errorf("List: got %v, %v, want the matron", items, err)
	}
	n, err := drafts.Count(ctx, store.Query{Workspace: ws})
	if err != nil || n != 2 {
		t.Errorf("Count = %d, %v, want 2", n, err)
	}
	var titles []string
	for item, err := range drafts.All(ctx, store.Query{Workspace: ws, Limit: 1}) {
		wantIs(t, "All", err, nil)
		titles = append(titles, item.Value.Title)
	}
	wantDiff(t, "All", []string{"Cook", "Matron"}, titles)
	for _, err := range drafts.All(ctx, store.Query{Workspace: ws, Cursor: "junk"}) {
		wantInvalid(t, "All with a bad cursor", err, "cursor")
	}
	gone, err := drafts.Delete(ctx, ws, "b", 1)
	wantIs(t, "Delete", err, nil)
	wantDiff(t, "deleted", draft{Title: "Cook", Status: "draft"}, gone.Value)
}

// testCollectionForms stores what a newer Rolewright or a fault could leave.
func testCollectionForms(t *testing.T, e store.Engine, drafts *store.Collection[draft]) {
	for id, value := range map[string]string{
		"newer field": `{"Title":"x","Status":"draft","Colour":"red"}`,
		"empty":       ``, "two": `{}{}`, "trailing": `{}}`, "half": `{"Title":`, "other type": `[]`,
	} {
		apply(t, e, at(50), put(id, 0, value))
		_, err := drafts.Get(t.Context(), ws, id)
		var format *store.FormatError
		if !errors.As(err, &format) || !errors.Is(err, store.ErrFormat) {
			t.Errorf("%s: got %v, want a format error", id, err)
		}
	}
}

func testBlobs(t *testing.T, e store.Engine) {
	ctx, blobs := t.Context(), store.NewBlobs(e, clock())
	logo := bytes.Repeat([]byte{0x89, 'P', 'N', 'G', 0}, store.MaxBlob/5)
	name, err := blobs.PutBlob(ctx, ws, logo)
	wantIs(t, "PutBlob", err, nil)
	again, err := blobs.PutBlob(ctx, ws, logo)
	wantIs(t, "PutBlob again", err, nil)
	wantDiff(t, "the name of the same content", name, again)
	got, err := blobs.GetBlob(ctx, ws, name)
	if err != nil || !bytes.Equal(got, logo) {
		t.Errorf("GetBlob: %d bytes, %v, want the logo", len(got), err)
	}
	wantDiff(t, "the name of abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", mustBlob(t, blobs, "abc"))

	_, err = blobs.GetBlob(ctx, "acme", name)
	wantIs(t, "in another workspace", err, store.ErrNotFound)
	_, err = blobs.PutBlob(ctx, ws, make([]byte, store.MaxBlob+1))
	wantIs(t, "a large file", err, store.ErrTooLarge)
	_, err = blobs.PutBlob(ctx, ws, nil)
	wantInvalid(t, "an empty file", err, "file")
}

func mustBlob(t *testing.T, blobs store.Blobs, data string) string {
	t.Helper()
	name, err := blobs.PutBlob(t.Context(), ws, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return name
}
