package workspace_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

const month = 31 * 24 * time.Hour

func (d *desk) bring(from workspace.Brought) workspace.Posting {
	d.t.Helper()
	p, err := d.CreateFrom(d.t.Context(), titled("Baker"), from, func(posting.Posting) workspace.IntakeReport { return from.Report })
	d.must(err)
	return p
}

func (d *desk) original(id string) workspace.Original {
	d.t.Helper()
	o, err := d.Original(d.t.Context(), id)
	d.must(err)
	return o
}

// count is how many records of a kind there are, whoever they belong to.
func (d *desk) count(k store.Kind) int {
	d.t.Helper()
	n, err := d.engine.Count(d.t.Context(), store.Query{Workspace: store.LocalWorkspace, Kind: k})
	d.must(err)
	return n
}

func TestOriginalIsKeptAsItCame(t *testing.T) {
	d := newDesk(t)
	file := bytes.Repeat([]byte("\x00dough\xff"), 1<<20) // more than one record holds
	report := workspace.IntakeReport{Notes: []string{"No place was found."}, Found: []workspace.Finding{{Field: "title", Value: "Baker", Text: "Baker", Line: 1}}}
	p := d.bring(workspace.Brought{Name: "jobs/baker.docx", MediaType: "application/x", File: file, Text: "Baker\n", LeftOut: "Menu", Report: report})

	got, err := d.OriginalFile(t.Context(), p.ID)
	d.must(err)
	if !bytes.Equal(got, file) {
		t.Errorf("the file has %d bytes and is another, want %d", len(got), len(file))
	}
	text, left, err := d.OriginalText(t.Context(), p.ID)
	d.must(err)
	wantEqual(t, []string{text, left}, []string{"Baker\n", "Menu"})
	o := d.original(p.ID)
	wantEqual(t, o.Report, report)
	wantEqual(t, []any{o.Name, o.Size, o.Came}, []any{"jobs/baker.docx", len(file), d.time})
	n, err := d.CheckOriginals(t.Context())
	d.must(err)
	wantEqual(t, n, 1)
	wantEqual(t, d.get(p.ID).Value.Origin, workspace.Origin{})
}

func TestTextThatIsItsOwnFile(t *testing.T) {
	d := newDesk(t)
	p := d.bring(workspace.Brought{File: []byte("Baker\nBakes."), Text: "Baker\nBakes."})
	text, _, err := d.OriginalText(t.Context(), p.ID)
	d.must(err)
	wantEqual(t, text, "Baker\nBakes.")
	wantEqual(t, d.count(store.KindOriginalParts), 1)
}

func TestSameFileIsFoundAgain(t *testing.T) {
	d := newDesk(t)
	_, err := d.MadeFrom(t.Context(), []byte("Baker"))
	wantErr(t, err, store.ErrNotFound)
	p := d.bring(workspace.Brought{Name: "a.txt", File: []byte("Baker")})
	got, err := d.MadeFrom(t.Context(), []byte("Baker"))
	d.must(err)
	wantEqual(t, got.ID, p.ID)
	_, err = d.Delete(t.Context(), p.ID)
	d.must(err)
	_, err = d.MadeFrom(t.Context(), []byte("Baker"))
	wantErr(t, err, store.ErrNotFound)
}

func TestRemovedOriginal(t *testing.T) {
	d := newDesk(t)
	p := d.bring(workspace.Brought{File: []byte("Baker")})
	d.must(d.RemoveOriginal(t.Context(), p.ID))
	_, err := d.Original(t.Context(), p.ID)
	wantErr(t, err, store.ErrNotFound)
	_, err = d.OriginalFile(t.Context(), p.ID)
	wantErr(t, err, store.ErrNotFound)

	d.must(d.RestoreOriginal(t.Context(), p.ID))
	d.original(p.ID)
	d.must(d.RemoveOriginal(t.Context(), p.ID))
	d.wait(month)
	_, err = d.EmptyBin(t.Context())
	d.must(err)
	wantErr(t, d.RestoreOriginal(t.Context(), p.ID), store.ErrNotFound)
	wantEqual(t, d.count(store.KindOriginals)+d.count(store.KindOriginalParts), 0)
	wantVersion(t, d.get(p.ID), 1) // who edits it meanwhile is not disturbed
}

func TestOriginalGoesWithItsPosting(t *testing.T) {
	d := newDesk(t)
	p := d.bring(workspace.Brought{File: []byte("Baker"), Text: "Bäcker"})
	kept := d.bring(workspace.Brought{File: []byte("Cook")})
	_, err := d.Delete(t.Context(), p.ID)
	d.must(err)
	_, err = d.Original(t.Context(), p.ID)
	wantErr(t, err, store.ErrNotFound)
	d.wait(month)
	n, err := d.EmptyBin(t.Context())
	d.must(err)
	wantEqual(t, n, 1)
	wantEqual(t, []int{d.count(store.KindOriginals), d.count(store.KindOriginalParts)}, []int{1, 1})
	d.original(kept.ID)
}

// TestOriginalInABackup puts a backup in another place and reads it there.
func TestOriginalInABackup(t *testing.T) {
	d := newDesk(t)
	p := d.bring(workspace.Brought{Name: "baker.txt", File: []byte("Baker")})
	dir := t.TempDir()
	d.must(d.engine.(*boltstore.Store).BackupFile(t.Context(), filepath.Join(dir, "copy")))
	_, err := boltstore.Restore(t.Context(), filepath.Join(dir, "copy"), filepath.Join(dir, "data"), boltstore.Options{})
	d.must(err)
	_, _, err = boltstore.Compact(filepath.Join(dir, "data"), boltstore.Options{})
	d.must(err)
	engine, err := boltstore.Open(filepath.Join(dir, "data"), boltstore.Options{})
	d.must(err)
	defer engine.Close()
	file, err := workspace.New(engine, store.LocalWorkspace, time.Now).OriginalFile(t.Context(), p.ID)
	d.must(err)
	wantEqual(t, string(file), "Baker")
}

// TestHugeReportIsKept: a text of nothing but notes must not keep its posting
// from being saved.
func TestHugeReportIsKept(t *testing.T) {
	d := newDesk(t)
	long := strings.Repeat("ä", 10_000)
	var r workspace.IntakeReport
	for range 5000 {
		r.Notes = append(r.Notes, long)
		r.Found = append(r.Found, workspace.Finding{Field: "importance", Value: long, Text: long})
		r.Sections = append(r.Sections, workspace.SectionFound{Heading: long})
	}
	p := d.bring(workspace.Brought{File: []byte("Baker"), Report: r})
	o := d.original(p.ID)
	wantEqual(t, o.Report.Notes[len(o.Report.Notes)-1], "There are 4000 more notes of this kind.")

	_, err := d.CreateFrom(t.Context(), titled("x"), workspace.Brought{File: make([]byte, workspace.MaxOriginal+1)}, nil)
	wantErr(t, err, store.ErrTooLarge)
}

// TestOriginOfAnEarlierVersion reads the text that was once kept with the
// posting itself.
func TestOriginOfAnEarlierVersion(t *testing.T) {
	d := newDesk(t)
	p, err := d.Create(t.Context(), titled("Baker"), workspace.Origin{Text: "Baker\nBakes.", Notes: []string{"No place."}})
	d.must(err)
	text, _, err := d.OriginalText(t.Context(), p.ID)
	d.must(err)
	wantEqual(t, text, "Baker\nBakes.")
	wantEqual(t, d.original(p.ID).Report.Notes, []string{"No place."})
	file, err := d.OriginalFile(t.Context(), p.ID)
	d.must(err)
	wantEqual(t, string(file), text)
	wantErr(t, d.RemoveOriginal(t.Context(), p.ID), store.ErrNotFound)
	_, err = d.Original(t.Context(), d.create(titled("Cook")).ID)
	wantErr(t, err, store.ErrNotFound)
}

func TestFindCompany(t *testing.T) {
	d := newDesk(t)
	want, err := d.CreateCompany(t.Context(), posting.Company{Name: "Müller & Söhne"})
	d.must(err)
	for _, text := range []string{want.ID, "müller & söhne", "muller-sohne", "Müller Söhne"} {
		got, err := d.FindCompany(t.Context(), text)
		d.must(err)
		wantEqual(t, got.ID, want.ID)
	}
	_, err = d.FindCompany(t.Context(), "&")
	wantErr(t, err, store.ErrNotFound)
}
