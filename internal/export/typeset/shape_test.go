package typeset_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	arabicregular "eliasnaur.com/font/noto/sans/arabic/regular"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export/typeset"
)

func arabic(t testing.TB) *typeset.Face {
	t.Helper()
	face, err := typeset.ParseFace("NotoSansArabic", arabicregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// glyphs are those of a text on one line, in reading order.
func glyphs(t testing.TB, face *typeset.Face, text string) []typeset.Glyph {
	t.Helper()
	var out []typeset.Glyph
	setting := typeset.Setting{Measure: 1e6, Direction: typeset.DirectionOf(text, typeset.LeftToRight)}
	for _, line := range typeset.Lines([]typeset.Run{{Text: text, Face: face, Size: 10}}, setting) {
		for _, p := range line.InReadingOrder() {
			g := slices.Clone(p.Glyphs)
			if p.Backwards {
				slices.Reverse(g)
			}
			out = append(out, g...)
		}
	}
	return out
}

func glyphTexts(glyphs []typeset.Glyph) []string {
	var out []string
	for _, g := range glyphs {
		out = append(out, g.Text)
	}
	return out
}

func TestArabicLettersJoin(t *testing.T) {
	face := arabic(t)
	alone := glyphs(t, face, "ب")[0].Shape
	word := glyphs(t, face, "ببب")
	if len(word) != 3 {
		t.Fatalf("%d glyphs for three letters", len(word))
	}
	forms := map[typeset.Shape]bool{alone: true}
	for _, g := range word {
		forms[g.Shape] = true
	}
	if len(forms) != 4 {
		t.Errorf("a letter has %d forms alone, and at the beginning, middle and end of a word; want 4", len(forms))
	}
	if parted := glyphs(t, face, "ب\u200Cب"); parted[0].Shape == word[0].Shape {
		t.Error("letters join over a mark that parts them")
	}
}

// TestGlyphsStandForTheText also holds that what is drawn as one, such as lam
// and alef or a letter and its vowel, is read letter by letter.
func TestGlyphsStandForTheText(t *testing.T) {
	for _, test := range []struct {
		name, text string
		face       *typeset.Face
		want       []string
	}{
		{"a ligature", "لا", arabic(t), []string{"ل", "ا"}},
		{"a vowel above", "مًا", arabic(t), []string{"م", "ً", "ا"}},
		{"a mark that parts", "می\u200Cخ", arabic(t), []string{"م", "ی", "\u200C", "خ"}},
		{"points below", "בְּר", regular(t), []string{"ב", "ְ", "ּ", "ר"}},
		{"brackets", "(א)", regular(t), []string{"(", "א", ")"}},
		{"a mark on a Latin letter", "x\u0323y", regular(t), []string{"x\u0323", "y"}},
		{"what is never drawn", "א\u200Fב\u2060ג", regular(t), []string{"א", "ב", "ג"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := glyphTexts(glyphs(t, test.face, test.text))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("texts (-want +got):\n%s", diff)
			}
		})
	}
}

// TestArabicFitsItsLines holds lines to their measure, and words that are too
// long for one to the shapes that they have on one line.
func TestArabicFitsItsLines(t *testing.T) {
	face := arabic(t)
	for _, text := range []string{
		strings.Repeat("نبحث عن مهندس برمجيات ", 20), strings.Repeat("ببب", 60), strings.Repeat("لا", 60),
		strings.Repeat("مكتبنا Go 12 ", 20),
	} {
		var got strings.Builder
		for _, line := range typeset.Lines([]typeset.Run{{Text: text, Face: face, Size: 10}},
			typeset.Setting{Measure: 60, Direction: typeset.RightToLeft}) {
			if line.Width > 60 {
				t.Errorf("a line of %.20s is %.1f points wide", text, line.Width)
			}
			for _, p := range line.InReadingOrder() {
				if p.Glyphs == nil {
					got.WriteString(p.Text)
				}
				for i := range p.Glyphs {
					if p.Backwards {
						i = len(p.Glyphs) - 1 - i
					}
					got.WriteString(p.Glyphs[i].Text)
				}
			}
		}
		want := strings.NewReplacer(" ", "", "Go", "").Replace(text) // which the face lacks
		if diff := cmp.Diff(want, strings.ReplaceAll(got.String(), " ", "")); diff != "" {
			t.Errorf("text (-want +got):\n%s", diff)
		}
	}
}

func TestNumbersAmidWordsFromTheRight(t *testing.T) {
	runs := []typeset.Run{{Text: "a עברית 12 b", Face: regular(t), Size: 10}}
	want := []string{"a 12 תירבע b"}
	if diff := cmp.Diff(want, lineTexts(typeset.Lines(runs, typeset.Setting{Measure: 500}))); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

// TestSubsetOfShapes takes a glyph of the face, one made of two, and one with
// nothing to see but its width.
func TestSubsetOfShapes(t *testing.T) {
	face := arabic(t)
	made := glyphs(t, face, "مًا")
	shapes := []typeset.Shape{face.ShapeOf('م'), made[1].Shape, {Advance: 77}}
	ttf, err := face.SubsetOf(shapes)
	if err != nil {
		t.Fatal(err)
	}
	table := func(tag string) []byte {
		at := strings.Index(string(ttf[:300]), tag)
		return ttf[binary.BigEndian.Uint32(ttf[at+8:]):]
	}
	widths, loca := table("hmtx"), table("loca")
	for i, s := range shapes {
		if got := int(binary.BigEndian.Uint16(widths[4*(i+1):])); got != s.Advance {
			t.Errorf("glyph %d is %d wide, want %d", i+1, got, s.Advance)
		}
		from, to := binary.BigEndian.Uint32(loca[4*(i+1):]), binary.BigEndian.Uint32(loca[4*(i+2):])
		if drawn := to > from; drawn != (s.Parts != "") {
			t.Errorf("glyph %d has %d bytes", i+1, to-from)
		}
	}
}

func BenchmarkLinesOfArabic(b *testing.B) {
	runs := []typeset.Run{{Text: strings.Repeat("نبحث عن مهندس برمجيات ", 40), Face: arabic(b), Size: 10}}
	b.ReportAllocs()
	for b.Loop() {
		typeset.Lines(runs, typeset.Setting{Measure: 450, Direction: typeset.RightToLeft})
	}
}

func arabicTTF() []byte { return arabicregular.TTF }
