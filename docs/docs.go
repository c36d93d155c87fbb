// Package docs holds the documents that the program itself hands out.
package docs

import _ "embed"

// OpenAPI is the description of the JSON API, in YAML.
//
//go:embed openapi.yaml
var OpenAPI []byte
