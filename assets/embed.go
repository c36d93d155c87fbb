// Package assets holds the styles, scripts, icons and pictures of the pages. The
// scripts are ES modules that a browser runs as they stand; nothing is built.
package assets

import "embed"

// Files is every file of the folder that a browser may ask for.
//
//go:embed *.css *.js *.svg themes/*.png
var Files embed.FS
