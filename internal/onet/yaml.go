package onet

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rolewright/internal/role"
)

// Marshal writes a role as a YAML file without its empty parts.
func Marshal(r role.Role) ([]byte, error) {
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(nodeOf(reflect.ValueOf(r))); err != nil {
		return nil, fmt.Errorf("write the role %s: %w", r.Slug, err)
	}
	return out.Bytes(), nil
}

// nodeOf is a value as a YAML tree, or nil where it is empty. Zeros are empty
// as well: no figure of a role means anything at 0. The library's own encoder
// writes empty fields, and taking them out again takes twice as long.
func nodeOf(v reflect.Value) *yaml.Node {
	switch {
	case v.IsZero():
		return nil
	case v.Kind() == reflect.Pointer:
		return nodeOf(v.Elem())
	case v.Kind() == reflect.Struct:
		return structNode(v)
	case v.Kind() == reflect.Map:
		return mapNode(v)
	case v.Kind() == reflect.Slice:
		return sliceNode(v)
	case v.CanInt():
		return scalar("!!int", strconv.FormatInt(v.Int(), 10))
	case v.Kind() == reflect.Bool:
		return scalar("!!bool", "true")
	}
	return scalar("!!str", v.String())
}

func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// structNode has the exported fields under the names of their yaml tags.
func structNode(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if child := nodeOf(v.Field(i)); child != nil {
			n.Content = append(n.Content, scalar("!!str", name), child)
		}
	}
	return filled(n)
}

// mapNode has the keys in order.
func mapNode(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, k := range keys {
		n.Content = append(n.Content, scalar("!!str", k.String()), element(v.MapIndex(k)))
	}
	return filled(n)
}

func sliceNode(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for i := range v.Len() {
		n.Content = append(n.Content, element(v.Index(i)))
	}
	return filled(n)
}

// element is what stands in a list or under a key, where empty is something:
// a level that changes nothing is still a level, and an empty line is refused
// when the file is read.
func element(v reflect.Value) *yaml.Node {
	n := nodeOf(v)
	switch {
	case n != nil:
		return n
	case v.Kind() == reflect.Struct:
		return &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	case v.CanInt():
		return scalar("!!int", "0")
	}
	return scalar("!!str", "")
}

func filled(n *yaml.Node) *yaml.Node {
	if len(n.Content) == 0 {
		return nil
	}
	return n
}
