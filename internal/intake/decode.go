package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns src as UTF-8 with LF line ends. The note says which other
// encoding it was in, if any.
func decode(src []byte) (text, note string, err error) {
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}), bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(src)
		if err != nil {
			return "", "", notText(err)
		}
		note = "The text was in UTF-16 and was converted."
		src = out
	case !utf8.Valid(src):
		out, err := charmap.Windows1252.NewDecoder().Bytes(src)
		if err != nil {
			return "", "", notText(err)
		}
		note = "The text was not in UTF-8; it was read as Windows-1252. Check its accented letters and quotation marks."
		src = out
	}
	if looksBinary(src) {
		return "", "", notText(nil)
	}
	text = strings.TrimPrefix(string(src), "\ufeff")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if strings.TrimSpace(text) == "" {
		return "", "", &Refusal{Kind: Empty, Problem: "There is no text.", Remedy: "Paste the job description, or choose another file."}
	}
	return text, note, nil
}

func notText(err error) error {
	return &Refusal{
		Kind:    Unsupported,
		Problem: "This is not plain text.",
		Remedy:  "Open it in the program that made it, copy its text, and paste that.",
		Err:     err,
	}
}

// looksBinary reports whether src holds a NUL, or more control characters
// than the few that word processors leave in copied text.
func looksBinary(src []byte) bool {
	controls := 0
	for _, r := range string(src) {
		switch {
		case r == 0:
			return true
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f':
		case r < 0x20, r >= 0x7f && r < 0xa0:
			controls++
		}
	}
	return controls*100 > utf8.RuneCount(src)
}
