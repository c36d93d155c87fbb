package export

import (
	"math"
	"sort"
	"strings"
	"sync"
	"unicode"

	arabicbold "eliasnaur.com/font/noto/sans/arabic/bold"
	arabicregular "eliasnaur.com/font/noto/sans/arabic/regular"

	"rolewright/internal/export/typeset"
	"rolewright/internal/posting"
)

// pdfFaces are the faces that a text is tried in, one after the other: the
// text's own, the built-in one for Arabic, and the operator's.
type pdfFaces struct {
	text  *typeset.Face
	style typeset.Style
	fonts *typeset.Fonts
}

func (f pdfFamily) faces(bold, italic bool) pdfFaces {
	return pdfFaces{
		text: f.face(bold, italic), fonts: f.fonts,
		style: typeset.Style{Bold: bold, Italic: italic, Language: f.language},
	}
}

// of is the first face that shows all of a cluster of characters, or nil.
func (f pdfFaces) of(cluster string) *typeset.Face {
	if allShown(cluster, f.text) {
		return f.text
	}
	if strings.ContainsFunc(cluster, isControl) {
		return nil
	}
	if face := arabicFace(cluster, f.style.Bold); face != nil {
		return face
	}
	return f.fonts.Face(cluster, f.style)
}

// arabicFace is the built-in face for Arabic where it shows the cluster. A
// file that cannot be read, which tests would find, is as good as none.
func arabicFace(cluster string, bold bool) *typeset.Face {
	if strings.IndexFunc(cluster, func(r rune) bool { return r >= 0x0600 }) < 0 {
		return nil
	}
	read := notoArabic
	if bold {
		read = notoArabicBold
	}
	if face, err := read(); err == nil && allShown(cluster, face) {
		return face
	}
	return nil
}

// notoArabic and notoArabicBold cover Arabic, Persian, Urdu, Pashto, Sindhi,
// Uighur and Kurdish. Each is read when a text first needs it.
var (
	notoArabic = sync.OnceValues(func() (*typeset.Face, error) {
		return typeset.ParseFace("NotoSansArabic", arabicregular.TTF)
	})
	notoArabicBold = sync.OnceValues(func() (*typeset.Face, error) {
		return typeset.ParseFace("NotoSansArabic-Bold", arabicbold.TTF)
	})
)

// oneLine is a text on one line, cut short where it is longer than room.
func (c *pdfComposer) oneLine(text string, style pdfStyle, dir typeset.Direction, room float64) typeset.Line {
	of := func(text string) typeset.Line {
		lines := typeset.Lines(c.runs([]posting.Span{{Text: text}}, style), typeset.Setting{
			Measure: math.MaxFloat64, Direction: typeset.DirectionOf(text, dir), Language: c.family.language,
		})
		if len(lines) == 0 {
			return typeset.Line{}
		}
		return lines[0]
	}
	line := of(text)
	if line.Width <= room {
		return line
	}
	return of(cutToFit(text, func(s string) bool { return of(s).Width <= room }))
}

// cutToFit is as much of text as fits, with a mark that there is more.
func cutToFit(text string, fits func(string) bool) string {
	letters := []rune(text)
	cut := func(n int) string { return strings.TrimRightFunc(string(letters[:n]), unicode.IsSpace) + "…" }
	return cut(max(0, sort.Search(len(letters), func(n int) bool { return !fits(cut(n)) })-1))
}
