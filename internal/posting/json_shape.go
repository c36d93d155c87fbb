package posting

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// checkShape compares JSON with the fields of Posting token by token, for the
// sake of errors that name the place.
func checkShape(src []byte) error {
	s := shape{src: src, tokens: json.NewDecoder(bytes.NewReader(src))}
	s.tokens.UseNumber()
	if err := s.value("", reflect.TypeFor[Posting]()); err != nil {
		return err
	}
	if rest := bytes.TrimSpace(src[s.tokens.InputOffset():]); len(rest) > 0 {
		return &FieldError{"", "Something follows the posting.", "Send one JSON object and nothing after it."}
	}
	return nil
}

type shape struct {
	src    []byte
	tokens *json.Decoder
}

func (s shape) value(path string, want reflect.Type) error {
	token, err := s.tokens.Token()
	if err != nil {
		return syntaxError(s.src, err)
	}
	if token == nil && path != "" {
		return nil
	}
	switch want.Kind() {
	case reflect.Struct:
		return s.object(path, want, token)
	case reflect.Slice:
		return s.list(path, want.Elem(), token)
	default:
		return checkScalar(path, want.Kind(), token)
	}
}

func (s shape) object(path string, want reflect.Type, token json.Token) error {
	if token != json.Delim('{') {
		return wrongJSON(path, "an object in braces", token)
	}
	fields := jsonFields()[want]
	var seen []string
	for s.tokens.More() {
		token, err := s.tokens.Token()
		if err != nil {
			return syntaxError(s.src, err)
		}
		name, _ := token.(string)
		at := jsonPath(path, name)
		if slices.Contains(seen, name) {
			return &FieldError{at, "The field is there twice.", "Keep one of the two."}
		}
		seen = append(seen, name)
		if at == schemaKey {
			if err := s.value(at, reflect.TypeFor[string]()); err != nil {
				return err
			}
			continue
		}
		i := slices.IndexFunc(fields, func(f jsonField) bool { return f.name == name })
		if i < 0 {
			return unknownJSON(at, name, fields)
		}
		if err := s.value(at, fields[i].of); err != nil {
			return err
		}
	}
	return s.end()
}

// schemaKey names the schema of a file for the program in which it is edited;
// it says nothing about the job.
const schemaKey = "$schema"

func (s shape) list(path string, of reflect.Type, token json.Token) error {
	if token != json.Delim('[') {
		return wrongJSON(path, "a list in square brackets", token)
	}
	for i := 0; s.tokens.More(); i++ {
		if err := s.value(jsonPath(path, strconv.Itoa(i)), of); err != nil {
			return err
		}
	}
	return s.end()
}

// end reads the bracket that closes an object or a list.
func (s shape) end() error {
	if _, err := s.tokens.Token(); err != nil {
		return syntaxError(s.src, err)
	}
	return nil
}

func checkScalar(path string, want reflect.Kind, token json.Token) error {
	ok, what := false, "text in quotes"
	switch want {
	case reflect.String:
		_, ok = token.(string)
	case reflect.Bool:
		what = "true or false"
		_, ok = token.(bool)
	case reflect.Uint64:
		what = "a whole number"
		if n, isNumber := token.(json.Number); isNumber {
			_, err := strconv.ParseUint(n.String(), 10, 64)
			ok = err == nil
		}
	}
	if !ok {
		return wrongJSON(path, what, token)
	}
	return nil
}

func wrongJSON(path, want string, token json.Token) error {
	found := "a number"
	switch t := token.(type) {
	case string:
		found = "text"
	case bool:
		found = "true or false"
	case nil:
		found = "nothing"
	case json.Delim:
		found = map[json.Delim]string{'{': "an object", '[': "a list"}[t]
	}
	return &FieldError{path, fmt.Sprintf("Here should be %s, but there is %s.", want, found), "Change the value to " + want + "."}
}

func unknownJSON(path, name string, fields []jsonField) error {
	remedy := "Remove it; known here are " + namesOf(fields) + "."
	for _, f := range fields {
		if strings.EqualFold(f.name, name) || headingKey(f.name) == strings.ReplaceAll(headingKey(name), " ", "") {
			remedy = "Write it as " + quoted(f.name) + "."
		}
	}
	return &FieldError{path, "There is no such field.", remedy}
}

func namesOf(fields []jsonField) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	return strings.Join(names, ", ")
}

func jsonPath(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

type jsonField struct {
	name string
	of   reflect.Type
}

// jsonFields has the JSON names and types of the fields of every struct in a
// posting.
var jsonFields = sync.OnceValue(func() map[reflect.Type][]jsonField {
	m := map[reflect.Type][]jsonField{}
	addJSONFields(m, reflect.TypeFor[Posting]())
	return m
})

func addJSONFields(m map[reflect.Type][]jsonField, t reflect.Type) {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || m[t] != nil {
		return
	}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		m[t] = append(m[t], jsonField{name, f.Type})
		addJSONFields(m, f.Type)
	}
}
