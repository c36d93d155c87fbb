package inbox_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/inbox"
	"rolewright/internal/intake"
	"rolewright/internal/posting"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

const baker = "Baker\n\nLocation: Leeds, UK\nSalary: £28,000 - £32,000 per annum\n\nDuties\n- Bake the bread of the morning\n- Clean the oven\n\nRequirements\nEssential\n- Two years at an oven\n\nCAR PARKING\n\nBehind the kiln, and it is free of charge for all who work here.\n"

func newWorkspace(t *testing.T) *workspace.Workspace {
	t.Helper()
	engine, err := boltstore.Open(filepath.Join(t.TempDir(), "data.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return workspace.New(engine, store.LocalWorkspace, time.Now)
}

func take(t *testing.T, b *inbox.Inbox, name, content string) inbox.Outcome {
	t.Helper()
	out, err := b.Take(t.Context(), inbox.Paper{Name: name, Content: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func count(t *testing.T, work *workspace.Workspace) int {
	t.Helper()
	list, err := work.List(t.Context(), workspace.Filter{Limit: store.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	return len(list.Items)
}

func TestTake(t *testing.T) {
	work := newWorkspace(t)
	b := &inbox.Inbox{Work: work, Company: posting.Company{Name: "Brightwell", Colour: "#0a7c4a", About: "not in the file"}}
	got := take(t, b, "old/baker.txt", baker)
	want := inbox.Outcome{Name: "old/baker.txt", Status: inbox.Imported, ID: got.ID, Title: "Baker", Pay: "£28,000 – £32,000 a year", Place: "Leeds, United Kingdom",
		Sections: []posting.Kind{posting.Responsibilities, posting.Requirements}, Unplaced: []string{"CAR PARKING"}, Notes: got.Notes}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	p, err := work.Get(t.Context(), got.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c := p.Value.Content.Company; c.Name != "Brightwell" || c.Colour != "#0a7c4a" || c.About != "" {
		t.Errorf("the company is %+v", c)
	}
	file, err := work.OriginalFile(t.Context(), got.ID)
	if err != nil || string(file) != baker {
		t.Errorf("the file is kept as %q, %v", file, err)
	}
	wantReport(t, work, got.ID)
}

// wantReport: what is kept with the file says which lines became what.
func wantReport(t *testing.T, work *workspace.Workspace, id string) {
	t.Helper()
	o, err := work.Original(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string][2]int{}
	for _, s := range o.Report.Sections {
		at[s.Heading] = [2]int{s.From, s.To}
	}
	if diff := cmp.Diff(map[string][2]int{"Duties": {6, 8}, "Requirements": {10, 12}, "CAR PARKING": {14, 16}}, at); diff != "" {
		t.Errorf("the lines of the sections (-want +got)\n%s", diff)
	}
	lines := map[string]int{}
	for _, f := range o.Report.Found {
		lines[f.Field] = f.Line
	}
	if diff := cmp.Diff(map[string]int{"title": 1, "locations": 3, "pay": 4, "importance": 11}, lines); diff != "" {
		t.Errorf("the lines of the facts (-want +got)\n%s", diff)
	}
}

func TestSameFileAgain(t *testing.T) {
	work := newWorkspace(t)
	first := take(t, &inbox.Inbox{Work: work}, "a.txt", baker)
	same := take(t, &inbox.Inbox{Work: work}, "b.txt", baker)
	if same.Status != inbox.Same || same.ID != first.ID || same.Title != "Baker" || count(t, work) != 1 {
		t.Errorf("the same file is %+v, with %d postings", same, count(t, work))
	}
	if again := take(t, &inbox.Inbox{Work: work, Again: true}, "a.txt", baker); again.Status != inbox.Imported || again.ID == first.ID || count(t, work) != 2 {
		t.Errorf("asked for again it is %+v", again)
	}
}

func TestRehearsalKeepsNothing(t *testing.T) {
	work := newWorkspace(t)
	b := &inbox.Inbox{Work: work, Rehearsal: true}
	if out := take(t, b, "a.txt", baker); out.Status != inbox.Imported || out.ID != "" || out.Title != "Baker" {
		t.Errorf("got %+v", out)
	}
	if out := take(t, b, "b.txt", baker); out.Status != inbox.Same || !strings.Contains(out.Problem, "a.txt") {
		t.Errorf("the same file in one rehearsal: %+v", out)
	}
	if n := count(t, work); n != 0 {
		t.Errorf("a rehearsal kept %d postings", n)
	}
}

func TestRefusals(t *testing.T) {
	work := newWorkspace(t)
	for name, content := range map[string]string{"empty.txt": " \n", "old.doc": "\xd0\xcf\x11\xe0", "damaged.docx": "PK\x03\x04...", "x.json": `{"title": 1}`,
		"huge.txt": strings.Repeat("x", intake.MaxFile+1), "picture.png": "\x89PNG\r\n"} {
		out := take(t, &inbox.Inbox{Work: work}, name, content)
		if out.Status != inbox.Refused || out.Problem == "" || out.Remedy == "" || out.Name != name {
			t.Errorf("%s: %+v", name, out)
		}
	}
	if n := count(t, work); n != 0 {
		t.Errorf("%d refused files became postings", n)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := (&inbox.Inbox{Work: work}).Take(ended, inbox.Paper{Content: []byte(baker)}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled import gives %v", err)
	}
	if workspace.MaxOriginal < intake.MaxFile {
		t.Error("a file that is read cannot be kept")
	}
}

// folder is a folder with files by their paths.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// takeAll takes in what lies at a path and returns what became of each file:
// its status, or its problem, by its name below the path.
func takeAll(t *testing.T, path string) map[string]string {
	t.Helper()
	var batch inbox.Batch
	defer batch.Close()
	if err := batch.AddPath(path); err != nil {
		t.Fatal(err)
	}
	outcomes := batch.Told
	b := &inbox.Inbox{Work: newWorkspace(t)}
	for _, f := range batch.Files {
		out, err := b.TakeFile(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, out)
	}
	got := map[string]string{}
	for _, o := range outcomes {
		name := strings.TrimPrefix(filepath.ToSlash(o.Name), filepath.ToSlash(path))
		got[strings.TrimPrefix(name, "/")] = strings.TrimSpace(string(o.Status) + " " + o.Problem)
	}
	return got
}

func TestFolder(t *testing.T) {
	dir := folder(t, map[string]string{"baker.txt": baker, "2019/cook.md": "# Cook\n\n## Duties\n\n- Cook\n", "2019/logo.png": "\x89PNG", ".git/config.txt": "x", "~$baker.docx": "x", "README.md": "About", "old.rtf": `{\rtf1}`})
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"baker.txt": "imported", "2019/cook.md": "imported", "2019/logo.png": "skipped Files of this kind (.png) are no job descriptions.",
		".git/": "skipped It is a folder of the system.", "~$baker.docx": "skipped It is a file of the system.", "README.md": "skipped It is about the folder.",
		"link.txt": "skipped It is a link, which is not followed.", "old.rtf": "refused This is an RTF file, which cannot be read.",
	}
	if diff := cmp.Diff(want, takeAll(t, dir)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestName(t *testing.T) {
	out := take(t, &inbox.Inbox{Work: newWorkspace(t)}, "a\x1b[31m\u202etxt.exe\xff"+strings.Repeat("x", 500)+".txt", baker)
	if n := len([]rune(out.Name)); strings.ContainsAny(out.Name, "\x1b\u202e") || n != 300 || !strings.HasSuffix(out.Name, ".txt") || out.Status != inbox.Imported {
		t.Errorf("the name is shown as %q, %d characters", out.Name, n)
	}
}
