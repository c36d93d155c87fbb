package main

import (
	"fmt"
	"io"

	"rolewright/internal/export"
)

// openFonts reads the folder that --fonts names; without the flag there are
// none. Files that cannot be used are named and left out.
func openFonts(dir string, stderr io.Writer) (*export.Fonts, error) {
	if dir == "" {
		return nil, nil
	}
	fonts, warnings, err := export.OpenFonts(dir)
	for _, w := range warnings {
		fmt.Fprintf(stderr, "--fonts: left out %s\n", w)
	}
	return fonts, err
}
