package export_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolewright/internal/export"
	"rolewright/internal/posting"
)

// TestPDFGivesTextBackAsWritten asks for the text by where letters stand. Where
// words of two directions meet, poppler has its own mind about the spaces.
func TestPDFGivesTextBackAsWritten(t *testing.T) {
	mixed := strings.NewReplacer(" ", "")
	for _, test := range []struct{ name, language, title, text string }{
		{"arabic", "ar", "مهندس برمجيات أول (خلفية)", "نبحث عن مهندس الإجازات يومًا لا إله"},
		{"arabic with numbers", "ar", "مهندس", "الراتب 25,000 شهريًا"},
		{"persian", "fa", "برنامه\u200cنویس ارشد", "می\u200cخواهید با ما کار کنید؟"},
		{"urdu", "ur", "سینئر انجینئر", "ہم ایک تجربہ کار انجینئر چاہتے ہیں۔"},
		{"hebrew", "he", "מפתח תוכנה בכיר", "אנחנו מחפשים מפתח Go עם 25 שנות ניסיון"},
		{"hebrew with points", "he", "מוֹרֶה", "בְּרֵאשִׁית בָּרָא"},
		{"arabic in english", "en", "Engineer (Dubai)", "You know العربية and عبارة لا تنسى and more."},
		{"marks without letters of their own", "en", "Tester", "Ẹ̀kọ́ and x̣ȳ and more."},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := oneParagraph(posting.Span{Text: test.text})
			doc.Language, doc.Title = test.language, test.title
			file, report := writePDF(t, doc, export.Options{})
			if len(report.Replaced) != 0 {
				t.Errorf("report %v", report.Replaced)
			}
			walkTags(t, file)
			got := plainly(tool(t, file, "pdftotext", "-", "-"))
			for _, want := range []string{test.title, test.text} {
				if test.name == "hebrew" || strings.Contains(test.name, " in ") || strings.Contains(test.name, "numbers") {
					got, want = mixed.Replace(got), mixed.Replace(want)
				}
				if !strings.Contains(got, plainly(want)) {
					t.Errorf("text %q lacks %q", got, want)
				}
			}
		})
	}
}

// plainly is text without the marks by which programs show its direction, and
// without line ends.
func plainly(text string) string {
	return words(regexp.MustCompile("[\u202A-\u202E\u2066-\u2069]").ReplaceAllString(text, ""))
}

// TestPDFOfRightToLeftStandsAtTheRight looks at where words and bullets are.
func TestPDFOfRightToLeftStandsAtTheRight(t *testing.T) {
	doc := oneParagraph(posting.Span{Text: "نبحث"})
	doc.Language, doc.Title = "ar", "مهندس"
	doc.Sections[0].Heading = "عنا"
	doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, list("خبرة", "تعاون"))
	file, _ := writePDF(t, doc, export.Options{Paper: export.A4, Theme: "plain"})
	boxes := regexp.MustCompile(`<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">([^<]*)</word>`)
	left, right := map[string]float64{}, map[string]float64{}
	for _, m := range boxes.FindAllStringSubmatch(tool(t, file, "pdftotext", "-bbox", "-", "-"), -1) {
		letters := []rune(plainly(m[3])) // as they stand
		slices.Reverse(letters)
		word := string(letters)
		left[word], _ = strconv.ParseFloat(m[1], 64)
		right[word], _ = strconv.ParseFloat(m[2], 64)
	}
	edge := right["عنا"]
	if edge < 500 {
		t.Fatalf("the heading ends at %.1f points: %v", edge, right)
	}
	if d := edge - right["نبحث"]; d > 1 || d < -1 {
		t.Errorf("the paragraph ends at %.1f points, the heading at %.1f", right["نبحث"], edge)
	}
	if right["خبرة"] >= left["•"] || left["•"] > edge {
		t.Errorf("the bullet from %.1f points on, its text up to %.1f", left["•"], right["خبرة"])
	}
}

// TestPDFInTheOperatorsFonts shows and gives back what the built-in faces lack.
func TestPDFInTheOperatorsFonts(t *testing.T) {
	fonts, _, err := export.OpenFonts(devanagariFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := "हम वरिष्ठ इंजीनियर की तलाश कर रहे हैं। कर्तव्य, क्षमता (ज्ञान) 5 वर्ष"
	doc := oneParagraph(posting.Span{Text: text})
	doc.Language, doc.Title = "hi", "सॉफ्टवेयर इंजीनियर"
	file, report := writePDF(t, doc, export.Options{Fonts: fonts})
	if len(report.Replaced) != 0 {
		t.Errorf("report %v", report.Replaced)
	}
	walkTags(t, file)
	for program, got := range map[string]string{
		"pdftotext": tool(t, file, "pdftotext", "-", "-"), "mutool": string(mutool(t, file, "-F", "text")),
		"pdfinfo": tool(t, file, "pdfinfo", "-struct-text", "-"),
	} {
		for _, want := range []string{text, doc.Title} {
			if !strings.Contains(words(got), want) {
				t.Errorf("%s: %q lacks %q", program, words(got), want)
			}
		}
	}
}

// devanagariFonts is the folder of Lohit Devanagari, where it is installed.
func devanagariFonts(t *testing.T) string {
	t.Helper()
	const dir = "/usr/share/fonts/truetype/lohit-devanagari"
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the fonts of fonts-lohit-deva are not installed")
		}
		t.Skip("the fonts of fonts-lohit-deva are not installed")
	}
	return dir
}
