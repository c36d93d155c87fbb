package export

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"

	"rolewright/internal/export/typeset"
)

// pdfSubstitutes puts something that a candidate can read in the place of
// characters that no face has a glyph for, and keeps count of them.
type pdfSubstitutes struct {
	list  []Replacement
	index map[rune]int
	// muted says that what comes now was counted before.
	muted bool
}

// pdfBit is a text in one face. Where it had to be put in the place of
// another text, for which it is read and copied, stands is that text.
type pdfBit struct {
	text, stands string
	face         *typeset.Face
}

// pdfBits are the bits of one text in the making.
type pdfBits struct {
	list  []pdfBit
	faces pdfFaces
}

// plainText is s in normal form C, and whether the face shows all of it.
func plainText(s string, face *typeset.Face) (text string, plain bool) {
	s = norm.NFC.String(s)
	return s, allShown(s, face)
}

// bits is s in normal form C and in faces that show it.
func (p *pdfSubstitutes) bits(s string, faces pdfFaces) []pdfBit {
	b := pdfBits{faces: faces}
	rest, state := p.undecorated(norm.NFC.String(s), faces), -1
	for len(rest) > 0 {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		p.cluster(&b, strings.Map(plainly, cluster))
	}
	return b.list
}

// plainly leaves out what only changes how others look.
func plainly(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case isFormatting(r) && !isSteering(r):
		return -1
	}
	return r
}

// cluster adds characters that belong together in one face, or else each as
// well as can be.
func (p *pdfSubstitutes) cluster(b *pdfBits, s string) {
	if b.continues(s) {
		b.list[len(b.list)-1].text += s
		return
	}
	if face := b.faces.of(s); face != nil {
		b.add(pdfBit{text: s, face: face})
		return
	}
	for _, r := range s {
		if isSteering(r) {
			continue // of what is not there
		}
		if face := b.faces.of(string(r)); face != nil {
			b.add(pdfBit{text: string(r), face: face})
			continue
		}
		p.replace(b, r)
	}
}

// continues reports whether a space or a stop stays in the face of the words
// before it, so that these are one bit.
func (b *pdfBits) continues(s string) bool {
	n := len(b.list)
	return n > 0 && b.list[n-1].stands == "" && strings.Trim(s, " \u00A0.,:;!?") == "" && allShown(s, b.list[n-1].face)
}

// add appends a bit, or makes the last one longer.
func (b *pdfBits) add(bit pdfBit) {
	if n := len(b.list); n > 0 && (b.list[n-1].stands == "") == (bit.stands == "") && b.list[n-1].face == bit.face {
		b.list[n-1].text += bit.text
		b.list[n-1].stands += bit.stands
		return
	}
	b.list = append(b.list, bit)
}

// replace adds what stands for r. Words of a script that no face has become
// one note, not one for each letter.
func (p *pdfSubstitutes) replace(b *pdfBits, r rune) {
	shown := substitute(r, b.faces.text)
	if note := b.note(); note != "" && unicode.IsPunct(r) && strings.HasPrefix(shown, "[") {
		shown = note // which the stops of its script go with
	}
	p.count(r, shown)
	if strings.HasPrefix(shown, "[") && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsPunct(r)) && b.join(shown, r) {
		return
	}
	bit := pdfBit{text: shown, face: b.faces.text}
	if unicode.IsGraphic(r) { // what nobody can write is not worth copying
		bit.stands = string(r)
	}
	if shown != "" {
		b.add(bit)
	}
}

// note is the note on a script at the end of the bits, or empty.
func (b *pdfBits) note() string {
	if n := len(b.list); n > 0 && b.list[n-1].stands != "" && strings.HasSuffix(b.list[n-1].text, " text]") {
		return b.list[n-1].text[strings.LastIndexByte(b.list[n-1].text, '['):]
	}
	return ""
}

// join makes a note at the end stand for r too, and for the spaces between.
func (b *pdfBits) join(shown string, r rune) bool {
	n := len(b.list)
	if n == 0 {
		return false
	}
	between := ""
	if last := b.list[n-1]; n > 1 && last.stands == "" && strings.Trim(last.text, " \u00A0") == "" {
		between, n = last.text, n-1
	}
	if !strings.HasSuffix(b.list[n-1].text, shown) || b.list[n-1].stands == "" {
		return false
	}
	b.list = b.list[:n]
	b.list[n-1].stands += between + string(r)
	return true
}

// undecorated leaves out the pictures that only decorate words. Those that
// stand without words are kept, to be named.
func (p *pdfSubstitutes) undecorated(s string, faces pdfFaces) string {
	if strings.IndexFunc(s, isWordly) < 0 || strings.IndexFunc(s, isPictograph) < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	dropped := false
	for _, r := range s {
		switch {
		case isPictograph(r) && lookalike(r) == "" && faces.of(string(r)) == nil:
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
		if !face.Shows(r) || isControl(r) || isFormatting(r) && !isSteering(r) {
			return false
		}
	}
	return true
}

func isControl(r rune) bool { return r != '\n' && unicode.IsControl(r) }

// isSteering reports the marks by which letters join or part and by which a
// line's direction is told: the marks of no other kind change what is read.
func isSteering(r rune) bool {
	return r == '\u200C' || r == '\u200D' || r == '\u200E' || r == '\u200F' || r == '\u061C'
}

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

func (p *pdfSubstitutes) count(r rune, shown string) {
	if p.muted {
		return
	}
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
