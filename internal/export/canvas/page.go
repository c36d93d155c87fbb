package canvas

import (
	"fmt"
	"strings"

	"rolewright/internal/export/typeset"
)

// fontPage is what files hold of a built-in face and a charset: the same
// bytes in all of them, made once.
type fontPage struct {
	font       string // its dictionary, up to the number of the descriptor
	descriptor string // the same, up to the number of the file
	file       []byte
	unicode    []byte
	err        error
}

// pageOf is the page of a face with the nth charset.
func pageOf(face *typeset.Face, n int) *fontPage {
	return face.Kept(n, func() any { return newFontPage(face, charsets()[n].runes) }).(*fontPage)
}

func newFontPage(face *typeset.Face, runes []rune) *fontPage {
	shown := make([]rune, len(runes))
	for i, r := range runes {
		shown[i] = drawnFor(face, r)
	}
	ttf, err := face.Coded(shown)
	if err != nil {
		return &fontPage{err: err}
	}
	name := subsetTag(ttf) + "+" + face.Name
	return &fontPage{
		font: fmt.Sprintf("<</Type /Font /Subtype /TrueType /BaseFont /%s /FirstChar %d /LastChar %d /Widths [%s] /FontDescriptor ",
			name, typeset.FirstCode, typeset.FirstCode+len(shown)-1, widths(face, shown)),
		descriptor: descriptor(face, name),
		file:       stream(&bestPackers, fmt.Sprintf("/Length1 %d ", len(ttf)), ttf),
		unicode:    stream(&bestPackers, "", unicodeMap(typeset.FirstCode, 2, strings.Split(string(runes), ""))),
	}
}

// drawnFor is the character whose glyph is drawn for one of a charset. What
// the face lacks is never asked for and leaves its place to a space.
func drawnFor(face *typeset.Face, r rune) rune {
	switch {
	case r == softHyphen:
		return '-'
	case !face.Has(r):
		return ' '
	}
	return r
}

const softHyphen = '\u00AD'

// put adds the page to the file and returns the font's object.
func (p *fontPage) put(f *file) (int, error) {
	if p.err != nil {
		return 0, p.err
	}
	data, unicode := f.addBytes(p.file), f.addBytes(p.unicode)
	descriptor := f.add(p.descriptor + ref(data) + ">>")
	return f.add(p.font + ref(descriptor) + " /ToUnicode " + ref(unicode) + ">>"), nil
}
