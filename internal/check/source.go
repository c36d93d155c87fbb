package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rolewright/internal/posting"
	"rolewright/internal/review"
)

// Region is where a finding stands in a file. Lines and columns begin at 1,
// columns count characters (Unicode code points), and the end column is that
// behind the last character. Line 0 means the file as a whole.
type Region struct {
	Line, Column       int
	EndLine, EndColumn int
}

// Region finds the place of a finding in the file.
func (f File) Region(of review.Finding) Region {
	if len(f.source.lines) == 0 {
		return Region{}
	}
	if text, ok := review.TextOf(f.Posting, of.Place); ok && strings.TrimSpace(text) != "" {
		if r, found := f.source.text(text, of.Place.Start, of.Place.End, f.before(of.Place.Item, text)); found {
			return r
		}
	}
	if of.Place.Section != "" {
		if line := f.source.heading(f.Posting, of.Place.Section); line > 0 {
			return f.source.whole(line)
		}
	}
	return f.source.whole(f.source.field(of.Place.Field))
}

// before counts the items with the same text that stand before an item.
func (f File) before(item, text string) int {
	n := 0
	for _, s := range f.Posting.Sections {
		for _, b := range s.Blocks {
			for _, it := range b.Items {
				switch {
				case it.ID == item:
					return n
				case it.Text == text:
					n++
				}
			}
		}
	}
	return 0
}

// source is a file's text with its words and where they stand.
type source struct {
	lines []string
	words []sourceWord
	// at has the places of a word in words.
	at map[string][]int
	// front is the number of lines of the front matter with its marks.
	front int
}

type sourceWord struct {
	low string
	// line begins at 0; from and to are bytes of the line.
	line, from, to int
}

func readSource(text string) source {
	s := source{lines: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), at: map[string][]int{}}
	s.front = frontMatter(s.lines)
	for i, line := range s.lines {
		for _, w := range splitWords(line) {
			w.line = i
			s.at[w.low] = append(s.at[w.low], len(s.words))
			s.words = append(s.words, w)
		}
	}
	return s
}

// frontMatter is the number of lines up to the mark that ends it, or 0.
func frontMatter(lines []string) int {
	if strings.TrimRight(lines[0], " \t\r") != "---" {
		return 0
	}
	for i := 1; i < len(lines); i++ {
		if mark := strings.TrimRight(lines[i], " \t\r"); mark == "---" || mark == "..." {
			return i + 1
		}
	}
	return 0
}

// splitWords cuts a line into runs of letters and digits.
func splitWords(line string) []sourceWord {
	var out []sourceWord
	from := -1
	for i, r := range line + " " {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case in && from < 0:
			from = i
		case !in && from >= 0:
			out = append(out, sourceWord{low: strings.ToLower(line[from:i]), from: from, to: i})
			from = -1
		}
	}
	return out
}

// enough is the number of words that tell one text from the others.
const enough = 12

// text finds bytes start to end of a text, which may be written over several
// lines; both 0 mean all of it. The text is taken where it stands for the
// first time after as many times as skip says.
func (s source) text(text string, start, end, skip int) (Region, bool) {
	words := splitWords(text)
	if len(words) == 0 {
		return Region{}, false
	}
	for _, at := range s.at[words[0].low] {
		if s.words[at].line < s.front || !s.matches(words[:min(enough, len(words))], at) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		first, last := 0, len(words)-1
		if end > start {
			first, last = covered(words, start, end)
		}
		if at+last < len(s.words) {
			return s.region(s.words[at+first], s.words[at+last]), true
		}
	}
	return Region{}, false
}

func (s source) matches(words []sourceWord, at int) bool {
	if at+len(words) > len(s.words) {
		return false
	}
	for i, w := range words {
		if s.words[at+i].low != w.low {
			return false
		}
	}
	return true
}

// covered are the first and the last word that a stretch touches, or the word
// that is nearest.
func covered(words []sourceWord, start, end int) (first, last int) {
	for i, w := range words {
		if w.to <= start {
			first = min(i+1, len(words)-1)
		}
		if w.from < end {
			last = i
		}
	}
	return first, max(first, last)
}

func (s source) region(first, last sourceWord) Region {
	return Region{
		first.line + 1, 1 + utf8.RuneCountInString(s.lines[first.line][:first.from]),
		last.line + 1, 1 + utf8.RuneCountInString(s.lines[last.line][:last.to]),
	}
}

// whole is a line without the white space around it.
func (s source) whole(line int) Region {
	text := s.lines[line-1]
	left := utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text, " \t"))
	return Region{line, 1 + left, line, max(2+left, 1+utf8.RuneCountInString(strings.TrimRight(text, " \t\r")))}
}

// heading is the line of a section's heading, or 0.
func (s source) heading(p posting.Posting, id string) int {
	for _, section := range p.Sections {
		if section.ID != id {
			continue
		}
		for i := s.front; i < len(s.lines); i++ {
			if line := strings.TrimSpace(strings.TrimLeft(s.lines[i], "# ")); section.Heading != "" && line == section.Heading {
				return i + 1
			}
		}
	}
	return 0
}

// field is the line of a fact in the front matter, of the title for one that
// is not there, or else the first.
func (s source) field(path string) int {
	keys := strings.Split(path, ".")
	line, depth := 0, 0
	for i := 1; i < s.front-1 && depth < len(keys); i++ {
		if key, _, ok := strings.Cut(strings.TrimSpace(s.lines[i]), ":"); ok && key == keys[depth] && indented(s.lines[i]) == (depth > 0) {
			line, depth = i+1, depth+1
		}
	}
	if line > 0 {
		return line
	}
	for i := s.front; i < len(s.lines); i++ {
		if strings.HasPrefix(s.lines[i], "# ") {
			return i + 1
		}
	}
	return 1
}

func indented(line string) bool { return strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") }
