package check

import (
	"slices"
	"strconv"
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
	if text, ok := review.TextOf(f.Posting, of.Place); ok {
		words := splitWords(text)
		i, known := f.source.begins[of.Place.Field]
		if !known {
			i = f.source.find(words, f.source.body(), len(f.source.words))
		}
		if r, ok := f.source.text(words, i, of.Place.Start, of.Place.End); ok {
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

// source is a file's text with its words and where they stand.
type source struct {
	lines []string
	words []sourceWord
	// at has the places of a word in words.
	at map[string][]int
	// front is the number of lines of the front matter with its marks.
	front int
	// begins has the word that a text of a section begins with, by its field.
	begins map[string]int
}

type sourceWord struct {
	low string
	// line begins at 0; from and to are bytes of the line.
	line, from, to int
}

func readSource(text string) source {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	s := source{lines: strings.Split(text, "\n"), at: map[string][]int{}, begins: map[string]int{}}
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

// body is the first word behind the front matter.
func (s source) body() int {
	i, _ := slices.BinarySearchFunc(s.words, s.front, func(w sourceWord, line int) int { return w.line - line })
	return i
}

// follow notes where the texts of sections begin. A text is looked for behind
// the one before it and before the next heading, so that what stands in a file
// twice is told apart.
func (s source) follow(p posting.Posting) {
	starts := s.headings(p)
	for i, section := range p.Sections {
		from, to := starts[i], len(s.words)
		if from < 0 {
			continue
		}
		if k := slices.IndexFunc(starts[i+1:], func(at int) bool { return at >= 0 }); k >= 0 {
			to = starts[i+1+k]
		}
		for _, text := range textsOf(p, section) {
			words := splitWords(text.typed)
			if at := s.find(words, from, to); at >= 0 {
				s.begins[text.field], from = at, at+len(words)
			}
		}
	}
}

// fieldText is a text with the path of its field.
type fieldText struct{ field, typed string }

// textsOf are the texts of a section in the order of the file: those of the
// company come first.
func textsOf(p posting.Posting, section posting.Section) []fieldText {
	var out []fieldText
	for _, part := range p.Company.Parts() {
		if part.Section == section.Kind {
			out = append(out, fieldText{"company." + part.Name, *part.Text})
		}
	}
	for k, b := range section.Blocks {
		out = append(out, fieldText{"sections." + section.ID + ".blocks." + strconv.Itoa(k), b.Text})
		for _, item := range b.Items {
			out = append(out, fieldText{"sections." + section.ID + ".items." + item.ID, item.Text})
		}
	}
	return out
}

// headings are the words with which the sections' headings begin, or -1 where
// one does not stand behind the one before it.
func (s source) headings(p posting.Posting) []int {
	var out []int
	from := s.body()
	for _, section := range p.Sections {
		words := splitWords(section.Heading)
		i := s.find(words, from, len(s.words))
		for i >= 0 && !s.alone(words, i) {
			i = s.find(words, i+1, len(s.words))
		}
		if i >= 0 {
			from = i + 1
		}
		out = append(out, i)
	}
	return out
}

// alone reports whether words that begin at word i have a line to themselves.
func (s source) alone(words []sourceWord, i int) bool {
	line, end := s.words[i].line, i+len(words)
	return (i == 0 || s.words[i-1].line < line) && (end >= len(s.words) || s.words[end].line > line)
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

// text finds bytes start to end of a text that begins at word i; both 0 mean
// all of it. It may be written over several lines.
func (s source) text(words []sourceWord, i, start, end int) (Region, bool) {
	first, last := 0, len(words)-1
	if end > start {
		first, last = covered(words, start, end)
	}
	if i < 0 || i+last >= len(s.words) {
		return Region{}, false
	}
	return s.region(s.words[i+first], s.words[i+last]), true
}

// find is where a text begins, as a word from from on and before to, or -1.
func (s source) find(words []sourceWord, from, to int) int {
	if len(words) == 0 {
		return -1
	}
	all := s.at[words[0].low]
	for k, _ := slices.BinarySearch(all, from); k < len(all) && all[k] < to; k++ {
		if s.matches(words[:min(enough, len(words))], all[k]) {
			return all[k]
		}
	}
	return -1
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

// whole is a line without the white space around it, or all of an empty one.
func (s source) whole(line int) Region {
	text := s.lines[line-1]
	said := strings.TrimLeft(text, " \t\r")
	left := utf8.RuneCountInString(text) - utf8.RuneCountInString(said)
	if said == "" {
		return Region{line, 1, line, max(2, 1+left)}
	}
	return Region{line, 1 + left, line, 1 + left + max(1, utf8.RuneCountInString(strings.TrimRight(said, " \t\r")))}
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
