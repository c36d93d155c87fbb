package posting_test

import (
	"reflect"
	"strings"
)

// leaves adds the JSON paths of all fields of v that hold no others; "*"
// stands for the index in a list.
func leaves(paths *[]string, prefix string, v any) {
	t := reflect.TypeOf(v)
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		path, of := prefix+name, f.Type
		for of.Kind() == reflect.Slice {
			path, of = path+".*", of.Elem()
		}
		if of.Kind() == reflect.Struct {
			leaves(paths, path+".", reflect.Zero(of).Interface())
			continue
		}
		*paths = append(*paths, path)
	}
}
