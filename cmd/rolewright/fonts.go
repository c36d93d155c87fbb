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

// withFonts is a look with the fonts of a folder besides.
func withFonts(look func(export.Options) export.Options, dir string, stderr io.Writer) (func(export.Options) export.Options, error) {
	fonts, err := openFonts(dir, stderr)
	return func(o export.Options) export.Options {
		o = look(o)
		o.Fonts = fonts
		return o
	}, err
}
