package export_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// goldenDocuments are what pages are drawn of to be looked at.
func goldenDocuments(t *testing.T) map[string]export.Document {
	t.Helper()
	long := backendDocument()
	long.Title = "Head of Regulatory Affairs, Pharmacovigilance and Clinical Quality for Medical Devices, Europe, the Middle East and Africa"
	long.Colour, long.Logo = "#ffd400", logoPNG(t, 60, 180)
	three := pagesDocument(4)
	three.Logo = logoPNG(t, 900, 120)
	bare := backendDocument()
	bare.Colour = ""
	return map[string]export.Document{"long-title": long, "three-pages": three, "no-logo": bare, "right-to-left": hebrewPosting()}
}

// TestPDFLooks compares pictures of pages with those that were looked at.
func TestPDFLooks(t *testing.T) {
	for name, doc := range goldenDocuments(t) {
		for _, theme := range export.Themes() {
			t.Run(name+"/"+theme, func(t *testing.T) {
				file, _ := writePDF(t, doc, export.Options{Theme: theme})
				golden := filepath.Join("testdata", "pages", theme+"-"+name+".png")
				checkPicture(t, golden, sideBySide(pageImages(t, file, "-r", "36", "-gray")), greys())
			})
		}
	}
}

// TestPDFPicturesOfThemes compares the pictures that themes are chosen by.
func TestPDFPicturesOfThemes(t *testing.T) {
	doc := backendDocument()
	doc.Logo = roundLogo(t)
	for _, theme := range export.Themes() {
		t.Run(theme, func(t *testing.T) {
			file, _ := writePDF(t, doc, export.Options{Theme: theme})
			pages := pageImages(t, file, "-l", "1", "-scale-to-x", "400", "-scale-to-y", "566")
			picture := filepath.Join("..", "..", "assets", "themes", theme+".png")
			checkPicture(t, picture, pages[0], ramps(color.RGBA{0x0b, 0x6e, 0x6e, 255}, color.RGBA{0x22, 0x26, 0x2e, 255}))
			if info, err := os.Stat(picture); err == nil && info.Size() > 16_000 {
				t.Errorf("%d bytes are many for a picture on a page", info.Size())
			}
		})
	}
}

// pageImages draws pages with poppler.
func pageImages(t *testing.T, file []byte, args ...string) []image.Image {
	t.Helper()
	dir := t.TempDir()
	tool(t, file, "pdftoppm", append(args, "-png", "-", filepath.Join(dir, "page"))...)
	names, err := filepath.Glob(filepath.Join(dir, "page*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages were drawn: %v", err)
	}
	var out []image.Image
	for _, name := range names {
		out = append(out, readPicture(t, name))
	}
	return out
}

func readPicture(t *testing.T, name string) image.Image {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return picture
}

func sideBySide(pages []image.Image) image.Image {
	size := pages[0].Bounds().Size()
	const gap = 6
	out := image.NewGray(image.Rect(0, 0, len(pages)*(size.X+gap)-gap, size.Y))
	for i, p := range pages {
		at := image.Pt(i*(size.X+gap), 0)
		draw.Draw(out, p.Bounds().Add(at), p, p.Bounds().Min, draw.Src)
	}
	return out
}

// greys are the shades of small pictures.
func greys() color.Palette {
	return ramps(color.Black)[:16]
}

// ramps are steps from white to each of the colours.
func ramps(ends ...color.Color) color.Palette {
	var out color.Palette
	steps := 16 / len(ends)
	for _, end := range ends {
		r, g, b, _ := end.RGBA()
		for i := range steps {
			mix := func(v uint32) uint8 { return uint8(255 - (255-int(v>>8))*i/(steps-1)) }
			out = append(out, color.RGBA{mix(r), mix(g), mix(b), 255})
		}
	}
	return out
}

// checkPicture compares a picture with a golden one in the palette given.
func checkPicture(t *testing.T, name string, got image.Image, palette color.Palette) {
	t.Helper()
	if *update {
		writePicture(t, name, got, palette)
	}
	want := readPicture(t, name)
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Fatalf("%s: %v dots, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	}
	if at, far := unlike(got, want); far {
		t.Errorf("%s differs, most around the dot %v: look at what changed, then run the test with -update", name, at)
	}
}

func writePicture(t *testing.T, name string, picture image.Image, palette color.Palette) {
	t.Helper()
	small := image.NewPaletted(picture.Bounds(), palette)
	draw.Draw(small, small.Bounds(), picture, picture.Bounds().Min, draw.Src)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, small); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// unlike compares the darkness of small areas, which hardly differs between
// versions of poppler. It gives the place where the pictures differ most.
func unlike(a, b image.Image) (image.Point, bool) {
	const side, tolerance = 8, 20 // of 255
	bounds := a.Bounds()
	worst, at := 0, image.Point{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y += side {
		for x := bounds.Min.X; x < bounds.Max.X; x += side {
			area := image.Rect(x, y, x+side, y+side).Intersect(bounds)
			if d := darkness(a, area) - darkness(b, area); max(d, -d) > worst {
				worst, at = max(d, -d), image.Pt(x, y)
			}
		}
	}
	return at, worst > tolerance
}

func darkness(picture image.Image, area image.Rectangle) int {
	sum := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			sum += 255 - int(color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y)
		}
	}
	return sum / (area.Dx() * area.Dy())
}

// TestPicturesTellMovedText holds that the comparison of pictures sees a line
// that moved by two points, and none in a picture of fewer shades.
func TestPicturesTellMovedText(t *testing.T) {
	doc := oneParagraph(plain(strings.Repeat("Some words that fill a line or two. ", 9))...)
	page := func(title string) image.Image {
		doc.Title = title
		file, _ := writePDF(t, doc, export.Options{})
		return pageImages(t, file, "-r", "36", "-gray")[0]
	}
	before := page("Tester")
	name := filepath.Join(t.TempDir(), "page.png")
	writePicture(t, name, before, greys())
	if at, far := unlike(before, readPicture(t, name)); far {
		t.Errorf("fewer shades make another picture around %v", at)
	}
	moved := image.NewGray(before.Bounds())
	draw.Draw(moved, moved.Bounds(), before, image.Pt(0, -1), draw.Src)
	if _, far := unlike(before, moved); !far {
		t.Error("a page that moved by two points is taken for the same")
	}
	if _, far := unlike(before, page("Taster")); far {
		t.Log("one letter makes another picture")
	}
}

// TestPDFColoursCanBeRead looks at the title on the band of "modern".
func TestPDFColoursCanBeRead(t *testing.T) {
	for _, colour := range []string{"", "#000000", "#ffd400", "#fff3b0", "#ffffff", "#808080", "#e4572e", "#12b886"} {
		doc := onePageDocument()
		doc.Colour = colour
		file, _ := writePDF(t, doc, export.Options{Theme: "modern"})
		page := pageImages(t, file, "-l", "1", "-r", "72", "-H", "80")[0]
		band, best := luminance(page.At(3, 3)), 1.0
		for y := range page.Bounds().Dy() {
			for x := range page.Bounds().Dx() {
				l := luminance(page.At(x, y))
				best = max(best, (max(l, band)+0.05)/(min(l, band)+0.05))
			}
		}
		if best < 4.5 {
			t.Errorf("%q: the contrast of the title is %.1f", colour, best)
		}
		if 1.05/(band+0.05) < 1.1 {
			t.Errorf("%q: the band is not seen", colour)
		}
	}
}

// luminance is that of WCAG 2.2.
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return s / 12.92
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// roundLogo is a disc with a bar in it.
func roundLogo(t testing.TB) []byte {
	t.Helper()
	const size = 240
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			dx, dy := x-size/2, y-size/2
			if inBar := max(dy, -dy) < size/12 && dx > -size/5; dx*dx+dy*dy < size*size/4 && !inBar {
				picture.Set(x, y, color.NRGBA{0x0b, 0x6e, 0x6e, 255})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// hebrewPosting is a posting of a page in Hebrew.
func hebrewPosting() export.Document {
	mail := posting.Fact{Label: "דוא״ל", Value: "jobs@harbourvale.example", Link: "mailto:jobs@harbourvale.example"}
	return export.Document{
		Language: "he", Title: "מפתח/ת תוכנה בכיר/ה (Backend)", Company: "נמל וגיא לוגיסטיקה", Colour: "#0b6e6e",
		Facts: []posting.Fact{
			{Label: "מיקום", Value: "תל אביב"}, {Label: "אופן העבודה", Value: "היברידי"}, {Label: "היקף משרה", Value: "משרה מלאה"},
			{Label: "שכר", Value: "25,000–32,000 ₪ לחודש"}, {Label: "הגשה עד", Value: "15 בדצמבר 2026"},
		},
		Sections: []export.Section{
			section(posting.About, "אודות החברה", paragraph("אנחנו מובילים תוצרת טרייה מארבעים נמלים לתשעת אלפים חנויות. "+
				"מאתיים אנשים מתכננים את המסלולים, שומרים על שרשרת הקירור וכותבים את התוכנה שהמתכננים עובדים איתה כל יום.")),
			section(posting.Responsibilities, "מה תעשו", list("תכנון ובנייה של שירותים ב-Go שמתכננים ונהגים סומכים עליהם מסביב לשעון",
				"קיצור הזמן משינוי בהזמנה ועד לתוכנית חדשה מדקות לשניות", "סקירת קוד של אחרים בתשומת לב")),
			section(posting.Requirements, "מה תביאו", subheading(1, "חובה"), list("5 שנות ניסיון (לפחות) בשירותים בייצור", "SQL", "אנגלית טובה")),
			section(posting.ApplySection, "איך מגישים מועמדות", export.Block{Kind: export.Facts, Facts: []posting.Fact{mail}}),
		},
	}
}
