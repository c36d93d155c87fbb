package review

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/posting"
)

// passage is one paragraph or item of the posting, cut into words.
type passage struct {
	posting.Passage
	place Place
	// typed is the whole text that the passage is in, as it was typed.
	typed string
	kind  posting.Kind
	// importance is that of the list that the passage is an item of.
	importance posting.Importance
	// company says that the text is one of the company's, not the job's.
	company bool
	words   []word
	// names are stretches of the text that are names.
	names []span
}

// span is bytes of a passage's text.
type span struct{ start, end int }

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }

// word is a run of letters and digits. An apostrophe inside belongs to it, a
// hyphen parts two words.
type word struct {
	span
	// low is the word in lower case, with a plain apostrophe.
	low string
	// joined says that nothing but a space, a hyphen or a slash parts it from
	// the word before it.
	joined bool
}

// passagesOf lists the texts of a posting in the order of the sheet: sections
// with the company's texts in those that show them. Headings are not among
// them.
func passagesOf(p *posting.Posting) []passage {
	var c collector
	shown := map[posting.Kind]bool{}
	for _, s := range p.Sections {
		if !shown[s.Kind] {
			shown[s.Kind] = true
			c.owned(p, s.Kind)
		}
		c.section(s)
	}
	return c.passages
}

type collector struct{ passages []passage }

// owned collects the prose that a section of kind k shows for the posting.
func (c *collector) owned(p *posting.Posting, k posting.Kind) {
	if k == posting.ApplySection {
		c.prose("apply.instructions", k, p.Apply.Instructions, false)
	}
	for _, part := range p.Company.Parts() {
		if part.Section == k {
			c.prose("company."+part.Name, k, *part.Text, true)
		}
	}
}

func (c *collector) prose(field string, k posting.Kind, typed string, company bool) {
	for _, text := range posting.ProsePassages(typed) {
		c.add(passage{Passage: text, place: Place{Field: field}, typed: typed, kind: k, company: company})
	}
}

func (c *collector) section(s posting.Section) {
	path := "sections." + s.ID
	for i, b := range s.Blocks {
		at := passage{kind: s.Kind, importance: b.Importance}
		at.place = Place{Field: path + ".blocks." + strconv.Itoa(i), Section: s.ID}
		c.inline(at, b.Text, false)
		for _, item := range b.Items {
			at.place = Place{Field: path + ".items." + item.ID, Section: s.ID, Item: item.ID}
			c.inline(at, item.Text, true)
		}
	}
}

func (c *collector) inline(at passage, typed string, item bool) {
	if text, ok := posting.InlinePassage(typed); ok {
		at.Passage, at.typed = text, typed
		at.Item = item
		c.add(at)
	}
}

func (c *collector) add(p passage) {
	p.words = wordsOf(p.Text)
	c.passages = append(c.passages, p)
}

// wordsOf cuts text into words.
func wordsOf(text string) []word {
	words := make([]word, 0, len(text)/5+1)
	joined := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isLetter(r) {
			joined = joined && (r == ' ' || r == '-' || r == '/' || r == '\u2010' || r == '\u2011' || r == '\u00a0')
			i += size
			continue
		}
		end := i + wordLength(text[i:])
		words = append(words, word{span{i, end}, lower(text[i:end]), joined})
		i, joined = end, true
	}
	return words
}

// wordLength is the number of bytes of the word that text begins with.
func wordLength(text string) int {
	end := 0
	for i, r := range text {
		switch {
		case isLetter(r):
			end = i + utf8.RuneLen(r)
		case r == '\'' || r == '’':
			if next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):]); i != end || !unicode.IsLetter(next) {
				return end
			}
		default:
			return end
		}
	}
	return end
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}
