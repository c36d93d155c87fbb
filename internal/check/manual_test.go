package check_test

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rolewright/internal/check"
)

func manual(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// TestExamplesOfTheManual reads every YAML example, and the policies among
// them as the command does.
func TestExamplesOfTheManual(t *testing.T) {
	policies := 0
	for _, block := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(manual(t), -1) {
		var any map[string]any
		if err := yaml.Unmarshal([]byte(block[1]), &any); err != nil || len(any) == 0 {
			t.Errorf("%v in the example\n%s", err, block[1])
		}
		if !strings.HasPrefix(block[1], "# "+check.ConfigName) {
			continue
		}
		policies++
		c, err := check.ReadConfig([]byte(block[1]))
		if err != nil {
			t.Errorf("%v in the policy\n%s", err, block[1])
		}
		for _, key := range unset(reflect.ValueOf(c), "") {
			t.Errorf("the policy does not show %s", key)
		}
	}
	if policies != 1 {
		t.Errorf("the manual has %d policies", policies)
	}
}

// TestManualListsEveryKey keeps the table of keys as the type is.
func TestManualListsEveryKey(t *testing.T) {
	want := map[string]bool{}
	for _, key := range keys(reflect.TypeFor[check.Config](), "") {
		want[key] = true
		if !strings.Contains(manual(t), "\n| `"+key+"` | ") {
			t.Errorf("the manual does not say what %s is", key)
		}
	}
	_, table, _ := strings.Cut(manual(t), "| key | |")
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(table, -1) {
		if !want[row[1]] {
			t.Errorf("the manual explains %s, which is no key", row[1])
		}
	}
}

// keys are the paths of the YAML keys of a type, without those that only hold
// others.
func keys(of reflect.Type, path string) []string {
	var out []string
	for i := range of.NumField() {
		f := of.Field(i)
		name := path + f.Tag.Get("yaml")
		in := f.Type
		if in.Kind() == reflect.Slice {
			in = in.Elem()
		}
		if in.Kind() != reflect.Struct || in != f.Type {
			out = append(out, name)
		}
		if in.Kind() == reflect.Struct {
			out = append(out, keys(in, name+".")...)
		}
	}
	return out
}

// unset are the keys whose value is the zero value.
func unset(v reflect.Value, path string) []string {
	var out []string
	for i := range v.NumField() {
		f, name := v.Field(i), path+v.Type().Field(i).Tag.Get("yaml")
		switch {
		case f.IsZero():
			out = append(out, name)
		case f.Kind() == reflect.Struct:
			out = append(out, unset(f, name+".")...)
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			out = append(out, unset(f.Index(0), name+".")...)
		}
	}
	return out
}

// TestGitLabReport has what GitLab asks of each entry, and no fingerprint
// twice.
func TestGitLabReport(t *testing.T) {
	var out strings.Builder
	twice := strings.ReplaceAll(guru, "will hit", "guru will hit")
	files := []check.File{checker().Content("./jobs/b.md", []byte(twice)), checker().Content("broken.md", []byte("---\npay: [\n---\n"))}
	if err := check.WriteGitLab(&out, files); err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Description, Fingerprint, Severity string
		Check                              string `json:"check_name"`
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal([]byte(out.String()), &all); err != nil {
		t.Fatal(err)
	}
	seen, gurus := map[string]bool{}, 0
	for _, e := range all {
		if e.Description == "" || e.Check == "" || e.Location.Lines.Begin < 1 || strings.HasPrefix(e.Location.Path, "./") || seen[e.Fingerprint] {
			t.Errorf("entry %+v lacks something or has a fingerprint for the second time", e)
		}
		seen[e.Fingerprint] = true
		if e.Check == "cliche" && strings.Contains(e.Description, "guru") {
			gurus++
		}
	}
	if last := all[len(all)-1]; gurus < 2 || last.Severity != "blocker" || last.Location.Path != "broken.md" {
		t.Errorf("%d gurus, and in the end %+v", gurus, last)
	}
}
