package onet_test

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"rolewright/internal/onet"
	"rolewright/internal/role"
)

var update = flag.Bool("update", false, "write the golden files")

const fixture = "testdata/release"

// fixtureFiles is a copy of the fixture that a test may damage.
func fixtureFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := filepath.Glob(fixture + "/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixture", err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: src}
	}
	return files
}

func read(t testing.TB, files fs.FS) onet.Release {
	t.Helper()
	rel, err := onet.Read(context.Background(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return rel
}

func find(t testing.TB, rel onet.Release, slug string) role.Role {
	t.Helper()
	i := slices.IndexFunc(rel.Roles, func(r role.Role) bool { return r.Slug == slug })
	if i < 0 {
		t.Fatalf("no role %s", slug)
	}
	return rel.Roles[i]
}

const (
	keeper = "lighthouse-keeper-49-9061"
	guide  = "tour-guide-and-captain-39-7011"
	nurse  = "acute-care-nurse-29-1141-01"
	coder  = "software-developer-15-1252"
)

func TestReadRelease(t *testing.T) {
	var steps []onet.Progress
	rel, err := onet.Read(context.Background(), os.DirFS(fixture), func(p onet.Progress) { steps = append(steps, p) })
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, r := range rel.Roles {
		slugs = append(slugs, r.Slug)
	}
	if diff := cmp.Diff([]string{nurse, keeper, coder, guide}, slugs); diff != "" {
		t.Errorf("roles (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]onet.Occupation{{Code: "55-1011.00", Title: "Ghost Ship Officers, All Other"}}, rel.Skipped); diff != "" {
		t.Errorf("skipped (-want +got)\n%s", diff)
	}
	if rel.Version != "30.1" || rel.Date != "December 2025" {
		t.Errorf("release %q of %q", rel.Version, rel.Date)
	}
	if first, last := steps[0], steps[len(steps)-1]; first.Step != "Occupation Data.txt" || first.Done != 1 || last.Step != "Roles" || last.Done != last.Total {
		t.Errorf("progress from %v to %v", first, last)
	}
}

// TestGolden shows the whole of what is made of the fixture.
func TestGolden(t *testing.T) {
	rel := read(t, os.DirFS(fixture))
	for _, r := range rel.Roles {
		got, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("testdata", "golden", r.Slug+".yaml")
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// TestTasks tells what decides about the responsibilities: importance within
// the core, no line twice in other words, and the rest kept as suggestions.
func TestTasks(t *testing.T) {
	files := fixtureFiles(t)
	r := find(t, read(t, files), keeper)
	want := []string{
		"Report the weather to the harbor office every three hours.",
		`Light the "main" lamp at dusk, and put it out at dawn.`,
		"Test fog signals to make sure that ships hear them in time.",
	}
	if diff := cmp.Diff(want, r.Posting.Responsibilities[:3]); diff != "" {
		t.Errorf("by importance (-want +got)\n%s", diff)
	}
	for _, line := range []string{"Test the fog signals, so that ships hear them in time.", "Paint the tower and the keeper’s house.", "Plan the work of assistant keepers."} {
		if slices.Contains(r.Posting.Responsibilities, line) || !slices.Contains(r.Posting.Suggestions.Responsibilities, line) {
			t.Errorf("%q is not left for the suggestions", line)
		}
	}
	delete(files, "Task Ratings.txt")
	r = find(t, read(t, files), keeper)
	if got, want := r.Posting.Responsibilities[0], `Light the "main" lamp at dusk, and put it out at dawn.`; got != want {
		t.Errorf("without ratings %q is first, want %q", got, want)
	}
}

func TestOtherTitles(t *testing.T) {
	rel := read(t, os.DirFS(fixture))
	tests := map[string][]string{
		// Those of several occupations stand behind, levels are no titles.
		keeper: {"Head Keeper", "HK", "Keeper", "Light Attendant", "Lamp Operator"},
		// The short form of the own title stands first, the official title last.
		nurse: {"ACN"},
		guide: {"Ferry Captain", "Keeper", "Lamp Operator"},
	}
	for slug, want := range tests {
		if diff := cmp.Diff(want, find(t, rel, slug).OtherTitles); diff != "" {
			t.Errorf("%s (-want +got)\n%s", slug, diff)
		}
	}
}

// TestReadWithLess reads releases that lack what only makes a role better.
func TestReadWithLess(t *testing.T) {
	files := fixtureFiles(t)
	for name := range files {
		if !slices.Contains([]string{"Occupation Data.txt", "Task Statements.txt", "Read Me.txt"}, name) {
			delete(files, name)
		}
	}
	rel := read(t, files)
	if len(rel.Roles) != 4 {
		t.Fatalf("%d roles, want 4", len(rel.Roles))
	}
	for _, r := range rel.Roles {
		src, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := role.Parse(r.Slug+".yaml", src); err != nil {
			t.Error(err)
		}
	}
}

// TestReadOtherForms reads what differs between releases and how they were
// unpacked.
func TestReadOtherForms(t *testing.T) {
	want := read(t, os.DirFS(fixture))
	change := func(edit func(name, text string) string) fstest.MapFS {
		files := fixtureFiles(t)
		for name, f := range files {
			f.Data = []byte(edit(name, string(f.Data)))
		}
		return files
	}
	below := fstest.MapFS{}
	for name, f := range fixtureFiles(t) {
		below["db_30_1_text/"+name] = f
	}
	tests := map[string]fs.FS{
		"line feeds only":   change(func(_, text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }),
		"a byte order mark": change(func(_, text string) string { return "\ufeff" + strings.TrimPrefix(text, "\ufeff") }),
		"empty last lines":  change(func(_, text string) string { return text + "\r\n\r\n" }),
		"columns reversed": change(func(name, text string) string {
			if name == "Read Me.txt" {
				return text
			}
			var out []string
			for line := range strings.SplitSeq(strings.TrimPrefix(strings.TrimRight(text, "\r\n"), "\ufeff"), "\n") {
				fields := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
				slices.Reverse(fields)
				out = append(out, strings.Join(fields, "\t"))
			}
			return strings.Join(out, "\n")
		}),
		"in a folder of its own": below,
	}
	for name, files := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, read(t, files), cmp.AllowUnexported(role.Role{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReadLongLine(t *testing.T) {
	files := fixtureFiles(t)
	long := strings.Repeat("Sweep the stairs. ", 50_000)
	files["Task Statements.txt"].Data = append(files["Task Statements.txt"].Data, []byte("29-1141.01\t499\t"+long+"\tCore\t31\t07/2023\tIncumbent\r\n")...)
	r := find(t, read(t, files), nurse)
	if !slices.Contains(r.Posting.Responsibilities, strings.TrimSpace(long)) {
		t.Error("the long task is gone")
	}
}

func TestVersionWithoutReadMe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db_29_3_text")
	if err := os.CopyFS(dir, os.DirFS(fixture)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "Read Me.txt")); err != nil {
		t.Fatal(err)
	}
	rel := read(t, os.DirFS(dir))
	// The newest task tells the month.
	if rel.Version != "29.3" || rel.Date != "December 2025" || rel.Roles[0].Reviewed != "2025-12-01" {
		t.Errorf("release %q of %q, reviewed %q", rel.Version, rel.Date, rel.Roles[0].Reviewed)
	}
}

// TestReadDamaged damages the fixture in every way once: the error names the
// file, the line, the column and what to do.
func TestReadDamaged(t *testing.T) {
	replace := func(name, old, new string) func(fstest.MapFS) {
		return func(files fstest.MapFS) {
			before := string(files[name].Data)
			after := strings.Replace(before, old, new, 1)
			if after == before {
				panic(old + " is not in " + name)
			}
			files[name].Data = []byte(after)
		}
	}
	drop := func(name string) func(fstest.MapFS) { return func(files fstest.MapFS) { delete(files, name) } }
	const (
		occupations = "Occupation Data.txt"
		tasks       = "Task Statements.txt"
		survey      = "Education, Training, and Experience.txt"
		categories  = "Education, Training, and Experience Categories.txt"
	)
	tests := map[string]struct {
		damage func(fstest.MapFS)
		want   string
	}{
		"no occupations":         {drop(occupations), occupations + ": the file is missing"},
		"no tasks":               {drop(tasks), tasks + ": the file is missing"},
		"no release":             {drop("Read Me.txt"), "Read Me.txt: the file is missing, and so nothing says which release this is"},
		"release not told":       {replace("Read Me.txt", "30.1 Database", "Database"), "Read Me.txt:1: the file does not say which release"},
		"an old release":         {replace("Read Me.txt", "30.1", "27.3"), "Read Me.txt:1: this is release 27.3: use 28.0 or later"},
		"an empty file":          {func(f fstest.MapFS) { f[tasks].Data = nil }, tasks + ": the file is empty"},
		"a column renamed":       {replace(tasks, "Task Type", "Type"), tasks + ":1: Task Type: the first line does not name this column"},
		"a column twice":         {replace(tasks, "Task Type", "Task"), tasks + ":1: Task: this column stands twice"},
		"a column too few":       {replace(tasks, "\tCore", ""), tasks + ":2: the line has 6 columns where the first line names 7"},
		"a column too many":      {replace(tasks, "\tCore", "\tCore\tCore"), tasks + ":2: the line has 8 columns"},
		"an empty line":          {replace(tasks, "\r\n", "\r\n\r\n"), tasks + ":2: the line is empty, but others follow"},
		"cut off":                {func(f fstest.MapFS) { f[tasks].Data = f[tasks].Data[:400] }, tasks + ":5: the line has"},
		"not UTF-8":              {replace("Alternate Titles.txt", "Lamp", "L\xe4mp"), "Alternate Titles.txt:2: the line is not UTF-8 text"},
		"no code":                {replace(occupations, "39-7011.00", "39-7011"), occupations + `:3: O*NET-SOC Code: "39-7011" is no O*NET-SOC code`},
		"a code twice":           {replace(occupations, "39-7011.00", "49-9061.00"), occupations + ":3: O*NET-SOC Code: 49-9061.00 stands in an earlier line"},
		"no title":               {replace(occupations, "Acute Care Nurses", " "), occupations + ":5: Title: the field is empty"},
		"another release's task": {replace(tasks, "39-7011.00", "39-7012.00"), tasks + `:16: O*NET-SOC Code: "39-7012.00" is not in Occupation Data.txt: use the files of one release only`},
		"another release's kin":  {replace("Related Occupations.txt", "\t15-1252.00", "\t15-1253.00"), `Related Occupations.txt:2: Related O*NET-SOC Code: "15-1253.00" is not in`},
		"another release's rank": {replace("Task Ratings.txt", "\t104\t", "\t999\t"), `Task Ratings.txt:2: Task ID: the occupation 49-9061.00 has no task "999"`},
		"no number":              {replace("Task Ratings.txt", "4.90", "4,90"), `Task Ratings.txt:2: Data Value: "4,90" is not a number`},
		"no zone":                {replace("Job Zones.txt", "\t3\t", "\t7\t"), `Job Zones.txt:2: Job Zone: "7" is no job zone`},
		"no categories":          {drop(categories), survey + ":2: Category: the answer 1 of the scale RL is not in " + categories},
		"no category":            {replace(survey, "RL\t1", "RL\tone"), survey + `:2: Category: "one" is not a number`},
		"no technology":          {replace("Technology Skills.txt", "\tPython\t", "\t\t"), "Technology Skills.txt:2: Example: the field is empty"},
		"no style rank":          {replace("Work Styles.txt", "2.00", "two"), `Work Styles.txt:3: Data Value: "two" is not a number`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			files := fixtureFiles(t)
			tt.damage(files)
			rel, err := onet.Read(context.Background(), files, nil)
			var fault *role.FileError
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s…", err, tt.want)
			}
			if diff := cmp.Diff(onet.Release{}, rel); diff != "" {
				t.Errorf("a release in spite of the error:\n%s", diff)
			}
		})
	}
}

func TestReadEmptyFolder(t *testing.T) {
	_, err := onet.Read(context.Background(), os.DirFS(t.TempDir()), nil)
	if want := "Occupation Data.txt: the file is missing"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s…", err, want)
	}
	_, err = onet.Read(context.Background(), os.DirFS(filepath.Join(t.TempDir(), "gone")), nil)
	if want := "Occupation Data.txt: the folder cannot be read: no such file"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s…", err, want)
	}
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	steps := 0
	rel, err := onet.Read(ctx, os.DirFS(fixture), func(onet.Progress) {
		if steps++; steps == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || len(rel.Roles) > 0 || steps != 2 {
		t.Errorf("after %d steps %v with %d roles", steps, err, len(rel.Roles))
	}
}
