package docx

import "golang.org/x/text/unicode/bidi"

// directedText is a piece of text in one direction.
type directedText struct {
	text        string
	rightToLeft bool
}

// directed divides text where its direction changes. Word sets what stands
// between letters by the run that it is in, so signs and digits go with the
// letters on both sides of them where these agree, and with the document
// where they do not.
func directed(text string, rightToLeft bool) []directedText {
	var out []directedText
	before := rightToLeft // of the last letter
	from, neutral := 0, 0 // where the piece and the signs at its end begin
	for i, r := range text {
		letter, strong := letterDirection(r)
		if !strong {
			continue
		}
		if letter != before {
			cut := neutral
			if before == rightToLeft {
				cut = i
			}
			out = appendPiece(out, text[from:cut], before)
			from = cut
		}
		before, neutral = letter, i+len(string(r))
	}
	if before != rightToLeft {
		out = appendPiece(out, text[from:neutral], before)
		from, before = neutral, rightToLeft
	}
	return appendPiece(out, text[from:], before)
}

func appendPiece(out []directedText, text string, rightToLeft bool) []directedText {
	if text == "" {
		return out
	}
	return append(out, directedText{text, rightToLeft})
}

func letterDirection(r rune) (rightToLeft, strong bool) {
	if r < 0x80 {
		return false, 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
	}
	props, _ := bidi.LookupRune(r)
	switch props.Class() {
	case bidi.L:
		return false, true
	case bidi.R, bidi.AL:
		return true, true
	}
	return false, false
}
