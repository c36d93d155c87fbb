package bundle_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/bundle"
	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// old is the time that files in a folder are given, to see which are touched.
var old = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// export writes the postings, titles by id, into the folder as text, and
// returns the outcomes by name and what else was there.
func exportTo(t *testing.T, dir string, force bool, ids []string, titles map[string]string) (outcomes map[string]bundle.Outcome, others []string) {
	t.Helper()
	f, err := bundle.OpenFolder(dir, force)
	if err != nil {
		t.Fatal(err)
	}
	outcomes = map[string]bundle.Outcome{}
	for _, id := range ids {
		stem := f.Stem(id, posting.Posting{Title: titles[id]})
		file := bundle.File{ID: id, Name: stem + ".txt", Format: export.Text{}, Content: []byte("The text of " + titles[id])}
		if outcomes[file.Name], err = f.Put(file); err != nil {
			t.Fatal(err)
		}
	}
	others = f.Others()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return outcomes, others
}

func (s folderState) write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

type folderState struct{ dir string }

// age makes every file an old one.
func (s folderState) age(t *testing.T) {
	t.Helper()
	for _, name := range s.names(t) {
		if err := os.Chtimes(filepath.Join(s.dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
}

func (s folderState) names(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// touched are the files written since they were aged.
func (s folderState) touched(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(s.names(t), func(name string) bool {
		info, err := os.Stat(filepath.Join(s.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime().Equal(old)
	})
}

func wantOutcomes(t *testing.T, want, got map[string]bundle.Outcome) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFolder(t *testing.T) {
	s := folderState{filepath.Join(t.TempDir(), "a", "b")}
	titles := map[string]string{"1": "Cook", "2": "Cook", "3": "Baker"}
	got, _ := exportTo(t, s.dir, false, []string{"1", "2", "3"}, titles)
	wantOutcomes(t, map[string]bundle.Outcome{"cook.txt": "added", "cook-2.txt": "added", "baker.txt": "added"}, got)

	// Nothing is touched when nothing has changed, whatever the order.
	s.age(t)
	got, _ = exportTo(t, s.dir, false, []string{"3", "2", "1"}, titles)
	wantOutcomes(t, map[string]bundle.Outcome{"cook.txt": "unchanged", "cook-2.txt": "unchanged", "baker.txt": "unchanged"}, got)
	if got := s.touched(t); len(got) > 0 {
		t.Errorf("touched %q", got)
	}

	// A new title is a new name, in the place of the former one. The others
	// keep theirs, and the one that was deleted is told of.
	titles["1"], titles["4"] = "Chef", "Cook"
	got, others := exportTo(t, s.dir, false, []string{"1", "2", "4"}, titles)
	wantOutcomes(t, map[string]bundle.Outcome{"chef.txt": "added", "cook-2.txt": "unchanged", "cook-3.txt": "added"}, got)
	if diff := cmp.Diff([]string{bundle.ListName, "baker.txt", "chef.txt", "cook-2.txt", "cook-3.txt"}, s.names(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"baker.txt"}, others); diff != "" {
		t.Errorf("others (-want +got)\n%s", diff)
	}
}

// TestFolderSparesOthers wants nothing lost that somebody else wrote.
func TestFolderSparesOthers(t *testing.T) {
	s := folderState{t.TempDir()}
	s.write(t, "baker.txt", "My own notes")
	s.write(t, "waiter.txt", "The text of Waiter")
	titles := map[string]string{"1": "Cook", "2": "Baker", "3": "Waiter"}
	ids := []string{"1", "2", "3"}
	got, _ := exportTo(t, s.dir, false, ids, titles)
	wantOutcomes(t, map[string]bundle.Outcome{"cook.txt": "added", "baker.txt": "spared", "waiter.txt": "unchanged"}, got)
	s.write(t, "cook.txt", "Edited by hand")
	got, _ = exportTo(t, s.dir, false, ids, titles)
	wantOutcomes(t, map[string]bundle.Outcome{"cook.txt": "spared", "baker.txt": "spared", "waiter.txt": "unchanged"}, got)

	// One that was edited stays when the posting has another name now.
	titles["1"] = "Chef"
	exportTo(t, s.dir, false, ids, titles)
	if got := s.names(t); !slices.Contains(got, "cook.txt") || !slices.Contains(got, "chef.txt") {
		t.Errorf("the folder holds %q", got)
	}
	titles["1"] = "Cook"
	got, _ = exportTo(t, s.dir, true, ids, titles)
	wantOutcomes(t, map[string]bundle.Outcome{"cook.txt": "changed", "baker.txt": "changed", "waiter.txt": "unchanged"}, got)
}

func TestFolderRemovesOthers(t *testing.T) {
	s := folderState{t.TempDir()}
	titles := map[string]string{"1": "Cook", "2": "Baker", "3": "Waiter"}
	exportTo(t, s.dir, false, []string{"1", "2", "3"}, titles)
	s.write(t, "waiter.txt", "Edited by hand")
	f, err := bundle.OpenFolder(s.dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Put(bundle.File{ID: "1", Name: f.Stem("1", posting.Posting{Title: "Cook"}) + ".txt", Content: []byte("The text of Cook")}); err != nil {
		t.Fatal(err)
	}
	gone, err := f.RemoveOthers()
	if err = errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"baker.txt"}, gone); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{bundle.ListName, "cook.txt", "waiter.txt"}, s.names(t)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestFolderTrustsNoList wants a list that came from elsewhere to lead to no
// file outside of the folder, and a broken one to be refused.
func TestFolderTrustsNoList(t *testing.T) {
	top := t.TempDir()
	outside, s := folderState{top}, folderState{filepath.Join(top, "in")}
	if err := os.Mkdir(s.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	outside.write(t, "secret.txt", "x")
	s.write(t, bundle.ListName, `{"files":{"../secret.txt":{"id":"9","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},
		"..\\secret.txt":{"id":"9"},"/etc/passwd.txt":{"id":"9"},".hidden.txt":{"id":"9"}}}`)
	if err := os.Symlink("../secret.txt", filepath.Join(s.dir, "cook.txt")); err != nil {
		t.Fatal(err)
	}
	f, err := bundle.OpenFolder(s.dir, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.RemoveOthers(); err != nil {
		t.Error(err)
	}
	if _, err := f.Put(bundle.File{ID: "1", Name: "cook.txt", Content: []byte("new")}); err == nil {
		t.Error("wrote where a link leads out of the folder")
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(filepath.Join(top, "secret.txt")); string(got) != "x" {
		t.Errorf("the file outside is %q, %v", got, err)
	}
	s.write(t, bundle.ListName, `half a li`)
	if _, err := bundle.OpenFolder(s.dir, false); err == nil {
		t.Error("a broken list is taken")
	}
}
