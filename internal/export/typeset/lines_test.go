package typeset_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/google/go-cmp/cmp"

	"rolewright/internal/export/typeset"
)

func regular(t testing.TB) *typeset.Face {
	t.Helper()
	face, err := typeset.ParseFace("Regular", liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func lineTexts(lines []typeset.Line) []string {
	var out []string
	for _, l := range lines {
		var s strings.Builder
		for _, p := range l.Pieces {
			s.WriteString(p.Text)
		}
		out = append(out, s.String())
	}
	return out
}

func TestLines(t *testing.T) {
	for _, test := range []struct {
		name, text string
		measure    float64 // in points, at 10 points
		want       []string
	}{
		{"one line", "short text", 200, []string{"short text"}},
		{"nothing", "", 200, nil},
		{"spaces at breaks go", "aaaa  bbbb", 30, []string{"aaaa", "bbbb"}},
		{"a line break is kept", "one\ntwo", 200, []string{"one", "two"}},
		{"a space that does not break", "aaaa 50\u00A0€", 40, []string{"aaaa", "50 €"}},
		{"a hyphen that does not break", "aaaa non\u2011stop", 50, []string{"aaaa", "non-stop"}},
		{"a hyphen that does", "aaaa well-known", 52, []string{"aaaa well-", "known"}},
		{"soft hyphens show at breaks alone", "Ver\u00ADkehrs\u00ADnetz", 45, []string{"Verkehrs-", "netz"}},
		{"soft hyphens within a line", "Ver\u00ADkehrs\u00ADnetz", 90, []string{"Verkehrsnetz"}},
		{"short words with slashes stay whole", "aaaaaaaa (m/w/d)", 68, []string{"aaaaaaaa", "(m/w/d)"}},
		{"addresses break after slashes", "https://example-company.org/careers/backend/remote", 160,
			[]string{"https://example-company.org/", "careers/backend/remote"}},
		{"words too long for a line", "wwwwwwww", 30, []string{"wwww", "wwww"}},
		{"marks stay with their letter", "x\u0323x\u0323x\u0323x\u0323", 11, []string{"x\u0323x\u0323", "x\u0323x\u0323"}},
		{"no word alone at the end", strings.Repeat("aaaa ", 11) + "b", 122,
			[]string{"aaaa aaaa aaaa aaaa", "aaaa aaaa aaaa aaaa", "aaaa aaaa aaaa b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			runs := []typeset.Run{{Text: test.text, Face: regular(t), Size: 10}}
			lines := typeset.Lines(runs, typeset.Setting{Measure: test.measure})
			if diff := cmp.Diff(test.want, lineTexts(lines)); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			for _, l := range lines {
				if l.Width > test.measure {
					t.Errorf("line of %.1f points is wider than %.1f", l.Width, test.measure)
				}
			}
		})
	}
}

func TestBalancedLines(t *testing.T) {
	runs := []typeset.Run{{Text: "Engineer for Routing and Planning in Rotterdam", Face: regular(t), Size: 10}}
	lines := typeset.Lines(runs, typeset.Setting{Measure: 200, Balanced: true})
	want := []string{"Engineer for Routing and", "Planning in Rotterdam"}
	if diff := cmp.Diff(want, lineTexts(lines)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestPiecesKeepFaceAndMark(t *testing.T) {
	bold, err := typeset.ParseFace("Bold", liberationsansbold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	plain := regular(t)
	runs := []typeset.Run{
		{Text: "plain ", Face: plain, Size: 10, Mark: 1}, {Text: "bo", Face: bold, Size: 10, Mark: 2},
		{Text: "ld", Face: plain, Size: 10, Mark: 3},
	}
	lines := typeset.Lines(runs, typeset.Setting{Measure: 300})
	if len(lines) != 1 || len(lines[0].Pieces) != 3 {
		t.Fatalf("got %d lines, %v", len(lines), lineTexts(lines))
	}
	x := 0.0
	for i, p := range lines[0].Pieces {
		if p.Mark != i+1 || p.Face != runs[i].Face || p.X != x {
			t.Errorf("piece %q: mark %d at %.2f, want %d at %.2f", p.Text, p.Mark, p.X, i+1, x)
		}
		x += p.Width
	}
}

func TestPiecesInReadingOrder(t *testing.T) {
	var runs []typeset.Run
	for i, part := range []string{"אנחנו ", "מחפשים ", "מפתח"} {
		runs = append(runs, typeset.Run{Text: part, Face: regular(t), Size: 10, Mark: i})
	}
	line := typeset.Lines(runs, typeset.Setting{Measure: 300, Direction: typeset.RightToLeft})[0]
	if line.Pieces[0].Mark != 2 {
		t.Error("the line does not begin at the right")
	}
	for i, p := range line.InReadingOrder() {
		if p.Mark != i {
			t.Errorf("piece %d is read as number %d", p.Mark, i)
		}
	}
}

func TestLinesSayWhereASpaceWas(t *testing.T) {
	for text, want := range map[string][]bool{
		"aaaa  bbbb": {true, false}, "aaaa\nbbbb": {true, false}, "aaaa bbbb ": {true, false},
		"aaaa\u00ADbbbb": {false, false}, "aaaa\u200Bbbbb": {false, false}, "aaaaa-bbbb": {false, false},
	} {
		var got []bool
		for _, l := range typeset.Lines([]typeset.Run{{Text: text, Face: regular(t), Size: 10}}, typeset.Setting{Measure: 30}) {
			got = append(got, l.Space)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestVisualOrder(t *testing.T) {
	for _, test := range []struct {
		name, text string
		dir        typeset.Direction
		want       string
	}{
		{"hebrew in english", "We use עברית here", typeset.LeftToRight, "We use תירבע here"},
		{"brackets with hebrew", "We use עברית (שלום) here", typeset.LeftToRight, "We use (םולש) תירבע here"},
		{"numbers in hebrew in english", "a עברית 12 שלום b", typeset.LeftToRight, "a םולש 12 תירבע b"},
		{"english in hebrew", "אב Go 1.26 גד", typeset.RightToLeft, "דג Go 1.26 בא"},
		{"brackets around english", "אב (Go) גד", typeset.RightToLeft, "דג (Go) בא"},
		{"money", "שכר ₪25,000", typeset.RightToLeft, "₪25,000 רכש"},
		{"end of a sentence", "אב Go.", typeset.RightToLeft, ".Go בא"},
		{"plain english", "abc (d)", typeset.LeftToRight, "abc (d)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			runs := []typeset.Run{{Text: test.text, Face: regular(t), Size: 10}}
			lines := typeset.Lines(runs, typeset.Setting{Measure: 500, Direction: test.dir})
			if diff := cmp.Diff([]string{test.want}, lineTexts(lines)); diff != "" {
				t.Errorf("order (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDirectionOf(t *testing.T) {
	for text, want := range map[string]typeset.Direction{
		"abc": typeset.LeftToRight, "12 אב": typeset.RightToLeft, "12": typeset.RightToLeft,
	} {
		if got := typeset.DirectionOf(text, typeset.RightToLeft); got != want {
			t.Errorf("direction of %q is %v, want %v", text, got, want)
		}
	}
}

// BenchmarkLinesOfLongTexts sets a text and one ten times as long, which should take ten
// times as long.
func BenchmarkLinesOfLongTexts(b *testing.B) {
	for _, n := range []int{500, 5000} {
		runs := []typeset.Run{{Text: strings.Repeat("The quick brown fox. ", n), Face: regular(b), Size: 10}}
		b.Run(fmt.Sprintf("%d sentences", n), func(b *testing.B) {
			for b.Loop() {
				typeset.Lines(runs, typeset.Setting{Measure: 450})
			}
		})
	}
}

func TestParseFaceRefusesWhatIsNoFont(t *testing.T) {
	for name, file := range map[string][]byte{
		"empty": nil, "text": []byte("no font at all"), "cut off": liberationsansregular.TTF[:4000],
	} {
		if _, err := typeset.ParseFace("Broken", file); err == nil || !strings.Contains(err.Error(), "Broken") {
			t.Errorf("%s: error %v does not name the font", name, err)
		}
	}
}

func TestFaceKnowsItsCharacters(t *testing.T) {
	face := regular(t)
	for r, want := range map[rune]bool{'a': true, 'ệ': true, 'א': true, '₴': true, '\u2011': false, '日': false, '🚀': false, -1: false} {
		if got := face.Has(r); got != want {
			t.Errorf("Has(%s) = %v", fmt.Sprintf("%q", r), got)
		}
	}
	if !face.Shows('\u2011') || !face.Shows('\u00AD') || face.Shows('日') {
		t.Error("Shows is wrong about look-alikes")
	}
	if k := face.Kern('A', 'V'); k >= 0 || k < -0.2 {
		t.Errorf("A and V are kerned by %.3f em", k)
	}
}

func TestWidthIsKerned(t *testing.T) {
	face := regular(t)
	want := face.Advance('A') + face.Kern('A', 'V') + face.Advance('V')
	if got := face.Width("AV"); got != want {
		t.Errorf("width of AV is %.4f em, want %.4f", got, want)
	}
	lines := typeset.Lines([]typeset.Run{{Text: "AV", Face: face, Size: 10}}, typeset.Setting{Measure: 100})
	if got := lines[0].Width; math.Abs(got-10*want) > 0.001 {
		t.Errorf("line is %.2f points wide, want %.2f", got, 10*want)
	}
}

// TestSubsetTakesPartsAlong counts the glyphs: the sign for a missing one, a
// letter with a mark, and the letter and the mark that it is made of.
func TestSubsetTakesPartsAlong(t *testing.T) {
	ttf, err := regular(t).Subset([]rune("ê"))
	if err != nil {
		t.Fatal(err)
	}
	entry := bytes.Index(ttf, []byte("maxp"))
	maxp := binary.BigEndian.Uint32(ttf[entry+8:])
	if got := binary.BigEndian.Uint16(ttf[maxp+4:]); got != 4 {
		t.Errorf("subset has %d glyphs, want 4", got)
	}
	if len(ttf) > 3000 {
		t.Errorf("subset of one letter has %d bytes", len(ttf))
	}
}

func TestSubsetRefusesWhatTheFaceLacks(t *testing.T) {
	if _, err := regular(t).Subset([]rune("a日")); err == nil || !strings.Contains(err.Error(), "日") {
		t.Errorf("error %v does not name the character", err)
	}
}

func BenchmarkLines(b *testing.B) {
	runs := []typeset.Run{{Text: strings.Repeat("The quick brown fox, jumps over. ", 30), Face: regular(b), Size: 10}}
	b.ReportAllocs()
	for b.Loop() {
		typeset.Lines(runs, typeset.Setting{Measure: 450})
	}
}
