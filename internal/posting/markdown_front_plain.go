package posting

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Most front matter is keys with values that YAML needs no quotes for. It is
// written here just as the YAML encoder writes it, which has the rest.

// plainFront writes the front matter without its fences; ok is false, and
// what was written of no use, where a value may need quotes.
func plainFront(b *bytes.Buffer, p *Posting) (ok bool) {
	w := frontWriter{out: b, ok: strings.TrimSpace(p.Extra) == ""}
	if w.ok {
		w.fields(frontFields(p), "", "")
	}
	return w.ok
}

// frontWriter writes keys and values until one needs more than that.
type frontWriter struct {
	out *bytes.Buffer
	ok  bool
}

// fields writes fields a line each: the first one behind lead, the others
// behind indent. It reports whether there were any.
func (w *frontWriter) fields(fields []frontField, lead, indent string) bool {
	began := false
	for _, f := range fields {
		mark := w.out.Len()
		w.out.WriteString(lead)
		w.out.WriteString(f.key)
		w.out.WriteByte(':')
		if !w.field(f, indent+"  ") {
			w.out.Truncate(mark)
			continue
		}
		lead, began = indent, true
	}
	return began
}

// field writes what stands behind a field's key.
func (w *frontWriter) field(f frontField, indent string) bool {
	if f.places == nil && f.fields == nil {
		return w.value(f.get())
	}
	w.out.WriteByte('\n')
	if f.places == nil {
		return w.fields(f.fields, indent, indent)
	}
	began := false
	for _, l := range *f.places {
		began = w.fields(locationFields(&l), indent+"- ", indent+"  ") || began
	}
	return began
}

func (w *frontWriter) value(s string) bool {
	switch {
	case s == "":
		return false
	case isColourMark(s):
		s = "'" + s + "'"
	case !isPlainScalar(s):
		w.ok = false
	}
	w.out.WriteByte(' ')
	w.out.WriteString(s)
	w.out.WriteByte('\n')
	return true
}

// isColourMark reports whether s is "#0b6e6e", which is quoted.
func isColourMark(s string) bool {
	return len(s) == len("#0b6e6e") && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// isPlainScalar reports whether a text, a number or a date surely stands
// without quotes in YAML. It must not look like anything else to any reader.
func isPlainScalar(s string) bool {
	if strings.HasSuffix(s, " ") || strings.HasSuffix(s, ":") || strings.Contains(s, ": ") || strings.Contains(s, " #") || isYAMLWord(s) {
		return false
	}
	for _, c := range s {
		if c < ' ' || c == 0x7f || c > 0x7f && c <= 0xa0 || c == 0x2028 || c == 0x2029 || c >= 0xd7ff || c == utf8.RuneError {
			return false
		}
	}
	switch c := s[0]; {
	case isASCIILetter(c), c >= utf8.RuneSelf:
		return true
	case c >= '0' && c <= '9':
		return plainNumber.MatchString(s) || saysWords(s)
	}
	return false
}

// isYAMLWord reports whether some YAML reader takes s for yes, no or nothing.
func isYAMLWord(s string) bool {
	for _, word := range [...]string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"} {
		if strings.EqualFold(s, word) {
			return true
		}
	}
	return false
}

// saysWords reports whether what begins with a figure has a word behind a
// space, as "36 to 40 a week", and so is no number and no time.
func saysWords(s string) bool {
	_, rest, _ := strings.Cut(s, " ")
	return rest != "" && isASCIILetter(rest[0])
}
