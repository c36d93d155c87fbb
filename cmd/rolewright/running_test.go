package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rolewright/internal/posting"
	"rolewright/internal/wages"
	"rolewright/internal/workspace"
	"rolewright/store"
	"rolewright/store/boltstore"
)

const depotClerk = `title: Depot Clerk
family: operations
summary: Keeps the depot's books.
posting:
  summary: [You keep the books.]
  responsibilities: [Count what comes in]
  requirements:
    - group: Experience
      must: [A year in a depot]
reviewed: "2026-11-01"
`

// program calls the program and returns its exit code and what it wrote.
func program(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &stdout, &stderr, os.Getenv)
	return code, stdout.String(), stderr.String()
}

// startApp serves a store on a free port until the test ends.
func startApp(t *testing.T, path string) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() {
		var out bytes.Buffer
		stopped <- serve(ctx, serveOptions{addr: "127.0.0.1:0", store: path}, &out, &out)
	}()
	t.Cleanup(func() {
		stop()
		if err := <-stopped; err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(addressFile(path)); err == nil {
			t.Error("the app has stopped and its address is still there")
		}
	})
	for range 100 {
		if app, err := findRunning(ctx, path); err == nil && app != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the app does not answer")
}

// TestOwnRolesWhileTheAppRuns wants the commands to work with the app's data
// by way of the app.
func TestOwnRolesWhileTheAppRuns(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "data.db")
	template := keepTemplate(t, path)
	write(t, filepath.Join(dir, "ours", "depot-clerk.yaml"), depotClerk)
	write(t, filepath.Join(dir, "bad", "depot-clerk.yaml"), strings.Replace(depotClerk, "operations", "wizardry", 1))
	startApp(t, path)

	if code, out, errs := program(t, "roles", "import", filepath.Join(dir, "ours"), "--store", path); code != 0 || !strings.Contains(out, "1 added") {
		t.Fatalf("import: exit %d\n%s%s", code, out, errs)
	}
	if code, _, errs := program(t, "roles", "import", filepath.Join(dir, "bad"), "--store", path); code != 3 || !strings.Contains(errs, "depot-clerk.yaml:2: family") {
		t.Errorf("a bad file: exit %d\n%s", code, errs)
	}
	if code, out, errs := program(t, "new", "--role", "depot-clerk", "--store", path); code != 0 || !strings.Contains(out, "- Count what comes in") {
		t.Errorf("new from the imported role: exit %d\n%s%s", code, out, errs)
	}
	if code, out, errs := program(t, "new", "--role", template, "--store", path); code != 0 || !strings.Contains(out, "## Our garden") {
		t.Errorf("new from a template loses a part: exit %d\n%s%s", code, out, errs)
	}
}

// TestImportWhileTheAppRuns sends old job descriptions to the app, with the
// same report as without it.
func TestImportWhileTheAppRuns(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "data.db")
	write(t, filepath.Join(dir, "old", "clerk.md"), "# Depot Clerk\n\n## Duties\n\n- Count\n")
	write(t, filepath.Join(dir, "old", "deep", "clerk.doc"), "\xd0\xcf\x11\xe0")
	write(t, filepath.Join(dir, "old", "logo.png"), "x")
	code, alone, errs := program(t, "import", filepath.Join(dir, "old"), "--dry-run", "--store", path)
	if code != 3 {
		t.Fatalf("exit %d\n%s%s", code, alone, errs)
	}
	startApp(t, path)
	for _, tt := range []struct {
		flag, want string
	}{{"--dry-run", alone}, {"", strings.Replace(alone, "would be imported", "imported", 1)}} {
		args := slices.DeleteFunc([]string{"import", filepath.Join(dir, "old"), "--store", path, tt.flag}, func(a string) bool { return a == "" })
		if code, out, errs := program(t, args...); code != 3 || out != tt.want {
			t.Errorf("%s: exit %d\n%s%s\nwant %s", tt.flag, code, out, errs, tt.want)
		}
	}
	if code, out, _ := program(t, "import", filepath.Join(dir, "old", "clerk.md"), "--store", path); code != 0 || !strings.Contains(out, "0 imported, 1 here already") {
		t.Errorf("again: exit %d\n%s", code, out)
	}
	if code, _, errs := program(t, "import", dir, "--company", "nobody", "--store", path); code != 2 || !strings.Contains(errs, "nobody") {
		t.Errorf("an unknown company: exit %d\n%s", code, errs)
	}
}

// TestImportedWagesOnTheCommandLine wants them with the program's roles and
// with own ones, whether or not the app runs.
func TestImportedWagesOnTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "data.db")
	var kept bytes.Buffer
	err := wages.Write(&kept, wages.Table{Date: "May 2030", Kind: wages.Nation, Areas: []wages.Area{{Code: "99", Title: "U.S.", Kind: wages.Nation}},
		Rows: []wages.Row{{Area: "99", SOC: "29-1141", Occupation: "Registered Nurses", Annual: wages.Figures{P50: wages.Amount{Cents: 123_456_00}}}}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(path+".reference", "wages-nation.zip"), kept.String())
	write(t, filepath.Join(dir, "ours", "depot-nurse.yaml"), depotClerk+"occupation: 29-1141\n")
	if code, _, errs := program(t, "roles", "import", filepath.Join(dir, "ours"), "--store", path); code != 0 {
		t.Fatal(errs)
	}
	shown := func(when string) {
		t.Helper()
		for _, slug := range []string{"registered-nurse", "depot-nurse"} {
			if code, out, errs := program(t, "roles", "show", slug, "--store", path); code != 0 || !strings.Contains(out, "123,456") {
				t.Errorf("%s, %s: exit %d\n%s%s", slug, when, code, out, errs)
			}
		}
	}
	shown("without the app")
	startApp(t, path)
	shown("with the app")
}

// TestAddressLeftBehind wants a file of a killed app not to be believed.
func TestAddressLeftBehind(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "data.db")
	write(t, addressFile(path), "http://127.0.0.1:1\n")
	write(t, filepath.Join(dir, "ours", "depot-clerk.yaml"), depotClerk)
	if code, out, errs := program(t, "roles", "import", filepath.Join(dir, "ours"), "--store", path); code != 0 || !strings.Contains(out, "1 added") {
		t.Errorf("import: exit %d\n%s%s", code, out, errs)
	}
}

// TestAddressOfOtherData wants a command that finds its data in use, by no app,
// not to go to an app with other data at the address that was left behind.
func TestAddressOfOtherData(t *testing.T) {
	dir := t.TempDir()
	ours, other := filepath.Join(dir, "ours.db"), filepath.Join(dir, "other.db")
	startApp(t, other)
	left, err := os.ReadFile(addressFile(other))
	if err != nil {
		t.Fatal(err)
	}
	address, _, _ := strings.Cut(string(left), "\n")
	for _, text := range []string{address + "\n", address + "\nANOTHERKEY\n", "", "\n\n", "file:///etc/passwd\nKEY\n", strings.Repeat("x", 1<<20)} {
		write(t, addressFile(ours), text)
		if app, err := findRunning(t.Context(), ours); app != nil || err != nil {
			t.Errorf("%.30q leads to %v, %v", text, app, err)
		}
	}

	engine, err := boltstore.Open(ours, boltstore.Options{}) // as a long command has it
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	write(t, filepath.Join(dir, "files", "depot-clerk.yaml"), depotClerk)
	if code, _, errs := program(t, "roles", "import", filepath.Join(dir, "files"), "--store", ours); code != 4 || !strings.Contains(errs, "has the data open") {
		t.Errorf("exit %d\n%s", code, errs)
	}
}

// TestAnnounce wants a file that only its owner reads, and nothing written to
// where a link in its place leads.
func TestAnnounce(t *testing.T) {
	path, elsewhere := filepath.Join(t.TempDir(), "data.db"), filepath.Join(t.TempDir(), "letter")
	write(t, elsewhere, "mine")
	if err := os.Symlink(elsewhere, addressFile(path)); err != nil {
		t.Skip(err)
	}
	withdraw, err := announce(path, "http://127.0.0.1:1", "KEY")
	if err != nil {
		t.Fatal(err)
	}
	if kept, _ := os.ReadFile(elsewhere); string(kept) != "mine" {
		t.Errorf("the file that the link led to holds %q", kept)
	}
	if info, err := os.Lstat(addressFile(path)); err != nil || info.Mode() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	if err := withdraw(); err != nil {
		t.Error(err)
	}
}

func TestAddresses(t *testing.T) {
	tests := []struct {
		listen, page string
		hosts        []string
	}{
		{"127.0.0.1:8080", "http://127.0.0.1:8080", []string{"localhost", "127.0.0.1"}},
		{"[::1]:8080", "http://[::1]:8080", []string{"::1"}},
		{"192.0.2.7:8080", "http://192.0.2.7:8080", []string{"localhost", "192.0.2.7"}},
		{"0.0.0.0:8080", "http://127.0.0.1:8080", append(ownAddresses(t), "localhost")},
		{"[::]:8080", "http://127.0.0.1:8080", ownAddresses(t)},
	}
	for _, tt := range tests {
		addr, err := net.ResolveTCPAddr("tcp", tt.listen)
		if err != nil {
			t.Fatal(err)
		}
		if got := pageAddress(addr); got != tt.page {
			t.Errorf("%s: the page is at %s, want %s", tt.listen, got, tt.page)
		}
		names := hostNames(addr)
		for _, h := range tt.hosts {
			if !slices.Contains(names, h) {
				t.Errorf("%s: the app does not know %s as its own name: %v", tt.listen, h, names)
			}
		}
	}
}

// ownAddresses are this machine's, as others call it.
func ownAddresses(t *testing.T) []string {
	t.Helper()
	list, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range list {
		ip, _, err := net.ParseCIDR(a.String())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, ip.String())
	}
	return out
}

// keepTemplate makes a store with one template in it and returns its slug.
func keepTemplate(t *testing.T, path string) string {
	t.Helper()
	engine, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	work := workspace.New(engine, store.LocalWorkspace, time.Now)
	p, err := work.Create(t.Context(), posting.Posting{Title: "Gardener", Sections: []posting.Section{
		{Kind: posting.Custom, Heading: "Our garden", Blocks: []posting.Block{{Kind: posting.Paragraph, Text: "It is large."}}},
	}}, workspace.Origin{})
	if err != nil {
		t.Fatal(err)
	}
	made, err := work.SaveAsTemplate(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	return made.ID
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
