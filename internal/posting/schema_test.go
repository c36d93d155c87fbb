package posting_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rolewright/internal/posting"
)

const schemaFile = "../../docs/posting.schema.json"

// TestSchema keeps docs/posting.schema.json as the types and Fields say.
func TestSchema(t *testing.T) {
	want, err := json.MarshalIndent(schema(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is out of date: run this test with -update (-want +got)\n%s", schemaFile, diff)
	}
}

// ordered is a JSON object that keeps its order.
type ordered []member

type member struct {
	name  string
	value any
}

func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func schema() ordered {
	out := ordered{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "A job description as Rolewright keeps it"},
		{"description", "Every field may be left out. Facts are text, also amounts, dates and numbers, so that what cannot be understood is kept as it was typed. " +
			"Small Markdown is one paragraph with bold, italic and links; prose is paragraphs of it with an empty line between, and lines that begin with \"- \"."},
	}
	root := schemaOf(reflect.TypeFor[posting.Posting](), "")
	for i, m := range root {
		if properties, ok := m.value.(ordered); ok && m.name == "properties" {
			root[i].value = append(ordered{{"$schema", ordered{{"type", "string"}, {"description", "The address of this schema, for editors. It is not kept."}}}}, properties...)
		}
	}
	return append(out, root...)
}

// schemaOf describes a value of the type at a path as in posting.Fields.
func schemaOf(of reflect.Type, path string) ordered {
	switch of.Kind() {
	case reflect.Struct:
		var properties ordered
		for f := range of.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			properties = append(properties, member{name, schemaOf(f.Type, strings.TrimPrefix(path+"."+name, "."))})
		}
		return ordered{{"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
	case reflect.Slice:
		return ordered{{"type", "array"}, {"items", schemaOf(of.Elem(), path+".*")}}
	case reflect.Bool:
		return append(ordered{{"type", "boolean"}}, said(path)...)
	case reflect.Uint64:
		return append(ordered{{"type", "integer"}, {"minimum", 0}}, said(path)...)
	}
	out := ordered{{"type", "string"}}
	if words := knownWords(of); words != nil {
		// Other words are kept; the known ones are there for editors.
		out = append(out, member{"anyOf", []ordered{{{"enum", words}}, {}}})
	}
	return append(out, said(path)...)
}

// said is what Fields says of the field.
func said(path string) ordered {
	for _, f := range posting.Fields() {
		if f.Path == path {
			return ordered{{"title", f.Label}, {"description", f.Hint}}
		}
	}
	panic("posting.Fields has no " + path)
}

// knownWords lists the words of a type that has a list of them.
func knownWords(of reflect.Type) any {
	switch of {
	case reflect.TypeFor[posting.Seniority]():
		return posting.Seniorities()
	case reflect.TypeFor[posting.EmploymentType]():
		return posting.EmploymentTypes()
	case reflect.TypeFor[posting.Workplace]():
		return posting.Workplaces()
	case reflect.TypeFor[posting.Education]():
		return posting.Educations()
	case reflect.TypeFor[posting.PayKind]():
		return posting.PayKinds()
	case reflect.TypeFor[posting.Period]():
		return posting.Periods()
	case reflect.TypeFor[posting.Kind]():
		return posting.Kinds()
	case reflect.TypeFor[posting.BlockKind]():
		return []posting.BlockKind{posting.Paragraph, posting.List}
	case reflect.TypeFor[posting.Importance]():
		return []posting.Importance{posting.MustHave, posting.NiceToHave}
	}
	return nil
}

func publishedSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validates(t *testing.T, s *jsonschema.Schema, src []byte) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

// TestSchemaHoldsOurJSON writes what the fixtures read as and validates it.
func TestSchemaHoldsOurJSON(t *testing.T) {
	s := publishedSchema(t)
	files, err := filepath.Glob("testdata/*.md")
	foreign, err2 := filepath.Glob("testdata/foreign/*.md")
	if files = append(files, foreign...); err != nil || err2 != nil || len(files) < 2 {
		t.Fatalf("the fixtures are %v: %v %v", files, err, err2)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := posting.ReadMarkdown(src)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := posting.EncodeJSON(&out, p); err != nil {
			t.Fatal(err)
		}
		if err := validates(t, s, out.Bytes()); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestSchemaAgreesWithDecodeJSON: a file is valid if and only if it is read.
func TestSchemaAgreesWithDecodeJSON(t *testing.T) {
	s := publishedSchema(t)
	for src, want := range map[string]bool{
		`{}`:                              true,
		`{"$schema":"posting.json"}`:      true,
		`{"$schema":1}`:                   false,
		`{"company":{"$schema":"x"}}`:     false,
		`{"title":"Cook","seniority":""}`: true,
		`{"seniority":"head chef"}`:       true,
		`{"titel":"Cook"}`:                false,
		`{"title":7}`:                     false,
		`{"pay":{"min":95000}}`:           false,
		`{"pay":{"min":"95k"}}`:           true,
		`{"sections":[{"kind":"custom","hidden":true,"blocks":[{"kind":"list","items":[{"text":"a"}]}]}]}`: true,
		`{"sections":[{"hidden":"yes"}]}`: false,
		`{"sections":{}}`:                 false,
		`{"locations":["Berlin"]}`:        false,
		`{"headcount":{"total":"9","byPlace":[{"place":"US-CA","count":"3"}]}}`:       true,
		`{"company":{"profileVersion":-1}}`:                                           false,
		`{"company":{"name":"Acme","profile":"p","profileVersion":3},"extra":"a: 1"}`: true,
		`[]`: false,
	} {
		_, err := posting.DecodeJSON(strings.NewReader(src))
		if invalid := validates(t, s, []byte(src)); (err == nil) != want || (invalid == nil) != want {
			t.Errorf("%s: DecodeJSON says %v, the schema says %v, want %t", src, err, invalid, want)
		}
	}
}
