package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	module   = "rolewright/"
	gin      = "github.com/gin-gonic/gin"
	bbolt    = "go.etcd.io/bbolt"
	gofpdf   = "github.com/jung-kurt/gofpdf"
	excelize = "github.com/xuri/excelize/v2"
	pdfcpu   = "github.com/pdfcpu/pdfcpu/pkg/api"
)

// mayImport says which of our packages each of ours may import. A new package
// gets a line here, and docs/design.md a word about it.
func mayImport() map[string][]string {
	data := []string{"assets", "docs", "templates"}
	return map[string][]string{
		"internal/posting":        {},
		"store":                   {},
		"store/boltstore":         {"store"},
		"store/storetest":         {"store"},
		"internal/role":           {"internal/posting"},
		"internal/wages":          {"internal/role"},
		"internal/offer":          {"internal/posting", "internal/role"},
		"internal/onet":           {"internal/role"},
		"internal/intake":         {"internal/posting", "internal/pdftext"},
		"internal/pdftext":        {},
		"internal/review":         {"internal/posting", "internal/review/paylaw"},
		"internal/review/paylaw":  {"internal/posting"},
		"internal/check":          {"internal/intake", "internal/posting", "internal/review", "internal/review/paylaw", "internal/role"},
		"internal/export/typeset": {},
		"internal/reference":      {"internal/onet", "internal/posting", "internal/role", "internal/wages"},
		"internal/export/canvas":  {"internal/export/typeset"},
		"internal/export/docx":    {},
		"internal/filecache":      {},
		"internal/bundle":         {"internal/export", "internal/posting"},
		"internal/export":         {"internal/posting", "internal/export/canvas", "internal/export/docx", "internal/export/typeset"},
		"internal/workspace":      {"internal/posting", "internal/review", "internal/role", "store"},
		"internal/inbox":          {"internal/intake", "internal/posting", "internal/workspace", "store"},
		"assets":                  {},
		"docs":                    {},
		"templates":               {},
		"handlers": append(data, "internal/inbox", "internal/workspace", "internal/onet", "internal/wages", "internal/reference", "internal/role", "internal/offer", "internal/export", "internal/filecache", "internal/intake",
			"internal/bundle", "internal/check", "internal/review", "internal/review/paylaw", "internal/posting", "store"),
		"handlers/browsertest": {},
		// Compares what the product makes with what others do.
		"internal/tools/pdfcompare": {"internal/export", "internal/posting"},
		"cmd/rolewright": append(data, "handlers", "internal/inbox", "internal/workspace", "internal/onet", "internal/wages", "internal/reference", "internal/role", "internal/offer", "internal/export", "internal/intake",
			"internal/bundle", "internal/check", "internal/review", "internal/posting", "store", "store/boltstore"),
	}
}

// mayReach says which of our packages may depend on what others wrote, by
// however long a way.
func mayReach() map[string][]string {
	return map[string][]string{
		gin:    {"handlers", "cmd/rolewright"},
		bbolt:  {"store/boltstore", "cmd/rolewright"},
		gofpdf: {"internal/export", "internal/export/canvas", "internal/bundle", "handlers", "cmd/rolewright", "internal/tools/pdfcompare"},
		pdfcpu: {"internal/tools/pdfcompare"}, // and checks files in tests
		// Only a workbook that is imported is unpacked.
		excelize: {"internal/wages", "internal/reference", "handlers", "cmd/rolewright"},
	}
}

// goPackage is what go list tells of a package; Deps are all that it needs.
type goPackage struct {
	ImportPath, Name string
	Imports, Deps    []string
}

func (p goPackage) path() string { return strings.TrimPrefix(p.ImportPath, module) }

// TestImportsRunOneWay keeps the house as docs/design.md draws it.
func TestImportsRunOneWay(t *testing.T) {
	for _, fault := range faults(listPackages(t)) {
		t.Error(fault)
	}
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Name,Imports,Deps", module+"...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	var list []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(p.ImportPath, module) {
			list = append(list, p)
		}
	}
}

// faults lists what breaks the rules.
func faults(list []goPackage) []string {
	var out []string
	rules := mayImport()
	for _, p := range list {
		allowed, known := rules[p.path()]
		delete(rules, p.path())
		if !known {
			out = append(out, fmt.Sprintf("%s is new: say in mayImport and docs/design.md what it may import", p.path()))
			continue
		}
		out = append(out, wrongImports(p, allowed)...)
		out = append(out, wrongReach(p)...)
		if name := emptyName(p); name != "" {
			out = append(out, fmt.Sprintf("%s: %q says nothing about what is in the package", p.path(), name))
		}
	}
	for path := range rules {
		out = append(out, path+" is gone: remove it from mayImport and docs/design.md")
	}
	slices.Sort(out)
	return out
}

func wrongImports(p goPackage, allowed []string) []string {
	var out []string
	for _, path := range p.Imports {
		if ours, ok := strings.CutPrefix(path, module); ok && !slices.Contains(allowed, ours) {
			out = append(out, fmt.Sprintf("%s imports %s", p.path(), ours))
		}
	}
	return out
}

func wrongReach(p goPackage) []string {
	var out []string
	for path, who := range mayReach() {
		if slices.Contains(p.Deps, path) && !slices.Contains(who, p.path()) {
			out = append(out, fmt.Sprintf("%s depends on %s", p.path(), path))
		}
	}
	return out
}

// emptyName returns a part of the package's name that could be the name of
// anything.
func emptyName(p goPackage) string {
	for _, part := range append(strings.Split(p.path(), "/"), p.Name) {
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "model", "models", "misc", "shared", "lib"}, part) {
			return part
		}
	}
	return ""
}

// TestFaults breaks each rule once.
func TestFaults(t *testing.T) {
	var sound []goPackage
	for path := range mayImport() {
		sound = append(sound, goPackage{ImportPath: module + path})
	}
	if got := faults(sound); len(got) > 0 {
		t.Fatalf("got %q, want nothing", got)
	}
	tests := map[string]struct {
		path, imports, deps string
		want                string
	}{
		"posting imports ours": {"internal/posting", module + "store", "", "internal/posting imports store"},
		"the wrong way round":  {"internal/workspace", module + "handlers", "", "internal/workspace imports handlers"},
		"handlers open a file": {"handlers", module + "store/boltstore", "", "handlers imports store/boltstore"},
		"a long way to bbolt":  {"handlers", "", bbolt, "handlers depends on " + bbolt},
		"role knows Gin":       {"internal/role", "", gin, "internal/role depends on " + gin},
		"intake writes PDF":    {"internal/intake", "", gofpdf, "internal/intake depends on " + gofpdf},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			list := slices.Clone(sound)
			i := slices.IndexFunc(list, func(p goPackage) bool { return p.path() == tt.path })
			list[i].Imports, list[i].Deps = []string{tt.imports}, []string{tt.deps}
			if diff := cmp.Diff([]string{tt.want}, faults(list)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	for _, name := range []string{"internal/util", "internal/export/helpers"} {
		if emptyName(goPackage{ImportPath: module + name}) == "" {
			t.Errorf("%s is taken for a good name", name)
		}
	}
	if got := faults(sound[1:]); len(got) != 1 || !strings.Contains(got[0], "is gone") {
		t.Errorf("a package less: %q", got)
	}
	if got := faults(append(sound, goPackage{ImportPath: module + "internal/new"})); len(got) != 1 || !strings.Contains(got[0], "is new") {
		t.Errorf("a package more: %q", got)
	}
}
