package check_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rolewright/internal/check"
)

// TestSARIFIsAsTheStandardSays validates logs against the JSON Schema of SARIF
// 2.1.0.
func TestSARIFIsAsTheStandardSays(t *testing.T) {
	schema := sarifSchema(t)
	for _, c := range []struct {
		name  string
		files []check.File
	}{
		{"no file", nil},
		{"findings, answered ones and a file that is not read", sarifFiles(t)},
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(sarif(t, c.files)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	wrong := strings.Replace(sarif(t, sarifFiles(t)), `"level": "note"`, `"level": "notice"`, 1)
	if value, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong)); err != nil || schema.Validate(value) == nil {
		t.Error("the schema accepts a level that the standard does not know")
	}
}

// TestSARIFHoldsTogether looks at what the schema cannot: that indexes, places
// and addresses lead where they should.
func TestSARIFHoldsTogether(t *testing.T) {
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID       string
				RuleIndex    int
				Suppressions []struct{ Justification string }
				Locations    []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(sarif(t, sarifFiles(t))), &log); err != nil {
		t.Fatal(err)
	}
	run, suppressed := log.Runs[0], 0
	for _, r := range run.Results {
		if got := run.Tool.Driver.Rules[r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("a result of %s has the index of %s", r.RuleID, got)
		}
		suppressed += len(r.Suppressions)
		at := r.Locations[0].PhysicalLocation
		if at.ArtifactLocation.URI != "jobs/a%20baker.md" {
			t.Errorf("%s stands in %q", r.RuleID, at.ArtifactLocation.URI)
		}
		if g := at.Region; g == nil || g.StartLine < 1 || g.StartColumn < 1 || g.EndLine < g.StartLine ||
			g.EndLine == g.StartLine && g.EndColumn <= g.StartColumn {
			t.Errorf("%s stands at %+v", r.RuleID, g)
		}
	}
	if len(run.Results) < 5 || suppressed != 1 {
		t.Errorf("%d results, %d of them suppressed", len(run.Results), suppressed)
	}
}

// sarifFiles are a file with all kinds of findings and one that is refused.
func sarifFiles(t *testing.T) []check.File {
	t.Helper()
	c := checker()
	var err error
	c.Config, err = check.ReadConfig([]byte(`suppress: [{rule: cliche, quote: hit the ground running, reason: A quotation.}]`))
	if err != nil {
		t.Fatal(err)
	}
	return []check.File{c.Content("./jobs/a baker.md", []byte(guru)), c.Content("broken.md", []byte("---\npay: [\n---\n"))}
}

func sarif(t *testing.T, files []check.File) string {
	t.Helper()
	var out strings.Builder
	if err := check.WriteSARIF(&out, files); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// sarifSchema is the schema that ROLEWRIGHT_SARIF_SCHEMA names.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	path := os.Getenv("ROLEWRIGHT_SARIF_SCHEMA")
	if path == "" && os.Getenv("CI") != "true" {
		t.Skip("ROLEWRIGHT_SARIF_SCHEMA does not name the JSON Schema of SARIF 2.1.0")
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
