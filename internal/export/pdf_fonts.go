package export

import (
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"

	"rolewright/internal/export/typeset"
)

// pdfFamily is a typeface in the four styles that a text needs.
type pdfFamily struct {
	regular, bold, italic, boldItalic *typeset.Face
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

// liberationSans covers Latin with Vietnamese, Greek, Cyrillic and Hebrew. It
// is read once, when the first file is written.
var liberationSans = sync.OnceValues(func() (pdfFamily, error) {
	var f pdfFamily
	for _, s := range []struct {
		face **typeset.Face
		name string
		ttf  []byte
	}{
		{&f.regular, "LiberationSans", liberationsansregular.TTF},
		{&f.bold, "LiberationSans-Bold", liberationsansbold.TTF},
		{&f.italic, "LiberationSans-Italic", liberationsansitalic.TTF},
		{&f.boldItalic, "LiberationSans-BoldItalic", liberationsansbolditalic.TTF},
	} {
		face, err := typeset.ParseFace(s.name, s.ttf)
		if err != nil {
			return pdfFamily{}, err
		}
		*s.face = face
	}
	return f, nil
})
