package export

import "rolewright/internal/export/typeset"

// Fonts are faces of a folder, for PDF to show scripts with that the built-in
// faces lack.
type Fonts = typeset.Fonts

// OpenFonts looks through a folder for TrueType fonts. The warnings name the
// files that cannot be used, and why; an error says that there are none at all.
func OpenFonts(dir string) (fonts *Fonts, warnings []string, err error) {
	return typeset.OpenFonts(dir)
}
