package export

import (
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"rolewright/internal/export/typeset"
)

// pdfFamily is a typeface in the four styles that a text needs.
type pdfFamily struct {
	regular, bold, italic, boldItalic *typeset.Face

	// fonts are the operator's own, or nil; language is the document's.
	fonts    *typeset.Fonts
	language string
}

func (f pdfFamily) face(bold, italic bool) *typeset.Face {
	switch {
	case bold && italic:
		return f.boldItalic
	case bold:
		return f.bold
	case italic:
		return f.italic
	default:
		return f.regular
	}
}

// liberationSans and liberationSerif cover Latin with Vietnamese, Greek,
// Cyrillic and Hebrew. Each is read once, when the first file is written that
// is set in it.
var (
	liberationSans = sync.OnceValues(func() (pdfFamily, error) {
		return newPDFFamily("LiberationSans", liberationsansregular.TTF, liberationsansbold.TTF,
			liberationsansitalic.TTF, liberationsansbolditalic.TTF)
	})
	liberationSerif = sync.OnceValues(func() (pdfFamily, error) {
		return newPDFFamily("LiberationSerif", liberationserifregular.TTF, liberationserifbold.TTF,
			liberationserifitalic.TTF, liberationserifbolditalic.TTF)
	})
)

// newPDFFamily reads the files of a typeface.
func newPDFFamily(name string, regular, bold, italic, boldItalic []byte) (pdfFamily, error) {
	var f pdfFamily
	for _, s := range []struct {
		face **typeset.Face
		name string
		ttf  []byte
	}{
		{&f.regular, name, regular},
		{&f.bold, name + "-Bold", bold},
		{&f.italic, name + "-Italic", italic},
		{&f.boldItalic, name + "-BoldItalic", boldItalic},
	} {
		face, err := typeset.ParseBuiltIn(s.name, s.ttf)
		if err != nil {
			return pdfFamily{}, err
		}
		*s.face = face
	}
	return f, nil
}
