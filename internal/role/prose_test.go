package role_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"rolewright/internal/role"
)

// texts returns every text of a value with its path. Sources and figures are
// not prose.
func texts(path string, v reflect.Value, visit func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			texts(fmt.Sprintf("%s.%d", path, i), v.Index(i), visit)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			texts(path+"."+key.String(), v.MapIndex(key), visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			texts(path, v.Elem(), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			texts(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
		}
	}
}

func everyText(r role.Role, visit func(path, text string)) {
	texts(r.Slug, reflect.ValueOf(r), visit)
}

// sentenceEnd is a full stop with a capital after it.
var sentenceEnd = regexp.MustCompile(`[.!?]\s+`)

func TestSentencesAreShort(t *testing.T) {
	const longest = 35 // words
	for _, r := range everyRole(t) {
		everyText(r, func(path, text string) {
			for _, sentence := range sentenceEnd.Split(text, -1) {
				if n := len(strings.Fields(sentence)); n > longest {
					t.Errorf("%s: a sentence of %d words, at most %d: %q", path, n, longest, sentence)
				}
			}
		})
	}
}

// unwanted are words that put people off, exclude some or say nothing.
var unwanted = regexp.MustCompile(`(?i)\b(rockstars?|rock star|ninjas?|gurus?|wizards?|superstars?|native (english )?speakers?|` +
	`mother tongue|young|youthful|digital natives?|recent graduates?|he|she|his|her|him|himself|herself|guys|manpower|chairman|` +
	`craftsman|salesman|he/she|his/her|fast-paced|passionate|passion|synerg\w+|work hard|play hard|best-in-class|world-class|` +
	`self-starters?|go-getters?|hit the ground running|think outside|wear many hats|competitive salary|like a family|` +
	`whitelists?|blacklists?|sanity checks?|dummy|able-bodied|clean-shaven|leverag(e|ing) (our|your|the)|utiliz\w+|cutting-edge|state-of-the-art)\b`)

func TestNoUnwantedWords(t *testing.T) {
	for _, r := range everyRole(t) {
		everyText(r, func(path, text string) {
			if m := unwanted.FindString(strings.ReplaceAll(text, "young children", "")); m != "" {
				t.Errorf("%s: %q in %q", path, m, text)
			}
		})
	}
}

// placeholder is what somebody forgot to fill in.
var placeholder = regexp.MustCompile(`[\[\]{}<>]|\b(TODO|TBD|XXX|FIXME)\b|(?i)\b(lorem|insert here|company name)\b|\.\.\.|…`)

func TestNoPlaceholders(t *testing.T) {
	for _, r := range everyRole(t) {
		everyText(r, func(path, text string) {
			if m := placeholder.FindString(text); m != "" {
				t.Errorf("%s: %q in %q", path, m, text)
			}
		})
	}
}

// TestPlainText wants texts in normal form, without the marks of Markdown.
func TestPlainText(t *testing.T) {
	marks := regexp.MustCompile("\\*\\*|`|\\]\\(|^[-*#>] |\t|\n|  |^\\s|\\s$|'' |\"\"")
	for _, r := range everyRole(t) {
		everyText(r, func(path, text string) {
			if m := marks.FindString(text); m != "" {
				t.Errorf("%s: %q in %q", path, m, text)
			}
		})
	}
}

// TestSummarySpeaksToTheCandidate wants "you" where the posting speaks.
func TestSummarySpeaksToTheCandidate(t *testing.T) {
	you := regexp.MustCompile(`(?i)\byou(r|’ll)?\b`)
	for _, r := range everyRole(t) {
		if text := strings.Join(r.Posting.Summary, " "); !you.MatchString(text) {
			t.Errorf("%s: the summary does not speak to the reader: %q", r.Slug, text)
		}
	}
}
