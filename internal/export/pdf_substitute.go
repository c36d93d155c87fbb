package export

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"

	"rolewright/internal/export/typeset"
)

// pdfSubstitutes puts something that a candidate can read in the place of
// characters that a face has no glyph for, and keeps count of them.
type pdfSubstitutes struct {
	list  []Replacement
	index map[rune]int
}

// text is s in the characters of the face, in normal form C.
func (p *pdfSubstitutes) text(s string, face *typeset.Face) string {
	s = norm.NFC.String(s)
	if allShown(s, face) {
		return s
	}
	s = p.undecorated(s, face)
	out := make([]byte, 0, len(s)+16)
	for _, r := range s {
		switch {
		case r == '\t':
			out = append(out, ' ')
		case isFormatting(r):
		case face.Shows(r) && !isControl(r):
			out = append(out, string(r)...)
		default:
			out = p.replace(out, r, face)
		}
	}
	return string(out)
}

// undecorated leaves out the pictures that only decorate words. Those that
// stand without words are kept, to be named.
func (p *pdfSubstitutes) undecorated(s string, face *typeset.Face) string {
	if strings.IndexFunc(s, isWordly) < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	dropped := false
	for _, r := range s {
		switch {
		case isPictograph(r) && !face.Shows(r) && lookalike(r) == "":
			p.count(r, "")
			dropped = true
		case dropped && isFormatting(r):
		case dropped && r == ' ' && (len(out) == 0 || out[len(out)-1] == ' '):
		default:
			dropped = false
			out = append(out, string(r)...)
		}
	}
	return string(out)
}

func isWordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isPictograph(r rune) bool {
	return r >= 0x2600 && r <= 0x27BF || r >= 0x1F300 && r <= 0x1FAFF
}

func allShown(s string, face *typeset.Face) bool {
	for _, r := range s {
		if letter := ' ' <= r && r <= '~' && face.Has(r); letter {
			continue // as nearly all are
		}
		if !face.Shows(r) || isControl(r) || isFormatting(r) {
			return false
		}
	}
	return true
}

func isControl(r rune) bool { return r != '\n' && unicode.IsControl(r) }

// isFormatting reports characters that only change how others look or run;
// without them the text still says the same.
func isFormatting(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060':
		return false // they matter to where lines break
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) ||
		r >= 0x1F3FB && r <= 0x1F3FF || r == 0x20E3
}

// replace appends what stands for r. Words of a script that the face lacks
// become one note, not one for each letter.
func (p *pdfSubstitutes) replace(out []byte, r rune, face *typeset.Face) []byte {
	shown := substitute(r, face)
	p.count(r, shown)
	if strings.HasPrefix(shown, "[") && (unicode.IsLetter(r) || unicode.IsMark(r)) {
		if trimmed := bytes.TrimRight(out, " \u00A0"); bytes.HasSuffix(trimmed, []byte(shown)) {
			return trimmed
		}
	}
	return append(out, shown...)
}

func (p *pdfSubstitutes) count(r rune, shown string) {
	i, known := p.index[r]
	if !known {
		if p.index == nil {
			p.index = map[rune]int{}
		}
		i = len(p.list)
		p.index[r] = i
		p.list = append(p.list, Replacement{Rune: r, Shown: shown})
	}
	p.list[i].Count++
}

// substitute is what stands for a character that the face lacks.
func substitute(r rune, face *typeset.Face) string {
	if isControl(r) {
		return ""
	}
	if s := lookalike(r); s != "" {
		return s
	}
	if r >= 0x1F1E6 && r <= 0x1F1FF { // the letters that flags are made of
		return string('A' + r - 0x1F1E6)
	}
	if s := norm.NFKC.String(string(r)); shownBy(s, face) {
		return s
	}
	if s := strings.Map(withoutMarks, norm.NFKD.String(string(r))); shownBy(s, face) {
		return s
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return "[" + scriptOf(r) + " text]"
	}
	return "[" + spokenName(r) + "]"
}

func shownBy(s string, face *typeset.Face) bool { return s != "" && allShown(s, face) }

func withoutMarks(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// lookalikes are signs that postings are fond of, each line with the sign
// that stands for it.
var lookalikes = [...]struct{ shown, signs string }{
	{"√", "✓✔✅☑🗸"},
	{"×", "✗✘❌✖❎"},
	{"□", "☐"},
	{"→", "➔➜➝➞➡➤▶▸‣👉⇒➠➢➙"},
	{"↓", "👇⬇"},
	{"↑", "☝👆⬆"},
	{"*", "★☆⭐🌟✨✦✱"},
	{"•", "⚫⚪🔴🟢🔵🟡🟠🟣⬤🔷🔶🔹🔸◆◇❖✪⦁"},
	{"♥", "❤💙💚💛🧡💜🖤💖💗❣"},
	{"☺", "🙂😀😃😄😁😊😉"},
	{"Rs.", "₹"},
	{"RUB", "₽"},
	{"!", "❗❕‼"},
	{"?", "❓❔"},
	{"+", "➕"},
}

func lookalike(r rune) string {
	for _, l := range lookalikes {
		if strings.ContainsRune(l.signs, r) {
			return l.shown
		}
	}
	return ""
}

// scriptOf is the name of the script that r is a letter of. Scripts that are
// written together go by one name.
func scriptOf(r rune) string {
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) || r == 'ー' {
		return "East Asian"
	}
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return "unknown"
}

// spokenName is Unicode's name for r in lower case: "rocket".
func spokenName(r rune) string {
	name := runenames.Name(r)
	if name == "" || strings.HasPrefix(name, "<") {
		return fmt.Sprintf("U+%04X", r)
	}
	return strings.ToLower(name)
}
