package intake_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rolewright/internal/intake"
	"rolewright/internal/posting"
)

// listNumber is a number or letter in front of an item: a mark, not a word.
var listNumber = regexp.MustCompile(`(?m)^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+`)

// tags are those of HTML within Markdown.
var tags = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// lostWords are the words of the original that stand fewer times in the
// posting and the findings' texts than in the original.
func lostWords(res intake.Result) []string {
	have := counts(everything(res))
	var lost []string
	original := strings.NewReplacer("\x1f", "", "\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "").Replace(res.Original)
	original = target.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(original, " ")), "]")
	for w, n := range counts(listNumber.ReplaceAllString(original, "\n")) {
		if have[w] < n && len([]rune(w)) > 1 {
			lost = append(lost, w)
		}
	}
	slices.Sort(lost)
	return lost
}

// counts counts the words of text; a hyphen at a line's end belongs to one.
func counts(text string) map[string]int {
	out := map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notOfWord) {
		out[w]++
	}
	return out
}

func notOfWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// everything is all the text that a reading gave.
func everything(res intake.Result) string {
	out := []string{res.LeftOut, res.Posting.Title, res.Posting.Extra}
	for _, f := range res.Found {
		out = append(out, f.Text)
	}
	for _, part := range res.Posting.Company.Parts() {
		for _, b := range posting.ParseProse(*part.Text) {
			out = append(out, blockText(b)...)
		}
	}
	for _, s := range res.Posting.Sections {
		out = append(out, s.Heading)
		for _, b := range s.Blocks {
			out = append(out, blockText(b)...)
		}
	}
	return strings.Join(out, "\n")
}

func blockText(b posting.Block) []string {
	out := []string{b.Group, posting.PlainText(b.Text)}
	for _, it := range b.Items {
		out = append(out, posting.PlainText(it.Text))
	}
	return out
}
