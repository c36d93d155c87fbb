package posting

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// escape writes the punctuation of chunk i.
func (f *formatter) escape(i int, inLink bool) {
	s := f.chunks[i].Text
	for at := 0; at < len(s); {
		end := at + 1
		for end < len(s) && s[end] == s[at] {
			end++
		}
		before, after := f.around(i, at, end)
		for ; at < end; at++ {
			if f.marks(i, at, before, after, inLink) {
				f.out.WriteByte('\\')
			}
			f.out.WriteByte(s[at])
		}
	}
}

// around are the classes of what stands before and after a run of one
// character in chunk i. A change of style counts as punctuation: a mark may
// stand there.
func (f *formatter) around(i, at, end int) (before, after class) {
	before, after = punct, punct
	if at == 0 {
		before = f.neighbour(i, i-1)
	}
	if end == len(f.chunks[i].Text) {
		after = f.neighbour(i, i+1)
	}
	return before, after
}

func (f *formatter) neighbour(i, j int) class {
	switch {
	case (j < 0 || j == len(f.chunks)) && sameStyle(f.chunks[i].Span, Span{}):
		return space
	case j < 0, j == len(f.chunks), !sameStyle(f.chunks[i].Span, f.chunks[j].Span):
		return punct
	}
	return f.chunks[j].class
}

// marks reports whether the character at a place of chunk i would be read as
// a mark; before and after are the classes around its run.
func (f *formatter) marks(i, at int, before, after class, inLink bool) bool {
	s := f.chunks[i].Text
	if strings.IndexByte(f.lone, s[at]) >= 0 {
		return false
	}
	switch s[at] {
	case '*':
		return before != space || after != space
	case '_':
		return !(before == space && after == space) && !(before == word && after == word)
	case '\\':
		return after != word && after != space || f.next(i, at) == 0 || at+1 < len(s) && util.IsPunct(s[at+1])
	case '[':
		return inLink
	case ']':
		return inLink || f.next(i, at) == '('
	}
	return f.file && f.marksInFile(i, at, before)
}

// marksInFile reports whether a character that is nothing to small Markdown
// means something to other viewers: code, HTML, an entity, an image or, on
// GitHub, struck text.
func (f *formatter) marksInFile(i, at int, before class) bool {
	s := f.chunks[i].Text
	switch s[at] {
	case '`':
		return true
	case '<':
		next := f.next(i, at)
		return next == '/' || next == '!' || next == '?' || isASCIILetter(next)
	case '&':
		return isEntity(f.following(i, at))
	case '!':
		return f.next(i, at) == '[' || at+1 == len(s) && i+1 < len(f.chunks) && f.chunks[i+1].Link != ""
	case '~':
		return before != space
	}
	return false
}

// next is the byte after a place of chunk i, or 0 at the end.
func (f *formatter) next(i, at int) byte {
	if at+1 < len(f.chunks[i].Text) {
		return f.chunks[i].Text[at+1]
	}
	if i+1 < len(f.chunks) {
		return f.chunks[i+1].Text[0]
	}
	return 0
}

// following is the text from a place of chunk i on, as far as an entity's
// name can reach.
func (f *formatter) following(i, at int) string {
	const longest = 40
	s := f.chunks[i].Text[at:]
	for i++; i < len(f.chunks) && len(s) < longest; i++ {
		s += f.chunks[i].Text
	}
	return s
}

// isEntity reports whether s, which starts with "&", starts with what may be
// an entity.
func isEntity(s string) bool {
	end := strings.IndexByte(s, ';')
	if end < 2 {
		return false
	}
	for i := 1; i < end; i++ {
		c := s[i]
		if !isASCIILetter(c) && (c < '0' || c > '9') && (c != '#' || i > 1) {
			return false
		}
	}
	return true
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// unescape resolves backslash escapes and, where wanted, entities.
func unescape(source []byte, entities bool) string {
	if !strings.ContainsAny(string(source), `\&`) {
		return string(source)
	}
	var b strings.Builder
	for i := 0; i < len(source); {
		switch {
		case source[i] == '\\' && i+1 < len(source) && util.IsPunct(source[i+1]):
			b.WriteByte(source[i+1])
			i += 2
		case source[i] == '&' && entities && isEntity(string(source[i:min(i+40, len(source))])):
			end := i + strings.IndexByte(string(source[i:min(i+40, len(source))]), ';') + 1
			b.Write(util.ResolveEntityNames(util.ResolveNumericReferences(source[i:end])))
			i = end
		default:
			b.WriteByte(source[i])
			i++
		}
	}
	return b.String()
}
