// Package templates holds the program's data: the pages' views and the role
// library. It has no code but the embedding.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed roles/*.yaml
var roles embed.FS

//go:embed pages/*.html
var pages embed.FS

// Roles is the role library, one YAML file a role.
func Roles() fs.FS { return sub(roles, "roles") }

// Pages is the views, one HTML file a page and one for what they share.
func Pages() fs.FS { return sub(pages, "pages") }

// sub cannot fail for a folder that is embedded.
func sub(files embed.FS, dir string) fs.FS {
	s, err := fs.Sub(files, dir)
	if err != nil {
		panic(err)
	}
	return s
}
