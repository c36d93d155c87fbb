// Package docs holds the documents that the program itself hands out.
package docs

import _ "embed"

// OpenAPI is the description of the JSON API, in YAML.
//
//go:embed openapi.yaml
var OpenAPI []byte

// PostingSchema is the JSON Schema of a posting's JSON form, made of its types
// by the tests of internal/posting.
//
//go:embed posting.schema.json
var PostingSchema []byte
