package intake_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewright/internal/intake"
)

// TestReadRefusesOtherTexts turns away what people choose by mistake, and
// says what it is where its words tell.
func TestReadRefusesOtherTexts(t *testing.T) {
	names := map[string]string{
		"recipe.txt": "recipe", "recipe-fr.txt": "recipe", "readme.md": "software", "cv.txt": "curriculum vitae", "cv-de.txt": "curriculum vitae",
		"cover-letter.txt": "letter", "invoice.txt": "invoice", "minutes.txt": "minutes", "contract.txt": "contract",
	}
	files, err := filepath.Glob("testdata/others/*")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d texts: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			res, err := intake.Read(filepath.Base(file), src)
			var refusal *intake.Refusal
			if !errors.As(err, &refusal) || refusal.Kind != intake.NotPosting {
				t.Fatalf("got %v, want it refused\n%s", err, summary(res))
			}
			if want := names[filepath.Base(file)]; !strings.Contains(refusal.Problem, want) || refusal.Remedy == "" {
				t.Errorf("problem %q does not name a %s", refusal.Problem, want)
			}
		})
	}
}

// TestReadTakesWhatIsCalledAJobDescription lets people have their way: the
// refusal tells them to say so above the text.
func TestReadTakesWhatIsCalledAJobDescription(t *testing.T) {
	src, err := os.ReadFile("testdata/others/story.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := intake.Read("", []byte("Job description\n\n"+string(src))); err != nil {
		t.Errorf("refused: %v", err)
	}
}

// TestReadTakesShortPostings lets pass what is too short to tell, and plain
// postings that hardly use the words of one.
func TestReadTakesShortPostings(t *testing.T) {
	for _, text := range []string{
		"Baker",
		"Baker\n\nKnead, bake, clean. Nights. Come by and ask for Jo.",
		"Gardener\n\nDuties\n\n" + strings.Repeat("- Cut hedges, rake leaves and mend what the winter broke\n", 5),
		"Concierge\n\nAufgaben\n\n" + strings.Repeat("- Pakete annehmen, Gäste begrüßen und die Halle sauber halten\n", 5),
	} {
		if _, err := intake.Read("", []byte(text)); err != nil {
			t.Errorf("refused: %v\n%s", err, text)
		}
	}
}
