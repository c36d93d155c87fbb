package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of plain text, cleaned.
type line struct {
	text string
	// indent counts the columns in front of the text; a tab is four.
	indent int
	// bullet says that a marker stood in front of text.
	bullet bool
	// numbered says that the marker was a number or a letter.
	numbered bool
	// ruled says that the line below is a rule, or that rules stood around
	// the text: "=== JOB DETAILS ===".
	ruled bool
	// divided says that a soft hyphen stood at the end, as in text copied from
	// PDF files: the next line goes on with the same word.
	divided bool
	// level is the number of marks "#" in front of a heading of Markdown, or 0.
	level int
}

// softHyphen is drawn only where it divides a word.
const softHyphen = "\u00ad"

func (l line) blank() bool { return l.text == "" }

func (l line) words() int { return len(strings.Fields(l.text)) }

func (l line) runes() int { return utf8.RuneCountInString(l.text) }

// ends reports whether the text ends in one of the characters.
func (l line) ends(chars string) bool {
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return l.text != "" && strings.ContainsRune(chars, last)
}

// splitLines cleans the text and takes it apart. Rules below a line are
// folded into the line.
func splitLines(text string) []line {
	var out []line
	for raw := range strings.SplitSeq(cleanButHyphens(text), "\n") {
		l := newLine(raw)
		if isRule(l.text) {
			l = line{}
			if n := len(out); n > 0 && !out[n-1].blank() && !out[n-1].bullet && out[n-1].words() <= 12 {
				out[n-1].ruled = true
			}
		}
		out = append(out, l)
	}
	return out
}

// clean takes out what copying from other programs leaves behind: no-break
// spaces, invisible characters, soft hyphens, page breaks.
func clean(text string) string {
	return strings.ReplaceAll(cleanButHyphens(text), softHyphen, "")
}

// cleanButHyphens leaves the soft hyphens in, which say how lines belong
// together.
func cleanButHyphens(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\t':
			return r
		case '\v', '\f', '\u2028', '\u2029', '\u0085':
			return '\n'
		case '\u00a0', '\u2007', '\u202f', '\u3000':
			return ' '
		case '\u001e':
			return '-'
		case '\u001f', '\u200b', '\u2060', '\ufeff':
			return -1
		}
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

func newLine(raw string) line {
	l := line{divided: strings.HasSuffix(strings.TrimRight(raw, " \t"), softHyphen)}
	raw = strings.ReplaceAll(raw, softHyphen, "")
	for i, r := range raw {
		switch r {
		case ' ':
			l.indent++
			continue
		case '\t':
			l.indent += 4
			continue
		}
		raw = raw[i:]
		break
	}
	text := strings.TrimSpace(raw)
	if rest, numbered, ok := cutMarker(text); ok {
		l.bullet, l.numbered, text = true, numbered, rest
	}
	if inner, ok := withoutRules(text); ok {
		l.ruled, l.level, text = true, hashes(text), inner
	}
	l.text = strings.Join(strings.Fields(text), " ")
	return l
}

// symbols are bullets that are never part of a text, so they need no space
// behind them. The last ones are what Word's symbol fonts become in a copy.
const symbols = "・•●○▪▫■□◦‣⁃∙◆◇➢➤►▶✓✔✅❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076"

// dashes are bullets where a space follows; "-" also directly before a word.
const dashes = "-–—*·+"

// numberMarker matches "1.", "12)", "(3)", "a." and "iv)" before a space.
var numberMarker = regexp.MustCompile(`^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+`)

// wordMarker matches the letters that Word uses for nested bullets, which
// come with a tab: "o\t", "§\t".
var wordMarker = regexp.MustCompile(`^[o§Øüv](?:\t+ *| {2,})`)

// cutMarker takes the bullet or number off the front of text.
func cutMarker(text string) (rest string, numbered, ok bool) {
	first, size := utf8.DecodeRuneInString(text)
	rest = text[size:]
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.Trim(rest, " \t\ufe0f") == "":
		return text, false, false
	case strings.ContainsRune(symbols, first):
		// U+FE0F asks for the symbol as a picture.
		return strings.TrimSpace(strings.TrimPrefix(rest, "\ufe0f")), false, true
	case strings.ContainsRune(dashes, first) && unicode.IsSpace(next), first == '-' && unicode.IsLetter(next):
		return strings.TrimSpace(rest), false, true
	}
	if m := wordMarker.FindString(text); m != "" {
		return text[len(m):], false, true
	}
	if m := numberMarker.FindString(text); m != "" {
		return text[len(m):], true, true
	}
	return text, false, false
}

// isRule reports whether text is nothing but a line drawn with characters.
func isRule(text string) bool {
	return len(text) >= 3 && strings.Trim(text, "=-_*~—–─") == ""
}

var ruledText = regexp.MustCompile(`^[=*~#_-]{2,}\s*(.*?)\s*[=*~#_-]{2,}$`)

// hashes counts the marks of a heading of Markdown.
func hashes(text string) int { return len(text) - len(strings.TrimLeft(text, "#")) }

// withoutRules takes the rules off "=== JOB DETAILS ===" and the marks off
// "## Duties".
func withoutRules(text string) (string, bool) {
	if m := ruledText.FindStringSubmatch(text); m != nil && m[1] != "" && !strings.Contains(m[1], "**") {
		return m[1], true
	}
	if rest := strings.TrimLeft(text, "#"); rest != text && strings.HasPrefix(rest, " ") {
		return strings.TrimSpace(rest), true
	}
	return text, false
}
