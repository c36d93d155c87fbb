package posting

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"
	cldr "golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Language is one that a posting may be written in.
type Language struct {
	// Tag is the BCP 47 tag: "de", "de-AT".
	Tag string
	// Name is what its speakers call it: "Deutsch", "Deutsch (Österreich)".
	Name string
	// Lacks are the keys of what its file lacks, which is shown in English;
	// nil for one that is complete. A language without a file lacks "all".
	Lacks []string
}

// Languages lists the BCP 47 tags of the languages that have labels of their
// own, English first.
func Languages() []string { return slices.Clone(loadVocabularies().tags) }

// LanguageChoices lists the languages that have labels of their own, English
// first and the others by name, each with its regional forms behind it.
func LanguageChoices() []Language { return slices.Clone(languageChoices()) }

var languageChoices = sync.OnceValue(func() []Language {
	english := parseCatalogue(fallbackLanguage)
	var groups [][]Language
	for _, tag := range loadVocabularies().tags {
		groups = append(groups, parseCatalogue(tag).languages(tag, english))
	}
	slices.SortStableFunc(groups[1:], func(a, b []Language) int { return cmp.Compare(a[0].Name, b[0].Name) })
	return slices.Concat(groups...)
})

// OtherLanguages lists further languages of Europe and large ones elsewhere, by
// name; a posting may be written in any language, with English labels.
func OtherLanguages() []Language {
	var out []Language
	for _, tag := range []string{"bg", "ca", "cs", "da", "el", "et", "eu", "fi", "ga", "gl", "hr", "hu", "is", "ja", "ko", "lt", "lv", "mt", "nb", "ro", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "zh"} {
		if !slices.Contains(loadVocabularies().tags, tag) {
			out = append(out, Language{tag, display.Self.Name(language.MustParse(tag)), []string{"all"}})
		}
	}
	slices.SortFunc(out, func(a, b Language) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// catalogueMap is a language's file as it stands, to see what is in it.
type catalogueMap map[string]any

func parseCatalogue(tag string) catalogueMap {
	var m catalogueMap
	if err := yaml.Unmarshal(catalogueFile(tag), &m); err != nil {
		panic(err) // readCatalogue reads the same
	}
	return m
}

// languages are the file's own and its regional forms, by their tag.
func (m catalogueMap) languages(tag string, english catalogueMap) []Language {
	name, _ := m["name"].(string)
	out := []Language{{tag, name, m.missing(tag, english)}}
	regions, _ := m["regions"].(catalogueMap)
	for _, region := range slices.Sorted(maps.Keys(regions)) {
		form, _ := regions[region].(catalogueMap)
		name, _ := form["name"].(string)
		out = append(out, Language{tag + "-" + region, name, out[0].Lacks})
	}
	return out
}

// missing are the keys that the English file has and m has not, sorted, and
// the plural forms that the language tells apart.
func (m catalogueMap) missing(tag string, english catalogueMap) []string {
	have := m.keys()
	var missing []string
	for key := range english.keys() {
		if !have[key] {
			missing = append(missing, key)
		}
	}
	for _, form := range pluralForms(language.MustParse(tag)) {
		for _, unit := range []string{"months", "years"} {
			if key := "units." + unit + "." + form; !have[key] {
				missing = append(missing, key)
			}
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

// keys are the paths of all that a file has, apart from what a language may
// well do without.
func (m catalogueMap) keys() map[string]bool {
	own := maps.Clone(m)
	for _, key := range []string{"regions", "known", "firstDay", "aboutCompanyVowel", "titleMarker"} {
		delete(own, key)
	}
	if _, ok := own["signs"]; ok {
		own["signs"] = "some"
	}
	keys := map[string]bool{}
	addKeys(keys, "", own)
	return keys
}

func addKeys(keys map[string]bool, path string, value any) {
	switch v := value.(type) {
	case catalogueMap:
		for key, below := range v {
			addKeys(keys, path+"."+key, below)
		}
	case []any:
		for i, below := range v {
			addKeys(keys, fmt.Sprintf("%s.%d", path, i+1), below)
		}
	default:
		keys[path[min(1, len(path)):]] = value != "" && value != nil
	}
}

// pluralForms are the forms that whole numbers take in a language, by the
// plural rules of the Unicode CLDR.
func pluralForms(tag language.Tag) []string {
	names := map[cldr.Form]string{cldr.Zero: "zero", cldr.One: "one", cldr.Two: "two", cldr.Few: "few", cldr.Many: "many", cldr.Other: "other"}
	forms := []string{"other"}
	for n := range 200 {
		forms = append(forms, names[cldr.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)])
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}
