package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Nearly all words are plain: letters, digits and marks of Latin, Greek or
// Cyrillic between spaces. This file knows what the rules of Unicode come to
// for them, because asking the rules character by character takes several
// times as long as all else that lines cost.

// isPlainLetter reports letters and digits within and between which no line
// breaks: class AL or NU of Unicode Standard Annex 14.
func isPlainLetter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	case r < 0x250:
		return r >= 0xC0 && r != '×' && r != '÷'
	}
	return r >= 0x400 && r < 0x482 || r >= 0x48A && r < 0x530 || r >= 0x391 && r < 0x3CF
}

// isPlainMark reports the marks that end a word, before which no line breaks:
// classes IS and CP.
func isPlainMark(r rune) bool { return r == ',' || r == '.' || r == ':' || r == ')' }

// plainWord is the length of a plain word at the start of text with the space
// after it, where a line may break behind that or the text ends, or 0.
func plainWord(text string) int {
	letters := true
	for i, r := range text {
		switch {
		case letters && isPlainLetter(r):
		case i > 0 && isPlainMark(r):
			letters = false
		case i > 0 && r == ' ':
			if next, _ := utf8.DecodeRuneInString(text[i+1:]); isPlainLetter(next) {
				return i + 1
			}
			return 0
		default:
			return 0
		}
	}
	return len(text)
}

// nextSegment is uniseg.FirstLineSegmentInString, sooner. No rule looks back
// across a plain word, so that after one the state is that of a beginning.
func nextSegment(text string, state int) (part, rest string, forced bool, after int) {
	if n := plainWord(text); n > 0 {
		return text[:n], text[n:], n == len(text), -1
	}
	return uniseg.FirstLineSegmentInString(text, state)
}

// isPlain reports the characters that are drawn as they are in texts that run
// from left to right.
func isPlain(r rune) bool {
	return ' ' <= r && r <= '~' || isPlainLetter(r) || strings.ContainsRune("–—‘’“”„…•€", r)
}

// plainLine is a line that is drawn just as it is written, from left to right,
// with its pieces cut out of the text.
func (t text) plainLine(start, end, run int) (line Line, plain bool) {
	for i, of := start, run; i < end; {
		r, size := utf8.DecodeRuneInString(t.all[i:end])
		of = t.runAt(i, of)
		if !isPlain(r) || !t.runs[of].Face.Has(r) {
			return Line{}, false
		}
		i += size
	}
	for order := 0; start < end; run++ {
		stop := min(end, t.ends[run])
		if stop <= start {
			continue
		}
		of, text := t.runs[run], t.all[start:stop]
		p := Piece{Text: text, Meaning: text, Face: of.Face, Size: of.Size, Mark: of.Mark, Order: order, X: line.Width}
		p.Width = of.Face.Width(text) * of.Size
		line.Width += p.Width
		line.Pieces = append(line.Pieces, p)
		order += utf8.RuneCountInString(text)
		start = stop
	}
	return line, true
}
