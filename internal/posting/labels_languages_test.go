package posting_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"rolewright/internal/posting"
)

// TestLanguagesAreComplete says what each language's file lacks. These three
// lack nothing; the others may.
func TestLanguagesAreComplete(t *testing.T) {
	for _, l := range posting.LanguageChoices() {
		lacks := strings.Join(l.Lacks, ", ")
		switch base, _, _ := strings.Cut(l.Tag, "-"); {
		case l.Name == "":
			t.Errorf("%s has no name", l.Tag)
		case slices.Contains([]string{"en", "de", "fr"}, base) && lacks != "":
			t.Errorf("%s lacks %s", l.Tag, lacks)
		case lacks != "":
			t.Logf("%s lacks %s", l.Tag, lacks)
		}
	}
}

func TestLanguageChoices(t *testing.T) {
	var tags []string
	for _, l := range posting.LanguageChoices() {
		tags = append(tags, l.Tag)
	}
	if got, want := tags[0], "en"; got != want {
		t.Errorf("the first is %s, want %s", got, want)
	}
	at := slices.Index(tags, "de")
	if diff := cmp.Diff([]string{"de", "de-AT", "de-CH", "de-LI"}, tags[at:at+4]); diff != "" {
		t.Errorf("German (-want +got)\n%s", diff)
	}
	for _, l := range posting.OtherLanguages() {
		if l.Name == "" || len(l.Lacks) == 0 || slices.Contains(tags, l.Tag) {
			t.Errorf("%+v is none of the others", l)
		}
	}
}

var placeholder = regexp.MustCompile(`\{\w+\}`)

// TestPhrasesHoldTheSame holds every language's phrases to the placeholders of
// the English ones: another one would be printed as it stands.
func TestPhrasesHoldTheSame(t *testing.T) {
	want := placeholders(t, "en")
	for _, tag := range posting.Languages() {
		got := placeholders(t, tag)
		for path, names := range got {
			path = strings.NewReplacer("aboutCompanyVowel", "aboutCompany", ".few", ".other", ".many", ".other").Replace(path)
			if diff := cmp.Diff(want[path], names); diff != "" {
				t.Errorf("%s: %s (-want +got)\n%s", tag, path, diff)
			}
		}
	}
}

func placeholders(t *testing.T, tag string) map[string][]string {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("languages", tag+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := yaml.Unmarshal(file, &root); err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	var walk func(path string, value any)
	walk = func(path string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for key, below := range v {
				walk(path+"."+key, below)
			}
		case string:
			if found := placeholder.FindAllString(v, -1); found != nil {
				out[path] = found
			}
		}
	}
	walk("", root)
	return out
}
