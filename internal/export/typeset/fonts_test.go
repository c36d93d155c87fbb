package typeset_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export/typeset"
)

// edited is a font file with tables put in the place of its own. What follows
// is read from the directory, so that the old ones may stay.
func edited(ttf []byte, tables map[string][]byte) []byte {
	out := slices.Clone(ttf)
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		entry := out[12+16*i:]
		data, found := tables[string(entry[:4])]
		if !found {
			continue
		}
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(data)))
		out = append(append(out, data...), make([]byte, (4-len(data)%4)%4)...)
	}
	return out
}

func tableOf(ttf []byte, tag string) []byte {
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		if string(entry[:4]) == tag {
			from, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			return ttf[from : from+length]
		}
	}
	return nil
}

// showing is a table "cmap" of format 12 by which the characters have the
// glyphs from 36 on, which are capital letters in Liberation.
func showing(chars string) []byte {
	runes := []rune(chars)
	slices.Sort(runes)
	out := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	out = binary.BigEndian.AppendUint32(out, uint32(16+12*len(runes)))
	out = binary.BigEndian.AppendUint32(out, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(len(runes)))
	for i, r := range runes {
		for _, v := range []uint32{uint32(r), uint32(r), uint32(36 + i)} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
	}
	return out
}

// meantFor is the table "OS/2" with the bits of East Asian code pages.
func meantFor(ttf []byte, pages uint32) []byte {
	out := slices.Clone(tableOf(ttf, "OS/2"))
	binary.BigEndian.PutUint32(out[78:], pages)
	return out
}

// folder is a folder of files.
func folder(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFontsAreChosenByStyleAndLanguage(t *testing.T) {
	const japanese, simplified = 1 << 17, 1 << 18
	regular, bold, italic := liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF
	named := func(ttf []byte, chars string, pages uint32) []byte {
		return edited(ttf, map[string][]byte{"cmap": showing(chars), "OS/2": meantFor(ttf, pages), "name": {}})
	}
	fonts, warnings, err := typeset.OpenFonts(folder(t, map[string][]byte{
		"a-chinese.ttf": named(regular, "直骨", simplified), "b-japanese.ttf": named(regular, "直骨の", japanese),
		"sub/c-thai.ttf": named(regular, "ก", 0), "sub/d-thai-bold.ttf": named(bold, "ก", 0),
		"sub/e-thai-italic.ttf": named(italic, "ก\U00020BB7", 0), "readme.txt": []byte("no font"),
	}))
	if err != nil || len(warnings) > 0 || fonts.Len() != 5 {
		t.Fatalf("%d fonts, warnings %q, error %v", fonts.Len(), warnings, err)
	}
	for _, test := range []struct {
		text  string
		style typeset.Style
		want  string
	}{
		{"直", typeset.Style{Language: "zh-CN"}, "a-chinese"}, {"直", typeset.Style{Language: "ja"}, "b-japanese"},
		{"直の", typeset.Style{Language: "zh-CN"}, "b-japanese"}, {"直", typeset.Style{Language: "ja", Bold: true}, "b-japanese"},
		{"ก", typeset.Style{}, "c-thai"}, {"ก", typeset.Style{Bold: true}, "d-thai-bold"}, {"ก", typeset.Style{Italic: true}, "e-thai-italic"},
		{"\U00020BB7", typeset.Style{Bold: true}, "e-thai-italic"}, {"ข", typeset.Style{}, ""}, {"กข", typeset.Style{}, ""},
	} {
		got := ""
		if face := fonts.Face(test.text, test.style); face != nil {
			got = face.Name
		}
		if got != test.want {
			t.Errorf("%q in %+v: face %q, want %q", test.text, test.style, got, test.want)
		}
	}
}

func TestNoFontsHaveNoFaces(t *testing.T) {
	var fonts *typeset.Fonts
	if fonts.Face("ก", typeset.Style{}) != nil || fonts.Len() != 0 || fonts.Fingerprint() != "" {
		t.Error("no fonts have a face")
	}
}

func TestFontsThatCannotBeUsedAreNamed(t *testing.T) {
	good := liberationsansregular.TTF
	cut := func(tag string) []byte { return edited(good, map[string][]byte{tag: {}}) }
	dir := folder(t, map[string][]byte{
		"good.ttf": good, "outlines.otf": []byte("OTTO12345678"), "outlines2.otf": []byte("OTTO12345678"), "many.ttc": []byte("ttcf12345678"),
		"web.woff2": []byte("wOF212345678"), "text.ttf": []byte("no font at all"), "empty.ttf": nil, "short.ttf": good[:2000],
		"bitmaps.ttf": cut("glyf"), "nomap.ttf": cut("cmap"), "offsets.ttf": edited(good, map[string][]byte{"loca": make([]byte, 8)}),
		"variable.ttf": edited(slices.Replace(slices.Clone(good), 12, 16, []byte("fvar")...), map[string][]byte{"fvar": {1}}),
	})
	fonts, warnings, err := typeset.OpenFonts(dir)
	if err != nil || fonts.Len() != 1 {
		t.Fatalf("%d fonts, error %v", fonts.Len(), err)
	}
	for i, w := range warnings {
		warnings[i] = strings.TrimPrefix(w, dir+string(filepath.Separator))
	}
	slices.Sort(warnings)
	const damaged = "is cut off or damaged; get the file again"
	want := []string{
		"bitmaps.ttf: has no TrueType outlines; use another font", "empty.ttf: is no font file",
		"many.ttc: is a collection of fonts; use its fonts as single TrueType files (.ttf)",
		"nomap.ttf: lacks the table \"cmap\": it is damaged; get the file again",
		"offsets.ttf and 1 more: " + damaged,
		"outlines.otf and 1 more: has PostScript outlines (CFF); use the TrueType version (.ttf)",
		"text.ttf: is no TrueType font",
		"variable.ttf: is a variable font; use its static versions, of which Regular and Bold are enough",
		"web.woff2: is packed for web pages; use the TrueType version (.ttf)",
	}
	if diff := cmp.Diff(want, warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestOpenFontsSaysWhatIsWrongWithTheFolder(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none")
	for dir, want := range map[string]string{missing: "no such file", folder(t, nil): "none that can be used"} {
		if _, _, err := typeset.OpenFonts(dir); err == nil || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v names neither %s nor %q", err, dir, want)
		}
	}
}

func TestFontsServeSeveralAtOnce(t *testing.T) {
	ttf := edited(liberationsansregular.TTF, map[string][]byte{"cmap": showing("กขค")})
	fonts, _, err := typeset.OpenFonts(folder(t, map[string][]byte{"a.ttf": ttf}))
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			face := fonts.Face("ก", typeset.Style{})
			if face == nil {
				t.Error("no face")
				return
			}
			typeset.Lines([]typeset.Run{{Text: "กขค กข", Face: face, Size: 10}}, typeset.Setting{Measure: 20})
		})
	}
	group.Wait()
}

func TestAFontTakenAwayIsNoneAnyMore(t *testing.T) {
	dir := folder(t, map[string][]byte{"a.ttf": edited(liberationsansregular.TTF, map[string][]byte{"cmap": showing("ก")})})
	fonts, _, err := typeset.OpenFonts(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "a.ttf")); err != nil {
		t.Fatal(err)
	}
	if fonts.Face("ก", typeset.Style{}) != nil {
		t.Error("a file that is gone has a face")
	}
}

// FuzzFonts draws with whatever a folder may hold.
func FuzzFonts(f *testing.F) {
	small, err := regular(f).Coded([]rune("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(edited(small, map[string][]byte{"cmap": showing("กขค日本\U00020BB7अि")}), "กขค 日本\U00020BB7 अि")
	noto := arabicTTF()
	f.Add(edited(noto, map[string][]byte{"cmap": showing("กขค日本अि")}), "कि अि")
	f.Add(noto, "لا إله ببب")
	f.Fuzz(func(t *testing.T, ttf []byte, text string) {
		fonts, _, err := typeset.OpenFonts(folder(t, map[string][]byte{"a.ttf": ttf}))
		if err != nil || len(text) > 200 {
			return
		}
		for _, word := range strings.Fields(text) {
			face := fonts.Face(word, typeset.Style{})
			if face == nil {
				continue
			}
			var shapes []typeset.Shape
			for _, line := range typeset.Lines([]typeset.Run{{Text: word, Face: face, Size: 10}}, typeset.Setting{Measure: 30}) {
				for _, p := range line.Pieces {
					for _, g := range p.Glyphs {
						shapes = append(shapes, g.Shape)
					}
				}
			}
			for _, r := range word {
				shapes = append(shapes, face.ShapeOf(r))
			}
			_, _ = face.SubsetOf(shapes) // which may say that the file is damaged
		}
	})
}
